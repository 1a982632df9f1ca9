//! 個人番号: the twelve digits that institutions never handle, known here only to be refused.

use super::fold;

/// Whether a text is twelve digits with the check digit of a 個人番号 (番号利用法総務省令第5条), of either
/// width and with or without spaces and hyphens. One in eleven other numbers of twelve digits is too:
/// ask before it is stored anywhere.
///
/// ```
/// use mnc_core::patient::individual_number::looks_like;
/// assert!(looks_like("9832 0567 3214") && !looks_like("983205673210"));
/// ```
pub fn looks_like(text: &str) -> bool {
    let plain = fold::plain_width(text);
    let digits: Option<Vec<u32>> = plain
        .chars()
        .filter(|c| *c != '-')
        .map(|c| c.to_digit(10))
        .collect();
    match digits.as_deref() {
        Some([digits @ .., check]) if digits.len() == 11 => check_digit(digits) == *check,
        _ => false,
    }
}

/// Weights 2 to 7 and 2 to 6 from the right; 11 less the rest by 11, or 0 for rests of 0 and 1.
fn check_digit(digits: &[u32]) -> u32 {
    let weights = (2..=7).chain(2..=6);
    let sum: u32 = digits
        .iter()
        .rev()
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum();
    match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 番号利用法総務省令第5条; the rests 0 and 1 give 0.
    #[test]
    fn the_check_digit_decides() {
        for number in [
            "983205673214",
            "９８３２０５６７３２１４",
            "9832-0567-3214",
            "000000000000",
            "000000000060",
        ] {
            assert!(looks_like(number), "{number}");
        }
        for number in [
            "983205673210",
            "983205673215",
            "98320567321",
            "9832056732140",
            "",
            "98320567321x",
        ] {
            assert!(!looks_like(number), "{number}");
        }
    }
}
