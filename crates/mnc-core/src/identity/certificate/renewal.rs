//! Serial numbers, and what happens to them when a certificate is renewed.

use crate::Date;
use std::fmt;

/// The serial number of a certificate, big-endian without leading zeros.
///
/// It identifies its holder: `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SerialNumber(Vec<u8>);

impl SerialNumber {
    /// The number with these big-endian bytes.
    pub fn new(bytes: &[u8]) -> Self {
        Self(
            bytes
                .iter()
                .copied()
                .skip_while(|byte| *byte == 0)
                .collect(),
        )
    }

    /// The bytes, big-endian.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The number in upper-case hexadecimal digits.
    pub fn to_hex(&self) -> String {
        self.0
            .iter()
            .fold(String::new(), |hex, byte| hex + &format!("{byte:02X}"))
    }
}

impl fmt::Debug for SerialNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SerialNumber(..)")
    }
}

/// The link between a certificate and the one that replaced it.
///
/// A renewal makes a new key and a new serial number; no public source says how a verifier learns of
/// it, so the host records it when it does (from the patient, or from the eligibility answer).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenewalLink {
    /// The serial number before.
    pub old: SerialNumber,
    /// The serial number since.
    pub new: SerialNumber,
    /// The day on which the host learned of it.
    pub learned_on: Date,
}

impl RenewalLink {
    /// Records a renewal; `None` if nothing changed.
    pub fn new(old: SerialNumber, new: SerialNumber, learned_on: Date) -> Option<Self> {
        (old != new).then_some(Self {
            old,
            new,
            learned_on,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leading_zeros_do_not_make_another_number() {
        assert_eq!(SerialNumber::new(&[0, 0, 1, 2]), SerialNumber::new(&[1, 2]));
        assert_eq!(SerialNumber::new(&[1, 0xAB]).to_hex(), "01AB");
        assert_eq!(format!("{:?}", SerialNumber::new(&[7])), "SerialNumber(..)");
    }

    #[test]
    fn the_same_number_is_no_renewal() {
        let day = Date::constant(2026, 11, 20);
        let (old, new) = (SerialNumber::new(&[1]), SerialNumber::new(&[2]));
        assert!(RenewalLink::new(old.clone(), old.clone(), day).is_none());
        assert_eq!(RenewalLink::new(old, new.clone(), day).unwrap().new, new);
    }
}
