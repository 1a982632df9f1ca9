//! What a manifest may ask to be done to a grey photo before it is embedded.

use crate::picture::Picture;
use mnc_core::Result;
use zeroize::Zeroizing;

/// The share of pixels at each end that becomes black and white: one in as many.
const TAIL: usize = 100;

/// The picture with its values stretched so that the darkest and brightest hundredth become black
/// and white.
pub(crate) fn contrasted(picture: &Picture) -> Result<Picture> {
    let (low, high) = ends(picture.rgb());
    let span = (high - low).max(1);
    let stretched = |value: &u8| {
        let above = i32::from(*value) - low;
        u8::try_from((above * 255 / span).clamp(0, 255)).unwrap_or_default()
    };
    let rgb: Vec<u8> = picture.rgb().iter().map(stretched).collect();
    let (width, height) = (picture.width(), picture.height());
    Picture::from_rgb(width, height, Zeroizing::new(rgb), picture.colour())
}

/// The values below and above which a hundredth of all lie.
fn ends(values: &[u8]) -> (i32, i32) {
    let mut counts = Zeroizing::new([0_usize; 256]);
    for value in values {
        if let Some(count) = counts.get_mut(usize::from(*value)) {
            *count += 1;
        }
    }
    let tail = values.len() / TAIL;
    let low = beyond((0..).zip(counts.iter()), tail);
    let high = beyond((0..256).rev().zip(counts.iter().rev()), tail);
    (low, high)
}

/// The first value with which more than the tail has been seen.
fn beyond<'c>(mut counts: impl Iterator<Item = (i32, &'c usize)>, tail: usize) -> i32 {
    let mut seen = 0;
    let found = counts.find(|(_, count)| {
        seen += **count;
        seen > tail
    });
    found.map_or(0, |(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_between_the_tails_is_stretched() {
        let mut grey = vec![100; 500];
        grey.extend([150; 480]);
        grey.extend([200; 500]);
        grey.extend([0; 10]);
        grey.extend([255; 10]);
        let picture = Picture::from_grey(100, 15, &grey).unwrap();
        let found = contrasted(&picture).unwrap();
        let at = |index: usize| found.rgb()[index * 3];
        assert_eq!(
            [at(0), at(500), at(980), at(1480), at(1490)],
            [0, 127, 255, 0, 255]
        );
    }

    #[test]
    fn an_even_picture_stays_one() {
        let picture = Picture::from_grey(2, 2, &[9; 4]).unwrap();
        assert_eq!(contrasted(&picture).unwrap().rgb(), [0; 12]);
    }
}
