//! The manifest that is the documented default says what `docs/face-evaluation.md` measured.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_face::model::CalibrationState;
use mnc_face::{Colour, ModelManifest};

#[test]
fn the_worst_group_decides_for_every_kind_of_card() {
    let manifest = ModelManifest::parse(include_bytes!("../manifests/default.json")).unwrap();
    for (fmr, card, score) in [
        (1e-3, Colour::Grey, 0.3147),
        (1e-3, Colour::Rgb, 0.3342),
        (1e-4, Colour::Grey, 0.4078),
        (1e-4, Colour::Rgb, 0.4403),
    ] {
        let threshold = manifest.threshold(fmr, card).unwrap();
        assert_eq!(
            threshold.state,
            CalibrationState::WorstGroup,
            "{fmr} {card:?}"
        );
        assert!((threshold.score - score).abs() < 1e-6, "{fmr} {card:?}");
    }
}

/// 44,850 pairs of a group carry no 0.001 %: one group alone was measured there, and none is the worst.
#[test]
fn a_stricter_rate_is_uncalibrated_and_no_looser() {
    let manifest = ModelManifest::parse(include_bytes!("../manifests/default.json")).unwrap();
    for (card, score) in [(Colour::Grey, 0.4876), (Colour::Rgb, 0.5222)] {
        let threshold = manifest.threshold(1e-5, card).unwrap();
        assert_eq!(threshold.state, CalibrationState::Uncalibrated, "{card:?}");
        assert!((threshold.score - score).abs() < 1e-6, "{card:?}");
    }
}

/// The passive check may refuse a living face, and how often no data here tell: it has a manifest of
/// its own, and nothing else there is different.
#[test]
fn liveness_is_asked_for_by_a_manifest_of_its_own() {
    let default = ModelManifest::parse(include_bytes!("../manifests/default.json")).unwrap();
    let with = include_bytes!("../manifests/default+minifasnet.json");
    let mut with = ModelManifest::parse(with).unwrap();
    assert!(default.liveness.is_none());
    let liveness = with.liveness.take().unwrap();
    let scales: Vec<_> = liveness.crops.iter().map(|crop| crop.scale).collect();
    assert_eq!((scales, liveness.least), (vec![2.7, 4.0], 0.5));
    with.id.clone_from(&default.id);
    assert_eq!(with, default);
}

/// A cohort is made of somebody's pictures: the vendor's, under the vendor's licence.
#[test]
fn the_default_carries_no_cohort() {
    let manifest = ModelManifest::parse(include_bytes!("../manifests/default.json")).unwrap();
    assert!(manifest.cohort.is_none());
    assert!(
        manifest
            .embedders
            .iter()
            .all(|entry| entry.geometry.mirrored)
    );
}
