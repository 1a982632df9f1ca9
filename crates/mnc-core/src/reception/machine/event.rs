//! What happens at a counter.

use crate::DateTime;
use crate::eligibility::Outcome;
use crate::identity::message::messages;
use crate::identity::{CardAssessment, IdentityVerification, Method};
use crate::reception::consent::PriorConsent;
use crate::reception::screen::Choice;

messages! {
    /// How a card lies on the reader that cannot be read.
    Misplacement {
        /// The wrong way round.
        Reversed = "CARD_REVERSED", "the card is the wrong way round", "カードの向きが逆";
        /// In its case.
        InCase = "CARD_IN_CASE", "the card is in its case", "カードがケースに入ったまま";
        /// Another card.
        NotMyNumberCard = "NOT_MY_NUMBER_CARD", "another card", "マイナンバーカードではない";
    }
}

messages! {
    /// Why a face was not found to fit.
    FaceFailure {
        /// No face in the frame, or too dark.
        NotCaptured = "FACE_NOT_CAPTURED", "no face could be taken", "顔を撮影できない";
        /// Another face than in the photo, for the reader.
        NotMatched = "FACE_NOT_MATCHED", "the face does not fit the photo", "顔写真と一致しない";
        /// The camera does not work.
        Camera = "CAMERA", "the camera does not work", "カメラが動作しない";
    }
}

/// Why a PIN did not verify. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PinFailure {
    /// It was wrong; the tries that are left, if the card said so.
    Wrong {
        /// The tries.
        left: Option<u8>,
    },
    /// It is locked.
    Locked,
}

/// What the centre answers. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Eligibility {
    /// An answer, with what a reader of the planned version learns besides.
    Answered {
        /// What it means.
        outcome: Outcome,
        /// An earlier consent to this institution.
        prior: Option<PriorConsent>,
        /// Letters of referral to this institution, without a consent yet.
        referrals: u8,
    },
    /// The card is not registered as a health insurance card.
    NotRegistered,
    /// No answer can be had: the line or the terminal is down.
    Unreachable,
}

impl Eligibility {
    /// An answer and nothing besides.
    pub const fn outcome(outcome: Outcome) -> Self {
        Self::Answered {
            outcome,
            prior: None,
            referrals: 0,
        }
    }
}

/// What happened. `Debug` shows no personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// A card lies on the reader, or a card or phone is held over the device, and says this.
    CardPlaced(Box<CardAssessment>),
    /// A card lies there that cannot be read.
    CardMisplaced(Misplacement),
    /// It was taken away.
    CardRemoved,
    /// A button of the screen was pressed.
    Chosen(Choice),
    /// The face did not fit.
    FaceFailed(FaceFailure),
    /// The PIN did not verify.
    PinFailed(PinFailure),
    /// The phone did not unlock the card.
    DeviceFailed,
    /// The person was verified: by the reader, by the PIN, or by sight (through
    /// [`VisualMode::confirm`](crate::identity::VisualMode::confirm)).
    Verified(Box<IdentityVerification>),
    /// Staff begins to confirm by sight.
    StaffTakesOver,
    /// The centre answered, or cannot.
    Answered(Eligibility),
    /// The card is registered now.
    Registered,
    /// It could not be registered.
    RegistrationFailed,
    /// The screen's time is over.
    Elapsed,
}

impl Event {
    /// A card with this assessment.
    pub fn card(assessment: CardAssessment) -> Self {
        Self::CardPlaced(Box::new(assessment))
    }

    /// The reader verified the person.
    pub fn verified_by_reader(method: Method, at: DateTime) -> Self {
        Self::Verified(Box::new(IdentityVerification::by_official_reader(
            method, at,
        )))
    }

    /// The stable ASCII name; that of a choice is its code.
    pub fn name(&self) -> &'static str {
        match self {
            Self::CardPlaced(card) => card.kind().name(),
            Self::CardMisplaced(how) => how.code(),
            Self::CardRemoved => "CARD_REMOVED",
            Self::Chosen(choice) => choice.code(),
            Self::FaceFailed(why) => why.code(),
            Self::PinFailed(PinFailure::Wrong { .. }) => "PIN_WRONG",
            Self::PinFailed(PinFailure::Locked) => "PIN_LOCKED",
            Self::DeviceFailed => "DEVICE_FAILED",
            Self::Verified(identity) => match identity.method() {
                Method::Face => "VERIFIED_BY_FACE",
                Method::Pin => "VERIFIED_BY_PIN",
                Method::Visual => "VERIFIED_BY_SIGHT",
                Method::Device => "VERIFIED_BY_DEVICE",
            },
            Self::StaffTakesOver => "STAFF_TAKES_OVER",
            Self::Answered(Eligibility::Answered { outcome, .. }) => outcome.name(),
            Self::Answered(Eligibility::NotRegistered) => "NOT_REGISTERED",
            Self::Answered(Eligibility::Unreachable) => "UNREACHABLE",
            Self::Registered => "REGISTERED",
            Self::RegistrationFailed => "REGISTRATION_FAILED",
            Self::Elapsed => "ELAPSED",
        }
    }
}
