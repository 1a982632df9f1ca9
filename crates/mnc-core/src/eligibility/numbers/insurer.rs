//! 保険者番号, and the numbers that stand for no insurer.

use super::check_digit::{self, CheckDigit};
use super::key::number_key;
use crate::eligibility::wire::field::Scalar;
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
        check_digit::of(number, &[6, 8])
    }

    /// Whether two numbers are the same but for the way they are written.
    pub fn is_same(&self, other: &Self) -> bool {
        number_key(&self.0) == number_key(&other.0)
    }
}

impl Scalar for InsurerNumber {
    fn from_text(text: &str) -> Self {
        Self::new(text)
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
    fn padding_zeros_and_width_do_not_make_another_number() {
        let same = |a, b| InsurerNumber::new(a).is_same(&InsurerNumber::new(b));
        assert_eq!(InsurerNumber::padded(" 138057").raw(), "  138057");
        assert!(same("  138057", "00138057") && same("138057", "１３８０５７"));
        assert!(!same("138057", "138058"));
    }

    #[test]
    fn numbers_for_no_insurer_are_exempt() {
        for number in EXEMPT {
            assert_eq!(check(number), CheckDigit::Exempt);
        }
    }
}
