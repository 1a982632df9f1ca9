//! A photo of a card against a picture of the camera, in words or as JSON.
//!
//! ```text
//! cargo run --release --example face -- --models DIR [--manifest FILE] --card-photo X.jp2
//!     --camera Y.jpg [--camera Z.jpg ...] [--fmr RATE] [--picture OUT.png] [--lang ja|en] [--json]
//! ```
//!
//! DIR holds the ONNX files that FILE names; the default is `DIR/manifest.json` if there is one, else
//! `crates/mnc-face/manifests/default.json`, which says where their authors publish them. Several `--camera` are the frames of one session.
//! `--picture` draws the first frame with the boxes and landmarks that were found; it is a picture
//! of a person, to be treated like one.
//!
//! With `--json` a failure is JSON too: `{"error": …}` with `code` and `name` if the SDK has them, `file`
//! if it is a file's, and `message`.
//!
//! What it says is a pre-check: the SDK's own comparison is enough for no use.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | match |
//! | 1 | no match |
//! | 2 | the command line makes no sense |
//! | 3 | nothing could be compared |
//! | 4 | a file or model cannot be used |

mod drawing;

use lexopt::prelude::*;
use mnc_core::identity::VisualReason;
use mnc_core::{Error, Language};
use mnc_examples::{Usage, any_picture, face_manifest, language, now_in_japan, say};
use mnc_face::engine::Threads;
use mnc_face::erasure::{WIPING_ALLOCATOR, WipingAllocator, forbid_memory_dumps};
use mnc_face::matcher::Step;
use mnc_face::{Decision, FaceEngine, FaceMatcher, MatcherSettings, Outcome, capture};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fmt, fs, io};

/// The notice wants the data erased actively: so is what the engine frees.
#[global_allocator]
static ALLOCATOR: WipingAllocator = WIPING_ALLOCATOR;

const USAGE: &str = "face --models DIR [--manifest FILE] --card-photo FILE --camera FILE... \
                     [--fmr RATE] [--picture OUT.png] [--lang ja|en] [--json]";

struct Arguments {
    models: PathBuf,
    manifest: Option<PathBuf>,
    card: PathBuf,
    frames: Vec<PathBuf>,
    settings: MatcherSettings,
    picture: Option<PathBuf>,
    language: Language,
    json: bool,
}

fn main() -> ExitCode {
    forbid_memory_dumps();
    // Asked before the rest makes sense: what does not is said as JSON as well.
    let json = std::env::args_os().any(|argument| argument == "--json");
    let (text, code) = match arguments() {
        Ok(None) => (USAGE.to_owned(), 0),
        Ok(Some(arguments)) => match compare(&arguments) {
            Ok(decision) => (shown(&decision, &arguments), code(&decision)),
            Err(failure) if json => (failure.json(arguments.language), 4),
            Err(failure) => (failure.to_string(), 4),
        },
        Err(usage) if json => (error(&json!({ "message": usage.to_string() })), 2),
        Err(usage) => (format!("{usage}\n{USAGE}"), 2),
    };
    say!("{text}");
    ExitCode::from(code)
}

/// Why there is no decision. It names files, never their content.
enum Failure {
    File(PathBuf, io::Error),
    Sdk(Error),
}

impl Failure {
    fn json(&self, language: Language) -> String {
        error(&match self {
            Self::File(path, error) => {
                json!({ "file": path.display().to_string(), "message": error.to_string() })
            }
            Self::Sdk(error) => {
                let kind = error.kind();
                let message = kind.message(language);
                json!({ "code": kind.code(), "name": kind.name(), "message": message })
            }
        })
    }
}

fn error(what: &Value) -> String {
    json!({ "error": what }).to_string()
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Sdk(error) => write!(f, "{}: {error}", error.code()),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Sdk(error)
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::File(path.to_owned(), error))
}

fn compare(arguments: &Arguments) -> Result<Decision, Failure> {
    let manifest = face_manifest(&arguments.models, arguments.manifest.as_deref());
    let engine = FaceEngine::open(&manifest, &arguments.models, Threads::default())?;
    let matcher = FaceMatcher::new(engine, arguments.settings)?;
    let card = any_picture(&read(&arguments.card)?)?;
    let mut session = matcher.session(&card);
    for (index, path) in arguments.frames.iter().enumerate() {
        let frame = capture::decode(&read(path)?)?;
        if let (0, Some(out)) = (index, &arguments.picture) {
            let faces = matcher.engine().detect(&frame)?;
            drawing::write(&frame, &faces, out)
                .map_err(|error| Failure::File(out.clone(), error))?;
        }
        if session.frame(&frame)? == Step::Over {
            break;
        }
    }
    Ok(session.finish())
}

fn code(decision: &Decision) -> u8 {
    match decision.outcome() {
        Outcome::Match => 0,
        Outcome::NoMatch => 1,
        Outcome::NotComparable(_) => 3,
    }
}

fn shown(decision: &Decision, arguments: &Arguments) -> String {
    if arguments.json {
        as_json(decision).to_string()
    } else {
        in_words(decision, arguments.language)
    }
}

fn in_words(decision: &Decision, language: Language) -> String {
    let mut lines = vec![decision.outcome().message(language).to_owned()];
    let reasons = decision.outcome().reasons().iter();
    lines.extend(reasons.map(|reason| format!("- {}", reason.message(language))));
    if let (Some(score), Some(threshold)) = (decision.score(), decision.threshold()) {
        let state = threshold.state.name();
        lines.push(format!("{score:.3} / {:.3} ({state})", threshold.score));
    }
    lines.push(decision.audit(now_in_japan()).to_string());
    lines.join("\n")
}

fn as_json(decision: &Decision) -> Value {
    let reasons = decision.outcome().reasons().iter();
    json!({
        "outcome": decision.outcome().code(),
        "reasons": reasons.map(|reason| reason.code()).collect::<Vec<_>>(),
        "score": decision.score(),
        "threshold": decision.threshold().map(|threshold| threshold.score),
        "calibration": decision.threshold().map(|threshold| threshold.state.name()),
        "liveness": decision.liveness().name(),
        "models": decision.models(),
        "frames": decision.frames(),
        "milliseconds": u64::try_from(decision.times().total.as_millis()).unwrap_or(u64::MAX),
        "visual_confirmation": decision.visual_reason().map(VisualReason::name),
    })
}

fn arguments() -> Result<Option<Arguments>, Usage> {
    let (mut models, mut manifest, mut card, mut frames) = (None, None, None, Vec::new());
    let mut settings = MatcherSettings::default();
    let (mut picture, mut words, mut json) = (None, Language::Japanese, false);
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("models") => models = Some(PathBuf::from(parser.value()?)),
            Long("manifest") => manifest = Some(PathBuf::from(parser.value()?)),
            Long("card-photo") => card = Some(PathBuf::from(parser.value()?)),
            Long("camera") => frames.push(PathBuf::from(parser.value()?)),
            Long("fmr") => settings.fmr = parser.value()?.parse()?,
            Long("picture") => picture = Some(PathBuf::from(parser.value()?)),
            Long("lang") => words = language(&parser.value()?.string()?)?,
            Long("json") => json = true,
            Short('h') | Long("help") => return Ok(None),
            other => return Err(other.unexpected().into()),
        }
    }
    let wanted = |name: &str| Usage(format!("{name} is missing"));
    if frames.is_empty() {
        return Err(wanted("--camera"));
    }
    Ok(Some(Arguments {
        models: models.ok_or_else(|| wanted("--models"))?,
        manifest,
        card: card.ok_or_else(|| wanted("--card-photo"))?,
        frames,
        settings,
        picture,
        language: words,
        json,
    }))
}
