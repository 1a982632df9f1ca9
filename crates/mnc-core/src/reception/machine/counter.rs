//! A counter: the configuration of the place where patients are received.

use super::Visit;
use crate::DateTime;
use crate::identity::policy::ReaderCapabilities;
use crate::reception::consent::{ConsentVersion, FacilitySettings};
use crate::reception::routes::Route;

/// How often something may fail. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limits {
    /// After so many failures the face is no longer offered, and sight is. At least 1.
    pub face_attempts: u8,
    /// After so many wrong PINs in a visit the PIN is no longer offered, whatever the card has left;
    /// the card itself locks at three in a row.
    pub pin_attempts: u8,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            face_attempts: 3,
            pin_attempts: 3,
        }
    }
}

/// A place where patients are received on a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Counter {
    /// The route.
    pub route: Route,
    /// What the readers can do.
    pub reader: ReaderCapabilities,
    /// What the institution asks for.
    pub facility: FacilitySettings,
    /// The version of the reader's consent screens; `None` is decided by day.
    pub software: Option<ConsentVersion>,
    /// How often something may fail.
    pub limits: Limits,
}

impl Counter {
    /// A counter on this route, with every reader that the route needs and the default settings.
    pub fn new(route: Route) -> Self {
        let reader = ReaderCapabilities {
            generic_reader: true,
            phone_reader: true,
            visual_mode_on_reader: route == Route::VisualOnReader,
            ..ReaderCapabilities::default()
        };
        Self {
            route,
            reader,
            facility: FacilitySettings::default(),
            software: None,
            limits: Limits::default(),
        }
    }

    /// A patient comes.
    pub fn begin(&self, at: DateTime) -> Visit {
        Visit::new(*self, at)
    }
}
