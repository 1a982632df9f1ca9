//! The first step that applies, and the ladder of steps on a day.

use super::table::RULES;
use super::{Case, Condition, Reminder, Rule, Search, Situation, Step};
use crate::Date;
use crate::fallback::declaration::InsuranceKind;
use crate::identity::CardKind;

/// What no public source settles, with the default. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Settings {
    /// The last day on which an expired certificate, or an お知らせ alone, may be asked about by
    /// number and taken if it is valid. Default 2026-03-31, the announced end; `None`: no end. What
    /// holds afterwards was not published.
    pub expired_until: Option<Date>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            expired_until: Some(Date::constant(2026, 3, 31)),
        }
    }
}

/// Every rule, in the order in which they are tried.
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// The steps that are open in a case on a day to somebody with such a card, in their order: what
/// staff may ask for. Whether one applies is for [`decide`].
pub fn steps(
    case: Case,
    day: Date,
    card: Option<CardKind>,
    settings: Settings,
) -> Vec<&'static Rule> {
    RULES
        .iter()
        .filter(|rule| rule.is_open(case, day, card) && !settings.ends(rule, day))
        .collect()
}

/// The first step that applies. There is exactly one on every day since the notice; before it there
/// is none.
///
/// A certificate that is shown after the last day of all certificates is an expired one.
pub fn decide(situation: &Situation, settings: Settings) -> Option<&'static Rule> {
    let open = steps(situation.case, situation.day, situation.card, settings);
    let national = situation.insurance == Some(InsuranceKind::National);
    open.into_iter()
        .filter(|rule| national || !rule.national_only)
        .find(|rule| rule.holds(situation))
}

/// What staff is reminded of when this rule is followed.
pub fn reminders(rule: &Rule, situation: &Situation) -> Vec<Reminder> {
    use Reminder as R;
    let holds = |reminder: &Reminder| match reminder {
        R::NoPortal => situation.card == Some(CardKind::Face),
        R::PortalShowsNothing => matches!(situation.case, Case::Invalid | Case::NoRecord),
        R::CompareWithEnded => {
            situation.case == Case::Invalid && matches!(rule.condition, Condition::Shown(_))
        }
        R::SearchLater => {
            let can = matches!(situation.case, Case::DeviceFault | Case::NoAccess);
            can && situation.search == Search::NotYet && is_unproven(rule)
        }
        R::BringNextTime => !situation.case.card_is_there() || rule.step == Step::AskByNumbers,
        R::TellNumberLater => matches!(rule.step, Step::Declaration | Step::OralConfirmation),
        R::SettledByInsurer => matches!(rule.step, Step::Declaration | Step::OralConfirmation),
    };
    R::ALL.iter().copied().filter(holds).collect()
}

impl Settings {
    /// Whether the setting has ended the rule by this day.
    fn ends(self, rule: &Rule, day: Date) -> bool {
        rule.step == Step::AskByNumbers && self.expired_until.is_some_and(|last| last < day)
    }
}

/// Whether the qualification is not confirmed by the step.
fn is_unproven(rule: &Rule) -> bool {
    matches!(
        rule.step,
        Step::OralConfirmation | Step::Declaration | Step::Discretion | Step::WholeCost
    )
}
