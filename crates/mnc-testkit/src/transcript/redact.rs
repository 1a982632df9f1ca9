//! What of a response may be written down: nothing, unless it is known to be harmless.

use super::command::{READ_BINARY, SELECT, data, header};
use std::collections::HashMap;
use std::ops::Range;
use zeroize::Zeroizing;

/// No file of the card is longer; one allocation per file, so that wiping it wipes all.
const FILE_MAX: usize = 0x8000 + 0x1_0000;

/// Follows the selections and masks the responses.
#[derive(Default)]
pub(super) struct Redactor {
    application: Application,
    file: Option<u16>,
    /// The beginnings of the files read so far, to find the structure in later parts.
    read: HashMap<u16, Zeroizing<Vec<u8>>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Application {
    Jpki,
    /// 券面事項確認 and 券面事項入力補助: their files are BER-TLV objects.
    CardFace,
    #[default]
    Unknown,
}

impl Application {
    fn from_aid(aid: &[u8]) -> Self {
        match aid {
            [0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01] => Self::Jpki,
            [
                0xD3,
                0x92,
                0x10,
                0x00,
                0x31,
                0x00,
                0x01,
                0x01,
                0x04,
                0x02 | 0x08,
            ] => Self::CardFace,
            _ => Self::Unknown,
        }
    }
}

impl Redactor {
    /// Forgets the selections: after a reset, and whenever another program may have changed them.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// The response as it may be written down: equally long, with the same status word.
    pub(super) fn response(&mut self, command: &[u8], response: &[u8]) -> Vec<u8> {
        let Some((body, status_word)) = response.split_last_chunk::<2>() else {
            return vec![0; response.len()];
        };
        let ok = status_word[0] == 0x90 || status_word[0] == 0x62;
        let mut shown = match header(command)[1] {
            SELECT => self.after_select(command, body, ok),
            READ_BINARY if ok => self.after_read(command, body),
            _ => vec![0; body.len()],
        };
        shown.extend_from_slice(status_word);
        shown
    }

    fn after_select(&mut self, command: &[u8], body: &[u8], ok: bool) -> Vec<u8> {
        let name = command.get(data(command)).unwrap_or_default();
        match (header(command)[2], name) {
            (0x02, &[high, low]) if ok => self.file = Some(u16::from_be_bytes([high, low])),
            (0x04, aid) if ok => {
                self.forget();
                self.application = Application::from_aid(aid);
            }
            _ => self.forget(),
        }
        // File control information: FCI, FCP or FMD template (ISO/IEC 7816-4 §7.4).
        match body.first() {
            Some(0x6F | 0x62 | 0x64) => body.to_vec(),
            _ => vec![0; body.len()],
        }
    }

    fn after_read(&mut self, command: &[u8], body: &[u8]) -> Vec<u8> {
        let [_, _, p1, p2] = header(command);
        let offset = if p1 & 0x80 != 0 {
            self.file = Some(u16::from(p1 & 0x1F));
            usize::from(p2)
        } else {
            usize::from(u16::from_be_bytes([p1, p2]))
        };
        let allowed = self.allowed(offset, body);
        let show = |(at, byte): (usize, &u8)| {
            let at = offset + at;
            if allowed.iter().any(|range| range.contains(&at)) {
                *byte
            } else {
                0
            }
        };
        body.iter().enumerate().map(show).collect()
    }

    /// The parts of the current file that are harmless.
    fn allowed(&mut self, offset: usize, body: &[u8]) -> Vec<Range<usize>> {
        let Some(file) = self.file else {
            return Vec::new();
        };
        let application = self.application;
        let beginning = self.take_down(file, offset, body);
        match (application, file) {
            (Application::Jpki, 0x0008) => first(usize::MAX),
            (Application::Jpki, 0x0006) => first(TOKEN_LABEL),
            (Application::Jpki, 0x0001 | 0x0002 | 0x000A | 0x000B) => der_header(beginning),
            (Application::CardFace, 0x0001..=0x0007) => skeleton(beginning),
            _ => Vec::new(),
        }
    }

    /// Adds a part to what is known of the file, if it joins on.
    fn take_down(&mut self, file: u16, offset: usize, body: &[u8]) -> &[u8] {
        let known = self
            .read
            .entry(file)
            .or_insert_with(|| Zeroizing::new(Vec::with_capacity(FILE_MAX)));
        let end = offset + body.len();
        if offset <= known.len() && end <= FILE_MAX {
            let length = known.len().max(end);
            known.resize(length, 0);
            if let Some(part) = known.get_mut(offset..end) {
                part.copy_from_slice(body);
            }
        }
        known
    }
}

/// The label of the token information: which kind of card it is.
const TOKEN_LABEL: usize = 32;

/// This many bytes from the start of the file.
fn first(count: usize) -> Vec<Range<usize>> {
    std::iter::once(0..count).collect()
}

/// `30 82 xx xx`, if the file starts so.
fn der_header(file: &[u8]) -> Vec<Range<usize>> {
    match file {
        [0x30, 0x82, ..] => first(4),
        _ => Vec::new(),
    }
}

/// Tags and lengths of the one object in a file and of the objects in it. Tags that the card's
/// documentation does not have end the walk: behind them anything may be content.
fn skeleton(file: &[u8]) -> Vec<Range<usize>> {
    let Some(outer) = element(file, 0, outer_tag) else {
        return Vec::new();
    };
    let (mut at, end) = (outer.value, outer.end);
    let mut structure = first(outer.value);
    while at < end {
        let Some(inner) = element(file, at, inner_tag) else {
            break;
        };
        structure.push(at..inner.value);
        at = inner.end;
    }
    structure
}

/// The length of a tag that a file may start with; its second byte may not be read yet.
fn outer_tag(first: u8, second: Option<u8>) -> Option<usize> {
    match (first, second) {
        (0xFF, Some(0x10 | 0x20 | 0x30 | 0x40 | 0x50) | None) | (0x7F, Some(0x21) | None) => {
            Some(2)
        }
        (0xA1, _) => Some(1),
        _ => None,
    }
}

/// The length of a tag that stands within the outer object.
fn inner_tag(first: u8, second: Option<u8>) -> Option<usize> {
    match (first, second) {
        (0xDF, Some(0x11..=0x5F) | None) | (0x5F, Some(0x37 | 0x4E) | None) => Some(2),
        (0x90 | 0x91, _) => Some(1),
        _ => None,
    }
}

/// Where the value of a data object starts and ends.
struct Element {
    value: usize,
    end: usize,
}

/// The data object at this place. Of one whose length is not read yet, the part that is there counts
/// as structure and the rest of the file as its value.
fn element(
    file: &[u8],
    at: usize,
    tag_length: impl Fn(u8, Option<u8>) -> Option<usize>,
) -> Option<Element> {
    let length_at = at + tag_length(*file.get(at)?, file.get(at + 1).copied())?;
    let unfinished = Element {
        value: file.len(),
        end: usize::MAX,
    };
    let Some(&first) = file.get(length_at) else {
        return Some(unfinished);
    };
    let (more, short) = match first {
        0x81..=0x83 => (usize::from(first - 0x80), 0),
        0x00..=0x7F => (0, usize::from(first)),
        _ => return None,
    };
    let value = length_at + 1 + more;
    let Some(bytes) = file.get(length_at + 1..value) else {
        return Some(unfinished);
    };
    let length = bytes
        .iter()
        .fold(short, |sum, byte| sum << 8 | usize::from(*byte));
    Some(Element {
        value,
        end: value + length,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SURFACE: [u8; 15] = [
        0, 0xA4, 4, 0x0C, 10, 0xD3, 0x92, 0x10, 0, 0x31, 0, 1, 1, 4, 2,
    ];
    const JPKI: [u8; 15] = [
        0, 0xA4, 4, 0x0C, 10, 0xD3, 0x92, 0xF0, 0, 0x26, 1, 0, 0, 0, 1,
    ];
    const OK: [u8; 2] = [0x90, 0x00];

    fn selected(select: &[u8]) -> Redactor {
        let mut redactor = Redactor::default();
        assert_eq!(redactor.response(select, &OK), OK);
        redactor
    }

    /// Reads of the file with this short identifier, in parts of this size.
    fn read_in_parts(redactor: &mut Redactor, sfi: u8, file: &[u8], size: usize) -> Vec<u8> {
        let mut shown = Vec::new();
        for (part, body) in file.chunks(size).enumerate() {
            let offset = u16::try_from(part * size).unwrap().to_be_bytes();
            let command = if part == 0 {
                [0, 0xB0, 0x80 | sfi, 0, 0]
            } else {
                [0, 0xB0, offset[0], offset[1], 0]
            };
            let answer = redactor.response(&command, &[body, &OK].concat());
            shown.extend_from_slice(&answer[..answer.len() - 2]);
        }
        shown
    }

    fn card_face() -> Vec<u8> {
        let mut file = vec![0xFF, 0x20, 0x82, 0x01, 0x11];
        file.extend([0xDF, 0x22, 3, b'a', b'b', b'c']);
        file.extend([0xDF, 0x27, 0x82, 0x01, 0x06]);
        // A value that looks like structure must not be taken for it.
        file.extend([0xDF, 0x25, 4, 1, 2, 3].repeat(44).iter().take(262));
        file.extend([0xFF, 0xFF, 0xFF]);
        file
    }

    #[test]
    fn tags_and_lengths_stay_and_values_go_however_the_file_is_read() {
        let file = card_face();
        let mut expected = vec![0; file.len()];
        for at in (0..8).chain(11..16) {
            expected[at] = file[at];
        }
        for size in [file.len(), 256, 17, 4] {
            let shown = read_in_parts(&mut selected(&SURFACE), 2, &file, size);
            assert_eq!(shown, expected, "parts of {size}");
        }
    }

    #[test]
    fn a_header_split_between_two_reads_stays_whole() {
        let file = card_face();
        for size in [3, 7, 12, 13, 14] {
            let shown = read_in_parts(&mut selected(&SURFACE), 2, &file, size);
            assert_eq!(shown[..8], file[..8], "parts of {size}");
            assert_eq!(shown[8..11], [0; 3]);
        }
    }

    #[test]
    fn certificates_keep_their_outer_header_alone() {
        let file = [0x30, 0x82, 0x01, 0x00, 0x30, 0x82, 0x02];
        let shown = read_in_parts(&mut selected(&JPKI), 0x0A, &file, 7);
        assert_eq!(shown, [0x30, 0x82, 0x01, 0x00, 0, 0, 0]);
        let other = read_in_parts(&mut selected(&JPKI), 0x0A, &[1; 7], 7);
        assert_eq!(other, [0; 7]);
    }

    #[test]
    fn the_token_label_is_shown_and_its_serial_number_is_not() {
        let shown = read_in_parts(&mut selected(&JPKI), 6, &[7; 160], 64);
        assert_eq!(shown[..32], [7; 32]);
        assert_eq!(shown[32..], [0; 128]);
    }

    #[test]
    fn what_is_not_known_is_masked() {
        let read = [0, 0xB0, 0x82, 0, 0];
        let answer = [0xFF, 0x20, 1, 9, 0x90, 0x00];
        let masked = [0, 0, 0, 0, 0x90, 0x00];
        assert_eq!(Redactor::default().response(&read, &answer), masked);
        let mut failed_select = selected(&SURFACE);
        failed_select.response(&JPKI, &[0x6A, 0x82]);
        assert_eq!(failed_select.response(&read, &answer), masked);
        let sign = [0x80, 0x2A, 0, 0x97, 1, 1, 0];
        assert_eq!(selected(&JPKI).response(&sign, &answer), masked);
        let record = [0, 0xB2, 1, 0x0C, 0];
        assert_eq!(selected(&SURFACE).response(&record, &answer), masked);
        assert_eq!(selected(&JPKI).response(&read, &[5]), [0]);
    }
}
