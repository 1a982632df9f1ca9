//! The status word: two bytes that end every response (ISO/IEC 7816-4 §5.6).

use std::fmt;

/// A status word. Unknown values are kept as they are.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct StatusWord(u16);

impl StatusWord {
    /// 9000: done.
    pub const OK: Self = Self(0x9000);
    /// 6282: the end of the file came before Le bytes.
    pub const END_OF_FILE: Self = Self(0x6282);
    /// 6700: wrong length.
    pub const WRONG_LENGTH: Self = Self(0x6700);
    /// 6982: security status not satisfied.
    pub const SECURITY_NOT_SATISFIED: Self = Self(0x6982);
    /// 6983: authentication method blocked (ISO/IEC 7816-4).
    pub const METHOD_BLOCKED: Self = Self(0x6983);
    /// 6984: the referenced internal elementary file is locked (JICSAP).
    pub const REFERENCE_LOCKED: Self = Self(0x6984);
    /// 6A82: file or application not found.
    pub const NOT_FOUND: Self = Self(0x6A82);
    /// 6B00: offset beyond the end of the file.
    pub const WRONG_OFFSET: Self = Self(0x6B00);

    /// The status word with this value.
    pub const fn new(value: u16) -> Self {
        Self(value)
    }

    /// The value, SW1 in the high byte.
    pub const fn value(self) -> u16 {
        self.0
    }

    /// SW1.
    pub const fn sw1(self) -> u8 {
        self.0.to_be_bytes()[0]
    }

    /// SW2.
    pub const fn sw2(self) -> u8 {
        self.0.to_be_bytes()[1]
    }

    /// 9000.
    pub const fn is_ok(self) -> bool {
        self.0 == Self::OK.0
    }

    /// 61xx: this many bytes wait for GET RESPONSE (0 means 256 or more).
    pub const fn more_data(self) -> Option<u8> {
        if self.sw1() == 0x61 {
            Some(self.sw2())
        } else {
            None
        }
    }

    /// 6Cxx: the command is to be sent again with this Le (0 means 256).
    pub const fn correct_le(self) -> Option<u8> {
        if self.sw1() == 0x6C {
            Some(self.sw2())
        } else {
            None
        }
    }

    /// 63Cx: tries left.
    pub const fn tries(self) -> Option<u8> {
        if self.0 & 0xFFF0 == 0x63C0 {
            Some(self.sw2() & 0x0F)
        } else {
            None
        }
    }

    /// 6983 or 6984: the reference is locked. (63C0 is [`StatusWord::tries`] of zero.)
    pub const fn is_locked(self) -> bool {
        self.0 == Self::METHOD_BLOCKED.0 || self.0 == Self::REFERENCE_LOCKED.0
    }
}

impl fmt::Display for StatusWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04X}", self.0)
    }
}

impl fmt::Debug for StatusWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StatusWord({self})")
    }
}
