//! Numbers of insurers: kept as they came, with a check of their last digit.

use super::wire::field::Scalar;
use serde_json::Value as Json;
use std::borrow::Cow;
use std::fmt;

/// A 保険者番号 (of 医療扶助: 公費負担者番号), kept as it came: six-digit numbers arrive padded to
/// eight with spaces. `Debug` does not show it.
///
/// ```
/// use mnc_core::eligibility::numbers::{CheckDigit, InsurerNumber};
/// let number = InsurerNumber::new("  138057");
/// assert_eq!(number.raw(), "  138057");
/// assert_eq!(number.trimmed(), "138057");
/// assert_eq!(number.check_digit(), CheckDigit::Valid);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct InsurerNumber(String);

/// What the check digit of a number says. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CheckDigit {
    /// The last digit fits the others.
    Valid,
    /// It does not fit, or the number does not have six or eight digits.
    Invalid,
    /// A number that stands for no insurer and is not checked: 77777777 and 77777779 for an
    /// unknown insurer (不詳; 保発0710第1号 of 2023-07-10 and the Q&A of 2023-09-15), 99999999.
    Exempt,
}

const EXEMPT: [&str; 3] = ["77777777", "77777779", "99999999"];

impl InsurerNumber {
    /// The number as it came.
    pub fn new(raw: impl Into<String>) -> Self {
        Self(raw.into())
    }

    /// The number as requests carry it: padded to eight characters with spaces at its front.
    pub fn padded(number: &str) -> Self {
        Self(format!("{:>8}", number.trim()))
    }

    /// As it came, with its padding.
    pub fn raw(&self) -> &str {
        &self.0
    }

    /// Without the spaces around it.
    pub fn trimmed(&self) -> &str {
        self.0.trim()
    }

    /// Checks the last digit: weights 2, 1, 2, 1 … from the digit left of it, the digits of each
    /// product added, and the sum brought up to a multiple of ten (保険者番号等の設定要領).
    pub fn check_digit(&self) -> CheckDigit {
        let number = self.trimmed();
        if EXEMPT.contains(&number) {
            return CheckDigit::Exempt;
        }
        let is_number =
            matches!(number.len(), 6 | 8) && number.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && weighted_sum(number).is_multiple_of(10) {
            CheckDigit::Valid
        } else {
            CheckDigit::Invalid
        }
    }
}

/// The sum with the check digit itself at weight 1; a multiple of ten if it fits.
fn weighted_sum(digits: &str) -> u32 {
    let values = digits.bytes().rev().map(|byte| u32::from(byte - b'0'));
    values
        .zip([1, 2].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .map(|product| product / 10 + product % 10)
        .sum()
}

impl Scalar for InsurerNumber {
    fn from_text(text: String) -> Self {
        Self(text)
    }

    fn text(&self) -> Cow<'_, str> {
        self.raw().into()
    }

    fn to_json(&self) -> Json {
        self.raw().into()
    }
}

impl fmt::Debug for InsurerNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InsurerNumber(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(number: &str) -> CheckDigit {
        InsurerNumber::new(number).check_digit()
    }

    /// 保険者番号等の設定要領: worked example 33120015; the others computed by the same rule.
    #[test]
    fn check_digits() {
        for number in [
            "33120015", "01130012", "138057", "  138057", "00138057", "39999990", "06999999",
        ] {
            assert_eq!(check(number), CheckDigit::Valid, "{number}");
        }
        for number in [
            "06130012",
            "33120016",
            "",
            "0",
            "1380571",
            "abcdef",
            "１３８０５７",
            "-13805",
        ] {
            assert_eq!(check(number), CheckDigit::Invalid, "{number}");
        }
    }

    /// 保発0710第1号 of 2023-07-10; Q&A of 2023-09-15.
    #[test]
    fn numbers_for_no_insurer_are_exempt() {
        for number in EXEMPT {
            assert_eq!(check(number), CheckDigit::Exempt);
        }
    }
}
