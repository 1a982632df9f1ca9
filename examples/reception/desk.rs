//! The reader and the staff: what they find out about the card and its holder, on a real card access.

use crate::arguments::Arguments;
use crate::card::{GRACE, certificate_of, declaration, face_of, pin_line, trust};
use crate::face::FaceCheck;
use crate::failure::Failure;
use crate::screen::Text;
use mnc_core::card::secret::{AttemptPolicy, AuthenticationPin, SecretStatus};
use mnc_core::card::{AuthenticationAccess, Card, FaceFile, SignatureScheme, TokenKind};
use mnc_core::identity::certificate::{Carrier, VerifiedCertificate};
use mnc_core::identity::{
    CardAssessment, CardObservations, CardPhoto, CardPossession, Challenge, IdentityVerification,
    Method, PatientPresence, StaffId, VisualConfirmation, VisualMode, VisualModeVersion,
    VisualReason, VisualStep,
};
use mnc_core::reception::CardFacts;
use mnc_core::reception::machine::{Event, PinFailure};
use mnc_core::{DateTime, Error, ErrorKind, Result};
use mnc_examples::{Counted, Counter, ReaderChoice};
use mnc_testkit::pinless::SimulatedAuthority;

/// Who works at this desk.
const STAFF: &str = "uketsuke-01";

/// The desk of one visit.
pub(crate) struct Desk<'a> {
    arguments: &'a Arguments,
    card: Card,
    commands: Counter,
    placed: Option<Placed>,
    pin: Option<AuthenticationPin>,
    mode: VisualMode,
    camera: FaceCheck,
}

/// What was read from the card.
struct Placed {
    shown: CardObservations,
    certificate: Option<VerifiedCertificate>,
    face: Option<FaceFile>,
}

impl<'a> Desk<'a> {
    /// Connects to the reader.
    pub(crate) fn open(arguments: &'a Arguments) -> Result<Self, Failure> {
        let (transport, commands) = Counted::new(arguments.reader.connect(&arguments.card)?);
        Ok(Self {
            arguments,
            card: Card::new(transport),
            commands,
            placed: None,
            pin: None,
            mode: VisualMode::default(),
            camera: FaceCheck::open(&arguments.camera)?,
        })
    }

    /// Reads everything that needs no PIN, and says what it was.
    pub(crate) fn place(&mut self, at: DateTime) -> Result<(CardAssessment, Vec<Text>), Failure> {
        let mut session = self.card.begin()?;
        let mut shown = CardObservations::read(&mut session)?;
        let mut lines = vec![pin_line(shown.authentication_pin)];
        let (mut certificate, mut face) = (None, None);
        // A phone gives its certificate only after the PIN, and has no photo.
        if shown.carrier() == Carrier::Card {
            let (verified, line) = certificate_of(&mut session, self.arguments)?;
            shown = shown.with_certificate(&verified, self.arguments.now.date(), GRACE);
            let (file, photo) = face_of(&mut session, self.arguments)?;
            lines.extend([line, photo]);
            lines.extend(self.camera.lines(file.photo(), at));
            (certificate, face) = (Some(verified), Some(file));
        }
        session.close()?;
        let reader = self.arguments.reader.label();
        let token = shown.token.as_ref().map_or("-", TokenKind::label);
        let commands = self.commands.take();
        lines.insert(
            0,
            Text::new(
                format!("カード (リーダー: {reader}): {token}、{commands} コマンド"),
                format!("card (reader: {reader}): {token}, {commands} commands"),
            ),
        );
        let card = CardAssessment::new(shown.clone(), declaration(face.as_ref(), self.arguments));
        self.placed = Some(Placed {
            shown,
            certificate,
            face,
        });
        Ok((card, lines))
    }

    /// What the record keeps of the card.
    pub(crate) fn facts(&self) -> CardFacts {
        let Some(placed) = &self.placed else {
            return CardFacts::default();
        };
        let certificate = placed.certificate.as_ref();
        CardFacts {
            pin_locked: placed.shown.is_authentication_pin_locked(),
            certificate_serial_hex: certificate.map(|it| it.serial_number().to_hex()),
            certificate_not_after: certificate.map(|it| it.certificate().not_after().date()),
            birthdate: placed.face.as_ref().map(FaceFile::birth_date),
        }
    }

    /// The PIN, or other digits, before the card is there.
    pub(crate) fn keep_pin(&mut self, digits: Option<&str>) -> Result<()> {
        self.pin = Some(self.pin_of(digits)?);
        Ok(())
    }

    /// The PIN, or other digits: one try, and a signature of the card if it was right.
    pub(crate) fn pin(
        &mut self,
        digits: Option<&str>,
        risk: AttemptPolicy,
        at: DateTime,
    ) -> Result<Event, Failure> {
        let pin = self.pin_of(digits)?;
        self.verify(&pin, risk, at)
    }

    /// The PIN that was entered before.
    pub(crate) fn kept_pin(&mut self, at: DateTime) -> Result<Event, Failure> {
        match self.pin.take() {
            Some(pin) => self.verify(&pin, AttemptPolicy::KeepLastTry, at),
            None => Ok(Event::DeviceFailed),
        }
    }

    fn pin_of(&self, digits: Option<&str>) -> Result<AuthenticationPin> {
        match digits {
            Some(digits) => AuthenticationPin::new(digits.as_bytes()),
            None => self.arguments.pin(),
        }
    }

    fn verify(
        &mut self,
        pin: &AuthenticationPin,
        risk: AttemptPolicy,
        at: DateTime,
    ) -> Result<Event, Failure> {
        match self.possession_by_pin(pin, risk) {
            Ok(possession) => {
                let identity = IdentityVerification::by_card_possession(&possession, at)?;
                Ok(Event::Verified(Box::new(identity)))
            }
            Err(error) => {
                self.note_tries(&error);
                wrong_pin(error)
            }
        }
    }

    /// The record keeps what the card said last.
    fn note_tries(&mut self, error: &Error) {
        let Some(placed) = &mut self.placed else {
            return;
        };
        match (error.kind(), error.tries_remaining()) {
            (ErrorKind::Locked, _) | (_, Some(0)) => {
                placed.shown.authentication_pin = Some(SecretStatus::Locked);
            }
            (_, Some(left)) => {
                placed.shown.authentication_pin = Some(SecretStatus::Remaining(left));
            }
            (_, None) => {}
        }
    }

    fn possession_by_pin(
        &mut self,
        pin: &AuthenticationPin,
        risk: AttemptPolicy,
    ) -> Result<CardPossession> {
        let mut session = self.card.begin()?;
        let mut jpki = session.jpki()?;
        let mut access = jpki.verify_authentication_pin(pin, risk)?;
        let placed = self.placed.as_mut().ok_or(ErrorKind::StepOutOfOrder)?;
        if placed.certificate.is_none() {
            let certificate = access.authentication_certificate()?;
            placed.certificate = Some(trust(&certificate, self.arguments)?.0);
        }
        possession(&mut access, placed)
    }

    /// The reader's camera found the face to fit, and opens the key as an approved verifier does. Of
    /// these there is none for a real card here.
    pub(crate) fn face(&mut self, at: DateTime) -> Result<Event, Failure> {
        if self.arguments.reader != ReaderChoice::Virtual {
            let why = "a face is compared by an approved reader; with PC/SC verify by sight or PIN";
            return Err(Failure::Usage(why.to_owned()));
        }
        let mut session = self.card.begin()?;
        let mut jpki = session.jpki()?;
        let mut access = jpki.open_pinless(&mut SimulatedAuthority::new())?;
        let placed = self
            .placed
            .as_ref()
            .ok_or(Error::new(ErrorKind::StepOutOfOrder))?;
        possession(&mut access, placed)?;
        Ok(Event::verified_by_reader(Method::Face, at))
    }

    /// Staff compared photo and face, in the 目視 mode of the reader if that has one.
    pub(crate) fn sight(
        &mut self,
        mode: Option<VisualModeVersion>,
        at: DateTime,
    ) -> Result<Event, Failure> {
        let confirmation = VisualConfirmation {
            staff: StaffId::new(STAFF)?,
            at,
            patient: PatientPresence::Present,
            photo: CardPhoto::Present,
        };
        let identity = match mode {
            None => IdentityVerification::by_visual_confirmation(confirmation)?,
            Some(version) => self.sight_in_mode(version, confirmation)?,
        };
        Ok(Event::Verified(Box::new(identity)))
    }

    fn sight_in_mode(
        &mut self,
        version: VisualModeVersion,
        confirmation: VisualConfirmation,
    ) -> Result<IdentityVerification> {
        if !self.mode.is_on() {
            let staff = confirmation.staff.clone();
            self.mode.switch_on(version, staff, confirmation.at)?;
        }
        let step = match version {
            VisualModeVersion::Terminal => VisualStep::Ticked(true),
            VisualModeVersion::Reader => VisualStep::PasswordEntered(true),
        };
        let face_failed = VisualReason::FaceComparisonFailed;
        self.mode.confirm(confirmation, face_failed, step)
    }

    /// The reader's mode goes back.
    pub(crate) fn switch_back(&mut self, at: DateTime) -> Result<()> {
        if self.mode.is_on() {
            self.mode.switch_back(at)?;
        }
        Ok(())
    }
}

fn possession(
    access: &mut AuthenticationAccess<'_, '_>,
    placed: &Placed,
) -> Result<CardPossession> {
    let certificate = placed.certificate.as_ref();
    let certificate = certificate.ok_or(Error::new(ErrorKind::StepOutOfOrder))?;
    let signed = Challenge::new()?.sign(access, SignatureScheme::Pkcs1Sha256)?;
    signed.check(certificate)
}

/// What the machine is told about a PIN that did not verify; trouble of another kind stays trouble.
fn wrong_pin(error: Error) -> Result<Event, Failure> {
    let left = error.tries_remaining();
    match error.kind() {
        ErrorKind::WrongSecret => Ok(Event::PinFailed(PinFailure::Wrong { left })),
        ErrorKind::Locked => Ok(Event::PinFailed(PinFailure::Locked)),
        _ => Err(error.into()),
    }
}
