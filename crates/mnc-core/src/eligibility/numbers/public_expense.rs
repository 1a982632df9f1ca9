//! 公費負担者番号 and 受給者番号.

use super::check_digit::{self, CheckDigit};
use super::plain_number;

plain_number! {
    /// A 公費負担者番号: eight digits with a check digit.
    PublicExpenseNumber
}

plain_number! {
    /// A 受給者番号: seven digits. Numbers of local schemes (地方単独事業) often break the rule of
    /// the check digit, so a misfit is a reason to look again and none to refuse.
    BeneficiaryNumber
}

impl PublicExpenseNumber {
    /// Checks the last of the eight digits.
    pub fn check_digit(&self) -> CheckDigit {
        check_digit::of(self.trimmed(), &[8])
    }
}

impl BeneficiaryNumber {
    /// Whether the last of the seven digits does not fit: warn, never refuse.
    pub fn is_doubtful(&self) -> bool {
        check_digit::of(self.trimmed(), &[7]) != CheckDigit::Valid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed by 保険者番号等の設定要領.
    #[test]
    fn check_digits() {
        let check = |number| PublicExpenseNumber::new(number).check_digit();
        assert_eq!(check("12139998"), CheckDigit::Invalid);
        assert_eq!(check("12130019"), CheckDigit::Valid);
        assert_eq!(check("138057"), CheckDigit::Invalid);
        assert!(!BeneficiaryNumber::new("0000018").is_doubtful());
        assert!(BeneficiaryNumber::new("0000019").is_doubtful());
        assert!(BeneficiaryNumber::new("").is_doubtful());
    }
}
