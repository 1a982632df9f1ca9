//! The names of exchange files: `<prefix>(req|res)_<free part>.(xml|zip|pdf)`.

use crate::eligibility::answer::Timestamp;
use crate::{DateTime, Error, ErrorKind, Result};
use std::fmt;

/// The direction of a file. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// `req`: from the claims software to the terminal.
    Request,
    /// `res`: from the terminal to the claims software.
    Response,
}

/// The kind of a file. Exhaustive on purpose: the terminal writes no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Extension {
    /// `.xml`
    Xml,
    /// `.zip`: batches, and encrypted files.
    Zip,
    /// `.pdf`
    Pdf,
}

/// The name of an exchange file.
///
/// A result carries the free part of its request. What the face card reader pushes has no request:
/// its name is `<prefix>res_face_<institution code and random part>_<yyyyMMddHHmmss>.xml`.
/// The free part may hold a patient's number, so `Debug` does not show it.
///
/// ```
/// use mnc_core::eligibility::wire::{FileName, Phase};
/// let name = FileName::parse("OQSsiquc01res_face_1319999999a1b2_20261120100102.xml")?;
/// assert_eq!((name.prefix(), name.phase(), name.is_face()), ("OQSsiquc01", Phase::Response, true));
/// assert_eq!(name.free_part(), "1319999999a1b2");
/// assert_eq!(name.timestamp().map(|at| at.hour()), Some(10));
/// # Ok::<(), mnc_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct FileName {
    prefix: String,
    phase: Phase,
    free_part: String,
    face_at: Option<DateTime>,
    extension: Extension,
}

const FACE: &str = "face_";
/// Windows and the usual file systems allow 255.
const MAX_LENGTH: usize = 255;

impl FileName {
    /// The name of a request.
    ///
    /// # Errors
    /// `InvalidArgument` if a part cannot stand in a file name, or reads as a face result.
    pub fn request(prefix: &str, free_part: &str) -> Result<Self> {
        let name = Self::parse(&format!("{prefix}req_{free_part}.xml"))?;
        if name.prefix == prefix {
            Ok(name)
        } else {
            Err(ErrorKind::InvalidArgument.into())
        }
    }

    /// The name of what the face card reader pushes.
    ///
    /// # Errors
    /// `InvalidArgument` if a part cannot stand in a file name.
    pub fn face(prefix: &str, free_part: &str, at: DateTime) -> Result<Self> {
        let timestamp = Timestamp::new(at);
        Self::parse(&format!(
            "{prefix}res_{FACE}{free_part}_{}.xml",
            timestamp.text()
        ))
    }

    /// Reads a name (without its folder).
    ///
    /// # Errors
    /// `InvalidArgument` if it is no name of an exchange file.
    pub fn parse(name: &str) -> Result<Self> {
        Self::parts_of(name).ok_or_else(|| Error::new(ErrorKind::InvalidArgument))
    }

    /// The name of the result of this request, if it is one.
    pub fn response(&self) -> Option<Self> {
        let is_request = self.phase == Phase::Request;
        is_request.then(|| Self {
            phase: Phase::Response,
            ..self.clone()
        })
    }

    /// The family and step, such as `OQSsiquc01`.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The direction.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Whether the face card reader pushed the file.
    pub fn is_face(&self) -> bool {
        self.face_at.is_some()
    }

    /// The part that a result carries over from its request; of a face result, what stands
    /// between `face_` and the time.
    pub fn free_part(&self) -> &str {
        &self.free_part
    }

    /// When the face card reader pushed the file.
    pub fn timestamp(&self) -> Option<DateTime> {
        self.face_at
    }

    /// The kind of the file.
    pub fn extension(&self) -> Extension {
        self.extension
    }

    /// The name itself. It may hold a patient's number: do not log it.
    pub fn to_name(&self) -> String {
        let Self {
            prefix, free_part, ..
        } = self;
        let phase = phase_text(self.phase);
        let extension = extension_text(self.extension);
        match self.face_at {
            None => format!("{prefix}{phase}_{free_part}{extension}"),
            Some(at) => {
                let at = Timestamp::new(at);
                format!("{prefix}{phase}_{FACE}{free_part}_{}{extension}", at.text())
            }
        }
    }

    fn parts_of(name: &str) -> Option<Self> {
        if name.len() > MAX_LENGTH
            || name
                .chars()
                .any(|c| c.is_control() || r#"\/:*?"<>|"#.contains(c))
        {
            return None;
        }
        let (stem, extension) = [Extension::Xml, Extension::Zip, Extension::Pdf]
            .into_iter()
            .find_map(|known| Some((name.strip_suffix(extension_text(known))?, known)))?;
        let (head, rest) = stem.split_once('_')?;
        let (prefix, phase) = [Phase::Request, Phase::Response]
            .into_iter()
            .find_map(|known| Some((head.strip_suffix(phase_text(known))?, known)))?;
        let (free_part, face_at) = free_part_of(rest, phase)?;
        let is_prefix =
            !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_alphanumeric());
        (is_prefix && !free_part.is_empty()).then(|| Self {
            prefix: prefix.to_owned(),
            phase,
            free_part: free_part.to_owned(),
            face_at,
            extension,
        })
    }
}

impl fmt::Debug for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileName")
            .field("prefix", &self.prefix)
            .field("phase", &self.phase)
            .field("face", &self.is_face())
            .finish_non_exhaustive()
    }
}

fn free_part_of(rest: &str, phase: Phase) -> Option<(&str, Option<DateTime>)> {
    match rest.strip_prefix(FACE) {
        None => Some((rest, None)),
        Some(_) if phase == Phase::Request => None,
        Some(face) => {
            let (free_part, at) = face.rsplit_once('_')?;
            Some((free_part, Some(Timestamp::from_text(at).value()?)))
        }
    }
}

const fn phase_text(phase: Phase) -> &'static str {
    match phase {
        Phase::Request => "req",
        Phase::Response => "res",
    }
}

const fn extension_text(extension: Extension) -> &'static str {
    match extension {
        Extension::Xml => ".xml",
        Extension::Zip => ".zip",
        Extension::Pdf => ".pdf",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_written_back() {
        let names = [
            "OQSsiquc01req_202611200001.xml",
            "OQSsiquc01res_202611200001.xml",
            "OQSsiquc01res_face_1319999999a1b2c3_20261120100102.xml",
            "OQSsiquc01res_face_1319999999_x_20261120100102.xml",
            "OQSmuquc02res_20261120_7.zip",
            "YZKsiquc01res_2611201001_24434.pdf",
        ];
        for name in names {
            assert_eq!(FileName::parse(name).unwrap().to_name(), name);
        }
    }

    #[test]
    fn other_names_are_refused() {
        let names = [
            "",
            "x.xml",
            "req_1.xml",
            "OQSsiquc01req_.xml",
            "OQSsiquc01req_1.tmp",
            "OQSsiquc01_1.xml",
            "OQSsiquc01req1.xml",
            "../OQSsiquc01req_1.xml",
            "OQSsiquc01req_a/b.xml",
            "OQS\0req_1.xml",
            "OQSsiquc01res_face_1319999999.xml",
            "OQSsiquc01res_face_1319999999_20261320100102.xml",
            "OQSsiquc01req_face_1319999999_20261120100102.xml",
        ];
        for name in names {
            let error = FileName::parse(name).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidArgument, "{name}");
        }
        assert!(FileName::parse(&format!("Areq_{}.xml", "1".repeat(255))).is_err());
    }

    #[test]
    fn a_response_carries_the_free_part_of_its_request() {
        let request = FileName::request("OQSsiquc01", "202611200001").unwrap();
        let response = request.response().unwrap();
        assert_eq!(response.to_name(), "OQSsiquc01res_202611200001.xml");
        assert_eq!(response.response(), None);
        assert!(FileName::request("OQSsiquc01req_1", "2").is_err());
    }

    #[test]
    fn debug_hides_the_free_part() {
        let name = FileName::request("OQSsiquc01", "24434").unwrap();
        assert!(!format!("{name:?}").contains("24434"));
    }
}
