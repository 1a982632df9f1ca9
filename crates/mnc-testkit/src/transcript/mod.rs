//! What was said between program and card, written down and played back.
//!
//! A transcript is a text file with one JSON object per line:
//!
//! ```json
//! {"event":"begin"}
//! {"event":"apdu","n":1,"c":"00A4040C0AD392F000260100000001","r":"9000"}
//! {"event":"apdu","n":2,"c":"0020009804xxxxxxxx","r":"9000"}
//! {"event":"end","disposition":"reset"}
//! ```
//!
//! `c` is the command and `r` the response in hexadecimal. `xx` stands for a byte that was not
//! written down. Instead of `r`, `error` names the transport error that came.
//!
//! A [`Recorder`] writes transcripts and a [`Replay`] is a card that answers from one. A recorder is
//! made for bug reports from real counters, so it writes down as little as possible:
//!
//! | bytes | [`Recorder::redacted`] | [`Recorder::for_test_card`] |
//! |---|---|---|
//! | PINs, passwords and reference numbers (data of VERIFY, CHANGE REFERENCE DATA, CHANGE KEY, RESET RETRY COUNTER) | `xx`, length only | `xx`, length only |
//! | data of SELECT | in clear | in clear |
//! | data of all other commands | `xx` | in clear |
//! | file control information, JPKI EF 0008, the token label (EF 0006, 32 bytes) | in clear | in clear |
//! | certificates | the outer DER header, then zeros | in clear |
//! | other files of the card face and the input support | tags and lengths, values are zeros | in clear |
//! | everything else, signatures too | zeros | in clear |

mod command;
mod event;
mod pattern;
mod record;
mod redact;
mod replay;

pub use record::Recorder;
pub use replay::{Progress, Replay, TranscriptError};

#[cfg(test)]
mod tests;
