//! Writes the seeds of the card and eligibility targets: answers of the virtual card and terminal.
//! `cargo run --bin seeds` in this folder; the seeds are committed.

mod bodies;
#[path = "../../crates/mnc-face/tests/support/onnx.rs"]
#[allow(dead_code, unreachable_pub)]
mod onnx;

use bodies::BODIES;
use mnc_core::card::Session;
use mnc_core::eligibility::wire::{Element, Encoding, Family};
use mnc_fuzz::{flows, record};
use mnc_testkit::people::Holder;
use mnc_testkit::terminal::{InsuredPerson, VirtualTerminal, Visit};
use mnc_testkit::virtual_card::{Filler, Kind, VirtualCard};
use std::{fs, io};

type Flow = fn(&mut Session<'_>) -> mnc_core::Result<()>;

const FLOWS: [(&str, Flow); 4] = [
    ("jpki", flows::jpki),
    ("surface", flows::surface),
    ("input_support", flows::input_support),
    ("common", flows::common),
];

fn main() -> io::Result<()> {
    for kind in [Kind::Normal, Kind::Face, Kind::Infant] {
        for extended in [true, false] {
            for (target, flow) in FLOWS {
                let form = if extended { "extended" } else { "short" };
                let name = format!("{}-{form}", kind.as_str());
                write(target, &name, &record(&card(kind, extended), flow))?;
            }
        }
    }
    write("response", "ok", &[0x90, 0x00])?;
    write("tlv", "cv-certificate", &cv_certificate())?;
    eligibility()?;
    families()?;
    models()
}

/// A card whose secrets are the ones that the flows present.
fn card(kind: Kind, extended: bool) -> VirtualCard {
    VirtualCard::builder()
        .kind(kind)
        .auth_pin("1234")
        .input_support_pin("1234")
        .reference_number_b("17051720310000")
        .filler(Filler::None)
        .extended_length(extended)
        .build()
}

fn cv_certificate() -> Vec<u8> {
    let card = VirtualCard::new(Kind::Normal);
    let aid = mnc_core::card::Application::Surface.aid();
    card.transmit(&[&[0, 0xA4, 4, 0x0C, 10], aid].concat());
    let answer = card.transmit(&[0, 0xB0, 0x84, 0, 0, 0, 0]);
    answer[..answer.len() - 2].to_vec()
}

fn eligibility() -> io::Result<()> {
    let day = mnc_core::Date::constant(2026, 11, 20);
    let person = InsuredPerson::of(&Holder::hanako(), day);
    for (encoding, name) in [(Encoding::Utf8, "utf-8"), (Encoding::ShiftJis, "shift-jis")] {
        let terminal = VirtualTerminal::new("1319999999").with_encoding(encoding);
        let file = terminal.push(&person, &Visit::new(day.at(9, 30, 0, 0)));
        let file = file.ok().flatten().ok_or(io::ErrorKind::InvalidData)?;
        write("eligibility", name, &file.bytes)?;
        write("eligibility", "name", file.name.to_name().as_bytes())?;
    }
    Ok(())
}

/// One message of each family and direction, behind the byte by which the targets choose it.
fn families() -> io::Result<()> {
    for (index, family) in Family::ALL.iter().enumerate() {
        for (direction, form) in ["request", "answer"].into_iter().enumerate() {
            let choice = u8::try_from(2 * index + direction).unwrap_or_default();
            let header = "<MedicalInstitutionCode>1319999999</MedicalInstitutionCode>\
                <ArbitraryFileIdentifier>x-1</ArbitraryFileIdentifier>";
            let body = BODIES[index % BODIES.len()][direction];
            let text = format!(
                "<XmlMsg><MessageHeader>{header}</MessageHeader>\
                 <MessageBody>{body}</MessageBody></XmlMsg>"
            );
            let tree = Element::read(text.as_bytes())
                .map_err(|_| io::ErrorKind::InvalidData)?
                .0;
            for (encoding, label) in [(Encoding::Utf8, "utf-8"), (Encoding::ShiftJis, "shift-jis")]
            {
                let file = tree
                    .write(encoding)
                    .map_err(|_| io::ErrorKind::InvalidData)?;
                let seed = [&[choice], file.as_slice()].concat();
                write(
                    "eligibility_families",
                    &format!("{}-{form}-{label}", family.prefix()),
                    &seed,
                )?;
                if body.contains("Unit>") {
                    write(
                        "eligibility_bulk",
                        &format!("{}-{label}", family.prefix()),
                        &seed,
                    )?;
                }
            }
        }
    }
    Ok(())
}

/// A network of two operators, small enough for the target's inputs.
fn models() -> io::Result<()> {
    let mut graph = onnx::Graph::default();
    graph.squares("squares", 4, vec![0.01; 3 * 3 * 16], vec![0.5; 3]);
    graph.node("Relu", &["squares"], "embedding", Vec::new());
    graph.output("embedding");
    write("face_model", "squares.onnx", &graph.bytes())
}

fn write(target: &str, name: &str, seed: &[u8]) -> io::Result<()> {
    let folder = format!("{}/seeds/{target}", env!("CARGO_MANIFEST_DIR"));
    fs::create_dir_all(&folder)?;
    fs::write(format!("{folder}/{name}"), seed)
}
