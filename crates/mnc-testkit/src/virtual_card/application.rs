//! An application of the card: its AID, its files, its default key.

use super::file::{Access, DataFile, File, PrivateKey};
use std::collections::BTreeMap;

/// AIDs of the My Number Card.
pub mod aid {
    /// The GlobalPlatform issuer security domain, current after a reset.
    pub const ISSUER_SECURITY_DOMAIN: &[u8] = &[0xA0, 0, 0, 1, 0x51, 0, 0];
    /// 公的個人認証 (JPKI).
    pub const JPKI: &[u8] = &[0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0, 0, 0, 0x01];
    /// 券面事項確認
    pub const SURFACE: &[u8] = &[0xD3, 0x92, 0x10, 0x00, 0x31, 0, 1, 1, 4, 0x02];
    /// 券面事項入力補助
    pub const INPUT_SUPPORT: &[u8] = &[0xD3, 0x92, 0x10, 0x00, 0x31, 0, 1, 1, 4, 0x08];
    /// 住基
    pub const RESIDENT: &[u8] = &[0xD3, 0x92, 0x10, 0x00, 0x31, 0, 1, 1, 4, 0x01];
    /// 共通カード
    pub const COMMON: &[u8] = &[0xD3, 0x92, 0x10, 0x00, 0x31, 0, 1, 1, 1, 0x00];
}

/// The shortest part of an AID that selects: the registered identifier (ISO/IEC 7816-4 §8.2.1.2).
const SHORTEST_PREFIX: usize = 5;

/// How an application lets its PIN be changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChangeCommand {
    /// 00 24 01: CHANGE REFERENCE DATA.
    ChangeReferenceData,
    /// 80 32 00: CHANGE KEY.
    ChangeKey,
}

/// What SET SESSION KEY (80 AE) finds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum SessionKey {
    /// 66F1
    NotConfigured,
    /// 6982
    NotAllowed,
    /// 6982 without the PIN.
    WithPin(u16),
}

#[derive(Clone)]
pub(crate) struct Application {
    pub(crate) aid: &'static [u8],
    pub(crate) files: BTreeMap<u16, File>,
    /// The key of `80 2A xx 00`, which needs no PIN.
    pub(crate) default_key: Option<PrivateKey>,
    pub(crate) change: ChangeCommand,
    pub(crate) session_key: SessionKey,
}

impl Application {
    pub(crate) const fn new(aid: &'static [u8]) -> Self {
        Self {
            aid,
            files: BTreeMap::new(),
            default_key: None,
            change: ChangeCommand::ChangeReferenceData,
            session_key: SessionKey::NotConfigured,
        }
    }

    /// An application without anything.
    pub(crate) const fn nowhere() -> Self {
        Self::new(&[])
    }

    /// The PIN that lets a session key in, where secure messaging exists.
    pub(crate) fn session_key_reference(&self) -> Option<u16> {
        match self.session_key {
            SessionKey::WithPin(pin) => Some(pin),
            _ => None,
        }
    }

    pub(crate) fn add(&mut self, fid: u16, file: File) -> &mut Self {
        self.files.insert(fid, file);
        self
    }

    pub(crate) fn add_data(&mut self, fid: u16, read: Access, content: Vec<u8>) -> &mut Self {
        self.add(fid, File::Data(DataFile { content, read }))
    }

    pub(crate) fn answers_to(&self, name: &[u8]) -> bool {
        name.len() >= SHORTEST_PREFIX && self.aid.starts_with(name)
    }
}
