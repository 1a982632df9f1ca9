//! A look at one card: which kind it is, and whether it can be read.

use super::finding::{Finding, Severity};
use mnc_core::card::transport::CardTransport;
use mnc_core::card::{Card, ExtendedLength, Jpki, JpkiSecret, TokenKind};
use mnc_core::{Error, ErrorKind, Result};

/// What was found at one reader, or at the service if there is no reader.
#[derive(Debug)]
pub struct Diagnosis {
    reader: Option<String>,
    token: Option<TokenKind>,
    findings: Vec<Finding>,
    error: Option<Error>,
}

impl Diagnosis {
    pub(super) fn new() -> Self {
        Self {
            reader: None,
            token: None,
            findings: Vec::new(),
            error: None,
        }
    }

    #[cfg(feature = "pcsc")]
    pub(super) fn failed(error: impl Into<Error>) -> Self {
        let mut diagnosis = Self::new();
        diagnosis.fail(error.into());
        diagnosis
    }

    #[cfg(feature = "pcsc")]
    pub(super) fn at_reader(mut self, reader: String) -> Self {
        self.reader = Some(reader);
        self
    }

    /// The reader's name, where a named reader was looked at.
    pub fn reader(&self) -> Option<&str> {
        self.reader.as_deref()
    }

    /// The kind of token, if the card said so.
    pub fn token(&self) -> Option<&TokenKind> {
        self.token.as_ref()
    }

    /// What was found, in the order of looking. Never empty.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The error behind a problem, with the codes of reader and card for a bug report. Log-safe.
    pub fn error(&self) -> Option<&Error> {
        self.error.as_ref()
    }

    /// Whether nothing found is a [`Severity::Problem`].
    pub fn is_usable(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| finding.severity() < Severity::Problem)
    }

    fn add(&mut self, finding: Finding) {
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    fn fail(&mut self, error: Error) {
        self.add(Finding::from_error(error.kind()));
        self.error = Some(error);
    }
}

/// Looks at the card on this transport. Reads the token information, the state of the PIN and the
/// user-authentication certificate; nothing of it is kept but the kind of token.
pub fn card(transport: impl CardTransport + 'static) -> Diagnosis {
    let mut diagnosis = Diagnosis::new();
    if let Err(error) = examine(&mut Card::new(transport), &mut diagnosis) {
        diagnosis.fail(error);
    }
    diagnosis
}

fn examine(card: &mut Card, diagnosis: &mut Diagnosis) -> Result<()> {
    look(card, diagnosis)?;
    if card.extended_length() == ExtendedLength::Refused {
        diagnosis.add(Finding::NoExtendedLength);
    }
    Ok(())
}

fn look(card: &mut Card, diagnosis: &mut Diagnosis) -> Result<()> {
    let mut session = card.begin()?;
    let mut jpki = session.jpki().map_err(not_this_card)?;
    let token = jpki.token_information()?.kind().clone();
    diagnosis.add(kind_of(&token));
    diagnosis.token = Some(token);
    look_at_certificate(&mut jpki, diagnosis)?;
    if jpki
        .secret_status(JpkiSecret::AuthenticationPin)?
        .is_locked()
    {
        diagnosis.add(Finding::AuthenticationPinLocked);
    }
    session.close()
}

/// Cards of other kinds refuse the selection in many ways.
fn not_this_card(error: Error) -> Error {
    match (error.kind(), error.status_word()) {
        (ErrorKind::CardRefused, Some(status_word)) => {
            Error::new(ErrorKind::NotMyNumberCard).with_status_word(status_word)
        }
        _ => error,
    }
}

fn kind_of(token: &TokenKind) -> Finding {
    match token {
        TokenKind::MyNumberCard => Finding::MyNumberCard,
        TokenKind::ResidentRegisterCard => Finding::ResidentRegisterCard,
        TokenKind::AndroidPhone | TokenKind::IPhone => Finding::Smartphone,
        _ => Finding::UnknownToken,
    }
}

fn look_at_certificate(jpki: &mut Jpki<'_, '_>, diagnosis: &mut Diagnosis) -> Result<()> {
    match jpki.authentication_certificate() {
        Ok(_) => Ok(()),
        // A phone shows its certificate after the PIN only.
        Err(error) if error.kind() == ErrorKind::SecretRequired => Ok(()),
        Err(error) if error.kind() == ErrorKind::FileNotFound => {
            diagnosis.add(Finding::NoAuthenticationCertificate);
            Ok(())
        }
        Err(error) => Err(error),
    }
}
