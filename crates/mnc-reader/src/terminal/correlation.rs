//! Names in the exchange folder: which belong together, and which are somebody else's.
//!
//! Pure functions over names: no folder is touched, and no name that comes out holds a path.

use super::Result;
use mnc_core::eligibility::wire::{Extension, Family, FileName, Phase};
use mnc_core::{DateTime, ErrorKind};

/// The names that the answer to a request may have: plain, as an archive, and of the viewing families
/// (`YZKsiquc01`, `TKKsiquc01`) as a PDF.
///
/// # Errors
/// `InvalidArgument` if this is not the name of a request.
pub fn answer_names(request: &FileName) -> Result<Vec<FileName>> {
    let response = request
        .response()
        .ok_or_else(|| mnc_core::Error::new(ErrorKind::InvalidArgument))?;
    let pdf = is_viewing(request).then_some("pdf");
    let extensions = ["xml", "zip"].into_iter().chain(pdf);
    extensions
        .map(|extension| with_extension(&response, extension))
        .collect()
}

/// The names that the request of an answer may have had; none if this is no answer to a request.
pub fn request_names(answer: &FileName) -> Vec<String> {
    let answers_a_request = answer.phase() == Phase::Response && !answer.is_face();
    let fits = answer.extension() != Extension::Pdf || is_viewing(answer);
    if !(answers_a_request && fits) {
        return Vec::new();
    }
    let (prefix, free_part) = (answer.prefix(), answer.free_part());
    ["xml", "zip"]
        .map(|extension| format!("{prefix}req_{free_part}.{extension}"))
        .to_vec()
}

/// A name in `face` and when the terminal pushed it; none for other programs' names.
pub fn face_name(name: &str) -> Option<(FileName, DateTime)> {
    let name = FileName::parse(name).ok()?;
    let pushed_at = name.timestamp()?;
    (name.extension() != Extension::Pdf).then_some((name, pushed_at))
}

/// Whether answers of the family may come as a PDF.
pub(super) fn is_viewing(name: &FileName) -> bool {
    matches!(
        Family::of_prefix(name.prefix()),
        Some(Family::Medication | Family::Checkup)
    )
}

/// The same name with another extension.
pub(super) fn with_extension(name: &FileName, extension: &str) -> Result<FileName> {
    let name = name.to_name();
    let stem = name
        .rsplit_once('.')
        .map_or(name.as_str(), |(stem, _)| stem);
    Ok(FileName::parse(&format!("{stem}.{extension}"))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(request: &str) -> Vec<String> {
        let request = FileName::parse(request).unwrap();
        let names = answer_names(&request).unwrap();
        names.iter().map(FileName::to_name).collect()
    }

    #[test]
    fn only_viewing_families_answer_with_a_pdf() {
        assert_eq!(
            names("OQSsiquc01req_1.zip"),
            ["OQSsiquc01res_1.xml", "OQSsiquc01res_1.zip"]
        );
        assert_eq!(
            names("TKKsiquc01req_1.xml"),
            [
                "TKKsiquc01res_1.xml",
                "TKKsiquc01res_1.zip",
                "TKKsiquc01res_1.pdf"
            ]
        );
        assert_eq!(names("YZKsiquc01req_1.xml").len(), 3);
        let answer = FileName::parse("OQSsiquc01res_1.xml").unwrap();
        assert!(answer_names(&answer).is_err());
    }

    #[test]
    fn an_answer_knows_its_request_and_others_have_none() {
        for name in ["OQSsiquc01res_req_.1.xml", "YZKsiquc01res_a.pdf"] {
            let answer = FileName::parse(name).unwrap();
            for request in request_names(&answer) {
                assert!(names(&request).contains(&name.to_owned()), "{name}");
            }
            assert_eq!(request_names(&answer).len(), 2);
        }
        for name in [
            "OQSsiquc01req_1.xml",
            "OQSsiquc01res_1.pdf",
            "OQSsiquc01res_face_1_20261120093000.xml",
        ] {
            assert!(
                request_names(&FileName::parse(name).unwrap()).is_empty(),
                "{name}"
            );
        }
    }

    #[test]
    fn only_results_of_the_reader_are_results_of_the_reader() {
        assert!(face_name("OQSsiquc01res_face_1_20261120093000.xml").is_some());
        for name in [
            "OQSsiquc01res_face_1_20261120093000.pdf",
            "OQSsiquc01res_1.xml",
            "../OQSsiquc01res_face_1_20261120093000.xml",
            "",
        ] {
            assert!(face_name(name).is_none(), "{name}");
        }
    }
}
