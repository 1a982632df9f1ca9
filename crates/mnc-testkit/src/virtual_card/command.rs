//! A command APDU as the card receives it: short and extended cases 1 to 4 (ISO/IEC 7816-3 §12.1).

/// A command taken apart.
pub(crate) struct Received<'a> {
    pub(crate) cla: u8,
    pub(crate) ins: u8,
    pub(crate) p1: u8,
    pub(crate) p2: u8,
    pub(crate) data: &'a [u8],
    /// 00 already read as 256 or 65,536.
    pub(crate) le: Option<usize>,
    pub(crate) extended: bool,
}

impl<'a> Received<'a> {
    /// `None` if the lengths do not fit together.
    pub(crate) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let (&[cla, ins, p1, p2], body) = bytes.split_first_chunk::<4>()?;
        let nothing: &[u8] = &[];
        let (data, le, extended) = match *body {
            [] => (nothing, None, false),
            [le] => (nothing, Some(length_or(u16::from(le), 256)), false),
            [0, high, low] => {
                let le = u16::from_be_bytes([high, low]);
                (nothing, Some(length_or(le, 65_536)), true)
            }
            [0, high, low, ref rest @ ..] => {
                let (data, le) = data_and_le(rest, u16::from_be_bytes([high, low]), 2)?;
                (data, le, true)
            }
            [lc, ref rest @ ..] => {
                let (data, le) = data_and_le(rest, u16::from(lc), 1)?;
                (data, le, false)
            }
        };
        Some(Self {
            cla,
            ins,
            p1,
            p2,
            data,
            le,
            extended,
        })
    }

    /// P1 and P2 as one number.
    pub(crate) fn p1_p2(&self) -> u16 {
        u16::from_be_bytes([self.p1, self.p2])
    }
}

/// `lc` bytes of data, then nothing or an Le of `width` bytes.
fn data_and_le(rest: &[u8], lc: u16, width: usize) -> Option<(&[u8], Option<usize>)> {
    let (data, le) = rest.split_at_checked(usize::from(lc))?;
    if data.is_empty() {
        return None;
    }
    match (le, width) {
        ([], _) => Some((data, None)),
        (&[le], 1) => Some((data, Some(length_or(u16::from(le), 256)))),
        (&[high, low], 2) => {
            let le = u16::from_be_bytes([high, low]);
            Some((data, Some(length_or(le, 65_536))))
        }
        _ => None,
    }
}

fn length_or(value: u16, of_zero: usize) -> usize {
    if value == 0 {
        of_zero
    } else {
        usize::from(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(bytes: &[u8]) -> Option<(usize, Option<usize>, bool)> {
        Received::parse(bytes).map(|c| (c.data.len(), c.le, c.extended))
    }

    #[test]
    fn all_cases_are_told_apart() {
        let extended_case4 = [[0, 0xA2, 6, 0xC1, 0, 1, 0].as_slice(), &[7; 256], &[0, 0]].concat();
        assert_eq!(shape(&[0, 0x20, 0, 0x80]), Some((0, None, false)));
        assert_eq!(shape(&[0, 0xB0, 0, 0, 0]), Some((0, Some(256), false)));
        assert_eq!(
            shape(&[0, 0xB0, 0, 0, 0, 0, 0]),
            Some((0, Some(65_536), true))
        );
        assert_eq!(shape(&[0, 0xA4, 2, 12, 2, 0, 1]), Some((2, None, false)));
        assert_eq!(
            shape(&[0, 0xA4, 2, 12, 2, 0, 1, 5]),
            Some((2, Some(5), false))
        );
        assert_eq!(shape(&extended_case4[..263]), Some((256, None, true)));
        assert_eq!(shape(&extended_case4), Some((256, Some(65_536), true)));
    }

    #[test]
    fn lengths_that_do_not_fit_are_malformed() {
        let wrong: [&[u8]; 7] = [
            &[],
            &[0, 0xA4, 4],
            &[0, 0xA4, 2, 12, 3, 0, 1],
            &[0, 0xA4, 2, 12, 1, 0, 1, 5],
            &[0, 0xA4, 2, 12, 0, 0],
            &[0, 0xA4, 2, 12, 0, 0, 0, 0],
            &[0, 0xA4, 2, 12, 0, 0, 1, 5, 0],
        ];
        for bytes in wrong {
            assert_eq!(shape(bytes), None, "{bytes:02X?}");
        }
    }
}
