//! What a verification is wanted for, and how far a card or a setting goes.

/// What a verification is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Use {
    /// Confirming the qualification (資格確認).
    Eligibility,
    /// Viewing 薬剤情報, 診療情報 and 特定健診等情報; the patient's consent is wanted besides.
    MedicalInformation,
    /// 健康保険証利用登録 at the card reader.
    Registration,
    /// Services that ask for the PIN: マイナポータル, コンビニ交付, online procedures, online care.
    PinService,
    /// Using the certificate for user authentication without a PIN: kept to the authority that is
    /// approved under 公的個人認証法38条の2. Nothing that the SDK records is enough.
    CertificateWithoutPin,
}

impl Use {
    /// Every use.
    pub const ALL: [Self; 5] = [
        Self::Eligibility,
        Self::MedicalInformation,
        Self::Registration,
        Self::PinService,
        Self::CertificateWithoutPin,
    ];

    /// The stable ASCII name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Eligibility => "ELIGIBILITY",
            Self::MedicalInformation => "MEDICAL_INFORMATION",
            Self::Registration => "REGISTRATION",
            Self::PinService => "PIN_SERVICE",
            Self::CertificateWithoutPin => "CERTIFICATE_WITHOUT_PIN",
        }
    }
}

/// How far a card or a setting goes; the smaller of two counts. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Nothing: the card cannot be used.
    Nothing,
    /// 資格情報 alone: a certificate within the three months of grace, or 資格確認限定型.
    EligibilityOnly,
    /// All that the method of verification is enough for.
    Full,
}

impl Scope {
    /// The stable ASCII name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nothing => "NOTHING",
            Self::EligibilityOnly => "ELIGIBILITY_ONLY",
            Self::Full => "FULL",
        }
    }

    /// Whether the use lies within.
    pub const fn holds(self, wanted: Use) -> bool {
        match self {
            Self::Nothing => false,
            Self::EligibilityOnly => matches!(wanted, Use::Eligibility),
            Self::Full => true,
        }
    }
}
