//! The character encoding of an exchange file: found by its declaration, checked by its bytes.

use crate::{Error, ErrorKind, Result};
use encoding_rs::SHIFT_JIS;
use quick_xml::events::{BytesDecl, BytesStart};
use std::borrow::Cow;

/// An encoding that terminals use. Exhaustive on purpose: there is no third.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Encoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// `Shift_JIS` as Windows understands it (CP932): with ①, ㈱, 髙 and the full-width hyphen.
    ShiftJis,
}

impl Encoding {
    pub(super) fn decoder(self) -> encoding_rs::Decoder {
        match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::ShiftJis => SHIFT_JIS,
        }
        .new_decoder_without_bom_handling()
    }

    /// The label in the XML declaration.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::ShiftJis => "Shift_JIS",
        }
    }
}

/// How the XML declaration fits the bytes. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Declaration {
    /// The declaration names the encoding of the bytes.
    #[default]
    Agrees,
    /// The file declares no encoding.
    Absent,
    /// The file declares another encoding than its bytes have; the bytes were believed.
    Contradicted,
}

/// Which encoding a file was read in, and what its declaration said.
///
/// The element `CharacterCodeIdentifier` plays no part: sources contradict each other about its
/// values (0 and 1, or 1 and 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct EncodingNote {
    /// The encoding of the bytes.
    pub used: Encoding,
    /// Whether the file said so itself.
    pub declaration: Declaration,
}

impl EncodingNote {
    /// The note of a file that is declared as what it is.
    pub const fn declared(used: Encoding) -> Self {
        Self {
            used,
            declaration: Declaration::Agrees,
        }
    }
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
/// An XML declaration is shorter than this.
const DECLARATION_BYTES: usize = 256;
const FILE: &str = "eligibility file";

/// The text of a file. Offsets in errors count from behind a byte order mark.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, EncodingNote)> {
    let (body, marked) = match bytes.strip_prefix(BYTE_ORDER_MARK) {
        Some(body) => (body, true),
        None => (bytes, false),
    };
    let declared = Declared::of(body);
    let (text, used) = if marked {
        (utf8(body)?, Encoding::Utf8)
    } else {
        by_declaration_and_bytes(body, declared)?
    };
    Ok((
        text,
        EncodingNote {
            used,
            declaration: declared.check(used),
        },
    ))
}

/// The encoding of a stream that begins with these bytes, and the length of its byte order mark.
///
/// Only the beginning is there to judge by, so later bytes of another encoding are damage.
pub(super) fn detect(head: &[u8]) -> (EncodingNote, usize) {
    let body = head.strip_prefix(BYTE_ORDER_MARK).unwrap_or(head);
    let mark = head.len() - body.len();
    let declared = Declared::of(body);
    let used = match (utf8_start(body), declared) {
        _ if mark > 0 => Encoding::Utf8,
        (None, _) => Encoding::ShiftJis,
        (Some(text), Declared::Known(Encoding::ShiftJis)) if !is_telling(text) => {
            Encoding::ShiftJis
        }
        (Some(_), _) => Encoding::Utf8,
    };
    let declaration = declared.check(used);
    (EncodingNote { used, declaration }, mark)
}

/// The bytes as UTF-8, up to a character that may go on behind them.
fn utf8_start(body: &[u8]) -> Option<&str> {
    match std::str::from_utf8(body) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(body.get(..error.valid_up_to())?).ok()
        }
        Err(_) => None,
    }
}

/// The bytes of an XML document. What CP932 cannot hold becomes a numeric character reference, so
/// the document must be ASCII outside of the text of its elements.
pub(crate) fn encode(document: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => document.as_bytes().to_vec(),
        Encoding::ShiftJis => {
            let bytes = SHIFT_JIS.encode(&refer_to_one_way(document)).0.into_owned();
            let is_utf8 = utf8(&bytes).is_ok_and(|text| is_telling(&text));
            if is_utf8 {
                refer_to_all(document).into_bytes()
            } else {
                bytes
            }
        }
    }
}

/// Text whose bytes in CP932 would be taken for UTF-8, such as text that was garbled before.
fn refer_to_all(document: &str) -> String {
    let mut out = String::with_capacity(document.len());
    for c in document.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            out.extend(["&#", &u32::from(c).to_string(), ";"]);
        }
    }
    out
}

/// CP932 encoders map these three to another character's bytes; a reference keeps them.
fn refer_to_one_way(document: &str) -> String {
    document
        .replace('\u{A5}', "&#165;")
        .replace('\u{203E}', "&#8254;")
        .replace('\u{2212}', "&#8722;")
}

#[derive(Clone, Copy)]
enum Declared {
    Absent,
    Known(Encoding),
    Unknown,
}

impl Declared {
    fn of(body: &[u8]) -> Self {
        let Some(declaration) = declaration(body) else {
            return Self::Absent;
        };
        let Some(Ok(label)) = declaration.encoding() else {
            return Self::Absent;
        };
        match encoding_rs::Encoding::for_label(label.as_bytes()) {
            Some(found) if found == encoding_rs::UTF_8 => Self::Known(Encoding::Utf8),
            Some(found) if found == SHIFT_JIS => Self::Known(Encoding::ShiftJis),
            _ if label.eq_ignore_ascii_case("cp932") => Self::Known(Encoding::ShiftJis),
            _ => Self::Unknown,
        }
    }

    fn check(self, used: Encoding) -> Declaration {
        match self {
            Self::Absent => Declaration::Absent,
            Self::Known(declared) if declared == used => Declaration::Agrees,
            Self::Known(_) | Self::Unknown => Declaration::Contradicted,
        }
    }
}

/// The declaration is ASCII in both encodings, so it can be read before the encoding is known.
fn declaration(body: &[u8]) -> Option<BytesDecl<'_>> {
    let inside = body.strip_prefix(b"<?")?;
    let head = inside.get(..DECLARATION_BYTES).unwrap_or(inside);
    let end = head.windows(2).position(|pair| pair == b"?>")?;
    let content = std::str::from_utf8(head.get(..end)?).ok()?;
    let behind = content.strip_prefix("xml")?;
    let follows = behind.starts_with(|c: char| c.is_ascii_whitespace());
    follows.then(|| BytesDecl::from_start(BytesStart::from_content(content, "xml".len())))
}

fn by_declaration_and_bytes(body: &[u8], declared: Declared) -> Result<(Cow<'_, str>, Encoding)> {
    let as_utf8 = utf8(body);
    if matches!(declared, Declared::Known(Encoding::ShiftJis)) {
        return match as_utf8 {
            Ok(text) if is_telling(&text) => Ok((text, Encoding::Utf8)),
            _ => Ok((shift_jis(body)?, Encoding::ShiftJis)),
        };
    }
    match as_utf8 {
        Ok(text) => Ok((text, Encoding::Utf8)),
        Err(error) => match shift_jis(body) {
            Ok(text) => Ok((text, Encoding::ShiftJis)),
            Err(_) => Err(error),
        },
    }
}

/// Whether text that is valid UTF-8 can hardly be anything else. Kana and kanji take three bytes;
/// two-byte sequences are also pairs of half-width kana in CP932.
fn is_telling(text: &str) -> bool {
    text.chars().any(|c| c.len_utf8() >= 3)
}

fn utf8(body: &[u8]) -> Result<Cow<'_, str>> {
    std::str::from_utf8(body)
        .map(Cow::Borrowed)
        .map_err(|error| malformed(error.valid_up_to()))
}

fn shift_jis(body: &[u8]) -> Result<Cow<'_, str>> {
    SHIFT_JIS
        .decode_without_bom_handling_and_without_replacement(body)
        .ok_or_else(|| malformed(0))
}

fn malformed(offset: usize) -> Error {
    Error::new(ErrorKind::MalformedEligibility).at(FILE, offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(label: &str, text: &str) -> String {
        format!(r#"<?xml version="1.0" encoding="{label}"?><a>{text}</a>"#)
    }

    fn note_of(bytes: &[u8]) -> EncodingNote {
        decode(bytes).unwrap().1
    }

    #[test]
    fn each_encoding_is_read_as_declared() {
        for encoding in [Encoding::Utf8, Encoding::ShiftJis] {
            let document = document(encoding.label(), "髙橋　①㈱－～●ｶﾅ");
            let bytes = encode(&document, encoding);
            assert_eq!(
                decode(&bytes).unwrap(),
                (document.into(), EncodingNote::declared(encoding))
            );
        }
    }

    #[test]
    fn labels_of_cp932_are_known() {
        for label in [
            "Shift_JIS",
            "shift_jis",
            "SJIS",
            "Windows-31J",
            "MS932",
            "CP932",
        ] {
            let bytes = encode(&document(label, "架空"), Encoding::ShiftJis);
            assert_eq!(
                note_of(&bytes),
                EncodingNote::declared(Encoding::ShiftJis),
                "{label}"
            );
        }
    }

    #[test]
    fn bytes_are_believed_when_the_declaration_contradicts() {
        let cases = [
            ("Shift_JIS", Encoding::Utf8),
            ("UTF-8", Encoding::ShiftJis),
            ("EUC-JP", Encoding::Utf8),
        ];
        for (label, used) in cases {
            let note = note_of(&encode(&document(label, "架空　花子"), used));
            assert_eq!(
                note,
                EncodingNote {
                    used,
                    declaration: Declaration::Contradicted
                },
                "{label}"
            );
        }
    }

    #[test]
    fn a_missing_declaration_means_utf8_unless_the_bytes_differ() {
        for used in [Encoding::Utf8, Encoding::ShiftJis] {
            let note = note_of(&encode("<a>架空　花子</a>", used));
            assert_eq!(
                note,
                EncodingNote {
                    used,
                    declaration: Declaration::Absent
                }
            );
        }
    }

    #[test]
    fn half_width_kana_that_look_like_utf8_stay_shift_jis() {
        let document = document("Shift_JIS", "ﾏｻ");
        let bytes = encode(&document, Encoding::ShiftJis);
        assert!(std::str::from_utf8(&bytes).is_ok());
        assert_eq!(decode(&bytes).unwrap().0, document);
    }

    #[test]
    fn a_byte_order_mark_is_accepted_and_settles_the_encoding() {
        let marked = [BYTE_ORDER_MARK, document("UTF-8", "架空").as_bytes()].concat();
        assert_eq!(
            decode(&marked).unwrap(),
            (document("UTF-8", "架空").into(), EncodingNote::default())
        );
        let marked = [BYTE_ORDER_MARK, document("Shift_JIS", "a").as_bytes()].concat();
        assert_eq!(note_of(&marked).declaration, Declaration::Contradicted);
    }

    #[test]
    fn bytes_of_neither_encoding_are_refused_with_their_place() {
        let error = decode(b"<a>\xFF\xFF</a>").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::MalformedEligibility);
        assert_eq!(error.location().unwrap().offset, 3);
    }

    #[test]
    fn text_that_would_be_taken_for_utf8_is_written_as_references() {
        let garbled = SHIFT_JIS.decode("身長".as_bytes()).0.into_owned();
        let bytes = encode(&document("Shift_JIS", &garbled), Encoding::ShiftJis);
        assert!(bytes.is_ascii());
        assert_eq!(note_of(&bytes), EncodingNote::declared(Encoding::ShiftJis));
    }

    #[test]
    fn what_cp932_lacks_becomes_a_reference() {
        assert_eq!(
            encode("<a>𠮷\u{A5}\u{203E}\u{2212}</a>", Encoding::ShiftJis),
            b"<a>&#134071;&#165;&#8254;&#8722;</a>"
        );
    }
}
