//! What the host reports: steps that staff or the municipality's terminal did.

use super::coded::coded;
use super::entry::EntryPlace;
use super::plan::Plan;
use super::step::Step;

coded! {
    /// 失効事由 that the terminal offers for a certificate.
    RevocationReason {
        /// The one for a 顔認証マイナンバーカード.
        HolderRequest = "HOLDER_REQUEST",
            "Revocation on the holder's request", "電子証明書の失効を求める旨の申請",
            "事務連絡 2023-10-31 別紙3 問5";
        /// Any other: a lost card, a change of name or address, a death.
        Other = "OTHER",
            "Another reason", "その他の失効事由",
            "事務連絡 2023-10-31 別紙3 問5";
    }
}

coded! {
    /// カード運用状況, as the terminal shows it.
    OperatingStatus {
        /// 「運用中」: the card may be locked.
        InOperation = "IN_OPERATION",
            "In operation", "運用中",
            "事務連絡 2023-10-31 別紙2 設定の流れ(3)";
        /// Anything else.
        NotInOperation = "NOT_IN_OPERATION",
            "Not in operation (yet)", "運用中以外",
            "事務連絡 2023-10-31 別紙2 設定の流れ(3)";
    }
}

/// A step that was done outside the SDK.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Report {
    /// The mark was seen on the card (or its case) that came for another procedure.
    EntrySeen(EntryPlace),
    /// The applicant was told what can no longer be used ([`Procedure::guidance`]).
    ///
    /// [`Procedure::guidance`]: super::Procedure::guidance
    LimitsExplained,
    /// The applicant was guided to apply for a new card.
    ReissueGuided,
    /// 破棄: the signature certificate of a card that is not handed out yet was dropped.
    SignatureCertificateDiscarded,
    /// 失効: the signature certificate was revoked, for this reason.
    SignatureCertificateRevoked(RevocationReason),
    /// What the terminal shows as the card's operating status.
    OperatingStatus(OperatingStatus),
    /// 「顔認証」 was written here.
    EntryWritten(EntryPlace),
    /// The signature certificate was issued.
    SignatureCertificateIssued,
    /// 「顔認証」 was struck through.
    EntryStruckThrough,
    /// The procedure for which the applicant came was carried out.
    ProcedureCarriedOut,
    /// The card was taken back.
    CardReturned,
    /// The card was handed over.
    HandedOver,
}

impl Report {
    /// The step it is about.
    pub const fn step(self) -> Step {
        match self {
            Self::EntrySeen(_) => Step::ConfirmEntry,
            Self::LimitsExplained => Step::ExplainLimits,
            Self::ReissueGuided => Step::GuideReissue,
            Self::SignatureCertificateDiscarded | Self::SignatureCertificateRevoked(_) => {
                Step::RemoveSignatureCertificate
            }
            Self::OperatingStatus(_) => Step::ConfirmInOperation,
            Self::EntryWritten(_) => Step::WriteEntry,
            Self::SignatureCertificateIssued => Step::IssueSignatureCertificate,
            Self::EntryStruckThrough => Step::StrikeEntry,
            Self::ProcedureCarriedOut => Step::CarryOutProcedure,
            Self::CardReturned => Step::ReturnCard,
            Self::HandedOver => Step::HandOver,
        }
    }

    /// Whether it says what the step needs.
    pub(super) fn suffices(self, plan: Plan) -> bool {
        match self {
            Self::SignatureCertificateRevoked(reason) => reason == RevocationReason::HolderRequest,
            Self::OperatingStatus(status) => status == OperatingStatus::InOperation,
            Self::EntryWritten(place) => place == entry_place(plan),
            _ => true,
        }
    }
}

/// The card case only where the 追記欄 is full and the card stays in use (別紙3 問9).
pub(super) fn entry_place(plan: Plan) -> EntryPlace {
    match plan {
        Plan::SetWithCardCase => EntryPlace::CardCase,
        _ => EntryPlace::Column,
    }
}
