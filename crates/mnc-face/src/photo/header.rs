//! The markers of a JPEG 2000 codestream (ISO/IEC 15444-1, Annex A) that say what decoding costs.

use super::LONGEST_SIDE;
use mnc_core::{Error, ErrorKind, Result};

const SOC: u16 = 0xFF4F;
const SIZ: u16 = 0xFF51;
const COD: u16 = 0xFF52;
const COC: u16 = 0xFF53;
const SOT: u16 = 0xFF90;
const SOD: u16 = 0xFF93;
const EOC: u16 = 0xFFD9;

/// A photo of a card is one tile; encoders for other media cut larger ones.
const MOST_TILES: u64 = 16;
/// Tile-parts of all tiles together.
const MOST_TILE_PARTS: usize = 64;
/// 1024 pixels halved ten times are one.
const MOST_LEVELS: u8 = 10;
/// Quality layers.
const MOST_LAYERS: u16 = 32;
/// Precincts of 32 x 32 at least, or each costs more than its pixels.
const LEAST_PRECINCT: u8 = 5;

/// Walks all headers before anything is decoded and returns the number of components: 1 or 3.
///
/// # Errors
/// `PictureTooLarge` or `MalformedPicture`, with the offset of the marker.
pub(super) fn check(codestream: &[u8]) -> Result<usize> {
    let mut walk = Walk {
        bytes: codestream,
        offset: 0,
    };
    if walk.marker()? != SOC || walk.marker()? != SIZ {
        return Err(walk.malformed());
    }
    let components = size(&mut walk.segment()?)?;
    walk.headers_until(SOT, components)?;
    for _ in 0..MOST_TILE_PARTS {
        walk.tile_part(components)?;
        // A stream that is cut off behind a tile-part is the decoder's to refuse.
        if walk.at_end() {
            return Ok(components);
        }
        match walk.marker()? {
            EOC => return Ok(components),
            SOT => {}
            _ => return Err(walk.malformed()),
        }
    }
    Err(walk.malformed())
}

/// SIZ: the size of the picture and of its tiles, and the form of its components.
fn size(siz: &mut Walk<'_>) -> Result<usize> {
    let _capabilities = siz.u16()?;
    let [right, bottom, left, top] = siz.four()?;
    let [tile_width, tile_height, tile_left, tile_top] = siz.four()?;
    let width = right.checked_sub(left).ok_or_else(|| siz.malformed())?;
    let height = bottom.checked_sub(top).ok_or_else(|| siz.malformed())?;
    if width == 0 || height == 0 || tile_width == 0 || tile_height == 0 {
        return Err(siz.malformed());
    }
    if right.max(bottom) > 4 * LONGEST_SIDE || width.max(height) > LONGEST_SIDE {
        return Err(Error::new(ErrorKind::PictureTooLarge).at("JPEG 2000", siz.offset));
    }
    let across = u64::from(right.saturating_sub(tile_left).div_ceil(tile_width));
    let down = u64::from(bottom.saturating_sub(tile_top).div_ceil(tile_height));
    if across * down > MOST_TILES || tile_left > left || tile_top > top {
        return Err(siz.malformed());
    }
    components(siz)
}

fn components(siz: &mut Walk<'_>) -> Result<usize> {
    let count = siz.u16()?;
    if count != 1 && count != 3 {
        return Err(siz.malformed());
    }
    for _ in 0..count {
        let (depth, across, down) = (siz.u8()?, siz.u8()?, siz.u8()?);
        // Unsigned, at most 8 bits, not subsampled.
        if depth > 7 || across != 1 || down != 1 {
            return Err(siz.malformed());
        }
    }
    Ok(count.into())
}

/// COD: how finely everything is cut.
fn coding_style(cod: &mut Walk<'_>) -> Result<()> {
    let style = cod.u8()?;
    let _progression = cod.u8()?;
    let layers = cod.u16()?;
    let _component_transform = cod.u8()?;
    if layers == 0 || layers > MOST_LAYERS {
        return Err(cod.malformed());
    }
    cutting(cod, style)
}

/// The part that COD and COC share.
fn cutting(walk: &mut Walk<'_>, style: u8) -> Result<()> {
    let levels = walk.u8()?;
    let _block_and_transform = walk.four_bytes()?;
    if levels > MOST_LEVELS {
        return Err(walk.malformed());
    }
    let own_precincts = style & 1 == 1;
    for level in 0..=levels {
        if !own_precincts {
            break;
        }
        let size = walk.u8()?;
        // The smallest resolutions have few pixels, and so few precincts whatever their size.
        let least = (size & 0x0F).min(size >> 4);
        let small = least < LEAST_PRECINCT;
        if small && level + 3 > levels {
            return Err(walk.malformed());
        }
        if least == 0 {
            return Err(walk.malformed());
        }
    }
    Ok(())
}

/// A place in the codestream, or in one marker segment.
struct Walk<'b> {
    bytes: &'b [u8],
    offset: usize,
}

impl<'b> Walk<'b> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N]> {
        let found = self.bytes.get(self.offset..).and_then(<[u8]>::first_chunk);
        let found = *found.ok_or_else(|| self.malformed())?;
        self.offset += N;
        Ok(found)
    }

    fn u8(&mut self) -> Result<u8> {
        self.take().map(u8::from_be_bytes)
    }

    fn u16(&mut self) -> Result<u16> {
        self.take().map(u16::from_be_bytes)
    }

    fn u32(&mut self) -> Result<u32> {
        self.take().map(u32::from_be_bytes)
    }

    fn four(&mut self) -> Result<[u32; 4]> {
        Ok([self.u32()?, self.u32()?, self.u32()?, self.u32()?])
    }

    fn four_bytes(&mut self) -> Result<[u8; 4]> {
        self.take()
    }

    fn marker(&mut self) -> Result<u16> {
        self.u16()
    }

    fn at_end(&self) -> bool {
        self.offset >= self.bytes.len()
    }

    /// The segment behind a marker, which its own length of at least 2 includes.
    fn segment(&mut self) -> Result<Walk<'b>> {
        let start = self.offset;
        let length = usize::from(self.u16()?);
        let end = start + length;
        if length < 2 || end > self.bytes.len() {
            return Err(self.malformed());
        }
        let inside = Walk {
            bytes: self.bytes.get(..end).unwrap_or_default(),
            offset: self.offset,
        };
        self.offset = end;
        Ok(inside)
    }

    /// Checks the segments of a header up to and including its last marker.
    fn headers_until(&mut self, last: u16, components: usize) -> Result<()> {
        loop {
            let marker = self.marker()?;
            if marker == last {
                return Ok(());
            }
            // Markers without a segment, and those of other places, have no business here.
            let delimiter = matches!(marker, SOC | SIZ | SOT | SOD | EOC | 0xFF30..=0xFF3F);
            if marker < 0xFF00 || delimiter {
                return Err(self.malformed());
            }
            let mut segment = self.segment()?;
            match marker {
                COD => coding_style(&mut segment)?,
                COC => component_style(&mut segment, components)?,
                _ => {}
            }
        }
    }

    /// SOT was read: its segment, the headers of the tile-part, and a jump over its data.
    fn tile_part(&mut self, components: usize) -> Result<()> {
        let start = self.offset - 2;
        let mut sot = self.segment()?;
        let _tile = sot.u16()?;
        let length = sot.u32()? as usize;
        self.headers_until(SOD, components)?;
        // A length of 0 reaches to the end.
        let end = match length {
            0 => self.bytes.len(),
            length => start.saturating_add(length),
        };
        if end < self.offset || end > self.bytes.len() {
            return Err(self.malformed());
        }
        self.offset = end;
        Ok(())
    }

    fn malformed(&self) -> Error {
        Error::new(ErrorKind::MalformedPicture).at("JPEG 2000", self.offset)
    }
}

fn component_style(coc: &mut Walk<'_>, components: usize) -> Result<()> {
    if usize::from(coc.u8()?) >= components {
        return Err(coc.malformed());
    }
    let style = coc.u8()?;
    cutting(coc, style)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a header says; a card's by default.
    #[derive(Clone)]
    struct Said {
        size: [u32; 8],
        components: Vec<[u8; 3]>,
        cod: Vec<u8>,
        tile_header: Vec<u8>,
        tile_parts: usize,
    }

    impl Default for Said {
        fn default() -> Self {
            Self {
                size: [378, 472, 0, 0, 378, 472, 0, 0],
                components: vec![[7, 1, 1]],
                cod: vec![0, 0, 0, 1, 0, 5, 4, 4, 0, 1],
                tile_header: vec![],
                tile_parts: 1,
            }
        }
    }

    fn segment(marker: u16, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap();
        [&marker.to_be_bytes(), &length.to_be_bytes(), content].concat()
    }

    impl Said {
        fn bytes(&self) -> Vec<u8> {
            let size = self.size.iter().flat_map(|value| value.to_be_bytes());
            let count = u16::try_from(self.components.len()).unwrap();
            let siz: Vec<u8> = [0, 0]
                .into_iter()
                .chain(size)
                .chain(count.to_be_bytes())
                .collect();
            let siz = [siz, self.components.concat()].concat();
            let mut bytes = SOC.to_be_bytes().to_vec();
            bytes.extend(segment(SIZ, &siz));
            bytes.extend(segment(COD, &self.cod));
            for _ in 0..self.tile_parts {
                let length = u32::try_from(12 + self.tile_header.len() + 2 + 3).unwrap();
                let sot = [&[0, 0], length.to_be_bytes().as_slice(), &[0, 1]].concat();
                bytes.extend(segment(SOT, &sot));
                bytes.extend(&self.tile_header);
                bytes.extend([&SOD.to_be_bytes(), [1, 2, 3].as_slice()].concat());
            }
            bytes.extend(EOC.to_be_bytes());
            bytes
        }

        fn refused(&self) -> ErrorKind {
            check(&self.bytes()).unwrap_err().kind()
        }
    }

    fn with(change: impl FnOnce(&mut Said)) -> Said {
        let mut said = Said::default();
        change(&mut said);
        said
    }

    #[test]
    fn a_cards_header_passes() {
        assert_eq!(check(&Said::default().bytes()).unwrap(), 1);
        let colour = with(|said| said.components = vec![[7, 1, 1]; 3]);
        assert_eq!(check(&colour.bytes()).unwrap(), 3);
        let tiles = with(|said| said.size = [1024, 1024, 0, 0, 256, 256, 0, 0]);
        assert_eq!(check(&tiles.bytes()).unwrap(), 1);
    }

    #[test]
    fn a_size_is_refused_before_it_is_decoded() {
        for size in [
            [1025, 10, 0, 0, 1025, 10, 0, 0],
            [10, u32::MAX, 0, 0, 10, 10, 0, 0],
            [5000, 5000, 4990, 4990, 100, 100, 4980, 4980],
        ] {
            assert_eq!(
                with(|said| said.size = size).refused(),
                ErrorKind::PictureTooLarge
            );
        }
    }

    #[test]
    fn what_costs_more_than_its_pixels_is_refused() {
        let changes: [fn(&mut Said); 16] = [
            |said| said.size = [0, 10, 0, 0, 10, 10, 0, 0],
            |said| said.size = [10, 10, 11, 0, 10, 10, 0, 0],
            |said| said.size = [10, 10, 0, 0, 0, 10, 0, 0],
            |said| said.size = [10, 10, 0, 0, 1, 1, 0, 0],
            |said| said.size = [10, 10, 0, 0, 10, 10, 1, 0],
            |said| said.components = vec![],
            |said| said.components = vec![[7, 1, 1]; 2],
            |said| said.components = vec![[15, 1, 1]],
            |said| said.components = vec![[0x87, 1, 1]],
            |said| said.components = vec![[7, 2, 1]],
            |said| said.cod = vec![0, 0, 0, 0, 0, 5, 4, 4, 0, 1],
            |said| said.cod = vec![0, 0, 0, 33, 0, 5, 4, 4, 0, 1],
            |said| said.cod = vec![0, 0, 0, 1, 0, 11, 4, 4, 0, 1],
            |said| said.cod = vec![1, 0, 0, 1, 0, 1, 4, 4, 0, 1, 0xFF, 0x4F],
            |said| said.cod = vec![1, 0, 0, 1, 0, 1, 4, 4, 0, 1, 0xFF],
            |said| said.tile_parts = MOST_TILE_PARTS + 1,
        ];
        for (index, change) in changes.into_iter().enumerate() {
            assert_eq!(
                with(change).refused(),
                ErrorKind::MalformedPicture,
                "{index}"
            );
        }
    }

    #[test]
    fn a_tile_cannot_say_otherwise() {
        let deep = segment(COD, &[0, 0, 0, 1, 0, 32, 4, 4, 0, 1]);
        let of_none = segment(COC, &[1, 0, 5, 4, 4, 0, 1]);
        let fine = segment(COC, &[0, 0, 5, 4, 4, 0, 1]);
        for header in [deep, of_none, SIZ.to_be_bytes().to_vec(), vec![0, 0, 0, 2]] {
            let said = with(|said| said.tile_header = header);
            assert_eq!(said.refused(), ErrorKind::MalformedPicture);
        }
        assert!(check(&with(|said| said.tile_header = fine).bytes()).is_ok());
    }

    #[test]
    fn a_header_that_is_cut_off_says_where() {
        let bytes = Said::default().bytes();
        // Behind the tile-part only the end marker is missing.
        for length in 0..bytes.len() - 2 {
            let error = check(&bytes[..length]).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::MalformedPicture, "{length}");
            assert!(error.location().unwrap().offset <= length);
        }
        assert!(check(&bytes[..bytes.len() - 2]).is_ok());
    }
}
