//! What the card's certificate is worth on a day, in words or as JSON.
//!
//! ```text
//! cargo run --example certificate -- [--card KIND] [--at YYYY-MM-DD] [--der FILE]
//!                                    [--lang ja|en] [--json]
//! ```
//!
//! Without `--der` a virtual card of KIND (default `face`), issued so that it is of that kind today,
//! is read and judged by the test authorities. With it, a DER or PEM file is judged by the
//! authorities of 公的個人認証サービス, or by the test ones if they are its issuer; the answer says
//! which. The day is today in Japan by the system's clock unless `--at` gives another. There is no
//! evidence of revocation here, so the answer says that it was not checked.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | opens the eligibility and medical information |
//! | 1 | opens the eligibility alone (grace) |
//! | 2 | the command line makes no sense |
//! | 3 | not to be trusted |
//! | 4 | no such file, or no certificate on the card |
//! | 5 | opens neither: not yet or no longer valid, or a signature certificate |

use lexopt::prelude::*;
use mnc_core::card::secret::{AttemptPolicy, AuthenticationPin};
use mnc_core::card::{Card, Certificate};
use mnc_core::identity::certificate::{
    Anchor, Carrier, CertificateKind, GraceRule, LifeCycle, Rejection, Revocation,
    RevocationEvidence, TrustAnchors, VerifiedCertificate, verify,
};
use mnc_core::{Date, DateTime, Error, Language};
use mnc_examples::now_in_japan;
use mnc_testkit::pki::{Authority, Generation, Hierarchy};
use mnc_testkit::virtual_card::{Kind, VirtualCard};
use serde_json::{Value, json};
use std::error::Error as _;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str =
    "certificate [--card KIND] [--at YYYY-MM-DD] [--der FILE] [--lang ja|en] [--json]";
const ELIGIBILITY_ALONE: u8 = 1;
const WRONG_ARGUMENTS: u8 = 2;
const NOT_TRUSTED: u8 = 3;
const NO_INPUT: u8 = 4;
const ENDED: u8 = 5;

struct Arguments {
    card: Kind,
    at: DateTime,
    der: Option<PathBuf>,
    language: Language,
    json: bool,
}

fn main() -> ExitCode {
    let (text, code) = match arguments() {
        Ok(arguments) => answer(&arguments),
        Err(Stop::Help) => (USAGE.to_owned(), 0),
        Err(Stop::Wrong(error)) => (format!("{error}\n{USAGE}"), WRONG_ARGUMENTS),
    };
    // A closed pipe is no reason to fail.
    let _ = writeln!(std::io::stdout(), "{text}");
    ExitCode::from(code)
}

/// Why there is nothing to judge.
enum Stop {
    Help,
    Wrong(lexopt::Error),
}

impl From<lexopt::Error> for Stop {
    fn from(error: lexopt::Error) -> Self {
        Self::Wrong(error)
    }
}

fn arguments() -> Result<Arguments, Stop> {
    let mut arguments = Arguments {
        card: Kind::Face,
        at: now_in_japan(),
        der: None,
        language: Language::Japanese,
        json: false,
    };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("card") => arguments.card = parser.value()?.parse()?,
            Long("at") => arguments.at = parser.value()?.parse::<Date>()?.at(12, 0, 0, 0),
            Long("der") => arguments.der = Some(parser.value()?.into()),
            Long("lang") => arguments.language = parser.value()?.parse_with(language)?,
            Long("json") => arguments.json = true,
            Long("help") | Short('h') => return Err(Stop::Help),
            _ => return Err(argument.unexpected().into()),
        }
    }
    Ok(arguments)
}

fn language(name: &str) -> Result<Language, &'static str> {
    match name {
        "ja" => Ok(Language::Japanese),
        "en" => Ok(Language::English),
        _ => Err("neither ja nor en"),
    }
}

fn answer(arguments: &Arguments) -> (String, u8) {
    let read = match &arguments.der {
        Some(path) => std::fs::read(path)
            .map_err(|error| error.to_string())
            .and_then(|bytes| from_file(&bytes).map_err(|error| spoken(&error, arguments))),
        None => from_card(arguments).map_err(|error| spoken(&error, arguments)),
    };
    match read {
        Err(text) if arguments.json => {
            let facts = json!({ "error": "NO_CERTIFICATE", "reason": text });
            (facts.to_string(), NO_INPUT)
        }
        Err(text) => (text, NO_INPUT),
        Ok(certificate) => match judge(&certificate, arguments) {
            Ok((verified, authorities)) => worth(&verified, authorities, arguments),
            Err(error) => (refusal(&error, arguments), NOT_TRUSTED),
        },
    }
}

fn spoken(error: &Error, arguments: &Arguments) -> String {
    error.message(arguments.language).to_owned()
}

/// DER, or the first certificate of a PEM file.
fn from_file(bytes: &[u8]) -> Result<Certificate, Error> {
    match x509_parser::pem::parse_x509_pem(bytes) {
        Ok((_, pem)) => Certificate::from_der(&pem.contents),
        Err(_) => Certificate::from_der(bytes),
    }
}

/// A phone keeps its certificate behind the PIN; a card gives it to anybody.
fn from_card(arguments: &Arguments) -> Result<Certificate, Error> {
    let virtual_card = VirtualCard::builder()
        .kind(arguments.card)
        .today(now_in_japan().date())
        .build();
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin()?;
    let mut jpki = session.jpki()?;
    if carrier(arguments) == Carrier::Card {
        return jpki.authentication_certificate();
    }
    let pin = AuthenticationPin::new(virtual_card.auth_pin().as_bytes())?;
    jpki.verify_authentication_pin(&pin, AttemptPolicy::KeepLastTry)?
        .authentication_certificate()
}

fn carrier(arguments: &Arguments) -> Carrier {
    match arguments.card {
        Kind::SmartphoneAndroid if arguments.der.is_none() => Carrier::Phone,
        _ => Carrier::Card,
    }
}

/// The certificate verified, and the name of the authorities that it was verified with. If several
/// refuse it, the reason is that of the one whose name it bears.
fn judge(
    certificate: &Certificate,
    arguments: &Arguments,
) -> Result<(VerifiedCertificate, &'static str), Error> {
    let mut refused = Error::from(Rejection::UnknownIssuer);
    for (name, anchors) in authorities(arguments)? {
        for kind in [
            CertificateKind::UserAuthentication,
            CertificateKind::DigitalSignature,
        ] {
            let copy = Certificate::from_der(certificate.der())?;
            match verify(copy, kind, &anchors, arguments.at) {
                Ok(verified) => return Ok((verified, name)),
                Err(error) if rejection(&error) != Some(Rejection::UnknownIssuer) => {
                    refused = error;
                }
                Err(_) => {}
            }
        }
    }
    Err(refused)
}

/// A virtual card is never judged by the authorities of real ones.
fn authorities(arguments: &Arguments) -> Result<Vec<(&'static str, TrustAnchors)>, Error> {
    let test = ("test", test_authorities()?);
    match arguments.der {
        Some(_) => Ok(vec![("production", TrustAnchors::production()?), test]),
        None => Ok(vec![test]),
    }
}

fn test_authorities() -> Result<TrustAnchors, Error> {
    let mut anchors = Vec::new();
    for (kind, hierarchy) in [
        (
            CertificateKind::UserAuthentication,
            Hierarchy::UserAuthentication,
        ),
        (
            CertificateKind::DigitalSignature,
            Hierarchy::DigitalSignature,
        ),
    ] {
        for generation in Generation::ALL {
            let certificate = Authority::new(hierarchy, generation).certificate();
            anchors.push(Anchor::from_der(kind, &certificate)?);
        }
    }
    TrustAnchors::for_tests(
        anchors,
        "1.2.392.200149.8.5.1.0.30",
        "1.2.392.200149.8.5.1.0.20",
    )
}

fn rejection(error: &Error) -> Option<Rejection> {
    error.source()?.downcast_ref().copied()
}

fn worth(verified: &VerifiedCertificate, authorities: &str, arguments: &Arguments) -> (String, u8) {
    let on = arguments.at.date();
    let state = verified.life_cycle(on, carrier(arguments), GraceRule::FromExpiry);
    // The signature certificate has no part in the eligibility.
    let counts = verified.kind() == CertificateKind::UserAuthentication;
    let opens_eligibility = counts && state.opens_eligibility();
    let opens_medical_information = counts && state.opens_medical_information();
    let code = match (opens_eligibility, opens_medical_information) {
        (true, true) => 0,
        (true, false) => ELIGIBILITY_ALONE,
        _ => ENDED,
    };
    let revocation = verified.revocation(RevocationEvidence::None, arguments.at);
    let checked = !matches!(revocation, Ok(Revocation::Unchecked));
    let facts = json!({
        "day": on.to_string(),
        "kind": kind_name(verified.kind()),
        "authorities": authorities,
        "authority_ends": verified.authority().not_after().date().to_string(),
        "first_day": verified.certificate().not_before().date().to_string(),
        "last_day": verified.certificate().not_after().date().to_string(),
        "state": state.name(),
        "opens_eligibility": opens_eligibility,
        "opens_medical_information": opens_medical_information,
        "revocation_checked": checked,
    });
    let text = if arguments.json {
        facts.to_string()
    } else {
        words(state, &facts, arguments.language)
    };
    (text, code)
}

fn kind_name(kind: CertificateKind) -> &'static str {
    match kind {
        CertificateKind::UserAuthentication => "USER_AUTHENTICATION",
        CertificateKind::DigitalSignature => "DIGITAL_SIGNATURE",
    }
}

fn words(state: LifeCycle, facts: &Value, language: Language) -> String {
    let text = |key: &str| facts.get(key).and_then(Value::as_str).unwrap_or_default();
    let message = state.message(language);
    let production = text("authorities") == "production";
    let signature = text("kind") == "DIGITAL_SIGNATURE";
    let [day, first, last] = ["day", "first_day", "last_day"].map(text);
    match language {
        Language::Japanese => {
            let authority = if production {
                "公的個人認証サービス"
            } else {
                "テスト用認証局"
            };
            let kind = if signature {
                "署名用(資格確認には使えません)"
            } else {
                "利用者証明用"
            };
            format!(
                "{day}: {message}\n{kind}、有効期間 {first} 〜 {last}、発行 {authority}、失効の確認 なし"
            )
        }
        Language::English => {
            let authority = if production {
                "JPKI"
            } else {
                "the test authorities"
            };
            let kind = if signature {
                "signature (no use for the eligibility)"
            } else {
                "user authentication"
            };
            format!(
                "{day}: {message}\nFor {kind}, valid {first} to {last}, issued by {authority}, \
                 revocation not checked"
            )
        }
    }
}

fn refusal(error: &Error, arguments: &Arguments) -> String {
    if arguments.json {
        let reason = rejection(error).map(|rejection| rejection.to_string());
        json!({ "error": error.kind().name(), "code": error.code(), "reason": reason }).to_string()
    } else {
        spoken(error, arguments)
    }
}
