//! Commands per task on the virtual card, and what our layer adds to the bare transport.
//!
//! The limits are the fewest commands that ISO/IEC 7816-4 allows for the task: an application is
//! selected, a file is read with one extended command or in blocks of 256 bytes.
#![allow(clippy::unwrap_used, reason = "a bench may")]

use mnc_benches::{best_time, ratio};
use mnc_core::card::secret::{AttemptPolicy, AuthenticationPin, ReferenceNumberB};
use mnc_core::card::transport::{CardTransport, Disposition};
use mnc_core::card::{Application, Card, JpkiSecret, Session, SignatureScheme};
use mnc_testkit::virtual_card::{Filler, Kind, VirtualCard};

type Task = fn(&mut Session<'_>, &VirtualCard);

/// A task, and its limits with extended length and with short commands.
struct Row {
    name: &'static str,
    task: Task,
    extended: usize,
    short: fn(&Sizes) -> usize,
}

/// Sizes of the virtual card's files in bytes.
struct Sizes {
    certificate: usize,
    face_file: usize,
}

const ROWS: [Row; 6] = [
    Row {
        name: "user-authentication certificate",
        task: read_certificate,
        extended: 2,
        short: |sizes| 1 + sizes.certificate.div_ceil(256),
    },
    Row {
        name: "photo with 照合番号B, last try allowed",
        task: |session, card| read_photo(session, card, AttemptPolicy::AllowLastTry),
        extended: 3,
        short: |sizes| 2 + sizes.face_file.div_ceil(256),
    },
    Row {
        name: "photo with 照合番号B, last try kept",
        task: |session, card| read_photo(session, card, AttemptPolicy::KeepLastTry),
        extended: 4,
        short: |sizes| 3 + sizes.face_file.div_ceil(256),
    },
    Row {
        name: "tries left",
        task: tries_left,
        extended: 2,
        short: |_| 2,
    },
    Row {
        name: "signature with PIN, last try allowed",
        task: |session, _| sign(session, AttemptPolicy::AllowLastTry),
        extended: 3,
        short: |_| 3,
    },
    Row {
        name: "signature with PIN, last try kept",
        task: |session, _| sign(session, AttemptPolicy::KeepLastTry),
        extended: 4,
        short: |_| 4,
    },
];

fn main() {
    let card = virtual_card(true);
    let sizes = sizes(&card);
    println!(
        "certificate {} bytes, face file {} bytes",
        sizes.certificate, sizes.face_file
    );
    println!(
        "{:<45} {:>10} {:>8} {:>8} {:>8}",
        "commands per task", "extended", "limit", "short", "limit"
    );
    let mut above = false;
    for row in &ROWS {
        let (extended, short) = (count(row.task, true), count(row.task, false));
        let limit = (row.short)(&sizes);
        println!(
            "{:<45} {extended:>10} {:>8} {short:>8} {limit:>8}",
            row.name, row.extended
        );
        above |= extended > row.extended || short > limit;
    }
    println!(
        "\nclosing a session: {} commands after a secret, {} without",
        closing(true),
        closing(false)
    );
    println!("time per command of our layer and the card / of the card alone:");
    println!(
        "  tries left:            {:.1}",
        overhead(true, tries_left, &bare_status())
    );
    for extended in [true, false] {
        let bare = bare_certificate(extended, sizes.certificate);
        let form = if extended { "extended" } else { "short" };
        // This one includes that the certificate is parsed.
        println!(
            "  certificate, {form:<9} {:.1}",
            overhead(extended, read_certificate, &bare)
        );
    }
    if above {
        eprintln!("a count is above its limit");
        std::process::exit(1);
    }
}

fn virtual_card(extended: bool) -> VirtualCard {
    VirtualCard::builder()
        .kind(Kind::Normal)
        .filler(Filler::None)
        .extended_length(extended)
        .build()
}

/// The commands of a task, on a reader whose extended length is known from an earlier session.
fn count(task: Task, extended: bool) -> usize {
    let virtual_card = virtual_card(extended);
    let mut card = Card::new(virtual_card.transport());
    read_certificate(&mut card.begin().unwrap(), &virtual_card);
    let mut session = card.begin().unwrap();
    let before = virtual_card.apdu_count();
    task(&mut session, &virtual_card);
    virtual_card.apdu_count() - before
}

fn closing(with_secret: bool) -> usize {
    let virtual_card = virtual_card(true);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    if with_secret {
        sign(&mut session, AttemptPolicy::AllowLastTry);
    }
    let before = virtual_card.apdu_count();
    session.close().unwrap();
    virtual_card.apdu_count() - before
}

fn read_certificate(session: &mut Session<'_>, _: &VirtualCard) {
    session
        .jpki()
        .unwrap()
        .authentication_certificate()
        .unwrap();
}

fn read_photo(session: &mut Session<'_>, card: &VirtualCard, policy: AttemptPolicy) {
    let number = ReferenceNumberB::new(card.reference_number_b().as_bytes()).unwrap();
    let mut surface = session.surface().unwrap();
    surface
        .verify_reference_number_b(&number, policy)
        .unwrap()
        .face_file()
        .unwrap();
}

fn sign(session: &mut Session<'_>, policy: AttemptPolicy) {
    let pin = AuthenticationPin::new(b"1234").unwrap();
    let mut jpki = session.jpki().unwrap();
    let mut access = jpki.verify_authentication_pin(&pin, policy).unwrap();
    access
        .sign(SignatureScheme::Pkcs1Sha256, b"message")
        .unwrap();
}

fn sizes(virtual_card: &VirtualCard) -> Sizes {
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let certificate = session
        .jpki()
        .unwrap()
        .authentication_certificate()
        .unwrap()
        .der()
        .len();
    read_photo(&mut session, virtual_card, AttemptPolicy::AllowLastTry);
    // Without filler the whole file is the object.
    let face_file = virtual_card.transmit(&[0, 0xB0, 0x82, 0, 0, 0, 0]).len() - 2;
    Sizes {
        certificate,
        face_file,
    }
}

/// A task through our layer, as a multiple of the same commands sent bare.
fn overhead(extended: bool, task: Task, bare: &[Vec<u8>]) -> f64 {
    const ROUNDS: usize = 20;
    const REPETITIONS: usize = 200;
    let virtual_card = virtual_card(extended);
    let mut card = Card::new(virtual_card.transport());
    let ours = best_time(ROUNDS, REPETITIONS, || {
        task(&mut card.begin().unwrap(), &virtual_card);
    });
    let mut transport = virtual_card.transport();
    let bare = best_time(ROUNDS, REPETITIONS, || {
        let mut transaction = transport.begin().unwrap();
        for command in bare {
            transaction.transmit(command).unwrap();
        }
        transaction.end(Disposition::Leave).unwrap();
    });
    ratio(ours, bare)
}

fn select() -> Vec<u8> {
    [&[0, 0xA4, 4, 0x0C, 10][..], Application::Jpki.aid()].concat()
}

fn bare_status() -> Vec<Vec<u8>> {
    vec![select(), vec![0, 0x20, 0, 0x98]]
}

fn bare_certificate(extended: bool, size: usize) -> Vec<Vec<u8>> {
    if extended {
        return vec![select(), vec![0, 0xB0, 0x8A, 0, 0, 0, 0]];
    }
    let mut commands = vec![select(), vec![0, 0xB0, 0x8A, 0, 0]];
    for offset in (256..size).step_by(256) {
        let [p1, p2] = u16::try_from(offset).unwrap().to_be_bytes();
        let count = u8::try_from(size - offset).unwrap_or(0);
        commands.push(vec![0, 0xB0, p1, p2, count]);
    }
    commands
}

fn tries_left(session: &mut Session<'_>, _: &VirtualCard) {
    session
        .jpki()
        .unwrap()
        .secret_status(JpkiSecret::AuthenticationPin)
        .unwrap();
}
