//! The 共通カード application: serial number, municipality and expiry of the card.

use super::application::Application;
use super::exchange::Exchange;
use super::person::parse_date;
use crate::Date;
use crate::error::{Error, ErrorKind, Result};
use std::fmt;
use zeroize::Zeroizing;

const SFI_CARD_IDENTIFICATION: u8 = 0x01;
const FILE: &str = "card identification (EF 0001)";

/// The 共通カード application, selected.
pub struct Common<'s, 'c> {
    exchange: &'s mut Exchange<'c>,
}

impl<'s, 'c> Common<'s, 'c> {
    pub(super) fn select(exchange: &'s mut Exchange<'c>) -> Result<Self> {
        exchange.repeatable(Application::Common, |_| Ok(()))?;
        Ok(Self { exchange })
    }

    /// The identification of the card. Free of any PIN, so it is a lasting identifier of the holder:
    /// read it only where it is needed.
    ///
    /// # Errors
    /// Of the reader and the card.
    pub fn card_identification(&mut self) -> Result<CardIdentification> {
        let record = self.exchange.repeatable(Application::Common, |exchange| {
            exchange.read_record(SFI_CARD_IDENTIFICATION)
        })?;
        CardIdentification::parse(&record)
    }
}

/// Serial number, municipality and expiry of a card. `Debug` shows nothing of it.
pub struct CardIdentification {
    serial_number: Zeroizing<String>,
    municipality_code: String,
    expiry: Date,
}

impl CardIdentification {
    /// A simple-TLV object 01 of 28 digits: 15 serial number, 5 municipality, 8 expiry.
    fn parse(record: &[u8]) -> Result<Self> {
        let malformed = |offset| Error::new(ErrorKind::MalformedFile).at(FILE, offset);
        let digits = match record {
            [0x01, 0x1C, digits @ ..] => digits.get(..28).ok_or_else(|| malformed(record.len()))?,
            _ => return Err(malformed(0)),
        };
        let digits = std::str::from_utf8(digits).map_err(|_| malformed(2))?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(malformed(2));
        }
        let (serial_number, rest) = digits.split_at_checked(15).ok_or_else(|| malformed(2))?;
        let (municipality_code, expiry) = rest.split_at_checked(5).ok_or_else(|| malformed(17))?;
        Ok(Self {
            serial_number: Zeroizing::new(serial_number.to_owned()),
            municipality_code: municipality_code.to_owned(),
            expiry: parse_date(expiry.as_bytes()).ok_or_else(|| malformed(22))?,
        })
    }

    /// The fifteen-digit serial number of the card.
    pub fn serial_number(&self) -> &str {
        &self.serial_number
    }

    /// The issuing municipality (全国地方公共団体コード without its check digit, 5 digits).
    pub fn municipality_code(&self) -> &str {
        &self.municipality_code
    }

    /// The last day of the card's validity.
    pub fn expiry(&self) -> Date {
        self.expiry
    }
}

impl fmt::Debug for CardIdentification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardIdentification(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_record_is_28_digits() {
        let identification =
            CardIdentification::parse(b"\x01\x1C0000000000000139999920310517\xFF\xFF").unwrap();
        assert_eq!(identification.serial_number(), "000000000000013");
        assert_eq!(identification.municipality_code(), "99999");
        assert_eq!(identification.expiry(), Date::constant(2031, 5, 17));
    }

    #[test]
    fn damaged_records_say_where() {
        let offset = |record: &[u8]| {
            let error = CardIdentification::parse(record).unwrap_err();
            error.location().unwrap().offset
        };
        assert_eq!(offset(b""), 0);
        assert_eq!(offset(b"\x01\x1C12"), 4);
        assert_eq!(offset(b"\x01\x1C00000000000001399999x0310517"), 2);
        assert_eq!(offset(b"\x01\x1C0000000000000139999920319917"), 22);
    }
}
