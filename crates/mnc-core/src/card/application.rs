//! The applications of the card and their identifiers.

/// An application of the My Number Card, by its application identifier (AID).
///
/// The AIDs are not published by the issuer; they agree in every open implementation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Application {
    /// 公的個人認証 (JPKI). Phones answer to the same identifier.
    Jpki,
    /// 券面事項確認: what is printed on the card, with the photo.
    Surface,
    /// 券面事項入力補助: the four attributes as text.
    InputSupport,
    /// 共通カード: serial number, municipality and expiry.
    Common,
    /// 住基: the resident-register application.
    Residence,
    /// The `GlobalPlatform` issuer security domain; selecting it drops what was verified elsewhere.
    IssuerSecurityDomain,
}

impl Application {
    /// The full AID. The card also answers to prefixes, so the SDK always sends all of it.
    pub const fn aid(self) -> &'static [u8] {
        match self {
            Self::Jpki => &[0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01],
            Self::Surface => &[0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x02],
            Self::InputSupport => &[0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08],
            Self::Common => &[0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x01, 0x00],
            Self::Residence => &[0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x01],
            Self::IssuerSecurityDomain => &[0xA0, 0x00, 0x00, 0x01, 0x51, 0x00, 0x00],
        }
    }

    /// The name for logs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jpki => "JPKI",
            Self::Surface => "surface",
            Self::InputSupport => "input support",
            Self::Common => "common",
            Self::Residence => "residence",
            Self::IssuerSecurityDomain => "issuer security domain",
        }
    }
}
