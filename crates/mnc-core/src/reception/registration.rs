//! 健康保険証利用登録 as steps: what follows when a card is not registered, and how it is ended.
//!
//! Which ways are open is [`policy::registration`](crate::identity::policy::registration)'s to say;
//! here a verified person is led into the registration and back into the reception.

use crate::identity::message::messages;
use crate::identity::policy::registration::{Route, allowed_routes};
use crate::identity::policy::{ReaderCapabilities, Setting};
use crate::identity::{CardAssessment, CardKind, IdentityVerification, Method, Use};
use crate::reception::graph::{Edge, Graph};
use crate::{Date, Error, ErrorKind, Result};
use std::collections::BTreeSet;

/// The first day on which a registration can be ended. From memory: October 2024 is certain.
pub const DEREGISTRATION_SINCE: Date = Date::constant(2024, 10, 28);

/// What follows when the centre says that a card is not registered. Exhaustive on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextStep {
    /// The verification is enough: the patient may register here and now.
    Confirm,
    /// The person must be verified by one of these methods first.
    VerifyAgain(Vec<Method>),
    /// Not here: on one of these ways, or, if there is none, not at all.
    Elsewhere(Vec<Route>),
}

/// What follows when the card of a verified person is not registered.
///
/// Only a 顔認証付きカードリーダー registers; it goes over to its registration by itself. The
/// qualification is not touched by all this (政府回答).
///
/// ```
/// use mnc_core::Date;
/// use mnc_core::identity::policy::{ReaderCapabilities, Setting};
/// use mnc_core::identity::{CardAssessment, IdentityVerification, Method};
/// use mnc_core::reception::registration::{NextStep, next_step};
/// let at = Date::constant(2023, 12, 1).at(9, 0, 0, 0);
/// let by_sight = IdentityVerification::by_official_reader(Method::Visual, at);
/// let card = CardAssessment::new(Default::default(), Default::default());
/// let step = next_step(&by_sight, &card, Setting::FaceReader, ReaderCapabilities::default());
/// assert_eq!(step, NextStep::VerifyAgain(vec![Method::Face, Method::Pin]));
/// ```
pub fn next_step(
    identity: &IdentityVerification,
    card: &CardAssessment,
    setting: Setting,
    reader: ReaderCapabilities,
) -> NextStep {
    let routes = allowed_routes(card.kind(), card.scope(), identity.at().date(), reader);
    let at_reader = matches!(setting, Setting::FaceReader | Setting::AssistedAtReader);
    let methods: Vec<_> = routes.iter().copied().filter_map(reader_method).collect();
    if !at_reader || methods.is_empty() {
        return NextStep::Elsewhere(routes);
    }
    let enough = identity.is_enough_for(Use::Registration);
    if enough && methods.contains(&identity.method()) {
        return NextStep::Confirm;
    }
    NextStep::VerifyAgain(methods)
}

const fn reader_method(route: Route) -> Option<Method> {
    match route {
        Route::Reader(method) => Some(method),
        _ => None,
    }
}

messages! {
    /// What staff should tell about the registration.
    RegistrationAdvice {
        /// 総務省 事務連絡 of 2023-10-31, 留意事項; 厚生労働省 事務連絡（その2） of 2023-12-13, 2.
        RegisterBeforeSwitch = "REGISTER_BEFORE_SWITCH",
            "register the card before it is switched to one without a PIN: afterwards only a reader or the municipality can do it",
            "顔認証マイナンバーカードに切り替える前に、健康保険証の利用登録をご案内ください。切替後に登録できるのは、顔認証付きカードリーダーか市区町村の窓口だけです。";
        /// The same notice of 2023-12-13, note 1.
        StaysRegistered = "STAYS_REGISTERED",
            "the registration stays when the card is switched",
            "利用登録は、カードの設定を切り替えた後もそのまま有効です。";
        /// 顔認証マイナンバーカード: the same, 2.
        NoPinWays = "NO_PIN_WAYS",
            "without a PIN neither a phone nor a cash machine can register the card; use the reader or the municipality",
            "暗証番号のないカードは、スマートフォンやATMでは登録できません。顔認証付きカードリーダーか市区町村の窓口をご利用ください。";
        /// The card in grace registers nothing.
        RenewFirst = "RENEW_FIRST",
            "the certificate must be renewed before the card can be registered",
            "電子証明書を更新してから、利用登録をしてください。";
        /// 解除.
        DeregisterAtInsurer = "DEREGISTER_AT_INSURER",
            "the insurer ends a registration on application and issues a 資格確認書",
            "利用登録の解除は、加入している保険者に申請してください。資格確認書が交付されます。";
    }
}

impl RegistrationAdvice {
    /// What to tell the holder of a card that is, or is not, registered, and who plans to switch to a
    /// 顔認証マイナンバーカード, or not.
    pub fn of(card: &CardAssessment, registered: bool, plans_to_switch: bool) -> Vec<Self> {
        let face = card.kind() == CardKind::Face;
        let rows = [
            (
                !registered && plans_to_switch && !face,
                Self::RegisterBeforeSwitch,
            ),
            (registered && plans_to_switch, Self::StaysRegistered),
            (!registered && face, Self::NoPinWays),
            (!registered && card.is_in_grace(), Self::RenewFirst),
            (registered, Self::DeregisterAtInsurer),
        ];
        let told = rows.into_iter().filter(|(holds, _)| *holds);
        told.map(|(_, advice)| advice).collect()
    }
}

/// 利用登録の解除: applied for at the insurer, which issues a 資格確認書 and then ends the registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Deregistration {
    /// The card is registered.
    #[default]
    Registered,
    /// Applied for; the card can be used until the registration has ended.
    Applied {
        /// When.
        on: Date,
    },
    /// The registration has ended. It can be made again.
    Ended {
        /// When.
        on: Date,
    },
}

impl Deregistration {
    /// The holder applies.
    ///
    /// # Errors
    /// `StepOutOfOrder` if it was applied for already; `InvalidArgument` before
    /// [`DEREGISTRATION_SINCE`].
    pub fn apply(self, on: Date) -> Result<Self> {
        match self {
            Self::Registered if on >= DEREGISTRATION_SINCE => Ok(Self::Applied { on }),
            Self::Registered => Err(Error::new(ErrorKind::InvalidArgument)),
            _ => Err(Error::new(ErrorKind::StepOutOfOrder)),
        }
    }

    /// The insurer ends the registration.
    ///
    /// # Errors
    /// `StepOutOfOrder` if nobody applied; `StepEvidence` if no 資格確認書 was issued, or before the
    /// application: nobody is left without a proof.
    pub fn end(self, certificate_issued: bool, on: Date) -> Result<Self> {
        match self {
            Self::Applied { on: applied } if certificate_issued && applied <= on => {
                Ok(Self::Ended { on })
            }
            Self::Applied { .. } => Err(Error::new(ErrorKind::StepEvidence)),
            _ => Err(Error::new(ErrorKind::StepOutOfOrder)),
        }
    }

    /// Whether the card still serves as a health insurance card.
    pub const fn serves(self) -> bool {
        !matches!(self, Self::Ended { .. })
    }
}

impl Deregistration {
    const fn name(self) -> &'static str {
        match self {
            Self::Registered => "REGISTERED",
            Self::Applied { .. } => "APPLIED",
            Self::Ended { .. } => "ENDED",
        }
    }
}

/// The graph of 解除 on a day, explored: the application, and the end with a 資格確認書 or without.
///
/// What happens before, the registration at a counter, is the part of the counter's own graph
/// [around](Graph::around) [`Step::Registration`](super::usage::Step::Registration).
pub fn graph(on: Date) -> Graph {
    type Event = (
        &'static str,
        fn(Deregistration, Date) -> Result<Deregistration>,
    );
    const EVENTS: [Event; 3] = [
        ("APPLY", Deregistration::apply),
        ("CERTIFICATE_ISSUED", |it, on| it.end(true, on)),
        ("NO_CERTIFICATE", |it, on| it.end(false, on)),
    ];
    let (mut edges, mut seen) = (BTreeSet::new(), vec![Deregistration::default()]);
    let (mut done, mut transitions) = (0, 0);
    while let Some(from) = seen.get(done).copied() {
        done += 1;
        for (event, happens) in EVENTS {
            let Ok(to) = happens(from, on) else { continue };
            transitions += 1;
            let (from, to_name) = (from.name(), to.name());
            edges.insert(Edge {
                from,
                event,
                to: to_name,
            });
            if !seen.contains(&to) {
                seen.push(to);
            }
        }
    }
    Graph {
        name: "DEREGISTRATION",
        edges,
        states: seen.len(),
        transitions,
        part: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::secret::SecretStatus;
    use crate::identity::assessment::{Declaration, Marking};
    use crate::identity::certificate::LifeCycle;
    use crate::identity::{CardObservations, Scope};

    const DAY: Date = Date::constant(2026, 11, 20);

    fn by(method: Method, day: Date) -> IdentityVerification {
        IdentityVerification::by_official_reader(method, day.at(9, 0, 0, 0))
    }

    fn card(marking: Marking, life_cycle: LifeCycle) -> CardAssessment {
        let shown = CardObservations {
            authentication_pin: Some(SecretStatus::Remaining(3)),
            life_cycle: Some(life_cycle),
            ..CardObservations::default()
        };
        let declared = Declaration {
            marking,
            ..Declaration::default()
        };
        CardAssessment::new(shown, declared)
    }

    fn normal() -> CardAssessment {
        card(Marking::Absent, LifeCycle::Valid)
    }

    fn face() -> CardAssessment {
        card(Marking::Annotated, LifeCycle::Valid)
    }

    fn step(method: Method, card: &CardAssessment, setting: Setting, day: Date) -> NextStep {
        next_step(
            &by(method, day),
            card,
            setting,
            ReaderCapabilities::default(),
        )
    }

    /// 厚生労働省 事務連絡（その2） of 2023-12-13, 2: by face or PIN; by sight after the update.
    #[test]
    fn the_reader_registers_whom_it_has_verified_well_enough() {
        let at = Setting::FaceReader;
        for method in [Method::Face, Method::Pin, Method::Visual] {
            assert_eq!(step(method, &normal(), at, DAY), NextStep::Confirm);
        }
        let before = Date::constant(2023, 12, 14);
        let again = NextStep::VerifyAgain(vec![Method::Face, Method::Pin]);
        assert_eq!(step(Method::Visual, &normal(), at, before), again);
        assert_eq!(step(Method::Face, &face(), at, DAY), NextStep::Confirm);
    }

    /// The same: a 顔認証マイナンバーカード is registered at a reader or by the municipality.
    #[test]
    fn away_from_the_reader_other_ways_are_named() {
        let setting = Setting::HomeVisitApp;
        let NextStep::Elsewhere(ways) = step(Method::Visual, &face(), setting, DAY) else {
            panic!("registered away from a reader");
        };
        assert!(ways.contains(&Route::Municipality) && !ways.contains(&Route::Portal));
    }

    #[test]
    fn a_card_in_grace_registers_nothing() {
        let grace = card(Marking::Absent, LifeCycle::Grace);
        assert_eq!(grace.scope(), Scope::EligibilityOnly);
        let step = step(Method::Face, &grace, Setting::FaceReader, DAY);
        assert_eq!(step, NextStep::Elsewhere(vec![]));
        let advice = RegistrationAdvice::of(&grace, false, false);
        assert_eq!(advice, [RegistrationAdvice::RenewFirst]);
    }

    /// 総務省 事務連絡 of 2023-10-31, 留意事項; 厚生労働省 事務連絡（その2）, note 1.
    #[test]
    fn who_switches_is_told_to_register_before() {
        let of = RegistrationAdvice::of;
        assert_eq!(
            of(&normal(), false, true),
            [RegistrationAdvice::RegisterBeforeSwitch]
        );
        assert_eq!(of(&face(), false, false), [RegistrationAdvice::NoPinWays]);
        assert!(of(&normal(), true, true).contains(&RegistrationAdvice::StaysRegistered));
        assert!(of(&normal(), false, false).is_empty());
    }

    #[test]
    fn the_graph_of_the_end_has_one_way() {
        let graph = graph(DAY);
        let arrows: Vec<_> = graph
            .edges
            .iter()
            .map(|it| (it.from, it.event, it.to))
            .collect();
        let expected = [
            ("APPLIED", "CERTIFICATE_ISSUED", "ENDED"),
            ("REGISTERED", "APPLY", "APPLIED"),
        ];
        assert_eq!(arrows, expected);
        assert_eq!((graph.states, graph.transitions), (3, 2));
        assert!(super::graph(Date::constant(2024, 10, 27)).edges.is_empty());
    }

    #[test]
    fn a_registration_ends_only_when_a_certificate_is_there() {
        let registered = Deregistration::default();
        let kind = |result: Result<Deregistration>| result.unwrap_err().kind();
        let before = Date::constant(2024, 10, 27);
        assert_eq!(kind(registered.apply(before)), ErrorKind::InvalidArgument);
        assert_eq!(kind(registered.end(true, DAY)), ErrorKind::StepOutOfOrder);
        let applied = registered.apply(DAY).unwrap();
        assert!(applied.serves());
        assert_eq!(kind(applied.apply(DAY)), ErrorKind::StepOutOfOrder);
        assert_eq!(kind(applied.end(false, DAY)), ErrorKind::StepEvidence);
        assert_eq!(kind(applied.end(true, before)), ErrorKind::StepEvidence);
        assert!(!applied.end(true, DAY).unwrap().serves());
    }
}
