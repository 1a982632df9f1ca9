//! Folding against the documented forms, and its laws.

use super::*;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// domain vectors: answers carry names with U+3000 and readings in half-width kana (samples of the
/// 資格確認結果).
#[test]
fn answers_and_masters_write_the_same_reading() {
    for (answer, master) in [
        ("ｼﾝﾘｮｳ ﾀﾛｳ", "シンリョウ　タロウ"),
        ("ｽｽﾞｷ ｴﾐｺ", "スズキ エミコ"),
    ] {
        assert_eq!(kana_agree(answer, master), Some(Level::Width));
    }
    assert_eq!(kana_agree("すずき えみこ", "ｽｽﾞｷ ｴﾐｺ"), Some(Level::Folded));
}

/// 保団連 and 大阪府保険医協会 surveys of 2023: readings without small kana.
#[test]
fn large_kana_are_the_same_reading_and_another_name_is_not() {
    assert_eq!(kana_agree("ショウイチ", "シヨウイチ"), Some(Level::Folded));
    assert_eq!(kana_agree("ショウイチ", "ヨウイチ"), None);
    assert_eq!(kana_agree("ジュリ", "ｼﾞﾕﾘ"), Some(Level::Folded));
}

#[test]
fn weak_readings_share_a_sound() {
    for (one, other) in [
        ("オーノ", "オノ"),
        ("ミズオ", "ミヅヲ"),
        ("シズカ", "シヅカ"),
        ("ヴァイオレット", "バイオレット"),
        ("ヤマサキ", "ヤマザキ"),
        ("ヰネ", "イネ"),
        ("チヱ", "チエ"),
    ] {
        assert_eq!(kana_agree(one, other), Some(Level::Weak), "{one} {other}");
    }
    for (one, other) in [
        ("ハナコ", "ハナエ"),
        ("カズキ", "カズ"),
        ("シマ", "チマ"),
        ("", ""),
    ] {
        assert_eq!(kana_agree(one, other), None, "{one} {other}");
    }
}

/// The insurers' pages on 外字: 髙 as 高, 﨑 as 崎, 𠮷 as 吉, 栁 as 柳.
#[test]
fn variant_kanji_are_folded_and_families_kept_apart() {
    for (one, other, level) in [
        ("髙橋", "高橋", Some(Level::Folded)),
        ("山﨑", "山崎", Some(Level::Folded)),
        ("𠮷田", "吉田", Some(Level::Folded)),
        ("栁田", "柳田", Some(Level::Folded)),
        ("渡邉", "渡邊", Some(Level::Folded)),
        ("齊藤", "斉藤", Some(Level::Folded)),
        ("齋藤", "斎藤", Some(Level::Folded)),
        ("斉藤", "斎藤", Some(Level::Weak)),
        ("佐々木", "佐佐木", Some(Level::Weak)),
        ("佐々木", "佐藤木", None),
        ("\u{FA19}山", "神山", Some(Level::Width)),
        ("葛\u{E0100}西", "葛西", Some(Level::Width)),
        ("関ヶ原", "関ケ原", Some(Level::Folded)),
        ("龍一", "竜一", Some(Level::Weak)),
        ("Smith, John", "ＳＭＩＴＨ　ＪＯＨＮ", Some(Level::Folded)),
        ("ジョン・スミス", "ジヨン スミス", Some(Level::Folded)),
        ("マリ－", "マリー", Some(Level::Folded)),
        ("みなみ", "ミナミ", Some(Level::Weak)),
        ("見本花子", "見本華子", None),
    ] {
        assert_eq!(names_agree(one, other), level, "{one} {other}");
        assert_eq!(names_agree(other, one), level, "{other} {one}");
    }
}

/// 厚生労働省 of 2025-08-28: ● stands for a character outside of the exchanged set (4.4 %).
#[test]
fn a_mark_stands_for_one_character_at_the_weakest_level_only() {
    for (one, other, level) in [
        ("髙橋●郎", "高橋太郎", Some(Level::Weak)),
        ("●橋太郎", "髙橋太郎", Some(Level::Weak)),
        ("〓橋太郎", "髙橋■郎", Some(Level::Weak)),
        ("●橋太郎", "●橋太郎", Some(Level::Weak)),
        ("●●●●", "高橋太郎", None),
        ("●●●●", "●●●●", None),
        ("高橋●", "高橋太郎", None),
        ("●々木", "佐々木", Some(Level::Weak)),
        ("見本？子", "見本花子", Some(Level::Weak)),
        ("●本花子", "架本太郎", None),
    ] {
        assert_eq!(names_agree(one, other), level, "{one} {other}");
    }
}

/// UAX #15: every character of the blocks that names come in, against the shapes that the charts of
/// Unicode document. Half-width kana are checked one by one, the rest by rule.
#[test]
fn nfkc_does_to_the_blocks_of_names_what_unicode_documents() {
    for code in 0xFF01..=0xFF5E_u32 {
        let (wide, narrow) = (char::from_u32(code), char::from_u32(code - 0xFEE0));
        assert_eq!(wide.into_iter().nfkc().next(), narrow);
    }
    let half = "ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ";
    let full = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    assert_eq!(half.nfkc().collect::<String>(), full);
    assert_eq!(half.chars().count(), 0xFF9D - 0xFF66 + 1);
    let voiced = "ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞｽﾞｾﾞｿﾞﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞﾊﾞﾋﾞﾌﾞﾍﾞﾎﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟｳﾞ";
    let composed = "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ";
    assert_eq!(voiced.nfkc().collect::<String>(), composed);
}

/// Kana and unified kanji have no compatibility mapping but for three kana of the block.
#[test]
fn nfkc_leaves_kana_and_unified_kanji_alone() {
    let kana = (0x3041..=0x30FF_u32).filter(|code| !matches!(code, 0x3097..=0x309C));
    let kana = kana.filter(|code| !matches!(code, 0x309F | 0x30FF));
    let kanji = (0x3400..=0x9FFF_u32).chain(0x2_0000..=0x2_A6DF);
    for c in kana.chain(kanji).filter_map(char::from_u32) {
        assert!(std::iter::once(c).nfkc().eq([c]), "{c}");
    }
    for (mark, shape) in [
        ('\u{309F}', "より"),
        ('\u{30FF}', "コト"),
        ('㍻', "平成"),
        ('㋿', "令和"),
    ] {
        assert_eq!(std::iter::once(mark).nfkc().collect::<String>(), shape);
    }
}

/// CJK Compatibility Ideographs fold to unified ones, but for the twelve that are unified themselves
/// (The Unicode Standard, 18.1 and the code chart F900).
#[test]
fn twelve_compatibility_ideographs_stay() {
    const TWELVE: &str = "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩";
    let block = (0xF900..=0xFA6D_u32).chain(0xFA70..=0xFAD9);
    for c in block.filter_map(char::from_u32) {
        let folded: String = std::iter::once(c).nfkc().collect();
        let stays = folded == c.to_string();
        assert_eq!(stays, TWELVE.contains(c), "U+{:04X}", u32::from(c));
        assert_eq!(folded.chars().count(), 1);
    }
    for (compatible, unified) in [
        ("\u{FA19}", "神"),
        ("\u{FA1E}", "羽"),
        ("\u{FA26}", "都"),
        ("\u{FA10}", "塚"),
        ("\u{FA4F}", "祐"),
        ("\u{F92C}", "郎"),
        ("\u{FA2E}", "郞"),
    ] {
        assert_eq!(compatible.nfkc().collect::<String>(), unified);
    }
}

/// The dashes that people type after kana, one by one.
#[test]
fn every_dash_after_kana_is_the_long_mark() {
    for dash in "-−‐‑‒–—―─ー〜~－ｰ～".chars() {
        assert_eq!(
            kana_key(&format!("マリ{dash}"), Level::Folded),
            "マリー",
            "{dash}"
        );
        assert_eq!(
            name_key(&format!("A{dash}B"), Level::Folded),
            "AB",
            "{dash}"
        );
    }
    assert_eq!(kana_key("カ゛ハ゜", Level::Width), "ガパ");
    assert_eq!(kana_key("カ\u{200D}\u{3099}", Level::Width), "ガ");
    assert_eq!(kana_key("ゕ゛", Level::Folded), "ガ");
}

/// Text of the characters that folding treats, among any others.
fn any_name() -> impl Strategy<Value = String> {
    let special = "ァぁゕゖヵヶヴアヷヸ゛゜\u{3099}\u{309A}ー-~〜々●〓■?？髙高﨑崎斉斎齋々 \u{3000}\u{FEFF}\u{E0100}\u{0301}eß・.,ヂｶﾞﾊﾟㇰ";
    let special: Vec<char> = special.chars().collect();
    let character = prop_oneof![3 => prop::sample::select(special), 1 => any::<char>()];
    prop::collection::vec(character, 0..12).prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(name in any_name()) {
        for level in Level::ALL {
            for key in [name_key, kana_key] {
                let once = key(&name, *level);
                prop_assert_eq!(key(&once, *level), once.clone(), "{:?}", level);
            }
        }
    }

    #[test]
    fn what_is_equal_at_a_level_is_equal_at_the_next(one in any_name(), other in any_name()) {
        // Unrelated names hardly ever agree: a name beside its own keys does.
        let others = Level::ALL.iter().map(|level| name_key(&one, *level));
        for other in others.chain([other]) {
            for key in [name_key, kana_key] {
                for pair in Level::ALL.windows(2) {
                    let same = |level| key(&one, level) == key(&other, level);
                    prop_assert!(!same(pair[0]) || same(pair[1]), "{:?}", pair);
                }
            }
            prop_assert_eq!(names_agree(&one, &other), names_agree(&other, &one));
        }
    }

    #[test]
    fn a_lost_character_is_never_more_than_weak(name in any_name(), place in 0_usize..12) {
        let mut marked: Vec<char> = name.chars().collect();
        marked.insert(place.min(marked.len()), '●');
        let marked: String = marked.into_iter().collect();
        prop_assert!(names_agree(&marked, &marked).is_none_or(|level| level >= Level::Weak));
    }
}
