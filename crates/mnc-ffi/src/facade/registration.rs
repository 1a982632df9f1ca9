//! 健康保険証利用登録: what follows for a card that is not registered, and what to tell its holder.

use super::event::method;
use super::observation::Shown;
use super::parse;
use super::policy::setting;
use super::said::all_said;
use super::settings::Reader;
use mnc_abi::Result;
use mnc_core::DateTime;
use mnc_core::identity::policy::registration::{Route, allowed_routes};
use mnc_core::identity::policy::{ReaderCapabilities, Setting};
use mnc_core::identity::{CardAssessment, IdentityVerification, Method};
use mnc_core::reception::registration::{NextStep, RegistrationAdvice, next_step};
use serde::Deserialize;
use serde_json::{Value as Json, json};

/// A card at a place; `setting` and `at` must be there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    #[serde(default)]
    card: Shown,
    setting: String,
    at: String,
    /// How its holder was verified by the reader, if so.
    method: Option<String>,
    #[serde(default)]
    reader: Reader,
    #[serde(default)]
    registered: bool,
    #[serde(default)]
    plans_to_switch: bool,
}

/// What follows: `{next, methods, routes: [{route, method}], advice}`. `next` is `CONFIRM`,
/// `VERIFY_AGAIN` (by one of `methods`), `ELSEWHERE` (on one of `routes`), or `null` for a card that is
/// registered, or before its holder was verified.
///
/// # Errors
/// `InvalidArgument`.
pub fn advise(asked: &str) -> Result<String> {
    let asked: Asked = parse::json(asked, "registration")?;
    let (card, at) = (asked.card.assess()?, parse::time(&asked.at)?);
    let mut reader = ReaderCapabilities::default();
    asked.reader.apply(&mut reader);
    let setting = setting(&asked.setting)?;
    let verified = asked.method.as_deref().map(method).transpose()?;
    let next = verified.filter(|_| !asked.registered);
    let next = next.map(|method| step(method, &card, setting, reader, at));
    let (next, methods) = next.map_or((None, Vec::new()), |(next, methods)| (Some(next), methods));
    let routes = allowed_routes(card.kind(), card.scope(), at.date(), reader);
    let advice = RegistrationAdvice::of(&card, asked.registered, asked.plans_to_switch);
    Ok(json!({
        "next": next,
        "methods": methods.into_iter().map(Method::name).collect::<Vec<_>>(),
        "routes": routes.into_iter().map(route_json).collect::<Vec<_>>(),
        "advice": all_said!(advice),
    })
    .to_string())
}

fn step(
    method: Method,
    card: &CardAssessment,
    setting: Setting,
    reader: ReaderCapabilities,
    at: DateTime,
) -> (&'static str, Vec<Method>) {
    let identity = IdentityVerification::by_official_reader(method, at);
    match next_step(&identity, card, setting, reader) {
        NextStep::Confirm => ("CONFIRM", Vec::new()),
        NextStep::VerifyAgain(methods) => ("VERIFY_AGAIN", methods),
        NextStep::Elsewhere(_) => ("ELSEWHERE", Vec::new()),
    }
}

fn route_json(route: Route) -> Json {
    let (name, method) = match route {
        Route::Portal => ("PORTAL", None),
        Route::Atm => ("ATM", None),
        Route::PharmacyChain => ("PHARMACY_CHAIN", None),
        Route::Reader(method) => ("READER", Some(method)),
        Route::Municipality => ("MUNICIPALITY", None),
        _ => ("OTHER", None),
    };
    json!({ "route": name, "method": method.map(Method::name) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn advised(more: &str) -> Json {
        let text = format!(r#"{{"setting": "FACE_READER", "at": "2023-12-01T09:00:00"{more}}}"#);
        serde_json::from_str(&advise(&text).unwrap()).unwrap()
    }

    /// 厚生労働省 事務連絡（その2） of 2023-12-13, 2: readers register after sight from 2023-12-15.
    #[test]
    fn sight_was_not_enough_before_the_readers_knew_it() {
        let json = advised(r#", "method": "VISUAL""#);
        assert_eq!(json["next"], "VERIFY_AGAIN");
        assert_eq!(json["methods"], json!(["FACE", "PIN"]));
        assert_eq!(advised(r#", "method": "FACE""#)["next"], "CONFIRM");
        let later =
            r#"{"setting": "FACE_READER", "at": "2026-11-20T09:00:00", "method": "VISUAL"}"#;
        let later: Json = serde_json::from_str(&advise(later).unwrap()).unwrap();
        assert_eq!(later["next"], "CONFIRM");
        let elsewhere = later_in("GENERIC_READER");
        assert_eq!(elsewhere["next"], "ELSEWHERE");
        assert!(
            elsewhere["routes"]
                .as_array()
                .unwrap()
                .iter()
                .any(|it| it["route"] == "PORTAL")
        );
    }

    fn later_in(setting: &str) -> Json {
        let text =
            format!(r#"{{"setting": "{setting}", "at": "2026-11-20T09:00:00", "method": "PIN"}}"#);
        serde_json::from_str(&advise(&text).unwrap()).unwrap()
    }

    /// 総務省 事務連絡 of 2023-10-31: before a switch is the time to register.
    #[test]
    fn the_holder_is_told_what_matters() {
        let json = advised(r#", "plans_to_switch": true"#);
        assert_eq!(
            (&json["next"], &json["advice"][0]["code"]),
            (&Json::Null, &json!("REGISTER_BEFORE_SWITCH"))
        );
        let json = advised(r#", "registered": true, "method": "FACE""#);
        assert_eq!(
            (&json["next"], &json["advice"][0]["code"]),
            (&Json::Null, &json!("DEREGISTER_AT_INSURER"))
        );
        let grace = advised(r#", "card": {"life_cycle": "GRACE"}, "method": "FACE""#);
        assert_eq!(grace["routes"], json!([]));
        assert!(
            advise("{}").is_err()
                && advise(r#"{"setting": "BAR", "at": "2026-11-20T09:00:00"}"#).is_err()
        );
    }
}
