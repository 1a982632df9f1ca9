//! One visit at a counter: events in, screens, actions and a record out.

use super::answer::Answer;
use super::assessment::{Assessment, says};
use super::card::{Card, Entry};
use super::certificate::Anchors;
use super::consent::Ended;
use super::event::event;
use super::{parse, settings};
use mnc_abi::{Exclusive, Result, Trouble};
use mnc_core::identity::Method;
use mnc_core::reception::CardFacts;
use mnc_core::reception::machine::{self, End, Event};
use mnc_core::reception::screen::{Audience, Screen};
use mnc_core::{Date, DateTime};
use serde::Deserialize;
use serde_json::{Value as Json, json};
use zeroize::Zeroizing;

/// A visit. Calls take their turn.
pub struct Visit(Exclusive<machine::Visit>);

/// What the card showed, for the record. All of it may be left out.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Facts {
    pin_locked: bool,
    certificate_serial_hex: Option<String>,
    certificate_not_after: Option<String>,
    birthdate: Option<String>,
    ended: Vec<Ended>,
}

impl Visit {
    /// A patient comes to the counter with these settings.
    ///
    /// # Errors
    /// `InvalidArgument`.
    pub fn begin(settings_text: &str, at: &str) -> Result<Self> {
        let counter = settings::counter(settings_text)?;
        Ok(Self(Exclusive::new(counter.begin(parse::time(at)?))))
    }

    /// Something happened; says what to do now, as an array of `{code, ja, en}`.
    ///
    /// # Errors
    /// `StepOutOfOrder`, `InvalidArgument`, `VerificationInsufficient`. Nothing changed then.
    pub fn step(&self, event_text: &str, at: &str) -> Result<String> {
        let at = parse::time(at)?;
        self.take(event(event_text, at)?, at)
    }

    /// A card was placed that this library read itself.
    ///
    /// # Errors
    /// As [`Self::step`].
    pub fn place_card(&self, card: &Assessment, at: &str) -> Result<String> {
        self.take(Event::card(card.0.clone()), parse::time(at)?)
    }

    /// The holder entered the PIN here, and the card is asked whether it is right.
    ///
    /// # Errors
    /// `StepOutOfOrder` where no PIN is awaited: the card was not touched then. Those of presenting
    /// the PIN and of judging the certificate: then the visit is where it was, and
    /// the host says what happened with an event. As [`Self::step`] for the rest.
    pub fn verify_pin(
        &self,
        card: &Card,
        entry: &Entry<'_>,
        anchors: Option<&Anchors>,
        at: &str,
    ) -> Result<String> {
        let at = parse::time(at)?;
        let expected = Event::verified_by_reader(Method::Pin, at);
        // Held throughout: nobody steps the visit between the question and the PIN.
        self.0.with(|visit| {
            // Whether the PIN is awaited is asked on a copy, before the card is touched.
            visit.clone().step(expected, at)?;
            let identity = card.prove(entry, anchors, at)?;
            stepped(visit, Event::Verified(Box::new(identity)), at)
        })
    }

    /// Takes an event; what to do now.
    pub(super) fn take(&self, event: Event, at: DateTime) -> Result<String> {
        self.0.with(|visit| stepped(visit, event, at))
    }

    /// Looks at the machine.
    pub(super) fn look(&self, work: impl FnOnce(&machine::Visit)) -> Result<()> {
        self.0.with(|visit| {
            work(visit);
            Ok(())
        })
    }

    /// What is shown now: `{code, audience, time_out, ja, en, choices: [{code, ja, en}], page, ended}`.
    ///
    /// # Errors
    /// [`Trouble::Reentrant`].
    pub fn screen(&self) -> Result<String> {
        self.0.with(|visit| {
            let mut json = screen_json(&visit.screen());
            if let Some(object) = json.as_object_mut() {
                object.insert("ended".to_owned(), visit.end().is_some().into());
            }
            Ok(json.to_string())
        })
    }

    /// How it ended: `{end, code, ja, en, method, answered}`; the last two for a fall-back.
    ///
    /// # Errors
    /// [`Trouble::NotYet`] while it goes on.
    pub fn end(&self) -> Result<String> {
        self.0.with(|visit| {
            let end = visit.end().ok_or(Trouble::NotYet)?;
            Ok(end_json(end).to_string())
        })
    }

    /// The record for the claims software: `{record, differing}`.
    ///
    /// # Errors
    /// [`Trouble::NotYet`] while it goes on, [`Trouble::Absent`] if the patient was not received.
    pub fn record(&self, answer: &Answer, facts: &str) -> Result<Zeroizing<Vec<u8>>> {
        let mut facts: Facts = parse::json(facts, "facts of the card")?;
        let ended = std::mem::take(&mut facts.ended);
        let facts = facts.checked()?;
        let received = self.0.with(|visit| match visit.end() {
            Some(End::Received(received)) => Ok(received.clone()),
            Some(_) => Err(Trouble::Absent.into()),
            None => Err(Trouble::NotYet.into()),
        })?;
        let (mut record, differing) = received.into_record(facts, answer.0.clone())?;
        for consents in record.consents_mut() {
            ended.iter().try_for_each(|it| it.note(consents))?;
        }
        let differing = differing
            .iter()
            .map(|it| json!({ "result": it.result, "category": it.category.key() }));
        let rest = json!({ "differing": differing.collect::<Vec<_>>() }).to_string();
        let record = Zeroizing::new(record.to_json());
        let rest = rest.strip_prefix('{').unwrap_or_default();
        let text = format!(r#"{{"record":{},{rest}"#, *record);
        Ok(Zeroizing::new(text.into_bytes()))
    }
}

/// What to do after the event, as an array of `{code, ja, en}`.
fn stepped(visit: &mut machine::Visit, event: Event, at: DateTime) -> Result<String> {
    let actions = visit.step(event, at)?;
    let says = actions.iter().map(|it| says(it.code(), |l| it.message(l)));
    Ok(Json::Array(says.collect()).to_string())
}

impl Facts {
    fn checked(self) -> Result<CardFacts> {
        let day = |text: Option<String>| -> Result<Option<Date>> {
            text.as_deref().map(parse::day).transpose()
        };
        Ok(CardFacts {
            pin_locked: self.pin_locked,
            certificate_serial_hex: self.certificate_serial_hex,
            certificate_not_after: day(self.certificate_not_after)?,
            birthdate: day(self.birthdate)?,
        })
    }
}

pub(super) fn screen_json(screen: &Screen) -> Json {
    let choices = screen
        .choices
        .iter()
        .map(|it| says(it.code(), |l| it.message(l)));
    let mut json = says(screen.id.code(), |language| screen.id.message(language));
    let more = json!({
        "audience": audience(screen.id.audience()),
        "time_out": screen.id.time_out(),
        "choices": choices.collect::<Vec<_>>(),
        "page": screen.page.map(|page| json!({ "number": page.number, "of": page.of })),
    });
    join(&mut json, more);
    json
}

fn end_json(end: &End) -> Json {
    let mut json = match end {
        End::Received(_) => json!({ "code": end.code() }),
        End::FallBack { reason, .. } => says(reason.code(), |language| reason.message(language)),
        End::Withdrawn(why) => says(why.code(), |language| why.message(language)),
    };
    join(&mut json, json!({ "end": end.name() }));
    if let End::FallBack { reason, identity } = end {
        let method = identity.as_ref().map(|it| it.method().name());
        join(
            &mut json,
            json!({ "method": method, "answered": reason.was_answered() }),
        );
    }
    json
}

const fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Patient => "PATIENT",
        Audience::Staff => "STAFF",
    }
}

/// Adds the fields of one object to another.
pub(super) fn join(json: &mut Json, more: Json) {
    if let (Some(object), Json::Object(more)) = (json.as_object_mut(), more) {
        object.extend(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mnc_core::eligibility::answer::ConsentCategory;
    use mnc_testkit::people::Holder;
    use mnc_testkit::terminal::{self, ConsentChoice, InsuredPerson, VirtualTerminal};

    const AT: &str = "2026-11-20T10:00:00";

    /// A visit whose patient consented to all and left.
    fn received() -> Visit {
        let visit = Visit::begin(r#"{"route": "WINDOW"}"#, AT).unwrap();
        for event in [
            r#"{"event": "CARD_PLACED"}"#,
            r#"{"event": "CHOSEN", "choice": "FACE"}"#,
            r#"{"event": "VERIFIED_BY_READER", "method": "FACE"}"#,
            r#"{"event": "ANSWERED", "outcome": "VALID"}"#,
            r#"{"event": "CHOSEN", "choice": "CONSENT_TO_ALL"}"#,
            r#"{"event": "CARD_REMOVED"}"#,
        ] {
            visit.step(event, AT).unwrap();
        }
        visit
    }

    /// What the terminal says of a patient who consented to 薬剤情報 and 特定健診情報.
    fn confirmed() -> Answer {
        let at: DateTime = AT.parse().unwrap();
        let mut seen = terminal::Visit::new(at);
        let consented = [ConsentCategory::Medication, ConsentCategory::HealthCheckups];
        seen.consents = consented.map(|it| (it, ConsentChoice::Granted)).to_vec();
        let person = InsuredPerson::of(&Holder::hanako(), at.date());
        let file = VirtualTerminal::new("1319999999").push(&person, &seen);
        Answer::read(&file.unwrap().unwrap().bytes).unwrap()
    }

    #[test]
    fn a_consent_that_ended_since_is_so_in_the_record() {
        let visit = received();
        let answer = confirmed();
        let states = |facts: &str| -> Json {
            let record = visit.record(&answer, facts).unwrap();
            let json: Json = serde_json::from_slice(&record).unwrap();
            json["record"]["consents"][0]["consents"].clone()
        };
        let before = states("{}");
        assert_eq!(before["medication"]["state"], "GRANTED", "{before}");
        let ended = r#"{"ended": [{"category": "medication", "reason": "PATIENT", "at": "2026-11-20T15:00:00"}]}"#;
        let states = states(ended);
        assert_eq!(states["medication"]["state"], "ENDED");
        assert_eq!(states["health_checkups"]["state"], "GRANTED");
        let bad = visit.record(&answer, r#"{"ended": [{"reason": "PATIENT"}]}"#);
        assert_eq!(bad.unwrap_err().status(), 100);
    }
}
