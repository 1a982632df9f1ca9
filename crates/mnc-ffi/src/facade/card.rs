//! A card: each call is a session of its own, which begins, does one thing and ends.

use super::certificate::{Anchors, Certificate, judge};
use super::readers;
use super::transport::{Channel, over};
use mnc_abi::{Exclusive, Result, Trouble};
use mnc_core::DateTime;
use mnc_core::card::secret::{
    AttemptPolicy, AuthenticationPin, InputSupportPin, ReferenceNumberB, SecretStatus,
    SignaturePassword,
};
use mnc_core::card::{self, FaceFile, JpkiSecret, Session, SignatureScheme};
use mnc_core::identity::certificate::CertificateKind;
use mnc_core::identity::{Challenge, IdentityVerification};
use serde_json::json;
use zeroize::Zeroizing;

/// Bytes that are wiped when dropped.
pub type Bytes = Zeroizing<Vec<u8>>;

/// A card on a transport. Calls take their turn; one from a callback of the card is refused.
pub struct Card(Exclusive<card::Card>);

/// A secret of the card, by its number at the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secret {
    /// 1: 利用者証明用電子証明書の暗証番号, four digits.
    AuthenticationPin,
    /// 2: 署名用電子証明書の暗証番号, 6 to 16 letters and digits.
    SignaturePassword,
    /// 3: 券面事項入力補助用暗証番号, four digits.
    InputSupportPin,
    /// 4: 住民基本台帳用暗証番号, of which only the state can be asked.
    ResidencePin,
    /// 5: 照合番号B for the four attributes.
    NumberBForAttributes,
    /// 6: 照合番号B for the photo.
    NumberBForFace,
}

impl Secret {
    /// The secret with this number.
    ///
    /// # Errors
    /// [`Trouble::UnknownCode`].
    pub fn of(code: i32) -> Result<Self> {
        Ok(match code {
            1 => Self::AuthenticationPin,
            2 => Self::SignaturePassword,
            3 => Self::InputSupportPin,
            4 => Self::ResidencePin,
            5 => Self::NumberBForAttributes,
            6 => Self::NumberBForFace,
            _ => return Err(Trouble::UnknownCode.into()),
        })
    }
}

/// A secret that the holder entered, and what presenting it may risk.
pub struct Entry<'a> {
    /// Which one.
    pub secret: Secret,
    /// Its characters.
    pub entered: &'a [u8],
    /// Whether the last try may be spent: 0 no, 1 yes.
    pub last_try: i32,
}

impl<'a> Entry<'a> {
    /// The secret with this number.
    ///
    /// # Errors
    /// [`Trouble::UnknownCode`].
    pub fn of(secret: i32, entered: &'a [u8], last_try: i32) -> Result<Self> {
        Ok(Self {
            secret: Secret::of(secret)?,
            entered,
            last_try,
        })
    }

    /// The PIN for user authentication.
    pub const fn pin(entered: &'a [u8], last_try: i32) -> Self {
        Self {
            secret: Secret::AuthenticationPin,
            entered,
            last_try,
        }
    }

    pub(super) fn policy(&self) -> Result<AttemptPolicy> {
        match self.last_try {
            0 => Ok(AttemptPolicy::KeepLastTry),
            1 => Ok(AttemptPolicy::AllowLastTry),
            _ => Err(Trouble::UnknownCode.into()),
        }
    }
}

/// The scheme with this number: 1 PKCS#1 with SHA-256, 2 with SHA-384, 3 with SHA-512, 4 PSS.
fn scheme(code: i32) -> Result<SignatureScheme> {
    Ok(match code {
        1 => SignatureScheme::Pkcs1Sha256,
        2 => SignatureScheme::Pkcs1Sha384,
        3 => SignatureScheme::Pkcs1Sha512,
        4 => SignatureScheme::PssSha256,
        _ => return Err(Trouble::UnknownCode.into()),
    })
}

impl Card {
    /// The card on a PC/SC reader.
    ///
    /// # Errors
    /// `NoReader`, of the reader; `NotSupported` without the feature `pcsc`.
    pub fn on_reader(reader: &str) -> Result<Self> {
        let card = card::Card::new(readers::connect(reader)?);
        Ok(Self(Exclusive::new(card)))
    }

    /// The card on the host's channel. Nothing is sent yet.
    pub fn on_channel(channel: impl Channel) -> Self {
        Self(Exclusive::new(card::Card::new(over(channel))))
    }

    /// Does the work in a session. What failed in it counts more than what failed at its end.
    pub(super) fn session<R>(&self, work: impl FnOnce(&mut Session<'_>) -> Result<R>) -> Result<R> {
        self.0.with(|card| {
            let mut session = card.begin()?;
            let done = work(&mut session)?;
            session.close()?;
            Ok(done)
        })
    }

    /// The state of a secret, as the interface's numbers: what it is in, and the tries or -1.
    ///
    /// # Errors
    /// Of the reader and the card.
    pub fn secret_status(&self, secret: Secret) -> Result<(i32, i32)> {
        let status = self.session(|session| Ok(status_of(session, secret)?))?;
        let tries = status.tries().map_or(-1, Into::into);
        Ok((state(status)?, tries))
    }

    /// Presents a secret, once, and uses it for nothing.
    ///
    /// # Errors
    /// `WrongSecret`, `Locked`, `LastTryProtected`; of the reader and the card. `UnknownCode` for
    /// 住民基本台帳用暗証番号.
    pub fn verify(&self, entry: &Entry<'_>) -> Result<()> {
        let (entered, policy) = (entry.entered, entry.policy()?);
        match entry.secret {
            Secret::AuthenticationPin => {
                let pin = AuthenticationPin::new(entered)?;
                self.session(|session| {
                    Ok(session
                        .jpki()?
                        .verify_authentication_pin(&pin, policy)
                        .map(drop)?)
                })
            }
            Secret::SignaturePassword => {
                let password = SignaturePassword::new(entered)?;
                self.session(|session| {
                    let mut jpki = session.jpki()?;
                    Ok(jpki
                        .verify_signature_password(&password, policy)
                        .map(drop)?)
                })
            }
            Secret::InputSupportPin | Secret::NumberBForAttributes => {
                self.open_attributes(entry, |_| Ok(()))
            }
            Secret::NumberBForFace => self.open_face(entry, |_| Ok(())),
            Secret::ResidencePin => Err(Trouble::UnknownCode.into()),
        }
    }

    /// Signs a message with the authentication key, after its PIN.
    ///
    /// # Errors
    /// As [`Self::verify`].
    pub fn sign(&self, entry: &Entry<'_>, scheme_code: i32, message: &[u8]) -> Result<Bytes> {
        let (scheme, policy) = (scheme(scheme_code)?, entry.policy()?);
        let pin = AuthenticationPin::new(entry.entered)?;
        self.session(|session| {
            let mut jpki = session.jpki()?;
            let mut access = jpki.verify_authentication_pin(&pin, policy)?;
            Ok(Zeroizing::new(access.sign(scheme, message)?))
        })
    }

    /// The holder shows by the PIN that the card is theirs: the card signs a fresh challenge, which is
    /// checked against its certificate, judged at this time.
    ///
    /// # Errors
    /// As [`Self::verify`]; `UntrustedCertificate`, `CertificateProfile`, `IntegrityFailed`.
    pub(super) fn prove(
        &self,
        entry: &Entry<'_>,
        anchors: Option<&Anchors>,
        at: DateTime,
    ) -> Result<IdentityVerification> {
        let policy = entry.policy()?;
        let pin = AuthenticationPin::new(entry.entered)?;
        let kind = CertificateKind::UserAuthentication;
        let possession = self.session(|session| {
            let mut jpki = session.jpki()?;
            let mut access = jpki.verify_authentication_pin(&pin, policy)?;
            let certificate = access.authentication_certificate()?;
            let verified = judge(certificate, kind, anchors, at)?;
            let signed = Challenge::new()?.sign(&mut access, SignatureScheme::Pkcs1Sha256)?;
            Ok(signed.check(&verified)?)
        })?;
        Ok(IdentityVerification::by_card_possession(&possession, at)?)
    }

    /// The certificate for user authentication, free of any PIN on a plastic card.
    ///
    /// # Errors
    /// `SecretRequired` on a phone; of the reader and the card.
    pub fn authentication_certificate(&self) -> Result<Certificate> {
        let read = self.session(|session| Ok(session.jpki()?.authentication_certificate()?))?;
        Ok(Certificate::new(read, CertificateKind::UserAuthentication))
    }

    /// The certificate of the authority that the card carries beside its own, DER: 1 for user
    /// authentication, 2 for signatures. It comes from the same card and proves nothing.
    ///
    /// # Errors
    /// [`Trouble::UnknownCode`]; `FileNotFound` on a phone; of the reader and the card.
    pub fn ca_certificate(&self, kind: i32) -> Result<Bytes> {
        let read = match kind {
            1 => self.session(|session| Ok(session.jpki()?.authentication_ca_certificate()?))?,
            2 => self.session(|session| Ok(session.jpki()?.signature_ca_certificate()?))?,
            _ => return Err(Trouble::UnknownCode.into()),
        };
        Ok(Zeroizing::new(read.der().to_vec()))
    }

    /// The certificate behind a secret: for user authentication behind its PIN (a phone), for
    /// signatures behind its password.
    ///
    /// # Errors
    /// As [`Self::verify`]; `UnknownCode` for another secret.
    pub fn certificate_behind(&self, entry: &Entry<'_>) -> Result<Certificate> {
        let (entered, policy) = (entry.entered, entry.policy()?);
        match entry.secret {
            Secret::AuthenticationPin => {
                let pin = AuthenticationPin::new(entered)?;
                let read = self.session(|session| {
                    let mut jpki = session.jpki()?;
                    let mut access = jpki.verify_authentication_pin(&pin, policy)?;
                    Ok(access.authentication_certificate()?)
                })?;
                Ok(Certificate::new(read, CertificateKind::UserAuthentication))
            }
            Secret::SignaturePassword => {
                let password = SignaturePassword::new(entered)?;
                let read = self.session(|session| {
                    let mut jpki = session.jpki()?;
                    let mut access = jpki.verify_signature_password(&password, policy)?;
                    Ok(access.signature_certificate()?)
                })?;
                Ok(Certificate::new(read, CertificateKind::DigitalSignature))
            }
            _ => Err(Trouble::UnknownCode.into()),
        }
    }

    /// The four attributes as JSON: `{name, address, birthdate, sex}`, the sex as the card codes it.
    ///
    /// # Errors
    /// As [`Self::verify`], and `IntegrityFailed`.
    pub fn attributes(&self, entry: &Entry<'_>) -> Result<Bytes> {
        self.open_attributes(entry, |access| {
            let read = access.attributes()?;
            let json = json!({
                "name": read.name(),
                "address": read.address(),
                "birthdate": read.birth_date().to_string(),
                "sex": char::from(read.sex().code()).to_string(),
            });
            Ok(Zeroizing::new(json.to_string().into_bytes()))
        })
    }

    /// The photo, a JPEG 2000 file; none on the card of a small child.
    ///
    /// # Errors
    /// As [`Self::verify`], and `IntegrityFailed`; [`Trouble::Absent`] without a photo.
    pub fn photo(&self, entry: &Entry<'_>) -> Result<Bytes> {
        let file = self.open_face(entry, |file| Ok(file.into_photo()))?;
        let photo = file.ok_or(Trouble::Absent)?;
        Ok(Zeroizing::new(photo.bytes().to_vec()))
    }

    /// Serial number, municipality and expiry as JSON: `{serial_number, municipality_code, expiry}`.
    ///
    /// # Errors
    /// `NotMyNumberCard` on a phone; of the reader and the card.
    pub fn identification(&self) -> Result<Bytes> {
        let read = self.session(|session| Ok(session.common()?.card_identification()?))?;
        let json = json!({
            "serial_number": read.serial_number(),
            "municipality_code": read.municipality_code(),
            "expiry": read.expiry().to_string(),
        });
        Ok(Zeroizing::new(json.to_string().into_bytes()))
    }

    fn open_attributes<R>(
        &self,
        entry: &Entry<'_>,
        work: impl FnOnce(&mut card::AttributeAccess<'_, '_>) -> Result<R>,
    ) -> Result<R> {
        let (entered, policy) = (entry.entered, entry.policy()?);
        match entry.secret {
            Secret::InputSupportPin => {
                let pin = InputSupportPin::new(entered)?;
                self.session(|session| {
                    let mut application = session.input_support()?;
                    work(&mut application.verify_pin(&pin, policy)?)
                })
            }
            Secret::NumberBForAttributes => {
                let number = ReferenceNumberB::new(entered)?;
                self.session(|session| {
                    let mut application = session.input_support()?;
                    work(&mut application.verify_reference_number_b(&number, policy)?)
                })
            }
            _ => Err(Trouble::UnknownCode.into()),
        }
    }

    fn open_face<R>(
        &self,
        entry: &Entry<'_>,
        work: impl FnOnce(FaceFile) -> Result<R>,
    ) -> Result<R> {
        let (number, policy) = (ReferenceNumberB::new(entry.entered)?, entry.policy()?);
        if entry.secret != Secret::NumberBForFace {
            return Err(Trouble::UnknownCode.into());
        }
        self.session(|session| {
            let mut surface = session.surface()?;
            let mut access = surface.verify_reference_number_b(&number, policy)?;
            work(access.face_file()?)
        })
    }
}

fn status_of(session: &mut Session<'_>, secret: Secret) -> mnc_core::Result<SecretStatus> {
    match secret {
        Secret::AuthenticationPin => session.jpki()?.secret_status(JpkiSecret::AuthenticationPin),
        Secret::SignaturePassword => session.jpki()?.secret_status(JpkiSecret::SignaturePassword),
        Secret::InputSupportPin => session.input_support()?.pin_status(),
        Secret::ResidencePin => session.residence()?.pin_status(),
        Secret::NumberBForAttributes => session.input_support()?.reference_number_b_status(),
        Secret::NumberBForFace => session.surface()?.reference_number_b_status(),
    }
}

/// 0 tries are left, 1 locked, 2 verified, 3 without limit.
fn state(status: SecretStatus) -> Result<i32> {
    Ok(match status {
        SecretStatus::Remaining(_) => 0,
        SecretStatus::Locked => 1,
        SecretStatus::Verified => 2,
        SecretStatus::Unlimited => 3,
        _ => return Err(Trouble::UnknownCode.into()),
    })
}
