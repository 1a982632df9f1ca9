//! The counter of a municipality: a virtual card becomes a 顔認証マイナンバーカード and an ordinary card again.
//!
//! ```text
//! cargo run --example municipal -- [--lang ja|en] [--json]
//! ```
//!
//! Shows what the card tells before, between and after: tries of the four-digit PINs, the signature
//! certificate, and the mark in the 追記欄, which no chip knows. No reader is needed.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | set and unset |
//! | 1 | the card did not do it |
//! | 2 | the command line makes no sense |

use lexopt::prelude::{Long, ValueExt};
use mnc_core::card::Card;
use mnc_core::card::municipal::{
    AcceptedRequest, AdditionalEntry, Applicant, CardState, CurrentPins, EntryPlace, Form,
    HolderPins, IrreversibleStep, Occasion, OperatingStatus, PinValues, PrintedNumbers, Procedure,
    RandomPin, Report, Request, RevocationReason, Step, Wish,
};
use mnc_core::card::secret::{AuthenticationPin, InputSupportPin, ResidencePin};
use mnc_core::{Date, Error, Language};
use mnc_examples::{Usage, language, say};
use mnc_testkit::virtual_card::{Kind, VirtualCard};
use serde_json::{Value, json};
use std::process::ExitCode;

/// The day on which the forms are checked: an argument, as everywhere in the SDK.
const DAY: Date = Date::constant(2026, 11, 20);
/// What the virtual terminal sets when it initialises the PINs.
const INITIAL_PIN: &str = "7391";

fn main() -> ExitCode {
    let arguments = match Arguments::parse() {
        Ok(arguments) => arguments,
        Err(usage) => {
            eprintln!("municipal: {usage}");
            return ExitCode::from(2);
        }
    };
    match Counter::new(arguments).there_and_back() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", error.message(arguments.language));
            ExitCode::FAILURE
        }
    }
}

#[derive(Clone, Copy)]
struct Arguments {
    language: Language,
    json: bool,
}

impl Arguments {
    fn parse() -> Result<Self, Usage> {
        let mut arguments = Self {
            language: Language::Japanese,
            json: false,
        };
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("lang") => arguments.language = language(&parser.value()?.string()?)?,
                Long("json") => arguments.json = true,
                _ => return Err(argument.unexpected().into()),
            }
        }
        Ok(arguments)
    }

    fn say(self, english: &'static str, japanese: &'static str) -> &'static str {
        match self.language {
            Language::English => english,
            Language::Japanese => japanese,
        }
    }
}

/// The counter with one card on its reader.
struct Counter {
    card: VirtualCard,
    /// What is written on the card: no chip knows it.
    entry: Option<AdditionalEntry>,
    arguments: Arguments,
    lines: Vec<Value>,
}

impl Counter {
    fn new(arguments: Arguments) -> Self {
        Self {
            card: VirtualCard::new(Kind::Normal),
            entry: None,
            arguments,
            lines: Vec::new(),
        }
    }

    fn there_and_back(mut self) -> Result<(), Error> {
        self.show("before", "設定前")?;
        self.set()?;
        self.show(
            "set to face authentication",
            "顔認証マイナンバーカードへの設定後",
        )?;
        self.unset()?;
        self.show("unset", "通常のカードへの切替後")?;
        if self.arguments.json {
            say!("{}", Value::Array(self.lines));
        }
        Ok(())
    }

    fn set(&mut self) -> Result<(), Error> {
        let request = Request::new(Occasion::SwitchOnly, Applicant::Agent)
            .bringing(Form::SwitchApplication)
            .bringing(Form::Delegation)
            .wishing(Wish::BoxTicked)
            .accept(DAY)?;
        let holders = holder_pins(self.card.auth_pin())?;
        let common = RandomPin::draw(&self.printed_numbers())?;
        self.walk(&request, |counter, procedure, step| {
            counter.set_step(procedure, step, &holders, &common)
        })
    }

    fn set_step(
        &self,
        procedure: &mut Procedure,
        step: Step,
        holders: &HolderPins,
        common: &RandomPin,
    ) -> Result<(), Error> {
        let mut sdk = Card::new(self.card.transport());
        match step {
            Step::ExplainLimits => procedure.report(Report::LimitsExplained),
            Step::RemoveSignatureCertificate => {
                self.card.remove_signature_certificate();
                let reason = RevocationReason::HolderRequest;
                procedure.report(Report::SignatureCertificateRevoked(reason))
            }
            Step::SetCommonPin => {
                let current = CurrentPins::Known(PinValues::Holder(holders));
                procedure.set_common_pin(&mut sdk.begin()?, current, common)
            }
            Step::ConfirmInOperation => {
                procedure.report(Report::OperatingStatus(OperatingStatus::InOperation))
            }
            Step::LockPins => {
                let mut session = sdk.begin()?;
                let identification = session.common()?.card_identification()?;
                let word = IrreversibleStep::i_know_this_locks_the_card(&identification);
                procedure.lock_pins(&mut session, common, word).map(drop)
            }
            Step::WriteEntry => procedure.report(Report::EntryWritten(EntryPlace::Column)),
            _ => procedure.report(Report::HandedOver),
        }
    }

    fn unset(&mut self) -> Result<(), Error> {
        let request = Request::new(Occasion::Unset, Applicant::Holder)
            .bringing(Form::PinInitialisation)
            .bringing(Form::SignatureCertificateApplication)
            .with_signature_certificate()
            .accept(DAY)?;
        let initial = holder_pins(INITIAL_PIN)?;
        let new = holder_pins("8642")?;
        self.walk(&request, |counter, procedure, step| {
            counter.unset_step(procedure, step, &initial, &new)
        })
    }

    fn unset_step(
        &self,
        procedure: &mut Procedure,
        step: Step,
        initial: &HolderPins,
        new: &HolderPins,
    ) -> Result<(), Error> {
        let mut sdk = Card::new(self.card.transport());
        match step {
            Step::InitialisePins => {
                self.card.initialise_pins(INITIAL_PIN);
                procedure.confirm_pins_initialised(&mut sdk.begin()?)
            }
            Step::SetNewPins => {
                let current = CurrentPins::Known(PinValues::Holder(initial));
                procedure.set_new_pins(&mut sdk.begin()?, current, new)
            }
            Step::IssueSignatureCertificate => {
                self.card
                    .issue_signature_certificate(self.card.sign_password());
                procedure.report(Report::SignatureCertificateIssued)
            }
            Step::StrikeEntry => procedure.report(Report::EntryStruckThrough),
            _ => procedure.report(Report::HandedOver),
        }
    }

    /// Walks a procedure through, showing each step before it is done.
    fn walk(
        &mut self,
        request: &AcceptedRequest,
        mut do_step: impl FnMut(&Self, &mut Procedure, Step) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut sdk = Card::new(self.card.transport());
        let mut procedure = Procedure::begin(request, &mut sdk.begin()?)?;
        self.show_plan(request);
        while let Some(step) = procedure.next_step() {
            self.show_step(&procedure, step);
            do_step(self, &mut procedure, step)?;
        }
        self.entry = procedure.entry().or(self.entry);
        Ok(())
    }

    fn printed_numbers(&self) -> PrintedNumbers {
        let holder = self.card.holder();
        PrintedNumbers::new()
            .with(&holder.security_code)
            .with(&holder.card_serial)
            .with(&holder.individual_number)
            .with(&holder.address)
            .with(&holder.birth_digits())
            .with_date(holder.birth_date, None)
            .with_date(self.card.card_expires(), None)
    }

    fn show_plan(&mut self, request: &AcceptedRequest) {
        let plan = request.plan();
        let title = plan.title(self.arguments.language);
        if self.arguments.json {
            self.lines
                .push(json!({ "procedure": plan.code(), "title": title, "source": plan.source() }));
        } else {
            say!("\n## {title}\n   [{}]", request.rule().source);
        }
    }

    fn show_step(&mut self, procedure: &Procedure, step: Step) {
        let language = self.arguments.language;
        let guidance = procedure.guidance(DAY);
        let told: Vec<_> = guidance.iter().map(|item| item.title(language)).collect();
        if self.arguments.json {
            self.lines.push(json!({
                "step": step.code(), "title": step.title(language), "source": step.source(),
                "guidance": told,
            }));
            return;
        }
        say!(" - {} [{}]", step.title(language), step.source());
        for text in told {
            say!("     {text}");
        }
    }

    /// What the card and its face tell now.
    fn show(&mut self, english: &'static str, japanese: &'static str) -> Result<(), Error> {
        let state = CardState::read(&mut Card::new(self.card.transport()).begin()?)?;
        if self.arguments.json {
            self.lines.push(state_json(english, &state, self.entry));
        } else {
            say!("\n# {}", self.arguments.say(english, japanese));
            print_state(&state, self.entry, self.arguments);
        }
        Ok(())
    }
}

fn holder_pins(pin: &str) -> Result<HolderPins, Error> {
    Ok(HolderPins {
        authentication: AuthenticationPin::new(pin.as_bytes())?,
        residence: ResidencePin::new(pin.as_bytes())?,
        input_support: InputSupportPin::new(pin.as_bytes())?,
    })
}

fn state_json(when: &str, state: &CardState, entry: Option<AdditionalEntry>) -> Value {
    let tries: serde_json::Map<_, _> = state
        .pins()
        .map(|(pin, status)| (pin.code().into(), json!(status.tries())))
        .collect();
    json!({
        "state": when,
        "tries": tries,
        "signature_certificate": state.certificates().has_signature_certificate(),
        "entry": entry.map(|entry| entry.to_string()),
    })
}

fn print_state(state: &CardState, entry: Option<AdditionalEntry>, arguments: Arguments) {
    let tries = arguments.say("tries left", "残り回数");
    for (pin, status) in state.pins() {
        let left = status.tries().unwrap_or_default();
        say!("   {}: {tries} {left}", pin.title(arguments.language));
    }
    let certificate = if state.certificates().has_signature_certificate() {
        arguments.say("present", "あり")
    } else {
        arguments.say("absent", "なし")
    };
    let name = arguments.say("signature certificate", "署名用電子証明書");
    say!("   {name}: {certificate}");
    let none = arguments.say("none", "なし").to_owned();
    let entry = entry.map_or(none, |entry| entry.to_string());
    say!("   {}: {entry}", arguments.say("mark", "追記"));
}
