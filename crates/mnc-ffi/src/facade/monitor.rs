//! What happens at the readers of this PC: waited for, and the waiting ended from another thread.

use mnc_abi::{Exclusive, Result, Trouble};
use mnc_core::Error;
use mnc_reader::pcsc::{self, CancelHandle, Event};
use serde_json::json;
use std::time::Duration;

/// A monitor of all readers. Waits take their turn.
pub struct Monitor {
    monitor: Exclusive<pcsc::Monitor>,
    cancel: CancelHandle,
}

impl Monitor {
    /// A monitor that has seen nothing yet: the first events say what is there.
    ///
    /// # Errors
    /// None; the service need not run yet.
    pub fn open() -> Result<Self> {
        let monitor = pcsc::Monitor::new();
        Ok(Self {
            cancel: monitor.cancel_handle(),
            monitor: Exclusive::new(monitor),
        })
    }

    /// The next event, `{event, reader}`, waited for at most so long.
    ///
    /// # Errors
    /// [`Trouble::NotYet`] when the time is over; `Cancelled` after [`Self::cancel`], ever after.
    pub fn wait(&self, milliseconds: u32) -> Result<String> {
        let at_most = Duration::from_millis(milliseconds.into());
        let next = self
            .monitor
            .with(|monitor| Ok(monitor.next(Some(at_most)).map_err(Error::from)?))?;
        let (event, reader) = match next.ok_or(Trouble::NotYet)? {
            Event::ReaderArrived(reader) => ("READER_ARRIVED", reader),
            Event::ReaderLeft(reader) => ("READER_LEFT", reader),
            Event::CardInserted(reader) => ("CARD_INSERTED", reader),
            Event::CardRemoved(reader) => ("CARD_REMOVED", reader),
            _ => return Err(Trouble::NotYet.into()),
        };
        Ok(json!({ "event": event, "reader": reader.to_string() }).to_string())
    }

    /// Ends the waiting, from any thread.
    pub fn cancel(&self) {
        self.cancel.cancel();
    }
}
