//! The examples of the page on the C interface are taken by their functions, and give what it says.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc::facade::answer::Answer;
use mnc::facade::consent::Consent;
use mnc::facade::usage::Usage;
use mnc::facade::visit::Visit;
use mnc::facade::visual_mode::VisualMode;
use mnc::facade::{
    advice, calendar, claim, declaration, fallback, name, outage, patient, policy, registration,
};
use serde_json::Value as Json;
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../../docs/c-abi.md");
const DAY: &str = "2026-11-20";
const AT: &str = "2026-11-20T10:00:00";

/// A function of the page: its name, the example, and the fields that it says to give.
struct Section {
    function: &'static str,
    example: &'static str,
    gives: Option<BTreeSet<&'static str>>,
}

fn sections() -> Vec<Section> {
    let parts = PAGE.split("\n### `").skip(1);
    parts
        .map(|part| {
            let (function, rest) = part.split_once('`').unwrap();
            let rest = rest.split("\n## ").next().unwrap();
            let block = rest.split_once("```json\n").map(|(_, block)| block);
            let example = block.map_or("", |block| block.split_once("```").unwrap().0);
            Section {
                function,
                example,
                gives: named(rest),
            }
        })
        .collect()
}

/// The fields behind "gives", if it is followed by any.
fn named(text: &'static str) -> Option<BTreeSet<&'static str>> {
    let behind = |(at, _): (usize, _)| {
        let rest = text[at + 4..].trim_start();
        let rest = rest.strip_prefix("an array of ").unwrap_or(rest);
        rest.strip_prefix("`{")
    };
    let fields = text.match_indices("ives").find_map(behind)?;
    let (fields, _) = fields.split_once("}`").unwrap();
    Some(fields.split(", ").collect())
}

fn answer() -> Answer {
    let document = "<XmlMsg><MessageBody><ResultList><ResultOfQualificationConfirmation>\
        <Name>番号　花子</Name></ResultOfQualificationConfirmation></ResultList></MessageBody></XmlMsg>";
    Answer::read(document.as_bytes()).unwrap()
}

/// A visit that awaits a confirmation by sight, in the mode for it.
fn confirmed(seen: &str) -> mnc_abi::Result<String> {
    let visit = Visit::begin(r#"{"route": "WINDOW"}"#, AT).unwrap();
    visit.step(r#"{"event": "CARD_PLACED"}"#, AT).unwrap();
    visit.step(r#"{"event": "STAFF_TAKES_OVER"}"#, AT).unwrap();
    let mode = VisualMode::new(r#"{"remind_after_seconds": 300}"#).unwrap();
    let on = r#"{"event": "SWITCH_ON", "version": "TERMINAL", "staff": "uketsuke-01"}"#;
    mode.step(on, AT).unwrap();
    mode.confirm(&visit, seen, AT)
}

fn recorded(facts: &str) -> mnc_abi::Result<String> {
    let consent = Consent::begin(r#"{"how": "NOTHING"}"#).unwrap();
    consent.record(facts, Some(&answer()), 0)
}

fn call(function: &str, example: &str) -> mnc_abi::Result<String> {
    match function {
        "mnc_patient_compare" => {
            let settings = r#"{"approved_spellings": false}"#;
            patient::compare(example, &answer(), 0, DAY, settings)
        }
        "mnc_calendar_read" => calendar::read("S60.4.3"),
        "mnc_calendar_age" => calendar::age("S60.4.3", DAY, ""),
        "mnc_name_fold" => Ok(name::fold("番号花子")),
        "mnc_name_check" => Ok(name::check("番号花子")),
        "mnc_fallback_enter" => fallback::enter(example),
        "mnc_fallback_decide" => fallback::decide_on(example),
        "mnc_declaration_check" => declaration::check(example, DAY),
        "mnc_outage_search" => outage::search(example),
        "mnc_outage_next" => outage::next(example),
        "mnc_outage_report" => outage::report(example),
        "mnc_claim_decide" => claim::decide(example),
        "mnc_advice_find" => advice::find(example),
        "mnc_advice_sheet" => advice::sheet(example),
        "mnc_policy_methods" => policy::methods(example),
        "mnc_policy_services" => policy::services(DAY),
        "mnc_registration_advise" => registration::advise(example),
        "mnc_consent_begin" => Consent::begin(example).and_then(|it| it.screen()),
        "mnc_consent_record" => recorded(example),
        "mnc_visual_mode_step" => VisualMode::new("{}").and_then(|it| it.step(example, AT)),
        "mnc_visual_mode_confirm" => confirmed(example),
        "mnc_usage_json" => Usage::default().to_json(),
        other => panic!("{other} is on the page and not in this test"),
    }
}

#[test]
fn every_example_is_taken_and_gives_the_fields_that_the_page_names() {
    let sections = sections();
    assert!(sections.len() > 20, "{}", sections.len());
    for section in &sections {
        let function = section.function;
        let called = call(function, section.example);
        let text = called.unwrap_or_else(|failure| panic!("{function}: {failure:?}"));
        let json: Json = serde_json::from_str(&text).unwrap();
        let first = if json.is_array() { &json[0] } else { &json };
        let Some(gives) = &section.gives else {
            assert_eq!(function, "mnc_visual_mode_confirm", "says nothing");
            continue;
        };
        let fields: BTreeSet<_> = first
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(&fields, gives, "{function}");
    }
}

/// A report without a defect: the examples are good ones.
#[test]
fn the_examples_lack_nothing() {
    let example = |name: &str| {
        let sections = sections();
        let found = sections.iter().find(|it| it.function == name);
        let text = call(name, found.unwrap().example).unwrap();
        serde_json::from_str::<Json>(&text).unwrap()
    };
    assert_eq!(
        example("mnc_declaration_check")["warnings"],
        Json::Array(Vec::new())
    );
    assert_eq!(
        example("mnc_outage_search")["defects"],
        Json::Array(Vec::new())
    );
    assert_eq!(
        example("mnc_outage_report")["defects"],
        Json::Array(Vec::new())
    );
    assert_eq!(example("mnc_claim_decide")["missing"], Json::Null);
    assert_eq!(example("mnc_advice_find").as_array().unwrap().len(), 6);
}
