//! Manifests of any form: thresholds that are numbers, and files that lead nowhere else.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_face::{Colour, ModelManifest};

fuzz_target!(|bytes: &[u8]| {
    let Ok(manifest) = ModelManifest::parse(bytes) else {
        return;
    };
    for colour in [Colour::Grey, Colour::Rgb] {
        if let Ok(threshold) = manifest.threshold(1e-4, colour) {
            assert!(threshold.score.is_finite());
        }
    }
    for entry in &manifest.embedders {
        assert!(!entry.model.file.as_str().contains(['/', '\\', '\0']));
    }
});
