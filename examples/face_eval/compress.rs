//! JPEG 2000 with `OpenJPEG`'s own encoder: a program, for no encoder in Rust is kept up.

use crate::Failure;
use mnc_face::Picture;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

/// A grey picture as JP2 (irreversible 9-7 wavelet) of at most so many bytes.
pub fn jp2(picture: &Picture, bytes: usize) -> Result<Vec<u8>, Failure> {
    let folder = tempfile::tempdir()?;
    let (from, to) = (
        folder.path().join("photo.pgm"),
        folder.path().join("photo.jp2"),
    );
    let (width, height) = (picture.width(), picture.height());
    let mut file = fs::File::create(&from)?;
    write!(file, "P5\n{width} {height}\n255\n")?;
    file.write_all(
        &picture
            .rgb()
            .iter()
            .step_by(3)
            .copied()
            .collect::<Vec<u8>>(),
    )?;
    drop(file);
    let mut ratio = ratio(width * height, bytes);
    loop {
        let status = Command::new("opj_compress")
            .args(["-I", "-r", &format!("{ratio:.3}"), "-i"])
            .arg(&from)
            .arg("-o")
            .arg(&to)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .map_err(|error| format!("opj_compress (package libopenjp2-tools): {error}"))?;
        if !status.success() {
            return Err("opj_compress failed".into());
        }
        let photo = fs::read(&to)?;
        if photo.len() <= bytes {
            return Ok(photo);
        }
        if ratio > 5000.0 {
            return Err(format!("no photo fits into {bytes} bytes").into());
        }
        ratio *= 1.02;
    }
}

#[allow(clippy::cast_precision_loss, reason = "small numbers")]
fn ratio(pixels: usize, bytes: usize) -> f64 {
    pixels as f64 / bytes.max(1) as f64
}
