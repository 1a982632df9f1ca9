//! What staff does when the eligibility could not be confirmed with the card: the procedure of the notice.

use crate::screen::{Display, Text};
use mnc_core::fallback::procedure::{Case, Entry, Rule, Settings, steps};
use mnc_core::identity::CardKind;
use mnc_core::reception::machine::FallBackReason;
use mnc_core::{Date, Language};

/// Says why, and what is open to the patient on this day: another way to verify, or the steps of
/// 保発0710第1号 with what is paid by each.
pub(crate) fn fall_back(
    reason: FallBackReason,
    day: Date,
    card: Option<CardKind>,
    display: &Display,
) {
    display.tell(&Text::new(
        format!("資格確認できず ({})", reason.code()),
        format!("fall-back ({})", reason.code()),
    ));
    display.tell(&Text::of(|language| reason.message(language)));
    match reason.entry(None) {
        Entry::Other(way) => display.tell(&Text::of(|language| way.message(language))),
        Entry::Case(case) => procedure(case, day, card, display),
    }
}

fn procedure(case: Case, day: Date, card: Option<CardKind>, display: &Display) {
    let title = |language| format!("{} {}", case.code(), case.message(language));
    display.tell(&Text::new(
        title(Language::Japanese),
        title(Language::English),
    ));
    for rule in steps(case, day, card, Settings::default()) {
        display.tell(&Text::new(
            step(rule, Language::Japanese),
            step(rule, Language::English),
        ));
    }
}

fn step(rule: &Rule, language: Language) -> String {
    let (step, payment) = (rule.step.message(language), rule.payment.message(language));
    format!("- {step} → {payment}")
}
