//! The exchange folder behind the facade, against the virtual terminal: bulk, records, face results, waits.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc::facade::received::Received;
use mnc::facade::terminal::Terminal;
use mnc_abi::Result;
use mnc_core::Date;
use mnc_reader::terminal::{Clock, SystemClock};
use mnc_testkit::people::Holder;
use mnc_testkit::terminal::{
    InsuredPerson, Register, Registration, Service, ServiceOptions, VirtualTerminal, Visit,
};
use serde_json::{Value as Json, json};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const DAY: Date = Date::constant(2026, 11, 20);
const INSTITUTION: &str = "1319999999";
const LONG: u32 = 20_000;

struct Counter {
    folder: TempDir,
    service: Service,
    person: InsuredPerson,
    terminal: Terminal,
}

fn open(folder: &Path) -> Terminal {
    let settings = json!({ "root": folder.join("oqs"), "state": folder.join("state") });
    Terminal::open(&settings.to_string(), b"").unwrap()
}

fn counter() -> Counter {
    let folder = tempfile::tempdir().unwrap();
    let person = InsuredPerson::of(&Holder::hanako(), DAY);
    let register = Register::of(vec![Registration::valid(person.clone())]);
    let options = ServiceOptions::new(VirtualTerminal::new(INSTITUTION), register);
    let service = Service::start(folder.path().join("oqs"), options).unwrap();
    let terminal = open(folder.path());
    Counter {
        folder,
        service,
        person,
        terminal,
    }
}

impl Counter {
    fn asked(&self, kind: &str, fields: &Json) -> Received {
        let mut request = json!({
            "kind": kind,
            "header": { "institution_code": INSTITUTION, "day": DAY.to_string() },
        });
        let more = fields.as_object().unwrap().clone();
        request.as_object_mut().unwrap().extend(more);
        if request["holder"].is_object() {
            request.as_object_mut().unwrap().remove("header");
        }
        let request = self.terminal.send(&request.to_string()).unwrap();
        let received = self.terminal.receive(&request, LONG).unwrap();
        self.terminal.finish(&request).unwrap();
        received
    }

    /// Hands in and fetches until it is done.
    fn bulk(&self, kind: &str, fields: &Json) -> Received {
        let handed_in = json_of(self.asked(kind, fields).summary());
        let number = &handed_in["reception_number"];
        assert!(number.is_string(), "{handed_in}");
        loop {
            let fields = json!({ "of": kind, "reception_number": number });
            let results = self.asked("BULK_RESULTS", &fields);
            if json_of(results.summary())["processing"] == false {
                return results;
            }
        }
    }

    fn in_person(&self, identifier: &str) -> Json {
        json!({
            "identifier": identifier,
            "insurer_number": self.person.insurer_number,
            "symbol": self.person.symbol,
            "number": self.person.number,
            "branch": self.person.branch,
            "birthdate": self.person.birthdate.to_string(),
        })
    }
}

fn json_of(bytes: Result<zeroize::Zeroizing<Vec<u8>>>) -> Json {
    serde_json::from_slice(&bytes.unwrap()).unwrap()
}

fn status<T>(result: Result<T>) -> i32 {
    result.err().unwrap().status()
}

#[test]
fn a_page_of_people_is_handed_in_fetched_and_reconciled() {
    let counter = counter();
    let mut stranger = counter.in_person("b");
    stranger["number"] = "99999999".into();
    let people = json!([counter.in_person("a"), stranger]);
    let results = counter.bulk("BULK_INQUIRY", &json!({ "people": people }));
    let summary = json_of(results.summary());
    assert_eq!(
        (&summary["family"], &summary["documents"]),
        (&"OQSmuquc02".into(), &1.into())
    );

    let mut page = people;
    page.as_array_mut()
        .unwrap()
        .push(json!({ "identifier": "c" }));
    let found = json_of(results.reconcile(&page.to_string()));
    let of = |identifier: &str| {
        let all = found["findings"].as_array().unwrap();
        let found = all.iter().find(|it| it["identifier"] == identifier);
        found.unwrap().clone()
    };
    assert_eq!(of("a")["finding"], "CHANGED", "{found}");
    assert_eq!(of("a")["results"][0]["number"], counter.person.number);
    assert_eq!(of("b")["finding"], "LOST");
    assert_eq!(
        (of("c")["finding"].clone(), of("c")["results"].clone()),
        ("UNKNOWN".into(), Json::Null)
    );
    assert_eq!(found["counts"]["CHANGED"], 1);

    // What was known makes it unchanged.
    let known = counter.asked("INQUIRY", &json!({ "person": counter.in_person("a") }));
    let known = String::from_utf8(known.document(0).unwrap().to_vec()).unwrap();
    let mut person = counter.in_person("a");
    person["known_answer"] = known.into();
    let found = json_of(results.reconcile(&json!([person]).to_string()));
    assert_eq!(found["findings"][0]["finding"], "UNCHANGED");
    assert_eq!(found["strangers"], 1);

    let first = json_of(results.units(0, 1));
    assert_eq!(
        (first["units"].as_array().unwrap().len(), &first["more"]),
        (1, &true.into())
    );
    let rest = json_of(results.units(1, 10));
    assert_eq!(
        (rest["units"].as_array().unwrap().len(), &rest["more"]),
        (1, &false.into())
    );
    assert_eq!(first["units"][0]["outcome"], "VALID");
}

#[test]
fn every_other_family_answers() {
    let counter = counter();
    let registration = json!({
        "identifier": "a", "reference_number": "P-0001",
        "insurer_number": counter.person.insurer_number, "symbol": counter.person.symbol,
        "number": counter.person.number, "birthdate": counter.person.birthdate.to_string(),
    });
    let many = counter.bulk(
        "BULK_REGISTRATION",
        &json!({ "registrations": [registration] }),
    );
    let unit = &json_of(many.units(0, 9))["units"][0];
    assert_eq!(
        (&unit["reference_number"], &unit["finding"]),
        (&"P-0001".into(), &"ACCEPTED".into())
    );
    for (kind, fields) in [
        ("AID_TICKETS", json!({ "month": "202611" })),
        (
            "HOME_VISIT",
            json!({ "search": { "consent_from": "2026-11-01", "consent_to": "2026-11-20" } }),
        ),
        ("ONLINE_CARE", json!({ "search": {} })),
    ] {
        let results = counter.bulk(kind, &fields);
        assert!(json_of(results.units(0, 100))["units"].is_array(), "{kind}");
    }
    let holder = json!({
        "institution_code": INSTITUTION, "insurer_number": counter.person.insurer_number,
        "symbol": counter.person.symbol, "number": counter.person.number,
    });
    for kind in ["MEDICATION", "CHECKUP"] {
        let records = counter.asked(kind, &json!({ "holder": holder }));
        let summary = json_of(records.summary());
        assert_eq!(
            (&summary["documents"], &summary["pdfs"]),
            (&0.into(), &1.into()),
            "{kind}"
        );
        assert!(records.pdf(0).unwrap().starts_with(b"%PDF-"));
        assert_eq!(
            (status(records.pdf(1)), status(records.document(0))),
            (10, 10)
        );
        assert_eq!(status(records.units(0, 1)), 10);
    }
    let answer = counter.asked("INQUIRY", &json!({ "person": counter.in_person("a") }));
    assert_eq!(json_of(answer.summary())["result"], "VALID");
    assert_eq!(answer.answer().unwrap().summary(), (true, 1));
}

/// The virtual terminal does not answer these: the test does.
#[test]
fn a_registration_and_records_as_xml_say_what_came_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let oqs = folder.path().join("oqs");
    for part in ["req", "res", "face"] {
        std::fs::create_dir_all(oqs.join(part)).unwrap();
    }
    let terminal = open(folder.path());
    let answered = |request: Json, body: &str| {
        let request = terminal.send(&request.to_string()).unwrap();
        let file = std::fs::read_dir(oqs.join("req"))
            .unwrap()
            .next()
            .unwrap()
            .unwrap();
        let asked = std::fs::read_to_string(file.path()).unwrap();
        let tag = "<ArbitraryFileIdentifier>";
        let (_, identifier) = asked.split_once(tag).unwrap();
        let (identifier, _) = identifier.split_once('<').unwrap();
        let header = format!("{tag}{identifier}</ArbitraryFileIdentifier>");
        let answer = format!(
            "<XmlMsg><MessageHeader>{header}</MessageHeader><MessageBody>{body}</MessageBody></XmlMsg>"
        );
        let name = file.file_name().to_str().unwrap().replace("req", "res");
        std::fs::remove_file(file.path()).unwrap();
        std::fs::write(oqs.join("res").join(name), answer).unwrap();
        terminal.receive(&request, LONG).unwrap()
    };
    let header = json!({ "institution_code": INSTITUTION, "day": DAY.to_string() });
    let registration = json!({
        "kind": "REGISTRATION", "header": header,
        "registration": { "reference_number": "P-0001", "number": "0012" },
    });
    let status_of = "<ProcessingResultStatus>2</ProcessingResultStatus>\
                     <ProcessingResultCode>E1</ProcessingResultCode>";
    let summary = json_of(answered(registration, status_of).summary());
    assert_eq!(
        (&summary["result"], &summary["code"]),
        (&"2".into(), &"E1".into())
    );
    for (kind, code, result) in [("CHECKUP", "1", "NORMAL"), ("MEDICATION", "9", "FAILED")] {
        let asked = json!({ "kind": kind, "holder": { "institution_code": INSTITUTION } });
        let body = format!("<ResultCode>{code}</ResultCode>");
        let records = answered(asked, &body);
        assert_eq!(json_of(records.summary())["result"], result, "{kind}");
        assert!(records.document(0).unwrap().starts_with(b"<XmlMsg>"));
    }
}

#[test]
fn a_face_result_is_somebodys_for_a_reason_only() {
    let counter = counter();
    let mut person = counter.person.clone();
    person.reference_number = Some("P-0001".into());
    let visit = Visit::new(SystemClock::default().now());
    counter.service.push(&person, &visit).unwrap().unwrap();
    let listed = json_of(counter.terminal.faces(LONG));
    let face = &listed["results"][0];
    assert_eq!(
        (&face["name"], &face["copies"]),
        (&person.name.clone().into(), &1.into())
    );
    let id = face["id"].as_str().unwrap();

    let bind = |binding: &str| counter.terminal.bind_face(id, binding);
    assert_eq!(status(bind(r#"{"reference_number": "P-0002"}"#)), 61);
    assert_eq!(
        status(bind(
            r#"{"birthdate": "1999-01-01", "staff": "uketsuke-01"}"#
        )),
        61
    );
    assert_eq!(status(bind(r#"{"staff": "uketsuke-01"}"#)), 100);
    assert_eq!(status(counter.terminal.finish_face(id)), 57);
    assert!(
        bind(r#"{"reference_number": "P-0001"}"#)
            .unwrap()
            .summary()
            .0
    );
    assert_eq!(status(bind(r#"{"reference_number": "P-0001"}"#)), 58);
    assert_eq!(json_of(counter.terminal.faces(0))["results"], json!([]));
    counter.terminal.release_face(id).unwrap();
    let by_staff = json!({ "birthdate": person.birthdate.to_string(), "staff": "uketsuke-01" });
    bind(&by_staff.to_string()).unwrap();
    counter.terminal.finish_face(id).unwrap();
    assert_eq!(status(counter.terminal.finish_face(id)), 57);
    let Counter {
        folder, terminal, ..
    } = counter;
    drop(terminal);
    assert_eq!(
        json_of(open(folder.path()).faces(3_000))["results"],
        json!([])
    );
}

/// The waits here would take twenty seconds each.
#[test]
fn a_wait_lets_others_in_and_is_cancelled_from_another_thread() {
    let folder = tempfile::tempdir().unwrap();
    for part in ["req", "res", "face"] {
        std::fs::create_dir_all(folder.path().join("oqs").join(part)).unwrap();
    }
    let terminal = open(folder.path());
    let request = json!({ "kind": "CHECKUP", "holder": { "institution_code": INSTITUTION } });
    let request = terminal.send(&request.to_string()).unwrap();
    let start = Instant::now();
    thread::scope(|scope| {
        let answer = scope.spawn(|| status(terminal.receive(&request, LONG)));
        let faces = scope.spawn(|| status(terminal.faces(LONG)));
        thread::sleep(Duration::from_millis(300));
        assert_eq!(terminal.pending().unwrap(), 1);
        while !(answer.is_finished() && faces.is_finished()) {
            terminal.cancel();
            thread::sleep(Duration::from_millis(20));
        }
        assert_eq!((answer.join().unwrap(), faces.join().unwrap()), (207, 207));
    });
    assert!(start.elapsed() < Duration::from_secs(u64::from(LONG) / 1000));
    // A later wait is not concerned, and the request is still open.
    assert_eq!(status(terminal.receive(&request, 0)), 11);
}
