//! Requests and their answers.

use crate::place::{
    MINUTE, Place, TestClock, answered, ask, header, line, register, terminal, trouble,
};
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::QualificationAnswer;
use mnc_core::eligibility::wire::{Encoding, Extension, FileName, InquiryRequest};
use mnc_reader::terminal::{
    AfterImport, ArchivePassword, Binding, ExchangeFolder, Pace, Reply, Settings, TerminalClient,
    TerminalError,
};
use mnc_testkit::terminal::{Service, ServiceOptions};
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[test]
fn an_answer_is_taken_once_and_stays_open_until_it_is_saved() {
    let place = Place::new();
    let line = line(Outcome::Valid);
    let mut client = place.client();
    let ticket = ask(&mut client, line.inquiry());
    assert_eq!(place.files("req"), [ticket.name().to_name()]);
    assert!(place.files("work").is_empty());
    let path = place.put_answer(&ticket, &line);
    let answer = answered(client.wait(&ticket, MINUTE).unwrap());
    assert_eq!(answer.outcome(), Outcome::Valid);
    let again = client.wait(&ticket, MINUTE);
    assert!(matches!(again, Err(TerminalError::AlreadyTaken)));
    drop(client);
    // A crash before `finish`: the answer is there for the next process.
    let mut client = place.client();
    assert_eq!(client.pending(), std::slice::from_ref(&ticket));
    answered(client.wait(&ticket, MINUTE).unwrap());
    client.finish(&ticket).unwrap();
    assert!(path.exists(), "kept for other programs");
    assert!(matches!(
        client.finish(&ticket),
        Err(TerminalError::NotOpen)
    ));
    drop(client);
    assert!(place.client().pending().is_empty());
    assert_eq!(place.files("req").len(), 1, "never sent again");
}

#[test]
fn a_request_is_what_the_interface_wants_in_both_encodings() {
    for encoding in [Encoding::Utf8, Encoding::ShiftJis] {
        let place = Place::new();
        let mut settings = Settings::default();
        settings.encoding = encoding;
        let mut client = place.client_with(settings, TestClock::idle());
        let ticket = ask(&mut client, line(Outcome::Valid).inquiry());
        let bytes = fs::read(place.path("req").join(ticket.name().to_name())).unwrap();
        let request = InquiryRequest::read(&bytes).unwrap();
        assert_eq!(request.encoding.used, encoding);
        assert_eq!(
            request.header.file_identifier.as_deref(),
            Some(ticket.identifier())
        );
        assert_eq!(
            request.body.inquiry.unwrap(),
            line(Outcome::Valid).inquiry()
        );
    }
}

#[test]
fn no_answer_in_time_is_unknown_and_says_whether_the_terminal_took_the_request() {
    let place = Place::new();
    let mut client = place.client();
    let ticket = ask(&mut client, line(Outcome::Valid).inquiry());
    let reply = client.wait(&ticket, MINUTE).unwrap();
    assert_eq!(reply.outcome().unwrap(), Outcome::Unknown);
    let Reply::Unknown(silence) = reply else {
        panic!()
    };
    assert!(!silence.taken_up && silence.trouble.is_none());
    fs::remove_file(place.path("req").join(ticket.name().to_name())).unwrap();
    let Reply::Unknown(silence) = client.wait(&ticket, MINUTE).unwrap() else {
        panic!()
    };
    assert!(silence.taken_up);
    assert_eq!(
        client.pending(),
        std::slice::from_ref(&ticket),
        "still waited for"
    );
    assert!(!client.withdraw(&ticket).unwrap(), "too late");
    place.put_answer(&ticket, &line(Outcome::Valid));
    answered(client.wait(&ticket, MINUTE).unwrap());
}

#[test]
fn a_request_that_nobody_took_can_be_withdrawn() {
    let place = Place::new();
    let mut client = place.client();
    let ticket = ask(&mut client, line(Outcome::Valid).inquiry());
    assert!(client.withdraw(&ticket).unwrap());
    assert!(place.files("req").is_empty() && client.pending().is_empty());
}

#[test]
fn an_answer_that_is_still_being_written_is_waited_for() {
    let place = Place::new();
    let line = line(Outcome::Valid);
    let (state, root) = (place.state.path().to_owned(), place.root.path().to_owned());
    let growing = Arc::new(Mutex::new(None::<(PathBuf, Vec<u8>)>));
    let writer = Arc::clone(&growing);
    // A fifth every second, each part longer than the settling time.
    let clock = TestClock::with(move |elapsed| {
        if let Some((path, bytes)) = writer.lock().unwrap().as_ref() {
            let parts = usize::try_from(elapsed.as_secs()).unwrap().min(5);
            fs::write(path, &bytes[..bytes.len() * parts / 5]).unwrap();
        }
    });
    let folder = ExchangeFolder::under(root);
    let mut client =
        TerminalClient::open_with_clock(folder, state, Settings::default(), Box::new(clock))
            .unwrap();
    let ticket = ask(&mut client, line.inquiry());
    *growing.lock().unwrap() = Some(place.answer(&ticket, &line));
    let early = client.wait(&ticket, Duration::from_secs(3)).unwrap();
    assert!(matches!(
        trouble(early),
        Some(TerminalError::Eligibility(_))
    ));
    assert_eq!(
        answered(client.wait(&ticket, MINUTE).unwrap()).outcome(),
        Outcome::Valid
    );
}

#[test]
fn an_answer_of_another_request_under_the_name_is_never_taken() {
    let place = Place::new();
    let (mine, other) = (line(Outcome::Valid), line(Outcome::Invalid));
    let mut client = place.client();
    let ticket = ask(&mut client, mine.inquiry());
    let second = ask(&mut client, other.inquiry());
    assert_ne!(ticket.identifier(), second.identifier());
    let (_, bytes) = place.answer(&second, &other);
    let (path, right) = place.answer(&ticket, &mine);
    fs::write(&path, bytes).unwrap();
    let reply = client.wait(&ticket, MINUTE).unwrap();
    assert!(matches!(
        trouble(reply),
        Some(TerminalError::OtherIdentifier)
    ));
    fs::write(&path, right).unwrap();
    let answer = answered(client.wait(&ticket, MINUTE).unwrap());
    assert_eq!(answer.body.inquiry.unwrap(), mine.inquiry());
}

#[test]
fn an_answer_without_an_identifier_is_taken_only_where_that_is_set() {
    for accepted in [false, true] {
        let place = Place::new();
        let line = line(Outcome::Valid);
        let mut settings = Settings::default();
        settings.accept_without_identifier = accepted;
        let mut client = place.client_with(settings, TestClock::idle());
        let ticket = ask(&mut client, line.inquiry());
        let (path, bytes) = place.answer(&ticket, &line);
        let mut answer = QualificationAnswer::read(&bytes).unwrap();
        answer.header.file_identifier = None;
        fs::write(path, answer.write(Encoding::Utf8).unwrap()).unwrap();
        let reply = client.wait(&ticket, MINUTE).unwrap();
        assert_eq!(matches!(reply, Reply::Answered(_)), accepted);
    }
}

#[test]
fn personal_files_are_removed_if_asked_and_leftovers_too() {
    let place = Place::new();
    let line = line(Outcome::Valid);
    let mut client = place.client_with(Settings::default().removing(), TestClock::idle());
    let ticket = ask(&mut client, line.inquiry());
    let path = place.put_answer(&ticket, &line);
    answered(client.wait(&ticket, MINUTE).unwrap());
    assert!(path.exists(), "not saved yet");
    client.finish(&ticket).unwrap();
    assert!(!path.exists());
    // The terminal writes it a second time; another program's file is not touched.
    place.put_answer(&ticket, &line);
    fs::write(place.path("res").join("OQSsiquc01res_1.xml"), "<a/>").unwrap();
    assert_eq!(client.remove_leftovers().unwrap(), 1);
    assert_eq!(place.files("res"), ["OQSsiquc01res_1.xml"]);
}

#[test]
fn a_crash_before_the_move_sends_nothing_and_one_after_it_is_waited_for() {
    let place = Place::new();
    let mut client = place.client();
    let ticket = ask(&mut client, line(Outcome::Valid).inquiry());
    drop(client);
    let name = ticket.name().to_name();
    let (sent, work) = (
        place.path("req").join(&name),
        place.path("work").join(format!("{name}.tmp")),
    );
    fs::rename(&sent, &work).unwrap();
    assert!(place.client().pending().is_empty());
    assert!(!work.exists() && !sent.exists());
}

#[test]
fn a_share_that_is_away_is_said_so_and_nothing_counts_as_sent() {
    let place = Place::new();
    let mut client = place.client();
    fs::remove_dir(place.path("req")).unwrap();
    let sent = client.ask(header(), line(Outcome::Valid).inquiry());
    assert!(matches!(sent, Err(TerminalError::Folder { .. })));
    assert!(client.pending().is_empty() && place.files("work").is_empty());
    fs::create_dir(place.path("req")).unwrap();
    let ticket = ask(&mut client, line(Outcome::Valid).inquiry());
    fs::remove_dir(place.path("res")).unwrap();
    let reply = client.wait(&ticket, MINUTE).unwrap();
    assert!(matches!(trouble(reply), Some(TerminalError::Folder { .. })));
    fs::remove_dir(place.path("face")).unwrap();
    assert!(matches!(client.faces(), Err(TerminalError::Folder { .. })));
}

#[test]
fn the_journal_holds_no_personal_data() {
    let place = Place::new();
    let line = line(Outcome::Valid);
    let mut client = place.client();
    let ticket = ask(&mut client, line.inquiry());
    place.put_answer(&ticket, &line);
    answered(client.wait(&ticket, MINUTE).unwrap());
    client.finish(&ticket).unwrap();
    place.push_face(1, &line.person, client.now());
    let id = client.wait_for_faces(MINUTE).unwrap().results[0].id;
    let number = line.person.reference_number.clone().unwrap();
    client
        .bind(&id, &Binding::reference_number(&number))
        .unwrap();
    client.finish_face(&id).unwrap();
    let journal = fs::read_to_string(place.state.path().join("journal")).unwrap();
    assert_eq!(journal.lines().count(), 3);
    for personal in [
        &line.person.name,
        &line.person.number,
        &line.person.insurer_number,
    ] {
        assert!(!journal.contains(personal.as_str()));
    }
}

#[test]
fn archives_plain_and_under_a_password_go_both_ways() {
    for password in [None, Some("himitsu-no-aikotoba")] {
        let place = Place::new();
        let options = ServiceOptions::new(terminal(), register()).with_archives();
        let options = match password {
            Some(password) => options.with_password(password),
            None => options,
        };
        let service = Service::start(place.root.path(), options).unwrap();
        let settings = match password {
            Some(password) => Settings::default()
                .with_password(ArchivePassword::new(password.as_bytes()))
                .encrypting_requests(),
            None => Settings::default(),
        };
        let folder = ExchangeFolder::under(place.root.path());
        let mut client = TerminalClient::open(folder, place.state.path(), settings).unwrap();
        let line = line(Outcome::Valid);
        let ticket = ask(&mut client, line.inquiry());
        let answer = answered(client.wait(&ticket, MINUTE).unwrap());
        assert_eq!(answer.body.inquiry.unwrap(), line.inquiry());
        let answer = FileName::parse(&place.files("res")[0]).unwrap();
        assert_eq!(answer.extension(), Extension::Zip);
        service.stop();
    }
}

#[test]
fn every_line_of_the_register_is_answered_as_it_stands_there() {
    let place = Place::new();
    let options =
        ServiceOptions::new(terminal(), register()).with_delays(Duration::ZERO, Duration::ZERO);
    let _service = Service::start(place.root.path(), options).unwrap();
    let folder = ExchangeFolder::under(place.root.path());
    let quick = Pace {
        settle: Duration::from_millis(30),
        ..Pace::default()
    };
    let settings = Settings::default().with_pace(quick);
    let mut client = TerminalClient::open(folder, place.state.path(), settings).unwrap();
    let register = register();
    let tickets: Vec<_> = register
        .lines()
        .iter()
        .map(|line| (line, ask(&mut client, line.inquiry())))
        .collect();
    for (line, ticket) in tickets {
        let at_most = match line.outcome {
            Outcome::Unknown => Duration::from_secs(2),
            _ => MINUTE,
        };
        let reply = client.wait(&ticket, at_most).unwrap();
        assert_eq!(reply.outcome().unwrap(), line.outcome);
        if let Reply::Answered(received) = reply {
            assert_eq!(received.answer().unwrap().body.results, line.results);
            client.finish(&ticket).unwrap();
        }
    }
}

#[test]
fn the_default_keeps_files() {
    assert_eq!(Settings::default().after_import, AfterImport::Keep);
}
