//! The claim's header fields and its remarks.

use super::{Basis, Destination, Insured};
use crate::eligibility::numbers::{BranchNumber, InsuredSymbol};
use std::fmt;

/// What the claim says of the qualification. `Debug` shows neither numbers nor remarks.
#[derive(Clone, PartialEq, Eq)]
pub struct Claim {
    /// On which basis.
    pub basis: Basis,
    /// 保険者番号, 記号, 番号, 枝番.
    pub insured: Insured,
    /// The text that the 摘要欄 begins with; empty if there is none.
    pub remarks: String,
    /// To whom it goes.
    pub destination: Destination,
}

impl Claim {
    /// The fields by their names on the claim, in its order; those that stay blank are left out.
    pub fn fields(&self) -> Vec<(&'static str, &str)> {
        let fields = [
            ("保険者番号", Some(self.insured.insurer.trimmed())),
            ("記号", self.insured.symbol.as_ref().map(InsuredSymbol::raw)),
            ("番号", Some(self.insured.number.raw())),
            ("枝番", self.insured.branch.as_ref().map(BranchNumber::raw)),
            ("摘要", Some(self.remarks.as_str())),
        ];
        let filled = fields
            .into_iter()
            .filter_map(|(name, text)| Some((name, text?)));
        filled.filter(|(_, text)| !text.is_empty()).collect()
    }
}

impl fmt::Debug for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claim")
            .field("basis", &self.basis)
            .field("destination", &self.destination)
            .finish_non_exhaustive()
    }
}
