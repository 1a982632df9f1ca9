//! One command through the card: framing, class, instruction, and the protocol's form of the answer.

use super::application::Application;
use super::command::Received;
use super::file::File;
use super::options::Manners;
use super::reference::Reference;
use super::status::{Outcome, Status, response};
use super::terminal_authentication::Terminal;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use std::collections::{BTreeMap, BTreeSet};

/// The state of a card.
pub(super) struct Card {
    /// The first one is current after a reset.
    pub(super) applications: Vec<Application>,
    /// Objects for GET DATA.
    pub(super) data_objects: BTreeMap<u16, Vec<u8>>,
    pub(super) manners: Manners,
    pub(super) session: Session,
    pub(super) random: ChaCha20Rng,
    pub(super) log: Log,
    /// Counts resets, so that a transaction notices one.
    pub(super) resets: u64,
}

/// What a reset forgets.
#[derive(Default)]
pub(super) struct Session {
    pub(super) application: usize,
    pub(super) file: Option<u16>,
    pub(super) verified: BTreeSet<u16>,
    /// What a terminal has shown so far to use the authentication key without the PIN.
    pub(super) terminal: Terminal,
    /// Waiting for GET RESPONSE (T=0).
    pub(super) pending: Vec<u8>,
}

/// What tests want to know afterwards. No data of a command is kept.
#[derive(Default)]
pub(super) struct Log {
    pub(super) headers: Vec<[u8; 4]>,
    pub(super) verify_attempts: usize,
}

impl Card {
    pub(super) fn new(
        applications: Vec<Application>,
        data_objects: BTreeMap<u16, Vec<u8>>,
        manners: Manners,
    ) -> Self {
        Self {
            applications,
            data_objects,
            manners,
            session: Session::default(),
            // Challenges and salts repeat from card to card: tests can be repeated.
            random: ChaCha20Rng::seed_from_u64(0),
            log: Log::default(),
            resets: 0,
        }
    }

    pub(super) fn reset(&mut self) {
        self.session = Session::default();
        self.resets += 1;
    }

    pub(super) fn transmit(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.log_header(bytes);
        let Some(command) = Received::parse(bytes) else {
            return response(Vec::new(), Status::WRONG_LENGTH);
        };
        if command.extended && (self.manners.t0 || !self.manners.extended_length) {
            return response(Vec::new(), Status::WRONG_LENGTH);
        }
        if self.manners.t0 {
            return self.transmit_t0(command);
        }
        match self.execute(&command) {
            Ok(data) => {
                let status = self.status_of_read(&command, data.len());
                response(data, status)
            }
            Err(status) => response(Vec::new(), status),
        }
    }

    fn log_header(&mut self, bytes: &[u8]) {
        let mut header = [0; 4];
        header
            .iter_mut()
            .zip(bytes)
            .for_each(|(to, from)| *to = *from);
        self.log.headers.push(header);
    }

    /// 9000, or 6282 for a READ BINARY that met the end of the file, where the card is made so.
    fn status_of_read(&self, command: &Received<'_>, length: usize) -> Status {
        let cut_short = command.ins == 0xB0 && command.le.is_some_and(|le| length < le);
        if cut_short {
            Status(self.manners.short_read_status)
        } else {
            Status::OK
        }
    }

    pub(super) fn execute(&mut self, command: &Received<'_>) -> Outcome {
        self.check_class(command)?;
        match (command.cla, command.ins) {
            (0x00, 0xA4) => self.select(command),
            (0x00, 0xB0) => self.read_binary(command),
            (0x00, 0xB2) => self.read_record(command),
            (0x00, 0x20) => self.verify(command),
            (0x00, 0x24) | (0x80, 0x32) => self.change(command),
            (0x80, 0x2A) => self.compute_signature(command),
            (0x00, 0x88) => self.internal_authenticate(command),
            (0x00, 0x84) => self.get_challenge(command),
            (0x00 | 0x80, 0xCA) => self.get_data(command),
            (0x80, 0xA2) => self.verify_certificate(command),
            (0x00, 0x82) => self.external_authenticate(command),
            (0x80, 0xAE) => self.set_session_key(),
            (0x80, 0xFC) => Err(Status::WRONG_LENGTH),
            // Known under the other class.
            (
                _,
                0xA4 | 0xB0 | 0xB2 | 0x20 | 0x24 | 0x2A | 0x32 | 0x82 | 0x84 | 0x88 | 0xA2 | 0xAE
                | 0xFC,
            ) => Err(Status::UNKNOWN_CLA),
            _ => Err(Status::UNKNOWN_INS),
        }
    }

    /// Only 00 and 80: no logical channels, no secure messaging, no chaining.
    fn check_class(&self, command: &Received<'_>) -> Result<(), Status> {
        let in_session_ap = self.application().session_key_reference().is_some();
        match command.cla {
            0x00 | 0x80 => Ok(()),
            0x04 | 0x08 | 0x0C | 0x84 | 0x88 | 0x8C if in_session_ap => Err(Status::NO_SESSION),
            0x04 | 0x08 | 0x0C | 0x84 | 0x88 | 0x8C => Err(Status::SECURE_MESSAGING_NOT_SUPPORTED),
            0x01..=0x0F | 0x81..=0x8F | 0x40..=0x7F => Err(Status::CHANNEL_NOT_SUPPORTED),
            _ => Err(Status::UNKNOWN_CLA),
        }
    }

    /// T=0: Le of a command with data does not travel; the answer waits for GET RESPONSE.
    fn transmit_t0(&mut self, mut command: Received<'_>) -> Vec<u8> {
        if (command.cla, command.ins) == (0x00, 0xC0) {
            return self.get_response(&command);
        }
        self.session.pending.clear();
        let asked = command.le;
        command.le = match (command.ins, asked) {
            // Whether an answer is wanted shows only when it is fetched.
            (0x2A | 0x88 | 0xCA, _) => Some(65_536),
            (0xB0 | 0xB2 | 0x84, le) => le,
            _ => None,
        };
        match self.execute(&command) {
            Err(status) => response(Vec::new(), status),
            Ok(data) if data.is_empty() => response(data, Status::OK),
            Ok(data) if command.data.is_empty() && data.len() <= 256 => answer_exactly(data, asked),
            Ok(data) => {
                self.session.pending = data;
                response(Vec::new(), self.waiting())
            }
        }
    }

    fn get_response(&mut self, command: &Received<'_>) -> Vec<u8> {
        let available = self.session.pending.len();
        let le = command.le.unwrap_or(256);
        if available == 0 {
            return response(Vec::new(), Status::CONDITIONS_NOT_SATISFIED);
        }
        if le > available {
            return response(Vec::new(), Status::with_length(0x6C, available));
        }
        let rest = self.session.pending.split_off(le);
        let data = std::mem::replace(&mut self.session.pending, rest);
        let status = if self.session.pending.is_empty() {
            Status::OK
        } else {
            self.waiting()
        };
        response(data, status)
    }

    fn waiting(&self) -> Status {
        Status::with_length(0x61, self.session.pending.len())
    }

    pub(super) fn application(&self) -> &Application {
        // The index is only ever set to one that was found; the first one always exists.
        static NOWHERE: Application = Application::nowhere();
        let current = self.applications.get(self.session.application);
        current.unwrap_or(&NOWHERE)
    }

    pub(super) fn file(&self, fid: u16) -> Option<&File> {
        self.application().files.get(&fid)
    }

    pub(super) fn file_mut(&mut self, fid: u16) -> Option<&mut File> {
        let application = self.applications.get_mut(self.session.application)?;
        application.files.get_mut(&fid)
    }

    /// The reference of any application, for the owner of the card.
    pub(super) fn reference(&mut self, aid: &[u8], fid: u16) -> Option<&mut Reference> {
        let mut applications = self.applications.iter_mut();
        let application = applications.find(|application| application.aid == aid)?;
        match application.files.get_mut(&fid) {
            Some(File::Reference(reference)) => Some(reference),
            _ => None,
        }
    }

    /// P2 of VERIFY and others: 80 is the current file, 80 with a short identifier is that file.
    pub(super) fn addressed_by(&self, p2: u8) -> Result<u16, Status> {
        match p2 {
            0x80 => self.session.file.ok_or(Status::NO_CURRENT_FILE),
            0x81..=0x9E => Ok(u16::from(p2 & 0x1F)),
            _ => Err(Status::WRONG_P1_P2),
        }
    }
}

/// The whole answer if Le fits, else 6Cxx with the right Le.
fn answer_exactly(data: Vec<u8>, le: Option<usize>) -> Vec<u8> {
    if le == Some(data.len()) {
        return response(data, Status::OK);
    }
    response(Vec::new(), Status::with_length(0x6C, data.len()))
}
