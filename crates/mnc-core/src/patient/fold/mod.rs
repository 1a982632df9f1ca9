//! Folding: the keys by which names are compared, from exact to weak. What is stored stays as it is.
//!
//! | level | name in kanji | reading in kana |
//! |---|---|---|
//! | `Exact` | as it is | as it is |
//! | `Width` | NFKC; no spaces, variation selectors, joiners | the same |
//! | `Folded` | and small kana large, dashes as ー, Latin in capitals, no punctuation, [variant kanji](itaiji) | and hiragana as katakana |
//! | `Weak` | and kanji that are often mixed up, 々 written out, kana as to the right; ● 〓 ■ match any one character | and without ー and voicing marks, ヲ as オ, ヰ as イ, ヱ as エ |
//! | `Alias` | a former name, a name in use, or a name that staff approved | |
//!
//! Insurers write ショ as シヨ and 髙 as 高 (surveys of 2023; the insurers' pages on 外字), so `Folded` is
//! one person's name in two spellings. `Weak` is a reason to ask, never one to decide.

pub mod itaiji;
mod kana;
mod mark;
mod width;

pub use mark::{has_mark, is_mark};

use mark::fits;

/// How well two names agree, from the strongest. Exhaustive on purpose: the order is the meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The same characters.
    Exact,
    /// The same but for width, spaces and variation selectors.
    Width,
    /// The same but for small kana, dashes and variant kanji.
    Folded,
    /// The same but for kanji and kana that are often mixed up, or for a character that was lost.
    Weak,
    /// Another name of the person.
    Alias,
}

impl Level {
    /// Every level, from the strongest.
    pub const ALL: &[Self] = &[
        Self::Exact,
        Self::Width,
        Self::Folded,
        Self::Weak,
        Self::Alias,
    ];

    /// The stable ASCII code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "L0",
            Self::Width => "L1",
            Self::Folded => "L2",
            Self::Weak => "L3",
            Self::Alias => "L4",
        }
    }
}

/// The key of a name at a level. Aliases are compared by the weak key.
///
/// ```
/// use mnc_core::patient::fold::{Level, name_key};
/// assert_eq!(name_key("髙﨑　太郎", Level::Folded), name_key("高崎 太郎", Level::Folded));
/// assert_ne!(name_key("斉藤", Level::Folded), name_key("斎藤", Level::Folded));
/// assert_eq!(name_key("斉藤", Level::Weak), name_key("齋藤", Level::Weak));
/// ```
pub fn name_key(name: &str, level: Level) -> String {
    let folded = || kana::large(&itaiji::fold(&kana::plain(&width::fold(name))));
    match level {
        Level::Exact => name.to_owned(),
        Level::Width => width::fold(name),
        Level::Folded => folded(),
        Level::Weak | Level::Alias => {
            let kanji = mark::unify(&itaiji::fold_weak(&itaiji::write_out(&folded())));
            kana::weak(&kana::katakana(&kanji))
        }
    }
}

/// The key of a reading at a level.
///
/// ```
/// use mnc_core::patient::fold::{Level, kana_key};
/// assert_eq!(kana_key("ｼﾝﾘｮｳ ﾀﾛｳ", Level::Width), "シンリョウタロウ");
/// assert_eq!(kana_key("ショウイチ", Level::Folded), kana_key("ｼﾖｳｲﾁ", Level::Folded));
/// ```
pub fn kana_key(kana: &str, level: Level) -> String {
    let folded = || kana::large(&kana::katakana(&kana::plain(&width::fold(kana))));
    match level {
        Level::Exact => kana.to_owned(),
        Level::Width => width::fold(kana),
        Level::Folded => folded(),
        Level::Weak | Level::Alias => kana::weak(&mark::unify(&folded())),
    }
}

/// The strongest level at which two names agree, up to [`Level::Weak`]; none if they do not.
///
/// A name in which a character was lost agrees weakly at best, and only if some character is left
/// to agree. A name of which nothing is left agrees with none, not even with itself.
///
/// ```
/// use mnc_core::patient::fold::{Level, names_agree};
/// assert_eq!(names_agree("髙橋●郎", "高橋太郎"), Some(Level::Weak));
/// assert_eq!(names_agree("●●●●", "高橋太郎"), None);
/// ```
pub fn names_agree(one: &str, other: &str) -> Option<Level> {
    strongest(one, other, name_key)
}

/// The strongest level at which two readings agree, up to [`Level::Weak`]; none if they do not.
pub fn kana_agree(one: &str, other: &str) -> Option<Level> {
    strongest(one, other, kana_key)
}

fn strongest(one: &str, other: &str, key: fn(&str, Level) -> String) -> Option<Level> {
    if !fits(&key(one, Level::Weak), &key(other, Level::Weak)) {
        return None;
    }
    let whole = !has_mark(one) && !has_mark(other);
    let levels = [Level::Exact, Level::Width, Level::Folded].into_iter();
    levels
        .filter(|_| whole)
        .find(|level| key(one, *level) == key(other, *level))
        .or(Some(Level::Weak))
}

/// Width folding for other fields: NFKC without spaces, selectors and joiners.
pub(super) fn plain_width(text: &str) -> String {
    width::fold(text)
}

#[cfg(test)]
mod tests;
