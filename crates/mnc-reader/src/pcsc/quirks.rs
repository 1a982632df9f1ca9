//! What a reader says about itself: the properties of PC/SC part 10, where its driver has them.

use mnc_core::card::transport::Capabilities;

/// `CM_IOCTL_GET_FEATURE_REQUEST` (PC/SC part 10, §2.2).
const GET_FEATURE_REQUEST: u16 = 3400;
/// `FEATURE_GET_TLV_PROPERTIES` (PC/SC part 10, §2.3).
const FEATURE_GET_TLV_PROPERTIES: u8 = 0x12;
/// `dwMaxAPDUDataSize` (PC/SC part 10, §2.6.14): four bytes, least significant first.
const MAX_APDU_DATA_SIZE: u8 = 0x0A;
/// The most data of a short APDU; a reader that says no more than this has no extended length.
const SHORT_APDU_DATA: u32 = 256;
/// No answer to these two questions is longer.
const ANSWER_MAX: usize = 512;

/// Asks the reader's driver what it can carry. A driver that does not answer leaves it unknown.
pub(super) fn capabilities(card: &::pcsc::Card) -> Capabilities {
    let capabilities = Capabilities::default();
    match max_apdu_data_size(card) {
        Some(size) => capabilities.with_extended_length(size > SHORT_APDU_DATA),
        None => capabilities,
    }
}

fn max_apdu_data_size(card: &::pcsc::Card) -> Option<u32> {
    let mut features = [0; ANSWER_MAX];
    let request = ::pcsc::ctl_code(GET_FEATURE_REQUEST.into());
    let features = card.control(request, &[], &mut features).ok()?;
    let code = u32::from_be_bytes(value(features, FEATURE_GET_TLV_PROPERTIES)?);
    let mut properties = [0; ANSWER_MAX];
    let properties = card.control(code.into(), &[], &mut properties).ok()?;
    Some(u32::from_le_bytes(value(properties, MAX_APDU_DATA_SIZE)?))
}

/// The four-byte value of a tag in a list of one-byte tags and one-byte lengths.
fn value(mut list: &[u8], wanted: u8) -> Option<[u8; 4]> {
    while let [tag, length, rest @ ..] = list {
        let (value, next) = rest.split_at_checked(usize::from(*length))?;
        if *tag == wanted {
            return value.try_into().ok();
        }
        list = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_is_found_behind_others() {
        let list = [0x01, 2, 9, 9, 0x0A, 4, 0, 0, 1, 0];
        assert_eq!(value(&list, 0x0A).map(u32::from_le_bytes), Some(0x1_0000));
    }

    #[test]
    fn a_damaged_list_says_nothing() {
        for list in [
            &[][..],
            &[0x0A],
            &[0x0A, 4, 1],
            &[0x0A, 2, 1, 1],
            &[1, 200, 0x0A, 4],
        ] {
            assert_eq!(value(list, 0x0A), None);
        }
    }
}
