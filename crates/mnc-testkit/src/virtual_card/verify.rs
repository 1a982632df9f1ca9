//! VERIFY, and changing a reference after it has been verified.

use super::application::ChangeCommand;
use super::command::Received;
use super::file::File;
use super::process::Card;
use super::reference::Reference;
use super::status::{Outcome, Status};

impl Card {
    pub(super) fn verify(&mut self, command: &Received<'_>) -> Outcome {
        if !command.data.is_empty() {
            self.log.verify_attempts += 1;
        }
        if command.p1 != 0 {
            return Err(Status::WRONG_P1_P2);
        }
        let fid = self.addressed_by(command.p2)?;
        self.current_reference(fid)?;
        match (command.data, command.le) {
            (_, Some(_)) => Err(Status::WRONG_LENGTH),
            ([], None) => self.tries_left(fid),
            (presented, None) => self.present(fid, presented),
        }
    }

    /// An empty VERIFY: how many tries are left, at no cost. Locked is 63C0.
    fn tries_left(&mut self, fid: u16) -> Outcome {
        if self.manners.verified_answer_is_ok && self.session.verified.contains(&fid) {
            return Ok(Vec::new());
        }
        Err(Status::tries(self.current_reference(fid)?.tries()))
    }

    fn present(&mut self, fid: u16, presented: &[u8]) -> Outcome {
        let if_locked = Status(self.manners.locked_status);
        let result = self.current_reference(fid)?.verify(presented, if_locked);
        if result.is_ok() {
            self.session.verified.insert(fid);
        } else {
            self.session.verified.remove(&fid);
        }
        result.map(|()| Vec::new())
    }

    /// `00 24 01` or, in 共通 and 住基, `80 32 00`: the new value alone, after a VERIFY.
    pub(super) fn change(&mut self, command: &Received<'_>) -> Outcome {
        let form = match (command.ins, command.p1) {
            (0x24, 0x01) => ChangeCommand::ChangeReferenceData,
            (0x32, 0x00) => ChangeCommand::ChangeKey,
            _ => return Err(Status::WRONG_P1_P2),
        };
        if form != self.application().change {
            return Err(Status::FUNCTION_NOT_SUPPORTED);
        }
        if command.data.is_empty() || command.le.is_some() {
            return Err(Status::WRONG_LENGTH);
        }
        let fid = self.addressed_by(command.p2)?;
        let verified = self.session.verified.contains(&fid);
        let reference = self.current_reference(fid)?;
        if !verified {
            return Err(Status::SECURITY_NOT_SATISFIED);
        }
        reference.change(command.data).map(|()| Vec::new())
    }

    fn current_reference(&mut self, fid: u16) -> Result<&mut Reference, Status> {
        match self.file_mut(fid) {
            Some(File::Reference(reference)) => Ok(reference),
            Some(_) => Err(Status::NOT_THIS_FILE_STRUCTURE),
            None => Err(Status::REFERENCE_NOT_FOUND),
        }
    }
}
