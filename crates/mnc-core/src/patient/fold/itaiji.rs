//! 異体字: kanji that are written for one another in names, as a table with its sources.

use std::sync::LazyLock;

/// Where a row of [`TABLE`] comes from. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// 常用漢字表 (平成22年内閣告示第2号): the form in parentheses (康熙字典体) beside the common one.
    Common,
    /// 戸籍法施行規則別表第二 (人名用漢字): two forms of one character.
    Names,
    /// A popular form (俗字) that family registers carry over into the regular one (平成2年10月20日
    /// 民二第5200号通達), and that insurers replace for want of the character (their pages on 外字).
    Popular,
    /// Mixed up in names, though a family may insist on either: only a weak agreement.
    MixedUp,
}

impl Source {
    /// Whether the forms are one character to [`Level::Folded`](super::Level::Folded).
    pub const fn is_strong(self) -> bool {
        !matches!(self, Self::MixedUp)
    }
}

/// Groups of each source: the form that is compared, and behind it the forms that fold to it.
///
/// 斉 (with 齊) and 斎 (with 齋) are different characters and stay apart but for weak agreement.
pub const TABLE: &[(Source, &str)] = &[
    (
        Source::Common,
        "亜亞 為爲 栄榮 円圓 塩鹽 応應 桜櫻 横橫 仮假 覚覺 学學 寛寬 関關 暁曉 教敎 薫薰 恵惠 蛍螢 \
         鶏鷄 県縣 顕顯 広廣 黒黑 国國 斎齋 参參 産產 児兒 実實 寿壽 渋澁澀 渉涉 将將 条條 乗乘 \
         真眞 瀬瀨 斉齊 静靜 青靑 清淸 浅淺 双雙 荘莊 曽曾 増增 蔵藏 沢澤 滝瀧 団團 鎮鎭 鉄鐵 \
         伝傳 徳德 浜濱濵 仏佛 辺邊邉 豊豐 穂穗 来來 頼賴 緑綠 礼禮 与與 弐貳",
    ),
    (Source::Names, "巌巖 彦彥 晋晉 槙槇 弥彌 遥遙 禄祿"),
    (
        Source::Popular,
        "角⻆ 吉𠮷 橋槗𣘺 桑桒 昂昻 高髙 崎﨑 昇曻 西⻄ 土圡 富冨 柳栁 長⻑ 鴎鷗",
    ),
    (
        Source::MixedUp,
        "崎嵜碕埼 斉斎 島嶋嶌 竜龍 館舘 渕淵 桧檜 薮藪 峰峯 岳嶽 野埜 村邨 涼凉 凛凜 煕熙凞 万萬 \
         聡聰 涛濤 徳悳 欅﨔",
    ),
];

/// The strong folding: one form for what is one character.
pub(super) fn fold(text: &str) -> String {
    static STRONG: LazyLock<Map> = LazyLock::new(|| map(Source::is_strong));
    text.chars().map(|c| look_up(&STRONG, c)).collect()
}

/// The weak folding, over text that was folded strongly.
pub(super) fn fold_weak(text: &str) -> String {
    static WEAK: LazyLock<Map> = LazyLock::new(|| map(|source| !source.is_strong()));
    text.chars().map(|c| look_up(&WEAK, c)).collect()
}

/// 々 as the character that it repeats.
pub(super) fn write_out(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        let repeated = written.chars().next_back().filter(|_| c == '々');
        written.push(repeated.unwrap_or(c));
    }
    written
}

/// The forms that fold to this one or to which this one folds, the compared form first; the strong
/// ones before the weak.
pub(in crate::patient) fn forms(c: char) -> impl Iterator<Item = char> {
    let with_it = groups(|_| true).filter(move |group| group.contains(c));
    with_it.flat_map(str::chars).filter(move |form| *form != c)
}

/// Pairs of a form and the compared form, in the order of the first.
type Map = Vec<(char, char)>;

fn map(wanted: fn(Source) -> bool) -> Map {
    let pairs = groups(wanted).flat_map(|group| {
        let mut forms = group.chars();
        let compared = forms.next();
        forms.filter_map(move |form| Some((form, compared?)))
    });
    let mut map: Map = pairs.collect();
    map.sort_unstable();
    map
}

fn groups(wanted: fn(Source) -> bool) -> impl Iterator<Item = &'static str> {
    let rows = TABLE.iter().filter(move |(source, _)| wanted(*source));
    rows.flat_map(|(_, groups)| groups.split_whitespace())
}

fn look_up(map: &Map, c: char) -> char {
    let place = map.binary_search_by_key(&c, |(form, _)| *form);
    let pair = place.ok().and_then(|place| map.get(place));
    pair.map_or(c, |(_, compared)| *compared)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use unicode_normalization::UnicodeNormalization;

    fn keys(wanted: fn(Source) -> bool) -> Vec<char> {
        map(wanted).into_iter().map(|(form, _)| form).collect()
    }

    #[test]
    fn every_form_has_one_row_and_folding_is_done_in_one_step() {
        for wanted in [Source::is_strong, |source: Source| !source.is_strong()] {
            let forms = keys(wanted);
            let unique: HashSet<_> = forms.iter().collect();
            assert_eq!(unique.len(), forms.len());
            for (form, compared) in map(wanted) {
                assert!(
                    !unique.contains(&compared),
                    "{form} folds to a form that folds"
                );
            }
        }
        let strong: HashSet<_> = keys(Source::is_strong).into_iter().collect();
        for (form, compared) in map(|source| !source.is_strong()) {
            assert!(
                !strong.contains(&form) && !strong.contains(&compared),
                "{form}"
            );
        }
    }

    /// A form that NFKC replaces would never be looked up.
    #[test]
    fn nfkc_leaves_every_form_alone() {
        for (_, groups) in TABLE {
            assert!(groups.chars().nfkc().eq(groups.chars()));
        }
    }
}
