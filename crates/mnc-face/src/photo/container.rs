//! The boxes of a JP2 file (ISO/IEC 15444-1, Annex I), as far as they lead to the codestream.

use mnc_core::{Error, ErrorKind, Result};

/// The start of a raw codestream: the markers SOC and SIZ.
const CODESTREAM: &[u8] = &[0xFF, 0x4F, 0xFF, 0x51];
/// The signature box of a JP2 file.
const SIGNATURE: &[u8] = b"\0\0\0\x0CjP  \r\n\x87\n";
/// More boxes than any photo has.
const MOST_BOXES: usize = 64;

/// The codestream: the bytes themselves, or the content of the first `jp2c` box.
///
/// # Errors
/// `MalformedPicture` with the offset of the box that does not fit, that is a palette, or behind
/// which a codestream should have come.
pub(super) fn codestream(bytes: &[u8]) -> Result<&[u8]> {
    if bytes.starts_with(CODESTREAM) {
        return Ok(bytes);
    }
    if !bytes.starts_with(SIGNATURE) {
        return Err(malformed(0));
    }
    let mut offset = 0;
    for _ in 0..MOST_BOXES {
        let found = Box::at(bytes, offset)?;
        match found.kind {
            b"jp2c" => return Ok(found.content),
            b"jp2h" => without_palette(found.content, offset)?,
            _ => {}
        }
        offset = found.end;
    }
    Err(malformed(offset))
}

/// A palette turns samples into indices; no photo of a card has one.
fn without_palette(header: &[u8], start: usize) -> Result<()> {
    let mut offset = 0;
    while offset < header.len() {
        let found = Box::at(header, offset)?;
        if matches!(found.kind, b"pclr" | b"cmap") {
            return Err(malformed(start + offset));
        }
        offset = found.end;
    }
    Ok(())
}

/// One box: its type, its content, and where the next one starts.
struct Box<'b> {
    kind: &'b [u8],
    content: &'b [u8],
    end: usize,
}

impl<'b> Box<'b> {
    fn at(bytes: &'b [u8], offset: usize) -> Result<Self> {
        Self::parse(bytes, offset).ok_or_else(|| malformed(offset))
    }

    /// A length of 0 reaches to the end; one of 1 is followed by the real one in 8 bytes.
    fn parse(bytes: &'b [u8], offset: usize) -> Option<Self> {
        let rest = bytes.get(offset..)?;
        let (head, content) = rest.split_at_checked(8)?;
        let (length, kind) = head.split_at_checked(4)?;
        let (head_size, length) = match u32::from_be_bytes(length.try_into().ok()?) {
            0 => (8, rest.len()),
            1 => {
                let long = u64::from_be_bytes(content.get(..8)?.try_into().ok()?);
                (16, usize::try_from(long).ok()?)
            }
            length => (8, usize::try_from(length).ok()?),
        };
        Some(Self {
            kind,
            content: rest.get(head_size..length)?,
            end: offset.checked_add(length)?,
        })
    }
}

fn malformed(offset: usize) -> Error {
    Error::new(ErrorKind::MalformedPicture).at("JP2", offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len() + 8).unwrap();
        [&length.to_be_bytes(), &kind, content].concat()
    }

    fn file(boxes: &[Vec<u8>]) -> Vec<u8> {
        [SIGNATURE, &boxes.concat()].concat()
    }

    fn offset(bytes: &[u8]) -> usize {
        let error = codestream(bytes).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::MalformedPicture);
        error.location().unwrap().offset
    }

    #[test]
    fn the_codestream_is_found_behind_other_boxes() {
        let bytes = file(&[
            boxed(*b"ftyp", b"jp2 "),
            boxed(*b"jp2h", &boxed(*b"ihdr", &[0; 14])),
            boxed(*b"jp2c", b"here"),
            boxed(*b"jp2c", b"not"),
        ]);
        assert_eq!(codestream(&bytes).unwrap(), b"here");
        let raw = [0xFF, 0x4F, 0xFF, 0x51, 9];
        assert_eq!(codestream(&raw).unwrap(), raw);
    }

    #[test]
    fn a_box_may_reach_to_the_end_or_have_a_long_length() {
        let open = file(&[[&[0; 4], b"jp2c".as_slice(), b"here"].concat()]);
        assert_eq!(codestream(&open).unwrap(), b"here");
        let long = [&[0, 0, 0, 1], b"jp2c".as_slice(), &20_u64.to_be_bytes()].concat();
        let long = file(&[[long.as_slice(), b"here", b"junk"].concat()]);
        assert_eq!(codestream(&long).unwrap(), b"here");
    }

    #[test]
    fn a_palette_is_refused() {
        for kind in [b"pclr", b"cmap"] {
            let header = [boxed(*b"ihdr", &[0; 14]), boxed(*kind, &[1])].concat();
            let bytes = file(&[boxed(*b"jp2h", &header), boxed(*b"jp2c", b"here")]);
            assert_eq!(offset(&bytes), 12 + 22);
        }
    }

    #[test]
    fn boxes_that_do_not_fit_say_where() {
        assert_eq!(offset(b""), 0);
        assert_eq!(offset(b"GIF89a"), 0);
        assert_eq!(offset(&file(&[])), 12);
        assert_eq!(offset(&file(&[boxed(*b"ftyp", b"jp2 ")])), 24);
        for length in [2_u32, 7, 13, u32::MAX] {
            let bytes = file(&[[&length.to_be_bytes(), b"jp2c".as_slice(), b"here"].concat()]);
            assert_eq!(offset(&bytes), 12, "length {length}");
        }
        for length in [0_u64, 15, u64::MAX] {
            let head = [&[0, 0, 0, 1], b"jp2c".as_slice(), &length.to_be_bytes()].concat();
            assert_eq!(offset(&file(&[head])), 12, "length {length}");
        }
    }

    #[test]
    fn boxes_without_end_are_not_followed() {
        let bytes = file(&vec![boxed(*b"free", b""); MOST_BOXES]);
        assert_eq!(offset(&bytes), 12 + 8 * (MOST_BOXES - 1));
    }
}
