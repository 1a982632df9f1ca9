//! Files in a transaction: one extended command where that works, blocks of 256 bytes where not.

use super::{Exchange, ExtendedLength, file_data};
use crate::card::apdu::{Command, Le, StatusWord};
use crate::card::tlv;
use crate::error::{Error, ErrorKind, Result};
use zeroize::Zeroizing;

/// No file of the card is larger; a length field that says so is damaged or hostile.
const FILE_MAX: usize = 32 * 1024;
/// The largest block of a short READ BINARY.
const SHORT_BLOCK: usize = 256;
const INS_READ_BINARY: u8 = 0xB0;
const INS_READ_RECORD: u8 = 0xB2;

impl Exchange<'_> {
    /// Reads one BER-TLV object (or DER certificate) from the start of the file; what follows it in
    /// the file is filler and dropped. `file` names it in errors.
    pub(in crate::card) fn read_object(
        &mut self,
        sfi: u8,
        file: &'static str,
    ) -> Result<Zeroizing<Vec<u8>>> {
        let first = self.read_first(sfi)?;
        let header = tlv::Header::parse(&first, file)?;
        let total = header.total_length();
        if total > FILE_MAX {
            return Err(Error::new(ErrorKind::FileTooLarge).at(file, 0));
        }
        self.read_rest(&first, total, file)
    }

    /// Reads a file of at most 256 bytes that is no TLV object.
    pub(in crate::card) fn read_short_file(&mut self, sfi: u8) -> Result<Zeroizing<Vec<u8>>> {
        let command = Command::new(0x00, INS_READ_BINARY, 0x80 | sfi, 0x00).with_le(Le::SHORT_MAX);
        file_data(self.send(&command)?)
    }

    /// Reads record 1 of a file of at most 256 bytes.
    pub(in crate::card) fn read_record(&mut self, sfi: u8) -> Result<Zeroizing<Vec<u8>>> {
        let command =
            Command::new(0x00, INS_READ_RECORD, 0x01, (sfi << 3) | 0x04).with_le(Le::SHORT_MAX);
        file_data(self.send(&command)?)
    }

    fn read_first(&mut self, sfi: u8) -> Result<Zeroizing<Vec<u8>>> {
        if *self.extended != ExtendedLength::Refused
            && let Some(data) = self.read_extended(sfi)?
        {
            return Ok(data);
        }
        self.read_short_file(sfi)
    }

    /// One READ BINARY for the whole file; `None` if extended length is refused, which is remembered.
    fn read_extended(&mut self, sfi: u8) -> Result<Option<Zeroizing<Vec<u8>>>> {
        let command =
            Command::new(0x00, INS_READ_BINARY, 0x80 | sfi, 0x00).with_le(Le::ExtendedMax);
        let response = match self.send(&command) {
            Ok(response) => response,
            Err(error) if error.kind() == ErrorKind::Communication => {
                self.select_again()?;
                return Ok(self.refuse());
            }
            Err(error) => return Err(error),
        };
        let status_word = response.status_word();
        if status_word == StatusWord::WRONG_LENGTH || status_word.correct_le().is_some() {
            return Ok(self.refuse());
        }
        let data = file_data(response)?;
        *self.extended = ExtendedLength::Works;
        Ok(Some(data))
    }

    /// A reader that could not carry a command may have reset the card; with a verified secret there
    /// is nothing to be gained by asking.
    fn select_again(&mut self) -> Result<()> {
        match self.selected {
            Some(application) if !self.verified => self.select(application),
            _ => Ok(()),
        }
    }

    fn refuse<T>(&mut self) -> Option<T> {
        log::debug!("extended length refused; reading in blocks of {SHORT_BLOCK} bytes");
        *self.extended = ExtendedLength::Refused;
        None
    }

    fn read_rest(
        &mut self,
        first: &[u8],
        total: usize,
        file: &'static str,
    ) -> Result<Zeroizing<Vec<u8>>> {
        // One allocation of the final size: a growing buffer would leave copies behind.
        let mut object = Zeroizing::new(Vec::with_capacity(total));
        object.extend(first.iter().take(total));
        while object.len() < total {
            let block = self.read_block(object.len(), total - object.len())?;
            if block.is_empty() {
                return Err(Error::new(ErrorKind::MalformedFile).at(file, object.len()));
            }
            let missing = total - object.len();
            object.extend(block.iter().take(missing));
        }
        Ok(object)
    }

    fn read_block(&mut self, offset: usize, wanted: usize) -> Result<Zeroizing<Vec<u8>>> {
        // FILE_MAX keeps the offset within the 15 bits that READ BINARY has for it.
        let [p1, p2] = u16::try_from(offset).unwrap_or(u16::MAX).to_be_bytes();
        let count = u16::try_from(wanted.min(SHORT_BLOCK)).unwrap_or(256);
        let command = Command::new(0x00, INS_READ_BINARY, p1, p2).with_le(Le::Short(count));
        file_data(self.send(&command)?)
    }
}
