//! The library itself: its version, and its log.

use crate::error::Result;
use crate::host::{LogLevel, LogSink};
use mnc::facade::log;
use std::sync::Arc;

/// The version, `major.minor.patch`.
///
/// # Errors
/// None: every exported function returns a `Result`.
#[uniffi::export]
pub fn version() -> Result<String> {
    Ok(env!("CARGO_PKG_VERSION").to_owned())
}

/// Sends the log to this sink up to this level; without a sink, nowhere.
///
/// # Errors
/// `NOT_SUPPORTED` if the program logs the SDK in another way already.
#[uniffi::export(default(sink = None))]
pub fn send_log(level: LogLevel, sink: Option<Arc<dyn LogSink>>) -> Result<()> {
    let sink = sink.map(|sink| -> log::Sink {
        Box::new(move |level, target, message| {
            // There is nobody to tell that a sink failed.
            let _ = sink.line(LogLevel::of(level), target.to_owned(), message.to_owned());
        })
    });
    Ok(log::send_to(level as i32, sink)?)
}
