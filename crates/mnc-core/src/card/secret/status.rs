//! What the card says of a secret: tries left, locked, already verified.

use crate::card::apdu::StatusWord;
use crate::error::{Error, ErrorKind, Result};

/// The state of a secret, asked without spending a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SecretStatus {
    /// This many tries are left (1-15).
    Remaining(u8),
    /// No try is left. On a 顔認証マイナンバーカード the four-digit PINs are in this state on purpose;
    /// the chip does not tell this from a holder's three mistakes.
    Locked,
    /// The secret is already verified; the card does not show its counter meanwhile.
    Verified,
    /// The secret can be tried without limit.
    Unlimited,
}

impl SecretStatus {
    /// Whether the secret is locked.
    pub const fn is_locked(self) -> bool {
        matches!(self, Self::Locked)
    }

    /// The tries left, where the card says a number.
    pub const fn tries(self) -> Option<u8> {
        match self {
            Self::Remaining(tries) => Some(tries),
            Self::Locked => Some(0),
            Self::Verified | Self::Unlimited => None,
        }
    }

    /// The meaning of the answer to a VERIFY without data.
    ///
    /// 63C0, 6983 (ISO/IEC 7816-4) and 6984 (JICSAP) all mean locked; 9000 means already verified.
    pub(in crate::card) fn from_query(status_word: StatusWord) -> Result<Self> {
        match (status_word.tries(), status_word.value()) {
            (Some(0), _) => Ok(Self::Locked),
            (Some(tries), _) => Ok(Self::Remaining(tries)),
            (None, 0x9000) => Ok(Self::Verified),
            (None, 0x6300) => Ok(Self::Unlimited),
            _ if status_word.is_locked() => Ok(Self::Locked),
            (None, 0x6A82 | 0x6A88) => {
                Err(Error::new(ErrorKind::FileNotFound).with_status_word(status_word))
            }
            _ => Err(Error::new(ErrorKind::CardRefused).with_status_word(status_word)),
        }
    }

    /// The error that a VERIFY with data was answered with.
    pub(in crate::card) fn verify_error(status_word: StatusWord) -> Error {
        let error = match (status_word.tries(), status_word.value()) {
            (Some(0), _) => Error::new(ErrorKind::Locked).with_tries(0),
            (Some(tries), _) => Error::new(ErrorKind::WrongSecret).with_tries(tries),
            (None, 0x6300) => Error::new(ErrorKind::WrongSecret),
            _ if status_word.is_locked() => Error::new(ErrorKind::Locked).with_tries(0),
            _ => Error::new(ErrorKind::CardRefused),
        };
        error.with_status_word(status_word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(status_word: u16) -> SecretStatus {
        SecretStatus::from_query(StatusWord::new(status_word)).unwrap()
    }

    #[test]
    fn three_status_words_mean_locked() {
        for status_word in [0x63C0, 0x6983, 0x6984] {
            assert_eq!(query(status_word), SecretStatus::Locked);
            let error = SecretStatus::verify_error(StatusWord::new(status_word));
            assert_eq!(
                (error.kind(), error.tries_remaining()),
                (ErrorKind::Locked, Some(0))
            );
        }
    }

    #[test]
    fn a_counter_is_a_counter_and_9000_is_verified() {
        assert_eq!(query(0x63C3), SecretStatus::Remaining(3));
        assert_eq!(query(0x63CA), SecretStatus::Remaining(10));
        assert_eq!(query(0x9000), SecretStatus::Verified);
        assert_eq!(query(0x6300), SecretStatus::Unlimited);
    }

    #[test]
    fn unknown_status_words_are_kept() {
        let error = SecretStatus::from_query(StatusWord::new(0x6F12)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::CardRefused);
        assert_eq!(error.status_word().unwrap().value(), 0x6F12);
    }

    #[test]
    fn a_wrong_secret_says_how_many_tries_are_left() {
        let error = SecretStatus::verify_error(StatusWord::new(0x63C2));
        assert_eq!(
            (error.kind(), error.tries_remaining()),
            (ErrorKind::WrongSecret, Some(2))
        );
    }
}
