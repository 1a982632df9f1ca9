//! The record of one reception: who was verified and how, and what the eligibility answer says.

use super::consent::ConsentRecord;
use super::warning::Warning;
use crate::eligibility::Outcome;
use crate::eligibility::answer::{Qualification, QualificationAnswer};
use crate::eligibility::wire::field::{Field, Node};
use crate::identity::{IdentityVerification, StaffId, Use};
use crate::{Date, DateTime, Error, ErrorKind, Language, Result};
use serde_json::{Value as Json, json};
use std::fmt;

/// What the card itself showed, as far as it was read. `Debug` shows no content.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct CardFacts {
    /// Whether the PIN for user authentication is locked: after three wrong tries, or because the
    /// card was issued for use without a PIN (顔認証マイナンバーカード).
    pub pin_locked: bool,
    /// The serial number of the certificate for user authentication, in hexadecimal.
    pub certificate_serial_hex: Option<String>,
    /// The last day of that certificate.
    pub certificate_not_after: Option<Date>,
    /// The birth date on the card.
    pub birthdate: Option<Date>,
}

impl fmt::Debug for CardFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CardFacts")
            .field("pin_locked", &self.pin_locked)
            .finish_non_exhaustive()
    }
}

/// One reception, for the claims software.
///
/// The data of the answer comes in two drawers. [`insured`](Self::insured) holds it only if the
/// answer confirms the qualification; otherwise it is in [`unconfirmed`](Self::unconfirmed), for
/// looking at and for the procedures that follow, never for billing as it stands.
/// `Debug` shows no personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceptionRecord {
    at: DateTime,
    identity: IdentityVerification,
    card: CardFacts,
    answer: Option<QualificationAnswer>,
    consents: Vec<ConsentRecord>,
    warnings: Vec<Warning>,
}

impl ReceptionRecord {
    /// Records a reception at this time. Without an answer (none came before the time-out) the
    /// qualification is unknown.
    ///
    /// # Errors
    /// `VerificationInsufficient` if the person was not verified well enough for eligibility;
    /// `InvalidArgument` if the verification lies after the reception.
    pub fn new(
        identity: IdentityVerification,
        card: CardFacts,
        answer: impl Into<Option<QualificationAnswer>>,
        at: DateTime,
    ) -> Result<Self> {
        identity.require(Use::Eligibility)?;
        if at < identity.at() {
            return Err(Error::new(ErrorKind::InvalidArgument));
        }
        let mut record = Self {
            at,
            identity,
            card,
            answer: answer.into(),
            consents: Vec::new(),
            warnings: Vec::new(),
        };
        record.warnings = Warning::of(&record);
        Ok(record)
    }

    /// When.
    pub fn at(&self) -> DateTime {
        self.at
    }

    /// How the person was verified.
    pub fn identity(&self) -> &IdentityVerification {
        &self.identity
    }

    /// What the card showed.
    pub fn card(&self) -> &CardFacts {
        &self.card
    }

    /// The answer, whole, if one came.
    pub fn answer(&self) -> Option<&QualificationAnswer> {
        self.answer.as_ref()
    }

    /// What the answer means.
    pub fn outcome(&self) -> Outcome {
        self.answer
            .as_ref()
            .map_or(Outcome::Unknown, QualificationAnswer::outcome)
    }

    /// The current qualifications: empty unless the answer confirms them.
    pub fn insured(&self) -> &[Qualification] {
        if self.outcome().confirms_qualification() {
            self.results()
        } else {
            &[]
        }
    }

    /// What the answer holds without confirming it: a former qualification, or several candidates.
    pub fn unconfirmed(&self) -> &[Qualification] {
        if self.outcome().confirms_qualification() {
            &[]
        } else {
            self.results()
        }
    }

    pub(super) fn with_consents(self, consents: Vec<ConsentRecord>) -> Self {
        Self { consents, ..self }
    }

    /// What the patient allowed: one for each of [`insured`](Self::insured), in its order. Empty if
    /// the record was not made by [`Received::into_record`](super::machine::Received::into_record).
    pub fn consents(&self) -> &[ConsentRecord] {
        &self.consents
    }

    /// The same, to note that a consent was withdrawn, was used, or is over.
    pub fn consents_mut(&mut self) -> &mut [ConsentRecord] {
        &mut self.consents
    }

    /// What staff must look at.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The record as JSON, one object. Times are ISO 8601 without a zone (Japan), days
    /// `yyyy-mm-dd`; what is not there is `null`, or left out where said.
    ///
    /// | field | content |
    /// |---|---|
    /// | `version` | 1 |
    /// | `at` | time of the reception |
    /// | `identity.method` | `VISUAL`, `FACE`, `PIN`, `DEVICE` |
    /// | `identity.judge` | `STAFF`, `OFFICIAL_READER`, `HOLDER` |
    /// | `identity.at`, `identity.staff` | time; who of the staff |
    /// | `card.pin_locked` | boolean |
    /// | `card.certificate_serial_hex`, `card.certificate_not_after`, `card.birthdate` | as in [`CardFacts`] |
    /// | `eligibility.outcome` | [`Outcome::name`] |
    /// | `eligibility.confirmed` | boolean: whether `insured` may be used as the current qualification |
    /// | `eligibility.message` | [`Outcome::message`] in Japanese |
    /// | `eligibility.header` | the fields of [`Header`](crate::eligibility::answer::Header), or `null` without an answer |
    /// | `eligibility.code`, `eligibility.text` | 処理結果コード and 処理結果メッセージ, verbatim |
    /// | `eligibility.prescription_form` | a code |
    /// | `insured` | array: the fields of [`Qualification`], and `ratio_percent` for the day |
    /// | `unconfirmed` | array of the same shape |
    /// | `consents` | array: for each of `insured`, in its order, [`ConsentRecord::to_json`]; empty if nothing was chosen here |
    /// | `warnings` | array of `{code, ja, en}` |
    ///
    /// Records of the interface (`header`, `insured`, `unconfirmed`) are objects with the names of
    /// their Rust fields, without those that the answer does not have. A code is
    /// `{code, label}` with `label` `null` if it is unknown; a share or an amount a number; a day
    /// or a number that cannot be read `{unreadable: "as it came"}`; a list an array; `consents`
    /// an object from [`ConsentCategory::key`](crate::eligibility::answer::ConsentCategory::key)
    /// to `{state, flag, at, until}` with `state` one of `NOT_ASKED`, `REFUSED`, `GRANTED`,
    /// `OTHER`; `unknown` an array of `{name, text, children}`.
    ///
    /// `insured[].consents` is what the answer says, word for word; `consents` is what may be relied
    /// on, with the choice made here.
    ///
    /// Personal data that the record must carry: the insured's data from the answer, without which
    /// no claim is made; the birth date and the certificate's serial number from the card, by which
    /// a wrong card is found out; who of the staff confirmed. It carries no photo, no individual
    /// number, no PIN, and `consents` nothing about the person but the choices.
    pub fn to_json(&self) -> String {
        let warnings: Vec<_> = self
            .warnings
            .iter()
            .map(|warning| warning_json(*warning))
            .collect();
        let consents: Vec<_> = self.consents.iter().map(ConsentRecord::to_json).collect();
        json!({
            "version": 1,
            "at": self.at.to_string(),
            "identity": identity_json(&self.identity),
            "card": card_json(&self.card),
            "eligibility": self.eligibility_json(),
            "insured": self.qualifications_json(self.insured()),
            "unconfirmed": self.qualifications_json(self.unconfirmed()),
            "consents": consents,
            "warnings": warnings,
        })
        .to_string()
    }

    fn results(&self) -> &[Qualification] {
        self.answer
            .as_ref()
            .map_or(&[], |answer| &answer.body.results)
    }

    fn eligibility_json(&self) -> Json {
        let outcome = self.outcome();
        let body = self.answer.as_ref().map(|answer| &answer.body);
        json!({
            "outcome": outcome.name(),
            "confirmed": outcome.confirms_qualification(),
            "message": outcome.message(Language::Japanese),
            "header": self.answer.as_ref().map(|answer| answer.header.to_json()),
            "code": body.and_then(|body| body.code.as_deref()),
            "text": body.and_then(|body| body.message.as_deref()),
            "prescription_form": body.and_then(|body| Field::to_json(&body.prescription_form)),
        })
    }

    fn qualifications_json(&self, qualifications: &[Qualification]) -> Vec<Json> {
        let on = self.at.date();
        let json = |qualification: &Qualification| {
            let mut json = qualification.to_json();
            if let Some(object) = json.as_object_mut() {
                object.insert(
                    "ratio_percent".to_owned(),
                    qualification.ratio_percent(on).into(),
                );
            }
            json
        };
        qualifications.iter().map(json).collect()
    }
}

fn identity_json(identity: &IdentityVerification) -> Json {
    json!({
        "method": identity.method().name(),
        "judge": identity.judge().name(),
        "at": identity.at().to_string(),
        "staff": identity.staff().map(StaffId::as_str),
    })
}

fn card_json(card: &CardFacts) -> Json {
    json!({
        "pin_locked": card.pin_locked,
        "certificate_serial_hex": card.certificate_serial_hex,
        "certificate_not_after": card.certificate_not_after.map(|day| day.to_string()),
        "birthdate": card.birthdate.map(|day| day.to_string()),
    })
}

fn warning_json(warning: Warning) -> Json {
    json!({
        "code": warning.code(),
        "ja": warning.message(Language::Japanese),
        "en": warning.message(Language::English),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eligibility::answer::{Day, Percent};
    use crate::eligibility::codes::{ProcessingStatus, ResultSegment, Validity};
    use crate::eligibility::numbers::InsurerNumber;
    use crate::eligibility::wire::Declaration;
    use crate::identity::{CardPhoto, PatientPresence, VisualConfirmation};

    const DAY: Date = Date::constant(2026, 11, 20);
    const AT: DateTime = DAY.at(9, 31, 0, 0);

    fn visual() -> IdentityVerification {
        let confirmation = VisualConfirmation {
            staff: StaffId::new("uketsuke-01").unwrap(),
            at: DAY.at(9, 30, 0, 0),
            patient: PatientPresence::Present,
            photo: CardPhoto::Present,
        };
        IdentityVerification::by_visual_confirmation(confirmation).unwrap()
    }

    fn answer() -> QualificationAnswer {
        let result = Qualification {
            insurer_number: Some(InsurerNumber::new("06999999")),
            name: Some("番号　花子".to_owned()),
            birthdate: Some(Day::from_text("19850403")),
            ..Qualification::default()
        };
        let mut answer = QualificationAnswer::default();
        answer.header.checked_on = Some(Day::new(DAY));
        answer.header.segment = Some(ResultSegment::Normal);
        answer.body.status = Some(ProcessingStatus::Normal);
        answer.body.validity = Some(Validity::Valid);
        answer.body.results = vec![result];
        answer
    }

    fn card() -> CardFacts {
        CardFacts {
            pin_locked: true,
            certificate_serial_hex: Some("00c0ffee".to_owned()),
            certificate_not_after: Some(DAY),
            birthdate: Some(Date::constant(1985, 4, 3)),
        }
    }

    fn record(answer: QualificationAnswer) -> ReceptionRecord {
        ReceptionRecord::new(visual(), card(), answer, AT).unwrap()
    }

    fn warnings_after(change: fn(&mut QualificationAnswer)) -> Vec<Warning> {
        let mut answer = answer();
        change(&mut answer);
        record(answer).warnings().to_vec()
    }

    fn json(record: &ReceptionRecord) -> Json {
        serde_json::from_str(&record.to_json()).unwrap()
    }

    #[test]
    fn a_valid_answer_gives_the_current_qualification_without_warnings() {
        let record = record(answer());
        assert_eq!((record.insured().len(), record.unconfirmed().len()), (1, 0));
        assert_eq!(record.warnings(), []);
    }

    #[test]
    fn only_confirming_outcomes_fill_the_drawer_of_the_insured() {
        for (code, _) in Validity::CODES.iter().chain(&[("7", "")]) {
            let mut answer = answer();
            answer.body.validity = Some(Validity::from_code(code));
            let record = record(answer);
            let confirmed = matches!(*code, "1" | "6");
            assert_eq!(record.insured().len(), usize::from(confirmed), "{code}");
            assert_eq!(
                record.unconfirmed().len(),
                usize::from(!confirmed),
                "{code}"
            );
            assert_eq!(
                record.warnings().contains(&Warning::NotConfirmed),
                !confirmed,
                "{code}"
            );
            assert_eq!(json(&record)["eligibility"]["confirmed"], confirmed);
        }
    }

    #[test]
    fn without_an_answer_the_qualification_is_unknown() {
        let record = ReceptionRecord::new(visual(), card(), None, AT).unwrap();
        assert_eq!(record.outcome(), Outcome::Unknown);
        assert_eq!(record.warnings(), [Warning::NoAnswer]);
        assert!(record.insured().is_empty() && record.unconfirmed().is_empty());
        assert_eq!(json(&record)["eligibility"]["outcome"], "UNKNOWN");
        assert_eq!(json(&record)["eligibility"]["header"], Json::Null);
    }

    #[test]
    fn the_sdks_own_comparison_opens_no_reception() {
        let identity = IdentityVerification::by_sdk_face_comparison(AT);
        let error = ReceptionRecord::new(identity, card(), answer(), AT).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::VerificationInsufficient);
    }

    #[test]
    fn a_verification_cannot_follow_its_reception() {
        let error =
            ReceptionRecord::new(visual(), card(), answer(), DAY.at(9, 29, 0, 0)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
    }

    #[test]
    fn each_warning_of_the_answer_has_its_cause() {
        type Row = (Warning, fn(&mut QualificationAnswer));
        let rows: [Row; 11] = [
            (Warning::NotConfirmed, |it| {
                it.body.validity = Some(Validity::Invalid);
            }),
            (Warning::TicketMissing, |it| {
                it.body.validity = Some(Validity::ValidUnregistered);
            }),
            (Warning::NoResult, |it| it.body.results.clear()),
            (Warning::SeveralResults, |it| {
                it.body.results = vec![it.body.results[0].clone(); 2];
            }),
            (Warning::MessageAttached, |it| {
                it.body.message = Some("見本".to_owned());
            }),
            (Warning::EncodingContradicted, |it| {
                it.encoding.declaration = Declaration::Contradicted;
            }),
            (Warning::CheckDateDiffers, |it| {
                it.header.checked_on = Some(Day::from_text("20261119"));
            }),
            (Warning::OutsidePeriod, |it| {
                it.body.results[0].valid_until = Some(Day::from_text("20261119"));
            }),
            (Warning::CharacterReplaced, |it| {
                it.body.results[0].name = Some("番号　●子".to_owned());
            }),
            (Warning::BirthdateDiffers, |it| {
                it.body.results[0].birthdate = Some(Day::from_text("19850404"));
            }),
            (Warning::RatioUnclear, |it| {
                it.body.results[0].ratio = Some(Percent::from_text("3"));
            }),
        ];
        for (warning, change) in rows {
            assert_eq!(warnings_after(change), [warning]);
        }
        let number = |it: &mut QualificationAnswer| {
            it.body.results[0].insurer_number = Some(InsurerNumber::new("06999998"));
        };
        assert_eq!(warnings_after(number), [Warning::InsurerNumberInvalid]);
    }

    #[test]
    fn a_birth_date_that_cannot_be_compared_is_not_taken_as_equal() {
        assert_eq!(
            warnings_after(|it| it.body.results[0].birthdate = None),
            [Warning::BirthdateDiffers]
        );
    }

    #[test]
    fn the_card_and_the_verification_are_looked_at_too() {
        let next_day = DAY.tomorrow().unwrap().at(0, 10, 0, 0);
        let mut answer = answer();
        answer.header.checked_on = Some(Day::new(next_day.date()));
        let record = ReceptionRecord::new(visual(), card(), answer, next_day).unwrap();
        assert_eq!(
            record.warnings(),
            [Warning::VerifiedOnAnotherDay, Warning::CertificateExpired]
        );
    }

    #[test]
    fn warnings_speak_both_languages_and_have_distinct_codes() {
        let mut codes: Vec<_> = Warning::ALL.iter().map(|warning| warning.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Warning::ALL.len());
        for warning in Warning::ALL {
            assert!(warning.message(Language::Japanese).ends_with('。'));
        }
    }

    #[test]
    fn json_has_the_documented_shape() {
        let mut answer = answer();
        answer.body.results[0].ratio = Some(Percent::from_text("030"));
        answer.body.message = Some("見本".to_owned());
        let json = json(&record(answer));
        assert_eq!(json["version"], 1);
        assert_eq!(json["at"], "2026-11-20T09:31:00");
        let identity = json!({
            "method": "VISUAL", "judge": "STAFF", "at": "2026-11-20T09:30:00", "staff": "uketsuke-01",
        });
        assert_eq!(json["identity"], identity);
        let card = json!({
            "pin_locked": true, "certificate_serial_hex": "00c0ffee",
            "certificate_not_after": "2026-11-20", "birthdate": "1985-04-03",
        });
        assert_eq!(json["card"], card);
        assert_eq!(json["eligibility"]["header"]["checked_on"], "2026-11-20");
        assert_eq!(
            json["eligibility"]["header"]["segment"],
            json!({ "code": "1", "label": "正常終了" })
        );
        assert_eq!(json["eligibility"]["text"], "見本");
        let insured = &json["insured"][0];
        assert_eq!(
            (&insured["name"], &insured["birthdate"]),
            (&json!("番号　花子"), &json!("1985-04-03"))
        );
        assert_eq!(
            (&insured["insurer_number"], &insured["ratio_percent"]),
            (&json!("06999999"), &json!(30))
        );
        assert_eq!(insured["consents"]["medication"]["state"], "NOT_ASKED");
        assert_eq!(insured.get("symbol"), None);
        assert_eq!(json["warnings"][0]["code"], "MESSAGE_ATTACHED");
    }

    #[test]
    fn debug_shows_nothing_personal() {
        let shown = format!("{:?}", record(answer()));
        for personal in ["花子", "06999999", "1985", "c0ffee", "uketsuke"] {
            assert!(!shown.contains(personal), "{personal} in {shown}");
        }
    }
}
