//! 健康保険証利用登録: on which ways a card is registered as a health insurance card.

use super::Notice as N;
use super::{Certainty, Period, ReaderCapabilities, Source};
use crate::Date;
use crate::identity::assessment::CardKind;
use crate::identity::verification::{Method, Scope};

/// A way to register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Route {
    /// マイナポータル, on a phone, a computer or the municipality's terminal.
    Portal,
    /// セブン銀行ATM.
    Atm,
    /// The desks of some chains of pharmacies.
    PharmacyChain,
    /// The 顔認証付きカードリーダー, by this method.
    Reader(Method),
    /// The municipality, when a 顔認証マイナンバーカード is handed over or switched to, if its holder
    /// wishes. A holder who switches does better to register before (総務省 事務連絡 of 2023-10-31).
    Municipality,
}

/// A rule of registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RegistrationRule {
    /// The identifier of the row.
    pub id: &'static str,
    /// The way.
    pub route: Route,
    /// The days on which it is open.
    pub period: Period,
    /// The kinds of card for which it is open.
    pub kinds: &'static [CardKind],
    /// Where it comes from.
    pub sources: &'static [Source],
    /// How certain it is.
    pub certainty: Certainty,
}

const WITH_PIN: &[CardKind] = &[CardKind::Normal, CardKind::Photoless];
const WITH_PHOTO: &[CardKind] = &[CardKind::Normal, CardKind::Locked, CardKind::Face];

/// The published rules of registration. A reader by sight is a matter of the reader too:
/// [`ReaderCapabilities::registers_after_sight`]; hence it has no first day of its own here.
pub const REGISTRATION_RULES: [RegistrationRule; 7] = [
    RegistrationRule {
        id: "R1",
        route: Route::Portal,
        period: Period::since(2020, 8, 1),
        kinds: WITH_PIN,
        sources: &[
            Source::new(N::ONLINE_ELIGIBILITY, "p.31"),
            Source::new(N::FACE_CARD_2, "2"),
        ],
        certainty: Certainty::Confirmed,
    },
    RegistrationRule {
        id: "R2",
        route: Route::Atm,
        period: Period::since(2021, 3, 1),
        kinds: WITH_PIN,
        sources: &[
            Source::new(N::ONLINE_ELIGIBILITY, "p.31"),
            Source::new(N::FACE_CARD_2, "2"),
        ],
        certainty: Certainty::Confirmed,
    },
    RegistrationRule {
        id: "R3",
        route: Route::PharmacyChain,
        period: Period::since(2021, 3, 1),
        kinds: WITH_PIN,
        sources: &[Source::new(N::ONLINE_ELIGIBILITY, "p.31")],
        certainty: Certainty::Uncertain,
    },
    RegistrationRule {
        id: "R4",
        route: Route::Reader(Method::Face),
        period: Period::since(2021, 3, 4),
        kinds: WITH_PHOTO,
        sources: &[
            Source::new(N::FACE_CARD_2, "2"),
            Source::new(N::GOVERNMENT_REPLY, ""),
        ],
        certainty: Certainty::Confirmed,
    },
    RegistrationRule {
        id: "R5",
        route: Route::Reader(Method::Pin),
        period: Period::since(2021, 3, 4),
        kinds: WITH_PIN,
        sources: &[Source::new(N::FACE_CARD_2, "2")],
        certainty: Certainty::Confirmed,
    },
    RegistrationRule {
        id: "R6",
        route: Route::Reader(Method::Visual),
        period: Period::since(2021, 3, 4),
        kinds: WITH_PHOTO,
        sources: &[
            Source::new(N::FACE_CARD_2, "2 and note 1"),
            Source::new(N::MUNICIPALITIES, "健康保険証利用の登録について"),
            Source::new(N::GOVERNMENT_REPLY, "※"),
        ],
        certainty: Certainty::Uncertain,
    },
    RegistrationRule {
        id: "R7",
        route: Route::Municipality,
        period: Period::since(2023, 12, 15),
        kinds: &[CardKind::Face],
        sources: &[Source::new(N::FACE_CARD_2, "2")],
        certainty: Certainty::Confirmed,
    },
];

/// The ways on which the card can be registered on the day, those at the institution first.
///
/// `scope` is the card's ([`CardAssessment::scope`](crate::identity::CardAssessment::scope)): a
/// certificate in grace registers nothing.
///
/// ```
/// use mnc_core::Date;
/// use mnc_core::identity::policy::ReaderCapabilities;
/// use mnc_core::identity::policy::registration::{Route, allowed_routes};
/// use mnc_core::identity::{CardKind, Method, Scope};
/// let (day, reader) = (Date::constant(2026, 11, 20), ReaderCapabilities::default());
/// let routes = allowed_routes(CardKind::Face, Scope::Full, day, reader);
/// let expected = [Route::Reader(Method::Face), Route::Reader(Method::Visual), Route::Municipality];
/// assert_eq!(routes, expected);
/// ```
pub fn allowed_routes(
    kind: CardKind,
    scope: Scope,
    day: Date,
    reader: ReaderCapabilities,
) -> Vec<Route> {
    if scope < Scope::Full || !kind.exists_on(day) {
        return Vec::new();
    }
    let open = |rule: &&RegistrationRule| {
        rule.period.contains(day)
            && rule.kinds.contains(&kind)
            && is_possible(rule.route, day, reader)
    };
    let mut routes: Vec<_> = REGISTRATION_RULES
        .iter()
        .filter(open)
        .map(|rule| rule.route)
        .collect();
    routes.sort_by_key(|route| !matches!(route, Route::Reader(_)));
    routes
}

fn is_possible(route: Route, day: Date, reader: ReaderCapabilities) -> bool {
    match route {
        Route::Reader(Method::Visual) => reader.registers_after_sight(day),
        Route::Reader(_) => reader.face_reader,
        _ => true,
    }
}
