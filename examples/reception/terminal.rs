//! The exchange folder: a virtual terminal serves it, and the client of the claims software reads it.
//!
//! At the reader of the desk the terminal pushes results into `face`. It pushes one when the centre
//! has answered and one when the patient has chosen, because no public source says which of the two
//! a real one waits for. Elsewhere the institution asks, with the numbers that it has on file: `req`
//! and `res`.

use crate::failure::Failure;
use mnc_core::DateTime;
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::{Consent, ConsentCategory, QualificationAnswer, Timestamp};
use mnc_core::eligibility::wire::RequestHeader;
use mnc_core::identity::StaffId;
use mnc_core::identity::policy::Setting;
use mnc_core::reception::consent::{ConsentDialog, ConsentRecord, ConsentState, Operator};
use mnc_core::reception::routes::Route;
use mnc_core::{Date, Result};
use mnc_reader::terminal::{Binding, ExchangeFolder, Pace, Reply, Settings, TerminalClient};
use mnc_testkit::terminal::{
    ConsentChoice, InsuredPerson, Register, Registration, Service, ServiceOptions, VirtualTerminal,
    Visit,
};
use std::time::Duration;
use tempfile::TempDir;

/// A fictitious institution; its last digit is a valid check digit.
const INSTITUTION: &str = "1319999999";
/// How long to wait for a file. A real terminal wants 30 seconds.
const PATIENCE: Duration = Duration::from_millis(1500);

/// The terminal of one visit, on a folder of its own.
pub(crate) struct Terminal {
    folder: TempDir,
    person: InsuredPerson,
    route: Route,
}

/// An answer, and the name of the file it came in.
pub(crate) struct Answer {
    pub(crate) file: String,
    pub(crate) content: QualificationAnswer,
}

impl Terminal {
    pub(crate) fn new(person: InsuredPerson, route: Route) -> Result<Self, Failure> {
        Ok(Self {
            folder: tempfile::tempdir()?,
            person,
            route,
        })
    }

    /// Whether the reader of the desk pushes results; elsewhere the institution asks.
    pub(crate) fn pushes(&self) -> bool {
        matches!(
            self.route.rule().setting,
            Setting::FaceReader
                | Setting::AssistedAtReader
                | Setting::PhoneAtReader
                | Setting::WaitingArea
        )
    }

    /// The answer with this outcome and these consents; none if no file came.
    pub(crate) fn ask(
        &self,
        outcome: Outcome,
        consents: &ConsentDialog,
        birthdate: Option<Date>,
        at: DateTime,
    ) -> Result<Option<Answer>, Failure> {
        let chosen = ConsentRecord::of(consents, Operator::Patient, self.route.rule().term, at);
        let register = Register::of(vec![self.registration(outcome, &chosen)]);
        let options = ServiceOptions::new(VirtualTerminal::new(INSTITUTION), register);
        let service = Service::start(self.folder.path().join("exchange"), options)?;
        let mut client = self.client()?;
        if self.pushes() {
            let visit = terminal_visit(outcome, consents, &chosen, at);
            let pushed = service.push(&self.person, &visit)?;
            let file = pushed.map(|name| name.to_name()).unwrap_or_default();
            self.take_pushed(&mut client, birthdate, file)
        } else {
            self.ask_by_numbers(&mut client, at)
        }
    }

    fn client(&self) -> Result<TerminalClient, Failure> {
        let folder = ExchangeFolder::under(self.folder.path().join("exchange"));
        let pace = Pace {
            rescan: Duration::from_millis(40),
            settle: Duration::from_millis(60),
            // The visit may be played on any day.
            face_horizon: Duration::from_secs(u64::from(u32::MAX)),
            ..Pace::default()
        };
        let settings = Settings::default().with_pace(pace);
        let state = self.folder.path().join("state");
        Ok(TerminalClient::open(folder, state, settings)?)
    }

    /// The result is the patient's: by the birth date on the card, or else by the 照会番号.
    fn take_pushed(
        &self,
        client: &mut TerminalClient,
        birthdate: Option<Date>,
        file: String,
    ) -> Result<Option<Answer>, Failure> {
        let inbox = client.wait_for_faces(PATIENCE)?;
        let Some(id) = inbox.results.first().map(|result| result.id) else {
            return Ok(None);
        };
        let number = self.person.reference_number.clone().unwrap_or_default();
        let binding = match birthdate {
            Some(day) => Binding::confirmed(day, StaffId::new("uketsuke-01")?),
            None => Binding::reference_number(number),
        };
        let content = client.bind(&id, &binding)?.answer.clone();
        client.finish_face(&id)?;
        Ok(Some(Answer { file, content }))
    }

    fn ask_by_numbers(
        &self,
        client: &mut TerminalClient,
        at: DateTime,
    ) -> Result<Option<Answer>, Failure> {
        let inquiry = Registration::valid(self.person.clone()).inquiry();
        let ticket = client.ask(RequestHeader::new(INSTITUTION, at.date()), inquiry)?;
        let Reply::Answered(received) = client.wait(&ticket, PATIENCE)? else {
            return Ok(None);
        };
        let (file, content) = (received.name().to_name(), received.answer()?);
        client.finish(&ticket)?;
        Ok(Some(Answer { file, content }))
    }

    fn registration(&self, outcome: Outcome, chosen: &ConsentRecord) -> Registration {
        let mut line = Registration::valid(self.person.clone());
        for result in &mut line.results {
            for (category, state) in chosen.iter() {
                result.consents.set(category, as_reported(state));
            }
        }
        if matches!(outcome, Outcome::NotFound | Outcome::Multiple) {
            line.results.clear();
        }
        Registration { outcome, ..line }
    }
}

fn terminal_visit(
    outcome: Outcome,
    dialog: &ConsentDialog,
    chosen: &ConsentRecord,
    at: DateTime,
) -> Visit {
    let choice = |(category, state): (ConsentCategory, ConsentState)| match state {
        ConsentState::Granted(_) => Some((category, ConsentChoice::Granted)),
        ConsentState::Refused => Some((category, ConsentChoice::Refused)),
        _ => None,
    };
    Visit {
        outcome,
        consents: chosen.iter().filter_map(choice).collect(),
        prescription_form: dialog.prescription(),
        ..Visit::new(at)
    }
}

fn as_reported(state: ConsentState) -> Consent {
    match state {
        ConsentState::Granted(grant) => Consent::Granted {
            at: Some(Timestamp::new(grant.from)),
            until: grant.until.map(Timestamp::new),
        },
        ConsentState::Refused => Consent::Refused,
        _ => Consent::NotAsked,
    }
}
