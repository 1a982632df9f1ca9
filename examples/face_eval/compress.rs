//! JPEG 2000 with `OpenJPEG`'s own encoder: a program, for no encoder in Rust is kept up.

use crate::Failure;
use mnc_face::Picture;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Until a photo fits, the compression becomes a little stronger.
const STEP: f64 = 1.02;

/// A grey picture as JP2 (irreversible 9-7 wavelet) of at most so many bytes.
pub fn jp2(picture: &Picture, bytes: usize) -> Result<Vec<u8>, Failure> {
    let folder = tempfile::tempdir()?;
    let (from, to) = (
        folder.path().join("photo.pgm"),
        folder.path().join("photo.jp2"),
    );
    fs::write(&from, pgm(picture))?;
    let mut ratio = ratio(picture.width() * picture.height(), bytes);
    loop {
        compress(&from, &to, ratio)?;
        let photo = fs::read(&to)?;
        if photo.len() <= bytes {
            return Ok(photo);
        }
        if ratio > 5000.0 {
            return Err(format!("no photo fits into {bytes} bytes").into());
        }
        ratio *= STEP;
    }
}

fn pgm(picture: &Picture) -> Vec<u8> {
    let mut file = format!("P5\n{} {}\n255\n", picture.width(), picture.height()).into_bytes();
    file.extend(picture.rgb().iter().step_by(3));
    file
}

fn compress(from: &Path, to: &Path, ratio: f64) -> Result<(), Failure> {
    let status = Command::new("opj_compress")
        .args(["-I", "-r", &format!("{ratio:.3}"), "-i"])
        .arg(from)
        .arg("-o")
        .arg(to)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(|error| format!("opj_compress (package libopenjp2-tools): {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err("opj_compress failed".into())
    }
}

#[allow(clippy::cast_precision_loss, reason = "small numbers")]
fn ratio(pixels: usize, bytes: usize) -> f64 {
    pixels as f64 / bytes.max(1) as f64
}
