//! What a card shows without a PIN.

use crate::Date;
use crate::card::secret::SecretStatus;
use crate::card::{CertificateAvailability, JpkiSecret, Session, TokenKind};
use crate::error::{Error, ErrorKind, Result};
use crate::identity::certificate::{
    Carrier, GraceRule, LifeCycle, Revocation, VerifiedCertificate,
};

/// What a card shows without a PIN. `None` is what it does not have or did not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CardObservations {
    /// The kind of token (EF 0006).
    pub token: Option<TokenKind>,
    /// Which certificates are marked present (EF 0008).
    pub availability: Option<CertificateAvailability>,
    /// 利用者証明用電子証明書の暗証番号.
    pub authentication_pin: Option<SecretStatus>,
    /// 署名用電子証明書の暗証番号.
    pub signature_password: Option<SecretStatus>,
    /// 券面事項入力補助用暗証番号.
    pub input_support_pin: Option<SecretStatus>,
    /// 住民基本台帳用暗証番号.
    pub residence_pin: Option<SecretStatus>,
    /// What the certificate for user authentication is worth, if it was looked at.
    pub life_cycle: Option<LifeCycle>,
    /// Whether that certificate was revoked.
    pub revocation: Revocation,
    /// Whether the card itself has expired; `None` if its expiry was not looked at.
    pub card_expired: Option<bool>,
}

impl CardObservations {
    /// Asks the card. No try is spent and nothing personal is read; JPKI is selected afterwards. An
    /// application that is not there (a phone has JPKI alone) and a file that the card does not give
    /// are `None`.
    ///
    /// # Errors
    /// [`NotMyNumberCard`](ErrorKind::NotMyNumberCard) if there is no JPKI application; of the reader.
    pub fn read(session: &mut Session<'_>) -> Result<Self> {
        let input_support_pin = input_support_pin(session)?;
        let residence_pin = residence_pin(session)?;
        let mut jpki = session.jpki()?;
        let token = optional(jpki.token_information())?;
        Ok(Self {
            token: token.map(|information| information.kind().clone()),
            availability: optional(jpki.certificate_availability())?,
            authentication_pin: optional(jpki.secret_status(JpkiSecret::AuthenticationPin))?,
            signature_password: optional(jpki.secret_status(JpkiSecret::SignaturePassword))?,
            input_support_pin,
            residence_pin,
            ..Self::default()
        })
    }

    /// Adds what the certificate for user authentication is worth on a day. The token says whether
    /// a phone carries it, which has no grace.
    #[must_use]
    pub fn with_certificate(
        mut self,
        certificate: &VerifiedCertificate,
        on: Date,
        grace: GraceRule,
    ) -> Self {
        self.life_cycle = Some(certificate.life_cycle(on, self.carrier(), grace));
        self
    }

    /// Adds what is known of the certificate's revocation.
    #[must_use]
    pub fn with_revocation(mut self, revocation: Revocation) -> Self {
        self.revocation = revocation;
        self
    }

    /// Adds the last day of the card itself, seen from a day.
    #[must_use]
    pub fn with_card_expiry(mut self, expiry: Date, on: Date) -> Self {
        self.card_expired = Some(expiry < on);
        self
    }

    /// What carries the certificate.
    pub fn carrier(&self) -> Carrier {
        match self.token {
            Some(TokenKind::AndroidPhone | TokenKind::IPhone) => Carrier::Phone,
            _ => Carrier::Card,
        }
    }

    /// Whether the PIN for user authentication is known to be locked.
    pub fn is_authentication_pin_locked(&self) -> bool {
        self.authentication_pin.is_some_and(SecretStatus::is_locked)
    }

    /// Whether all this could be seen on a 顔認証マイナンバーカード: every four-digit PIN that answered
    /// is locked, and no certificate for signatures is marked (総務省 事務連絡 of 2023-10-31, 別紙2). An
    /// ordinary card can look the same.
    pub fn is_like_face_card(&self) -> bool {
        let others = [self.input_support_pin, self.residence_pin];
        let others_locked = others.into_iter().flatten().all(SecretStatus::is_locked);
        let without_signature = |it: CertificateAvailability| !it.has_signature_certificate();
        self.carrier() == Carrier::Card
            && self.is_authentication_pin_locked()
            && others_locked
            && self.availability.is_some_and(without_signature)
    }
}

fn input_support_pin(session: &mut Session<'_>) -> Result<Option<SecretStatus>> {
    let status = session.input_support().and_then(|mut it| it.pin_status());
    optional(status)
}

fn residence_pin(session: &mut Session<'_>) -> Result<Option<SecretStatus>> {
    let status = session.residence().and_then(|mut it| it.pin_status());
    optional(status)
}

/// What the card does not have or does not give is `None`; trouble with the reader stays an error.
fn optional<T>(result: Result<T>) -> Result<Option<T>> {
    let absent = |error: &Error| {
        matches!(
            error.kind(),
            ErrorKind::NotMyNumberCard
                | ErrorKind::FileNotFound
                | ErrorKind::CardRefused
                | ErrorKind::SecretRequired
                | ErrorKind::MalformedFile
        )
    };
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if absent(&error) => Ok(None),
        Err(error) => Err(error),
    }
}
