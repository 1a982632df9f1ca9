//! Whether photo and attributes come from the issuer of the card, and the card is no copy.

use super::card::{Card, Entry, Secret};
use mnc_abi::{Result, Trouble};
use mnc_core::ErrorKind;
use mnc_core::card::secret::{InputSupportPin, ReferenceNumberB};
use mnc_core::card::{Authenticity, RsaPublicKey};
use ring::rand::{SecureRandom, SystemRandom};

/// The key of the authority that certified the card's key; its exponent is a small number.
pub struct CardAuthority(RsaPublicKey);

impl CardAuthority {
    /// The key with this modulus, big-endian. No modulus is no key.
    ///
    /// # Errors
    /// [`Trouble::UnknownCode`] for an exponent that no RSA key has.
    pub fn of(modulus: &[u8], exponent: u32) -> Result<Option<Self>> {
        if modulus.is_empty() {
            return Ok(None);
        }
        if exponent < 3 || exponent.is_multiple_of(2) {
            return Err(Trouble::UnknownCode.into());
        }
        let key = RsaPublicKey::new(modulus, &exponent.to_be_bytes());
        Ok(Some(Self(key)))
    }
}

impl Card {
    /// Checks what this secret opens: the photo's file, with a fresh challenge to the card's own key,
    /// or the attributes. 0 unchecked, for want of the authority's key; 1 valid.
    ///
    /// # Errors
    /// `IntegrityFailed` if a signature does not fit; as [`Card::verify`].
    pub fn authenticity(
        &self,
        entry: &Entry<'_>,
        authority: Option<&CardAuthority>,
    ) -> Result<i32> {
        let authority = authority.map(|it| &it.0);
        let found = match entry.secret {
            Secret::NumberBForFace => self.face_authenticity(entry, authority)?,
            Secret::NumberBForAttributes | Secret::InputSupportPin => {
                self.attribute_authenticity(entry, authority)?
            }
            _ => return Err(Trouble::UnknownCode.into()),
        };
        Ok(match found {
            Authenticity::Unchecked => 0,
            Authenticity::Valid => 1,
        })
    }

    fn face_authenticity(
        &self,
        entry: &Entry<'_>,
        authority: Option<&RsaPublicKey>,
    ) -> Result<Authenticity> {
        let mut challenge = [0; 32];
        let random = SystemRandom::new().fill(&mut challenge);
        random.map_err(|_| ErrorKind::Communication)?;
        let (number, policy) = (ReferenceNumberB::new(entry.entered)?, entry.policy()?);
        self.session(|session| {
            let mut surface = session.surface()?;
            let certificate = surface.certificate()?;
            let proof = surface.prove_presence(&challenge)?;
            let mut access = surface.verify_reference_number_b(&number, policy)?;
            let file = access.face_file()?;
            file.check_presence(&proof, &challenge)?;
            Ok(file.authenticity(&certificate, authority)?)
        })
    }

    fn attribute_authenticity(
        &self,
        entry: &Entry<'_>,
        authority: Option<&RsaPublicKey>,
    ) -> Result<Authenticity> {
        let policy = entry.policy()?;
        let pin = match entry.secret {
            Secret::InputSupportPin => Some(InputSupportPin::new(entry.entered)?),
            _ => None,
        };
        let number = match pin {
            Some(_) => None,
            None => Some(ReferenceNumberB::new(entry.entered)?),
        };
        self.session(|session| {
            let mut application = session.input_support()?;
            let certificate = application.certificate()?;
            let mut access = match (&pin, &number) {
                (Some(pin), _) => application.verify_pin(pin, policy)?,
                (_, Some(number)) => application.verify_reference_number_b(number, policy)?,
                _ => return Err(Trouble::UnknownCode.into()),
            };
            Ok(access.attributes()?.authenticity(&certificate, authority)?)
        })
    }
}
