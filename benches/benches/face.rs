//! The face comparison: its stages and the whole check beside the same chain with onnxruntime, the
//! time to the first decision, and the peak of the memory.
//!
//! Needs `MNC_FACE_DATA`. For the comparison it needs Python with onnxruntime, OpenCV and numpy:
//! `MNC_FACE_PYTHON`, else a virtual environment that it makes under the target folder. What is
//! missing is said and skipped. One thread is measured by processor time, two by the clock on the
//! wall. The aim is a whole check of at most 1.5 times onnxruntime's; OpenCV's own recogniser needs
//! SFace, which is not among the models.
//!
//! The manifest is `esp-mbf`, one crop a face: like with like, for the chain in Python knows no mirror
//! image. The `default` embeds each face twice, on either engine.
#![allow(clippy::unwrap_used, reason = "a bench may")]

use mnc_benches::{best_process_time, best_wall_time};
use mnc_face::engine::Threads;
use mnc_face::{FaceEngine, FaceMatcher, MatcherSettings, capture, photo};
use serde_json::Value;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

const ROUNDS: usize = 20;
const CARD: &str = "j2k/001_240x320_grey_5k.jp2";
const FRAME: &str = "images/london480/001_smiling.jpg";
const PACKAGES: [&str; 3] = ["onnxruntime", "opencv-python-headless", "numpy"];

fn main() {
    let Some(data) = env::var_os("MNC_FACE_DATA").map(PathBuf::from) else {
        println!("SKIPPED: MNC_FACE_DATA names no folder with face models and pictures");
        return;
    };
    first_decision(&data);
    let ours = [1, 2].map(|threads| stages(&data, threads));
    println!("peak memory: {} MiB", peak_mebibytes());
    match baseline(&data) {
        Ok(theirs) => compare(&ours, &theirs),
        Err(why) => println!("SKIPPED the comparison with onnxruntime: {why}"),
    }
}

/// From nothing to a decision: models read, hashed and loaded, both pictures decoded and compared.
fn first_decision(data: &Path) {
    let start = Instant::now();
    let matcher = matcher(data, 2);
    let loaded = start.elapsed();
    let decision = check(&matcher, data);
    println!(
        "start-up: {:.0} ms to load, {:.0} ms to the first decision ({:.3})",
        milliseconds(loaded),
        milliseconds(start.elapsed()),
        decision.score().unwrap()
    );
}

fn matcher(data: &Path, threads: usize) -> FaceMatcher {
    let manifests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/mnc-face/manifests");
    let manifest = manifests.join("esp-mbf.json");
    let engine = FaceEngine::open(&manifest, &data.join("models"), Threads::new(threads)).unwrap();
    FaceMatcher::new(engine, MatcherSettings::default()).unwrap()
}

fn check(matcher: &FaceMatcher, data: &Path) -> mnc_face::Decision {
    let card = photo::decode(&fs::read(data.join(CARD)).unwrap()).unwrap();
    let frame = capture::decode(&fs::read(data.join(FRAME)).unwrap()).unwrap();
    matcher.compare(&card, &frame).unwrap()
}

/// Milliseconds by stage, in the baseline's words.
fn stages(data: &Path, threads: usize) -> [(&'static str, f64); 4] {
    let matcher = matcher(data, threads);
    let engine = matcher.engine();
    let (card, frame) = (data.join(CARD), data.join(FRAME));
    let (card, bytes) = (fs::read(card).unwrap(), fs::read(frame).unwrap());
    let frame = capture::decode(&bytes).unwrap();
    let face = engine.detect(&frame).unwrap()[0];
    // One thread is measured by its processor time, which other programs do not lengthen.
    let time = |work: &mut dyn FnMut()| {
        milliseconds(if threads == 1 {
            best_process_time(ROUNDS, 1, work)
        } else {
            best_wall_time(ROUNDS, 1, work)
        })
    };
    [
        (
            "decode",
            time(&mut || {
                black_box((
                    photo::decode(&card).unwrap(),
                    capture::decode(&bytes).unwrap(),
                ));
            }),
        ),
        (
            "detect",
            time(&mut || {
                black_box(engine.detect(&frame).unwrap());
            }),
        ),
        (
            "embed",
            time(&mut || {
                black_box(engine.template(&frame, &face.landmarks).unwrap());
            }),
        ),
        (
            "check",
            time(&mut || {
                assert!(check(&matcher, data).is_match());
            }),
        ),
    ]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The most memory this process ever had; 0 where the system does not say.
fn peak_mebibytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let kibibytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kibibytes.unwrap_or_default() / 1024
}

fn baseline(data: &Path) -> Result<Value, String> {
    let python = python()?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("baseline/face_onnxruntime.py");
    let mut command = Command::new(python);
    command.arg(script).arg(data).arg(ROUNDS.to_string());
    let output = command.output().map_err(|error| error.to_string())?;
    let errors = String::from_utf8_lossy(&output.stderr);
    let last = errors.lines().last().unwrap_or("no output").to_owned();
    serde_json::from_slice(&output.stdout).map_err(|_| last)
}

/// The Python with the packages.
fn python() -> Result<PathBuf, String> {
    if let Some(python) = env::var_os("MNC_FACE_PYTHON") {
        return Ok(python.into());
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("face-venv");
    let python = folder.join("bin/python");
    if !python.exists() {
        let venv = ["-m".as_ref(), "venv".as_ref(), folder.as_os_str()];
        run(Command::new("python3").args(venv))?;
        run(Command::new(&python)
            .args(["-m", "pip", "install", "--quiet"])
            .args(PACKAGES))?;
    }
    Ok(python)
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| error.to_string())?;
    let failed = || format!("{command:?}: {}", output.status);
    output.status.success().then_some(()).ok_or_else(failed)
}

fn compare(ours: &[[(&str, f64); 4]; 2], theirs: &Value) {
    println!(
        "beside onnxruntime {} and OpenCV {}",
        theirs["onnxruntime"], theirs["opencv"]
    );
    for (stages, threads) in ours.iter().zip(["1", "2"]) {
        for (stage, ours) in stages {
            let theirs = theirs[threads][stage].as_f64().unwrap();
            println!(
                "{threads} thread(s), {stage}: {:.2} of theirs ({ours:.1} ms, {theirs:.1} ms)",
                ours / theirs
            );
        }
    }
    match theirs["opencv_detect"].as_f64() {
        Some(opencv) => println!(
            "detect, one thread, beside OpenCV's: {:.2}",
            ours[0][1].1 / opencv
        ),
        None => println!("SKIPPED OpenCV's detector: {}", theirs["opencv_error"]),
    }
}
