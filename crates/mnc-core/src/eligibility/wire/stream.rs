//! A stream of bytes in either encoding as a stream of UTF-8, with a bound on what may follow.

use super::encoding::{self, EncodingNote};
use crate::{Error, ErrorKind};
use encoding_rs::{Decoder, DecoderResult};
use std::io::{self, BufRead, Read};

/// The encoding is judged by this many bytes.
const HEAD_BYTES: u64 = 64 * 1024;
const DECODED_BYTES: usize = 8 * 1024;

pub(super) struct Decoding<'a> {
    source: Box<dyn BufRead + 'a>,
    decoder: Decoder,
    decoded: Vec<u8>,
    start: usize,
    end: usize,
    ended: bool,
    allowance: usize,
}

impl<'a> Decoding<'a> {
    /// A stream whose encoding is judged by its beginning.
    pub(super) fn new(mut source: impl BufRead + 'a) -> io::Result<(Self, EncodingNote)> {
        let mut head = Vec::new();
        source.by_ref().take(HEAD_BYTES).read_to_end(&mut head)?;
        let (note, mark) = encoding::detect(&head);
        let mut head = io::Cursor::new(head);
        head.consume(mark);
        let decoding = Self {
            source: Box::new(head.chain(source)),
            decoder: note.used.decoder(),
            decoded: vec![0; DECODED_BYTES],
            start: 0,
            end: 0,
            ended: false,
            allowance: 0,
        };
        Ok((decoding, note))
    }

    /// Lets this many more bytes be read before the stream counts as too large.
    pub(super) fn allow(&mut self, bytes: usize) {
        self.allowance = bytes;
    }

    /// How many bytes are left of the allowance.
    pub(super) fn allowance(&self) -> usize {
        self.allowance
    }

    fn decode_more(&mut self) -> io::Result<()> {
        while self.start == self.end && !self.ended {
            let bytes = self.source.fill_buf()?;
            let last = bytes.is_empty();
            let decoded = &mut self.decoded;
            let (result, read, written) =
                (self.decoder).decode_to_utf8_without_replacement(bytes, decoded, last);
            self.source.consume(read);
            (self.start, self.end) = (0, written);
            match result {
                DecoderResult::Malformed(..) => return Err(io::ErrorKind::InvalidData.into()),
                DecoderResult::InputEmpty => self.ended = last,
                DecoderResult::OutputFull => {}
            }
        }
        Ok(())
    }
}

impl BufRead for Decoding<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.decode_more()?;
        let available = self.decoded.get(self.start..self.end).unwrap_or_default();
        if !available.is_empty() && self.allowance == 0 {
            return Err(io::Error::other(Error::new(ErrorKind::EligibilityTooLarge)));
        }
        Ok(available.get(..self.allowance).unwrap_or(available))
    }

    fn consume(&mut self, count: usize) {
        self.start = self.start.saturating_add(count).min(self.end);
        self.allowance = self.allowance.saturating_sub(count);
    }
}

impl Read for Decoding<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(out)?;
        self.consume(count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eligibility::wire::Encoding;

    fn decoded(bytes: &[u8], step: usize) -> io::Result<String> {
        let (mut stream, _) = Decoding::new(io::BufReader::with_capacity(step, bytes))?;
        stream.allow(usize::MAX);
        io::read_to_string(stream)
    }

    #[test]
    fn characters_that_fall_on_a_boundary_stay_whole() {
        let text = "<a>架空　●子ｶﾅ𠮷</a>".repeat(3000);
        for encoding in [Encoding::Utf8, Encoding::ShiftJis] {
            let bytes = encoding::encode(&text, encoding);
            let whole = encoding::decode(&bytes).unwrap().0;
            for step in [1, 7, 4096] {
                assert_eq!(decoded(&bytes, step).unwrap(), whole);
            }
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_text_and_damage_is_no_character() {
        assert_eq!(decoded(b"\xEF\xBB\xBF<a/>", 1).unwrap(), "<a/>");
        assert!(decoded(b"<a>\xFF\xFF</a>", 1).is_err());
        assert!(decoded("<a>架".as_bytes().split_last().unwrap().1, 1).is_err());
    }

    #[test]
    fn the_allowance_is_a_bound() {
        let (mut stream, _) = Decoding::new(&b"12345"[..]).unwrap();
        stream.allow(3);
        let mut text = String::new();
        assert!(stream.read_to_string(&mut text).is_err());
        stream.allow(5);
        text.clear();
        stream.read_to_string(&mut text).unwrap();
        assert_eq!((text.as_str(), stream.allowance()), ("45", 3));
    }
}
