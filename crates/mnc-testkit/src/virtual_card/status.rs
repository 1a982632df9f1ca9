//! The status words that the card answers (JICSAP v1.1 table 25, ISO/IEC 7816-4 §5.6).

/// A status word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Status(pub(crate) u16);

/// What a command comes to: the data that goes with 9000, or another status word alone.
pub(crate) type Outcome = Result<Vec<u8>, Status>;

impl Status {
    pub(crate) const OK: Self = Self(0x9000);
    /// 6300: a proof does not fit, and no counter is kept.
    pub(crate) const AUTHENTICATION_FAILED: Self = Self(0x6300);
    pub(crate) const WRONG_LENGTH: Self = Self(0x6700);
    pub(crate) const CHANNEL_NOT_SUPPORTED: Self = Self(0x6881);
    pub(crate) const SECURE_MESSAGING_NOT_SUPPORTED: Self = Self(0x6882);
    pub(crate) const NOT_THIS_FILE_STRUCTURE: Self = Self(0x6981);
    pub(crate) const SECURITY_NOT_SATISFIED: Self = Self(0x6982);
    pub(crate) const CONDITIONS_NOT_SATISFIED: Self = Self(0x6985);
    pub(crate) const NO_CURRENT_FILE: Self = Self(0x6986);
    pub(crate) const NO_SESSION: Self = Self(0x69FC);
    pub(crate) const NO_SECURITY_ENVIRONMENT: Self = Self(0x66F1);
    pub(crate) const WRONG_DATA: Self = Self(0x6A80);
    pub(crate) const FUNCTION_NOT_SUPPORTED: Self = Self(0x6A81);
    pub(crate) const FILE_NOT_FOUND: Self = Self(0x6A82);
    pub(crate) const RECORD_NOT_FOUND: Self = Self(0x6A83);
    pub(crate) const WRONG_P1_P2: Self = Self(0x6A86);
    pub(crate) const REFERENCE_NOT_FOUND: Self = Self(0x6A88);
    pub(crate) const WRONG_OFFSET: Self = Self(0x6B00);
    pub(crate) const UNKNOWN_INS: Self = Self(0x6D00);
    pub(crate) const UNKNOWN_CLA: Self = Self(0x6E00);

    /// 63Cx
    pub(crate) fn tries(count: u8) -> Self {
        Self(0x63C0 | u16::from(count.min(15)))
    }

    /// A status word with a length in SW2; 256 and more become 00.
    pub(crate) fn with_length(sw1: u8, length: usize) -> Self {
        let sw2 = u8::try_from(length).unwrap_or(0);
        Self(u16::from_be_bytes([sw1, sw2]))
    }
}

/// Data and status word as they leave the card.
pub(crate) fn response(mut data: Vec<u8>, status: Status) -> Vec<u8> {
    data.extend(status.0.to_be_bytes());
    data
}
