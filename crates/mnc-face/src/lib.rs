//! The photo in the My Number Card against a picture of the patient.
#![doc = include_str!("../README.md")]
#![cfg_attr(
    not(feature = "onnx"),
    allow(dead_code, reason = "networks alone use what prepares their input")
)]

pub mod alignment;
pub mod capture;
pub mod detector;
pub mod embedder;
pub mod engine;
mod enhancement;
pub mod erasure;
#[cfg(feature = "evaluation")]
pub mod evaluation;
pub mod geometry;
mod guard;
pub mod liveness;
pub mod matcher;
pub mod model;
#[cfg(feature = "onnx")]
mod network;
mod numbers;
pub mod photo;
pub mod picture;
pub mod quality;
mod shares;
pub mod template;
mod tensor;
mod threads;

pub use detector::{Detection, FaceDetector};
pub use embedder::FaceEmbedder;
pub use engine::FaceEngine;
pub use geometry::{Landmarks, Point, Rectangle};
pub use liveness::{Liveness, LivenessCheck};
pub use matcher::{Decision, FaceMatcher, MatcherSettings, NotComparable, Outcome};
pub use model::ModelManifest;
pub use picture::{Colour, Picture};
pub use quality::QualityReason;
pub use template::{Embedding, Template};
