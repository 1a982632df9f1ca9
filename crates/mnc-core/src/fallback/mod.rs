//! Fall-back: what is done when the qualification cannot be confirmed with the card.

pub mod outage;
