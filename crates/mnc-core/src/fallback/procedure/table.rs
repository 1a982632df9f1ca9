//! The published rules of the procedure, in the order in which they are tried.

use super::{Case, Condition, Document, Payment, Reason, Record, Rule, Step};
use crate::fallback::notice as n;
use crate::fallback::notice::source;
use crate::identity::policy::{Certainty, Notice, Period};

const FIRST_DAY: Period = Period::since(2023, 7, 10);
const UNTIL_CERTIFICATES_ENDED: Period = FIRST_DAY.until(2024, 12, 1);
const SINCE_CERTIFICATES_ENDED: Period = Period::since(2024, 12, 2);

const EVERY: &[Case] = Case::ALL;
const WITH_CARD: &[Case] = &[
    Case::Invalid,
    Case::NoRecord,
    Case::DeviceFault,
    Case::CardFault,
    Case::NoAccess,
];
const TROUBLE: &[Case] = &[Case::DeviceFault, Case::CardFault, Case::NoAccess];
const ASKABLE: &[Case] = &[Case::DeviceFault, Case::CardFault, Case::NotBrought];
const NOT_BROUGHT: &[Case] = &[Case::NotBrought];

/// What can only be asked about: no proof by itself. In the cases with a card at the desk the
/// お知らせ is a proof already, by an earlier row.
const NO_PROOF: &[Document] = &[
    Document::ExpiredInsuranceCard,
    Document::InsuranceCard,
    Document::QualificationNotice,
];

const BRIDGE: &str =
    "the announced last day is 2026-03-31; nothing later was found, and `Settings` can move it";

/// What most rows have; each row names the rest.
const ROW: Rule = Rule {
    id: "",
    step: Step::WholeCost,
    cases: EVERY,
    period: FIRST_DAY,
    national_only: false,
    condition: Condition::Always,
    payment: Payment::OwnShare,
    reason: Reason::ProofShown,
    record: Record::ProofSeen,
    sources: &[],
    certainty: Certainty::Confirmed,
    remark: "",
};

/// The inquiry by the numbers of an expired certificate; `id` and days differ.
const TO_ASK: Rule = Rule {
    step: Step::AskByNumbers,
    cases: ASKABLE,
    condition: Condition::ToAsk(NO_PROOF),
    reason: Reason::NumbersToAsk,
    record: Record::NumbersAnswer,
    certainty: Certainty::Uncertain,
    remark: BRIDGE,
    ..ROW
};

const ASKED: Rule = Rule {
    condition: Condition::Asked(NO_PROOF),
    reason: Reason::NumbersValid,
    ..TO_ASK
};

/// 国保 came first.
const NATIONAL: Period = Period::since(2025, 8, 1).until(2025, 12, 1);
/// All insurers. The last day is [`super::Settings::expired_until`].
const ALL_INSURERS: Period = Period::since(2025, 12, 2);

pub(super) const RULES: [Rule; 16] = [
    Rule {
        id: "B1",
        step: Step::InsuranceCard,
        period: UNTIL_CERTIFICATES_ENDED,
        condition: Condition::Shown(Document::InsuranceCard),
        sources: &[source(n::CANNOT_CONFIRM, "2(1)")],
        ..ROW
    },
    Rule {
        id: "B2",
        step: Step::Portal,
        cases: TROUBLE,
        period: UNTIL_CERTIFICATES_ENDED,
        condition: Condition::Shown(Document::Portal),
        sources: &[
            source(n::CANNOT_CONFIRM, "2(1), 1(1)※"),
            source(Notice::FACE_CARD, "2③"),
        ],
        ..ROW
    },
    Rule {
        id: "B3",
        step: Step::EligibilityCertificate,
        period: SINCE_CERTIFICATES_ENDED,
        condition: Condition::Shown(Document::EligibilityCertificate),
        sources: &[source(n::CERTIFICATES_ENDED, "資格確認書")],
        ..ROW
    },
    Rule {
        id: "B4",
        step: Step::InsuranceCard,
        period: SINCE_CERTIFICATES_ENDED.until(2025, 12, 1),
        condition: Condition::Shown(Document::InsuranceCard),
        sources: &[source(n::CERTIFICATES_ENDED, "健康保険証の経過措置")],
        ..ROW
    },
    Rule {
        id: "B5",
        step: Step::QualificationNotice,
        cases: WITH_CARD,
        period: SINCE_CERTIFICATES_ENDED,
        condition: Condition::Shown(Document::QualificationNotice),
        sources: &[source(n::CERTIFICATES_ENDED, "資格情報のお知らせ")],
        ..ROW
    },
    Rule {
        id: "B6",
        step: Step::Portal,
        cases: TROUBLE,
        period: SINCE_CERTIFICATES_ENDED,
        condition: Condition::Shown(Document::Portal),
        sources: &[
            source(n::CERTIFICATES_ENDED, "マイナポータルの資格情報画面"),
            source(n::CANNOT_CONFIRM, "1(1)※"),
            source(Notice::FACE_CARD, "2③"),
        ],
        ..ROW
    },
    Rule {
        id: "B7",
        period: NATIONAL,
        national_only: true,
        sources: &[source(n::EXPIRED_NATIONAL, "")],
        ..ASKED
    },
    Rule {
        id: "B8",
        period: NATIONAL,
        national_only: true,
        sources: &[source(n::EXPIRED_NATIONAL, "")],
        ..TO_ASK
    },
    Rule {
        id: "B9",
        period: ALL_INSURERS,
        sources: &[source(n::EXPIRED_ALL, "")],
        ..ASKED
    },
    Rule {
        id: "B10",
        period: ALL_INSURERS,
        sources: &[source(n::EXPIRED_ALL, "")],
        ..TO_ASK
    },
    Rule {
        id: "C",
        step: Step::FailureMode,
        cases: &[Case::DeviceFault, Case::NoAccess],
        condition: Condition::Found,
        reason: Reason::SearchFound,
        record: Record::UsageReport,
        sources: &[source(n::CANNOT_CONFIRM, "2(2)※, 3(1), 別添2")],
        ..ROW
    },
    Rule {
        id: "D",
        step: Step::OralConfirmation,
        cases: WITH_CARD,
        condition: Condition::Unchanged,
        payment: Payment::DeclaredShare,
        reason: Reason::CountsAsSubmitted,
        record: Record::OralConfirmation,
        sources: &[source(n::CANNOT_CONFIRM, "2(2)なお")],
        ..ROW
    },
    Rule {
        id: "E",
        step: Step::Declaration,
        cases: WITH_CARD,
        condition: Condition::NotDenied,
        payment: Payment::DeclaredShare,
        reason: Reason::Declared,
        record: Record::Declaration,
        sources: &[
            source(n::CANNOT_CONFIRM, "2(2), 別添3"),
            source(Notice::FACE_CARD, "2③"),
        ],
        ..ROW
    },
    Rule {
        id: "F1",
        step: Step::Discretion,
        condition: Condition::Lenient,
        reason: Reason::KnownHere,
        record: Record::Decision,
        sources: &[source(n::CANNOT_CONFIRM, "2(3)ただし")],
        ..ROW
    },
    Rule {
        id: "F2",
        cases: NOT_BROUGHT,
        payment: Payment::WholeCost,
        reason: Reason::NothingShown,
        record: Record::WholeCost,
        sources: &[source(n::CANNOT_CONFIRM, "2(3)")],
        ..ROW
    },
    Rule {
        id: "F3",
        cases: WITH_CARD,
        payment: Payment::WholeCost,
        reason: Reason::NothingIssued,
        record: Record::WholeCost,
        sources: &[source(n::CANNOT_CONFIRM, "2(3)")],
        ..ROW
    },
];
