//! Response APDUs: data and status word (ISO/IEC 7816-3 §12.1).

use super::StatusWord;
use crate::error::{Error, ErrorKind};
use std::fmt;
use zeroize::Zeroizing;

/// A response APDU. The data is wiped when dropped, and `Debug` shows the status word alone.
pub struct Response {
    data: Zeroizing<Vec<u8>>,
    status_word: StatusWord,
}

impl Response {
    /// Takes a response apart. Data of any length is accepted: some readers deliver more than asked.
    ///
    /// # Errors
    /// [`ErrorKind::MalformedResponse`] if there are fewer than two bytes (a card pulled out in the
    /// middle of a command can leave an empty or one-byte answer).
    pub fn parse(bytes: Vec<u8>) -> Result<Self, Error> {
        let mut data = Zeroizing::new(bytes);
        let Some((_, &[sw1, sw2])) = data.split_last_chunk::<2>() else {
            return Err(Error::new(ErrorKind::MalformedResponse).at("response APDU", data.len()));
        };
        let length = data.len() - 2;
        data.truncate(length);
        Ok(Self {
            data,
            status_word: StatusWord::new(u16::from_be_bytes([sw1, sw2])),
        })
    }

    /// A response of these parts.
    pub(in crate::card) fn new(data: Vec<u8>, status_word: StatusWord) -> Self {
        Self {
            data: Zeroizing::new(data),
            status_word,
        }
    }

    /// The data without the status word.
    pub fn data(&self) -> &[u8] {
        &self.data
    }

    /// The data, taken out; still wiped when dropped.
    pub fn into_data(self) -> Zeroizing<Vec<u8>> {
        self.data
    }

    /// The status word.
    pub fn status_word(&self) -> StatusWord {
        self.status_word
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Response({})", self.status_word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_and_status_word_come_apart() {
        let response = Response::parse(vec![1, 2, 0x63, 0xC2]).unwrap();
        assert_eq!(response.data(), [1, 2]);
        assert_eq!(response.status_word().tries(), Some(2));
        assert_eq!(format!("{response:?}"), "Response(63C2)");
    }

    #[test]
    fn short_answers_are_an_error_not_a_panic() {
        for bytes in [vec![], vec![0x90]] {
            let error = Response::parse(bytes).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::MalformedResponse);
        }
    }
}
