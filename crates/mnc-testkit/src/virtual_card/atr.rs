//! Answers to reset that real My Number Cards give, by generation and interface.

/// An answer to reset seen from a real card (OpenSC's list). A client must not rely on it: some
/// readers put a random number into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Atr {
    /// Contactless; 106, 212 and 424 kbit/s, FWI 10.
    #[default]
    ContactlessA,
    /// Contactless; another chip of the same speeds.
    ContactlessB,
    /// Contact, T=1; extended length announced.
    ContactExtended,
    /// Contact, T=1.
    ContactA,
    /// Contact, T=1; another chip.
    ContactB,
    /// Contact, T=1; no extended length announced.
    ContactShort,
}

impl Atr {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::ContactlessA,
        Self::ContactlessB,
        Self::ContactExtended,
        Self::ContactA,
        Self::ContactB,
        Self::ContactShort,
    ];

    /// The bytes, TS first and TCK last.
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::ContactlessA => &[
                0x3B, 0x88, 0x80, 1, 0, 0, 5, 0xE0, 0xB3, 0x81, 0xA1, 0, 0x7F,
            ],
            Self::ContactlessB => &[
                0x3B, 0x88, 0x80, 1, 0, 0, 0x41, 0xE0, 0xB3, 0x81, 0xA1, 0, 0x3B,
            ],
            Self::ContactExtended => &[
                0x3B, 0xDA, 0x13, 0xFF, 0x81, 0x31, 0xFB, 0x46, 0x80, 0x12, 0x39, 0x2F, 0x31, 0xC1,
                0x73, 0xC6, 0x01, 0xC0, 0x3B,
            ],
            Self::ContactA => &[
                0x3B, 0xF5, 0x91, 0x00, 0xFF, 0x91, 0x81, 0x71, 0xFE, 0x40, 0x00, 0x42, 0x00, 0x01,
                0x00, 0xD1, 0xD6,
            ],
            Self::ContactB => &[
                0x3B, 0xF5, 0x91, 0x00, 0xFF, 0x91, 0x81, 0x71, 0xFE, 0x40, 0x00, 0x42, 0x00, 0x01,
                0xB3, 0xA1, 0x15,
            ],
            Self::ContactShort => &[
                0x3B, 0xC5, 0xFF, 0x81, 0x31, 0xFB, 0x45, 0x80, 0x73, 0xC6, 0x01, 0x00, 0x00,
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_character_is_right() {
        for atr in Atr::ALL {
            let tck = atr.bytes()[1..].iter().fold(0, |sum, byte| sum ^ byte);
            assert_eq!(tck, 0, "{atr:?}");
        }
    }
}
