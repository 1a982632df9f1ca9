//! Bulk requests page by page, so that memory holds one page and never all persons.

use super::bulk_inquiry::BulkInquiryRequest;
use super::bulk_registration::BulkRegistrationRequest;
use super::registration::Registration;
use super::request::RequestHeader;
use crate::eligibility::answer::Inquiry;
use std::num::NonZeroUsize;

/// How many persons a page holds unless the caller says otherwise. The interface's own limit is not
/// public; this keeps a page well below the size of a file.
pub const DEFAULT_PAGE: NonZeroUsize = NonZeroUsize::MIN.saturating_add(499);

/// The pages of a bulk request: each is a file of its own.
///
/// The 任意のファイル識別子 of the header gets the page's number behind it (`…-0001`), so that each
/// answer is known again.
///
/// ```
/// use mnc_core::Date;
/// use mnc_core::eligibility::answer::Inquiry;
/// use mnc_core::eligibility::wire::{DEFAULT_PAGE, Encoding, Pages, RequestHeader};
/// let header = RequestHeader::new("1319999999", Date::constant(2026, 11, 20));
/// let persons = (0..1_001).map(|_| Inquiry::default());
/// let mut files = 0;
/// for page in Pages::of_inquiries(header.with_file_identifier("x"), persons, DEFAULT_PAGE) {
///     let _bytes = page.write(Encoding::ShiftJis)?;
///     files += 1;
/// }
/// assert_eq!(files, 3);
/// # Ok::<(), mnc_core::Error>(())
/// ```
pub struct Pages<I: Iterator, M> {
    header: RequestHeader,
    persons: I,
    per_page: NonZeroUsize,
    number: usize,
    build: fn(RequestHeader, Vec<I::Item>) -> M,
}

impl<I: Iterator<Item = Inquiry>> Pages<I, BulkInquiryRequest> {
    /// The pages of a bulk inquiry (`OQSmuquc01req`).
    pub fn of_inquiries(
        header: RequestHeader,
        persons: impl IntoIterator<IntoIter = I>,
        per_page: NonZeroUsize,
    ) -> Self {
        Self::new(header, persons, per_page, BulkInquiryRequest::new)
    }
}

impl<I: Iterator<Item = Registration>> Pages<I, BulkRegistrationRequest> {
    /// The pages of a bulk registration (`OQSmuimm01req`).
    pub fn of_registrations(
        header: RequestHeader,
        persons: impl IntoIterator<IntoIter = I>,
        per_page: NonZeroUsize,
    ) -> Self {
        Self::new(header, persons, per_page, BulkRegistrationRequest::new)
    }
}

impl<I: Iterator, M> Pages<I, M> {
    fn new(
        header: RequestHeader,
        persons: impl IntoIterator<IntoIter = I>,
        per_page: NonZeroUsize,
        build: fn(RequestHeader, Vec<I::Item>) -> M,
    ) -> Self {
        Self {
            header,
            persons: persons.into_iter(),
            per_page,
            number: 0,
            build,
        }
    }
}

impl<I: Iterator, M> Iterator for Pages<I, M> {
    type Item = M;

    fn next(&mut self) -> Option<M> {
        let persons: Vec<_> = self.persons.by_ref().take(self.per_page.get()).collect();
        if persons.is_empty() {
            return None;
        }
        self.number += 1;
        let mut header = self.header.clone();
        let number = self.number;
        header.file_identifier = header.file_identifier.map(|it| format!("{it}-{number:04}"));
        Some((self.build)(header, persons))
    }
}

impl<I: Iterator, M> std::fmt::Debug for Pages<I, M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages")
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}
