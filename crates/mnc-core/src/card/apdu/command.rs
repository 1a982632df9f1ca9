//! Command APDUs, short and extended (ISO/IEC 7816-3 §12.1, ISO/IEC 7816-4 §5.1).

use std::fmt;
use zeroize::Zeroizing;

/// The most data bytes of a short command.
const SHORT_LC_MAX: usize = 255;
/// The most data bytes of an extended command.
const EXTENDED_LC_MAX: usize = 65_535;

/// How many bytes the card is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Le {
    /// No Le field: no response data is wanted.
    Absent,
    /// A short Le field; 256 is coded as 00.
    Short(u16),
    /// Extended length, Le coded as 0000: as much as the file has, up to 65,536 bytes.
    ExtendedMax,
}

impl Le {
    /// 256 bytes, the most a short command can ask for.
    pub const SHORT_MAX: Self = Self::Short(256);
}

/// A command APDU.
///
/// The data may be a secret: it is wiped when the command is dropped, and `Debug` shows the header
/// alone.
pub struct Command {
    header: [u8; 4],
    data: Zeroizing<Vec<u8>>,
    le: Le,
}

impl Command {
    /// A command without data and without Le (case 1).
    pub fn new(cla: u8, ins: u8, p1: u8, p2: u8) -> Self {
        Self {
            header: [cla, ins, p1, p2],
            data: Zeroizing::default(),
            le: Le::Absent,
        }
    }

    /// Adds data. A copy is made in one allocation of the exact size, so that wiping it wipes all.
    #[must_use]
    pub fn with_data(mut self, data: &[u8]) -> Self {
        self.data = Zeroizing::new(data.to_vec());
        self
    }

    /// Adds the number of bytes wanted.
    #[must_use]
    pub fn with_le(mut self, le: Le) -> Self {
        self.le = le;
        self
    }

    /// The same command asking for another number of bytes.
    pub(in crate::card) fn with_other_le(&self, le: Le) -> Self {
        Self {
            header: self.header,
            data: self.data.clone(),
            le,
        }
    }

    /// CLA, INS, P1, P2.
    pub fn header(&self) -> [u8; 4] {
        self.header
    }

    /// How many bytes the card is asked for.
    pub fn le(&self) -> Le {
        self.le
    }

    /// Whether this command needs extended length fields.
    pub fn is_extended(&self) -> bool {
        self.le == Le::ExtendedMax || self.data.len() > SHORT_LC_MAX
    }

    /// The bytes to send, wiped when dropped; `None` if the data is longer than 65,535 bytes.
    pub fn to_bytes(&self) -> Option<Zeroizing<Vec<u8>>> {
        if self.data.len() > EXTENDED_LC_MAX {
            return None;
        }
        let extended = self.is_extended();
        // Room for the header, Lc and Le: a growing buffer would leave copies of a secret behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(4 + 3 + self.data.len() + 3));
        bytes.extend_from_slice(&self.header);
        self.push_data(&mut bytes, extended);
        self.push_le(&mut bytes, extended);
        Some(bytes)
    }

    fn push_data(&self, bytes: &mut Vec<u8>, extended: bool) {
        if self.data.is_empty() {
            return;
        }
        let length = u16::try_from(self.data.len())
            .unwrap_or(u16::MAX)
            .to_be_bytes();
        if extended {
            bytes.push(0);
            bytes.push(length[0]);
        }
        bytes.push(length[1]);
        bytes.extend_from_slice(&self.data);
    }

    fn push_le(&self, bytes: &mut Vec<u8>, extended: bool) {
        let value = match self.le {
            Le::Absent => return,
            Le::Short(count) => count,
            Le::ExtendedMax => 0,
        };
        if !extended {
            // 256 is coded as 00, which the low byte of 0x0100 is.
            bytes.push(value.to_be_bytes()[1]);
            return;
        }
        if self.data.is_empty() {
            bytes.push(0);
        }
        bytes.extend_from_slice(&value.to_be_bytes());
    }
}

impl fmt::Debug for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [cla, ins, p1, p2] = self.header;
        write!(f, "Command({cla:02X} {ins:02X} {p1:02X} {p2:02X})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(command: &Command) -> Vec<u8> {
        command.to_bytes().unwrap().to_vec()
    }

    #[test]
    fn the_four_short_cases() {
        let case1 = Command::new(0, 0x20, 0, 0x80);
        assert_eq!(bytes(&case1), [0, 0x20, 0, 0x80]);
        let case2 = Command::new(0, 0xB0, 0x8A, 0).with_le(Le::SHORT_MAX);
        assert_eq!(bytes(&case2), [0, 0xB0, 0x8A, 0, 0]);
        let case3 = Command::new(0, 0xA4, 2, 0x0C).with_data(&[0, 0x0A]);
        assert_eq!(bytes(&case3), [0, 0xA4, 2, 0x0C, 2, 0, 0x0A]);
        let case4 = Command::new(0x80, 0x2A, 0, 0x97)
            .with_data(&[1])
            .with_le(Le::SHORT_MAX);
        assert_eq!(bytes(&case4), [0x80, 0x2A, 0, 0x97, 1, 1, 0]);
    }

    #[test]
    fn the_extended_cases() {
        let case2 = Command::new(0, 0xB0, 0x8A, 0).with_le(Le::ExtendedMax);
        assert_eq!(bytes(&case2), [0, 0xB0, 0x8A, 0, 0, 0, 0]);
        let case3 = Command::new(0x80, 0xA2, 6, 0xC1).with_data(&[7; 307]);
        assert_eq!(bytes(&case3)[..7], [0x80, 0xA2, 6, 0xC1, 0, 1, 0x33]);
        let case4 = Command::new(0x80, 0x2A, 0, 0)
            .with_data(&[7])
            .with_le(Le::ExtendedMax);
        assert_eq!(bytes(&case4), [0x80, 0x2A, 0, 0, 0, 0, 1, 7, 0, 0]);
    }

    #[test]
    fn data_beyond_the_format_is_refused() {
        assert!(
            Command::new(0, 0, 0, 0)
                .with_data(&vec![0; 65_536])
                .to_bytes()
                .is_none()
        );
    }

    #[test]
    fn debug_shows_the_header_alone() {
        let command = Command::new(0, 0x20, 0, 0x98).with_data(b"1234");
        assert_eq!(format!("{command:?}"), "Command(00 20 00 98)");
    }
}
