//! Records in the form in which nothing reads them: a PDF.

use super::ExchangeFile;
use mnc_core::eligibility::wire::FileName;

/// The records of a person as a PDF of one empty page; which person is the viewer's to show.
pub(super) fn records(name: &FileName) -> Option<ExchangeFile> {
    let stem = name.response()?.to_name();
    let (stem, _) = stem.rsplit_once('.')?;
    let name = FileName::parse(&format!("{stem}.pdf")).ok()?;
    Some(ExchangeFile {
        name,
        bytes: EMPTY_PDF.to_vec(),
    })
}

const EMPTY_PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n\
    trailer<</Root 1 0 R/Size 4>>\n%%EOF\n";
