//! Where a command carries its data, and which commands carry a secret.

use std::ops::Range;

pub(super) const SELECT: u8 = 0xA4;
pub(super) const READ_BINARY: u8 = 0xB0;

/// VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER (ISO/IEC 7816-4, both their forms), and
/// CHANGE KEY, which the 住基 and common card applications use instead (CLA 80).
const SECRET_INSTRUCTIONS: [u8; 7] = [0x20, 0x21, 0x24, 0x25, 0x2C, 0x2D, 0x32];

/// The header of a command; missing bytes are zero.
pub(super) fn header(command: &[u8]) -> [u8; 4] {
    let mut bytes = command.iter().copied();
    std::array::from_fn(|_| bytes.next().unwrap_or(0))
}

/// Whether the data of this command is a PIN, password or reference number.
pub(super) fn is_secret(command: &[u8]) -> bool {
    let [_, instruction, ..] = header(command);
    SECRET_INSTRUCTIONS.contains(&instruction)
}

/// The bytes that must not be written down of a command that carries a secret. Even what looks like
/// a command without data is hidden: a malformed VERIFY may hold a PIN where no data belongs.
pub(super) fn secret(command: &[u8]) -> Range<usize> {
    let data = data(command);
    if data.is_empty() {
        4..command.len()
    } else {
        data
    }
}

/// Where the data is (ISO/IEC 7816-3 §12.1). If the lengths do not fit together, everything behind
/// the header counts as data.
pub(super) fn data(command: &[u8]) -> Range<usize> {
    let (start, length, le_max) = match command.get(4..).unwrap_or_default() {
        // Cases 1 and 2: no data.
        [] | [_] | [0, _, _] => return command.len()..command.len(),
        [0, high, low, ..] => (7, usize::from(u16::from_be_bytes([*high, *low])), 2),
        [length, ..] => (5, usize::from(*length), 1),
    };
    let end = start + length;
    if length == 0 || end > command.len() || command.len() - end > le_max {
        return 4..command.len();
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_found_in_every_case() {
        assert!(data(&[0, 0x20, 0, 0x98]).is_empty());
        assert!(data(&[0, 0xB0, 0x8A, 0, 0]).is_empty());
        assert!(data(&[0, 0xB0, 0x8A, 0, 0, 0, 0]).is_empty());
        assert_eq!(data(&[0, 0x20, 0, 0x98, 2, 1, 2]), 5..7);
        assert_eq!(data(&[0x80, 0x2A, 0, 0, 2, 1, 2, 0]), 5..7);
        assert_eq!(data(&[0x80, 0x2A, 0, 0, 0, 0, 2, 1, 2, 0, 0]), 7..9);
    }

    #[test]
    fn lengths_that_do_not_fit_hide_everything() {
        assert_eq!(data(&[0, 0x20, 0, 0x98, 9, 1, 2]), 4..7);
        assert_eq!(data(&[0, 0x20, 0, 0x98, 1, 1, 2, 3, 4]), 4..9);
        assert_eq!(data(&[0, 0x20, 0, 0x98, 0, 1]), 4..6);
        assert_eq!(secret(&[0, 0x20, 0, 0x98, 0, 1, 2]), 4..7);
    }

    #[test]
    fn a_secret_is_known_by_its_instruction_whatever_the_class() {
        for command in [
            [0, 0x20, 0, 0x98],
            [0x10, 0x24, 1, 0x80],
            [0x80, 0x32, 0, 0x80],
        ] {
            assert!(is_secret(&command));
        }
        assert!(!is_secret(&[0, 0xB0, 0, 0]));
        assert!(!is_secret(&[]));
    }
}
