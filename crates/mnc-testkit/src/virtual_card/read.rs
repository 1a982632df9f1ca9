//! READ BINARY and READ RECORD.

use super::command::Received;
use super::file::File;
use super::process::Card;
use super::status::{Outcome, Status};

impl Card {
    pub(super) fn read_binary(&mut self, command: &Received<'_>) -> Outcome {
        let le = read_length(command)?;
        let (fid, offset) = self.place_to_read(command)?;
        let File::Data(file) = self.file(fid).ok_or(Status::FILE_NOT_FOUND)? else {
            return Err(Status::NOT_THIS_FILE_STRUCTURE);
        };
        if !file.read.allows(&self.session.verified) {
            return Err(Status::SECURITY_NOT_SATISFIED);
        }
        let rest = file.content.get(offset..).filter(|rest| !rest.is_empty());
        let rest = rest.ok_or(Status::WRONG_OFFSET)?;
        Ok(rest.iter().take(le).copied().collect())
    }

    /// A short identifier makes the file current; else 15 bits of offset into the current file.
    fn place_to_read(&mut self, command: &Received<'_>) -> Result<(u16, usize), Status> {
        if command.p1 & 0x80 == 0 {
            let fid = self.session.file.ok_or(Status::NO_CURRENT_FILE)?;
            return Ok((fid, usize::from(command.p1_p2())));
        }
        let fid = short_identifier(command.p1 & 0x7F)?;
        self.file(fid).ok_or(Status::FILE_NOT_FOUND)?;
        self.session.file = Some(fid);
        Ok((fid, usize::from(command.p2)))
    }

    /// P2: short identifier (0 is the current file) and 100, "the record whose number is in P1".
    pub(super) fn read_record(&mut self, command: &Received<'_>) -> Outcome {
        let le = read_length(command)?;
        if command.p2 & 0x07 != 0x04 {
            return Err(Status::WRONG_P1_P2);
        }
        let fid = match command.p2 >> 3 {
            0 => self.session.file.ok_or(Status::NO_CURRENT_FILE)?,
            short => short_identifier(short)?,
        };
        let File::Records(records) = self.file(fid).ok_or(Status::FILE_NOT_FOUND)? else {
            return Err(Status::NOT_THIS_FILE_STRUCTURE);
        };
        let index = usize::from(command.p1).wrapping_sub(1);
        let record = records.get(index).ok_or(Status::RECORD_NOT_FOUND)?;
        let answer = record.iter().take(le).copied().collect();
        self.session.file = Some(fid);
        Ok(answer)
    }
}

fn read_length(command: &Received<'_>) -> Result<usize, Status> {
    let le = command.le.filter(|_| command.data.is_empty());
    le.ok_or(Status::WRONG_LENGTH)
}

fn short_identifier(bits: u8) -> Result<u16, Status> {
    match bits {
        0x01..=0x1E => Ok(u16::from(bits)),
        _ => Err(Status::WRONG_P1_P2),
    }
}
