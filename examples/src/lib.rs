//! What the examples share: the clock, the words of the command line, the output, lists of
//! patients, the files of faces, and a transport that counts.

mod counted;
mod face_files;
mod options;
mod out;
mod patient_list;

pub use counted::{Counted, Counter};
pub use face_files::{any_picture, face_manifest};
pub use options::{ReaderChoice, Usage, day, kind, language, route};
pub use out::{say_line, say_line_or_end};
pub use patient_list::PatientList;

use jiff::Timestamp;
use jiff::tz::Offset;
use mnc_core::DateTime;
use std::time::{SystemTime, UNIX_EPOCH};

/// Now, in Japan (UTC+9), to the second. The SDK itself has no clock; its host gives the time.
pub fn now_in_japan() -> DateTime {
    let since_epoch = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let seconds = i64::try_from(since_epoch.as_secs()).unwrap_or_default();
    Offset::constant(9).to_datetime(Timestamp::from_second(seconds).unwrap_or_default())
}
