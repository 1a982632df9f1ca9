//! The command line of the reception.

use crate::easy;
use crate::face::FaceWish;
use crate::failure::Failure;
use crate::player::Player;
use crate::script::{CentreAnswer, Script};
use lexopt::prelude::{Long, ValueExt};
use mnc_core::card::secret::{AuthenticationPin, BirthYear, ReferenceNumberB};
use mnc_core::eligibility::Outcome;
use mnc_core::reception::routes::Route;
use mnc_core::{Date, DateTime, Language};
use mnc_examples::{ReaderChoice, Usage, day, kind, language, now_in_japan, route};
use mnc_testkit::virtual_card::{Kind, VirtualCard};
use std::io::Read;

/// What the run is to be.
pub(crate) struct Arguments {
    pub(crate) reader: ReaderChoice,
    pub(crate) card: VirtualCard,
    pub(crate) route: Route,
    pub(crate) answer: CentreAnswer,
    pub(crate) json: bool,
    pub(crate) language: Language,
    pub(crate) now: DateTime,
    pub(crate) camera: FaceWish,
    script: Option<Script>,
    interactive: bool,
    face: Option<String>,
    pin_stdin: bool,
}

/// The words as they stand on the command line.
#[derive(Default)]
struct Words {
    reader: ReaderChoice,
    kind: Option<Kind>,
    route: Option<Route>,
    at: Option<Date>,
    answer: Option<CentreAnswer>,
    script: Option<String>,
    interactive: bool,
    face: Option<String>,
    pin_stdin: bool,
    json: bool,
    language: Option<Language>,
    camera: FaceWish,
}

impl Words {
    fn read() -> Result<Self, Failure> {
        let mut words = Self::default();
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("reader") => words.reader = ReaderChoice::parse(&parser.value()?.string()?)?,
                Long("card") => words.kind = Some(kind(&parser.value()?.string()?)?),
                Long("route") => words.route = Some(route(&parser.value()?.string()?)?),
                Long("at") => words.at = Some(day(&parser.value()?.string()?)?),
                Long("outcome") => {
                    words.answer = Some(CentreAnswer::parse(&parser.value()?.string()?)?);
                }
                Long("script") => words.script = Some(parser.value()?.string()?),
                Long("interactive") => words.interactive = true,
                Long("lang") => words.language = Some(language(&parser.value()?.string()?)?),
                Long("face") => words.face = Some(parser.value()?.string()?),
                Long("pin-stdin") => words.pin_stdin = true,
                Long("json") => words.json = true,
                Long("models") => words.camera.models = Some(parser.value()?.into()),
                Long("manifest") => words.camera.manifest = Some(parser.value()?.into()),
                Long("card-photo") => words.camera.card_photo = Some(parser.value()?.into()),
                Long("camera") => words.camera.frames.push(parser.value()?.into()),
                _ => return Err(argument.unexpected().into()),
            }
        }
        if words.interactive && (words.script.is_some() || words.pin_stdin || words.json) {
            let why = "--interactive goes with neither --script nor --pin-stdin nor --json";
            return Err(Failure::Usage(why.to_owned()));
        }
        Ok(words)
    }
}

impl Arguments {
    pub(crate) fn from_command_line() -> Result<Self, Failure> {
        let words = Words::read()?;
        let script = words.script.as_deref().map(read_script).transpose()?;
        let set = script.clone().unwrap_or_default();
        let now = match words.at.or(set.on) {
            Some(day) => day.at(10, 0, 0, 0),
            None => now_in_japan(),
        };
        let kind = words.kind.or(set.holder).unwrap_or(Kind::Face);
        let arguments = Self {
            reader: words.reader,
            card: VirtualCard::builder().kind(kind).today(now.date()).build(),
            route: words
                .route
                .or(set.route)
                .unwrap_or_else(|| easy::route(kind)),
            answer: words
                .answer
                .unwrap_or(CentreAnswer::Outcome(Outcome::Valid)),
            json: words.json,
            language: words.language.unwrap_or(Language::Japanese),
            now,
            camera: words.camera,
            script,
            interactive: words.interactive,
            face: words.face,
            pin_stdin: words.pin_stdin,
        };
        arguments.reference_number_b()?;
        Ok(arguments)
    }

    /// Who acts.
    pub(crate) fn player(&self) -> Player {
        match &self.script {
            _ if self.interactive => Player::Interactive,
            Some(script) => Player::Script(script.lines.clone()),
            None => Player::Easy(self.route.rule().medium),
        }
    }

    /// 照合番号B, as staff reads it off the face of the card.
    pub(crate) fn reference_number_b(&self) -> Result<ReferenceNumberB, Usage> {
        match &self.face {
            Some(face) => from_face(face).ok_or_else(|| {
                Usage("--face BIRTHDATE,EXPIRYYEAR,SECURITYCODE, e.g. 1942-05-17,2031,0000".into())
            }),
            None => ReferenceNumberB::new(self.card.reference_number_b().as_bytes())
                .map_err(|error| Usage(error.to_string())),
        }
    }

    /// The PIN, as the holder enters it.
    pub(crate) fn pin(&self) -> mnc_core::Result<AuthenticationPin> {
        if !self.pin_stdin {
            return AuthenticationPin::new(self.card.auth_pin().as_bytes());
        }
        let mut digits = [0; 4];
        let read = std::io::stdin().lock().read_exact(&mut digits);
        read.map_err(|_| mnc_core::Error::new(mnc_core::ErrorKind::InvalidSecret))?;
        AuthenticationPin::new(&digits)
    }
}

fn read_script(path: &str) -> Result<Script, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::Usage(format!("--script {path}: {error}")))?;
    Script::parse(&text).map_err(|Usage(why)| Failure::Usage(format!("{path}: {why}")))
}

fn from_face(face: &str) -> Option<ReferenceNumberB> {
    let mut parts = face.split(',');
    let birth_date: Date = parts.next()?.parse().ok()?;
    let expiry_year = parts.next()?.parse().ok()?;
    let code = parts.next()?.as_bytes();
    ReferenceNumberB::from_face(birth_date, BirthYear::JapaneseEra, expiry_year, code).ok()
}
