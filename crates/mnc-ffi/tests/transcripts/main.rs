//! The transcripts that every binding replays: recorded from the virtual card, verified, and replayed
//! here and in C. `UPDATE_TRANSCRIPTS=1` writes them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod call;
mod channel;
mod line;
mod scenario;
#[cfg(target_os = "linux")]
#[path = "../workshop/mod.rs"]
mod workshop;

use channel::{Exchanges, FAILED, Recorded, Replayed, from_hex, hex};
use line::Line;
use mnc::facade::certificate::Anchors;
use mnc::facade::transport::extended_length;
use scenario::{Scenario, all};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../bindings/transcripts")
}

fn updating() -> bool {
    std::env::var_os("UPDATE_TRANSCRIPTS").is_some()
}

/// Compares with the committed file, or writes it.
fn settle(name: &str, text: &str) {
    let place = folder().join(name);
    if updating() {
        fs::write(&place, text).unwrap();
    }
    let committed = fs::read_to_string(&place).unwrap_or_default();
    assert!(
        committed == text,
        "{name} differs: UPDATE_TRANSCRIPTS=1 writes it"
    );
}

/// The authorities of the virtual cards, as the library for tests writes them.
fn anchors() -> String {
    let mut len = 0;
    let mut room = Vec::new();
    for _ in 0..2 {
        room.resize(len, 0_u8);
        // SAFETY: `len` is the room, and no error is wanted.
        unsafe {
            mnc_testing::card::mnc_testing_anchors_copy(
                room.as_mut_ptr().cast(),
                &raw mut len,
                std::ptr::null_mut(),
            )
        };
    }
    room.truncate(len);
    String::from_utf8(room).unwrap()
}

fn test_anchors() -> Anchors {
    Anchors::for_tests(&anchors()).unwrap()
}

fn record(scenario: &Scenario) -> String {
    let card = scenario.card();
    let exchanges = Exchanges::default();
    let channel = Recorded {
        card: card.clone(),
        extended_length: scenario.says,
        faults: scenario.faults.clone(),
        exchanges: exchanges.clone(),
    };
    let entered = scenario.entered(&card);
    let last = call::make(&scenario.call, &entered, channel, &test_anchors());
    let exchanges = exchanges.lock().unwrap();
    let behind = scenario.faults.iter().filter(|it| it.0 > exchanges.len());
    assert_eq!(behind.count(), 0, "{}: a fault never came", scenario.name);
    let said = exchanges.iter().cloned();
    let lines = [scenario.head(), scenario.call.clone()]
        .into_iter()
        .chain(said)
        .chain([last]);
    lines.fold(String::new(), |text, line| text + &line.to_string() + "\n")
}

/// A transcript taken apart.
struct Transcript {
    name: String,
    card: Line,
    call: Line,
    exchanges: Vec<Line>,
    expected: Line,
}

impl Transcript {
    fn all() -> Vec<Self> {
        let mut all: Vec<_> = names().into_iter().map(Self::read).collect();
        all.sort_by(|one, other| one.name.cmp(&other.name));
        all
    }

    fn read(name: String) -> Self {
        let text = fs::read_to_string(folder().join(&name)).unwrap();
        let mut lines = text.lines().map(Line::read);
        let (card, call) = (lines.next().unwrap(), lines.next().unwrap());
        let mut exchanges: Vec<_> = lines.collect();
        let expected = exchanges.pop().unwrap().sorted();
        Self {
            name,
            card,
            call,
            exchanges,
            expected,
        }
    }

    /// What the call comes to, and the lines that are left over.
    fn replay(&self, call: &Line) -> (Line, usize) {
        let rest: Exchanges = Exchanges::default();
        rest.lock().unwrap().extend(self.exchanges.clone());
        let channel = Replayed {
            rest: rest.clone(),
            extended_length: extended_length(self.card.number("extended_length").unwrap()).unwrap(),
        };
        let entered = call.text("entered").unwrap_or_default();
        let result = call::make(call, entered, channel, &test_anchors());
        let left = rest.lock().unwrap().len();
        (result.sorted(), left)
    }
}

/// The transcripts in the folder.
fn names() -> BTreeSet<String> {
    let files = fs::read_dir(folder()).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names
        .filter(|it| it != "anchors.json" && it != "README.md")
        .collect()
}

#[test]
fn the_transcripts_are_what_the_virtual_card_says() {
    let scenarios = all();
    for scenario in &scenarios {
        settle(&format!("{}.jsonl", scenario.name), &record(scenario));
    }
    settle("anchors.json", &(anchors() + "\n"));
    let wanted = scenarios.iter().map(|it| format!("{}.jsonl", it.name));
    let wanted: BTreeSet<_> = wanted.collect();
    assert_eq!(names(), wanted, "a transcript without a scenario");
}

#[test]
fn replayed_in_rust_each_call_comes_to_what_was_recorded() {
    for transcript in Transcript::all() {
        let (result, left) = transcript.replay(&transcript.call);
        assert_eq!(result, transcript.expected, "{}", transcript.name);
        assert_eq!(left, 0, "{}: the call ended early", transcript.name);
    }
}

#[test]
fn a_strange_command_is_a_failure_of_the_transport() {
    let transcript = Transcript::read("normal-secret-status.jsonl".to_owned());
    let other = Line::new("call")
        .with("call", "secret_status")
        .with("secret", 2);
    let (result, left) = transcript.replay(&other);
    assert_eq!(result.number("status"), Some(FAILED), "{result}");
    assert!(left > 0, "what was not used shows");
}

#[test]
fn no_secret_is_written_down() {
    let mut presented = 0;
    for transcript in Transcript::all() {
        for line in &transcript.exchanges {
            let command = line.text("command").unwrap();
            let data = command.get(10..).unwrap_or_default();
            if &command[2..4] == "20" && !data.is_empty() {
                assert!(data.bytes().all(|it| it == b'x'), "{}", transcript.name);
                presented += 1;
            }
        }
    }
    assert!(presented > 5, "{presented}");
}

/// What the program in C prints for a transcript.
#[cfg(target_os = "linux")]
fn printed(line: &str) -> Line {
    if line.starts_with(r#"{"line":"#) {
        Line::read(line).sorted()
    } else {
        Line::result_of_json(line)
    }
}

#[cfg(target_os = "linux")]
#[test]
fn replayed_in_c_each_call_comes_to_the_same() {
    use workshop::{SANITIZED, Workshop, has};
    if !has("gcc") {
        return;
    }
    let transcripts = Transcript::all();
    let files = transcripts.iter().map(|it| it.name.as_str());
    let paths = ["anchors.json"].into_iter().chain(files);
    let paths: Vec<_> = paths.map(|it| folder().join(it)).collect();
    let arguments: Vec<_> = paths.iter().map(|it| it.to_str().unwrap()).collect();
    let workshop = Workshop::new();
    for (standard, more) in [("c99", &[][..]), ("c11", &SANITIZED)] {
        let program = workshop.compile("crates/mnc-ffi/tests/c/replay.c", standard, more);
        let said = workshop.run(&[], &program, &arguments);
        assert_eq!(said.lines().count(), transcripts.len());
        for (line, transcript) in said.lines().zip(&transcripts) {
            assert_eq!(printed(line), transcript.expected, "{}", transcript.name);
        }
    }
}

#[test]
fn hexadecimal_goes_both_ways() {
    assert_eq!(hex(&[0, 0xA4, 0xFF]), "00A4FF");
    assert_eq!(from_hex("00A4FF"), [0, 0xA4, 0xFF]);
}
