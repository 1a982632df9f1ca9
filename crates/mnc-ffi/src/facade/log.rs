//! The log of the SDK, handed to the host. Its texts hold headers, counts and codes only.

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
    fn enabled(&self, _metadata: &Metadata<'_>) -> bool {
        true
    }

    /// What a sink itself causes to be logged is not logged, or it would never end.
    fn log(&self, record: &Record<'_>) {
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
