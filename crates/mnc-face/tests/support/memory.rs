//! The writable memory of the test's own process, searched for what should be gone.

use super::toy;
use mnc_face::Picture;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use zeroize::Zeroizing;

/// What to search for, masked so that it is not found where it is kept.
pub enum Needle {
    /// Exactly these bytes.
    Bytes(Vec<u8>),
    /// Floats one after the other, in the machine's order, each to within a thousandth: the test
    /// calculates them on another way than the crate.
    Numbers(Vec<u32>),
}

const MASK: u8 = 0xA5;
const WIDE_MASK: u32 = 0xA5A5_A5A5;

impl Needle {
    pub fn new(bytes: impl IntoIterator<Item = u8>) -> Self {
        Self::Bytes(bytes.into_iter().map(|byte| byte ^ MASK).collect())
    }

    pub fn numbers(numbers: &[f32]) -> Self {
        let masked = numbers.iter().map(|number| number.to_bits() ^ WIDE_MASK);
        Self::Numbers(masked.collect())
    }

    /// How often it stands in memory that was read from the start of a page or word.
    fn count(&self, memory: &[u8]) -> usize {
        match self {
            Self::Bytes(bytes) => {
                let windows = memory.windows(bytes.len());
                let found = windows.filter(|window| same(window, bytes));
                found.count()
            }
            Self::Numbers(numbers) => {
                let words = memory.as_chunks::<4>().0;
                let windows = words.windows(numbers.len());
                windows.filter(|window| close(window, numbers)).count()
            }
        }
    }
}

fn same(window: &[u8], masked: &[u8]) -> bool {
    let mut pairs = window.iter().zip(masked);
    window[0] == masked[0] ^ MASK && pairs.all(|(one, other)| one ^ MASK == *other)
}

fn close(window: &[[u8; 4]], masked: &[u32]) -> bool {
    let mut pairs = window.iter().zip(masked);
    pairs.all(|(found, masked)| {
        let expected = f32::from_bits(masked ^ WIDE_MASK);
        (f32::from_le_bytes(*found) - expected).abs() < 1e-3
    })
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

/// What is searched for, in the order of the counts: pixels, the detector's plane, the aligned
/// face, the embedder's numbers, and the embedding of length 1.
pub fn needles() -> [Needle; 5] {
    let plane = plane().into_iter().flat_map(f32::to_le_bytes);
    let [aligned, output, embedding] = face_needles();
    [
        Needle::new(pixels()),
        Needle::new(plane),
        aligned,
        output,
        embedding,
    ]
}

/// The last three of them. Their numbers are wiped by hand: not every test has an allocator that
/// does it.
pub fn face_needles() -> [Needle; 3] {
    let aligned = aligned();
    let mut output = Zeroizing::new(Vec::with_capacity(48));
    for square in 0..48 {
        output.push(mean(&aligned, square));
    }
    let length = output.iter().map(|value| value * value).sum::<f32>().sqrt();
    let mut embedding = Zeroizing::new(Vec::with_capacity(48));
    embedding.extend(output.iter().map(|value| value / length));
    // A row across two coloured squares.
    let row = 40 * SIDE + 20;
    [&aligned[row..row + 16], &output[..16], &embedding[..16]].map(Needle::numbers)
}

/// The side of the aligned face.
const SIDE: usize = 112;

/// The planes of the aligned face: the nose of the template lies where the toy detector puts it.
fn aligned() -> Zeroizing<Vec<f32>> {
    let frame = frame();
    let (left, top) = (164.0 - 56.0252, 164.0 - 71.7366);
    let mut values = Zeroizing::new(Vec::with_capacity(3 * SIDE * SIDE));
    for component in 0..3 {
        for (y, x) in (0..SIDE).flat_map(|y| (0..SIDE).map(move |x| (y, x))) {
            let value = between(&frame, component, x as f64 + left, y as f64 + top);
            values.push(((value - 127.5) / 127.5) as f32);
        }
    }
    values
}

/// A row of the luma that quality is measured on, across two coloured squares (ITU-R BT.601).
pub fn luma() -> Needle {
    let aligned = aligned();
    let (red, rest) = aligned.split_at(SIDE * SIDE);
    let (green, blue) = rest.split_at(SIDE * SIDE);
    let mut luma = Zeroizing::new(Vec::with_capacity(16));
    for at in (40 * SIDE + 44)..(40 * SIDE + 60) {
        let grey = 0.299 * red[at] + 0.587 * green[at] + 0.114 * blue[at];
        luma.push(grey * 127.5 + 127.5);
    }
    Needle::numbers(&luma)
}

/// Bilinear, all four pixels at once.
fn between(frame: &Picture, component: usize, x: f64, y: f64) -> f64 {
    let pixel =
        |x: f64, y: f64| f64::from(frame.rgb()[(y as usize * 320 + x as usize) * 3 + component]);
    let (left, top) = (x.floor(), y.floor());
    let (across, down) = (x - left, y - top);
    pixel(left, top) * (1.0 - across) * (1.0 - down)
        + pixel(left + 1.0, top) * across * (1.0 - down)
        + pixel(left, top + 1.0) * (1.0 - across) * down
        + pixel(left + 1.0, top + 1.0) * across * down
}

/// The mean of a component in one of 4 x 4 squares, as the toy embedder gives it.
fn mean(aligned: &[f32], index: usize) -> f32 {
    let (component, row, column) = (index / 16, index / 4 % 4, index % 4);
    let start = component * SIDE * SIDE + row * 28 * SIDE + column * 28;
    let rows = (0..28).map(|y| &aligned[start + y * SIDE..][..28]);
    rows.flatten().sum::<f32>() / 784.0
}

/// How often each needle stands in the writable memory of this process.
pub fn count<const N: usize>(needles: &[Needle; N]) -> [usize; N] {
    let maps = BufReader::new(File::open("/proc/self/maps").unwrap());
    let lines: Vec<String> = maps.lines().map(Result::unwrap).collect();
    let mut memory = File::open("/proc/self/mem").unwrap();
    let mut counts = [0; N];
    let mut bytes = vec![0; 1 << 16];
    let zeros = vec![0; 1 << 16];
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
            // Most of it was never used. Equal slices are compared at once, which matters here.
            if bytes[..read] == zeros[..read] {
                at += read.max(1) as u64;
                continue;
            }
            for (count, needle) in counts.iter_mut().zip(needles) {
                *count += needle.count(&bytes[..read]);
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
