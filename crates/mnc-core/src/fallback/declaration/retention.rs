//! How long the form is kept: until claim and payment are done, and no longer.

use super::Declaration;
use crate::identity::StaffId;
use crate::{Date, DateTime, Error, ErrorKind, Result};

/// A form in the files of the institution.
///
/// The form itself promises: used only as far as the claim needs it, and disposed of promptly when
/// claim and payment are done (別添3). 「支払が確認された後」 is how the dentists' association reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    declaration: Option<Declaration>,
    since: Date,
    paid_on: Option<Date>,
}

/// The event that a form was disposed of; it holds nothing of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disposal {
    /// When the form was filed.
    pub filed_on: Date,
    /// When the claim was paid.
    pub paid_on: Date,
    /// When it was disposed of.
    pub at: DateTime,
    /// By whom.
    pub staff: StaffId,
}

impl Filed {
    /// Files a form.
    pub const fn new(declaration: Declaration, filed_on: Date) -> Self {
        Self {
            declaration: Some(declaration),
            since: filed_on,
            paid_on: None,
        }
    }

    /// The form, until it is disposed of.
    pub const fn declaration(&self) -> Option<&Declaration> {
        self.declaration.as_ref()
    }

    /// The claim was paid. The first day counts.
    pub fn paid(&mut self, on: Date) {
        self.paid_on.get_or_insert(on);
    }

    /// Whether the form is to be disposed of now.
    pub const fn is_due(&self) -> bool {
        self.declaration.is_some() && self.paid_on.is_some()
    }

    /// Gives the form up. The paper, and any copy, is the caller's.
    ///
    /// # Errors
    /// `StepOutOfOrder` before the claim was paid, or if it was disposed of already; `InvalidArgument`
    /// for a time before the payment.
    pub fn dispose(&mut self, at: DateTime, staff: StaffId) -> Result<Disposal> {
        let paid_on = self.paid_on.ok_or(Error::new(ErrorKind::StepOutOfOrder))?;
        if at.date() < paid_on {
            return Err(Error::new(ErrorKind::InvalidArgument));
        }
        let given_up = self.declaration.take();
        given_up.ok_or(Error::new(ErrorKind::StepOutOfOrder))?;
        Ok(Disposal {
            filed_on: self.since,
            paid_on,
            at,
            staff,
        })
    }
}
