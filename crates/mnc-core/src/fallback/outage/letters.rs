//! The letters that a search for the very spelling stumbles over: kana of either width and size, and
//! kanji that registers write in more than one form.

/// Full-width katakana in the order in which Unicode has the half-width ones, from U+FF66 on.
const IN_HALF_WIDTH_ORDER: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
const FIRST_HALF_WIDTH: u32 = 0xFF66;

/// A letter with a sound mark, and the letter without it.
const VOICED: &str =
    "ガカギキグクゲケゴコザサジシズスゼセゾソダタヂチヅツデテドトバハビヒブフベヘボホヴウ";
const HALF_VOICED: &str = "パハピヒプフペヘポホ";

/// Small kana, and the large one that registers without small kana have instead.
const SMALL: &str = "ァアィイゥウェエォオャヤュユョヨッツヮワ";

/// Kanji that are one letter to the holder and several to a register; the commonest form first. The
/// table is short on purpose: it holds what occurs in family names every day.
const FORMS: &[&str] = &[
    "高髙",
    "崎﨑嵜碕",
    "辺邊邉",
    "斉斎齊齋",
    "沢澤",
    "浜濱濵",
    "広廣",
    "国國",
    "吉𠮷",
    "島嶋嶌",
    "富冨",
    "徳德",
    "桜櫻",
    "恵惠",
    "真眞",
    "栄榮",
    "瀬瀨",
    "柳栁",
    "角⻆",
    "竜龍",
    "滝瀧",
    "関關",
    "条條",
    "亀龜",
    "槙槇",
    "桧檜",
    "館舘",
    "曽曾",
    "塩鹽",
    "寿壽",
    "円圓",
    "黒黑",
    "緑綠",
    "増增",
    "ケヶ",
];

/// What the exchange set shows for a letter that it lacks.
pub(super) const UNKNOWN_LETTER: char = '●';

/// The forms of a kanji, its own left out; the commonest first.
pub(super) fn other_forms(letter: char) -> impl Iterator<Item = char> {
    let group = FORMS.iter().find(|forms| forms.contains(letter));
    let forms = group.map_or("", |forms| forms);
    forms.chars().filter(move |form| *form != letter)
}

/// Whether the exchange set (Windows-31J) has the letter.
pub(super) fn is_exchangeable(letter: char) -> bool {
    let mut text = [0; 4];
    let (_, _, lacking) = encoding_rs::SHIFT_JIS.encode(letter.encode_utf8(&mut text));
    !lacking
}

/// Katakana, ASCII and the space in full width; hiragana become katakana.
pub(super) fn full_width(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let before = out.chars().next_back();
        match (letter, before) {
            ('ﾞ' | '゛' | '\u{3099}', Some(base)) if with_mark(VOICED, base).is_some() => {
                out.pop();
                out.extend(with_mark(VOICED, base));
            }
            ('ﾟ' | '゜' | '\u{309A}', Some(base)) if with_mark(HALF_VOICED, base).is_some() => {
                out.pop();
                out.extend(with_mark(HALF_VOICED, base));
            }
            _ => out.push(full_width_letter(letter)),
        }
    }
    out
}

/// Katakana, ASCII and the space in half width.
pub(super) fn half_width(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if let Some(base) = without_mark(VOICED, letter) {
            out.extend([half_width_letter(base), 'ﾞ']);
        } else if let Some(base) = without_mark(HALF_VOICED, letter) {
            out.extend([half_width_letter(base), 'ﾟ']);
        } else {
            out.push(half_width_letter(letter));
        }
    }
    out
}

/// Full-width text with large kana for small ones.
pub(super) fn large_kana(text: &str) -> String {
    let large = |letter| without_mark(SMALL, letter).unwrap_or(letter);
    text.chars().map(large).collect()
}

fn full_width_letter(letter: char) -> char {
    let code = u32::from(letter);
    let moved = match letter {
        ' ' => return '\u{3000}',
        '｡' => return '。',
        '･' => return '・',
        '!'..='~' => char::from_u32(code + 0xFEE0),
        'ぁ'..='ゖ' => char::from_u32(code + 0x60),
        _ => code
            .checked_sub(FIRST_HALF_WIDTH)
            .and_then(|place| usize::try_from(place).ok())
            .and_then(|place| IN_HALF_WIDTH_ORDER.chars().nth(place)),
    };
    moved.unwrap_or(letter)
}

fn half_width_letter(letter: char) -> char {
    let code = u32::from(letter);
    let moved = match letter {
        '\u{3000}' => return ' ',
        '・' => return '･',
        '！'..='～' => char::from_u32(code - 0xFEE0),
        _ => IN_HALF_WIDTH_ORDER
            .chars()
            .position(|full| full == letter)
            .and_then(|place| u32::try_from(place).ok())
            .and_then(|place| char::from_u32(FIRST_HALF_WIDTH + place)),
    };
    moved.unwrap_or(letter)
}

/// The pairs of a table: what it makes, and what it makes it of.
fn pairs(table: &str) -> impl Iterator<Item = (char, char)> {
    table
        .chars()
        .step_by(2)
        .zip(table.chars().skip(1).step_by(2))
}

fn with_mark(table: &str, base: char) -> Option<char> {
    pairs(table).find_map(|(marked, plain)| (plain == base).then_some(marked))
}

fn without_mark(table: &str, marked: char) -> Option<char> {
    pairs(table).find_map(|(it, plain)| (it == marked).then_some(plain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn widths_are_each_others_inverse() {
        let every = IN_HALF_WIDTH_ORDER
            .chars()
            .chain(pairs(VOICED).map(|it| it.0));
        let full: String = every.chain(pairs(HALF_VOICED).map(|it| it.0)).collect();
        let half = half_width(&full);
        assert!(
            half.chars().all(|letter| ('ｦ'..='ﾟ').contains(&letter)),
            "{half}"
        );
        assert_eq!(full_width(&half), full);
    }

    #[test]
    fn letters_of_both_widths() {
        for (half, full) in [
            ("ﾊﾞﾝｺﾞｳ ﾊﾅｺ", "バンゴウ　ハナコ"),
            ("ﾐﾎﾝ ｼﾞｮﾝ", "ミホン　ジョン"),
            ("ﾊﾟｯﾂﾞｦｰ", "パッヅヲー"),
            ("ｳﾞｪ･A-1", "ヴェ・Ａ－１"),
        ] {
            assert_eq!(
                (half_width(full).as_str(), full_width(half).as_str()),
                (half, full)
            );
        }
        assert_eq!(full_width("ばんごう はなこ"), "バンゴウ　ハナコ");
        assert_eq!(full_width("ハ\u{3099}ン"), "バン", "a combining mark");
        assert_eq!(
            full_width("アﾞﾟ"),
            "アﾞﾟ",
            "a mark that belongs to nothing stays"
        );
        assert_eq!(
            (full_width("髙"), half_width("髙")),
            ("髙".to_owned(), "髙".to_owned())
        );
        assert_eq!(large_kana("ジョッァヮー"), "ジヨツアワー");
    }

    #[test]
    fn forms_know_each_other_and_no_letter_has_two_groups() {
        let mut seen = HashSet::new();
        for letter in FORMS.iter().flat_map(|forms| forms.chars()) {
            assert!(seen.insert(letter), "{letter}");
            assert!(other_forms(letter).all(|other| other != letter));
            assert!(other_forms(letter).count() > 0);
        }
        assert_eq!(other_forms('髙').collect::<String>(), "高");
        assert_eq!(other_forms('邉').collect::<String>(), "辺邊");
        assert_eq!(other_forms('番').count(), 0);
    }

    #[test]
    fn the_exchange_set_has_some_variants_and_lacks_others() {
        assert!("高髙﨑ｱア".chars().all(is_exchangeable));
        assert!(!"𠮷⻆".chars().any(is_exchangeable));
    }
}
