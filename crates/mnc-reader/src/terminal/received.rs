//! What came of a request: an answer, or silence.

use super::Result;
use super::archive;
use super::bulk::header_of;
use super::correlation::is_viewing;
use super::error::TerminalError;
use super::settings::Settings;
use mnc_core::eligibility::answer::Inquiry;
use mnc_core::eligibility::wire::{Element, Extension, FileName, MAX_BYTES};
use mnc_core::eligibility::{Outcome, QualificationAnswer};
use std::fmt;

/// An answer of the terminal that was proven to belong to its request. `Debug` shows sizes only.
#[derive(Clone, PartialEq, Eq)]
pub struct Received {
    name: FileName,
    documents: Vec<Vec<u8>>,
    pdfs: Vec<Vec<u8>>,
}

/// What a PDF begins with (ISO 32000-1, 7.5.2).
const PDF_HEADER: &[u8] = b"%PDF-";

impl Received {
    /// The name of the file.
    pub fn name(&self) -> &FileName {
        &self.name
    }

    /// The XML documents as they came; an archive of a batch may hold several, and an answer of a
    /// viewing family that came as a PDF holds none.
    pub fn documents(&self) -> &[Vec<u8>] {
        &self.documents
    }

    /// The PDFs as they came: records (`YZKsiquc01`, `TKKsiquc01`) may be asked for in this form.
    /// They begin as a PDF does and are within [`Limits`](super::Limits); nothing in them was read,
    /// and they are personal. Open them in a viewer that runs no scripts.
    pub fn pdfs(&self) -> &[Vec<u8>] {
        &self.pdfs
    }

    /// Reads the answer of a single inquiry (`OQSsiquc01`), and compares its echo with what was asked:
    /// for requests of an earlier process, whose questions this one does not know.
    ///
    /// # Errors
    /// `OtherInquiry`, and those of [`Self::answer`].
    pub fn answer_to(&self, asked: &Inquiry) -> Result<QualificationAnswer> {
        let answer = self.answer()?;
        let echo = answer.body.inquiry.as_ref();
        if echo.is_some_and(|echo| asked.is_contradicted_by(echo)) {
            return Err(TerminalError::OtherInquiry);
        }
        Ok(answer)
    }

    /// Reads the answer of a single inquiry (`OQSsiquc01`).
    ///
    /// # Errors
    /// `NotOneDocument` for several, and those of [`QualificationAnswer::read`].
    pub fn answer(&self) -> Result<QualificationAnswer> {
        one_answer(&self.documents)
    }

    /// Takes the content of a file under the name of an answer, if every document in it carries
    /// the identifier of the request. A PDF carries none; its name is all that there is.
    pub(super) fn of(
        name: FileName,
        content: Vec<u8>,
        identifier: &str,
        settings: &Settings,
    ) -> Result<Self> {
        let documents = documents(&name, content, settings)?;
        if documents.is_empty() {
            return Err(TerminalError::NotOneDocument);
        }
        let may_be_pdf = is_viewing(&name);
        let (pdfs, documents): (Vec<_>, Vec<_>) = documents
            .into_iter()
            .partition(|document| may_be_pdf && document.starts_with(PDF_HEADER));
        if name.extension() == Extension::Pdf && pdfs.is_empty() {
            return Err(TerminalError::DamagedPdf);
        }
        for document in &documents {
            let fits = match identifier_of(&name, document)? {
                Some(found) => found == identifier,
                None => settings.accept_without_identifier,
            };
            if !fits {
                return Err(TerminalError::OtherIdentifier);
            }
        }
        Ok(Self {
            name,
            documents,
            pdfs,
        })
    }
}

impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sizes: Vec<_> = self.documents.iter().map(Vec::len).collect();
        f.debug_struct("Received")
            .field("documents", &sizes)
            .field("pdfs", &self.pdfs.len())
            .finish_non_exhaustive()
    }
}

/// What a wait ended with. Exhaustive on purpose: there is no third.
#[derive(Debug)]
pub enum Reply {
    /// The answer.
    Answered(Received),
    /// No answer in time. The request stays open: wait again, now or after a restart, ask in
    /// another way, or withdraw it. Never send it again.
    Unknown(Silence),
}

impl Reply {
    /// The outcome of a single inquiry: the answer's, or `Unknown`.
    ///
    /// # Errors
    /// Those of [`Received::answer`].
    pub fn outcome(&self) -> Result<Outcome> {
        match self {
            Self::Answered(received) => Ok(received.answer()?.outcome()),
            Self::Unknown(_) => Ok(Outcome::Unknown),
        }
    }
}

/// What is known about a request without an answer.
#[derive(Debug)]
#[non_exhaustive]
pub struct Silence {
    /// Whether the request has left `req`. If not, the terminal's connector is likely not running.
    /// (That it left is no success yet.)
    pub taken_up: bool,
    /// What stood under the name of the answer and could not be taken, or why the folder could not
    /// be read.
    pub trouble: Option<TerminalError>,
}

/// The documents of a file: one, or what an archive holds.
pub(super) fn documents(
    name: &FileName,
    content: Vec<u8>,
    settings: &Settings,
) -> Result<Vec<Vec<u8>>> {
    match name.extension() {
        Extension::Zip => archive::unpack(&content, settings.password.as_ref(), &settings.limits),
        _ => Ok(vec![content]),
    }
}

/// The only document, read as an answer.
pub(super) fn one_answer(documents: &[Vec<u8>]) -> Result<QualificationAnswer> {
    match documents {
        [document] => Ok(QualificationAnswer::read(document)?),
        _ => Err(TerminalError::NotOneDocument),
    }
}

/// Results of a bulk inquiry may be larger than a tree may be; they are walked through.
fn identifier_of(name: &FileName, document: &[u8]) -> Result<Option<String>> {
    if document.len() > MAX_BYTES {
        let header = header_of(name, document)?;
        return Ok(header.and_then(|header| header.file_identifier));
    }
    let (root, _) = Element::read(document)?;
    let header = root.child("MessageHeader");
    let identifier = header.and_then(|header| header.child("ArbitraryFileIdentifier"));
    Ok(identifier.map(|element| element.text().to_owned()))
}
