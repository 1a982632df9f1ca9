//! The Pascal binding, compiled by Free Pascal in its Delphi mode and run.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod bindings;

use bindings::header::Header;
use bindings::method::by_hand;
use bindings::workshop::{Workshop, contains, has};
use bindings::{read, root};
use std::fs;

const INSTALL: &str = "apt-get install --no-install-recommends fpc";

/// A workshop, or nothing on a machine without the compiler.
fn workshop() -> Option<Workshop> {
    has("fpc", "-iV", INSTALL).then(Workshop::new)
}

/// Compiles a program of the binding, such as `examples/Reception`; a warning is an error.
fn program(workshop: &Workshop, name: &str) -> String {
    let folder = root().join("bindings/pascal");
    let [units, shared, source] = ["", "examples", &format!("{name}.pas")]
        .map(|it| folder.join(it).to_str().unwrap().to_owned());
    let here = workshop.path().to_str().unwrap();
    workshop.run(
        "fpc",
        &[
            "-Mdelphi",
            "-O1",
            "-vew",
            "-Sew",
            "-l-",
            &format!("-FE{here}"),
            &format!("-FU{here}"),
            &format!("-Fl{here}"),
            &format!("-Fu{units}"),
            &format!("-Fu{shared}"),
            &source,
        ],
    );
    let name = name.rsplit('/').next().unwrap();
    workshop.path().join(name).to_str().unwrap().to_owned()
}

#[test]
fn the_programs_say_what_they_should() {
    let Some(workshop) = workshop() else { return };
    let diagnose = program(&workshop, "examples/Diagnose");
    contains(
        &workshop.say(&diagnose, &[]),
        &["mnc 0.", r#""usable":true"#],
    );

    let certificate = program(&workshop, "examples/ReadCertificate");
    let lines = [
        "worth: 1 電子証明書は有効です。",
        "PIN: state 0, 3 tries left",
        "wrong PIN: WRONG_SECRET, 2 tries left",
        "signature: 256 bytes",
        r#""name":"架空　花子""#,
        "photo: 1",
    ];
    contains(&workshop.say(&certificate, &[]), &lines);
    contains(
        &workshop.say(&certificate, &["face"]),
        &["PIN: state 1, 0 tries", "worth: 1"],
    );
    contains(&workshop.say(&certificate, &["infant"]), &["photo: none"]);
    let phone = ["a phone wants its PIN first", "a phone does not have them"];
    contains(&workshop.say(&certificate, &["smartphone-android"]), &phone);

    let reception = program(&workshop, "examples/Reception");
    let lines = [
        r#""end":"RECEIVED""#,
        r#""record":{"#,
        r#""method":"FACE""#,
        "GRANTED",
    ];
    contains(&workshop.say(&reception, &[]), &lines);
    let lines = [
        r#""code":"PIN_AGAIN""#,
        r#""judge":"HOLDER","method":"PIN""#,
    ];
    contains(&workshop.say(&reception, &["normal", "pin"]), &lines);

    let folder = workshop.folder();
    let [exchange, state] = ["oqs", "state"].map(|it| folder.join(it).to_str().unwrap().to_owned());
    let said = workshop.say(
        &program(&workshop, "examples/Eligibility"),
        &[&exchange, &state],
    );
    let lines = [
        "confirmed: TRUE, results: 1",
        "outcome: VALID",
        "name: 番号　花子",
        "CP932: 10 bytes",
        "pending: 0",
    ];
    contains(&said, &lines);

    let form = folder.join("form.html");
    let said = workshop.say(
        &program(&workshop, "examples/MatchAndFallBack"),
        &[form.to_str().unwrap()],
    );
    let lines = [
        "patients: 2",
        r#""patient_number":"000084""#,
        r#""end":"FALL_BACK""#,
        "case: 1(1)a",
        ", filled",
    ];
    contains(&said, &lines);
    assert!(fs::read_to_string(form).unwrap().contains("番号　花子"));
}

#[test]
fn every_status_speaks_pascal() {
    let Some(workshop) = workshop() else { return };
    let table = root().join("bindings/statuses.tsv");
    let said = workshop.say(
        &program(&workshop, "tests/Statuses"),
        &[table.to_str().unwrap()],
    );
    assert_eq!(said, format!("{} statuses\n", mnc_abi::statuses().len()));
}

#[test]
fn every_misuse_is_an_exception() {
    let Some(workshop) = workshop() else { return };
    let misuse = program(&workshop, "tests/Misuse");
    assert_eq!(workshop.say(&misuse, &[]), "every misuse is an exception\n");
    let leave = program(&workshop, "tests/Leave");
    // 217 is how a Pascal program ends over an exception of its own.
    for (how, code) in [("return", 0), ("halt", 7), ("raise", 217)] {
        let output = workshop.start(&leave, &[how]);
        assert_eq!(output.status.code(), Some(code), "{how}: {output:?}");
        assert_eq!(
            output.stdout,
            format!("3 tries, leaving by {how}\n").as_bytes()
        );
    }
}

/// With the features of the library that it was built with; the program says which.
#[test]
fn the_devices_keep_their_manners() {
    let Some(workshop) = workshop() else { return };
    let said = workshop.say(&program(&workshop, "tests/Devices"), &[]);
    assert!(said.ends_with("every device keeps its manners\n"), "{said}");
}

/// What the generator leaves out is called by hand, but for the data, which the base takes.
#[test]
fn every_function_is_reached() {
    let (main, testing) = (Header::main(), Header::testing());
    let all = [&main, &testing];
    let units = [
        "Mnc",
        "MncBase",
        "MncFaceEngine",
        "MncMunicipal",
        "MncTransport",
        "MncTesting",
        "MncVirtualCard",
    ];
    let written: String = units
        .map(|it| read(&format!("bindings/pascal/{it}.pas")))
        .concat();
    for name in by_hand(&main, &all)
        .into_iter()
        .chain(by_hand(&testing, &all))
    {
        assert!(written.contains(name), "{name} is called nowhere in Pascal");
    }
    assert!(written.contains("MncFound(mnc_card_sign("));
}
