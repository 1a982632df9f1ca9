//! What is known of the qualification when the claim is written.

use super::Destination;
use crate::Date;
use crate::eligibility::numbers::{BranchNumber, InsuredNumber, InsuredSymbol, InsurerNumber};
use crate::fallback::declaration::Declaration;

/// The numbers of a qualification. `Debug` shows none of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insured {
    /// 保険者番号
    pub insurer: InsurerNumber,
    /// 記号; 後期高齢者医療 has none
    pub symbol: Option<InsuredSymbol>,
    /// 番号
    pub number: InsuredNumber,
    /// 枝番
    pub branch: Option<BranchNumber>,
}

impl Insured {
    /// Without symbol and branch.
    pub const fn new(insurer: InsurerNumber, number: InsuredNumber) -> Self {
        Self {
            insurer,
            symbol: None,
            number,
            branch: None,
        }
    }
}

/// A claim after a disaster (事務連絡 of 2024-01-10). Exhaustive on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disaster {
    /// The insurer is known, the number is not.
    InsurerKnown(InsurerNumber),
    /// Neither is known.
    InsurerUnknown,
}

/// What is known of the qualification. `Debug` shows no number and nothing of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// The day on which the claim is made; 3(4) holds for claims from September 2023.
    pub claimed_on: Date,
    /// Confirmed on the spot or afterwards, by a document, マイナポータル or the mode for system failures
    /// (3(1)).
    pub confirmed: Option<Insured>,
    /// The current one as heard from the patient, or as at the last visit, confirmed unchanged by
    /// word of mouth (3(2)).
    pub heard: Option<Insured>,
    /// The ended one, from the answer 資格（無効） or the last visit (3(3)).
    pub former: Option<Insured>,
    /// A certificate (since 2024-12-02: a qualification) is issued to the patient: the premise of
    /// 3(3) and 3(4). The box of the form says it too.
    pub issued: bool,
    /// The form, or what the institution knows of its items where the oral confirmation stands in.
    pub declaration: Option<Declaration>,
    /// The patient was asked once more, and did not know (3(4)).
    pub asked_again: bool,
    /// The patient is insured in 後期高齢者医療, or says so.
    pub elderly: bool,
    /// Whom the institution chose where the kind of insurance is not known.
    pub chosen: Option<Destination>,
    /// The claim is one after a disaster.
    pub disaster: Option<Disaster>,
}

impl Findings {
    /// Nothing is known.
    pub const fn new(claimed_on: Date) -> Self {
        Self {
            claimed_on,
            confirmed: None,
            heard: None,
            former: None,
            issued: false,
            declaration: None,
            asked_again: false,
            elderly: false,
            chosen: None,
            disaster: None,
        }
    }

    pub(super) fn is_issued(&self) -> bool {
        self.issued || self.declaration.as_ref().is_some_and(|form| form.issued)
    }
}
