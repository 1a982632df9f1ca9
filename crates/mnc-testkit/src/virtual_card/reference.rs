//! A key reference: a secret of the holder with its try counter.

use super::status::Status;

/// A PIN, password or 照合番号 in an internal elementary file.
#[derive(Clone)]
pub(crate) struct Reference {
    secret: Vec<u8>,
    tries: u8,
    limit: u8,
}

impl Reference {
    pub(crate) fn new(secret: &[u8], limit: u8) -> Self {
        Self {
            secret: secret.to_vec(),
            tries: limit,
            limit,
        }
    }

    /// With the counter used up.
    pub(crate) fn locked(mut self) -> Self {
        self.tries = 0;
        self
    }

    pub(crate) fn tries(&self) -> u8 {
        self.tries
    }

    pub(crate) fn set_tries(&mut self, tries: u8) {
        self.tries = tries.min(self.limit);
    }

    /// Compares bytes, as the card does; a value of another length is a wrong value.
    ///
    /// # Errors
    /// `if_locked` when no try was left, even for the right value; else 63Cx with what is left.
    pub(crate) fn verify(&mut self, presented: &[u8], if_locked: Status) -> Result<(), Status> {
        if self.tries == 0 {
            return Err(if_locked);
        }
        if presented == self.secret {
            self.tries = self.limit;
            return Ok(());
        }
        self.tries -= 1;
        Err(Status::tries(self.tries))
    }

    /// Replaces the secret; a new value must have a length that the old kind of secret may have.
    pub(crate) fn change(&mut self, new: &[u8]) -> Result<(), Status> {
        let password = self.secret.len() >= 6;
        let fits = if password {
            (6..=16).contains(&new.len())
        } else {
            new.len() == self.secret.len()
        };
        if !fits {
            return Err(Status::WRONG_DATA);
        }
        self.secret = new.to_vec();
        self.tries = self.limit;
        Ok(())
    }
}
