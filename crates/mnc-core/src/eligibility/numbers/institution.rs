//! 医療機関コード.

use super::check_digit::{self, CheckDigit};
use super::plain_number;

plain_number! {
    /// A 医療機関コード of ten digits: prefecture (two), 点数表 (one), and the institution's seven.
    InstitutionCode
}

impl InstitutionCode {
    /// Checks the last digit over all ten.
    pub fn check_digit(&self) -> CheckDigit {
        check_digit::of(self.trimmed(), &[10])
    }

    /// The 都道府県番号, two digits; none if the code does not have ten.
    pub fn prefecture(&self) -> Option<&str> {
        self.digits()?.get(..2)
    }

    /// The 点数表: 1 medical, 3 dental, 4 dispensing, 6 home nursing.
    pub fn fee_table(&self) -> Option<char> {
        self.digits()?.chars().nth(2)
    }

    fn digits(&self) -> Option<&str> {
        let digits = self.trimmed();
        let are = digits.len() == 10 && digits.bytes().all(|byte| byte.is_ascii_digit());
        are.then_some(digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example 0110113719 of the public description of the code.
    #[test]
    fn a_code_is_checked_over_all_ten_digits() {
        let code = InstitutionCode::new("0110113719");
        assert_eq!(code.check_digit(), CheckDigit::Valid);
        assert_eq!(
            (code.prefecture(), code.fee_table()),
            (Some("01"), Some('1'))
        );
        assert_eq!(
            InstitutionCode::new("0110113718").check_digit(),
            CheckDigit::Invalid
        );
        let short = InstitutionCode::new("0113719");
        assert_eq!(
            (short.check_digit(), short.prefecture()),
            (CheckDigit::Invalid, None)
        );
    }
}
