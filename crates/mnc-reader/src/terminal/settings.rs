//! What differs from facility to facility, with documented defaults.

use mnc_core::eligibility::wire::Encoding;
use std::fmt;
use std::time::Duration;
use zeroize::Zeroizing;

/// The settings of a client.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Settings {
    /// Whether the personal files are removed after they were taken over. Default: kept, because
    /// other programs may read the same folder, and the terminal clears it by itself.
    pub after_import: AfterImport,
    /// What is refused for its size.
    pub limits: Limits,
    /// The pace of looking.
    pub pace: Pace,
    /// The encoding of requests. Default: UTF-8; terminals accept both.
    pub encoding: Encoding,
    /// The password of encrypted archives, if the facility has switched encryption on.
    pub password: Option<ArchivePassword>,
    /// Whether requests are sent as archives under that password. Default: no.
    pub encrypt_requests: bool,
    /// Whether an answer without any 任意のファイル識別子 is taken by its name alone. Default: no;
    /// terminals echo the one of the request.
    pub accept_without_identifier: bool,
}

/// What becomes of a personal file in `res` or `face` once it was taken over. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AfterImport {
    /// It stays for other programs, until the terminal clears it away.
    #[default]
    Keep,
    /// It is removed.
    Remove,
}

/// What is refused for its size, before it fills the memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file as it lies in the folder. Default: 16 MiB.
    pub file: u64,
    /// Bytes of all documents of an archive together, unpacked. Default: 64 MiB.
    pub unpacked: u64,
    /// Documents in an archive. Default: 1000.
    pub documents: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 16 << 20,
            unpacked: 64 << 20,
            documents: 1000,
        }
    }
}

/// How often the client looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Between two looks into the folder when nothing is reported. Default: 700 ms.
    pub rescan: Duration,
    /// Between the two reads that must be the same. Default: 300 ms.
    pub settle: Duration,
    /// Results of the face card reader that are older than this when they are first seen are
    /// counted and not read. Default: 24 hours, as long as the consent to view records lasts.
    pub face_horizon: Duration,
    /// How long the journal remembers what was taken. Default: 30 days.
    pub memory: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        let day = Duration::from_secs(24 * 60 * 60);
        Self {
            rescan: Duration::from_millis(700),
            settle: Duration::from_millis(300),
            face_horizon: day,
            memory: day * 30,
        }
    }
}

impl Settings {
    /// Removes personal files after they were taken over.
    #[must_use]
    pub fn removing(mut self) -> Self {
        self.after_import = AfterImport::Remove;
        self
    }

    /// Reads archives under this password.
    #[must_use]
    pub fn with_password(mut self, password: ArchivePassword) -> Self {
        self.password = Some(password);
        self
    }

    /// Sends requests as archives under the password too.
    #[must_use]
    pub fn encrypting_requests(mut self) -> Self {
        self.encrypt_requests = true;
        self
    }

    /// Looks at this pace.
    #[must_use]
    pub fn with_pace(mut self, pace: Pace) -> Self {
        self.pace = pace;
        self
    }
}

/// The password of encrypted archives. Wiped when dropped; `Debug` shows nothing of it.
pub struct ArchivePassword(Zeroizing<Vec<u8>>);

impl ArchivePassword {
    /// Takes the password. The caller wipes its own copy.
    pub fn new(password: &[u8]) -> Self {
        Self(Zeroizing::new(password.to_vec()))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for ArchivePassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ArchivePassword(redacted)")
    }
}
