//! Card access: from bytes on a transport to the applications of the My Number Card.
//!
//! [`Card`] holds a transport; [`Card::begin`] starts a [`Session`], the exclusive use of the card.
//! A session selects one application at a time: [`Session::jpki`] (certificates and the
//! authentication key), [`Session::surface`] (券面事項確認: photo and images),
//! [`Session::input_support`] (券面事項入力補助: the four attributes), [`Session::common`] (serial
//! number, municipality, expiry) and [`Session::residence`] (住基: PIN state only).
//!
//! What needs a secret is a method of the value that presenting the secret returns, so it cannot be
//! called without, or after another application was selected.

pub mod apdu;
mod application;
mod card_key;
mod certificate;
mod common;
mod exchange;
mod input_support;
mod jpki;
pub mod municipal;
mod person;
mod residence;
pub mod secret;
mod session;
mod signature;
mod surface;
mod tlv;
pub mod transport;

pub use application::Application;
pub use card_key::{Authenticity, CardVerifiableCertificate, KeyIdentifier, RsaPublicKey};
pub use certificate::Certificate;
pub(crate) use certificate::japan_time;
pub use common::{CardIdentification, Common};
pub use exchange::ExtendedLength;
pub use input_support::{AttributeAccess, Attributes, InputSupport};
pub use jpki::{
    AuthenticationAccess, CertificateAvailability, Jpki, JpkiSecret, KeyOpening, PinlessAuthority,
    PinlessChannel, SignatureAccess, TokenInformation, TokenKind,
};
pub use person::{Image, Photo, Sex};
pub use residence::Residence;
pub use session::{Card, Session};
pub use signature::SignatureScheme;
pub use surface::{AgeAccess, AgeRecord, FaceAccess, FaceFile, PresenceProof, Surface};
