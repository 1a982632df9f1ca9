//! What was seen or measured about the person; not yet a decision.

use crate::{DateTime, Error, ErrorKind, Result};
use std::fmt;

/// Who of the staff confirmed, in the institution's own terms. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct StaffId(String);

impl StaffId {
    /// An identifier that is not blank.
    ///
    /// # Errors
    /// `InvalidArgument` for a blank one: a confirmation by nobody is none.
    pub fn new(id: impl Into<String>) -> Result<Self> {
        let id = id.into();
        if id.trim().is_empty() {
            Err(Error::new(ErrorKind::InvalidArgument))
        } else {
            Ok(Self(id))
        }
    }

    /// The identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for StaffId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StaffId(redacted)")
    }
}

/// Whether the patient was there. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PatientPresence {
    /// At the desk, or elsewhere on the premises with the staff.
    Present,
    /// Someone else brought the card.
    Absent,
}

/// Whether the card bears a photo. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CardPhoto {
    /// It does.
    Present,
    /// It does not: the holder was younger than one year when it was applied for.
    Absent,
}

/// 目視確認: staff compared the photo on the card with the patient's face and found them the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisualConfirmation {
    /// Who compared.
    pub staff: StaffId,
    /// When.
    pub at: DateTime,
    /// Whether the patient was there.
    pub patient: PatientPresence,
    /// Whether there was a photo to compare.
    pub photo: CardPhoto,
}

/// Why staff confirms by sight.
///
/// 厚生労働省 事務連絡（その2） of 2023-12-13, 3(2) and note 5; 保発0710第1号 of 2023-07-10, 別添2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VisualReason {
    /// The reader could not compare the face, or took it for another's.
    FaceComparisonFailed,
    /// The PIN is forgotten, locked, or not set, and the face is hard to compare.
    NoPin,
    /// The patient cannot come to the reader: in the waiting area, in a car, in bed.
    AwayFromReader,
    /// The patient cannot use the reader.
    OperationDifficult,
    /// Another reason.
    Other,
}

impl VisualReason {
    /// The stable ASCII name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FaceComparisonFailed => "FACE_COMPARISON_FAILED",
            Self::NoPin => "NO_PIN",
            Self::AwayFromReader => "AWAY_FROM_READER",
            Self::OperationDifficult => "OPERATION_DIFFICULT",
            Self::Other => "OTHER",
        }
    }
}

/// Where the 目視 mode was used. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VisualModeVersion {
    /// 「目視確認」 on the 資格確認端末, which must be switched back.
    Terminal,
    /// On the reader itself, with the institution's password (planned for 2025-03).
    Reader,
}

/// How a confirmation in the 目視 mode came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct VisualRecord {
    /// Why.
    pub reason: VisualReason,
    /// Where.
    pub version: VisualModeVersion,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_must_have_confirmed() {
        for blank in ["", " ", "　"] {
            assert_eq!(
                StaffId::new(blank).unwrap_err().kind(),
                ErrorKind::InvalidArgument
            );
        }
        assert_eq!(StaffId::new("uketsuke-01").unwrap().as_str(), "uketsuke-01");
    }
}
