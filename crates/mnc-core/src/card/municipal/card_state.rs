//! What a card shows of its setting, free of any PIN: counters, certificates, and which card it is.

use super::coded::coded;
use super::progress::CardFingerprint;
use crate::card::application::Application;
use crate::card::common::Common;
use crate::card::exchange::Exchange;
use crate::card::jpki::{CertificateAvailability, Jpki};
use crate::card::secret::{Reference, SecretStatus};
use crate::card::session::Session;
use crate::error::Result;

coded! {
    /// A place where the card keeps a four-digit PIN. 住民基本台帳用 is kept in two applications, which
    /// count their tries on their own; 「4桁の暗証番号すべて」 are these four.
    FourDigitPin {
        /// 公的個人認証, EF 0018.
        Authentication = "AUTHENTICATION",
            "PIN for user authentication", "利用者証明用電子証明書の暗証番号",
            "事務連絡 2023-10-31 別紙2 交付通知書 改正イメージ ②";
        /// 住基, EF 001C.
        Residence = "RESIDENCE",
            "PIN of the resident register (resident-register application)",
            "住民基本台帳用暗証番号(住基)",
            "事務連絡 2023-10-31 別紙2 交付通知書 改正イメージ ③";
        /// 共通カード, EF 001C.
        ResidenceCommon = "RESIDENCE_COMMON",
            "PIN of the resident register (common application)",
            "住民基本台帳用暗証番号(共通カード)",
            "事務連絡 2023-10-31 別紙2 交付通知書 改正イメージ ③";
        /// 券面事項入力補助, EF 0011.
        InputSupport = "INPUT_SUPPORT",
            "PIN for input support", "券面事項入力補助用暗証番号",
            "事務連絡 2023-10-31 別紙2 交付通知書 改正イメージ ④";
    }
}

impl FourDigitPin {
    pub(super) fn application(self) -> Application {
        match self {
            Self::Authentication => Application::Jpki,
            Self::Residence => Application::Residence,
            Self::ResidenceCommon => Application::Common,
            Self::InputSupport => Application::InputSupport,
        }
    }

    pub(super) fn reference(self) -> Reference {
        match self {
            Self::Authentication => Reference::AUTHENTICATION_PIN,
            Self::Residence | Self::ResidenceCommon => Reference::RESIDENCE_PIN,
            Self::InputSupport => Reference::INPUT_SUPPORT_PIN,
        }
    }
}

/// What the card shows. Reading it spends no try.
///
/// A card that is locked so is not marked in any other way: the chip cannot say whether it is a
/// 顔認証マイナンバーカード (別紙3 問4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardState {
    pins: Vec<(FourDigitPin, SecretStatus)>,
    certificates: CertificateAvailability,
    card: CardFingerprint,
}

impl CardState {
    /// Reads the state.
    ///
    /// # Errors
    /// [`NotMyNumberCard`](crate::ErrorKind::NotMyNumberCard) for a phone; of the reader and the
    /// card.
    pub fn read(session: &mut Session<'_>) -> Result<Self> {
        Self::read_with(session.exchange())
    }

    pub(super) fn read_with(exchange: &mut Exchange<'_>) -> Result<Self> {
        let card = identify(exchange)?;
        let certificates = Jpki::select(exchange)?.certificate_availability()?;
        let mut pins = Vec::with_capacity(FourDigitPin::ALL.len());
        for pin in FourDigitPin::ALL {
            exchange.select(pin.application())?;
            let status = exchange.repeatable(pin.application(), |exchange| {
                exchange.status(pin.reference())
            })?;
            pins.push((*pin, status));
        }
        Ok(Self {
            pins,
            certificates,
            card,
        })
    }

    /// The state of each four-digit PIN.
    pub fn pins(&self) -> impl Iterator<Item = (FourDigitPin, SecretStatus)> {
        self.pins.iter().copied()
    }

    /// The state of one PIN.
    pub fn pin(&self, pin: FourDigitPin) -> Option<SecretStatus> {
        let mut pins = self.pins();
        pins.find(|(own, _)| *own == pin).map(|(_, status)| status)
    }

    /// Whether every four-digit PIN is locked.
    pub fn all_locked(&self) -> bool {
        self.pins().all(|(_, status)| status.is_locked())
    }

    /// Whether no four-digit PIN is locked.
    pub fn none_locked(&self) -> bool {
        self.pins().all(|(_, status)| !status.is_locked())
    }

    /// Which certificates the card says it holds.
    pub fn certificates(&self) -> CertificateAvailability {
        self.certificates
    }

    pub(super) fn card(&self) -> &CardFingerprint {
        &self.card
    }
}

/// Which card this is.
pub(super) fn identify(exchange: &mut Exchange<'_>) -> Result<CardFingerprint> {
    let identification = Common::select(exchange)?.card_identification()?;
    Ok(CardFingerprint::of(&identification))
}
