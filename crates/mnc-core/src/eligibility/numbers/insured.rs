//! 記号, 番号 and 枝番 of an insured person.

use super::key::{number_key, symbol_key};
use super::plain_number;

plain_number! {
    /// A 記号: text of up to twenty characters, full-width or half-width.
    InsuredSymbol
}

plain_number! {
    /// A 番号: text of up to twenty characters.
    InsuredNumber
}

plain_number! {
    /// A 枝番: two digits. 後期高齢者医療 has none.
    BranchNumber
}

const MAX_CHARACTERS: usize = 20;

impl InsuredSymbol {
    /// Whether two symbols are the same but for width, case, spaces and hyphens.
    pub fn is_same(&self, other: &Self) -> bool {
        symbol_key(self.raw()) == symbol_key(other.raw())
    }

    /// Whether an inquiry can carry it.
    pub fn is_well_formed(&self) -> bool {
        fits(self.raw())
    }
}

impl InsuredNumber {
    /// Whether two numbers are the same but for width, leading zeros, spaces and hyphens.
    pub fn is_same(&self, other: &Self) -> bool {
        number_key(self.raw()) == number_key(other.raw())
    }

    /// Whether an inquiry can carry it.
    pub fn is_well_formed(&self) -> bool {
        fits(self.raw())
    }
}

impl BranchNumber {
    /// Whether two numbers are the same but for width, leading zeros, spaces and hyphens.
    pub fn is_same(&self, other: &Self) -> bool {
        number_key(self.raw()) == number_key(other.raw())
    }

    /// Whether it has two digits.
    pub fn is_well_formed(&self) -> bool {
        let raw = self.raw();
        raw.len() == 2 && raw.bytes().all(|byte| byte.is_ascii_digit())
    }
}

fn fits(text: &str) -> bool {
    (1..=MAX_CHARACTERS).contains(&text.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_by_their_key_and_kept_as_they_came() {
        let number = InsuredNumber::new("００１２");
        assert!(number.is_same(&InsuredNumber::new("12")) && number.raw() == "００１２");
        assert!(!number.is_same(&InsuredNumber::new("120")));
        assert!(BranchNumber::new("1").is_same(&BranchNumber::new("01")));
        assert!(!InsuredSymbol::new("01").is_same(&InsuredSymbol::new("1")));
        assert!(InsuredSymbol::new("見本－１").is_same(&InsuredSymbol::new("見本１")));
    }

    #[test]
    fn the_forms_of_the_interface() {
        let branch = |text| BranchNumber::new(text).is_well_formed();
        assert!(branch("01") && !branch("1") && !branch("０１") && !branch(""));
        let number = |text: &str| InsuredNumber::new(text).is_well_formed();
        assert!(number(&"１".repeat(20)) && !number(&"1".repeat(21)) && !number(""));
        assert!(InsuredSymbol::new("見本").is_well_formed());
    }

    #[test]
    fn debug_shows_no_number() {
        assert_eq!(
            format!("{:?}", InsuredNumber::new("0012")),
            "InsuredNumber(redacted)"
        );
    }
}
