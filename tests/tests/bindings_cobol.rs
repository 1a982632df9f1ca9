//! The COBOL binding, compiled by `GnuCOBOL` and run.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod bindings;

use bindings::root;
use bindings::workshop::{Workshop, contains, has};
use encoding_rs::SHIFT_JIS;

const INSTALL: &str = "apt-get install --no-install-recommends gnucobol4";

/// A workshop, or nothing on a machine without the compiler.
fn workshop() -> Option<Workshop> {
    has("cobc", "--version", INSTALL).then(Workshop::new)
}

/// Compiles a program of the binding, such as `examples/reception`; it must come without a warning.
fn program(workshop: &Workshop, name: &str) -> String {
    let folder = root().join("bindings/cobol");
    let source = folder.join(format!("{name}.cob"));
    let target = workshop.path().join(name.rsplit('/').next().unwrap());
    let target = target.to_str().unwrap().to_owned();
    let here = workshop.path().to_str().unwrap();
    let arguments = [
        "-x",
        "-Wall",
        "-Werror",
        "-fstatic-call",
        "-I",
        folder.to_str().unwrap(),
        "-o",
        &target,
        source.to_str().unwrap(),
        "-L",
        here,
        "-lmnc",
        "-lmnc_testing",
    ];
    workshop.run("cobc", &arguments);
    target
}

#[test]
fn the_programs_say_what_they_should() {
    let Some(workshop) = workshop() else { return };
    let diagnose = program(&workshop, "examples/diagnose");
    contains(
        &workshop.say(&diagnose, &[]),
        &["interface 0", r#""usable":true"#],
    );

    let certificate = program(&workshop, "examples/certificate");
    let lines = [
        "worth: +0000000001 電子証明書は有効です。",
        "PIN: state +0000000000, +0000000003 tries left",
        "wrong PIN: +0000000002 tries left",
        "signature: 00000000000000000256 bytes",
    ];
    contains(&workshop.say(&certificate, &[]), &lines);
    contains(
        &workshop.say(&certificate, &["face"]),
        &["PIN: state +0000000001, +0000000000 tries"],
    );
    let phone = ["a phone wants its PIN first", "signature: "];
    contains(&workshop.say(&certificate, &["smartphone-android"]), &phone);

    let said = workshop.say(&program(&workshop, "examples/reception"), &[]);
    let lines = [
        r#""end":"RECEIVED""#,
        r#""record":{"#,
        r#""method":"FACE""#,
        "GRANTED",
    ];
    contains(&said, &lines);

    let said = workshop.say(&program(&workshop, "examples/fallback"), &[]);
    let lines = [
        r#""patient_number":"000084""#,
        r#""local":"番号花子""#,
        "case: 1(1)a",
        "page: 0",
    ];
    contains(&said, &lines);
}

/// The eligibility, and a name in the two encodings.
#[test]
fn the_eligibility_comes_in_both_encodings() {
    let Some(workshop) = workshop() else { return };
    let folder = workshop.folder();
    let [exchange, state] = ["oqs", "state"].map(|it| folder.join(it).to_str().unwrap().to_owned());
    let said = workshop.run(
        &program(&workshop, "examples/eligibility"),
        &[&exchange, &state],
    );
    let utf8 = String::from_utf8_lossy(&said);
    contains(
        &utf8,
        &[
            "confirmed: +0000000001",
            "outcome: VALID",
            "name: 番号　花子",
            "pending: 00000000000000000000",
        ],
    );
    let (cp932, _, _) = SHIFT_JIS.decode(&said);
    contains(&cp932, &["name in CP932: 番号　花子"]);
}

#[test]
fn every_status_speaks_cobol_in_cp932_too() {
    let Some(workshop) = workshop() else { return };
    let table = root().join("bindings/statuses.tsv");
    let said = workshop.run(
        &program(&workshop, "tests/statuses"),
        &[table.to_str().unwrap()],
    );
    let (said, _, damaged) = SHIFT_JIS.decode(&said);
    assert!(!damaged, "{said}");
    let statuses = mnc_abi::statuses();
    for row in &statuses {
        contains(&said, &[&format!("{}: {}", row.name, row.japanese)]);
    }
    assert!(
        said.ends_with(&format!("+{:010} statuses\n", statuses.len())),
        "{said}"
    );
}

#[test]
fn every_misuse_is_a_status() {
    let Some(workshop) = workshop() else { return };
    let said = workshop.say(&program(&workshop, "tests/misuse"), &[]);
    assert_eq!(said, "every misuse is a status\n");
}
