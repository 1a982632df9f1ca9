//! What a card is: read without a PIN, judged on a day, declared by staff.

use super::card::Card;
use super::certificate::{Anchors, judge};
use super::observation::{Declared, token_name};
use super::parse;
use mnc_abi::Result;
use mnc_core::card::secret::SecretStatus;
use mnc_core::identity::certificate::{CertificateKind, GraceRule, LifeCycle};
use mnc_core::identity::{CardAssessment, CardObservations};
use mnc_core::{Error, ErrorKind, Language};
use serde_json::{Value as Json, json};

/// What a card is.
pub struct Assessment(pub(super) CardAssessment);

impl Assessment {
    /// Asks the card, without a PIN, and judges its certificate at a time.
    ///
    /// # Errors
    /// `NotMyNumberCard`; `UntrustedCertificate` and `CertificateProfile`; of the reader.
    pub fn of(card: &Card, anchors: Option<&Anchors>, at: &str, declared: &str) -> Result<Self> {
        let at = parse::time(at)?;
        let declared: Declared = parse::json(declared, "declaration")?;
        let declaration = declared.declaration()?;
        let observations = card.session(|session| {
            let shown = CardObservations::read(session)?;
            let shown =
                match optional(session.common().and_then(|mut it| it.card_identification()))? {
                    Some(card) => shown.with_card_expiry(card.expiry(), at.date()),
                    None => shown,
                };
            let certificate = session.jpki()?.authentication_certificate();
            Ok(match optional(certificate)? {
                Some(certificate) => {
                    let kind = CertificateKind::UserAuthentication;
                    let verified = judge(certificate, kind, anchors, at)?;
                    shown.with_certificate(&verified, at.date(), GraceRule::default())
                }
                None => shown,
            })
        })?;
        Ok(Self(CardAssessment::new(observations, declaration)))
    }

    /// `{kind, scope, token, authentication_pin, signature_password, input_support_pin, life_cycle,
    /// card_expired, obstacle, advice}`. A secret is `{state, tries}`; `obstacle` and the elements of
    /// `advice` are `{code, ja, en}`. What is not there is `null`.
    pub fn to_json(&self) -> String {
        let shown = self.0.observations();
        let advice = self.0.advice();
        let advice: Vec<_> = advice
            .iter()
            .map(|it| says(it.code(), |l| it.message(l)))
            .collect();
        let obstacle = self.0.obstacle();
        json!({
            "kind": self.0.kind().name(),
            "scope": self.0.scope().name(),
            "token": shown.token.as_ref().map(token_name),
            "authentication_pin": shown.authentication_pin.map(secret),
            "signature_password": shown.signature_password.map(secret),
            "input_support_pin": shown.input_support_pin.map(secret),
            "life_cycle": shown.life_cycle.map(LifeCycle::name),
            "card_expired": shown.card_expired,
            "obstacle": obstacle.map(|it| says(it.code(), |l| it.message(l))),
            "advice": advice,
        })
        .to_string()
    }
}

/// A phone has no application beside JPKI, and shows its certificate only behind the PIN.
fn optional<T>(result: mnc_core::Result<T>) -> mnc_core::Result<Option<T>> {
    let absent = |error: &Error| {
        matches!(
            error.kind(),
            ErrorKind::NotMyNumberCard | ErrorKind::FileNotFound | ErrorKind::SecretRequired
        )
    };
    match result {
        Err(error) if absent(&error) => Ok(None),
        result => result.map(Some),
    }
}

fn secret(status: SecretStatus) -> Json {
    let state = match status {
        SecretStatus::Remaining(_) => "REMAINING",
        SecretStatus::Locked => "LOCKED",
        SecretStatus::Verified => "VERIFIED",
        _ => "UNLIMITED",
    };
    json!({ "state": state, "tries": status.tries() })
}

/// A code with its sentence in both languages.
pub(super) fn says(code: &str, message: impl Fn(Language) -> &'static str) -> Json {
    json!({ "code": code, "ja": message(Language::Japanese), "en": message(Language::English) })
}
