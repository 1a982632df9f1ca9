//! What the tests of the whole pipeline share: where public models and pictures lie, if anywhere.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "each test uses a part of it, on small numbers"
)]

pub mod memory;
pub mod onnx;
pub mod toy;

use mnc_face::FaceEngine;
use mnc_face::engine::Threads;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The folder that `MNC_FACE_DATA` names; says plainly if there is none.
pub fn data() -> Option<PathBuf> {
    let folder = std::env::var_os("MNC_FACE_DATA").map(PathBuf::from);
    if folder.is_none() {
        // Straight to the stream: what a passing test prints is not shown.
        let message = "SKIPPED: MNC_FACE_DATA names no folder with face models and pictures";
        let _ = writeln!(std::io::stderr(), "{message}");
    }
    folder
}

/// The engine of one of the manifests of this crate, with the models of the data folder.
pub fn engine(data: &Path, manifest: &str) -> FaceEngine {
    let manifests = Path::new(env!("CARGO_MANIFEST_DIR")).join("manifests");
    let manifest = manifests.join(manifest).with_extension("json");
    FaceEngine::open(&manifest, &data.join("models"), Threads::new(2)).unwrap()
}
