//! A card: each call is a session of its own, which begins, does one thing and ends.

use crate::assessment::{Assessment, Declaration};
use crate::certificate::{Anchors, Certificate};
use crate::error::{Result, unless};
use crate::host::{CardTransport, Host, TransportLimits};
use crate::json;
use mnc::facade::authenticity::CardAuthority;
use mnc::facade::{assessment, card};
use mnc_abi::Trouble;
use serde::Deserialize;
use std::mem;
use std::sync::Arc;
use zeroize::Zeroizing;

/// A secret of the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
#[repr(i32)]
pub enum Secret {
    /// 利用者証明用電子証明書の暗証番号, four digits.
    AuthenticationPin = 1,
    /// 署名用電子証明書の暗証番号, 6 to 16 letters and digits.
    SignaturePassword = 2,
    /// 券面事項入力補助用暗証番号, four digits.
    InputSupportPin = 3,
    /// 住民基本台帳用暗証番号, of which only the state can be asked.
    ResidencePin = 4,
    /// 照合番号B for the four attributes, fourteen digits.
    NumberBForAttributes = 5,
    /// 照合番号B for the photo, fourteen digits.
    NumberBForFace = 6,
}

/// What a secret is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum SecretState {
    /// Tries are left.
    Remaining,
    /// No try is left.
    Locked,
    /// Already verified; the card does not say how many tries are left.
    Verified,
    /// It can be tried without limit.
    Unlimited,
}

/// The state of a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct SecretStatus {
    /// What it is in.
    pub state: SecretState,
    /// How many tries are left, if the card says so.
    pub tries: Option<u8>,
}

/// How a message is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
#[repr(i32)]
pub enum SignatureScheme {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Pkcs1Sha256 = 1,
    /// RSASSA-PKCS1-v1_5 with SHA-384.
    Pkcs1Sha384 = 2,
    /// RSASSA-PKCS1-v1_5 with SHA-512.
    Pkcs1Sha512 = 3,
    /// RSASSA-PSS with SHA-256.
    PssSha256 = 4,
}

/// 氏名, 住所, 生年月日 and 性別 as the card holds them. Wiped when closed.
#[derive(uniffi::Object)]
pub struct Attributes(Zeroizing<String>);

/// The attributes as the facade writes them.
#[derive(Deserialize)]
struct Read {
    name: String,
    address: String,
    birthdate: String,
    sex: String,
}

#[uniffi::export]
impl Attributes {
    /// 氏名.
    ///
    /// # Errors
    /// None.
    pub fn name(&self) -> Result<String> {
        Ok(self.read()?.name)
    }

    /// 住所.
    ///
    /// # Errors
    /// None.
    pub fn address(&self) -> Result<String> {
        Ok(self.read()?.address)
    }

    /// 生年月日, `yyyy-mm-dd`.
    ///
    /// # Errors
    /// None.
    pub fn birthdate(&self) -> Result<String> {
        Ok(self.read()?.birthdate)
    }

    /// 性別, as the card codes it.
    ///
    /// # Errors
    /// None.
    pub fn sex(&self) -> Result<String> {
        Ok(self.read()?.sex)
    }
}

impl Attributes {
    fn read(&self) -> Result<Read> {
        json::read(&self.0)
    }
}

/// Serial number, municipality and expiry of the card.
#[derive(Clone, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct CardIdentification {
    /// The serial number of the card.
    pub serial_number: String,
    /// 市区町村コード.
    pub municipality_code: String,
    /// The last day of the card, `yyyy-mm-dd`.
    pub expiry: String,
}

/// A card on a reader or on a radio of the host. From any thread: calls take their turn, and block.
/// Each call is a session of its own; nothing is remembered, PINs least of all. A secret is presented
/// at most once per call. Without `last_try` it is `LAST_TRY_PROTECTED`, and nothing is presented,
/// when only one try is left.
#[derive(uniffi::Object)]
pub struct Card(pub(crate) card::Card);

#[uniffi::export]
impl Card {
    /// The card on the PC/SC reader of this name.
    ///
    /// # Errors
    /// `NO_READER`, of the reader; `NOT_SUPPORTED` in a library without PC/SC.
    #[uniffi::constructor]
    pub fn on_reader(reader: &str) -> Result<Self> {
        Ok(Self(card::Card::on_reader(reader)?))
    }

    /// The card behind a transport of the host. Nothing is sent yet.
    ///
    /// # Errors
    /// None.
    #[uniffi::constructor]
    pub fn on_transport(
        transport: Arc<dyn CardTransport>,
        limits: TransportLimits,
    ) -> Result<Self> {
        Ok(Self(card::Card::on_channel(Host { transport, limits })))
    }

    /// The state of a secret, without spending a try.
    ///
    /// # Errors
    /// Of the reader and the card.
    pub fn secret_status(&self, secret: Secret) -> Result<SecretStatus> {
        let (state, tries) = self.0.secret_status(secret.facade()?)?;
        let state = match state {
            0 => SecretState::Remaining,
            1 => SecretState::Locked,
            2 => SecretState::Verified,
            _ => SecretState::Unlimited,
        };
        let tries = tries.try_into().ok();
        Ok(SecretStatus { state, tries })
    }

    /// Presents a secret, and uses it for nothing.
    ///
    /// # Errors
    /// `WRONG_SECRET`, `LOCKED`, `LAST_TRY_PROTECTED`; of the reader and the card.
    #[uniffi::method(default(last_try = false))]
    pub fn verify(&self, secret: Secret, entered: Vec<u8>, last_try: bool) -> Result<()> {
        Ok(self
            .0
            .verify(&Entered::new(secret, entered, last_try).entry()?)?)
    }

    /// Signs a message with the user-authentication key, after its PIN. The digest is made here.
    ///
    /// # Errors
    /// As `verify`.
    #[uniffi::method(default(last_try = false))]
    pub fn sign(
        &self,
        pin: Vec<u8>,
        scheme: SignatureScheme,
        message: Vec<u8>,
        last_try: bool,
    ) -> Result<Vec<u8>> {
        let pin = Entered::pin(pin, last_try);
        let signed = self.0.sign(&pin.entry()?, scheme as i32, &message)?;
        Ok(signed.to_vec())
    }

    /// The certificate for user authentication. A plastic card gives it without a PIN.
    ///
    /// # Errors
    /// `SECRET_REQUIRED` on a phone, see `certificate_behind`; of the reader and the card.
    pub fn certificate(&self) -> Result<Arc<Certificate>> {
        let read = self.0.authentication_certificate()?;
        Ok(Arc::new(Certificate(read)))
    }

    /// The certificate behind a secret: behind the authentication PIN that for user authentication (of
    /// a phone), behind the signature password that for signatures, which holds personal data.
    ///
    /// # Errors
    /// As `verify`.
    #[uniffi::method(default(last_try = false))]
    pub fn certificate_behind(
        &self,
        secret: Secret,
        entered: Vec<u8>,
        last_try: bool,
    ) -> Result<Arc<Certificate>> {
        let entered = Entered::new(secret, entered, last_try);
        let read = self.0.certificate_behind(&entered.entry()?)?;
        Ok(Arc::new(Certificate(read)))
    }

    /// The four attributes, behind the input-support PIN or 照合番号B.
    ///
    /// # Errors
    /// As `verify`, and `INTEGRITY_FAILED`; `NOT_MY_NUMBER_CARD` on a phone.
    #[uniffi::method(default(last_try = false))]
    pub fn attributes(
        &self,
        secret: Secret,
        entered: Vec<u8>,
        last_try: bool,
    ) -> Result<Arc<Attributes>> {
        let entered = Entered::new(secret, entered, last_try);
        let text = json::text(self.0.attributes(&entered.entry()?)?)?;
        Ok(Arc::new(Attributes(Zeroizing::new(text))))
    }

    /// The photo, a JPEG 2000 file, behind 照合番号B; nothing on the card of a small child.
    ///
    /// # Errors
    /// As `verify`, and `INTEGRITY_FAILED`; `NOT_MY_NUMBER_CARD` on a phone.
    #[uniffi::method(default(last_try = false))]
    pub fn photo(&self, number_b: Vec<u8>, last_try: bool) -> Result<Option<Vec<u8>>> {
        let number = Entered::new(Secret::NumberBForFace, number_b, last_try);
        let photo = unless(Trouble::Absent, self.0.photo(&number.entry()?))?;
        Ok(photo.map(|mut photo| mem::take(&mut *photo)))
    }

    /// Checks what a secret opens, the attributes or the photo's file, against the authority that
    /// certified the card's key: true if it is authentic, false if it was not checked for want of the
    /// authority's key (no modulus).
    ///
    /// # Errors
    /// `INTEGRITY_FAILED` if a signature does not fit; as `verify`.
    #[uniffi::method(default(last_try = false, modulus = None, exponent = 65537))]
    pub fn is_authentic(
        &self,
        secret: Secret,
        entered: Vec<u8>,
        modulus: Option<Vec<u8>>,
        exponent: u32,
        last_try: bool,
    ) -> Result<bool> {
        let entered = Entered::new(secret, entered, last_try);
        let authority = CardAuthority::of(&modulus.unwrap_or_default(), exponent)?;
        Ok(self.0.authenticity(&entered.entry()?, authority.as_ref())? == 1)
    }

    /// Serial number, municipality and expiry.
    ///
    /// # Errors
    /// `NOT_MY_NUMBER_CARD` on a phone; of the reader and the card.
    pub fn identification(&self) -> Result<CardIdentification> {
        json::read(&json::text(self.0.identification()?)?)
    }

    /// What the card is: asked without a PIN, judged at a time (`yyyy-mm-ddThh:mm:ss`), with what staff
    /// declares. Without anchors the authorities of production count.
    ///
    /// # Errors
    /// `NOT_MY_NUMBER_CARD`; of the certificate; of the reader.
    #[uniffi::method(default(anchors = None))]
    pub fn assess(
        &self,
        at: &str,
        declared: Declaration,
        anchors: Option<Arc<Anchors>>,
    ) -> Result<Arc<Assessment>> {
        let anchors = anchors.as_deref().map(|it| &it.0);
        let declared = json::write(&declared)?;
        let assessed = assessment::Assessment::of(&self.0, anchors, at, &declared)?;
        Ok(Arc::new(Assessment(assessed)))
    }
}

/// What the holder entered, until it is wiped.
pub(crate) struct Entered {
    secret: Secret,
    characters: Zeroizing<Vec<u8>>,
    last_try: bool,
}

impl Entered {
    fn new(secret: Secret, entered: Vec<u8>, last_try: bool) -> Self {
        Self {
            secret,
            characters: Zeroizing::new(entered),
            last_try,
        }
    }

    pub(crate) fn pin(entered: Vec<u8>, last_try: bool) -> Self {
        Self::new(Secret::AuthenticationPin, entered, last_try)
    }

    pub(crate) fn entry(&self) -> Result<card::Entry<'_>> {
        Ok(card::Entry {
            secret: self.secret.facade()?,
            entered: &self.characters,
            last_try: self.last_try.into(),
        })
    }
}

impl Secret {
    fn facade(self) -> Result<card::Secret> {
        Ok(card::Secret::of(self as i32)?)
    }
}
