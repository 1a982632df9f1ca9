//! The characters of claim files: JIS X 0208-1983, written in `Shift_JIS`.
//!
//! Claim files (レセプト電算処理 記録条件仕様) take JIS X 0201 and the 6 877 characters of JIS X 0208-1983. The
//! `Shift_JIS` of computers has more: 髙 and 﨑 can be typed and saved, and the claim comes back.

use super::fold::itaiji;
use encoding_rs::SHIFT_JIS;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A character that claim files cannot carry. `Debug` does not show it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Unfit {
    /// Its place in the text, counted in characters from 0.
    pub place: usize,
    /// The character.
    pub character: char,
    /// What to write instead.
    pub suggestion: Suggestion,
}

/// What to write instead. Exhaustive on purpose.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Suggestion {
    /// Another form of the same character.
    Form(char),
    /// Nothing: it only chooses a glyph.
    Omit,
    /// There is no form: write the name in kana, as receipt software does.
    Kana,
}

impl fmt::Debug for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unfit({}, redacted)", self.place)
    }
}

impl fmt::Debug for Suggestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form(_) => "Form(redacted)",
            Self::Omit => "Omit",
            Self::Kana => "Kana",
        })
    }
}

/// Checks a text for a claim file.
///
/// ```
/// use mnc_core::patient::charset::{Suggestion, check};
/// assert!(check("渡邉 花子").is_ok());
/// let unfit = check("髙橋").unwrap_err();
/// assert_eq!((unfit[0].place, unfit[0].suggestion), (0, Suggestion::Form('高')));
/// ```
///
/// # Errors
/// The characters that do not fit, in their order.
pub fn check(text: &str) -> Result<(), Vec<Unfit>> {
    let unfit: Vec<_> = text
        .chars()
        .enumerate()
        .filter(|(_, character)| !is_carried(*character))
        .map(|(place, character)| Unfit {
            place,
            character,
            suggestion: suggest(character),
        })
        .collect();
    if unfit.is_empty() { Ok(()) } else { Err(unfit) }
}

/// The text with every suggestion taken; none if one of them is to write in kana.
///
/// ```
/// use mnc_core::patient::charset::substituted;
/// assert_eq!(substituted("髙﨑 𠮷子").as_deref(), Some("高崎 吉子"));
/// assert_eq!(substituted("彅"), None);
/// ```
pub fn substituted(text: &str) -> Option<String> {
    let substitute = |c: char| match suggest(c) {
        _ if is_carried(c) => Some(Some(c)),
        Suggestion::Form(form) => Some(Some(form)),
        Suggestion::Omit => Some(None),
        Suggestion::Kana => None,
    };
    let characters: Option<Vec<_>> = text.chars().map(substitute).collect();
    Some(characters?.into_iter().flatten().collect())
}

/// Whether a claim file can carry the character.
///
/// Rows 1 to 8 and 16 to 84 of JIS X 0208; of row 84 the four characters of 1983, not the two of 1990
/// (凜, 熙).
pub fn is_carried(c: char) -> bool {
    if c.is_ascii_graphic() || c == ' ' || matches!(c, '\u{FF61}'..='\u{FF9F}') {
        return true;
    }
    match cell(c) {
        Some((84, cell)) => cell <= 4,
        Some((row, _)) => matches!(row, 1..=8 | 16..=83),
        None => false,
    }
}

/// Characters of JIS X 0208 that Windows maps from another code point than the standard does.
const OTHER_MAPPING: &str = "〜‖−¢£¬—";

/// Row and cell (区点) of a character of two bytes.
fn cell(c: char) -> Option<(u8, u8)> {
    if OTHER_MAPPING.contains(c) {
        return Some((1, 1));
    }
    let mut text = [0; 4];
    let (bytes, _, unmappable) = SHIFT_JIS.encode(c.encode_utf8(&mut text));
    match bytes.as_ref() {
        [lead, trail] if !unmappable => Some(row_and_cell(*lead, *trail)),
        _ => None,
    }
}

/// Each lead byte holds two rows: the first up to the trail byte 0x9E, without 0x7F.
const fn row_and_cell(lead: u8, trail: u8) -> (u8, u8) {
    let pair = if lead < 0xA0 {
        lead.wrapping_sub(0x81)
    } else {
        lead.wrapping_sub(0xC1)
    };
    let first_row = pair.wrapping_mul(2).wrapping_add(1);
    match trail {
        0x9F.. => (first_row.wrapping_add(1), trail - 0x9E),
        0x80.. => (first_row, trail - 0x40),
        _ => (first_row, trail.wrapping_sub(0x3F)),
    }
}

fn suggest(c: char) -> Suggestion {
    let compatible: Vec<char> = std::iter::once(c).nfkc().collect();
    let single = match compatible.as_slice() {
        [form] if *form != c => Some(*form),
        _ => None,
    };
    let forms = single.into_iter().chain(itaiji::forms(c));
    match forms.into_iter().find(|form| is_carried(*form)) {
        Some(form) => Suggestion::Form(form),
        None if super::fold::plain_width(c.encode_utf8(&mut [0; 4])).is_empty() => Suggestion::Omit,
        None => Suggestion::Kana,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggestion(c: char) -> Option<Suggestion> {
        check(&c.to_string()).err().map(|unfit| unfit[0].suggestion)
    }

    /// JIS X 0208-1983: 524 characters that are no kanji, 2 965 and 3 388 kanji of the two levels
    /// (the second with the four of 1983, without the two of 1990). Seven have a second code point.
    #[test]
    fn the_set_has_as_many_characters_as_the_standard() {
        let two_bytes = (0x80..=0xFFFF_u32).filter_map(char::from_u32);
        let carried: Vec<_> = two_bytes
            .filter(|c| is_carried(*c) && !matches!(c, '\u{FF61}'..='\u{FF9F}'))
            .collect();
        let doubles = OTHER_MAPPING.chars().count();
        assert_eq!(carried.len() - doubles, 6_877);
        let kanji = carried
            .iter()
            .filter(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
        // 仝 is a kanji to Unicode, and a mark of row 1 to the standard.
        assert_eq!(kanji.count(), 2_965 + 3_388 + 1);
    }

    /// レセプト電算処理 記録条件仕様; the examples of doctors whose claims came back (德).
    #[test]
    fn characters_outside_are_named_with_a_form() {
        for (c, form) in [
            ('髙', '高'),
            ('﨑', '崎'),
            ('德', '徳'),
            ('栁', '柳'),
            ('濵', '浜'),
            ('黑', '黒'),
            ('𠮷', '吉'),
            ('凜', '凛'),
            ('熙', '煕'),
            ('瀨', '瀬'),
            ('\u{FA19}', '神'),
            ('①', '1'),
        ] {
            assert_eq!(suggestion(c), Some(Suggestion::Form(form)), "{c}");
            assert!(is_carried(form));
        }
        assert_eq!(suggestion('彅'), Some(Suggestion::Kana));
        assert_eq!(suggestion('㈱'), Some(Suggestion::Kana));
        assert_eq!(suggestion('\u{E0100}'), Some(Suggestion::Omit));
        assert_eq!(substituted("葛\u{E0100}西").as_deref(), Some("葛西"));
    }

    #[test]
    fn characters_inside_are_carried() {
        let text = "渡邉邊斉齊齋斎濱彌國吉崎堯槇遙瑤亜熕 番号花子Ａ１ア゛ｱﾞ()-－〜～―—●■〓々ヶ　";
        assert_eq!(check(text), Ok(()));
        for outside in "纊ⅰ∵①\u{7F}\n\u{80}é¥彅".chars().filter(|c| *c != '∵') {
            assert!(!is_carried(outside), "{outside}");
        }
    }

    #[test]
    fn debug_shows_no_character() {
        let unfit = check("見髙").unwrap_err();
        assert_eq!(format!("{unfit:?}"), "[Unfit(1, redacted)]");
        assert_eq!(format!("{:?}", unfit[0].suggestion), "Form(redacted)");
    }
}
