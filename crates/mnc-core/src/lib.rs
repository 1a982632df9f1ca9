//! The core of mnc: the My Number Card as a health insurance card, without any input or output.
//!
//! This crate opens no file, asks no clock and starts no thread. A card comes in as a
//! [`CardTransport`](card::transport::CardTransport) (from `mnc-reader`, from the NFC of a phone, or
//! from the virtual card of `mnc-testkit`), a day as an argument, an eligibility answer as bytes.
//!
//! # The line of the data
//!
//! ```text
//! reader -> CardTransport -> Session -> application -> certificate | photo | four attributes
//!        -> evidence (signature, visual confirmation, result of the official reader)
//!        -> IdentityVerification -> eligibility answer -> ReceptionRecord -> receipt software
//! ```
//!
//! | module | what lives there | terms |
//! |---|---|---|
//! | [`card`] | commands, applications, secrets | ISO/IEC 7816, 券面事項確認, 照合番号B |
//! | [`identity`] | certificates, which methods are allowed, who judged | X.509, 顔認証, 暗証番号, 目視 |
//! | [`eligibility`] | the terminal's XML and what it means | オンライン資格確認 |
//! | [`reception`] | consent, the counter as one machine, its record for the receipt software | 受付, 同意 |
//! | [`fallback`] | when the answer does not come or does not fit | 保発0710第1号, 被保険者資格申立書, 不詳 |
//! | [`patient`] | the answer beside the local record, ages, dates by era | 名寄せ, 異体字, 年齢計算 |
//! | [`error`] | the one [`Error`] with its stable codes | |
//!
//! # A card at the counter
//!
//! [`Card::begin`](card::Card::begin) starts the exclusive use of a card. Each application is a view
//! that borrows the session; what needs a secret is a method of the value that presenting the secret
//! returned, so it cannot be called too early, nor after another application was selected.
//!
//! ```
//! use mnc_core::card::secret::{AttemptPolicy, AuthenticationPin, SecretStatus};
//! use mnc_core::card::{Card, JpkiSecret, SignatureScheme};
//! use mnc_testkit::virtual_card::{Kind, VirtualCard};
//!
//! let mut card = Card::new(VirtualCard::new(Kind::Normal).transport());
//! let mut session = card.begin()?;
//! let mut jpki = session.jpki()?;
//! assert_eq!(jpki.secret_status(JpkiSecret::AuthenticationPin)?, SecretStatus::Remaining(3));
//!
//! let pin = AuthenticationPin::new(b"1234")?; // wrong forms are refused before the card is touched
//! let mut access = jpki.verify_authentication_pin(&pin, AttemptPolicy::KeepLastTry)?;
//! let signature = access.sign(SignatureScheme::Pkcs1Sha256, b"a challenge")?;
//! assert_eq!(signature.len(), 256);
//! session.close()?; // the verified PIN is dropped
//! # Ok::<(), mnc_core::Error>(())
//! ```
//!
//! # What a certificate is worth
//!
//! A certificate that the card handed over is judged against pinned authorities. In production these
//! are [`TrustAnchors::production`](identity::certificate::TrustAnchors::production).
//!
//! ```
//! use mnc_core::Date;
//! use mnc_core::card::Card;
//! use mnc_core::identity::certificate::{
//!     Carrier, CertificateKind, GraceRule, LifeCycle, verify,
//! };
//! use mnc_testkit::pki::trust_anchors;
//! use mnc_testkit::virtual_card::{Kind, VirtualCard};
//!
//! let today = Date::constant(2026, 11, 20);
//! let patient = VirtualCard::builder().kind(Kind::Grace).today(today).build();
//! let mut card = Card::new(patient.transport());
//! let certificate = card.begin()?.jpki()?.authentication_certificate()?;
//! let kind = CertificateKind::UserAuthentication;
//! let verified = verify(certificate, kind, &trust_anchors(), today.at(9, 30, 0, 0))?;
//! let worth = verified.life_cycle(today, Carrier::Card, GraceRule::FromExpiry);
//! assert_eq!(worth, LifeCycle::Grace);
//! assert!(worth.opens_eligibility() && !worth.opens_medical_information());
//! # Ok::<(), mnc_core::Error>(())
//! ```
//!
//! # Errors
//!
//! Every fallible function returns [`Error`]: match on [`Error::kind`], show
//! [`Error::message`] (Japanese or English), log its `Display`. It carries the tries that are left,
//! the card's status word and the reader's code where there are any, and where a parser stopped; it
//! never carries a PIN, a name, a number or the content of a file.
//!
//! # Secrets and personal data
//!
//! Secrets are boxed, not `Clone`, and wiped when dropped; commands that hold one are built in a
//! buffer of exact size, wiped after use, and logged as their header. Types with personal data show
//! nothing in `Debug`. The caller wipes its own entry buffer. The 12-digit 個人番号 cannot be read:
//! institutions never handle it.

pub mod card;
pub mod eligibility;
pub mod error;
pub mod fallback;
pub mod identity;
pub mod patient;
pub mod reception;

pub use error::{Error, ErrorKind, Language, Location, Result};
pub use jiff::civil::{Date, DateTime};
