//! GET CHALLENGE, GET DATA and SET SESSION KEY.

use super::application::SessionKey;
use super::command::Received;
use super::process::Card;
use super::status::{Outcome, Status};
use rand_chacha::rand_core::RngCore;

/// The contact interface's ATR: answered whatever application is current.
const CONTACT_ATR: u16 = 0x5F51;

impl Card {
    pub(super) fn get_challenge(&mut self, command: &Received<'_>) -> Outcome {
        if command.p1_p2() != 0 {
            return Err(Status::WRONG_P1_P2);
        }
        if command.extended {
            return Err(Status::CONDITIONS_NOT_SATISFIED);
        }
        let le = command.le.filter(|_| command.data.is_empty());
        let mut challenge = vec![0; le.ok_or(Status::WRONG_LENGTH)?];
        self.random.fill_bytes(&mut challenge);
        self.session.terminal.challenge = Some(challenge.clone());
        Ok(challenge)
    }

    /// The objects belong to the card's level: only the first application, current after a reset,
    /// gives them.
    pub(super) fn get_data(&mut self, command: &Received<'_>) -> Outcome {
        let tag = command.p1_p2();
        let within_reach = self.session.application == 0 || tag == CONTACT_ATR;
        let object = self.data_objects.get(&tag).filter(|_| within_reach);
        let object = object.ok_or(Status::REFERENCE_NOT_FOUND)?;
        match command.le {
            Some(le) if le >= object.len() => Ok(object.clone()),
            _ => Err(Status::WRONG_LENGTH),
        }
    }

    pub(super) fn set_session_key(&mut self) -> Outcome {
        Err(match self.application().session_key {
            SessionKey::NotConfigured => Status::NO_SECURITY_ENVIRONMENT,
            SessionKey::WithPin(pin) if self.session.verified.contains(&pin) => {
                Status::FUNCTION_NOT_SUPPORTED
            }
            SessionKey::NotAllowed | SessionKey::WithPin(_) => Status::SECURITY_NOT_SATISFIED,
        })
    }
}
