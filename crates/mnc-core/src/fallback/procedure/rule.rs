//! The shape of a rule of the procedure.

use super::{Case, Document, Payment, Reason, Record, Situation, Step};
use crate::Date;
use crate::identity::CardKind;
use crate::identity::policy::{Certainty, Period, Source};

/// When a rule applies, beyond its cases and days. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Condition {
    /// The document is shown.
    Shown(Document),
    /// One of the documents is shown, and the centre was not asked yet.
    ToAsk(&'static [Document]),
    /// One of the documents is shown, and the centre confirms its numbers.
    Asked(&'static [Document]),
    /// The search found the person.
    Found,
    /// The patient was here before, and nothing has changed.
    Unchanged,
    /// The patient does not deny that a certificate was issued.
    NotDenied,
    /// The patient is known here, and the institution has decided to be flexible.
    Lenient,
    /// Nothing else.
    Always,
}

/// A rule: what is done in these cases on these days, if the condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rule {
    /// The identifier of the row.
    pub id: &'static str,
    /// What is asked for or done.
    pub step: Step,
    /// The cases.
    pub cases: &'static [Case],
    /// The days on which it holds.
    pub period: Period,
    /// Whether it holds for 国保 only.
    pub national_only: bool,
    /// When it applies.
    pub condition: Condition,
    /// What the patient pays.
    pub payment: Payment,
    /// Why.
    pub reason: Reason,
    /// What is recorded.
    pub record: Record,
    /// Where it comes from.
    pub sources: &'static [Source],
    /// How certain it is.
    pub certainty: Certainty,
    /// What is uncertain, and what was assumed; empty if nothing.
    pub remark: &'static str,
}

impl Rule {
    /// Whether the rule is open in this case, on this day, to somebody with such a card: a
    /// 顔認証マイナンバーカード opens no マイナポータル (厚生労働省 事務連絡 of 2023-08-07, 2③).
    pub(super) fn is_open(&self, case: Case, day: Date, card: Option<CardKind>) -> bool {
        let portal_without_pin = self.step == Step::Portal && card == Some(CardKind::Face);
        self.cases.contains(&case) && self.period.contains(day) && !portal_without_pin
    }

    /// Whether its condition holds.
    pub(super) fn holds(&self, situation: &Situation) -> bool {
        use super::{Issued, Past, Search};
        let shows = |documents: &[Document]| documents.iter().any(|it| situation.shows(*it));
        match self.condition {
            Condition::Shown(document) => situation.shows(document),
            Condition::ToAsk(documents) => situation.by_numbers.is_none() && shows(documents),
            Condition::Asked(documents) => {
                let confirmed =
                    |outcome: crate::eligibility::Outcome| outcome.confirms_qualification();
                situation.by_numbers.is_some_and(confirmed) && shows(documents)
            }
            Condition::Found => situation.search == Search::Found,
            Condition::Unchanged => {
                situation.past == Past::Unchanged && situation.issued != Issued::Denied
            }
            Condition::NotDenied => situation.issued != Issued::Denied,
            Condition::Lenient => situation.lenient && situation.past != Past::Never,
            Condition::Always => true,
        }
    }
}
