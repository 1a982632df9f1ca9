//! The command line of the reception.

use lexopt::prelude::{Long, ValueExt};
use mnc_core::card::secret::{AuthenticationPin, BirthYear, ReferenceNumberB};
use mnc_core::eligibility::Outcome;
use mnc_core::{Date, DateTime, Language};
use mnc_examples::{ReaderChoice, Usage, kind, language, now_in_japan};
use mnc_testkit::virtual_card::{Kind, VirtualCard};
use std::io::Read;

/// What the run is to be.
pub(crate) struct Arguments {
    pub(crate) reader: ReaderChoice,
    pub(crate) card: VirtualCard,
    pub(crate) outcome: Outcome,
    pub(crate) json: bool,
    pub(crate) language: Language,
    pub(crate) now: DateTime,
    face: Option<String>,
    pin_stdin: bool,
}

impl Arguments {
    pub(crate) fn from_command_line() -> Result<Self, Usage> {
        let mut arguments = Self {
            reader: ReaderChoice::Virtual,
            card: VirtualCard::new(Kind::Face),
            outcome: Outcome::Valid,
            json: false,
            language: Language::Japanese,
            now: now_in_japan(),
            face: None,
            pin_stdin: false,
        };
        let mut kind_wanted = Kind::Face;
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("reader") => {
                    arguments.reader = ReaderChoice::parse(&parser.value()?.string()?)?;
                }
                Long("card") => kind_wanted = kind(&parser.value()?.string()?)?,
                Long("outcome") => arguments.outcome = outcome(&parser.value()?.string()?)?,
                Long("lang") => arguments.language = language(&parser.value()?.string()?)?,
                Long("face") => arguments.face = Some(parser.value()?.string()?),
                Long("pin-stdin") => arguments.pin_stdin = true,
                Long("json") => arguments.json = true,
                _ => return Err(argument.unexpected().into()),
            }
        }
        let today = arguments.now.date();
        arguments.card = VirtualCard::builder()
            .kind(kind_wanted)
            .today(today)
            .build();
        arguments.reference_number_b()?;
        Ok(arguments)
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

fn from_face(face: &str) -> Option<ReferenceNumberB> {
    let mut parts = face.split(',');
    let birth_date: Date = parts.next()?.parse().ok()?;
    let expiry_year = parts.next()?.parse().ok()?;
    let code = parts.next()?.as_bytes();
    ReferenceNumberB::from_face(birth_date, BirthYear::JapaneseEra, expiry_year, code).ok()
}

fn outcome(name: &str) -> Result<Outcome, Usage> {
    let found = Outcome::ALL.iter().find(|outcome| outcome.name() == name);
    found.copied().ok_or_else(|| {
        let names: Vec<_> = Outcome::ALL.iter().map(|outcome| outcome.name()).collect();
        Usage(format!("--outcome {}, not {name}", names.join("|")))
    })
}
