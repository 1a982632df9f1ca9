//! Cards behind the smart card service of the operating system (PC/SC).
//!
//! [`Context`] lists the readers and connects to a card; [`Monitor`] tells when a card is put on a
//! reader; [`PcscTransport`] carries the commands. A connection is shared: other programs can use
//! the card between two transactions, never within one.
//!
//! ```no_run
//! use mnc_core::card::transport::{CardTransaction, CardTransport, Disposition};
//! use mnc_reader::pcsc::Context;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let context = Context::establish()?;
//! for reader in context.readers()? {
//!     let mut card = context.connect(&reader)?;
//!     let mut transaction = card.begin()?;
//!     let answer = transaction.transmit(&[0x00, 0x20, 0x00, 0x98])?;
//!     assert!(answer.len() >= 2);
//!     transaction.end(Disposition::Reset)?;
//! }
//! # Ok(())
//! # }
//! ```

mod changes;
mod context;
mod error;
mod monitor;
mod quirks;
mod transport;
mod watch;

pub use changes::Event;
pub use context::{Context, ReaderName};
pub use monitor::{CancelHandle, Monitor};
pub use transport::PcscTransport;
