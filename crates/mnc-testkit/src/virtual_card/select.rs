//! SELECT: applications by the front of their AID, elementary files by their identifier.

use super::command::Received;
use super::process::{Card, Session};
use super::status::{Outcome, Status};
use crate::tlv;

impl Card {
    pub(super) fn select(&mut self, command: &Received<'_>) -> Outcome {
        match (command.p1, command.p2) {
            (0x04, 0x00 | 0x0C) => self.select_application(command),
            (0x02, 0x0C) => self.select_file(command.data),
            (0x00, 0x00) => self.select_master_file(),
            _ => Err(Status::WRONG_P1_P2),
        }
    }

    /// Selecting, also the same application again, ends what was verified.
    fn select_application(&mut self, command: &Received<'_>) -> Outcome {
        let mut all = self.applications.iter();
        let found = if command.data.is_empty() {
            0
        } else {
            let position = all.position(|application| application.answers_to(command.data));
            position.ok_or(Status::FILE_NOT_FOUND)?
        };
        self.session = Session {
            application: found,
            ..Session::default()
        };
        Ok(if command.p2 == 0x00 {
            self.file_control_information()
        } else {
            Vec::new()
        })
    }

    /// 6F { 84 AID }
    fn file_control_information(&self) -> Vec<u8> {
        tlv::object(0x6F, &tlv::object(0x84, self.application().aid))
    }

    /// The verified references stay.
    fn select_file(&mut self, identifier: &[u8]) -> Outcome {
        let identifier: [u8; 2] = identifier.try_into().map_err(|_| Status::WRONG_LENGTH)?;
        let fid = u16::from_be_bytes(identifier);
        self.file(fid).ok_or(Status::FILE_NOT_FOUND)?;
        self.session.file = Some(fid);
        Ok(Vec::new())
    }

    /// There is no master file. Some cards say 9000 all the same and change nothing.
    fn select_master_file(&self) -> Outcome {
        let pretends = self.manners.master_file_answers_ok && self.session.application != 0;
        if pretends {
            Ok(Vec::new())
        } else {
            Err(Status::WRONG_P1_P2)
        }
    }
}
