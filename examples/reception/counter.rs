//! One visit: the machine says what to do, the desk, the terminal and the people do it.

use crate::arguments::Arguments;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::fall_back::fall_back;
use crate::player::Player;
use crate::record;
use crate::screen::{Display, Text};
use crate::script::{Act, CentreAnswer};
use crate::terminal::{Answer, Terminal};
use crate::told::told;
use mnc_core::DateTime;
use mnc_core::card::secret::AttemptPolicy;
use mnc_core::eligibility::Outcome;
use mnc_core::identity::{CardAssessment, VisualModeVersion};
use mnc_core::reception::machine::{Action, Counter, Eligibility, End, Event, Visit};
use mnc_core::reception::screen::{Choice, Screen, ScreenId as S};
use mnc_testkit::terminal::InsuredPerson;
use std::time::Duration;

/// How long people take for everything, in seconds.
const A_MOMENT: u64 = 3;
/// So often is asked again while the centre is still at work.
const PATIENCE: u8 = 3;

/// Plays a visit to its end.
pub(crate) fn play(arguments: &Arguments) -> Result<End, Failure> {
    let mut game = Game::new(arguments)?;
    let mut player = arguments.player();
    loop {
        if let Some(end) = game.visit.end().cloned() {
            game.ended(&end)?;
            return Ok(end);
        }
        game.show();
        game.turn(&mut player)?;
    }
}

struct Game<'a> {
    display: Display,
    desk: Desk<'a>,
    terminal: Terminal,
    visit: Visit,
    at: DateTime,
    centre: CentreAnswer,
    answer: Option<Answer>,
    asked: u8,
    as_json: bool,
}

impl<'a> Game<'a> {
    fn new(arguments: &'a Arguments) -> Result<Self, Failure> {
        let person = InsuredPerson::of(arguments.card.holder(), arguments.now.date());
        Ok(Self {
            display: Display {
                language: arguments.language,
                silent: arguments.json,
            },
            desk: Desk::open(arguments)?,
            terminal: Terminal::new(person, arguments.route)?,
            visit: Counter::new(arguments.route).begin(arguments.now),
            at: arguments.now,
            centre: arguments.answer,
            answer: None,
            asked: 0,
            as_json: arguments.json,
        })
    }

    fn show(&self) {
        self.display.screen(&self.visit.screen());
    }

    /// One event: by a device if one is at work, else by somebody.
    fn turn(&mut self, player: &mut Player) -> Result<(), Failure> {
        if let Some(event) = self.by_device()? {
            return self.step(event);
        }
        let line = player.act(&self.visit)?;
        if let Act::Answer(answer) = line.act {
            self.centre = answer;
            return self.turn(player);
        }
        let done = match self.event(&line.act)? {
            Some(event) => self.step(event),
            None => return player.misfit(&line, &self.visit),
        };
        match done {
            Err(failure) if failure.is_refusal() => player.misfit(&line, &self.visit),
            done => done,
        }
    }

    fn step(&mut self, event: Event) -> Result<(), Failure> {
        let told = told(&event);
        let actions = self.visit.step(event, self.at)?;
        if let Some(told) = told {
            self.display.tell(&told);
        }
        if actions.contains(&Action::SendConsents) && self.terminal.pushes() {
            self.answer = self.ask(Outcome::Valid)?.or(self.answer.take());
        }
        if actions.contains(&Action::VisualModeBack) {
            self.desk.switch_back(self.at)?;
        }
        Ok(())
    }

    fn by_device(&mut self) -> Result<Option<Event>, Failure> {
        let actions = self.visit.actions();
        Ok(if actions.contains(&Action::AskEligibility) {
            Some(self.ask_centre()?)
        } else if actions.contains(&Action::RegisterCard) {
            self.centre = CentreAnswer::Outcome(Outcome::Valid);
            Some(Event::Registered)
        } else if actions.contains(&Action::Verify) {
            Some(self.desk.kept_pin(self.at)?)
        } else {
            None
        })
    }

    fn ask_centre(&mut self) -> Result<Event, Failure> {
        let outcome = match self.centre {
            CentreAnswer::Outcome(outcome) => outcome,
            CentreAnswer::NotRegistered => return Ok(Event::Answered(Eligibility::NotRegistered)),
        };
        self.asked += 1;
        self.answer = self.ask(outcome)?;
        let Some(answer) = self.answer.as_ref().filter(|_| self.asked <= PATIENCE) else {
            self.pass(u64::from(self.visit.screen().id.time_out()));
            self.display.tell(&Text::new("回答なし", "no answer"));
            return Ok(Event::Elapsed);
        };
        let outcome = answer.content.outcome();
        self.display.tell(&Text::new(&answer.file, &answer.file));
        self.display
            .tell(&Text::of(|language| outcome.message(language)));
        Ok(Event::Answered(Eligibility::outcome(outcome)))
    }

    fn ask(&self, outcome: Outcome) -> Result<Option<Answer>, Failure> {
        let birthdate = self.desk.facts().birthdate;
        self.terminal
            .ask(outcome, self.visit.consents(), birthdate, self.at)
    }

    /// What an act is for the machine; none for one that does not fit the screen.
    fn event(&mut self, act: &Act) -> Result<Option<Event>, Failure> {
        let screen = self.visit.screen();
        let wait = matches!(act, Act::Wait);
        self.pass(if wait {
            screen.id.time_out().into()
        } else {
            A_MOMENT
        });
        Ok(Some(match act {
            Act::Card => self.card()?,
            Act::Misplaced(how) => Event::CardMisplaced(*how),
            Act::Remove => Event::CardRemoved,
            Act::Choose(choice) => Event::Chosen(*choice),
            Act::Button(number) => match screen.choices.get(number.wrapping_sub(1)) {
                Some(choice) => Event::Chosen(*choice),
                None => return Ok(None),
            },
            Act::FaceFits if shows_face(&screen) => self.desk.face(self.at)?,
            Act::FaceFails(why) => Event::FaceFailed(*why),
            Act::OwnPin if shows_pin(&screen) => self.pin(&screen, None)?,
            Act::OtherPin(digits) if shows_pin(&screen) => self.pin(&screen, Some(digits))?,
            Act::SamePerson if shows_sight(&screen) => {
                self.desk.sight(sight_mode(&screen), self.at)?
            }
            Act::Staff => Event::StaffTakesOver,
            Act::Wait => Event::Elapsed,
            _ => return Ok(None),
        }))
    }

    fn card(&mut self) -> Result<Event, Failure> {
        let (card, lines) = self.desk.place(self.at)?;
        for line in &lines {
            self.display.tell(line);
        }
        for advice in card.advice() {
            let said = Text::of(|language| advice.message(language));
            let (ja, en) = (said.0, said.1);
            self.display
                .tell(&Text::new(format!("案内: {ja}"), format!("advice: {en}")));
        }
        Ok(Event::card(card))
    }

    fn pin(&mut self, screen: &Screen, digits: Option<&str>) -> Result<Event, Failure> {
        if screen.offers(Choice::PinEntered) {
            self.desk.keep_pin(digits)?;
            return Ok(Event::Chosen(Choice::PinEntered));
        }
        let risk = match screen.id {
            S::PinLastTry => AttemptPolicy::AllowLastTry,
            _ => AttemptPolicy::KeepLastTry,
        };
        self.desk.pin(digits, risk, self.at)
    }

    fn pass(&mut self, seconds: u64) {
        self.at = self.at.saturating_add(Duration::from_secs(seconds));
    }

    fn ended(&mut self, end: &End) -> Result<(), Failure> {
        let answer = self.answer.take().map(|answer| answer.content);
        match end {
            End::Received(received) => {
                let answer = answer.unwrap_or_default();
                let (made, _) = received
                    .as_ref()
                    .clone()
                    .into_record(self.desk.facts(), answer)?;
                record::hand_over(&made, &self.display, self.as_json);
            }
            End::FallBack { reason, identity } => {
                if let Some(identity) = identity {
                    let identity = identity.as_ref().clone();
                    let made = mnc_core::reception::ReceptionRecord::new(
                        identity,
                        self.desk.facts(),
                        answer,
                        self.at,
                    )?;
                    record::hand_over(&made, &self.display, self.as_json);
                }
                let card = self.visit.card().map(CardAssessment::kind);
                fall_back(*reason, self.at.date(), card, &self.display);
            }
            End::Withdrawn(why) => {
                let code = why.code();
                self.display.tell(&Text::new(
                    format!("受付中止 ({code})"),
                    format!("withdrawn ({code})"),
                ));
                self.display
                    .tell(&Text::of(|language| why.message(language)));
            }
        }
        Ok(())
    }
}

fn shows_face(screen: &Screen) -> bool {
    matches!(screen.id, S::Face | S::FaceAgain)
}

fn shows_pin(screen: &Screen) -> bool {
    matches!(screen.id, S::Pin | S::PinAgain | S::PinLastTry)
}

fn shows_sight(screen: &Screen) -> bool {
    matches!(screen.id, S::SightAtHand) || sight_mode(screen).is_some()
}

/// The 目視 mode of the screen; `None` with a device at hand.
fn sight_mode(screen: &Screen) -> Option<VisualModeVersion> {
    match screen.id {
        S::SightOnTerminal => Some(VisualModeVersion::Terminal),
        S::SightOnReader => Some(VisualModeVersion::Reader),
        _ => None,
    }
}
