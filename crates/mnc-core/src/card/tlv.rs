//! BER-TLV as the card's files use it: bounded, borrowed, one level at a time.
//!
//! Tags are those of `iso7816-tlv`. Its parser is not used for the files themselves: it copies every
//! value into a buffer that cannot be wiped, and descends without a bound.

use crate::error::{Error, ErrorKind, Result};
use iso7816_tlv::ber::Tag;
use zeroize::Zeroizing;

/// More objects than any file of the card has.
const OBJECTS_MAX: usize = 32;

/// Tag and length at the start of an object.
#[derive(Debug)]
pub(super) struct Header {
    tag: Tag,
    /// Bytes of tag and length.
    prefix: usize,
    value_length: usize,
}

impl Header {
    /// Reads the header of the object that `bytes` start with; the value need not be there yet.
    pub(super) fn parse(bytes: &[u8], file: &'static str) -> Result<Self> {
        let malformed = |offset| Error::new(ErrorKind::MalformedFile).at(file, offset);
        let tag_length = tag_length(bytes).ok_or_else(|| malformed(0))?;
        let (tag_bytes, rest) = bytes
            .split_at_checked(tag_length)
            .ok_or_else(|| malformed(0))?;
        let number = tag_bytes
            .iter()
            .fold(0u64, |number, byte| number << 8 | u64::from(*byte));
        let tag = Tag::try_from(number).map_err(|_| malformed(0))?;
        let (length_length, value_length) = length(rest).ok_or_else(|| malformed(tag_length))?;
        Ok(Self {
            tag,
            prefix: tag_length + length_length,
            value_length,
        })
    }

    pub(super) fn total_length(&self) -> usize {
        self.prefix.saturating_add(self.value_length)
    }
}

/// One object of a file.
pub(super) struct Object<'a> {
    tag: Tag,
    /// From the start of the file.
    pub(super) offset: usize,
    /// Tag, length and value: what signatures are made over.
    pub(super) bytes: &'a [u8],
    pub(super) value: &'a [u8],
}

/// The objects inside a file's outer object.
pub(super) struct Objects<'a> {
    file: &'static str,
    items: Vec<Object<'a>>,
}

impl<'a> Objects<'a> {
    /// Takes a file apart that must be one object with the tag `outer`.
    pub(super) fn of_file(bytes: &'a [u8], outer: u16, file: &'static str) -> Result<Self> {
        let header = Header::parse(bytes, file)?;
        let malformed = |offset| Error::new(ErrorKind::MalformedFile).at(file, offset);
        if !is(&header.tag, outer) {
            return Err(malformed(0));
        }
        let end = header.total_length();
        let value = bytes
            .get(header.prefix..end)
            .ok_or_else(|| malformed(bytes.len()))?;
        Self::of_value(value, header.prefix, file)
    }

    /// Takes a sequence of objects apart that starts `start` bytes into the file.
    pub(super) fn of_value(mut rest: &'a [u8], start: usize, file: &'static str) -> Result<Self> {
        let mut items = Vec::new();
        let mut offset = start;
        while !rest.is_empty() {
            let malformed = || Error::new(ErrorKind::MalformedFile).at(file, offset);
            let header = Header::parse(rest, file).map_err(|_| malformed())?;
            let total = header.total_length();
            let (bytes, after) = rest.split_at_checked(total).ok_or_else(malformed)?;
            let value = bytes.get(header.prefix..).ok_or_else(malformed)?;
            if items.len() == OBJECTS_MAX {
                return Err(malformed());
            }
            items.push(Object {
                tag: header.tag,
                offset,
                bytes,
                value,
            });
            offset += total;
            rest = after;
        }
        Ok(Self { file, items })
    }

    /// The object with this tag.
    pub(super) fn object(&self, wanted: u16) -> Result<&Object<'a>> {
        self.items
            .iter()
            .find(|object| is(&object.tag, wanted))
            .ok_or_else(|| Error::new(ErrorKind::MalformedFile).at(self.file, 0))
    }

    /// The value of the object with this tag.
    pub(super) fn value(&self, wanted: u16) -> Result<&'a [u8]> {
        Ok(self.object(wanted)?.value)
    }

    /// The objects with these tags as written, one after the other.
    pub(super) fn concatenated(&self, wanted: &[u16]) -> Result<Zeroizing<Vec<u8>>> {
        let objects = wanted
            .iter()
            .map(|tag| self.object(*tag))
            .collect::<Result<Vec<_>>>()?;
        // Joined in one allocation: a growing buffer would leave copies behind.
        let parts: Vec<_> = objects.iter().map(|object| object.bytes).collect();
        Ok(Zeroizing::new(parts.concat()))
    }

    /// A malformed-file error at an object of this file.
    pub(super) fn malformed(&self, wanted: u16) -> Error {
        let offset = self.object(wanted).map_or(0, |object| object.offset);
        Error::new(ErrorKind::MalformedFile).at(self.file, offset)
    }
}

fn is(tag: &Tag, number: u16) -> bool {
    Tag::try_from(number).is_ok_and(|wanted| wanted == *tag)
}

/// The length of the tag field: one to three bytes (ISO/IEC 7816-4 §5.2.2.1).
fn tag_length(bytes: &[u8]) -> Option<usize> {
    let first = *bytes.first()?;
    if first & 0x1F != 0x1F {
        return Some(1);
    }
    match bytes.get(1)? & 0x80 {
        0 => Some(2),
        _ => Some(3),
    }
}

/// The length of the length field, and the length: one to four bytes (ISO/IEC 7816-4 §5.2.2.2).
fn length(bytes: &[u8]) -> Option<(usize, usize)> {
    let first = usize::from(*bytes.first()?);
    if first < 0x80 {
        return Some((1, first));
    }
    let count = first & 0x7F;
    if !(1..=3).contains(&count) {
        return None;
    }
    let digits = bytes.get(1..=count)?;
    Some((
        1 + count,
        digits
            .iter()
            .fold(0, |sum, byte| sum << 8 | usize::from(*byte)),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use iso7816_tlv::ber::{Tlv, Value};
    use proptest::prelude::*;

    const FILE: &str = "test file";

    #[test]
    fn objects_keep_their_place_in_the_file() {
        let bytes = [
            0xFF, 0x20, 0x09, 0xDF, 0x22, 0x01, 0x31, 0xDF, 0x23, 0x02, 0x41, 0x42, 0xFF,
        ];
        let objects = Objects::of_file(&bytes, 0xFF20, FILE).unwrap();
        assert_eq!(objects.value(0xDF23).unwrap(), b"AB");
        assert_eq!(objects.object(0xDF23).unwrap().offset, 7);
        assert_eq!(
            *objects.concatenated(&[0xDF22, 0xDF23]).unwrap(),
            bytes[3..12]
        );
    }

    #[test]
    fn a_damaged_file_says_where() {
        for (bytes, offset) in [
            (vec![0x00, 0x01, 0x02], 0),
            (vec![0xFF, 0x20, 0x84, 1, 2, 3, 4], 2),
            (vec![0xFF, 0x20, 0x05, 0xDF, 0x22], 5),
            (vec![0xFF, 0x20, 0x03, 0xDF, 0x22, 0x09], 3),
        ] {
            let error = Objects::of_file(&bytes, 0xFF20, FILE).err().unwrap();
            assert_eq!(error.kind(), ErrorKind::MalformedFile);
            assert_eq!(error.location().unwrap().offset, offset, "{bytes:02X?}");
        }
    }

    #[test]
    fn a_missing_object_and_a_wrong_outer_tag_are_errors() {
        let bytes = [0xFF, 0x20, 0x00];
        assert!(Objects::of_file(&bytes, 0xFF10, FILE).is_err());
        assert!(
            Objects::of_file(&bytes, 0xFF20, FILE)
                .unwrap()
                .value(0xDF22)
                .is_err()
        );
    }

    proptest! {
        #[test]
        fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            let _ = Objects::of_file(&bytes, 0xFF20, FILE);
            let _ = Objects::of_value(&bytes, 0, FILE);
        }

        /// `iso7816-tlv` is the oracle: what it writes, we read the same. (Its writer counts an
        /// object of exactly 127 bytes one byte short, so that length is left out.)
        #[test]
        fn we_read_what_iso7816_tlv_writes(
            values in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..256), 0..8)
        ) {
            let sizes = values.iter().map(|value| value.len() + if value.len() < 128 { 3 } else { 4 });
            prop_assume!(values.iter().all(|value| value.len() != 127));
            prop_assume!(sizes.sum::<usize>() != 127);
            let children = values.iter().zip(0xDF22_u16..).map(|(value, tag)| {
                Tlv::new(Tag::try_from(tag).unwrap(), Value::Primitive(value.clone())).unwrap()
            });
            let outer = Tag::try_from(0xFF20_u16).unwrap();
            let file = Tlv::new(outer, Value::Constructed(children.collect())).unwrap().to_vec();
            let objects = Objects::of_file(&file, 0xFF20, FILE).unwrap();
            for (value, tag) in values.iter().zip(0xDF22_u16..) {
                prop_assert_eq!(objects.value(tag).unwrap(), value.as_slice());
            }
        }
    }
}
