//! What card is this? Judged from what it shows without a PIN, and from what staff sees on it.
//!
//! The chip has no marker for a 顔認証マイナンバーカード (総務省 事務連絡 of 2023-10-31, 別紙3 問4), so
//! the SDK never says from the chip alone that a card is one: it says that the PIN is locked, adds
//! a hint where there is reason for it, and leaves the rest to staff, who can read the 追記欄.

mod advice;
mod card;
mod declaration;
mod kind;
mod observations;

pub use advice::Advice;
pub use card::CardAssessment;
pub use declaration::{Declaration, Marking};
pub use kind::{CardKind, Obstacle};
pub use observations::CardObservations;
