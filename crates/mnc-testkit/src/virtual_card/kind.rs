//! The kinds of card that can be made, and what is special about each.

use std::fmt;
use std::str::FromStr;

/// A kind of virtual card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Kind {
    /// An adult's card with both certificates.
    #[default]
    Normal,
    /// 顔認証マイナンバーカード: every four-digit PIN is locked and there is no signature
    /// certificate. EF 0001 is empty, the signature password is locked, and the first byte of EF
    /// 0008 is 00. (What a real one answers in 0008 and for the other PINs is not published.)
    Face,
    /// A normal card on which the PIN for user authentication was tried until it locked.
    Locked,
    /// A small child's card: no photo (its object has length zero), no signature certificate.
    Infant,
    /// The certificate for user authentication ended more than three months ago.
    Expired,
    /// The certificate for user authentication ended less than three months ago: still good for
    /// the eligibility check.
    Grace,
    /// An Android phone's JPKI application alone: token `JPKIAPGPSETOKEN`, certificate behind the PIN.
    SmartphoneAndroid,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Normal,
        Self::Face,
        Self::Locked,
        Self::Infant,
        Self::Expired,
        Self::Grace,
        Self::SmartphoneAndroid,
    ];

    /// The name, as on command lines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Face => "face",
            Self::Locked => "locked",
            Self::Infant => "infant",
            Self::Expired => "expired",
            Self::Grace => "grace",
            Self::SmartphoneAndroid => "smartphone-android",
        }
    }

    pub(crate) fn has_signature_certificate(self) -> bool {
        !matches!(self, Self::Face | Self::Infant)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The name is none of [`Kind::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownKind;

impl fmt::Display for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown kind of card; known are")?;
        Kind::ALL.iter().try_for_each(|kind| write!(f, " {kind}"))
    }
}

impl std::error::Error for UnknownKind {}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        let same = |kind: &Self| kind.as_str() == name;
        Self::ALL.into_iter().find(same).ok_or(UnknownKind)
    }
}
