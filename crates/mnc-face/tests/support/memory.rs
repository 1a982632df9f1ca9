//! The writable memory of the test's own process, searched for what should be gone.

use super::toy;
use mnc_face::Picture;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};

/// Bytes to search for, masked so that they are not found where they are kept.
pub struct Needle(Vec<u8>);

const MASK: u8 = 0xA5;

impl Needle {
    pub fn new(bytes: impl IntoIterator<Item = u8>) -> Self {
        Self(bytes.into_iter().map(|byte| byte ^ MASK).collect())
    }

    fn is_at(&self, window: &[u8]) -> bool {
        window
            .iter()
            .zip(&self.0)
            .all(|(one, other)| one ^ MASK == *other)
    }
}

/// A picture whose pixels are searched for.
pub fn frame() -> Picture {
    toy::picture(&[(20, 20, 7)])
}

/// Pixels of that picture across two coloured squares of its face.
fn pixels() -> Vec<u8> {
    let start = (120 * 320 + 120 + 22) * 3;
    frame().rgb()[start..start + 48].to_vec()
}

/// The same in red, as the detector reads them: the picture is not scaled.
pub fn plane() -> Vec<f32> {
    pixels()
        .iter()
        .step_by(3)
        .map(|red| f32::from(*red))
        .collect()
}

/// The pixels, and the numbers of the detector's plane.
pub fn needles() -> [Needle; 2] {
    let plane = plane().into_iter().flat_map(f32::to_le_bytes);
    [Needle::new(pixels()), Needle::new(plane)]
}

/// How often each needle stands in the writable memory of this process.
pub fn count<const N: usize>(needles: &[Needle; N]) -> [usize; N] {
    let maps = BufReader::new(File::open("/proc/self/maps").unwrap());
    let lines: Vec<String> = maps.lines().map(Result::unwrap).collect();
    let mut memory = File::open("/proc/self/mem").unwrap();
    let mut counts = [0; N];
    let mut bytes = vec![0; 1 << 16];
    for line in lines.iter().filter(|line| line.contains(" rw")) {
        let (start, end) = line
            .split_whitespace()
            .next()
            .unwrap()
            .split_once('-')
            .unwrap();
        let mut at = u64::from_str_radix(start, 16).unwrap();
        let end = u64::from_str_radix(end, 16).unwrap();
        while at < end {
            let length = usize::try_from((end - at).min(bytes.len() as u64)).unwrap();
            memory.seek(SeekFrom::Start(at)).unwrap();
            // What cannot be read (guard pages, devices) holds nothing of ours.
            let Ok(read) = memory.read(&mut bytes[..length]) else {
                break;
            };
            for (count, needle) in counts.iter_mut().zip(needles) {
                let windows = bytes[..read].windows(needle.0.len());
                *count += windows.filter(|window| needle.is_at(window)).count();
            }
            bytes[..read].fill(0);
            // Windows overlap, so that nothing hides between two reads.
            let step = if at + read as u64 == end {
                read
            } else {
                read - 256
            };
            at += step.max(1) as u64;
        }
    }
    counts
}
