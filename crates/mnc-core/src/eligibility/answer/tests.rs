//! Answers as files, written by hand after the shapes of the interface; all persons fictitious.

use super::*;
use crate::ErrorKind;
use crate::eligibility::codes::*;
use crate::eligibility::numbers::InsurerNumber;
use crate::eligibility::wire::{Declaration, Element, Encoding, EncodingNote};
use crate::{Date, DateTime};
use proptest::prelude::*;

const FACE: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<XmlMsg>
  <MessageBody>
    <QualificationValidity>1</QualificationValidity>
    <ResultList>
      <ResultOfQualificationConfirmation>
        <DiagnosisInfoConsFlg>0</DiagnosisInfoConsFlg>
        <NameKana>ﾊﾞﾝｺﾞｳ ﾊﾅｺ</NameKana>
        <InsuredPartialContributionRatio>010</InsuredPartialContributionRatio>
        <PharmacistsInfoAvailableTime>20270116142233</PharmacistsInfoAvailableTime>
        <PharmacistsInfoConsTime>20270115142233</PharmacistsInfoConsTime>
        <PharmacistsInfoConsFlg>1</PharmacistsInfoConsFlg>
        <InsurerNumber>39999990</InsurerNumber>
        <InsuredIdentificationNumber>00765432</InsuredIdentificationNumber>
        <Name>番号　花子</Name>
        <Sex1>2</Sex1>
        <Birthdate>19460229</Birthdate>
        <InsurerName>架空県後期高齢者医療広域連合</InsurerName>
        <ReferenceNumber>000815</ReferenceNumber>
        <QualificationConfirmationKey>k-1</QualificationConfirmationKey>
        <NewTag><Inner>0042</Inner></NewTag>
      </ResultOfQualificationConfirmation>
    </ResultList>
    <PrescriptionIssueSelect>2</PrescriptionIssueSelect>
    <ProcessingResultStatus>1</ProcessingResultStatus>
  </MessageBody>
  <MessageHeader>
    <SegmentOfResult>1</SegmentOfResult>
    <ArbitraryFileIdentifier>c2FtcGxlLTc=</ArbitraryFileIdentifier>
    <MedicalInstitutionCode>1319999999</MedicalInstitutionCode>
    <CharacterCodeIdentifier>0</CharacterCodeIdentifier>
    <ProcessExecutionTime>20270115142235</ProcessExecutionTime>
    <QualificationConfirmationDate>20270115</QualificationConfirmationDate>
    <ReferenceClassification>1</ReferenceClassification>
  </MessageHeader>
</XmlMsg>
"#;

/// Every field that a qualification can have, once.
const FULL: &str = r"<XmlMsg><MessageHeader><ErrorCode>E1</ErrorCode><ErrorMessage>見本</ErrorMessage>
</MessageHeader><MessageBody>
<QualificationConfirmSearchInfo>
  <InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>見本－１</InsuredCardSymbol>
  <InsuredIdentificationNumber>0012</InsuredIdentificationNumber>
  <InsuredBranchNumber>03</InsuredBranchNumber><Birthdate>20210401</Birthdate>
  <LimitApplicationCertificateRelatedConsFlg>1</LimitApplicationCertificateRelatedConsFlg>
  <ArbitraryIdentifier>p-9</ArbitraryIdentifier>
</QualificationConfirmSearchInfo>
<ProcessingResultCode>N9</ProcessingResultCode><ProcessingResultMessage>有効期限間近</ProcessingResultMessage>
<ResultList><ResultOfQualificationConfirmation>
  <InsuredCardClassification>A1</InsuredCardClassification>
  <InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>見本－１</InsuredCardSymbol>
  <InsuredIdentificationNumber>0012</InsuredIdentificationNumber>
  <InsuredBranchNumber>03</InsuredBranchNumber>
  <PublicExpenseNumber>12139998</PublicExpenseNumber><BeneficiaryNumber>0000018</BeneficiaryNumber>
  <WelfareOfficeName>架空福祉事務所</WelfareOfficeName>
  <PersonalFamilyClassification>2</PersonalFamilyClassification>
  <InsuredName>見本　一郎</InsuredName><Name>見本　次郎</Name><NameOfOther>通称　次郎</NameOfOther>
  <NameKana>ﾐﾎﾝ ｼﾞﾛｳ</NameKana><NameOfOtherKana>ﾂｳｼｮｳ ｼﾞﾛｳ</NameOfOtherKana>
  <Sex1>1</Sex1><Sex2>3</Sex2><Birthdate>20210401</Birthdate>
  <Address>架空県見本市見本町１－２</Address><PostNumber>000-0000</PostNumber>
  <QualificationDate>20210402</QualificationDate><DisqualificationDate>20270101</DisqualificationDate>
  <InsuredCertificateIssuanceDate>20210403</InsuredCertificateIssuanceDate>
  <InsuredCardValidDate>20210404</InsuredCardValidDate>
  <InsuredCardExpirationDate>20270405</InsuredCardExpirationDate>
  <InsuredPartialContributionRatio>030</InsuredPartialContributionRatio>
  <PreschoolClassification>1</PreschoolClassification><ReasonOfLoss>03</ReasonOfLoss>
  <InsurerName>見本市</InsurerName>
  <ElderlyRecipientCertificateInfo>
    <ElderlyRecipientCertificateDate>20260701</ElderlyRecipientCertificateDate>
    <ElderlyRecipientValidStartDate>20260801</ElderlyRecipientValidStartDate>
    <ElderlyRecipientValidEndDate>20270731</ElderlyRecipientValidEndDate>
    <ElderlyRecipientContributionRatio>020</ElderlyRecipientContributionRatio>
  </ElderlyRecipientCertificateInfo>
  <LimitApplicationCertificateRelatedConsFlg>1</LimitApplicationCertificateRelatedConsFlg>
  <LimitApplicationCertificateRelatedConsTime>20270115100000</LimitApplicationCertificateRelatedConsTime>
  <LimitApplicationCertificateRelatedInfo>
    <LimitApplicationCertificateClassification>02</LimitApplicationCertificateClassification>
    <LimitApplicationCertificateClassificationFlag>B05</LimitApplicationCertificateClassificationFlag>
    <LimitApplicationCertificateDate>20260702</LimitApplicationCertificateDate>
    <LimitApplicationCertificateValidStartDate>20260802</LimitApplicationCertificateValidStartDate>
    <LimitApplicationCertificateValidEndDate>20270730</LimitApplicationCertificateValidEndDate>
    <LimitApplicationCertificateLongTermDate>20260901</LimitApplicationCertificateLongTermDate>
  </LimitApplicationCertificateRelatedInfo>
  <LimitApplicationCertificateChanged>1</LimitApplicationCertificateChanged>
  <SpecificDiseasesCertificateRelatedConsFlg>3</SpecificDiseasesCertificateRelatedConsFlg>
  <SpecificDiseasesCertificateList><SpecificDiseasesCertificateInfo>
    <SpecificDiseasesDiseaseCategory>1</SpecificDiseasesDiseaseCategory>
    <SpecificDiseasesCertificateDate>20260703</SpecificDiseasesCertificateDate>
    <SpecificDiseasesValidStartDate>20260803</SpecificDiseasesValidStartDate>
    <SpecificDiseasesValidEndDate>20270729</SpecificDiseasesValidEndDate>
    <SpecificDiseasesSelfPay>10000</SpecificDiseasesSelfPay>
  </SpecificDiseasesCertificateInfo></SpecificDiseasesCertificateList>
  <PublicExpenseResultList><MedicalTicketInfo>
    <TicketType>01</TicketType><MedicalTicketValidDate>20270101</MedicalTicketValidDate>
    <MedicalTicketExpirationDate>20270131</MedicalTicketExpirationDate><IssueNumber>007</IssueNumber>
    <MedicalTreatmentMonth>202701</MedicalTreatmentMonth>
    <DesignatedMedicalInstitutionCode>1319999999</DesignatedMedicalInstitutionCode>
    <DesignatedMedicalInstitutionFlag>0</DesignatedMedicalInstitutionFlag>
    <DesignatedMedicalInstitutionName>見本医院</DesignatedMedicalInstitutionName>
    <PrescriptionIssuerMedicalInstitutionCode>1319999998</PrescriptionIssuerMedicalInstitutionCode>
    <PrescriptionIssuerMedicalInstitutionName>見本病院</PrescriptionIssuerMedicalInstitutionName>
    <InjuryName1>見本病</InjuryName1><InjuryName2>二</InjuryName2><InjuryName3>三</InjuryName3>
    <MedicalTreatmentType>02</MedicalTreatmentType><SelfPayAmount>0</SelfPayAmount>
    <DistrictContactName>架空　担当</DistrictContactName><HandlingContactName>架空　取扱</HandlingContactName>
    <SingleOrCombinedUse>02</SingleOrCombinedUse><StatusOfSocialInsurance>01</StatusOfSocialInsurance>
    <ConsistencyFlag>1</ConsistencyFlag><StatusOfInfecton>02</StatusOfInfecton>
    <StatusOfElderlyMedicalCare>02</StatusOfElderlyMedicalCare>
    <StatusOfPrefecturalExpenses>01</StatusOfPrefecturalExpenses>
    <Remarks1>一</Remarks1><Remarks2>二</Remarks2><Remarks3>三</Remarks3>
  </MedicalTicketInfo></PublicExpenseResultList>
</ResultOfQualificationConfirmation></ResultList></MessageBody></XmlMsg>";

fn read(text: &str) -> QualificationAnswer {
    QualificationAnswer::read(text.as_bytes()).unwrap()
}

fn kind_of(text: &str) -> ErrorKind {
    QualificationAnswer::read(text.as_bytes())
        .unwrap_err()
        .kind()
}

fn sorted_leaves(element: &Element) -> Vec<(String, &str)> {
    let mut leaves = element.leaves();
    leaves.sort_unstable();
    leaves
}

fn at(hour: i8, minute: i8, second: i8) -> DateTime {
    Date::constant(2027, 1, 15).at(hour, minute, second, 0)
}

#[test]
fn a_result_of_the_reader_is_read() {
    let answer = read(FACE);
    assert_eq!(answer.outcome(), Outcome::Valid);
    assert_eq!(
        answer.header.processed_at,
        Some(Timestamp::new(at(14, 22, 35)))
    );
    assert_eq!(
        answer.header.reference_classification,
        Some(ReferenceClassification::MyNumberCard)
    );
    assert_eq!(
        answer.header.file_identifier.as_deref(),
        Some("c2FtcGxlLTc=")
    );
    assert!(answer.header.unknown.is_empty() && answer.body.unknown.is_empty());
    assert_eq!(answer.header.checked_on, Some(Day::new(at(0, 0, 0).date())));
    assert_eq!(
        answer.header.institution_code.as_deref(),
        Some("1319999999")
    );
    assert_eq!(answer.header.character_code, Some(CharacterCode::Utf8));
    assert_eq!(answer.body.inquiry, None);
    assert_eq!(answer.body.prescription_form, Some(PrescriptionForm::Paper));
    let [result] = answer.body.results.as_slice() else {
        panic!("one result")
    };
    assert_eq!(result.name.as_deref(), Some("番号　花子"));
    assert_eq!(result.kana.as_deref(), Some("ﾊﾞﾝｺﾞｳ ﾊﾅｺ"));
    assert_eq!(
        (result.symbol.as_deref(), result.branch.as_deref()),
        (None, None)
    );
    assert_eq!(result.number.as_deref(), Some("00765432"));
    assert_eq!(result.sex, Some(Sex::Female));
    assert_eq!(result.ratio_percent(at(0, 0, 0).date()), Some(10));
    assert_eq!(result.reference_numbers, ["000815"]);
    assert_eq!(result.confirmation_key.as_deref(), Some("k-1"));
}

/// 1946-02-29 was no day: the text is kept and there is no date.
#[test]
fn an_impossible_day_is_kept_as_text() {
    let answer = read(FACE);
    let birthdate = answer.body.results[0].birthdate.as_ref().unwrap();
    assert_eq!((birthdate.text(), birthdate.value()), ("19460229", None));
}

#[test]
fn consents_have_four_states() {
    let answer = read(FACE);
    let consents = &answer.body.results[0].consents;
    let granted = Consent::Granted {
        at: Some(Timestamp::from_text("20270115142233")),
        until: Some(Timestamp::from_text("20270116142233")),
    };
    assert_eq!(consents.of(ConsentCategory::Medication), &granted);
    assert_eq!(consents.of(ConsentCategory::Treatment), &Consent::Refused);
    assert_eq!(consents.of(ConsentCategory::Surgery), &Consent::NotAsked);
    assert!(
        consents
            .of(ConsentCategory::Medication)
            .allows_viewing(at(23, 0, 0))
    );
    let full = read(FULL);
    let unobtainable = Consent::Other {
        flag: ConsentFlag::Unobtainable,
        at: None,
        until: None,
    };
    assert_eq!(
        full.body.results[0]
            .consents
            .of(ConsentCategory::SpecificDiseases),
        &unobtainable
    );
}

#[test]
fn every_field_has_its_place() {
    let answer = read(FULL);
    let result = &answer.body.results[0];
    let unknown = [
        &answer.unknown,
        &answer.header.unknown,
        &answer.body.unknown,
        &result.unknown,
        &result.elderly_certificate.as_ref().unwrap().unknown,
        &result.limit_certificates[0].unknown,
        &result.specific_diseases[0].unknown,
        &result.tickets[0].unknown,
        &answer.body.inquiry.as_ref().unwrap().unknown,
    ];
    assert!(unknown.iter().all(|unknown| unknown.is_empty()));
    let numbers = (
        result.insurer_number.as_ref().unwrap(),
        result.symbol.as_deref(),
    );
    assert_eq!(numbers, (&InsurerNumber::new("  138057"), Some("見本－１")));
    assert_eq!(
        (result.number.as_deref(), result.branch.as_deref()),
        (Some("0012"), Some("03"))
    );
    assert_eq!(
        result.card_classification,
        Some(CardClassification::MedicalAid)
    );
    assert_eq!(result.relation, Some(Relation::Family));
    assert_eq!(result.reason_of_loss, Some(ReasonOfLoss::OtherInsurance));
    assert_eq!(
        result.limit_certificates[0].classification,
        Some(LimitClassification::LowIncome2)
    );
    assert_eq!(
        result.specific_diseases[0]
            .self_pay
            .as_ref()
            .unwrap()
            .value(),
        Some(Amount(10_000))
    );
    let ticket = &result.tickets[0];
    assert_eq!(ticket.treatment_month.as_ref().unwrap().text(), "202701");
    assert_eq!(
        ticket.infectious_disease_act,
        Some(InfectiousDiseaseAct::Absent)
    );
    assert_eq!(answer.body.message.as_deref(), Some("有効期限間近"));
    assert_eq!(answer.header.error_code.as_deref(), Some("E1"));
    let read = Element::read(FULL.as_bytes()).unwrap().0;
    assert_eq!(sorted_leaves(&answer.to_element()), sorted_leaves(&read));
}

#[test]
fn unknown_elements_are_kept_with_their_place() {
    let answer = read(FACE);
    let unknown = &answer.body.results[0].unknown;
    assert_eq!(
        unknown.iter().flat_map(Element::leaves).collect::<Vec<_>>(),
        [("NewTag/Inner".to_owned(), "0042")]
    );
    let beside = "<XmlMsg><X>1</X><MessageHeader><Y>2</Y></MessageHeader>\
        <MessageBody><ResultList><Z>3</Z></ResultList><X/></MessageBody></XmlMsg>";
    let answer = read(beside);
    let texts = |unknown: &[Element]| {
        unknown
            .iter()
            .flat_map(Element::leaves)
            .map(|(path, _)| path)
            .collect::<Vec<_>>()
    };
    assert_eq!(texts(&answer.unknown), ["X"]);
    assert_eq!(texts(&answer.header.unknown), ["Y"]);
    assert_eq!(texts(&answer.body.unknown), ["ResultList/Z", "X"]);
}

#[test]
fn what_was_read_is_written_back() {
    for text in [
        FACE,
        FULL,
        "<XmlMsg/>",
        "<XmlMsg><MessageBody><ResultList><Z/></ResultList></MessageBody></XmlMsg>",
    ] {
        let mut answer = read(text);
        for encoding in [Encoding::Utf8, Encoding::ShiftJis] {
            answer.encoding = EncodingNote::declared(encoding);
            let written = answer.write(encoding).unwrap();
            assert_eq!(QualificationAnswer::read(&written).unwrap(), answer);
        }
    }
}

#[test]
fn several_results_are_kept_apart_and_in_order() {
    let result = |name| {
        format!(
            "<ResultOfQualificationConfirmation><Name>{name}</Name></ResultOfQualificationConfirmation>"
        )
    };
    let text = format!(
        "<XmlMsg><MessageBody><ResultList>{}{}</ResultList></MessageBody></XmlMsg>",
        result("一"),
        result("二")
    );
    let answer = read(&text);
    let names: Vec<_> = answer
        .body
        .results
        .iter()
        .map(|result| result.name.as_deref())
        .collect();
    assert_eq!(names, [Some("一"), Some("二")]);
}

#[test]
fn what_leaves_doubt_is_refused() {
    let twice = "<XmlMsg><MessageBody><QualificationValidity>1</QualificationValidity>\
        <QualificationValidity>2</QualificationValidity></MessageBody></XmlMsg>";
    let nested =
        "<XmlMsg><MessageHeader><SegmentOfResult><A/></SegmentOfResult></MessageHeader></XmlMsg>";
    let text = "<XmlMsg><MessageBody>1</MessageBody></XmlMsg>";
    let list = "<XmlMsg><MessageBody><ResultList>1</ResultList></MessageBody></XmlMsg>";
    for text in [twice, nested, text, list, "<Other/>", "<XmlMsg>1</XmlMsg>"] {
        assert_eq!(kind_of(text), ErrorKind::MalformedEligibility, "{text}");
    }
}

#[test]
fn hostile_files_are_refused() {
    let laughs = FACE.replace(
        "<XmlMsg>",
        "<!DOCTYPE XmlMsg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>\n<XmlMsg>",
    );
    assert_eq!(kind_of(&laughs), ErrorKind::MalformedEligibility);
    assert_eq!(
        kind_of(&FACE.replace("花子", "&hanako;")),
        ErrorKind::MalformedEligibility
    );
    let deep = format!("<NewTag>{}{}", "<a>".repeat(20), "</a>".repeat(20));
    assert_eq!(
        kind_of(&FACE.replace("<NewTag>", &deep)),
        ErrorKind::EligibilityTooLarge
    );
    let large = format!("{FACE}{}", " ".repeat(4 * 1024 * 1024));
    assert_eq!(kind_of(&large), ErrorKind::EligibilityTooLarge);
}

#[test]
fn a_contradicting_declaration_is_noted() {
    let wrong = FACE.replace("UTF-8", "Shift_JIS");
    let answer = read(&wrong);
    assert_eq!(answer.encoding.declaration, Declaration::Contradicted);
    assert_eq!(answer.body, read(FACE).body);
}

#[test]
fn an_answer_that_says_nothing_is_unknown() {
    assert_eq!(read("<XmlMsg/>").outcome(), Outcome::Unknown);
    assert_eq!(QualificationAnswer::default().outcome(), Outcome::Unknown);
    let without_segment = FACE.replace("<SegmentOfResult>1</SegmentOfResult>", "");
    assert_eq!(read(&without_segment).outcome(), Outcome::Unknown);
}

#[test]
fn debug_shows_nothing_personal() {
    for text in [FACE, FULL] {
        let answer = read(text);
        let result = &answer.body.results[0];
        let ticket = result.tickets.first();
        let consent = result.consents.of(ConsentCategory::Medication);
        let shown = format!(
            "{answer:?} {:#?} {:?} {:?} {result:?} {ticket:?} {consent:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            answer.header,
            answer.body,
            answer.body.inquiry,
            result.consents,
            result.birthdate,
            result.insurer_number,
            result.limit_certificates,
            result.specific_diseases,
            result.unknown,
        );
        for (path, value) in answer.to_element().leaves() {
            // Codes of one or two characters occur in any text.
            let telling = value.chars().count() > 2 || !value.is_ascii();
            assert!(!telling || !shown.contains(value), "{path} in {shown}");
        }
    }
}

#[test]
fn errors_show_nothing_personal() {
    let damaged = FACE.replace("</XmlMsg>", "<番号花子/></XmlMsg>");
    let error = QualificationAnswer::read(damaged.as_bytes()).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("花子"));
    assert!(error.location().is_some());
}

/// Texts as they occur: kana of both widths, kanji, ●, symbols of CP932 and beyond, markup.
fn text() -> impl Strategy<Value = String> {
    let characters = "架空見本花子髙﨑德●　ｶﾅﾞアイ０１－～①㈱ 019aZ<&>\"'\t\n\r\u{A5}\u{2212}𠮷"
        .chars()
        .collect::<Vec<_>>();
    proptest::collection::vec(prop::sample::select(characters), 0..12).prop_map(String::from_iter)
}

fn element() -> impl Strategy<Value = Element> {
    let leaf = ("X[a-z]{0,3}", text()).prop_map(|(name, text)| Element::leaf(name, text));
    leaf.prop_recursive(3, 12, 4, |inner| {
        ("X[a-z]{0,3}", proptest::collection::vec(inner, 1..4))
            .prop_map(|(name, children)| Element::parent(name, children))
    })
}

fn consent() -> impl Strategy<Value = Consent> {
    let times = || proptest::option::of("[0-9]{14}|[0-9]{0,3}".prop_map(Timestamp::from_text));
    prop_oneof![
        Just(Consent::NotAsked),
        Just(Consent::Refused),
        (times(), times()).prop_map(|(at, until)| Consent::Granted { at, until }),
        ("[2-9]?", times(), times()).prop_map(|(code, at, until)| Consent::Other {
            flag: ConsentFlag::from_code(&code),
            at,
            until,
        }),
    ]
}

prop_compose! {
    fn qualification()(
        texts in proptest::collection::vec(proptest::option::of(text()), 8),
        code in "[0-9A]{0,2}",
        day in "[0-9]{8}|[0-9]{0,4}",
        ratio in proptest::option::of("0[123]0|[0-9]{0,4}"),
        consents in proptest::collection::vec(consent(), ConsentCategory::ALL.len()),
        references in proptest::collection::vec(text(), 0..3),
        unknown in proptest::collection::vec(element(), 0..3),
    ) -> Qualification {
        let [insurer, symbol, number, branch, name, kana, address, remarks]: [_; 8] = texts.try_into().unwrap();
        let mut result = Qualification {
            insurer_number: insurer.map(InsurerNumber::new),
            card_classification: Some(CardClassification::from_code(&code)),
            birthdate: Some(Day::from_text(day)),
            ratio: ratio.map(Percent::from_text),
            tickets: vec![MedicalTicket::default(); references.len()],
            reference_numbers: references,
            symbol, number, branch, name, kana, address, unknown,
            ..Qualification::default()
        };
        for (category, consent) in ConsentCategory::ALL.iter().zip(consents) {
            result.consents.set(*category, consent);
        }
        if let Some(ticket) = result.tickets.first_mut() {
            ticket.remarks_1 = remarks;
        }
        result
    }
}

prop_compose! {
    fn answer()(
        results in proptest::collection::vec(qualification(), 0..3),
        segment in proptest::option::of("[0-9]?"),
        validity in proptest::option::of("[0-9]?"),
        message in proptest::option::of(text()),
        unknown in proptest::collection::vec(element(), 0..3),
    ) -> QualificationAnswer {
        let mut answer = QualificationAnswer::default();
        answer.header.institution_code = Some("1319999999".to_owned());
        // Text that is telling in every encoding, as in any real answer.
        answer.header.error_message = Some("架空の医療機関です".to_owned());
        answer.header.segment = segment.map(|code| ResultSegment::from_code(&code));
        answer.body.validity = validity.map(|code| Validity::from_code(&code));
        answer.body.message = message;
        answer.body.results = results;
        answer.body.unknown = unknown.clone();
        answer.unknown = unknown;
        answer
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn written_answers_are_read_back(mut answer in answer(), shift_jis: bool) {
        let encoding = if shift_jis { Encoding::ShiftJis } else { Encoding::Utf8 };
        answer.encoding = EncodingNote::declared(encoding);
        let read = QualificationAnswer::read(&answer.write(encoding).unwrap()).unwrap();
        prop_assert!(read == answer);
        prop_assert_eq!(read.outcome(), answer.outcome());
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..512)) {
        let _ = QualificationAnswer::read(&bytes);
    }

    #[test]
    fn damaged_answers_never_panic(position in 0..FULL.len(), byte: u8, cut in 0..FULL.len()) {
        let mut bytes = FULL.as_bytes().to_vec();
        bytes[position] = byte;
        let _ = QualificationAnswer::read(&bytes);
        bytes.truncate(cut);
        let _ = QualificationAnswer::read(&bytes);
    }

    #[test]
    fn arbitrary_texts_never_panic(text in "(<\\?xml)?[<>/&;!\\[\\]a-cX\"'= \\-#x0-9]{0,64}") {
        let _ = Element::read(text.as_bytes());
    }
}
