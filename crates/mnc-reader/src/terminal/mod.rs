//! The client of the exchange folder, through which claims software talks to the 資格確認端末.
//!
//! A request is written into `req`; the terminal takes it away and writes its answer into `res`.
//! What patients do at the face card reader arrives in `face`, without a request.
//!
//! The client assumes nothing about the folder but that it is a folder: usually a share of another
//! machine, read by several programs at once. So it locks nothing, believes no event (the folder is
//! looked through every second whatever the system reports), believes no file that has not read the
//! same twice, and takes an answer only if its name *and* its 任意のファイル識別子 are those of the
//! request, and if it does not echo another inquiry. (A PDF, as which records may be asked for, carries
//! no identifier: it is known by its name alone and handed over unread.) A result of the face card reader belongs to nobody until somebody says to whom
//! ([`Binding`]); "the latest file" is not offered. No answer in time is
//! [`Unknown`](mnc_core::eligibility::Outcome::Unknown), never "invalid", and the wait can be taken
//! up again, also by the next process: a journal in the host's state folder holds the names of the
//! requests on the way, and no personal data.
//!
//! ```no_run
//! use mnc_reader::terminal::{ExchangeFolder, Reply, Settings, TerminalClient};
//! use std::time::Duration;
//!
//! let folder = ExchangeFolder::under(r"\\terminal\OQS");
//! let mut client = TerminalClient::open(folder, r"C:\ProgramData\Example\mnc", Settings::default())?;
//! // Requests that an earlier process sent are waited for, not sent again.
//! for ticket in client.pending() {
//!     if let Reply::Answered(received) = client.wait(&ticket, Duration::from_secs(30))? {
//!         let answer = received.answer()?;
//!         // … the answer is saved, and only then …
//!         client.finish(&ticket)?;
//!     }
//! }
//! # Ok::<(), mnc_reader::terminal::TerminalError>(())
//! ```

mod archive;
mod batch;
mod bulk;
mod client;
mod clock;
pub mod correlation;
mod echo;
mod entry;
mod error;
mod face;
mod faces;
mod folder;
mod inbox;
mod journal;
mod received;
mod requests;
mod settings;
mod settling;
mod watch;

pub use batch::{BatchPace, BatchReport, Reconciled};
pub use bulk::{BulkQuestion, BulkUnit, ConsentedPatients};
pub use client::TerminalClient;
pub use clock::{Clock, SystemClock};
pub use entry::{BatchEntry, BatchPatient, Finding, Registered};
pub use error::{FolderPart, TerminalError};
pub use face::{Binding, ConfirmedMatch, FaceId, FaceResult, ReferenceNumber};
pub use folder::ExchangeFolder;
pub use inbox::{Inbox, UnreadableFace};
pub use journal::Ticket;
pub use received::{Received, Reply, Silence};
pub use settings::{AfterImport, ArchivePassword, Limits, Pace, Settings};
pub use watch::Changes;

/// The result of everything here that can fail.
pub type Result<T, E = TerminalError> = std::result::Result<T, E>;
