//! Keys by which numbers are compared: the numbers themselves are stored as they came.

/// The key of a 番号, 保険者番号 or 枝番: half-width, without spaces, hyphens and leading zeros.
///
/// Masters and answers write the same number with either width and with or without leading zeros.
///
/// ```
/// use mnc_core::eligibility::numbers::number_key;
/// assert_eq!(number_key("００１２－３"), number_key(" 123"));
/// assert_eq!(number_key("000"), "0");
/// ```
pub fn number_key(number: &str) -> String {
    let key = symbol_key(number);
    let significant = key.trim_start_matches('0');
    match (significant, key.as_str()) {
        ("", "") => String::new(),
        ("", _) => "0".to_owned(),
        (significant, _) => significant.to_owned(),
    }
}

/// The key of a 記号: half-width, in capitals, without spaces and hyphens. Leading zeros stay: of a
/// 記号 they are part of the text.
///
/// ```
/// use mnc_core::eligibility::numbers::symbol_key;
/// assert_eq!(symbol_key("見本　１２－Ａ"), symbol_key("見本12a"));
/// assert_ne!(symbol_key("01"), symbol_key("1"));
/// ```
pub fn symbol_key(symbol: &str) -> String {
    let half_width = symbol.chars().map(half_width);
    half_width
        .filter(|c| !c.is_whitespace() && !is_hyphen(*c))
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// Full-width forms of ASCII are the same characters 0xFEE0 further on.
fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    }
}

/// The hyphens, dashes and the minus signs that stand between digits. ー is also typed for one.
const fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30FC}' | '\u{FF70}' | '\u{2500}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_spaces_hyphens_and_zeros_are_no_difference() {
        for same in [
            "123",
            "00123",
            " 12 3",
            "１２３",
            "0 1-2－3",
            "12‐3",
            "12−3",
            "12ー3",
        ] {
            assert_eq!(number_key(same), "123", "{same}");
        }
        for (other, key) in [("", ""), ("0", "0"), ("00", "0"), ("120", "120"), ("-", "")] {
            assert_eq!(number_key(other), key);
        }
    }

    #[test]
    fn a_symbol_keeps_its_zeros_and_kanji() {
        assert_eq!(symbol_key("架空－０１ａ"), "架空01A");
    }
}
