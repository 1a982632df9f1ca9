//! The matrix of a day: for each route and kind of card the methods, the consents, or what instead.

use super::{ConsentPlace, Route};
use crate::Date;
use crate::identity::CardKind;
use crate::identity::policy::{FallBack, Offer, allowed_methods};
use crate::reception::consent::{ConsentGroups, ConsentVersion};
use crate::reception::machine::Counter;

/// One row: a route with a kind of card on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRow {
    /// The route.
    pub route: Route,
    /// The kind of card.
    pub kind: CardKind,
    /// What is offered, or what takes its place.
    pub offer: Result<Offer, FallBack>,
    /// When consents are asked for.
    pub place: ConsentPlace,
    /// The version of the screens; `None` where there are none.
    pub version: Option<ConsentVersion>,
    /// What the screens ask for.
    pub groups: ConsentGroups,
}

/// Every route with every kind of card on the day ([`Route::Infant`] with its own alone), at a counter; its route does not matter.
///
/// ```
/// use mnc_core::Date;
/// use mnc_core::identity::{CardKind, Method};
/// use mnc_core::reception::machine::Counter;
/// use mnc_core::reception::routes::{Route, matrix};
/// let rows = matrix(&Counter::new(Route::Window), Date::constant(2026, 11, 20));
/// let row = rows.iter().find(|row| row.route == Route::Window && row.kind == CardKind::Face);
/// let offer = row.and_then(|row| row.offer.clone().ok()).expect("offered");
/// assert_eq!(offer.methods, [Method::Face, Method::Visual]);
/// ```
pub fn matrix(counter: &Counter, day: Date) -> Vec<MatrixRow> {
    let kinds = |route: &Route| CardKind::ALL.map(|kind| (*route, kind));
    let fits =
        |(route, kind): &(Route, CardKind)| *route != Route::Infant || *kind == CardKind::Photoless;
    let rows = Route::ALL.iter().flat_map(kinds).filter(fits);
    rows.map(|(route, kind)| row(counter, route, kind, day))
        .collect()
}

fn row(counter: &Counter, route: Route, kind: CardKind, day: Date) -> MatrixRow {
    let rule = route.rule();
    let offer = allowed_methods(kind, rule.setting, day, counter.reader);
    let asks = offer.is_ok() && matches!(rule.consent, ConsentPlace::After | ConsentPlace::Before);
    let version = ConsentVersion::on(day, counter.software).filter(|_| asks);
    let groups = |version| counter.facility.groups(version);
    MatrixRow {
        route,
        kind,
        place: if offer.is_ok() {
            rule.consent
        } else {
            ConsentPlace::Never
        },
        offer,
        version,
        groups: version.map_or(ConsentGroups::NONE, groups),
    }
}
