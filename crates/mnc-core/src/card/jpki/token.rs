//! What the JPKI application says of itself: token information and certificate availability.

use crate::error::{Error, ErrorKind, Result};
use std::fmt;

/// The kind of token, by its label.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenKind {
    /// `JPKIAPICCTOKEN`: a 住民基本台帳カード, no longer valid.
    ResidentRegisterCard,
    /// `JPKIAPICCTOKEN2`: a My Number Card.
    MyNumberCard,
    /// `JPKIAPGPSETOKEN`: an Android phone.
    AndroidPhone,
    /// `JPKIAPIOSTOKEN`: an iPhone (seen by one public source only).
    IPhone,
    /// Another label, kept.
    Other(String),
}

/// Token information (EF 0006): a serialised PKCS#11 `CK_TOKEN_INFO` of 160 bytes.
///
/// It also holds the token's serial number, which this type does not keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenInformation {
    kind: TokenKind,
}

impl TokenInformation {
    /// The label takes the first 32 bytes, padded with spaces.
    const LABEL_LENGTH: usize = 32;

    pub(super) fn parse(bytes: &[u8]) -> Result<Self> {
        let malformed =
            || Error::new(ErrorKind::MalformedFile).at("token information (EF 0006)", 0);
        // A phone may answer with the label alone, shorter than 32 bytes.
        let label = bytes.get(..Self::LABEL_LENGTH).unwrap_or(bytes);
        let label = label.trim_ascii_end();
        if label.is_empty()
            || !label
                .iter()
                .all(|byte| byte.is_ascii_graphic() || *byte == b' ')
        {
            return Err(malformed());
        }
        let label = std::str::from_utf8(label).map_err(|_| malformed())?;
        Ok(Self {
            kind: TokenKind::from_label(label),
        })
    }

    /// Which kind of token this is.
    pub fn kind(&self) -> &TokenKind {
        &self.kind
    }
}

impl TokenKind {
    fn from_label(label: &str) -> Self {
        match label {
            "JPKIAPICCTOKEN" => Self::ResidentRegisterCard,
            "JPKIAPICCTOKEN2" => Self::MyNumberCard,
            "JPKIAPGPSETOKEN" => Self::AndroidPhone,
            "JPKIAPIOSTOKEN" => Self::IPhone,
            other => Self::Other(other.to_owned()),
        }
    }

    /// The label on the token.
    pub fn label(&self) -> &str {
        match self {
            Self::ResidentRegisterCard => "JPKIAPICCTOKEN",
            Self::MyNumberCard => "JPKIAPICCTOKEN2",
            Self::AndroidPhone => "JPKIAPGPSETOKEN",
            Self::IPhone => "JPKIAPIOSTOKEN",
            Self::Other(label) => label,
        }
    }
}

/// Which certificates the card holds (EF 0008): three bytes, kept as they are.
///
/// `8F` means present on the cards surveyed; no public source gives the other values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CertificateAvailability([u8; 3]);

impl CertificateAvailability {
    const PRESENT: u8 = 0x8F;

    pub(super) fn parse(bytes: &[u8]) -> Result<Self> {
        let file = "certificate availability (EF 0008)";
        let three = bytes.first_chunk::<3>();
        three
            .copied()
            .map(Self)
            .ok_or_else(|| Error::new(ErrorKind::MalformedFile).at(file, 0))
    }

    /// Whether the signature certificate is marked present. A 顔認証マイナンバーカード has none.
    pub fn has_signature_certificate(self) -> bool {
        self.0[0] == Self::PRESENT
    }

    /// Whether the user-authentication certificate is marked present.
    pub fn has_authentication_certificate(self) -> bool {
        self.0[1] == Self::PRESENT
    }

    /// The three bytes.
    pub fn bytes(self) -> [u8; 3] {
        self.0
    }
}

impl fmt::Debug for CertificateAvailability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [signature, authentication, other] = self.0;
        write!(
            f,
            "CertificateAvailability({signature:02X} {authentication:02X} {other:02X})"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_tells_the_kind_and_unknown_labels_are_kept() {
        let kind = |label: &str| {
            let padded = format!("{label:<160}");
            TokenInformation::parse(padded.as_bytes())
                .unwrap()
                .kind()
                .clone()
        };
        assert_eq!(kind("JPKIAPICCTOKEN2"), TokenKind::MyNumberCard);
        assert_eq!(kind("JPKIAPICCTOKEN"), TokenKind::ResidentRegisterCard);
        assert_eq!(kind("JPKIAPGPSETOKEN"), TokenKind::AndroidPhone);
        assert_eq!(kind("JPKIAPIOSTOKEN"), TokenKind::IPhone);
        assert_eq!(kind("SOMETHING NEW").label(), "SOMETHING NEW");
    }

    #[test]
    fn damaged_files_are_errors() {
        assert!(TokenInformation::parse(&[]).is_err());
        assert!(TokenInformation::parse(&[0xFF; 160]).is_err());
        assert!(CertificateAvailability::parse(&[0x8F, 0x8F]).is_err());
    }

    #[test]
    fn availability_keeps_what_it_does_not_know() {
        let availability = CertificateAvailability::parse(&[0x00, 0x8F, 0x77]).unwrap();
        assert!(!availability.has_signature_certificate());
        assert!(availability.has_authentication_certificate());
        assert_eq!(availability.bytes(), [0x00, 0x8F, 0x77]);
    }
}
