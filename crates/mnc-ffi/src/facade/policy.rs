//! Which methods verify a person with a card, in a setting, on a day; and the routes of a counter.

use super::consent::groups_said;
use super::parse;
use super::said::said;
use super::settings::{self, Reader};
use mnc_abi::Result;
use mnc_core::identity::policy::service::{SERVICE_RULES, Service, ServiceRule};
use mnc_core::identity::policy::{
    Certainty, Condition, FallBack, Offer, Procedure, ReaderCapabilities, Setting, allowed_methods,
};
use mnc_core::identity::{CardKind, Method, Scope};
use mnc_core::reception::consent::ConsentVersion;
use mnc_core::reception::routes::{ConsentPlace, MatrixRow, matrix};
use serde::Deserialize;
use serde_json::{Value as Json, json};

const WHAT: &str = "policy";

/// A card in a setting on a day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    card: String,
    setting: String,
    day: String,
    #[serde(default)]
    reader: Reader,
}

/// The methods to offer, in their order, or what takes their place: `{methods, condition, scope, rule,
/// fall_back, procedure}`.
///
/// # Errors
/// `InvalidArgument`.
pub fn methods(asked: &str) -> Result<String> {
    let asked: Asked = parse::json(asked, WHAT)?;
    let mut reader = ReaderCapabilities::default();
    asked.reader.apply(&mut reader);
    let card = parse::code(&CardKind::ALL, CardKind::name, &asked.card, WHAT)?;
    let setting = setting(&asked.setting)?;
    let offer = allowed_methods(card, setting, parse::day(&asked.day)?, reader);
    Ok(offer_json(&offer).to_string())
}

/// Every route with every kind of card on a day, at a counter with these settings: an array of `{route,
/// card, methods, condition, scope, rule, fall_back, procedure, consent, version, groups}`.
///
/// # Errors
/// `InvalidArgument`.
pub fn routes(settings_text: &str, day: &str) -> Result<String> {
    let (counter, day) = (settings::counter(settings_text)?, parse::day(day)?);
    let rows = matrix(&counter, day);
    Ok(Json::Array(rows.iter().map(row_json).collect()).to_string())
}

/// For whom the services are open on a day: an array of `{service, normal_card, face_card,
/// qualification_certificate, certain}`; `null` where the notices do not say, empty before the first day of
/// the 顔認証マイナンバーカード.
///
/// # Errors
/// `InvalidArgument`.
pub fn services(day: &str) -> Result<String> {
    let day = parse::day(day)?;
    let rules = SERVICE_RULES.iter().filter(|it| it.period.contains(day));
    Ok(Json::Array(rules.map(service_json).collect()).to_string())
}

/// The setting with this name.
pub(super) fn setting(name: &str) -> Result<Setting> {
    parse::code(&Setting::ALL, Setting::name, name, WHAT)
}

fn row_json(row: &MatrixRow) -> Json {
    let mut json = offer_json(&row.offer);
    super::visit::join(
        &mut json,
        json!({
            "route": said!(row.route),
            "card": row.kind.name(),
            "consent": consent_place(row.place),
            "version": row.version.map(ConsentVersion::name),
            "groups": groups_said(row.groups),
        }),
    );
    json
}

fn offer_json(offer: &Result<Offer, FallBack>) -> Json {
    let (offer, instead) = match offer {
        Ok(offer) => (Some(offer), None),
        Err(instead) => (None, Some(*instead)),
    };
    let methods = offer.map_or(&[][..], |offer| &offer.methods);
    json!({
        "methods": methods.iter().copied().map(Method::name).collect::<Vec<_>>(),
        "condition": offer.and_then(|it| it.condition).map(condition),
        "scope": offer.map(|it| it.scope).map(Scope::name),
        "rule": offer.map(|it| it.rule),
        "fall_back": instead.map(|it| said!(it)),
        "procedure": instead.map(FallBack::procedure).map(procedure),
    })
}

fn service_json(rule: &ServiceRule) -> Json {
    json!({
        "service": service(rule.service),
        "normal_card": rule.normal_card,
        "face_card": rule.face_card,
        "qualification_certificate": rule.qualification_certificate,
        "certain": rule.certainty == Certainty::Confirmed,
    })
}

fn service(service: Service) -> &'static str {
    match service {
        Service::Outpatient => "OUTPATIENT",
        Service::MedicalInformation => "MEDICAL_INFORMATION",
        Service::HomeVisit => "HOME_VISIT",
        Service::OnlineCare => "ONLINE_CARE",
        Service::PhotoIdentification => "PHOTO_IDENTIFICATION",
        Service::Portal => "PORTAL",
        Service::ConvenienceStore => "CONVENIENCE_STORE",
        Service::OnlineProcedure => "ONLINE_PROCEDURE",
        Service::PhoneLoading => "PHONE_LOADING",
        _ => "OTHER",
    }
}

fn condition(condition: Condition) -> &'static str {
    match condition {
        Condition::PhotoIdentificationAtDesk => "PHOTO_IDENTIFICATION_AT_DESK",
        Condition::PatientPresentAndWishing => "PATIENT_PRESENT_AND_WISHING",
        _ => "OTHER",
    }
}

fn procedure(procedure: Procedure) -> &'static str {
    match procedure {
        Procedure::WithoutConfirmation => "WITHOUT_CONFIRMATION",
        Procedure::PrescriptionOrCertificate => "PRESCRIPTION_OR_CERTIFICATE",
        Procedure::AskAgain => "ASK_AGAIN",
        Procedure::SearchWithoutCard => "SEARCH_WITHOUT_CARD",
        Procedure::AnotherSetting => "ANOTHER_SETTING",
        _ => "OTHER",
    }
}

const fn consent_place(place: ConsentPlace) -> &'static str {
    match place {
        ConsentPlace::After => "AFTER",
        ConsentPlace::Before => "BEFORE",
        ConsentPlace::Orally => "ORALLY",
        ConsentPlace::Never => "NEVER",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Json {
        serde_json::from_str(&methods(text).unwrap()).unwrap()
    }

    /// 厚生労働省 事務連絡（その2） of 2023-12-13, 3(2).
    #[test]
    fn the_methods_follow_from_card_setting_day_and_reader() {
        let json = asked(r#"{"card": "FACE_CARD", "setting": "FACE_READER", "day": "2026-11-20"}"#);
        assert_eq!(json["methods"], json!(["FACE", "VISUAL"]));
        assert_eq!(
            (&json["scope"], &json["fall_back"]),
            (&json!("FULL"), &Json::Null)
        );
        let without = asked(
            r#"{"card": "FACE_CARD", "setting": "FACE_READER", "day": "2026-11-20",
                "reader": {"visual_mode_on_terminal": false}}"#,
        );
        assert_eq!(without["methods"], json!(["FACE"]));
        let online =
            asked(r#"{"card": "FACE_CARD", "setting": "ONLINE_CARE", "day": "2026-11-20"}"#);
        assert_eq!(online["methods"], json!([]));
        assert_eq!(online["fall_back"]["code"], "PIN_UNAVAILABLE");
        assert_eq!(online["procedure"], "ANOTHER_SETTING");
        let early =
            asked(r#"{"card": "FACE_CARD", "setting": "FACE_READER", "day": "2023-01-01"}"#);
        assert_eq!(early["fall_back"]["code"], "NOT_IN_FORCE");
        for bad in [
            "{}",
            r#"{"card": "BLUE", "setting": "FACE_READER", "day": "2026-11-20"}"#,
            r#"{"card": "FACE_CARD", "setting": "BAR", "day": "2026-11-20"}"#,
        ] {
            assert_eq!(methods(bad).unwrap_err().status(), 100, "{bad}");
        }
    }

    #[test]
    fn every_route_has_a_row_for_each_kind_of_card() {
        let text = routes(r#"{"route": "WINDOW"}"#, "2026-11-20").unwrap();
        let rows: Vec<Json> = serde_json::from_str(&text).unwrap();
        let row = |route: &str, card: &str| {
            let found = rows
                .iter()
                .find(|it| it["route"]["code"] == route && it["card"] == card);
            found.unwrap().clone()
        };
        let window = row("WINDOW", "NORMAL");
        assert_eq!(window["methods"][0], "FACE");
        assert_eq!(
            (&window["consent"], &window["version"]),
            (&json!("AFTER"), &json!("CM2"))
        );
        assert_eq!(window["groups"][0]["code"], "MEDICATION");
        assert_eq!(row("WINDOW", "UNUSABLE")["consent"], "NEVER");
        assert_eq!(row("HOME_VISIT_WEB", "NORMAL")["consent"], "BEFORE");
        assert!(rows.len() > 130, "{}", rows.len());
    }

    /// 厚生労働省 事務連絡（その2） of 2023-12-13, 参考2 and 参考3; home visits since 2024-10-01.
    #[test]
    fn each_service_is_open_to_whom_the_notices_say() {
        let rows = |day| -> Vec<Json> { serde_json::from_str(&services(day).unwrap()).unwrap() };
        let on = |day, name: &str| {
            let rows = rows(day);
            rows.iter()
                .find(|it| it["service"] == name)
                .unwrap()
                .clone()
        };
        let home = on("2024-09-30", "HOME_VISIT");
        assert_eq!(
            (&home["face_card"], &home["certain"]),
            (&json!(false), &json!(true))
        );
        let home = on("2026-11-20", "HOME_VISIT");
        assert_eq!(
            (&home["face_card"], &home["certain"]),
            (&json!(true), &json!(false))
        );
        assert_eq!(home["qualification_certificate"], Json::Null);
        let portal = on("2026-11-20", "PORTAL");
        assert_eq!(
            (&portal["normal_card"], &portal["face_card"]),
            (&json!(true), &json!(false))
        );
        let names: std::collections::BTreeSet<_> =
            SERVICE_RULES.iter().map(|it| service(it.service)).collect();
        assert!(names.len() == 9 && !names.contains("OTHER"), "{names:?}");
        assert_eq!((rows("2026-11-20").len(), rows("2023-12-14").len()), (9, 0));
        assert_eq!(services("tomorrow").unwrap_err().status(), 100);
    }

    #[test]
    fn every_condition_and_procedure_has_a_name() {
        for name in FallBack::ALL.iter().map(|it| procedure(it.procedure())) {
            assert_ne!(name, "OTHER");
        }
        for it in [
            Condition::PhotoIdentificationAtDesk,
            Condition::PatientPresentAndWishing,
        ] {
            assert_ne!(condition(it), "OTHER");
        }
    }
}
