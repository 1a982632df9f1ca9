//! The language of the scripts: what people do at a counter, one event per line.
//!
//! Empty lines and what follows `#` mean nothing. A script begins with its settings, any of:
//!
//! | line | meaning |
//! |---|---|
//! | `route NAME` | where the patient is received, such as `WINDOW` |
//! | `holder KIND` | the kind of the card, such as `normal` |
//! | `on DATE` | the day, `YYYY-MM-DD` |
//!
//! The command line wins over them. Then come the events:
//!
//! | line | meaning |
//! |---|---|
//! | `card` | the card is placed, or the card or phone held over the device |
//! | `card reversed`, `card in-case`, `card other` | it lies there so that it cannot be read |
//! | `remove` | it is taken away |
//! | `choose CODE`, or a number | a button of the screen, by its code or its number |
//! | `face fits`, `face differs`, `face unseen`, `face camera` | the face, as the reader finds it |
//! | `pin`, `pin DIGITS` | the holder's own PIN, or other digits |
//! | `sight same` | staff compared photo and face; `choose NOT_THE_HOLDER` is the other result |
//! | `staff` | staff takes over, to look at the photo |
//! | `wait` | nobody does anything until the screen's time is over |
//! | `answer OUTCOME` | what the centre will answer: `VALID`, `INVALID`, …, `NOT_REGISTERED`; `UNKNOWN` is silence |
//!
//! What devices do by themselves (asking, registering, signing with a PIN that was entered before)
//! needs no line. When a script is over, nobody touches anything any more.

use mnc_core::Date;
use mnc_core::eligibility::Outcome;
use mnc_core::reception::machine::{FaceFailure, Misplacement};
use mnc_core::reception::routes::Route;
use mnc_core::reception::screen::Choice;
use mnc_examples::{Usage, day, kind, route};
use mnc_testkit::virtual_card::Kind;
use std::collections::VecDeque;

/// What somebody does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Act {
    /// The card is placed, or held over the device.
    Card,
    /// It lies there so that it cannot be read.
    Misplaced(Misplacement),
    /// It is taken away.
    Remove,
    /// A button, by its code.
    Choose(Choice),
    /// A button, by its number on the screen, from 1.
    Button(usize),
    /// The reader finds the face to fit.
    FaceFits,
    /// It does not.
    FaceFails(FaceFailure),
    /// The holder's own PIN.
    OwnPin,
    /// Other digits.
    OtherPin(String),
    /// Staff found the person to be the one on the photo.
    SamePerson,
    /// Staff takes over.
    Staff,
    /// Nothing, until the time is over.
    Wait,
    /// From now on the centre answers so.
    Answer(CentreAnswer),
}

/// What the centre will answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CentreAnswer {
    /// With this outcome; none at all for [`Outcome::Unknown`].
    Outcome(Outcome),
    /// The card is not registered as a health insurance card.
    NotRegistered,
}

/// An act, and the line where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) number: usize,
    pub(crate) act: Act,
}

/// A visit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Script {
    pub(crate) route: Option<Route>,
    pub(crate) holder: Option<Kind>,
    pub(crate) on: Option<Date>,
    pub(crate) lines: VecDeque<Line>,
}

impl Script {
    /// Reads a script; an error names the line.
    pub(crate) fn parse(text: &str) -> Result<Self, Usage> {
        let mut script = Self::default();
        for (number, line) in (1..).zip(text.lines()) {
            let words = words(line);
            let read = match words.as_slice() {
                [] => Ok(()),
                words => script.read(number, words),
            };
            read.map_err(|Usage(why)| Usage(format!("line {number}: {why}")))?;
        }
        Ok(script)
    }

    fn read(&mut self, number: usize, words: &[&str]) -> Result<(), Usage> {
        match words {
            ["route" | "holder" | "on", _] if !self.lines.is_empty() => {
                return Err(Usage("settings come before the first event".to_owned()));
            }
            ["route", name] => self.route = Some(route(name)?),
            ["holder", name] => self.holder = Some(kind(name)?),
            ["on", date] => self.on = Some(day(date)?),
            words => self.lines.push_back(Line {
                number,
                act: Act::parse(words)?,
            }),
        }
        Ok(())
    }
}

/// The words of a line, without its comment.
pub(crate) fn words(line: &str) -> Vec<&str> {
    let line = line.split_once('#').map_or(line, |(before, _)| before);
    line.split_whitespace().collect()
}

impl Act {
    /// Reads the words of a line.
    pub(crate) fn parse(words: &[&str]) -> Result<Self, Usage> {
        Ok(match words {
            ["card"] => Self::Card,
            ["card", "reversed"] => Self::Misplaced(Misplacement::Reversed),
            ["card", "in-case"] => Self::Misplaced(Misplacement::InCase),
            ["card", "other"] => Self::Misplaced(Misplacement::NotMyNumberCard),
            ["remove"] => Self::Remove,
            ["choose", code] => Self::Choose(choice(code)?),
            ["face", "fits"] => Self::FaceFits,
            ["face", "differs"] => Self::FaceFails(FaceFailure::NotMatched),
            ["face", "unseen"] => Self::FaceFails(FaceFailure::NotCaptured),
            ["face", "camera"] => Self::FaceFails(FaceFailure::Camera),
            ["pin"] => Self::OwnPin,
            ["pin", digits] => Self::OtherPin(pin(digits)?),
            ["sight", "same"] => Self::SamePerson,
            ["staff"] => Self::Staff,
            ["wait"] => Self::Wait,
            ["answer", name] => Self::Answer(CentreAnswer::parse(name)?),
            [number] if number.parse::<usize>().is_ok() => {
                Self::Button(number.parse().unwrap_or_default())
            }
            _ => return Err(Usage(EVENTS.to_owned())),
        })
    }
}

const EVENTS: &str = "an event is card [reversed|in-case|other], remove, choose CODE, a number, \
    face fits|differs|unseen|camera, pin [DIGITS], sight same, staff, wait or answer OUTCOME";

impl CentreAnswer {
    /// Reads the name of an outcome, or `NOT_REGISTERED`.
    pub(crate) fn parse(name: &str) -> Result<Self, Usage> {
        if name == "NOT_REGISTERED" {
            return Ok(Self::NotRegistered);
        }
        let found = Outcome::ALL.iter().find(|outcome| outcome.name() == name);
        found.copied().map(Self::Outcome).ok_or_else(|| {
            let names: Vec<_> = Outcome::ALL.iter().map(|outcome| outcome.name()).collect();
            let names = names.join("|");
            Usage(format!("an outcome is {names}|NOT_REGISTERED, not {name}"))
        })
    }
}

fn choice(code: &str) -> Result<Choice, Usage> {
    let same = |choice: &&Choice| choice.code().eq_ignore_ascii_case(code);
    let found = Choice::ALL.iter().find(same).copied();
    found.ok_or_else(|| {
        let codes: Vec<_> = Choice::ALL.iter().map(|choice| choice.code()).collect();
        Usage(format!(
            "no button has the code {code}; there are {}",
            codes.join(" ")
        ))
    })
}

/// The digits are not repeated in the error: they might be somebody's.
fn pin(digits: &str) -> Result<String, Usage> {
    if digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_digit()) {
        Ok(digits.to_owned())
    } else {
        Err(Usage("a PIN has four digits".to_owned()))
    }
}
