//! The two ends of a transcript: a channel that writes down what a virtual card says, and one that
//! answers from what was written down.

use crate::line::Line;
use mnc::facade::transport::Channel;
use mnc_core::ErrorKind;
use mnc_testkit::virtual_card::VirtualCard;
use std::collections::VecDeque;
use std::fmt::Write;
use std::sync::{Arc, Mutex};

pub(crate) const REMOVED: i32 = ErrorKind::CardRemoved.code() as i32;
pub(crate) const CANCELLED: i32 = ErrorKind::Cancelled.code() as i32;
pub(crate) const FAILED: i32 = ErrorKind::Communication.code() as i32;

const VERIFY: u8 = 0x20;

/// What goes wrong with a command.
#[derive(Clone, Copy)]
pub(crate) enum Fault {
    /// The host says so, and the card does not see the command. A card that is removed stays away.
    Status(i32),
    /// The card does not see the command; this comes back.
    Answer(&'static [u8]),
    /// The answer of the card is cut after so many bytes.
    Cut(usize),
}

/// What passed through a channel; shared, because the channel goes into the card.
pub(crate) type Exchanges = Arc<Mutex<VecDeque<Line>>>;

/// A virtual card behind a host that makes mistakes at the n-th command, counted from 1.
pub(crate) struct Recorded {
    pub(crate) card: VirtualCard,
    pub(crate) extended_length: Option<bool>,
    pub(crate) faults: Vec<(usize, Fault)>,
    pub(crate) exchanges: Exchanges,
}

impl Channel for Recorded {
    fn exchange(&mut self, command: &[u8]) -> Result<Vec<u8>, i32> {
        let n = self.exchanges.lock().unwrap().len() + 1;
        let removed = |(at, fault): &&(usize, Fault)| {
            *at == n || (*at < n && matches!(fault, Fault::Status(REMOVED)))
        };
        let answer = match self.faults.iter().find(removed).map(|it| it.1) {
            None => Ok(self.card.transmit(command)),
            Some(Fault::Status(status)) => Err(status),
            Some(Fault::Answer(answer)) => Ok(answer.to_vec()),
            Some(Fault::Cut(most)) => {
                let mut answer = self.card.transmit(command);
                answer.truncate(most);
                Ok(answer)
            }
        };
        let line = Line::new("exchange").with("command", pattern(command));
        self.exchanges.lock().unwrap().push_back(match &answer {
            Ok(response) => line.with("response", hex(response)),
            Err(status) => line.with("status", *status),
        });
        answer
    }

    fn max_command(&self) -> Option<usize> {
        None
    }

    fn extended_length(&self) -> Option<bool> {
        self.extended_length
    }
}

/// A card that answers from a transcript. A command that is not the next one is a failure of the
/// channel, and closes it: nothing behind it fits any more.
pub(crate) struct Replayed {
    pub(crate) rest: Exchanges,
    pub(crate) extended_length: Option<bool>,
}

impl Channel for Replayed {
    fn exchange(&mut self, command: &[u8]) -> Result<Vec<u8>, i32> {
        let mut rest = self.rest.lock().unwrap();
        let next = rest.pop_front().filter(|line| matches(line, command));
        let Some(line) = next else {
            *rest = [Line::new("strange")].into();
            return Err(FAILED);
        };
        line.text("response").map_or_else(
            || Err(line.number("status").unwrap()),
            |it| Ok(from_hex(it)),
        )
    }

    fn max_command(&self) -> Option<usize> {
        None
    }

    fn extended_length(&self) -> Option<bool> {
        self.extended_length
    }
}

fn matches(line: &Line, command: &[u8]) -> bool {
    let (given, wanted) = (hex(command), line.text("command").unwrap_or_default());
    let same = |(wanted, given): (&[u8], &[u8])| wanted == b"xx" || wanted == given;
    let pairs = wanted.as_bytes().chunks(2).zip(given.as_bytes().chunks(2));
    wanted.len() == given.len() && pairs.into_iter().all(same)
}

/// The command as it is written down: of a VERIFY only the header and the length.
fn pattern(command: &[u8]) -> String {
    match command {
        [_, VERIFY, _, _, length, secret @ ..] => {
            assert_eq!(usize::from(*length), secret.len());
            hex(&command[..5]) + &"xx".repeat(secret.len())
        }
        _ => hex(command),
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02X}");
        text
    })
}

pub(crate) fn from_hex(text: &str) -> Vec<u8> {
    let pairs = text.as_bytes().chunks(2);
    let byte = |pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    pairs.map(byte).collect()
}
