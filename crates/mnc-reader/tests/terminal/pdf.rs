//! Records that come as a PDF: handed over as they are, and only where a PDF belongs.

use crate::place::{Place, ask, line, terminal, trouble};
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::wire::{Encoding, MedicationRequest, MedicationSearch, ViewingHeader};
use mnc_reader::terminal::{
    ExchangeFolder, Limits, Received, Reply, Settings, TerminalClient, TerminalError, Ticket,
};
use mnc_testkit::terminal::{Register, Service, ServiceOptions};
use std::fs;
use std::io::Write;
use std::time::Duration;

/// Would be a billion laughs, if anybody read it as XML.
const PDF: &[u8] = b"%PDF-1.7\n<!DOCTYPE a [<!ENTITY l \"ha\">]><XmlMsg>&l;</XmlMsg>\n%%EOF\n";

fn send(client: &mut TerminalClient, prefix: &str) -> Ticket {
    let ticket = client.send(prefix, |ticket| {
        let mut header = ViewingHeader::default();
        header.file_identifier = Some(ticket.identifier().to_owned());
        MedicationRequest::new(header, MedicationSearch::default()).write(Encoding::ShiftJis)
    });
    ticket.unwrap()
}

fn reply(settings: Settings, prefix: &str, extension: &str, content: &[u8]) -> (Place, Reply) {
    let place = Place::new();
    let mut client = place.client_with(settings, crate::place::TestClock::idle());
    let ticket = send(&mut client, prefix);
    let name = ticket
        .name()
        .to_name()
        .replace("req_", "res_")
        .replace(".xml", extension);
    fs::write(place.path("res").join(name), content).unwrap();
    let reply = client.wait(&ticket, Duration::from_secs(5)).unwrap();
    if matches!(reply, Reply::Answered(_)) {
        client.finish(&ticket).unwrap();
    }
    (place, reply)
}

fn received(reply: Reply) -> Received {
    match reply {
        Reply::Answered(received) => received,
        Reply::Unknown(silence) => panic!("{silence:?}"),
    }
}

#[test]
fn records_as_a_pdf_are_handed_over_unread_and_removed_if_wanted() {
    for prefix in ["YZKsiquc01", "TKKsiquc01"] {
        let (place, reply) = reply(Settings::default().removing(), prefix, ".pdf", PDF);
        let received = received(reply);
        assert_eq!(
            (received.pdfs(), received.documents().len()),
            (&[PDF.to_vec()][..], 0)
        );
        assert!(matches!(
            received.answer(),
            Err(TerminalError::NotOneDocument)
        ));
        assert!(!format!("{received:?}").contains("XmlMsg"));
        assert!(place.files("res").is_empty());
    }
}

#[test]
fn a_pdf_in_an_archive_is_one_too() {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer
        .start_file("a.pdf", zip::write::SimpleFileOptions::default())
        .unwrap();
    writer.write_all(PDF).unwrap();
    let archive = writer.finish().unwrap().into_inner();
    let (_, reply) = reply(Settings::default(), "YZKsiquc01", ".zip", &archive);
    assert_eq!(received(reply).pdfs(), [PDF]);
}

#[test]
fn what_is_no_pdf_or_too_large_is_refused() {
    for content in [&b""[..], b"<a/>", b" %PDF-1.7"] {
        let (_, reply) = reply(Settings::default(), "YZKsiquc01", ".pdf", content);
        assert!(matches!(trouble(reply), Some(TerminalError::DamagedPdf)));
    }
    let mut settings = Settings::default();
    settings.limits = Limits {
        file: PDF.len() as u64 - 1,
        ..Limits::default()
    };
    let (_, reply) = reply(settings, "YZKsiquc01", ".pdf", PDF);
    assert!(matches!(trouble(reply), Some(TerminalError::TooLarge)));
}

#[test]
fn a_pdf_answers_no_other_family_and_nobody_elses_request() {
    let place = Place::new();
    let mut client = place.client();
    let ticket = ask(&mut client, line(Outcome::Valid).inquiry());
    let name = ticket.name().to_name().replace("req_", "res_");
    fs::write(place.path("res").join(name.replace(".xml", ".pdf")), PDF).unwrap();
    fs::write(place.path("res").join(&name), PDF).unwrap();
    let reply = client.wait(&ticket, Duration::from_secs(5)).unwrap();
    assert!(matches!(
        trouble(reply),
        Some(TerminalError::Eligibility(_))
    ));
    let ticket = send(&mut client, "YZKsiquc01");
    fs::write(place.path("res").join("YZKsiquc01res_another.pdf"), PDF).unwrap();
    let reply = client.wait(&ticket, Duration::from_secs(5)).unwrap();
    assert!(trouble(reply).is_none());
}

#[test]
fn the_virtual_terminal_answers_with_a_pdf() {
    for password in [None, Some("correct horse")] {
        let place = Place::new();
        let mut options = ServiceOptions::new(terminal(), Register::default());
        let mut settings = Settings::default();
        if let Some(password) = password {
            options = options.with_password(password);
            let password = mnc_reader::terminal::ArchivePassword::new(password.as_bytes());
            settings = settings.with_password(password);
        }
        let _service = Service::start(place.root.path(), options).unwrap();
        let folder = ExchangeFolder::under(place.root.path());
        let mut client = TerminalClient::open(folder, place.state.path(), settings).unwrap();
        let ticket = send(&mut client, "TKKsiquc01");
        let reply = client.wait(&ticket, Duration::from_secs(10)).unwrap();
        assert!(received(reply).pdfs()[0].starts_with(b"%PDF-"));
    }
}
