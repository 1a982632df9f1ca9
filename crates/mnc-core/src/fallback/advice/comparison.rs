//! From the findings of a comparison to the signals and troubles of the surveys.

use super::{Difference, Signal, Trouble};
use crate::patient::compare::{Comparison, Field, Finding, Reason};

impl Signal {
    /// What a finding is a sign of; nothing for what is simply new or changed.
    ///
    /// ```
    /// use mnc_core::{Date, eligibility::answer::Qualification, fallback::advice::Trouble};
    /// use mnc_core::patient::{LocalPatient, compare::compare};
    /// let mut answer = Qualification::default();
    /// answer.name = Some("●本　花子".into());
    /// let mut local = LocalPatient::default();
    /// local.name = "見本　花子".into();
    /// let comparison = compare(&answer, &local, Date::constant(2026, 11, 20));
    /// assert_eq!(Trouble::of_comparison(&comparison), [Trouble::NameOrAddress]);
    /// ```
    pub fn of_finding(finding: &Finding) -> Vec<Self> {
        let differences = differences(finding.field, finding.reason).iter();
        differences.copied().map(Self::Differs).collect()
    }

    /// The signals of a comparison, each once, in the order of its findings. Mere width is left out:
    /// answers hold half-width kana, so that it would be a sign of nothing on every visit.
    pub fn of_comparison(comparison: &Comparison) -> Vec<Self> {
        let findings = comparison.findings.iter();
        let telling = findings.filter(|finding| finding.reason != Reason::Width);
        let mut signals = Vec::new();
        for signal in telling.flat_map(Self::of_finding) {
            if !signals.contains(&signal) {
                signals.push(signal);
            }
        }
        signals
    }
}

impl Trouble {
    /// The troubles of a comparison, in the order of their codes, each once.
    pub fn of_comparison(comparison: &Comparison) -> Vec<Self> {
        Self::of_all(&Signal::of_comparison(comparison))
    }
}

const fn differences(field: Field, reason: Reason) -> &'static [Difference] {
    use Difference as D;
    use Reason as R;
    match reason {
        R::Width => &[D::Width],
        R::Stop | R::SecondSex => &[D::SexOrBirthdate],
        R::OtherPatientNumber | R::TwinNear => &[D::OtherPerson],
        R::OtherBranch => &[D::Branch, D::OtherPerson],
        R::BranchInLocalNumber | R::BranchInAnswerNumber => &[D::BranchInNumber],
        R::ShareMissing => &[D::ShareMissing],
        R::ShareAgainstAge | R::ShareUnclear | R::PreschoolAgainstAge | R::SchemeAgainstAge => {
            &[D::Share]
        }
        R::SamePlace | R::PartOfAddress | R::OtherAddress => &[D::Address],
        R::NotInAnswer => &[D::Period],
        R::Variant | R::Weak | R::Mark | R::Alias | R::Differs | R::NotConfirmable => {
            by_field(field)
        }
        // Another number is most often another insurance; another share is to be looked at.
        R::Changed => match field {
            Field::Share => &[D::Share],
            _ => &[],
        },
        // Of the answer itself speaks Signal::Outcome.
        R::NotLocal | R::SeveralFit | R::NoSharedKey | R::NotConfirmed => &[],
    }
}

const fn by_field(field: Field) -> &'static [Difference] {
    match field {
        Field::Name => &[Difference::Name],
        Field::Kana => &[Difference::Kana],
        Field::Address => &[Difference::Address],
        Field::Branch => &[Difference::Branch],
        Field::Relation => &[Difference::Relation],
        _ => &[],
    }
}
