//! Marks that stand for a character which could not be exchanged.

/// The mark by which keys name every other.
const ANY: char = '●';

/// Whether the character stands for one that was lost: ● of the central server (4.4 % of the records,
/// 2025-08-28), ■ and 〓 of receipt software, and what failed conversions leave.
pub fn is_mark(c: char) -> bool {
    matches!(c, ANY | '〓' | '■' | '?' | '？' | '\u{FFFD}')
}

/// Whether a character of the text was lost.
///
/// ```
/// use mnc_core::patient::fold::has_mark;
/// assert!(has_mark("番号●子") && !has_mark("番号花子"));
/// ```
pub fn has_mark(text: &str) -> bool {
    text.chars().any(is_mark)
}

pub(super) fn unify(text: &str) -> String {
    let unified = text.chars().map(|c| if is_mark(c) { ANY } else { c });
    unified.collect()
}

/// Whether two weak keys are the same but for marks, and some character is there to be the same.
pub(super) fn fits(one: &str, other: &str) -> bool {
    let same_length = one.chars().count() == other.chars().count();
    let pairs = || one.chars().zip(other.chars());
    same_length
        && pairs().all(|(a, b)| a == b || a == ANY || b == ANY)
        && pairs().any(|(a, b)| a == b && a != ANY)
}
