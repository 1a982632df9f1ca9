//! Width: NFKC (UAX #15), without what has no shape of its own.

use unicode_normalization::UnicodeNormalization;

/// NFKC without spaces and ignorable characters.
///
/// The second pass composes what stood around a character that was taken out, so that folding
/// twice is folding once.
pub(super) fn fold(text: &str) -> String {
    let combining = text.chars().map(combining_mark);
    let plain: String = combining.nfkc().filter(|c| !is_ignorable(*c)).collect();
    plain.nfkc().collect()
}

/// Voicing marks that stand alone after their kana; NFKC would make them a space and a mark.
const fn combining_mark(c: char) -> char {
    match c {
        '\u{309B}' => '\u{3099}',
        '\u{309C}' => '\u{309A}',
        other => other,
    }
}

/// Spaces, controls, byte order marks, joiners, and the selectors of glyph variants (IVS).
fn is_ignorable(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2060}'..='\u{2064}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
                | '\u{E0100}'..='\u{E01EF}'
        )
}
