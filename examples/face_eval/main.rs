//! Measures how often a face model errs on a vendor's own images, after ISO/IEC 19795-1.
//!
//! ```sh
//! cargo run --release --example face_eval -- --models DIR --images images.csv
//!     --manifest FILE      default: DIR/manifest.json, else manifests/default.json of the crate
//!     --images FILE        a list of images (path, person[, set, group]); compares every two
//!     --pairs FILE         or a list of pairs (card, probe, card_person, probe_person[, …_group])
//!     --set NAME           only the lines of this set
//!     --card-photo BYTES   the first of each pair becomes a photo as in the chip, of so many bytes
//!     --threshold X        also the rates at this threshold, by group: one that other data set;
//!                          `manifest`: those that the manifest decides with. Repeatable
//!     --report DIR         writes report.json, report.md, calibration.json, det.svg, scores.svg
//!                          and the cache there
//!     --no-cache           keeps the embeddings in memory only
//!     --cohort FILE        scores against this cohort (--top N, default 8; --strength X, default 1)
//!     --make-cohort FILE   makes one of the listed images instead (--centroids N, default 250;
//!                          --source TEXT, --seed N)
//!     --person-half a|b    only one half of the people, chosen by a hash of their names
//! ```
//!
//! The report counts what the quality check of a counter would refuse, on each side by reason, and has
//! the rates behind it beside those of every image with a face.
//!
//! `embeddings.cache` in the folder of `--report` holds **biometric data** (readable by its owner only): delete it with the
//! images. The encoder for `--card-photo` is `OpenJPEG`'s `opj_compress`, which must be installed.

mod cohort;
mod compare;
mod compress;
mod engine;
mod entries;
mod options;
mod output;
mod templates;

use mnc_face::erasure::{WIPING_ALLOCATOR, WipingAllocator, forbid_memory_dumps};
use mnc_face::evaluation::{Cache, TemplateMaker};
use options::{Options, Task};
use std::process::ExitCode;

/// Thousands of embeddings pass through here: what is freed is wiped.
#[global_allocator]
static ALLOCATOR: WipingAllocator = WIPING_ALLOCATOR;

/// Anything that stops the evaluation; its text names files, never people.
type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    forbid_memory_dumps();
    match Options::from_arguments(lexopt::Parser::from_env()).and_then(|options| run(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("face_eval: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<(), Failure> {
    let engine = engine::open(options)?;
    let listed = entries::read(options)?;
    let cache = match options.report.as_ref().filter(|_| options.cache) {
        Some(folder) => {
            std::fs::create_dir_all(folder)?;
            Cache::open(&folder.join("embeddings.cache"))?
        }
        None => Cache::default(),
    };
    let maker = TemplateMaker::new(&engine, cache);
    let images = templates::make(options, &engine, &maker, &listed)?;
    match &options.task {
        Task::Measure => output::write(
            options,
            &compare::compare(options, &engine, &listed, images),
            &listed,
        ),
        Task::MakeCohort(file) => cohort::write(options, &engine, &listed, &images, file),
    }
}
