//! The virtual My Number Card: applications, access rules, counters and locks of the real one.
//!
//! A [`VirtualCard`] is a handle to one card; clones are handles to the same card. Speak to it with
//! [`VirtualCard::transmit`], or put [`VirtualCard::transport`] into the SDK.
//!
//! What is not published about the real card is chosen here and said at the option or item
//! concerned. Chosen without an option:
//! - a VERIFY with a value of the wrong length costs a try; CHANGE refuses one with 6A80;
//! - a signature without Le answers 6700, with an Le below 256 6C00;
//! - an AID is matched from five bytes on; SELECT of a file returns no control information (P2 00
//!   answers 6A86);
//! - 共通カード and 住基 know no `00 24`, the others no `80 32`: 6A81.
//!
//! Simulated, because nothing public shows it: what approved verifiers do after `80 A2`
//! ([`crate::pinless`]), and what the municipality's terminal does to a card
//! ([`VirtualCard::initialise_pins`] and its neighbours).
//!
//! Left out: secure messaging (80 AE answers 6A81 where the real card would accept a session key).

mod application;
mod atr;
mod command;
mod dump;
mod file;
mod kind;
mod lifetime;
mod misc;
mod municipality;
mod options;
mod process;
mod profile;
mod read;
mod reference;
mod select;
mod sign;
mod status;
mod terminal_authentication;
mod transport;
mod verify;

pub use application::aid;
pub use atr::Atr;
pub use kind::{Kind, UnknownKind};
pub use options::{Filler, Options};
pub use transport::VirtualTransport;

use crate::people::Holder;
use crate::pki::{Authority, Generation, Hierarchy};
use lifetime::Lifetime;
use mnc_core::Date;
use process::Card;
use profile::Secrets;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A virtual card. Cloning gives another handle to the same card.
#[derive(Clone)]
pub struct VirtualCard {
    shared: Arc<Shared>,
}

struct Shared {
    card: Mutex<Card>,
    /// Held by the transaction that has the card.
    transaction: Mutex<()>,
    kind: Kind,
    holder: Holder,
    secrets: Secrets,
    lifetime: Lifetime,
    atr: Atr,
}

impl VirtualCard {
    /// A card of this kind with everything else as by default.
    pub fn new(kind: Kind) -> Self {
        Self::builder().kind(kind).build()
    }

    /// The options of a card, to be changed and built.
    pub fn builder() -> Options {
        Options::default()
    }

    fn with_options(options: &Options) -> Self {
        Self::assemble(options, |_| {})
    }

    fn assemble(options: &Options, change: impl FnOnce(&mut Card)) -> Self {
        let holder = options.resolved_holder();
        let lifetime = Lifetime::new(options.kind, &holder, options.today);
        let secrets = Secrets::new(options, &holder, &lifetime);
        let profile = profile::Profile::new(options, &holder, &lifetime, &secrets);
        let mut card = Card::new(
            profile.applications(),
            profile.data_objects(),
            options.manners,
        );
        change(&mut card);
        Self {
            shared: Arc::new(Shared {
                card: Mutex::new(card),
                transaction: Mutex::default(),
                kind: options.kind,
                holder,
                secrets,
                lifetime,
                atr: options.atr,
            }),
        }
    }

    fn card(&self) -> MutexGuard<'_, Card> {
        self.shared
            .card
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a command APDU and returns the response, status word last: at least two bytes.
    pub fn transmit(&self, command: &[u8]) -> Vec<u8> {
        self.card().transmit(command)
    }

    /// Resets the card: selections and verified references are forgotten, counters stay.
    pub fn reset(&self) {
        self.card().reset();
    }

    /// The answer to reset.
    pub fn atr(&self) -> &'static [u8] {
        self.shared.atr.bytes()
    }

    /// A connection to the card for the SDK. Several connections take turns, one transaction at a
    /// time.
    pub fn transport(&self) -> VirtualTransport {
        VirtualTransport::new(self.clone())
    }

    /// What kind of card this is.
    pub fn kind(&self) -> Kind {
        self.shared.kind
    }

    /// The person on the card.
    pub fn holder(&self) -> &Holder {
        &self.shared.holder
    }

    /// 利用者証明用暗証番号, as it was when the card was made.
    pub fn auth_pin(&self) -> &str {
        &self.shared.secrets.auth_pin
    }

    /// 署名用暗証番号, as it was when the card was made.
    pub fn sign_password(&self) -> &str {
        &self.shared.secrets.sign_password
    }

    /// 券面入力補助用暗証番号, as it was when the card was made.
    pub fn input_support_pin(&self) -> &str {
        &self.shared.secrets.input_support_pin
    }

    /// 住民基本台帳用暗証番号, as it was when the card was made.
    pub fn resident_pin(&self) -> &str {
        &self.shared.secrets.resident_pin
    }

    /// 照合番号A: the 12 digits of the individual number.
    pub fn reference_number_a(&self) -> &str {
        &self.shared.secrets.reference_number_a
    }

    /// 照合番号B: date of birth YYMMDD (year of the era), year of expiry, security code; 14 digits.
    pub fn reference_number_b(&self) -> &str {
        &self.shared.secrets.reference_number_b
    }

    /// The last day of the certificates (their 23:59:59 Japan Standard Time).
    pub fn certificates_end(&self) -> Date {
        self.shared.lifetime.certificates.last
    }

    /// 有効期限 of the card.
    pub fn card_expires(&self) -> Date {
        self.shared.lifetime.card_expires
    }

    /// The test CA that issued a certificate of this card.
    pub fn issuer(&self, hierarchy: Hierarchy) -> Authority {
        let issued = self.shared.lifetime.certificates.first;
        Authority::new(hierarchy, Generation::issuing_on(issued))
    }

    /// The tries left for a reference; `None` if the card has no such application or reference.
    pub fn tries_remaining(&self, aid: &[u8], reference: u16) -> Option<u8> {
        self.card()
            .reference(aid, reference)
            .map(|found| found.tries())
    }

    /// Sets the tries left, up to the reference's limit: 0 locks it. Returns whether it exists.
    pub fn set_tries(&self, aid: &[u8], reference: u16, tries: u8) -> bool {
        let mut card = self.card();
        let found = card.reference(aid, reference);
        found.map(|reference| reference.set_tries(tries)).is_some()
    }

    /// How many VERIFY commands with data the card has received since it was made.
    pub fn verify_attempts(&self) -> usize {
        self.card().log.verify_attempts
    }

    /// How many commands the card has received since it was made.
    pub fn apdu_count(&self) -> usize {
        self.card().log.headers.len()
    }

    /// CLA, INS, P1, P2 of every command since the card was made (00 for what was missing).
    pub fn command_headers(&self) -> Vec<[u8; 4]> {
        self.card().log.headers.clone()
    }
}

impl fmt::Debug for VirtualCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "VirtualCard({}, {} commands)",
            self.kind(),
            self.apdu_count()
        )
    }
}
