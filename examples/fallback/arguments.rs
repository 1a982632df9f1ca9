//! The command line of the fall-back.

use lexopt::prelude::{Long, ValueExt};
use mnc_core::eligibility::Outcome;
use mnc_core::fallback::declaration::InsuranceKind;
use mnc_core::fallback::procedure::{
    AgeBand, Case, Document, Entry, Issued, Past, Search, Situation,
};
use mnc_core::identity::CardKind;
use mnc_core::identity::policy::FallBack;
use mnc_core::patient::share::Scheme;
use mnc_core::patient::wareki;
use mnc_core::reception::machine::{FallBackReason, Trouble};
use mnc_core::{Date, Language};
use mnc_examples::{Usage, language, now_in_japan};
use std::path::PathBuf;

const CASES: [(&str, Case); 6] = [
    ("invalid", Case::Invalid),
    ("no-record", Case::NoRecord),
    ("device", Case::DeviceFault),
    ("card", Case::CardFault),
    ("no-access", Case::NoAccess),
    ("not-brought", Case::NotBrought),
];

const CARDS: [(&str, CardKind); 7] = [
    ("normal", CardKind::Normal),
    ("locked", CardKind::Locked),
    ("face", CardKind::Face),
    ("photoless", CardKind::Photoless),
    ("android", CardKind::AndroidPhone),
    ("iphone", CardKind::IPhone),
    ("unusable", CardKind::Unusable),
];

const PASTS: [(&str, Past); 2] = [("visited", Past::Visited), ("unchanged", Past::Unchanged)];

/// What the command line asks for.
pub(crate) struct Arguments {
    pub(crate) reason: Option<FallBackReason>,
    pub(crate) entry: Entry,
    pub(crate) situation: Situation,
    pub(crate) age: Option<AgeBand>,
    pub(crate) birth: Option<Date>,
    pub(crate) share: Option<u8>,
    pub(crate) language: Language,
    pub(crate) json: bool,
    pub(crate) form: Option<PathBuf>,
    pub(crate) fill: Option<PathBuf>,
    pub(crate) force: bool,
}

impl Arguments {
    pub(crate) fn parse() -> Result<Self, Usage> {
        let mut entry = None;
        let mut arguments = Self {
            reason: None,
            entry: Entry::Case(Case::NotBrought),
            situation: Situation::new(Case::NotBrought, now_in_japan().date()),
            age: None,
            birth: None,
            share: None,
            language: Language::Japanese,
            json: false,
            form: None,
            fill: None,
            force: false,
        };
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("case") => {
                    entry = Some(Entry::Case(named(
                        "--case",
                        &CASES,
                        &parser.value()?.string()?,
                    )?));
                }
                Long("reason") => {
                    let reason = reason(&parser.value()?.string()?)?;
                    entry = Some(reason.entry(None));
                    arguments.reason = Some(reason);
                }
                Long(name) => {
                    let name = name.to_owned();
                    arguments.take(&name, &mut parser)?;
                }
                other => return Err(other.unexpected().into()),
            }
        }
        arguments.entry = entry.ok_or_else(|| Usage("--case or --reason is missing".to_owned()))?;
        if let Entry::Case(case) = arguments.entry {
            arguments.situation.case = case;
        }
        arguments.check()?;
        Ok(arguments)
    }

    fn check(&self) -> Result<(), Usage> {
        let told = |told: bool, words: &str| {
            let usage = || Usage(words.to_owned());
            (!told).then_some(()).ok_or_else(usage)
        };
        told(
            self.fill.is_some() && self.form.is_none(),
            "--fill needs --form",
        )?;
        told(
            self.age.is_some() && self.birth.is_some(),
            "--age or --birth, not both",
        )?;
        told(
            self.birth.is_some_and(|birth| self.situation.day < birth),
            "--birth lies after the day of the visit",
        )
    }

    /// The age on the day of the visit, if it was said.
    pub(crate) fn age_band(&self) -> Option<AgeBand> {
        let insurance = self.situation.insurance;
        let scheme = insurance.map_or(Scheme::Other, InsuranceKind::scheme);
        let by_birth = || AgeBand::of(self.birth?, self.situation.day, scheme);
        self.age.or_else(by_birth)
    }

    fn take(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<(), Usage> {
        let situation = &mut self.situation;
        match name {
            "at" => situation.day = day(&parser.value()?.string()?)?,
            "card" => {
                situation.card = Some(named("--card", &CARDS, &parser.value()?.string()?)?);
            }
            "shows" => situation
                .documents
                .push(document(&parser.value()?.string()?)?),
            "past" => situation.past = named("--past", &PASTS, &parser.value()?.string()?)?,
            "answer" => situation.by_numbers = Some(outcome(&parser.value()?.string()?)?),
            "insurance" => situation.insurance = Some(insurance(&parser.value()?.string()?)?),
            "found" => situation.search = Search::Found,
            "denied" => situation.issued = Issued::Denied,
            "lenient" => situation.lenient = true,
            "age" => self.age = Some(age(&parser.value()?.string()?)?),
            "birth" => self.birth = Some(birth(&parser.value()?.string()?)?),
            "share" => self.share = Some(share(&parser.value()?.string()?)?),
            "lang" => self.language = language(&parser.value()?.string()?)?,
            "json" => self.json = true,
            "form" => self.form = Some(PathBuf::from(parser.value()?)),
            "fill" => self.fill = Some(PathBuf::from(parser.value()?)),
            "force" => self.force = true,
            other => return Err(Usage(format!("unknown option --{other}"))),
        }
        Ok(())
    }
}

fn named<T: Copy>(option: &str, names: &[(&str, T)], text: &str) -> Result<T, Usage> {
    let found = names.iter().find(|(name, _)| *name == text);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<_> = names.iter().map(|(name, _)| *name).collect();
        Usage(format!("{option} {}, not {text}", names.join("|")))
    })
}

fn coded<T: Copy>(
    option: &str,
    all: &[T],
    code: fn(T) -> &'static str,
    text: &str,
) -> Result<T, Usage> {
    let found = all
        .iter()
        .copied()
        .find(|it| code(*it).eq_ignore_ascii_case(text));
    found.ok_or_else(|| {
        let codes: Vec<_> = all.iter().map(|it| code(*it)).collect();
        Usage(format!("{option} {}, not {text}", codes.join("|")))
    })
}

fn document(text: &str) -> Result<Document, Usage> {
    coded("--shows", Document::ALL, Document::code, text)
}

fn outcome(text: &str) -> Result<Outcome, Usage> {
    coded("--answer", Outcome::ALL, Outcome::name, text)
}

fn insurance(text: &str) -> Result<InsuranceKind, Usage> {
    coded("--insurance", InsuranceKind::ALL, InsuranceKind::code, text)
}

fn age(text: &str) -> Result<AgeBand, Usage> {
    coded("--age", AgeBand::ALL, AgeBand::code, text)
}

/// What stood there is not repeated: it is personal.
fn birth(text: &str) -> Result<Date, Usage> {
    wareki::parse(text).map_err(|_| {
        Usage("--birth is a date such as 1953-11-01, S28.11.1 or 昭和28年11月1日".to_owned())
    })
}

fn reason(text: &str) -> Result<FallBackReason, Usage> {
    let policies = FallBack::ALL.iter().copied().map(FallBackReason::Policy);
    let outcomes = Outcome::ALL.iter().copied().map(FallBackReason::Outcome);
    let troubles = Trouble::ALL.iter().copied().map(FallBackReason::Trouble);
    let reasons: Vec<_> = policies.chain(outcomes).chain(troubles).collect();
    coded("--reason", &reasons, FallBackReason::code, text)
}

fn share(text: &str) -> Result<u8, Usage> {
    match text {
        "1" => Ok(1),
        "2" => Ok(2),
        "3" => Ok(3),
        _ => Err(Usage(format!("--share 1|2|3, not {text}"))),
    }
}

fn day(text: &str) -> Result<Date, Usage> {
    text.parse()
        .map_err(|_| Usage(format!("--at YYYY-MM-DD, not {text}")))
}
