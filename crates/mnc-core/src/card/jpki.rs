//! The 公的個人認証 (JPKI) application: certificates, their PINs, and the authentication key.

mod access;
mod pinless;
mod token;

pub use access::{AuthenticationAccess, KeyOpening, SignatureAccess};
pub use pinless::{PinlessAuthority, PinlessChannel};
pub use token::{CertificateAvailability, TokenInformation, TokenKind};

use super::application::Application;
use super::certificate::Certificate;
use super::exchange::Exchange;
use super::secret::{AttemptPolicy, AuthenticationPin, Reference, SecretStatus, SignaturePassword};
use crate::error::Result;

const SFI_SIGNATURE_CERTIFICATE: u8 = 0x01;
const SFI_SIGNATURE_CA: u8 = 0x02;
const SFI_TOKEN_INFORMATION: u8 = 0x06;
const SFI_AVAILABILITY: u8 = 0x08;
const SFI_AUTHENTICATION_CERTIFICATE: u8 = 0x0A;
const SFI_AUTHENTICATION_CA: u8 = 0x0B;

/// A secret of the JPKI application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JpkiSecret {
    /// 利用者証明用電子証明書の暗証番号.
    AuthenticationPin,
    /// 署名用電子証明書の暗証番号.
    SignaturePassword,
}

impl JpkiSecret {
    fn reference(self) -> Reference {
        match self {
            Self::AuthenticationPin => Reference::AUTHENTICATION_PIN,
            Self::SignaturePassword => Reference::SIGNATURE_PASSWORD,
        }
    }
}

/// The JPKI application, selected.
pub struct Jpki<'s, 'c> {
    exchange: &'s mut Exchange<'c>,
}

impl<'s, 'c> Jpki<'s, 'c> {
    pub(super) fn select(exchange: &'s mut Exchange<'c>) -> Result<Self> {
        exchange.repeatable(Application::Jpki, |_| Ok(()))?;
        Ok(Self { exchange })
    }

    /// The token information (EF 0006): which kind of token this is. Free of any PIN.
    ///
    /// # Errors
    /// Of the reader and the card.
    pub fn token_information(&mut self) -> Result<TokenInformation> {
        let bytes = self.repeatable(|exchange| exchange.read_short_file(SFI_TOKEN_INFORMATION))?;
        TokenInformation::parse(&bytes)
    }

    /// Which certificates the card holds (EF 0008). Free of any PIN.
    ///
    /// # Errors
    /// Of the reader and the card.
    pub fn certificate_availability(&mut self) -> Result<CertificateAvailability> {
        let bytes = self.repeatable(|exchange| exchange.read_short_file(SFI_AVAILABILITY))?;
        CertificateAvailability::parse(&bytes)
    }

    /// The user-authentication certificate (EF 000A). Free of any PIN on the plastic card, also on
    /// one whose PIN is locked; a phone wants its PIN first.
    ///
    /// # Errors
    /// [`SecretRequired`](crate::ErrorKind::SecretRequired) on a phone; of the reader and the card.
    pub fn authentication_certificate(&mut self) -> Result<Certificate> {
        self.read_certificate(
            SFI_AUTHENTICATION_CERTIFICATE,
            "authentication certificate (EF 000A)",
        )
    }

    /// The CA certificate that the card carries for the authentication certificate (EF 000B).
    /// It comes from the same card and proves nothing.
    ///
    /// # Errors
    /// Of the reader and the card.
    pub fn authentication_ca_certificate(&mut self) -> Result<Certificate> {
        self.read_certificate(
            SFI_AUTHENTICATION_CA,
            "authentication CA certificate (EF 000B)",
        )
    }

    /// The CA certificate that the card carries for the signature certificate (EF 0002).
    /// It comes from the same card and proves nothing.
    ///
    /// # Errors
    /// Of the reader and the card.
    pub fn signature_ca_certificate(&mut self) -> Result<Certificate> {
        self.read_certificate(SFI_SIGNATURE_CA, "signature CA certificate (EF 0002)")
    }

    /// The state of a secret. Spends no try.
    ///
    /// # Errors
    /// Of the reader and the card.
    pub fn secret_status(&mut self, secret: JpkiSecret) -> Result<SecretStatus> {
        self.repeatable(|exchange| exchange.status(secret.reference()))
    }

    /// Presents the authentication PIN, once. What it opens is a method of the returned value.
    ///
    /// # Errors
    /// [`WrongSecret`](crate::ErrorKind::WrongSecret) with the tries left,
    /// [`Locked`](crate::ErrorKind::Locked),
    /// [`LastTryProtected`](crate::ErrorKind::LastTryProtected) (nothing was presented); of the
    /// reader and the card.
    pub fn verify_authentication_pin(
        &mut self,
        pin: &AuthenticationPin,
        policy: AttemptPolicy,
    ) -> Result<AuthenticationAccess<'_, 'c>> {
        self.exchange.ensure_selected(Application::Jpki)?;
        self.exchange
            .verify(Reference::AUTHENTICATION_PIN, pin.bytes(), policy)?;
        Ok(AuthenticationAccess::new(self.exchange, KeyOpening::Pin))
    }

    /// Lets an approved verifier open the authentication key without a PIN: the way of the
    /// 顔認証付きカードリーダー, and the only one for a card whose PIN is locked.
    ///
    /// # Errors
    /// Of the authority; of the reader and the card.
    pub fn open_pinless(
        &mut self,
        authority: &mut dyn PinlessAuthority,
    ) -> Result<AuthenticationAccess<'_, 'c>> {
        self.exchange.ensure_selected(Application::Jpki)?;
        authority.authorise(&mut PinlessChannel::new(self.exchange))?;
        self.exchange.opened()?;
        Ok(AuthenticationAccess::new(
            self.exchange,
            KeyOpening::PinlessAuthority,
        ))
    }

    /// Presents the signature password, once. What it opens is a method of the returned value.
    ///
    /// # Errors
    /// As [`Jpki::verify_authentication_pin`].
    pub fn verify_signature_password(
        &mut self,
        password: &SignaturePassword,
        policy: AttemptPolicy,
    ) -> Result<SignatureAccess<'_, 'c>> {
        self.exchange.ensure_selected(Application::Jpki)?;
        self.exchange
            .verify(Reference::SIGNATURE_PASSWORD, password.bytes(), policy)?;
        Ok(SignatureAccess::new(self.exchange))
    }

    fn repeatable<T>(&mut self, work: impl FnMut(&mut Exchange<'c>) -> Result<T>) -> Result<T> {
        self.exchange.repeatable(Application::Jpki, work)
    }

    fn read_certificate(&mut self, sfi: u8, file: &'static str) -> Result<Certificate> {
        Certificate::new(self.repeatable(|exchange| exchange.read_object(sfi, file))?)
    }
}
