//! The manifest: JSON beside the weights that says how they are used.

use super::calibration::{self, Calibration, CardKind, Threshold};
use super::cohort::{CohortEntry, one};
use super::file::ModelFile;
use crate::detector::YuNetOptions;
use crate::embedder::EmbedderGeometry;
use crate::liveness::{self, LivenessEntry};
use crate::picture::Colour;
use mnc_core::{Error, ErrorKind, Result};
use serde::Deserialize;

/// The most bytes of a manifest.
const MOST_BYTES: usize = 1 << 20;

/// The version of the manifest's form.
const FORMAT: u32 = 1;

/// What an engine is made of, how it scores, and which thresholds were measured for exactly that.
///
/// Unknown fields are refused: an option that is silently not applied would void the thresholds.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelManifest {
    /// The version of the form: 1.
    pub format: u32,
    /// The name and version of the whole; it appears in decisions and audit events.
    pub id: String,
    /// The detector.
    pub detector: DetectorEntry,
    /// One embedder, or several whose cosines are averaged by their weights.
    pub embedders: Vec<EmbedderEntry>,
    /// What grey photos go through before they are embedded. Default: nothing.
    #[serde(default)]
    pub grey_enhancement: Enhancement,
    /// The cohort that scores are normalised with. Default: none.
    #[serde(default)]
    pub cohort: Option<CohortEntry>,
    /// The networks that tell a living face. Default: none, and liveness is not checked.
    #[serde(default)]
    pub liveness: Option<LivenessEntry>,
    /// The thresholds. Without any the engine scores, but decides nothing.
    #[serde(default)]
    pub calibration: Vec<Calibration>,
}

/// A detector in the manifest.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DetectorEntry {
    /// The file and its terms.
    pub model: ModelFile,
    /// The family it belongs to.
    pub kind: DetectorKind,
    /// How it is used.
    #[serde(default)]
    pub options: YuNetOptions,
}

/// The families of detectors that come along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum DetectorKind {
    /// [`YuNet`](crate::detector::YuNet).
    Yunet,
}

/// An embedder in the manifest.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmbedderEntry {
    /// The file and its terms.
    pub model: ModelFile,
    /// What it takes and gives.
    pub geometry: EmbedderGeometry,
    /// How much its cosine counts beside those of the others, 0 to 1000, in proportion; not all may
    /// be 0. An embedder of weight 0 runs and counts nothing. Default: 1.
    #[serde(default = "one")]
    pub weight: f32,
}

/// What a grey photo goes through before it is embedded. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Enhancement {
    /// Nothing.
    #[default]
    None,
    /// The darkest and brightest hundredth become black and white.
    Contrast,
}

impl ModelManifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// `MalformedManifest` with the offset, for what is no JSON of this form; without one for a
    /// manifest that has no or more than 8 embedders, or numbers beyond their range.
    pub fn parse(json: &[u8]) -> Result<Self> {
        if json.len() > MOST_BYTES {
            return Err(ErrorKind::MalformedManifest.into());
        }
        let manifest: Self = serde_json::from_slice(json).map_err(|error| {
            let offset = offset(json, error.line(), error.column());
            let malformed = Error::new(ErrorKind::MalformedManifest);
            malformed.at("manifest", offset).with_source(error)
        })?;
        let usable = manifest.calibration.iter().all(Calibration::is_usable)
            && (1..=8).contains(&manifest.embedders.len())
            && are_weights(&manifest.embedders)
            && manifest.liveness.as_ref().is_none_or(is_usable)
            && manifest.format == FORMAT;
        usable
            .then_some(manifest)
            .ok_or_else(|| ErrorKind::MalformedManifest.into())
    }

    /// The threshold for this false match rate and a photo of this colour.
    ///
    /// # Errors
    /// `NoThreshold` if none was measured for the rate.
    pub fn threshold(&self, fmr: f64, card: Colour) -> Result<Threshold> {
        let card = match card {
            Colour::Grey => CardKind::Grey,
            Colour::Rgb => CardKind::Colour,
        };
        calibration::threshold(&self.calibration, fmr, card)
    }

    /// The names of the models: the detector, then the embedders.
    pub fn model_ids(&self) -> impl Iterator<Item = &str> {
        let embedders = self.embedders.iter().map(|entry| entry.model.id.as_str());
        std::iter::once(self.detector.model.id.as_str()).chain(embedders)
    }
}

fn is_usable(entry: &LivenessEntry) -> bool {
    liveness::are_usable(&entry.crops, entry.least)
}

fn are_weights(embedders: &[EmbedderEntry]) -> bool {
    let mut weights = embedders.iter().map(|entry| entry.weight);
    weights
        .clone()
        .all(|weight| (0.0..=1000.0).contains(&weight))
        && weights.any(|weight| weight > 0.0)
}

/// The byte that a line and column stand for.
fn offset(json: &[u8], line: usize, column: usize) -> usize {
    let lines = json.split_inclusive(|byte| *byte == b'\n');
    lines
        .take(line.saturating_sub(1))
        .map(<[u8]>::len)
        .sum::<usize>()
        + column.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const PUBLIC: &str = include_str!("../../manifests/esp-mbf+reid-0095.json");

    fn changed(change: impl FnOnce(&mut Value)) -> Result<ModelManifest> {
        let mut value: Value = serde_json::from_str(PUBLIC).unwrap();
        change(&mut value);
        ModelManifest::parse(value.to_string().as_bytes())
    }

    #[test]
    fn a_public_manifest_is_read() {
        let manifest = changed(|_| {}).unwrap();
        let ids: Vec<_> = manifest.model_ids().collect();
        assert_eq!(
            ids,
            ["yunet-n", "esp-mbf", "face-reidentification-retail-0095"]
        );
        assert_eq!(manifest.grey_enhancement, Enhancement::None);
        assert!(manifest.cohort.is_none() && !manifest.embedders[0].geometry.mirrored);
        let weights = manifest.embedders.iter().map(|entry| entry.weight);
        assert!(weights.eq([1.0, 1.0]));
    }

    #[test]
    fn options_are_off_until_they_are_asked_for() {
        let manifest = changed(|value| {
            value["grey_enhancement"] = json!("contrast");
            value["embedders"][0]["geometry"]["mirrored"] = json!(true);
            let cohort = json!({"file": "c.bin", "sha256": "0".repeat(64), "top": 15, "data": "x"});
            value["cohort"] = cohort;
        });
        let manifest = manifest.unwrap();
        assert_eq!(manifest.grey_enhancement, Enhancement::Contrast);
        assert!(manifest.cohort.is_some() && manifest.embedders[0].geometry.mirrored);
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        let row = json!({"fmr": 1e-4, "threshold": 0.3, "data": "x"});
        let changes: [&dyn Fn(&mut Value); 9] = [
            &|value| value["format"] = json!(2),
            &|value| value["embedders"] = json!([]),
            &|value| value["embedders"] = Value::from(vec![value["embedders"][0].clone(); 9]),
            &|value| value["unknown"] = json!(1),
            &|value| value["detector"]["model"]["file"] = json!("../x"),
            &|value| value["detector"]["model"]["sha256"] = json!("00"),
            &|value| value["calibration"] = json!([{"fmr": 0, "threshold": 0.3, "data": "x"}]),
            &|value| value["calibration"] = json!([{"fmr": 1, "threshold": 0.3, "data": "x"}]),
            &|value| {
                value["calibration"] = json!([row]);
                value["calibration"][0]["fnmr"] = json!(1.5);
            },
        ];
        for (index, change) in changes.into_iter().enumerate() {
            let error = changed(change).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::MalformedManifest, "{index}");
        }
        assert!(changed(|value| value["calibration"] = json!([row])).is_ok());
    }

    #[test]
    fn a_weight_is_a_number_from_0_to_1000_and_not_all_are_0() {
        let weighted = |one: Value, other: Value| {
            changed(|value| {
                value["embedders"][0]["weight"] = one;
                value["embedders"][1]["weight"] = other;
            })
        };
        for (one, other) in [
            (json!(-0.1), json!(1)),
            (json!(1), json!(1000.1)),
            (json!(1), json!(1e39)),
            (json!(null), json!(1)),
            (json!(0), json!(0)),
        ] {
            let error = weighted(one.clone(), other.clone()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::MalformedManifest, "{one} {other}");
        }
        let nan = PUBLIC.replace(r#""geometry":"#, r#""weight": NaN, "geometry":"#);
        let error = ModelManifest::parse(nan.as_bytes()).unwrap_err();
        assert!(error.location().is_some());
        let manifest = weighted(json!(0), json!(0.2)).unwrap();
        assert!(manifest.embedders[0].weight.abs() < f32::EPSILON);
        assert!((manifest.embedders[1].weight - 0.2).abs() < f32::EPSILON);
    }

    #[test]
    fn a_liveness_check_has_crops_of_a_size_that_can_be() {
        let named = |scales: &[f32], least: Value| {
            changed(|value| {
                let model = value["detector"]["model"].clone();
                let crops = scales.iter().map(|it| json!({"model": model, "scale": it}));
                let crops: Value = crops.collect();
                value["liveness"] = match least {
                    Value::Null => json!({ "crops": crops }),
                    least => json!({ "crops": crops, "least": least }),
                };
            })
        };
        let liveness = named(&[2.7, 4.0], Value::Null).unwrap().liveness.unwrap();
        assert_eq!((liveness.crops.len(), liveness.least), (2, 0.5));
        for (scales, least) in [
            (&[][..], json!(0.5)),
            (&[0.9], json!(0.5)),
            (&[8.1], json!(0.5)),
            (&[1.0; 9], json!(0.5)),
            (&[2.7], json!(1.1)),
            (&[2.7], json!(-0.1)),
        ] {
            let error = named(scales, least.clone()).unwrap_err();
            assert_eq!(
                error.kind(),
                ErrorKind::MalformedManifest,
                "{scales:?} {least}"
            );
        }
        assert!(changed(|_| {}).unwrap().liveness.is_none());
    }

    #[test]
    fn an_error_says_where() {
        let error = ModelManifest::parse(b"{\n  \"format\": 1,\n  ?").unwrap_err();
        let location = error.location().unwrap();
        assert_eq!((location.file, location.offset), ("manifest", 19));
        let large = vec![b' '; MOST_BYTES + 1];
        assert!(
            ModelManifest::parse(&large)
                .unwrap_err()
                .location()
                .is_none()
        );
    }
}
