//! Secrets of the card: their types, their state, and when they may be presented.
//!
//! The SDK presents a secret at most once per call, never repeats it, never keeps it, and by default
//! asks the counter first so that a wrong entry can never lock the card by surprise.

mod pin;
mod policy;
mod reference;
mod reference_number;
mod status;

pub(super) use pin::SecretBytes;
pub use pin::{AuthenticationPin, BirthDateKey, InputSupportPin, ResidencePin, SignaturePassword};
pub use policy::AttemptPolicy;
pub(super) use reference::Reference;
pub use reference_number::{BirthYear, ReferenceNumberB};
pub use status::SecretStatus;
