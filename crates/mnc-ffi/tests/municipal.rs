//! A municipality's counter behind the facade: there and back on the virtual card, with an interruption.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc::facade::card::Card;
use mnc::facade::municipal::{Before, Pins, Procedure, missing_forms};
use mnc::facade::transport::Channel;
use mnc_abi::Result;
use mnc_testkit::virtual_card::{Kind, VirtualCard};
use serde_json::{Value as Json, json};

const DAY: &str = "2026-11-20";
const SET: &str = r#"{"occasion": "SWITCH_ONLY", "applicant": "AGENT", "wish": "BOX_TICKED",
    "forms": ["SWITCH_APPLICATION", "DELEGATION"]}"#;
const UNSET: &str = r#"{"occasion": "UNSET", "applicant": "HOLDER", "signature_certificate": true,
    "forms": ["PIN_INITIALISATION", "SIGNATURE_CERTIFICATE_APPLICATION"]}"#;

struct Wire(VirtualCard);

impl Channel for Wire {
    fn exchange(&mut self, command: &[u8]) -> Result<Vec<u8>, i32> {
        Ok(self.0.transmit(command))
    }

    fn max_command(&self) -> Option<usize> {
        None
    }

    fn extended_length(&self) -> Option<bool> {
        Some(true)
    }
}

fn card() -> (VirtualCard, Card) {
    let virtual_card = VirtualCard::new(Kind::Normal);
    let card = Card::on_channel(Wire(virtual_card.clone()));
    (virtual_card, card)
}

fn pins(pin: &str) -> Pins<'_> {
    Pins {
        authentication: pin.as_bytes(),
        residence: pin.as_bytes(),
        input_support: pin.as_bytes(),
    }
}

fn json_of(text: Result<String>) -> Json {
    serde_json::from_str(&text.unwrap()).unwrap()
}

fn status<T>(result: Result<T>) -> i32 {
    result.err().unwrap().status()
}

fn step(procedure: &Procedure) -> Json {
    json_of(procedure.state(DAY))["step"]["code"].clone()
}

fn report(procedure: &Procedure, report: &str, more: &str) {
    let text = format!(r#"{{"report": "{report}"{more}}}"#);
    procedure.report(&text).unwrap_or_else(|_| panic!("{text}"));
}

fn serial(card: &Card) -> String {
    let read: Json = serde_json::from_slice(&card.identification().unwrap()).unwrap();
    read["serial_number"].as_str().unwrap().to_owned()
}

/// Up to the step that locks the card.
fn to_the_lock(virtual_card: &VirtualCard, card: &Card) -> Procedure {
    let procedure = Procedure::begin(card, SET, DAY).unwrap();
    let state = json_of(procedure.state(DAY));
    assert_eq!(state["plan"]["code"], "SET");
    assert_eq!(state["guidance"][0]["code"], "SERVICES_LOST");
    assert_eq!(status(procedure.draw_pin("{}")), 720);
    report(&procedure, "LIMITS_EXPLAINED", "");
    assert_eq!(step(&procedure), "REMOVE_SIGNATURE_CERTIFICATE");
    assert_eq!(status(procedure.confirm(card)), 721);
    let other = r#"{"report": "SIGNATURE_CERTIFICATE_REVOKED", "reason": "OTHER"}"#;
    assert_eq!(status(procedure.report(other)), 721);
    virtual_card.remove_signature_certificate();
    procedure.confirm(card).unwrap();

    let known = Before::of(0, Some(pins(virtual_card.auth_pin()))).unwrap();
    assert_eq!(status(procedure.set_common_pin(card, &known)), 721);
    let printed =
        json!({ "texts": [serial(card)], "dates": [{ "date": "1942-03-05", "era_year": 17 }] });
    procedure.draw_pin(&printed.to_string()).unwrap();
    assert_eq!(procedure.common_pin().unwrap().len(), 4);
    procedure.set_common_pin(card, &known).unwrap();
    report(
        &procedure,
        "OPERATING_STATUS",
        r#", "status": "IN_OPERATION""#,
    );
    assert_eq!(step(&procedure), "LOCK_PINS");
    procedure
}

#[test]
fn a_card_is_set_and_unset() {
    let (virtual_card, card) = card();
    let procedure = to_the_lock(&virtual_card, &card);
    let before = virtual_card.verify_attempts();
    assert_eq!(status(procedure.lock_pins(&card, "0000")), 209);
    assert_eq!(
        virtual_card.verify_attempts(),
        before,
        "nothing is sent for another card"
    );
    let state = json_of(procedure.lock_pins(&card, &serial(&card)));
    assert_eq!(
        (&state["all_locked"], &state["signature_certificate"]),
        (&true.into(), &false.into())
    );
    assert_eq!(state["pins"].as_array().unwrap().len(), 4);
    assert_eq!(state["pins"][0]["tries"], 0);
    assert_eq!(json_of(card.pins()), state);
    assert_eq!(
        status(procedure.common_pin()),
        10,
        "nobody needs it any more"
    );
    report(&procedure, "ENTRY_WRITTEN", r#", "place": "COLUMN""#);
    assert_eq!(json_of(procedure.state(DAY))["entry"], "追記欄「顔認証」");
    report(&procedure, "HANDED_OVER", "");
    assert_eq!(step(&procedure), Json::Null);

    let procedure = Procedure::begin(&card, UNSET, DAY).unwrap();
    assert_eq!(step(&procedure), "INITIALISE_PINS");
    assert_eq!(status(procedure.confirm(&card)), 721);
    virtual_card.initialise_pins("7391");
    procedure.confirm(&card).unwrap();
    let wrong = Before::of(0, Some(pins("0007"))).unwrap();
    assert_eq!(
        status(procedure.set_new_pins(&card, &wrong, pins("8642"))),
        300
    );
    let known = Before::of(0, Some(pins("7391"))).unwrap();
    procedure.set_new_pins(&card, &known, pins("8642")).unwrap();
    assert_eq!(json_of(card.pins())["none_locked"], true);
    virtual_card.issue_signature_certificate(virtual_card.sign_password());
    report(&procedure, "SIGNATURE_CERTIFICATE_ISSUED", "");
    report(&procedure, "ENTRY_STRUCK_THROUGH", "");
    report(&procedure, "HANDED_OVER", "");
    let state = json_of(procedure.state(DAY));
    assert_eq!(
        (&state["step"], &state["entry"]),
        (&Json::Null, &"追記欄「顔認証」(取り消し線)".into())
    );
}

#[test]
fn an_interrupted_procedure_goes_on_where_it_was() {
    let (virtual_card, card) = card();
    let procedure = to_the_lock(&virtual_card, &card);
    let progress = json_of(procedure.state(DAY))["progress"]
        .as_str()
        .unwrap()
        .to_owned();
    drop(procedure);

    let again = Procedure::resume(&card, &progress).unwrap();
    assert_eq!(step(&again), "LOCK_PINS");
    // The common PIN went with the process.
    assert_eq!(status(again.lock_pins(&card, &serial(&card))), 721);
    again.common_pin_lost().unwrap();
    assert_eq!(step(&again), "SET_COMMON_PIN");
    virtual_card.initialise_pins("7391");
    again.draw_pin("{}").unwrap();
    let known = Before::of(1, Some(pins("7391"))).unwrap();
    again.set_common_pin(&card, &known).unwrap();
    report(&again, "OPERATING_STATUS", r#", "status": "IN_OPERATION""#);
    assert_eq!(
        json_of(again.lock_pins(&card, &serial(&card)))["all_locked"],
        true
    );
    assert_eq!(status(Procedure::resume(&card, "{}")), 100);
}

#[test]
fn what_is_missing_or_not_known_is_said() {
    let (_, card) = card();
    let bare = r#"{"occasion": "SWITCH_ONLY", "applicant": "AGENT", "wish": "BOX_TICKED"}"#;
    let missing = json_of(missing_forms(bare));
    assert_eq!(missing.as_array().unwrap().len(), 2);
    assert_eq!(missing[0]["code"], "SWITCH_APPLICATION");
    assert_eq!(status(Procedure::begin(&card, bare, DAY)), 721);
    for bad in [
        r#"{"occasion": "LUNCH", "applicant": "HOLDER"}"#,
        r#"{"occasion": "UNSET", "applicant": "NEIGHBOUR"}"#,
        r#"{"occasion": "UNSET", "applicant": "HOLDER", "forms": ["MENU"]}"#,
        r#"{"occasion": "UNSET", "applicant": "HOLDER", "full_column": "LATER"}"#,
        r#"{"occasion": "UNSET", "applicant": "HOLDER", "wishes": 3}"#,
    ] {
        assert_eq!(status(missing_forms(bad)), 100, "{bad}");
    }
    let procedure = Procedure::begin(&card, SET, DAY).unwrap();
    for bad in [
        r#"{"report": "GONE"}"#,
        r#"{"report": "ENTRY_WRITTEN", "place": "BACK"}"#,
        "[]",
    ] {
        assert_eq!(status(procedure.report(bad)), 100, "{bad}");
    }
    assert_eq!(
        status(procedure.report(r#"{"report": "HANDED_OVER"}"#)),
        720
    );
    assert_eq!(status(Before::of(0, None)), 1);
    assert_eq!(status(Before::of(3, None)), 9);
    assert_eq!(status(Before::of(0, Some(pins("12")))), 101);
    assert!(Before::of(2, None).is_ok());
}
