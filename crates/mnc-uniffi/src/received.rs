//! Answers of every family, and the results of the 顔認証付きカードリーダー.

use crate::answer::Answer;
use crate::error::Result;
use crate::json;
use crate::terminal::{Request, Terminal};
use mnc::facade::received;
use std::mem;
use std::sync::Arc;

/// An answer that was proven to belong to its request. It holds personal data.
#[derive(uniffi::Object)]
pub struct Received(received::Received);

#[uniffi::export]
impl Received {
    /// What it is: JSON as `mnc_received_summary`.
    ///
    /// # Errors
    /// `MALFORMED_ELIGIBILITY`.
    pub fn summary(&self) -> Result<String> {
        json::text(self.0.summary()?)
    }

    /// A document as it came, counted from 0.
    ///
    /// # Errors
    /// `ABSENT` if there are not so many.
    pub fn document(&self, index: u32) -> Result<Vec<u8>> {
        Ok(mem::take(&mut *self.0.document(place(index))?))
    }

    /// A PDF as it came, counted from 0. Nothing in it was read.
    ///
    /// # Errors
    /// `ABSENT` if there are not so many.
    pub fn pdf(&self, index: u32) -> Result<Vec<u8>> {
        Ok(mem::take(&mut *self.0.pdf(place(index))?))
    }

    /// The answer of a single inquiry.
    ///
    /// # Errors
    /// `NOT_ONE_DOCUMENT`, `MALFORMED_ELIGIBILITY`.
    pub fn answer(&self) -> Result<Arc<Answer>> {
        Ok(Arc::new(Answer(self.0.answer()?)))
    }

    /// Units of bulk results, from one on and at most so many: JSON `{units, more}`.
    ///
    /// # Errors
    /// `ABSENT` for an answer that has none; `NOT_ONE_DOCUMENT`, `MALFORMED_ELIGIBILITY`.
    pub fn units(&self, from: u32, at_most: u32) -> Result<String> {
        json::text(self.0.units(place(from), place(at_most))?)
    }

    /// Reconciles the results with the page of people that was asked about: JSON as
    /// `mnc_received_reconcile`.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`; `NOT_ONE_DOCUMENT`, `MALFORMED_ELIGIBILITY`.
    pub fn reconcile(&self, people: &str) -> Result<String> {
        json::text(self.0.reconcile(people)?)
    }
}

#[uniffi::export]
impl Terminal {
    /// Sends a request of any family; JSON as for `mnc_terminal_send`.
    ///
    /// # Errors
    /// `FOLDER`, `INVALID_ARGUMENT`.
    pub fn send(&self, request: &str) -> Result<Arc<Request>> {
        Ok(Arc::new(Request(self.0.send(request)?)))
    }

    /// Waits for the answer of a request of any family, as `poll`.
    ///
    /// # Errors
    /// As `poll`.
    pub fn receive(&self, request: &Request, milliseconds: u32) -> Result<Option<Arc<Received>>> {
        let received = self.0.receive(&request.0, milliseconds);
        let received = crate::error::unless(mnc_abi::Trouble::NotYet, received)?;
        Ok(received.map(|it| Arc::new(Received(it))))
    }

    /// Ends the waits that are under way, from another thread; later ones are not concerned.
    ///
    /// # Errors
    /// None.
    pub fn cancel(&self) -> Result<()> {
        self.0.cancel();
        Ok(())
    }

    /// Waits until a result of the 顔認証付きカードリーダー comes, but not longer than this, and lists what
    /// belongs to nobody yet: JSON `{results, unreadable, stale}`.
    ///
    /// # Errors
    /// `FOLDER`, `CANCELLED`.
    pub fn faces(&self, milliseconds: u32) -> Result<String> {
        json::text(self.0.faces(milliseconds)?)
    }

    /// Gives a result to a patient; JSON `{reference_number}` or `{birthdate, staff}`.
    ///
    /// # Errors
    /// `OTHER_PATIENT`, `ALREADY_TAKEN`, `INVALID_ARGUMENT`.
    pub fn bind_face(&self, id: &str, binding: &str) -> Result<Arc<Answer>> {
        Ok(Arc::new(Answer(self.0.bind_face(id, binding)?)))
    }

    /// Puts a bound result back.
    ///
    /// # Errors
    /// `REQUEST_NOT_OPEN` if it is not bound.
    pub fn release_face(&self, id: &str) -> Result<()> {
        Ok(self.0.release_face(id)?)
    }

    /// The bound result was saved: it is not offered again.
    ///
    /// # Errors
    /// `REQUEST_NOT_OPEN` if it is not bound; `FOLDER`.
    pub fn finish_face(&self, id: &str) -> Result<()> {
        Ok(self.0.finish_face(id)?)
    }
}

fn place(index: u32) -> usize {
    index.try_into().unwrap_or(usize::MAX)
}
