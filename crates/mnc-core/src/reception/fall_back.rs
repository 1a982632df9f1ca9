//! From what a reception ran into to the fall-back: the case of the procedure, and the trouble.

use super::Warning;
use super::machine::{FaceFailure, FallBackReason, Misplacement, PinFailure, Trouble};
use crate::fallback::advice;
use crate::fallback::procedure::{Access, Case, Entry, OtherWay};
use crate::identity::policy::FallBack;

impl FallBackReason {
    /// Where the procedure of 保発0710第1号 begins after such a visit, or which way is still open.
    ///
    /// `access` is whether the institution reaches the system, where the host knows; without it a
    /// missing answer counts as no access, everything else as access. An unregistered card is like
    /// none brought; a registration that failed is a fault of the device (inferred: the notice does
    /// not name these).
    ///
    /// ```
    /// use mnc_core::eligibility::Outcome;
    /// use mnc_core::fallback::procedure::{Case, Entry};
    /// use mnc_core::reception::machine::FallBackReason;
    /// let entry = FallBackReason::Outcome(Outcome::Invalid).entry(None);
    /// assert_eq!(entry, Entry::Case(Case::Invalid));
    /// ```
    pub const fn entry(self, access: Option<Access>) -> Entry {
        match self {
            Self::Policy(reason) => entry_of_policy(reason, access),
            Self::Outcome(outcome) => Entry::of_outcome(outcome, access),
            Self::Trouble(trouble) => entry_of_trouble(trouble, access),
        }
    }

    /// The trouble of the surveys that it is a sign of; `None` if it is no sign of one.
    pub const fn trouble(self) -> Option<advice::Trouble> {
        use advice::Trouble as T;
        match self {
            Self::Outcome(outcome) => T::of_outcome(outcome),
            Self::Policy(FallBack::CardUnusable) => Some(T::CertificateExpired),
            Self::Policy(FallBack::PinUnavailable | FallBack::PhotoMissing)
            | Self::Trouble(Trouble::NoMethodLeft) => Some(T::FaceOrPin),
            Self::Policy(FallBack::ReaderLacks | FallBack::WithoutCard)
            | Self::Trouble(Trouble::NoAnswer) => Some(T::Device),
            Self::Trouble(Trouble::NotTheHolder) => Some(T::OtherPerson),
            Self::Trouble(_) => Some(T::Workflow),
            Self::Policy(_) => None,
        }
    }
}

impl Warning {
    /// The trouble of the surveys that it is a sign of; `None` if it is no sign of one.
    pub const fn trouble(self) -> Option<advice::Trouble> {
        use advice::Trouble as T;
        match self {
            Self::NotConfirmed | Self::NoResult | Self::SeveralResults | Self::OutsidePeriod => {
                Some(T::NotConfirmed)
            }
            Self::NoAnswer => Some(T::Device),
            Self::TicketMissing => Some(T::PublicExpense),
            Self::EncodingContradicted | Self::CharacterReplaced => Some(T::NameOrAddress),
            Self::BirthdateDiffers => Some(T::OtherPerson),
            Self::CertificateExpired => Some(T::CertificateExpired),
            Self::RatioUnclear => Some(T::Share),
            Self::InsurerNumberInvalid => Some(T::ClaimReturned),
            Self::MessageAttached | Self::CheckDateDiffers | Self::VerifiedOnAnotherDay => None,
        }
    }
}

impl FaceFailure {
    /// The trouble of the surveys that it is a sign of.
    pub const fn trouble(self) -> advice::Trouble {
        advice::Trouble::FaceOrPin
    }
}

impl PinFailure {
    /// The trouble of the surveys that it is a sign of.
    pub const fn trouble(self) -> advice::Trouble {
        advice::Trouble::FaceOrPin
    }
}

impl Misplacement {
    /// The trouble of the surveys that it is a sign of.
    pub const fn trouble(self) -> advice::Trouble {
        advice::Trouble::CardPlacing
    }
}

const fn entry_of_policy(reason: FallBack, access: Option<Access>) -> Entry {
    match reason {
        FallBack::CardUnusable => Entry::of_fault(Case::CardFault, access),
        FallBack::ReaderLacks => Entry::of_fault(Case::DeviceFault, access),
        FallBack::WithoutCard => Entry::Case(Case::NoAccess),
        FallBack::PatientAbsent => Entry::Other(OtherWay::PrescriptionOrCertificate),
        FallBack::AskAgain => Entry::Other(OtherWay::AskAgain),
        FallBack::NotInForce
        | FallBack::PinUnavailable
        | FallBack::PhotoMissing
        | FallBack::AnotherWay => Entry::Other(OtherWay::AnotherMethod),
    }
}

const fn entry_of_trouble(trouble: Trouble, access: Option<Access>) -> Entry {
    match trouble {
        Trouble::NoMethodLeft | Trouble::RegisterElsewhere | Trouble::RegistrationFailed => {
            Entry::of_fault(Case::DeviceFault, access)
        }
        Trouble::NotTheHolder | Trouble::NotRegistered => Entry::Case(Case::NotBrought),
        Trouble::IdentityNotShown => Entry::Other(OtherWay::ShowIdentity),
        Trouble::NoAnswer => Entry::of_silence(access),
    }
}
