//! The log of the SDK, handed to the host. Its texts hold headers, counts and codes only; what other
//! crates log stays away, for nobody here can vouch for it.

use log::{LevelFilter, Log, Metadata, Record};
use mnc_abi::{Result, Trouble};
use std::cell::Cell;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// Takes a line: level (1 error to 4 debug), target, message. Called on any thread.
pub type Sink = Box<dyn Fn(i32, &str, &str) + Send + Sync>;

struct Logger(RwLock<Option<Arc<Sink>>>);

static LOGGER: Logger = Logger(RwLock::new(None));
static INSTALLED: OnceLock<bool> = OnceLock::new();

thread_local! {
    static SPEAKING: Cell<bool> = const { Cell::new(false) };
}

/// Sends the log to this sink up to this level, or nowhere. The sink before is dropped.
///
/// # Errors
/// [`Trouble::UnknownCode`] for a level that is none, [`Trouble::NotSupported`] if the program has
/// linked the SDK as Rust and logs in another way already.
pub fn send_to(level: i32, sink: Option<Sink>) -> Result<()> {
    let level = match level {
        0 => LevelFilter::Off,
        1 => LevelFilter::Error,
        2 => LevelFilter::Warn,
        3 => LevelFilter::Info,
        4 => LevelFilter::Debug,
        _ => return Err(Trouble::UnknownCode.into()),
    };
    if !INSTALLED.get_or_init(|| log::set_logger(&LOGGER).is_ok()) {
        return Err(Trouble::NotSupported.into());
    }
    let before = {
        let mut current = LOGGER.0.write().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *current, sink.map(Arc::new))
    };
    log::set_max_level(level);
    drop(before);
    Ok(())
}

impl Log for Logger {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        is_ours(metadata.target())
    }

    /// What a sink itself causes to be logged is not logged, or it would never end.
    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let sink = {
            let current = self.0.read().unwrap_or_else(PoisonError::into_inner);
            current.as_ref().map(Arc::clone)
        };
        let Some(sink) = sink.filter(|_| !SPEAKING.replace(true)) else {
            return;
        };
        let level = record.level() as usize;
        let level = i32::try_from(level).unwrap_or(i32::MAX);
        sink(level, record.target(), &record.args().to_string());
        SPEAKING.set(false);
    }

    fn flush(&self) {}
}

/// Whether a target is of the SDK: `mnc`, or `mnc_core` and its like, with a module or without.
fn is_ours(target: &str) -> bool {
    let rest = target.strip_prefix("mnc");
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['_', ':']))
}

// TRACE is compiled out of a library that is shipped, by the feature in this crate's manifest.
const _: () =
    assert!(cfg!(debug_assertions) || !matches!(log::STATIC_MAX_LEVEL, LevelFilter::Trace));

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn only_lines_of_the_sdk_reach_the_host() {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let logger = Logger(RwLock::new(None));
        let into = Arc::clone(&seen);
        let sink: Sink = Box::new(move |level, target, message| {
            let line = format!("{level} {target} {message}");
            into.lock().unwrap().push(line);
        });
        *logger.0.write().unwrap() = Some(Arc::new(sink));
        for target in [
            "mnc",
            "mnc::facade",
            "mnc_reader::pcsc",
            "mncx",
            "ort",
            "my_mnc",
            "",
        ] {
            let arguments = format_args!("2 readers");
            let mut record = Record::builder();
            record
                .args(arguments)
                .target(target)
                .level(log::Level::Debug);
            logger.log(&record.build());
        }
        assert_eq!(
            *seen.lock().unwrap(),
            [
                "4 mnc 2 readers",
                "4 mnc::facade 2 readers",
                "4 mnc_reader::pcsc 2 readers"
            ]
        );
    }
}
