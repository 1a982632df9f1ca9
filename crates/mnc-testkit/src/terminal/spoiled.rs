//! Answers with something wrong in their bytes: another label, another person.

use super::ExchangeFile;

/// The same answer about somebody whose 番号 ends in another digit. What echoes nothing stays.
pub(super) fn of_somebody_else(mut file: ExchangeFile) -> ExchangeFile {
    let tag = "</InsuredIdentificationNumber>".as_bytes();
    let mut from = 0;
    while let Some(found) = find(file.bytes.get(from..).unwrap_or_default(), tag) {
        let end = from + found;
        if let Some(last) = end.checked_sub(1).and_then(|last| file.bytes.get_mut(last)) {
            *last = if *last == b'0' { b'1' } else { b'0' };
        }
        from = end + tag.len();
    }
    file
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

/// The same bytes under the label of the other encoding.
pub(super) fn misdeclared(document: &[u8]) -> Vec<u8> {
    let (utf8, shift_jis) = (&b"UTF-8"[..], &b"Shift_JIS"[..]);
    for (declared, other) in [(utf8, shift_jis), (shift_jis, utf8)] {
        let found = document
            .windows(declared.len())
            .position(|window| window == declared);
        if let Some(start) = found {
            let (head, tail) = document.split_at(start);
            let rest = tail.get(declared.len()..).unwrap_or_default();
            return [head, other, rest].concat();
        }
    }
    document.to_vec()
}
