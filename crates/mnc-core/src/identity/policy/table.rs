//! The published rules of verification: which methods with which card, by setting and day.

use super::Notice as N;
use super::{
    Certainty, Condition, FallBack, MethodsByKind, Period, Setting, Source, VerificationRule,
};
use crate::identity::verification::Method::{self, Device, Face, Pin, Visual};
use crate::identity::verification::Scope;

const NONE: MethodsByKind = MethodsByKind::NONE;
const ALL: &[Method] = &[Face, Pin, Visual];
const FACES: &[Method] = &[Face, Visual];

/// At the 顔認証付きカードリーダー.
const AT_FACE_READER: MethodsByKind = MethodsByKind {
    normal: ALL,
    locked: FACES,
    face: FACES,
    photoless: &[Pin],
    ..NONE
};

/// Where PIN and sight can be chosen.
const PIN_OR_SIGHT: MethodsByKind = MethodsByKind {
    normal: &[Pin, Visual],
    locked: &[Visual],
    face: &[Visual],
    photoless: &[Pin],
    ..NONE
};

const SIGHT: MethodsByKind = MethodsByKind {
    normal: &[Visual],
    locked: &[Visual],
    face: &[Visual],
    ..NONE
};

const PIN: MethodsByKind = MethodsByKind {
    normal: &[Pin],
    photoless: &[Pin],
    ..NONE
};

const PHONES: MethodsByKind = MethodsByKind {
    android: &[Pin],
    iphone: &[Device],
    ..NONE
};

/// What most rows have; each row names the rest.
const ROW: VerificationRule = VerificationRule {
    id: "",
    setting: Setting::FaceReader,
    period: Period::ALWAYS,
    methods: NONE,
    condition: None,
    instead: None,
    scope: Scope::Full,
    sources: &[],
    certainty: Certainty::Confirmed,
    remark: "",
};

/// The published rules of verification.
pub(super) const VERIFICATION_RULES: [VerificationRule; 17] = [
    VerificationRule {
        id: "V1",
        setting: Setting::FaceReader,
        period: Period::since(2021, 3, 4),
        methods: AT_FACE_READER,
        sources: &[
            Source::new(N::ONLINE_ELIGIBILITY, "p.10"),
            Source::new(N::FACE_CARD, "2①②"),
            Source::new(N::FACE_CARD_2, "3(2)"),
            Source::new(N::LOCKED_PIN, ""),
            Source::new(N::PHOTOLESS, ""),
        ],
        ..ROW
    },
    VerificationRule {
        id: "V2",
        setting: Setting::GenericReader,
        period: Period::since(2021, 3, 4),
        methods: PIN_OR_SIGHT,
        sources: &[Source::new(N::ONLINE_ELIGIBILITY, "p.27")],
        certainty: Certainty::Uncertain,
        remark: "the source names sight alone; the PIN only with `pin_on_generic_reader`",
        ..ROW
    },
    VerificationRule {
        id: "V3",
        setting: Setting::WaitingArea,
        period: Period::since(2023, 8, 7),
        methods: SIGHT,
        sources: &[
            Source::new(N::FACE_CARD, "2②※"),
            Source::new(N::FACE_CARD_2, "note 5"),
        ],
        ..ROW
    },
    VerificationRule {
        id: "V4",
        setting: Setting::HomeVisitWeb,
        period: Period::since(2024, 4, 1),
        methods: PIN,
        sources: &[
            Source::new(N::PROMOTION, "居宅同意取得型"),
            Source::new(N::HOME_GUIDES, "マイナ在宅受付Web"),
        ],
        ..ROW
    },
    VerificationRule {
        id: "V5",
        setting: Setting::HomeVisitApp,
        period: Period::since(2024, 10, 1),
        methods: PIN_OR_SIGHT,
        sources: &[
            Source::new(N::FACE_CARD_2, "参考2※"),
            Source::new(N::HOME_GUIDES, "マイナ資格確認アプリ"),
        ],
        certainty: Certainty::Uncertain,
        remark: "October 2024 is certain, its first day assumed",
        ..ROW
    },
    VerificationRule {
        id: "V6",
        setting: Setting::HomeVisitAgain,
        period: Period::since(2024, 4, 1),
        instead: Some(FallBack::AskAgain),
        sources: &[Source::new(N::HOME_GUIDES, "再照会")],
        ..ROW
    },
    VerificationRule {
        id: "V7",
        setting: Setting::SeparateRouteWeb,
        period: Period::since(2024, 9, 30),
        methods: PIN,
        sources: &[Source::new(N::PROMOTION, "通常の受付窓口とは異なる動線")],
        certainty: Certainty::Uncertain,
        remark: "the methods are certain; the first day is that of the document",
        ..ROW
    },
    VerificationRule {
        id: "V8",
        setting: Setting::SeparateRouteOwnDevice,
        period: Period::since(2024, 9, 30),
        methods: PIN,
        condition: Some(Condition::PhotoIdentificationAtDesk),
        sources: &[Source::new(N::PROMOTION, "通常の受付窓口とは異なる動線 ※")],
        certainty: Certainty::Uncertain,
        remark: "the methods are certain; the first day is that of the document",
        ..ROW
    },
    VerificationRule {
        id: "V9",
        setting: Setting::SeparateRouteApp,
        period: Period::since(2025, 5, 21),
        methods: PIN_OR_SIGHT,
        sources: &[Source::new(N::SEPARATE_ROUTE_APP, "")],
        ..ROW
    },
    VerificationRule {
        id: "V10",
        setting: Setting::OnlineCare,
        period: Period::since(2024, 4, 1),
        methods: PIN,
        sources: &[Source::new(N::FACE_CARD_2, "参考2")],
        certainty: Certainty::Uncertain,
        remark: "the methods are certain; the first day is from memory",
        ..ROW
    },
    VerificationRule {
        id: "V11",
        setting: Setting::LimitedType,
        period: Period::since(2024, 4, 1),
        methods: PIN_OR_SIGHT,
        scope: Scope::EligibilityOnly,
        sources: &[Source::new(N::PROMOTION, "資格確認限定型")],
        certainty: Certainty::Uncertain,
        remark: "the methods are certain; the first day is from memory",
        ..ROW
    },
    VerificationRule {
        id: "V11-2",
        setting: Setting::LimitedTypeTransitional,
        period: Period::since(2024, 12, 2),
        methods: PIN_OR_SIGHT,
        scope: Scope::EligibilityOnly,
        sources: &[Source::new(
            N::PROMOTION,
            "資格確認限定型 経過措置(2)(4)(6)",
        )],
        ..ROW
    },
    VerificationRule {
        id: "V12",
        setting: Setting::PharmacyProxy,
        instead: Some(FallBack::PatientAbsent),
        sources: &[
            Source::new(N::ONLINE_ELIGIBILITY, "p.26"),
            Source::new(N::FACE_CARD, "2②※"),
            Source::new(N::FACE_CARD_2, "note 5"),
        ],
        ..ROW
    },
    VerificationRule {
        id: "V13",
        setting: Setting::PhoneAtReader,
        period: Period::since(2025, 9, 19),
        methods: PHONES,
        sources: &[
            Source::new(N::PROMOTION, "外来診療等におけるスマホ搭載対応"),
            Source::new(N::PHONES, ""),
        ],
        ..ROW
    },
    VerificationRule {
        id: "V14",
        setting: Setting::AssistedAtReader,
        period: Period::since(2021, 3, 4),
        methods: AT_FACE_READER,
        condition: Some(Condition::PatientPresentAndWishing),
        sources: &[
            Source::new(N::ONLINE_ELIGIBILITY, "p.27"),
            Source::new(N::FACE_CARD_2, "3(1)(3)"),
        ],
        ..ROW
    },
    VerificationRule {
        id: "V15",
        setting: Setting::Ambulance,
        period: Period::since(2025, 10, 1).until(2026, 3, 31),
        methods: SIGHT,
        sources: &[Source::new(N::AMBULANCE, "")],
        certainty: Certainty::Uncertain,
        remark: "the trial's days are certain; what follows, and a card without photo, are not",
        ..ROW
    },
    VerificationRule {
        id: "V16",
        setting: Setting::Outage,
        instead: Some(FallBack::WithoutCard),
        sources: &[
            Source::new(N::ONLINE_ELIGIBILITY, "p.12"),
            Source::new(N::CANNOT_CONFIRM, "別添2"),
        ],
        ..ROW
    },
];
