//! The C# binding, compiled as .NET Framework source and run on Mono.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod bindings;
#[allow(dead_code, reason = "the tests of the transcripts use the rest")]
#[path = "../../crates/mnc-ffi/tests/transcripts/line.rs"]
mod line;

use bindings::header::Header;
use bindings::method::by_hand;
use bindings::workshop::{Workshop, contains, has};
use bindings::{read, root};
use line::Line;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

const INSTALL: &str =
    "apt-get install --no-install-recommends mono-mcs mono-runtime libmono-system-core4.0-cil";
/// C# 5 is what .NET Framework 4 comes with.
const STRICT: [&str; 3] = ["-langversion:5", "-warnaserror", "-warn:4"];

/// A folder with the two assemblies, made once, or nothing on a machine without Mono.
fn assemblies() -> Option<&'static Workshop> {
    static MADE: OnceLock<Option<Workshop>> = OnceLock::new();
    let make = || {
        let there = has("mcs", "--version", INSTALL) && has("mono", "--version", INSTALL);
        there.then(|| make_assemblies(Workshop::kept("bindings-csharp")))
    };
    MADE.get_or_init(make).as_ref()
}

fn make_assemblies(workshop: Workshop) -> Workshop {
    let library = ["-target:library", "-doc:Mnc.Net.xml", "-out:Mnc.Net.dll"];
    compile(&workshop, &library, &sources("Mnc"));
    let testing = ["-target:library", "-r:Mnc.Net.dll", "-out:MncTesting.dll"];
    compile(&workshop, &testing, &sources("MncTesting"));
    workshop
}

fn sources(folder: &str) -> Vec<PathBuf> {
    let folder = root().join("bindings/csharp").join(folder);
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    files
        .filter(|it| it.extension().is_some_and(|it| it == "cs"))
        .collect()
}

fn compile(workshop: &Workshop, options: &[&str], sources: &[PathBuf]) {
    let sources = sources.iter().map(|it| it.to_str().unwrap());
    let arguments: Vec<_> = STRICT
        .into_iter()
        .chain(options.iter().copied())
        .chain(sources)
        .collect();
    workshop.run("mcs", &arguments);
}

/// Compiles a program of the binding, such as `examples/Reception`.
fn program(workshop: &Workshop, name: &str) -> String {
    let folder = root().join("bindings/csharp");
    let mut sources = vec![folder.join(format!("{name}.cs"))];
    if name.starts_with("examples/") {
        sources.push(folder.join("examples/Example.cs"));
    }
    let target = format!("{}.exe", name.rsplit('/').next().unwrap());
    compile(
        workshop,
        &[
            "-r:Mnc.Net.dll",
            "-r:MncTesting.dll",
            &format!("-out:{target}"),
        ],
        &sources,
    );
    target
}

fn say(workshop: &Workshop, program: &str, arguments: &[&str]) -> String {
    workshop.say("mono", &[&[program], arguments].concat())
}

#[test]
fn the_programs_say_what_they_should() {
    let Some(workshop) = assemblies() else { return };
    let diagnose = program(workshop, "examples/Diagnose");
    contains(
        &say(workshop, &diagnose, &[]),
        &["mnc: 0.", r#""usable":true"#],
    );

    let certificate = program(workshop, "examples/ReadCertificate");
    let lines = [
        "worth: 1 電子証明書は有効です。",
        "PIN: state 0, 3 tries left",
        "wrong PIN: WRONG_SECRET, 2 tries left",
        "signature: 256 bytes",
        r#""name":"架空　花子""#,
        "photo: 1",
    ];
    contains(&say(workshop, &certificate, &[]), &lines);
    contains(
        &say(workshop, &certificate, &["face"]),
        &["PIN: state 1, 0 tries", "worth: 1"],
    );
    contains(&say(workshop, &certificate, &["infant"]), &["photo: none"]);
    let phone = ["a phone wants its PIN first", "a phone does not have them"];
    contains(
        &say(workshop, &certificate, &["smartphone-android"]),
        &phone,
    );

    let reception = program(workshop, "examples/Reception");
    let lines = [
        r#""end":"RECEIVED""#,
        r#""record":{"#,
        r#""method":"FACE""#,
        "GRANTED",
    ];
    contains(&say(workshop, &reception, &[]), &lines);
    let lines = [
        r#""code":"PIN_AGAIN""#,
        r#""judge":"HOLDER","method":"PIN""#,
    ];
    contains(&say(workshop, &reception, &["normal", "pin"]), &lines);

    let folder = workshop.folder();
    let [exchange, state] = ["oqs", "state"].map(|it| folder.join(it).to_str().unwrap().to_owned());
    let said = say(
        workshop,
        &program(workshop, "examples/Eligibility"),
        &[&exchange, &state],
    );
    let lines = [
        "confirmed: True, results: 1",
        "Outcome: VALID",
        "Name: 番号　花子",
        "CP932: 10 bytes",
        "pending: 0",
    ];
    contains(&said, &lines);

    let form = folder.join("form.html");
    let said = say(
        workshop,
        &program(workshop, "examples/MatchAndFallBack"),
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
fn every_status_speaks_csharp() {
    let Some(workshop) = assemblies() else { return };
    let table = root().join("bindings/statuses.tsv");
    let said = say(
        workshop,
        &program(workshop, "tests/Statuses"),
        &[table.to_str().unwrap()],
    );
    assert_eq!(said, format!("{} statuses\n", mnc_abi::statuses().len()));
}

#[test]
fn every_misuse_is_an_exception() {
    let Some(workshop) = assemblies() else { return };
    let misuse = program(workshop, "tests/Misuse");
    assert_eq!(
        say(workshop, &misuse, &[]),
        "every misuse is an exception\n"
    );
    let leave = program(workshop, "tests/Leave");
    for (how, code) in [("return", 0), ("exit", 7), ("throw", 1)] {
        let output = workshop.start("mono", &[&leave, how]);
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
    let Some(workshop) = assemblies() else { return };
    let said = say(workshop, &program(workshop, "tests/Devices"), &[]);
    assert!(said.ends_with("every device keeps its manners\n"), "{said}");
}

#[test]
fn replayed_in_csharp_each_call_comes_to_the_same() {
    let Some(workshop) = assemblies() else { return };
    let folder = root().join("bindings/transcripts");
    let files = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path());
    let mut files: Vec<_> = files
        .filter(|it| it.extension().is_some_and(|it| it == "jsonl"))
        .collect();
    files.sort();
    assert!(files.len() > 20);
    let paths = [folder.join("anchors.json")]
        .into_iter()
        .chain(files.iter().cloned());
    let paths: Vec<_> = paths.map(|it| it.to_str().unwrap().to_owned()).collect();
    let arguments: Vec<_> = paths.iter().map(String::as_str).collect();
    let said = say(workshop, &program(workshop, "tests/Replay"), &arguments);
    assert_eq!(said.lines().count(), files.len());
    for (line, file) in said.lines().zip(&files) {
        let transcript = fs::read_to_string(file).unwrap();
        let expected = Line::read(transcript.lines().last().unwrap()).sorted();
        let printed = if line.starts_with(r#"{"line":"#) {
            Line::read(line).sorted()
        } else {
            Line::result_of_json(line)
        };
        assert_eq!(printed, expected, "{}", file.display());
    }
}

/// What the generator leaves out is called by hand.
#[test]
fn every_function_is_reached() {
    let (main, testing) = (Header::main(), Header::testing());
    let all = [&main, &testing];
    let written: String = [sources("Mnc"), sources("MncTesting")]
        .concat()
        .iter()
        .map(|it| fs::read_to_string(it).unwrap())
        .collect();
    let names = by_hand(&main, &all)
        .into_iter()
        .chain(by_hand(&testing, &all));
    for name in names {
        assert!(
            written.contains(&format!(".{name}(")),
            "{name} is called nowhere in C#"
        );
    }
    assert!(read("bindings/csharp/Mnc/Methods.cs").contains("Native.mnc_card_sign("));
}
