//! Events of the file system, as a reason to look earlier; never as the only one.

use super::folder::ExchangeFolder;
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::fmt;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

/// What the system reports about `res` and `face`. On a share it may report nothing at all.
pub struct Changes {
    reported: Receiver<()>,
    // Ends the reports when dropped.
    _watcher: Option<RecommendedWatcher>,
}

impl Changes {
    /// Watches `res` and `face`; a folder that cannot be watched is one that reports nothing.
    pub(super) fn of(folder: &ExchangeFolder) -> Self {
        // One place is enough: two changes are no more reason to look than one.
        let (report, reported) = sync_channel(1);
        let watcher = watcher(folder, report);
        if let Err(error) = &watcher {
            log::info!("no events of the exchange folder: {:?}", error.kind);
        }
        Self {
            reported,
            _watcher: watcher.ok(),
        }
    }

    /// Waits for a change, but not longer than this. Says whether there was one.
    pub fn wait(&self, at_most: Duration) -> bool {
        match self.reported.recv_timeout(at_most) {
            Ok(()) => true,
            Err(RecvTimeoutError::Timeout) => false,
            Err(RecvTimeoutError::Disconnected) => {
                std::thread::sleep(at_most);
                false
            }
        }
    }
}

impl fmt::Debug for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Changes").finish_non_exhaustive()
    }
}

fn watcher(
    folder: &ExchangeFolder,
    report: SyncSender<()>,
) -> Result<RecommendedWatcher, notify::Error> {
    let on_event = move |event: Result<Event, notify::Error>| {
        if event.is_ok_and(|event| is_change(event.kind)) {
            // Full: somebody will look anyway. Gone: nobody wants to know.
            let _ = report.try_send(());
        }
    };
    let mut watcher = notify::recommended_watcher(on_event)?;
    for watched in [&folder.response, &folder.face] {
        watcher.watch(watched, RecursiveMode::NonRecursive)?;
    }
    Ok(watcher)
}

/// Reading is reported too, and the client's own reading must not wake it.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) | EventKind::Remove(_) => false,
        _ => true,
    }
}
