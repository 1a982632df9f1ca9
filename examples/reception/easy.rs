//! A patient without wishes of their own, and staff to whom everything is in order.

use crate::script::Act;
use mnc_core::reception::routes::{Medium, Route};
use mnc_core::reception::screen::{Choice, Screen, ScreenId as S};
use mnc_testkit::virtual_card::Kind;

/// Where the holder of such a card goes.
pub(crate) fn route(kind: Kind) -> Route {
    match kind {
        Kind::Face | Kind::Locked => Route::VisualOnReader,
        Kind::Infant => Route::Infant,
        Kind::SmartphoneAndroid => Route::Phone,
        _ => Route::Window,
    }
}

/// What they do on this screen.
pub(crate) fn act(screen: &Screen, medium: Medium) -> Act {
    match screen.id {
        S::PlaceCard | S::HoldCard | S::HoldPhone | S::CardTakenEarly => Act::Card,
        S::Face | S::FaceAgain => Act::FaceFits,
        S::Pin | S::PinAgain | S::PinLastTry => Act::OwnPin,
        S::SightOnTerminal | S::SightOnReader | S::SightAtHand => Act::SamePerson,
        S::ChooseMethod | S::RegisterAgain => Act::Choose(method(&screen.choices)),
        S::Done | S::DoneEligibilityOnly if medium == Medium::Held => Act::Wait,
        S::Done | S::DoneEligibilityOnly | S::TakeCard | S::CardLeftBehind => Act::Remove,
        _ => screen
            .choices
            .first()
            .copied()
            .map_or(Act::Wait, Act::Choose),
    }
}

/// The PIN if there is one, else the photo: what works without a camera.
fn method(choices: &[Choice]) -> Choice {
    let wanted = [Choice::Pin, Choice::Sight, Choice::Face];
    let open = wanted.into_iter().find(|choice| choices.contains(choice));
    open.unwrap_or(Choice::Quit)
}
