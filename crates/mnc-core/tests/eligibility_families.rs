//! Every family of the exchange folder is read by its name and written back without loss.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::ErrorKind;
use mnc_core::eligibility::wire::{
    Declaration, Element, Encoding, Family, FileName, MAX_BYTES, Message, Phase,
};
use proptest::prelude::*;

/// What a field of the interface holds, as a test generates it.
#[derive(Clone, Copy)]
enum Shape {
    Leaf(&'static str),
    Group(&'static str, &'static [Shape]),
    /// An element that may occur several times.
    Many(&'static str, &'static [Shape]),
}

use Shape::{Group, Leaf, Many};

const PERSON: &[Shape] = &[
    Leaf("InsurerNumber"),
    Leaf("InsuredCardSymbol"),
    Leaf("InsuredIdentificationNumber"),
    Leaf("InsuredBranchNumber"),
    Leaf("Birthdate"),
    Leaf("ArbitraryIdentifier"),
];
const REGISTRATION: &[Shape] = &[
    Leaf("ReferenceNumber"),
    Leaf("InsurerNumber"),
    Leaf("InsuredCardSymbol"),
    Leaf("InsuredIdentificationNumber"),
    Leaf("InsuredBranchNumber"),
];
const STATUS: [Shape; 3] = [
    Leaf("ProcessingResultStatus"),
    Leaf("ProcessingResultCode"),
    Leaf("ProcessingResultMessage"),
];
const RESULT: &[Shape] = &[
    Leaf("InsuredCardClassification"),
    Leaf("InsurerNumber"),
    Leaf("InsuredIdentificationNumber"),
    Leaf("Name"),
    Leaf("NameKana"),
    Leaf("Birthdate"),
    Leaf("PharmacistsInfoConsFlg"),
    Leaf("PharmacistsInfoConsTime"),
    Leaf("PharmacistsInfoAvailableTime"),
    Group(
        "PublicExpenseResultList",
        &[Many(
            "MedicalTicketInfo",
            &[Leaf("TicketType"), Leaf("MedicalTreatmentMonth")],
        )],
    ),
    Many(
        "LimitApplicationCertificateRelatedInfo",
        &[Leaf("LimitApplicationCertificateDate")],
    ),
];
const DRUGS: &[Shape] = &[
    Group(
        "DrugInfs",
        &[Many(
            "DrugInf",
            &[Leaf("DrugC"), Leaf("DrugN"), Leaf("Times")],
        )],
    ),
    Group(
        "MeTrInfs",
        &[Many("MeTrInf", &[Leaf("MeTrN"), Leaf("MeTrIdCl")])],
    ),
];

/// The header and the body of each family.
#[allow(clippy::too_many_lines, reason = "a table")]
fn shapes(family: Family, phase: Phase) -> (&'static [Shape], &'static [Shape]) {
    const REQUEST: &[Shape] = &[
        Leaf("QualificationConfirmationDate"),
        Leaf("MedicalInstitutionCode"),
        Leaf("ArbitraryFileIdentifier"),
    ];
    const BULK: &[Shape] = &[
        Leaf("ProcessExecutionTime"),
        Leaf("MedicalInstitutionCode"),
        Leaf("ReceptionNumber"),
        Leaf("SegmentOfResult"),
        Leaf("NumberOfProcessingResult"),
        Leaf("NumberOfNormalProcessing"),
        Leaf("NumberOfError"),
        Leaf("ErrorCode"),
        Leaf("CharacterCodeIdentifier"),
    ];
    const VIEWING: &[Shape] = &[
        Leaf("MedicalInstitutionCode"),
        Leaf("InsurerNumber"),
        Leaf("InsuranceCardSymbol"),
        Leaf("InsuredPersonIdentificationNumber"),
        Leaf("BranchNumber"),
        Leaf("ArbitraryFileIdentifier"),
    ];
    const RECEPTION: &[Shape] = &[Leaf("ReceptionNumber")];
    const UNIT: &[Shape] = &[
        Group("QualificationConfirmSearchInfo", PERSON),
        STATUS[0],
        STATUS[1],
        STATUS[2],
        Leaf("QualificationValidity"),
        Many("ResultOfQualificationConfirmation", RESULT),
        Many("ReferenceNumber", &[]),
    ];
    const REGISTRATION_UNIT: &[Shape] = &[
        Group("ReferenceNumberRegistrationInfo", REGISTRATION),
        STATUS[0],
        STATUS[1],
        STATUS[2],
    ];
    const CONSENTED: &[Shape] = &[Group(
        "QualificationConfirmSearchInfo",
        &[
            Leaf("ConsentDateFrom"),
            Leaf("ConsentDateTo"),
            Leaf("ExaminationDateFrom"),
            Leaf("ExaminationDateTo"),
            Leaf("MedicalTreatmentFlag"),
        ],
    )];
    const MONTH: &[Shape] = &[
        Leaf("StartDate"),
        Leaf("EndDate"),
        Leaf("FileCategory"),
        Leaf("PrDiInfClassification"),
        Leaf("MedicalTreatmentFlag"),
    ];
    const MEDICATION: &[Shape] = &[
        Many(
            "MeTrMonthInf",
            &[Group("MeTrDateInfs", &[Many("MeTrDateInf", DRUGS)])],
        ),
        Group(
            "CzDiInf",
            &[Many(
                "CzDiMonthInf",
                &[Group("CzDiDateInfs", &[Many("CzDiDateInf", DRUGS)])],
            )],
        ),
        Group(
            "ShPrInf",
            &[Many(
                "ShPrMonthInf",
                &[Group("ShPrDateInfs", &[Many("ShPrDateInf", DRUGS)])],
            )],
        ),
        Leaf("ResultCode"),
        Leaf("MessageContents"),
    ];
    const CHECKUP: &[Shape] = &[
        Many(
            "SpecificHealthCheckupInfo",
            &[
                Leaf("EffectiveTime"),
                Group(
                    "HealthCheckupResultAndQuestionInfos",
                    &[Many(
                        "HealthCheckupResultAndQuestionInfo",
                        &[
                            Leaf("ItemCode"),
                            Leaf("ItemName"),
                            Leaf("DataValue"),
                            Leaf("Unit"),
                        ],
                    )],
                ),
            ],
        ),
        Leaf("ResultCode"),
    ];
    match (family, phase) {
        (Family::Inquiry, Phase::Request) => {
            (REQUEST, &[Group("QualificationConfirmSearchInfo", PERSON)])
        }
        (Family::Inquiry, Phase::Response) => (
            BULK,
            &[
                STATUS[0],
                Leaf("QualificationValidity"),
                Group(
                    "ResultList",
                    &[Many("ResultOfQualificationConfirmation", RESULT)],
                ),
            ],
        ),
        (Family::BulkInquiry, Phase::Request) => {
            (REQUEST, &[Many("QualificationConfirmSearchInfo", PERSON)])
        }
        (Family::Registration, Phase::Request) => (
            REQUEST,
            &[Group("ReferenceNumberRegistrationInfo", REGISTRATION)],
        ),
        (Family::Registration, Phase::Response) => (BULK, REGISTRATION_UNIT),
        (Family::BulkRegistration, Phase::Request) => (
            REQUEST,
            &[Many("ReferenceNumberRegistrationInfo", REGISTRATION)],
        ),
        (Family::BulkRegistrationResult, Phase::Response) => {
            (BULK, &[Many("BulkRegistrationUnit", REGISTRATION_UNIT)])
        }
        (Family::AidTicket, Phase::Request) => (
            REQUEST,
            &[Group(
                "QualificationConfirmSearchInfo",
                &[Leaf("MedicalTreatmentMonth")],
            )],
        ),
        (Family::HomeVisit | Family::OnlineCare, Phase::Request) => (REQUEST, CONSENTED),
        (Family::Medication, Phase::Request) => (VIEWING, MONTH),
        (Family::Medication, Phase::Response) => (
            &[Group(
                "QuaInf",
                &[
                    Leaf("Name"),
                    Leaf("KanaName"),
                    Leaf("Birth"),
                    Leaf("AdmGendCode"),
                ],
            )],
            MEDICATION,
        ),
        (Family::Checkup, Phase::Request) => (
            VIEWING,
            &[Leaf("FileCategory"), Leaf("MedicalTreatmentFlag")],
        ),
        (Family::Checkup, Phase::Response) => (
            &[Group(
                "QualificationsInfo",
                &[Leaf("Name"), Leaf("KanasName"), Leaf("Birthday")],
            )],
            CHECKUP,
        ),
        (
            Family::BulkInquiry
            | Family::BulkRegistration
            | Family::AidTicket
            | Family::HomeVisit
            | Family::OnlineCare,
            Phase::Response,
        ) => (BULK, RECEPTION),
        (
            Family::BulkInquiryResult
            | Family::BulkRegistrationResult
            | Family::AidTicketResult
            | Family::HomeVisitResult
            | Family::OnlineCareResult,
            Phase::Request,
        ) => (REQUEST, RECEPTION),
        (
            Family::BulkInquiryResult
            | Family::AidTicketResult
            | Family::HomeVisitResult
            | Family::OnlineCareResult,
            Phase::Response,
        ) => (BULK, &[Many("BulkConfirmUnit", UNIT)]),
        _ => panic!("a family without a shape"),
    }
}

/// A small deterministic generator: the seed comes from the property test.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    fn text(&mut self) -> String {
        const CHARACTERS: [char; 24] = [
            '架', '空', '花', '子', '髙', '●', '\u{3000}', 'ｶ', 'ﾅ', 'ｱ', '０', '－', '～', '①',
            '㈱', ' ', '0', '1', '9', 'a', '<', '&', '\u{2212}', '𠮷',
        ];
        let length = self.below(6);
        (0..length)
            .map(|_| CHARACTERS[usize::try_from(self.below(24)).unwrap()])
            .collect()
    }

    fn elements(&mut self, shapes: &[Shape]) -> Vec<Element> {
        let mut elements = Vec::new();
        for shape in shapes {
            let (name, inner, count) = match shape {
                Leaf(name) => (name, None, self.below(3).min(1)),
                Group(name, inner) => (name, Some(*inner), self.below(4).min(1)),
                Many(name, inner) => (name, Some(*inner), self.below(3)),
            };
            for _ in 0..count {
                elements.push(match inner {
                    Some(inner) if !inner.is_empty() => {
                        Element::parent(*name, self.elements(inner))
                    }
                    _ => Element::leaf(*name, self.text()),
                });
            }
        }
        if self.below(3) == 0 {
            let inner = vec![Element::leaf("XInner", self.text())];
            elements.push(Element::parent("XNew", inner));
        }
        self.shuffle(&mut elements);
        elements
    }

    /// The order of elements means nothing, except among those of one name.
    fn shuffle(&mut self, elements: &mut [Element]) {
        for index in (1..elements.len()).rev() {
            let other = usize::try_from(self.below(index as u64 + 1)).unwrap();
            let between = &elements[other..=index];
            let alike = |one: &Element| between.iter().filter(|it| it.name() == one.name()).count();
            if alike(&elements[index]) == 1 && alike(&elements[other]) == 1 {
                elements.swap(index, other);
            }
        }
    }

    fn document(&mut self, family: Family, phase: Phase) -> Element {
        let (header, body) = shapes(family, phase);
        // Text that is telling in every encoding, as in any real file.
        let mut parts = vec![
            Element::parent("MessageHeader", self.elements(header)),
            Element::parent("MessageBody", self.elements(body)),
            Element::leaf("XNote", "架空の医療機関です"),
        ];
        self.shuffle(&mut parts);
        Element::parent("XmlMsg", parts)
    }
}

fn name(family: Family, phase: Phase) -> FileName {
    let request = FileName::request(family.prefix(), "202611200001").unwrap();
    match phase {
        Phase::Request => request,
        Phase::Response => request.response().unwrap(),
    }
}

fn every() -> impl Iterator<Item = (Family, Phase)> {
    let families = Family::ALL.iter();
    families.flat_map(|family| [Phase::Request, Phase::Response].map(|phase| (*family, phase)))
}

/// Leaves as a set: an element that was there empty may be gone or come back.
fn sorted_leaves(element: &Element) -> Vec<(String, String)> {
    let leaves = element.leaves().into_iter();
    let mut leaves: Vec<_> = leaves.map(|(path, text)| (path, text.to_owned())).collect();
    leaves.retain(|(_, text)| !text.is_empty());
    leaves.sort_unstable();
    leaves
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_read_is_written_and_read_again(seed in 1_u64..) {
        let mut draw = Draw(seed);
        for (family, phase) in every() {
            let document = draw.document(family, phase);
            for encoding in [Encoding::Utf8, Encoding::ShiftJis] {
                let bytes = document.write(encoding).unwrap();
                let message = Message::read(&name(family, phase), &bytes).unwrap();
                prop_assert_eq!(message.encoding().used, encoding);
                let written = message.write(encoding).unwrap();
                let again = Element::read(&written).unwrap().0;
                prop_assert_eq!(sorted_leaves(&again), sorted_leaves(&document), "{:?}", family);
                let reread = Message::read(&name(family, phase), &written).unwrap();
                prop_assert!(reread == message, "{:?} {:?}", family, phase);
            }
        }
    }

    #[test]
    fn damaged_files_never_panic(seed in 1_u64.., position: usize, byte: u8) {
        let mut draw = Draw(seed);
        for (family, phase) in every() {
            let mut bytes = draw.document(family, phase).write(Encoding::Utf8).unwrap();
            let position = position % bytes.len();
            bytes[position] = byte;
            let _ = Message::read(&name(family, phase), &bytes);
            bytes.truncate(position);
            let _ = Message::read(&name(family, phase), &bytes);
        }
    }
}

#[test]
fn every_family_is_hardened() {
    for (family, phase) in every() {
        let read = |bytes: &[u8]| Message::read(&name(family, phase), bytes);
        let kind = |bytes: &[u8]| read(bytes).unwrap_err().kind();
        assert_eq!(
            kind(b"<!DOCTYPE XmlMsg []><XmlMsg/>"),
            ErrorKind::MalformedEligibility
        );
        assert_eq!(kind(b"<Other/>"), ErrorKind::MalformedEligibility);
        assert_eq!(
            kind(&vec![b' '; MAX_BYTES + 1]),
            ErrorKind::EligibilityTooLarge
        );
        let twice = b"<XmlMsg><MessageHeader/><MessageHeader/></XmlMsg>";
        assert_eq!(kind(twice), ErrorKind::MalformedEligibility);
        let marked = [
            b"\xEF\xBB\xBF".as_slice(),
            b"<?xml version='1.0' encoding='Shift_JIS'?><XmlMsg/>",
        ]
        .concat();
        let note = read(&marked).unwrap().encoding();
        assert_eq!(
            (note.used, note.declaration),
            (Encoding::Utf8, Declaration::Contradicted)
        );
    }
}

#[test]
fn names_of_other_families_and_kinds_are_refused() {
    for name in [
        "CIPsiquc01res_1.xml",
        "OQSmuquc02res_1.zip",
        "YZKsiquc01res_1.pdf",
    ] {
        let name = FileName::parse(name).unwrap();
        let error = Message::read(&name, b"<XmlMsg/>").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
    }
    for family in Family::ALL {
        assert_eq!(Family::of_prefix(family.prefix()), Some(*family));
    }
}

#[test]
fn debug_of_a_message_shows_no_content() {
    for (family, phase) in every() {
        let document = Draw(77).document(family, phase);
        let bytes = document.write(Encoding::Utf8).unwrap();
        let shown = format!("{:?}", Message::read(&name(family, phase), &bytes).unwrap());
        for (_, text) in document.leaves() {
            assert!(text.is_ascii() || !shown.contains(text));
        }
    }
}
