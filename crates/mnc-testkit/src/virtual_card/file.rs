//! Elementary files and who may use them.

use super::reference::Reference;
use crate::keys::TestKey;
use std::collections::BTreeSet;

/// An elementary file.
#[derive(Clone)]
pub(crate) enum File {
    /// A transparent file.
    Data(DataFile),
    /// A file of records; all are free to read.
    Records(Vec<Vec<u8>>),
    /// A secret of the holder.
    Reference(Reference),
    /// A private key.
    Key(PrivateKey),
    /// An internal file that can be selected and nothing else.
    Internal,
}

/// A transparent file: its whole physical content, filler included.
#[derive(Clone)]
pub(crate) struct DataFile {
    pub(crate) content: Vec<u8>,
    pub(crate) read: Access,
}

/// A private key and what it may be used for.
#[derive(Clone)]
pub(crate) struct PrivateKey {
    /// `None`: its private half is not known (a card made from a dump).
    pub(crate) key: Option<TestKey>,
    pub(crate) sign: Access,
    /// Whether INTERNAL AUTHENTICATE may use it.
    pub(crate) internal_authentication: bool,
}

/// A security condition.
#[derive(Clone)]
pub(crate) enum Access {
    Always,
    Never,
    /// One of these references of the same application has been verified.
    AnyOf(&'static [u16]),
}

impl Access {
    pub(crate) fn allows(&self, verified: &BTreeSet<u16>) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::AnyOf(references) => references.iter().any(|fid| verified.contains(fid)),
        }
    }
}

impl PrivateKey {
    pub(crate) fn signing(key: TestKey, sign: Access) -> File {
        File::Key(Self {
            key: Some(key),
            sign,
            internal_authentication: false,
        })
    }

    pub(crate) fn authenticating(key: TestKey) -> File {
        File::Key(Self {
            key: Some(key),
            sign: Access::Never,
            internal_authentication: true,
        })
    }
}
