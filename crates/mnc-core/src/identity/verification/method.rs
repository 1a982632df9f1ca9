//! How a person is verified to be the holder, and who judges.

/// How the person was verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// 目視: the photo on the card against the face.
    Visual,
    /// 顔認証: the photo in the chip against the face, by machine.
    Face,
    /// 暗証番号 of four digits.
    Pin,
    /// The biometrics of the holder's own phone (iPhone), before it is held over the reader.
    Device,
}

impl Method {
    /// The stable ASCII name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Visual => "VISUAL",
            Self::Face => "FACE",
            Self::Pin => "PIN",
            Self::Device => "DEVICE",
        }
    }
}

/// Who judged that the person is the holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Judge {
    /// The 顔認証付きカードリーダー.
    OfficialReader,
    /// Staff of the institution.
    Staff,
    /// The holder: by knowing the PIN, which the card compared, or by unlocking the own phone.
    Holder,
    /// A face comparison in this SDK: a pre-check or a demonstration, no verification.
    SdkFaceComparison,
}

impl Judge {
    /// The stable ASCII name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OfficialReader => "OFFICIAL_READER",
            Self::Staff => "STAFF",
            Self::Holder => "HOLDER",
            Self::SdkFaceComparison => "SDK_FACE_COMPARISON",
        }
    }
}
