//! The results of the 顔認証付きカードリーダー: listed, given to a patient explicitly, finished.

use super::answer::Answer;
use super::card::Bytes;
use super::parse;
use super::terminal::{Terminal, failure};
use mnc_abi::{Result, Trouble};
use mnc_core::eligibility::answer::Formatted;
use mnc_core::identity::StaffId;
use mnc_core::{DateTime, Language};
use mnc_reader::terminal::{Binding, FaceId, FaceResult, Inbox, UnreadableFace};
use serde::Deserialize;
use serde_json::{Value as Json, json};
use zeroize::Zeroizing;

/// Why a result is a patient's: one of the two. Nothing else says whose it is.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Bound {
    ByNumber { reference_number: String },
    ByStaff { birthdate: String, staff: String },
}

impl Terminal {
    /// Waits until a result comes that was not there before, but not longer than this, and lists what
    /// belongs to nobody yet: `{results, unreadable, stale}`.
    ///
    /// # Errors
    /// `Folder`; `Cancelled`.
    pub fn faces(&self, milliseconds: u32) -> Result<Bytes> {
        let before = self.unclaimed()?;
        self.wait(milliseconds, |client, at_most| {
            let inbox = client.wait_for_faces(at_most).map_err(failure)?;
            Ok((inbox.results.len() > before).then_some(()))
        })?;
        self.client().with(|client| {
            let now = client.now();
            let inbox = client.faces().map_err(failure)?;
            Ok(Zeroizing::new(listed(&inbox, now).to_string().into_bytes()))
        })
    }

    /// Gives a result to a patient: `binding` is `{reference_number}` or `{birthdate, staff}`.
    ///
    /// # Errors
    /// [`Trouble::OtherPatient`] if it cannot be the patient's; [`Trouble::AlreadyTaken`] if it is not
    /// (or no longer) in the inbox; `InvalidArgument`.
    pub fn bind_face(&self, id: &str, binding: &str) -> Result<Answer> {
        let binding = binding_of(binding)?;
        self.client().with(|client| {
            let inbox = client.faces().map_err(failure)?;
            let found = inbox.results.iter().find(|it| it.id.to_string() == id);
            let face = found.ok_or(Trouble::AlreadyTaken)?.id;
            let result = client.bind(&face, &binding).map_err(failure)?;
            let answer = Answer(result.answer.clone());
            self.bound().insert(id.to_owned(), face);
            Ok(answer)
        })
    }

    /// Puts a bound result back.
    ///
    /// # Errors
    /// [`Trouble::RequestNotOpen`] if it is not bound.
    pub fn release_face(&self, id: &str) -> Result<()> {
        let face = self.bound_face(id)?;
        self.client()
            .with(|client| client.release(&face).map_err(failure))?;
        self.bound().remove(id);
        Ok(())
    }

    /// The bound result was saved: it is not offered again.
    ///
    /// # Errors
    /// [`Trouble::RequestNotOpen`] if it is not bound; `Folder`.
    pub fn finish_face(&self, id: &str) -> Result<()> {
        let face = self.bound_face(id)?;
        self.client()
            .with(|client| client.finish_face(&face).map_err(failure))?;
        self.bound().remove(id);
        Ok(())
    }

    fn unclaimed(&self) -> Result<usize> {
        self.client()
            .with(|client| Ok(client.faces().map_err(failure)?.results.len()))
    }

    fn bound_face(&self, id: &str) -> Result<FaceId> {
        let found = self.bound().get(id).copied();
        found.ok_or(Trouble::RequestNotOpen.into())
    }
}

fn binding_of(text: &str) -> Result<Binding> {
    Ok(match parse::json(text, "binding")? {
        Bound::ByNumber { reference_number } => Binding::reference_number(reference_number),
        Bound::ByStaff { birthdate, staff } => {
            Binding::confirmed(parse::day(&birthdate)?, StaffId::new(staff)?)
        }
    })
}

fn listed(inbox: &Inbox<'_>, now: DateTime) -> Json {
    let results = inbox.results.iter().map(|it| result_json(it, now));
    let unreadable = inbox.unreadable.iter().map(|it| unreadable_json(it));
    json!({
        "results": results.collect::<Vec<_>>(),
        "unreadable": unreadable.collect::<Vec<_>>(),
        "stale": inbox.stale,
    })
}

/// What staff needs to tell whose it is.
fn result_json(result: &FaceResult, now: DateTime) -> Json {
    let first = result.answer.body.results.first();
    json!({
        "id": result.id.to_string(),
        "pushed_at": result.pushed_at.to_string(),
        "age_seconds": result.age(now).as_secs(),
        "copies": result.copies,
        "name": first.and_then(|it| it.name.as_deref()),
        "kana": first.and_then(|it| it.kana.as_deref()),
        "birthdate": first.and_then(|it| it.birthdate.as_ref()).map(Formatted::text),
        "reference_numbers": result.reference_numbers().collect::<Vec<_>>(),
    })
}

fn unreadable_json(file: &UnreadableFace) -> Json {
    json!({
        "pushed_at": file.pushed_at.to_string(),
        "ja": file.error.message(Language::Japanese),
        "en": file.error.message(Language::English),
    })
}
