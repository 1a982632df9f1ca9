//! The numbers of the header mean to the facade what their names say.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc::c::answer as field;
use mnc::c::card as code;
use mnc::c::certificate as worth;
use mnc::c::library;
use mnc::facade::answer::Field;
use mnc::facade::card::Secret;
use mnc::facade::certificate::life_cycle_message;
use mnc::facade::language;
use mnc_core::Language;
use mnc_core::identity::certificate::LifeCycle;

#[test]
fn fields() {
    let rows = [
        (field::MNC_FIELD_OUTCOME, Field::Outcome),
        (field::MNC_FIELD_CODE, Field::Code),
        (field::MNC_FIELD_MESSAGE, Field::Message),
        (field::MNC_FIELD_INSURER_NUMBER, Field::InsurerNumber),
        (field::MNC_FIELD_SYMBOL, Field::Symbol),
        (field::MNC_FIELD_NUMBER, Field::Number),
        (field::MNC_FIELD_BRANCH, Field::Branch),
        (field::MNC_FIELD_NAME, Field::Name),
        (field::MNC_FIELD_KANA, Field::Kana),
        (field::MNC_FIELD_BIRTHDATE, Field::Birthdate),
        (field::MNC_FIELD_SEX, Field::Sex),
        (field::MNC_FIELD_ADDRESS, Field::Address),
        (field::MNC_FIELD_POST_NUMBER, Field::PostNumber),
        (field::MNC_FIELD_INSURER_NAME, Field::InsurerName),
        (field::MNC_FIELD_RELATION, Field::Relation),
        (field::MNC_FIELD_QUALIFIED_ON, Field::QualifiedOn),
        (field::MNC_FIELD_DISQUALIFIED_ON, Field::DisqualifiedOn),
        (field::MNC_FIELD_VALID_FROM, Field::ValidFrom),
        (field::MNC_FIELD_VALID_UNTIL, Field::ValidUntil),
    ];
    for (number, expected) in rows {
        assert_eq!(Field::of(number).unwrap(), expected);
    }
    let known = (-1..100).filter(|number| Field::of(*number).is_ok());
    assert_eq!(known.count(), rows.len(), "a field without a constant");
}

/// Each field is read from its own element.
#[test]
fn texts() {
    let document = "<XmlMsg><MessageBody>
        <ProcessingResultCode>I1</ProcessingResultCode>
        <ProcessingResultMessage>message</ProcessingResultMessage>
        <ResultList><ResultOfQualificationConfirmation>
            <InsurerNumber>  138057</InsurerNumber>
            <InsuredCardSymbol>symbol</InsuredCardSymbol>
            <InsuredIdentificationNumber>0012</InsuredIdentificationNumber>
            <InsuredBranchNumber>01</InsuredBranchNumber>
            <Name>番号　花子</Name>
            <NameKana>kana</NameKana>
            <Birthdate>19850403</Birthdate>
            <Sex1>2</Sex1>
            <Address>架空県見本市</Address>
            <PostNumber>000-0000</PostNumber>
            <InsurerName>insurer</InsurerName>
            <PersonalFamilyClassification>1</PersonalFamilyClassification>
            <QualificationDate>20200401</QualificationDate>
            <DisqualificationDate>20300401</DisqualificationDate>
            <InsuredCardValidDate>20210401</InsuredCardValidDate>
            <InsuredCardExpirationDate>20290401</InsuredCardExpirationDate>
        </ResultOfQualificationConfirmation></ResultList>
    </MessageBody></XmlMsg>";
    let answer = mnc::facade::answer::Answer::read(document.as_bytes()).unwrap();
    for (field, expected) in [
        (Field::Outcome, "UNKNOWN"),
        (Field::Code, "I1"),
        (Field::Message, "message"),
        (Field::InsurerNumber, "138057"),
        (Field::Symbol, "symbol"),
        (Field::Number, "0012"),
        (Field::Branch, "01"),
        (Field::Name, "番号　花子"),
        (Field::Kana, "kana"),
        (Field::Birthdate, "19850403"),
        (Field::Sex, "2"),
        (Field::Address, "架空県見本市"),
        (Field::PostNumber, "000-0000"),
        (Field::InsurerName, "insurer"),
        (Field::Relation, "1"),
        (Field::QualifiedOn, "20200401"),
        (Field::DisqualifiedOn, "20300401"),
        (Field::ValidFrom, "20210401"),
        (Field::ValidUntil, "20290401"),
    ] {
        assert_eq!(answer.text(field, 0).unwrap(), expected, "{field:?}");
    }
    assert_eq!(answer.summary(), (false, 1));
    assert_eq!(answer.text(Field::Name, 1).unwrap_err().status(), 10);
}

#[test]
fn secrets() {
    let rows = [
        (
            code::MNC_SECRET_AUTHENTICATION_PIN,
            Secret::AuthenticationPin,
        ),
        (
            code::MNC_SECRET_SIGNATURE_PASSWORD,
            Secret::SignaturePassword,
        ),
        (code::MNC_SECRET_INPUT_SUPPORT_PIN, Secret::InputSupportPin),
        (code::MNC_SECRET_RESIDENCE_PIN, Secret::ResidencePin),
        (
            code::MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES,
            Secret::NumberBForAttributes,
        ),
        (code::MNC_SECRET_NUMBER_B_FOR_FACE, Secret::NumberBForFace),
    ];
    for (number, expected) in rows {
        assert_eq!(Secret::of(number).unwrap(), expected);
    }
    let known = (-1..100).filter(|number| Secret::of(*number).is_ok());
    assert_eq!(known.count(), rows.len());
}

#[test]
fn life_cycles_and_languages() {
    for (number, expected) in [
        (worth::MNC_LIFE_CYCLE_NOT_YET_VALID, LifeCycle::NotYetValid),
        (worth::MNC_LIFE_CYCLE_VALID, LifeCycle::Valid),
        (worth::MNC_LIFE_CYCLE_EXPIRES_SOON, LifeCycle::ExpiresSoon),
        (worth::MNC_LIFE_CYCLE_GRACE, LifeCycle::Grace),
        (worth::MNC_LIFE_CYCLE_EXPIRED, LifeCycle::Expired),
    ] {
        let said = life_cycle_message(number, Language::English).unwrap();
        assert_eq!(said, expected.message(Language::English));
    }
    assert_eq!(language(library::MNC_LANGUAGE_JAPANESE), Language::Japanese);
    assert_eq!(language(library::MNC_LANGUAGE_ENGLISH), Language::English);
}
