//! The files of a face comparison: its manifest, and pictures of either side.

use mnc_core::Result;
use mnc_face::{Picture, capture, photo};
use std::path::{Path, PathBuf};

/// The manifest of the public models that is the crate's default.
const DEFAULT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../crates/mnc-face/manifests/default.json"
);

/// The manifest that was given; else `manifest.json` beside the models; else the crate's default.
pub fn face_manifest(models: &Path, given: Option<&Path>) -> PathBuf {
    let beside = models.join("manifest.json");
    match given {
        Some(given) => given.to_owned(),
        None if beside.exists() => beside,
        None => DEFAULT.into(),
    }
}

/// A photo as in the chip, or a picture as of a camera.
///
/// # Errors
/// `MalformedPicture` and `PictureTooLarge`.
pub fn any_picture(bytes: &[u8]) -> Result<Picture> {
    photo::decode(bytes).or_else(|_| capture::decode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_comes_before_what_lies_there() -> std::io::Result<()> {
        let models = tempfile::tempdir()?;
        let given = Path::new("given.json");
        assert_eq!(face_manifest(models.path(), Some(given)), given);
        assert_eq!(face_manifest(models.path(), None), Path::new(DEFAULT));
        let beside = models.path().join("manifest.json");
        std::fs::write(&beside, b"{}")?;
        assert_eq!(face_manifest(models.path(), None), beside);
        Ok(())
    }
}
