//! Who acts at the counter: a patient without wishes, a script, or whoever sits at the terminal.

use crate::easy;
use crate::failure::Failure;
use crate::script::{Act, Line, words};
use mnc_core::reception::machine::Visit;
use mnc_core::reception::routes::Medium;
use mnc_examples::Usage;
use std::collections::VecDeque;
use std::io::BufRead;

/// Who acts.
pub(crate) enum Player {
    /// A patient without wishes of their own.
    Easy(Medium),
    /// What the script says; then nobody.
    Script(VecDeque<Line>),
    /// Whoever sits at the terminal.
    Interactive,
}

impl Player {
    /// What happens on this screen, and on which line that stands.
    pub(crate) fn act(&mut self, visit: &Visit) -> Result<Line, Failure> {
        let unwritten = |act| Line { number: 0, act };
        match self {
            Self::Easy(medium) => Ok(unwritten(easy::act(&visit.screen(), *medium))),
            Self::Script(lines) => Ok(lines.pop_front().unwrap_or_else(|| unwritten(Act::Wait))),
            Self::Interactive => ask().map(unwritten),
        }
    }

    /// What to do about an act that does not fit the screen: at the terminal one asks again.
    pub(crate) fn misfit(&self, line: &Line, visit: &Visit) -> Result<(), Failure> {
        let screen = visit.screen().id.code();
        let text = format!("this does not fit the screen {screen}");
        match self {
            Self::Interactive => {
                eprintln!("{text}");
                Ok(())
            }
            _ => Err(Failure::Usage(format!("line {}: {text}", line.number))),
        }
    }
}

/// Asks until the answer makes sense. At the end of the input nobody acts any more.
fn ask() -> Result<Act, Failure> {
    loop {
        eprint!("> ");
        let mut line = String::new();
        if std::io::stdin().lock().read_line(&mut line)? == 0 {
            return Ok(Act::Wait);
        }
        match words(&line).as_slice() {
            [] => {}
            words => match Act::parse(words) {
                Ok(act) => return Ok(act),
                Err(Usage(why)) => eprintln!("{why}"),
            },
        }
    }
}
