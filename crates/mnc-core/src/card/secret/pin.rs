//! PINs and passwords: boxed, wiped when dropped, shown nowhere.
//!
//! One type each, so that a PIN cannot be presented to the wrong application. The form is checked
//! here, before the card is touched: a malformed entry never spends a try.

use crate::error::{Error, ErrorKind, Result};
use std::fmt;
use zeroize::Zeroizing;

/// The bytes of a secret. Boxed, because moving an inline array leaves copies behind.
pub(in crate::card) struct SecretBytes(Zeroizing<Box<[u8]>>);

impl SecretBytes {
    pub(super) fn new(bytes: &[u8]) -> Self {
        Self(Zeroizing::new(bytes.into()))
    }

    pub(in crate::card) fn digits(bytes: &[u8], count: usize) -> Result<Self> {
        if bytes.len() != count || !bytes.iter().all(u8::is_ascii_digit) {
            return Err(Error::new(ErrorKind::InvalidSecret));
        }
        Ok(Self::new(bytes))
    }

    pub(in crate::card) fn expose(&self) -> &[u8] {
        &self.0
    }
}

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// Not `Clone`, not printable; wiped when dropped. The caller wipes its own buffer.
        pub struct $name(SecretBytes);

        impl $name {
            pub(in crate::card) fn bytes(&self) -> &SecretBytes {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    };
}
pub(super) use secret;

secret! {
    /// 利用者証明用電子証明書の暗証番号: four digits, three tries.
    AuthenticationPin
}

impl AuthenticationPin {
    /// Takes four ASCII digits.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidSecret`] for anything else.
    pub fn new(digits: &[u8]) -> Result<Self> {
        SecretBytes::digits(digits, 4).map(Self)
    }
}

secret! {
    /// 署名用電子証明書の暗証番号: 6 to 16 letters and digits, at least one of each, five tries.
    SignaturePassword
}

impl SignaturePassword {
    /// Takes 6 to 16 ASCII letters and digits. Small letters become capitals, as the card knows no
    /// others.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidSecret`] for anything else.
    pub fn new(password: &[u8]) -> Result<Self> {
        let formed = (6..=16).contains(&password.len())
            && password.iter().all(u8::is_ascii_alphanumeric)
            && password.iter().any(u8::is_ascii_digit)
            && password.iter().any(u8::is_ascii_alphabetic);
        if !formed {
            return Err(Error::new(ErrorKind::InvalidSecret));
        }
        let mut upper: Box<[u8]> = password.into();
        upper.make_ascii_uppercase();
        Ok(Self(SecretBytes(Zeroizing::new(upper))))
    }
}

secret! {
    /// 券面事項入力補助用の暗証番号: four digits, three tries.
    InputSupportPin
}

impl InputSupportPin {
    /// Takes four ASCII digits.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidSecret`] for anything else.
    pub fn new(digits: &[u8]) -> Result<Self> {
        SecretBytes::digits(digits, 4).map(Self)
    }
}

secret! {
    /// 住民基本台帳用の暗証番号: four digits, three tries. The card holds it twice, in 住基 and in
    /// 共通カード.
    ResidencePin
}

impl ResidencePin {
    /// Takes four ASCII digits.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidSecret`] for anything else.
    pub fn new(digits: &[u8]) -> Result<Self> {
        SecretBytes::digits(digits, 4).map(Self)
    }
}

secret! {
    /// 生年月日 as a key to the age record: six digits `YYMMDD`, the year as in
    /// [`ReferenceNumberB`](super::ReferenceNumberB).
    BirthDateKey
}

impl BirthDateKey {
    /// Takes six ASCII digits.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidSecret`] for anything else.
    pub fn new(digits: &[u8]) -> Result<Self> {
        SecretBytes::digits(digits, 6).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_digits_and_nothing_else() {
        assert!(AuthenticationPin::new(b"1234").is_ok());
        for bad in ["", "123", "12345", "12a4", "１２３４", "-123"] {
            let error = AuthenticationPin::new(bad.as_bytes()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidSecret);
            assert!(bad.is_empty() || !error.to_string().contains(bad));
        }
    }

    #[test]
    fn the_password_is_capitalised() {
        let password = SignaturePassword::new(b"abc123").unwrap();
        assert_eq!(password.bytes().expose(), b"ABC123");
        for bad in ["ABC12", "ABCDEF", "123456", "ABC 123", "ABCDEFGHIJKLMNOP1"] {
            assert!(SignaturePassword::new(bad.as_bytes()).is_err(), "{bad}");
        }
    }

    #[test]
    fn debug_shows_neither_content_nor_length() {
        let pin = AuthenticationPin::new(b"1234").unwrap();
        assert_eq!(format!("{pin:?}"), "AuthenticationPin(..)");
    }
}
