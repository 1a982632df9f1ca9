//! From the way in which an answer or a reader failed to the case of the notice.

use super::{Access, Case};
use crate::ErrorKind;
use crate::eligibility::Outcome;
use crate::identity::message::messages;

messages! {
    /// What is to be tried before it is a case of the notice.
    OtherWay {
        /// Face, PIN or sight, or another setting (2(2)※, last paragraph).
        AnotherMethod = "ANOTHER_METHOD",
            "verify in another way first: with the PIN, by sight, or at the reader of the desk",
            "暗証番号、目視、または窓口のカードリーダーなど、別の方法で本人確認をしてください。";
        /// The card, the reader or the exchange once more.
        TryAgain = "TRY_AGAIN",
            "try again; if it stays so, it is case 1(2)",
            "もう一度お試しください。解消しない場合は1(2)の場合として扱ってください。";
        /// 複数該当.
        AskWithBranch = "ASK_WITH_BRANCH",
            "ask again with the branch number; never choose one of several",
            "枝番を確認して照会し直してください。複数の該当者から選ばないでください。";
        /// 無効（新しい資格あり）.
        AskWithCurrent = "ASK_WITH_CURRENT",
            "a newer qualification exists: ask with the My Number Card or the current certificate",
            "新しい資格があります。マイナンバーカードまたは現在の資格確認書等で照会してください。";
        /// 再照会.
        AskAgain = "ASK_AGAIN",
            "ask for the qualification again with what the first visit registered",
            "初回の登録に基づいて資格情報を再照会してください。";
        /// 処理中.
        Wait = "WAIT",
            "the answer is still being made: wait and fetch it",
            "処理中です。しばらくしてから結果を取得してください。";
        /// The patient is absent.
        PrescriptionOrCertificate = "PRESCRIPTION_OR_CERTIFICATE",
            "nobody can be verified: use the prescription or a 資格確認書",
            "患者本人が不在のため、処方箋または資格確認書で資格確認をしてください。";
        /// A document with a photo is to be looked at.
        ShowIdentity = "SHOW_IDENTITY",
            "look at a document with the patient's photo",
            "顔写真付きの身分証で本人を確認してください。";
        /// The qualification is confirmed.
        Confirmed = "CONFIRMED",
            "the qualification is confirmed: there is nothing to fall back from",
            "資格は確認できています。";
    }
}

/// Where a failure leads. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Entry {
    /// Into the procedure.
    Case(Case),
    /// Not yet: another way is open.
    Other(OtherWay),
}

impl Entry {
    /// Of an answer of the centre.
    pub const fn of_outcome(outcome: Outcome, access: Option<Access>) -> Self {
        match outcome {
            Outcome::Valid | Outcome::AidUnregistered => Self::Other(OtherWay::Confirmed),
            Outcome::Invalid => Self::Case(Case::Invalid),
            Outcome::NotFound => Self::Case(Case::NoRecord),
            Outcome::InvalidHasNew => Self::Other(OtherWay::AskWithCurrent),
            Outcome::Multiple => Self::Other(OtherWay::AskWithBranch),
            Outcome::Processing => Self::Other(OtherWay::Wait),
            Outcome::Failed => Self::of_fault(Case::DeviceFault, access),
            Outcome::Unknown => Self::of_silence(access),
        }
    }

    /// Of an error of reader, card or exchange folder.
    pub fn of_error(kind: ErrorKind, access: Option<Access>) -> Self {
        use ErrorKind as E;
        match kind {
            E::ServiceDown | E::NoReader | E::MalformedEligibility | E::EligibilityTooLarge => {
                Self::of_fault(Case::DeviceFault, access)
            }
            E::CardRefused
            | E::MalformedResponse
            | E::MalformedFile
            | E::FileTooLarge
            | E::FileNotFound
            | E::IntegrityFailed
            | E::MalformedCertificate
            | E::UntrustedCertificate
            | E::CertificateProfile
            | E::CertificateEnded => Self::of_fault(Case::CardFault, access),
            E::NotMyNumberCard => Self::Case(Case::NotBrought),
            E::WrongSecret
            | E::Locked
            | E::LastTryProtected
            | E::SecretRequired
            | E::VerificationInsufficient => Self::Other(OtherWay::AnotherMethod),
            _ => Self::Other(OtherWay::TryAgain),
        }
    }

    /// A fault, unless the system is out of reach anyway.
    pub(crate) const fn of_fault(case: Case, access: Option<Access>) -> Self {
        match access {
            Some(Access::Impossible) => Self::Case(Case::NoAccess),
            _ => Self::Case(case),
        }
    }

    /// No answer: no access, unless the host knows better.
    pub(crate) const fn of_silence(access: Option<Access>) -> Self {
        match access {
            Some(Access::Possible) => Self::Case(Case::DeviceFault),
            _ => Self::Case(Case::NoAccess),
        }
    }
}
