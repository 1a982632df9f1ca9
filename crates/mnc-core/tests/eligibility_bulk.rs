//! Bulk results are read one unit at a time, in memory that does not grow with the document.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::Inquiry;
use mnc_core::eligibility::wire::{
    BulkAnswer, BulkInquiryRequest, ConfirmUnits, DEFAULT_PAGE, Declaration, Element, Encoding,
    MAX_UNIT_BYTES, Pages, Registration, RegistrationUnits, RequestHeader,
};
use mnc_core::{Date, ErrorKind};
use std::cell::Cell;
use std::io::{self, BufReader, Read};
use std::num::NonZeroUsize;
use std::rc::Rc;

const HEADER: &str = "<MessageHeader><ReceptionNumber>007</ReceptionNumber>\
    <SegmentOfResult>1</SegmentOfResult><NumberOfProcessingResult>2</NumberOfProcessingResult>\
    </MessageHeader>";

fn unit(number: usize) -> String {
    format!(
        "<BulkConfirmUnit><ProcessingResultStatus>1</ProcessingResultStatus>\n\
         <QualificationValidity>1</QualificationValidity><QualificationConfirmSearchInfo>\
         <InsurerNumber>  138057</InsurerNumber><ArbitraryIdentifier>p-{number}</ArbitraryIdentifier>\
         </QualificationConfirmSearchInfo><ResultOfQualificationConfirmation>\
         <InsuredIdentificationNumber>{number:08}</InsuredIdentificationNumber>\
         <Name>番号　花子</Name><NameKana>ﾊﾞﾝｺﾞｳ ﾊﾅｺ</NameKana><XNew>新</XNew>\
         </ResultOfQualificationConfirmation><ResultOfQualificationConfirmation>\
         <InsuredCardClassification>A1</InsuredCardClassification>\
         </ResultOfQualificationConfirmation></BulkConfirmUnit>\n"
    )
}

fn document(units: usize) -> String {
    let units: String = (0..units).map(unit).collect();
    format!("<XmlMsg>{HEADER}<MessageBody>{units}<XOther>1</XOther></MessageBody></XmlMsg>")
}

fn encoded(document: &str, encoding: Encoding) -> Vec<u8> {
    let tree = Element::read(document.as_bytes()).unwrap().0;
    tree.write(encoding).unwrap()
}

#[test]
fn units_are_those_of_the_document_as_a_whole() {
    for encoding in [Encoding::Utf8, Encoding::ShiftJis] {
        let bytes = encoded(&document(50), encoding);
        let whole = BulkAnswer::read(&bytes).unwrap();
        for capacity in [1, 5, 8192] {
            let source = BufReader::with_capacity(capacity, bytes.as_slice());
            let mut units = ConfirmUnits::open(source).unwrap();
            let read: Vec<_> = units.by_ref().collect::<Result<_, _>>().unwrap();
            assert!(read == whole.body.units);
            assert_eq!(units.header(), Some(&whole.header));
            assert_eq!(units.unknown(), whole.body.unknown);
            assert_eq!(units.encoding(), whole.encoding);
            let unit = &read[7];
            assert_eq!(unit.all_results().count(), 2);
            assert_eq!(unit.outcome(whole.header.segment.as_ref()), Outcome::Valid);
        }
    }
}

/// A document without an end, which counts what was taken from it.
struct Endless {
    units: u64,
    buffer: io::Cursor<Vec<u8>>,
    taken: Rc<Cell<usize>>,
}

impl Read for Endless {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.buffer.position() == self.buffer.get_ref().len() as u64 {
            self.units += 1;
            self.buffer = io::Cursor::new(unit(usize::try_from(self.units).unwrap()).into_bytes());
        }
        let count = self.buffer.read(out)?;
        self.taken.set(self.taken.get() + count);
        Ok(count)
    }
}

#[test]
fn a_document_far_above_the_bound_is_read_without_running_ahead() {
    let taken = Rc::new(Cell::new(0));
    let start = format!("<XmlMsg>{HEADER}<MessageBody>").into_bytes();
    let source = Endless {
        units: 0,
        buffer: io::Cursor::new(start),
        taken: taken.clone(),
    };
    let mut units = ConfirmUnits::open(BufReader::new(source)).unwrap();
    let per_unit = unit(1).len();
    for number in 1..=20_000 {
        let unit = units.next().unwrap().unwrap();
        let identifier = unit.inquiry.unwrap().identifier.unwrap();
        assert_eq!(identifier, format!("p-{number}"));
        assert!(taken.get() <= number * (per_unit + 8) + 128 * 1024);
    }
    assert!(taken.get() > 2 * 4 * 1024 * 1024);
}

#[test]
fn a_unit_and_what_is_kept_are_bounded() {
    let large = "1".repeat(MAX_UNIT_BYTES);
    let in_unit = format!(
        "<XmlMsg><MessageBody>{}<BulkConfirmUnit><X>{large}</X>",
        unit(1)
    );
    let mut units = ConfirmUnits::open(in_unit.as_bytes()).unwrap();
    assert!(units.next().unwrap().is_ok());
    let error = units.next().unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::EligibilityTooLarge);
    assert!(units.next().is_none());
    let kept = format!("<X>{}</X>", "1".repeat(MAX_UNIT_BYTES / 2)).repeat(40);
    let text = format!("<XmlMsg><MessageBody>{kept}</MessageBody></XmlMsg>");
    let error = ConfirmUnits::open(text.as_bytes())
        .unwrap()
        .next()
        .unwrap()
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::EligibilityTooLarge);
    let spaces = format!("<XmlMsg><MessageBody>{}", " ".repeat(2 * MAX_UNIT_BYTES));
    let error = ConfirmUnits::open(spaces.as_bytes())
        .unwrap()
        .next()
        .unwrap()
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::EligibilityTooLarge);
}

#[test]
fn damage_ends_the_iteration_with_an_error() {
    let whole = document(3);
    let cut = &whole[..whole.len() - 20];
    let twice = format!(
        "<XmlMsg><MessageBody>{}</MessageBody><MessageBody/></XmlMsg>",
        unit(1)
    );
    let behind = format!("{whole}<x/>");
    let type_inside = whole.replace("<MessageBody>", "<MessageBody><!DOCTYPE a>");
    for damaged in [cut, &twice, &behind, &type_inside] {
        let results: Vec<_> = ConfirmUnits::open(damaged.as_bytes()).unwrap().collect();
        let (last, before) = results.split_last().unwrap();
        let error = last.as_ref().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::MalformedEligibility);
        assert!(error.location().is_some() && before.iter().all(Result::is_ok));
    }
    assert!(ConfirmUnits::open(&b"<Other/>"[..]).is_err());
    assert!(ConfirmUnits::open(&b"<!DOCTYPE XmlMsg []><XmlMsg/>"[..]).is_err());
    assert!(ConfirmUnits::open(&b""[..]).is_err());
}

#[test]
fn a_header_behind_the_units_is_found_and_contradictions_are_noted() {
    let text = format!(
        "\u{FEFF}<?xml version='1.0' encoding='Shift_JIS'?>\
         <XmlMsg><MessageBody>{}</MessageBody>{HEADER}</XmlMsg>",
        unit(1)
    );
    let mut units = ConfirmUnits::open(text.as_bytes()).unwrap();
    assert_eq!(units.encoding().declaration, Declaration::Contradicted);
    assert!(units.header().is_none());
    assert_eq!(units.by_ref().count(), 1);
    let header = units.header().unwrap();
    assert_eq!(header.reception_number.as_deref(), Some("007"));
    assert_eq!(
        header.processed.as_ref().unwrap().value().map(|it| it.0),
        Some(2)
    );
}

#[test]
fn registrations_have_units_of_their_own() {
    let text = b"<XmlMsg><MessageBody><BulkRegistrationUnit><ReferenceNumberRegistrationInfo>\
        <ReferenceNumber>000815</ReferenceNumber></ReferenceNumberRegistrationInfo>\
        <ProcessingResultStatus>2</ProcessingResultStatus></BulkRegistrationUnit></MessageBody></XmlMsg>";
    let units: Vec<_> = RegistrationUnits::open(&text[..])
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let registration = units[0].registration.as_ref().unwrap();
    assert_eq!(registration.reference_number.as_deref(), Some("000815"));
}

#[test]
fn requests_are_written_page_by_page() {
    let header = RequestHeader::new("1319999999", Date::constant(2026, 11, 20));
    let header = header.with_file_identifier("batch");
    let taken = Cell::new(0);
    let persons = (0..7).map(|number| {
        taken.set(taken.get() + 1);
        let mut inquiry = Inquiry::default();
        inquiry.identifier = Some(format!("p-{number}"));
        inquiry
    });
    let three = NonZeroUsize::new(3).unwrap();
    let mut pages = Pages::of_inquiries(header.clone(), persons, three);
    let first = pages.next().unwrap();
    assert_eq!(taken.get(), 3);
    let written = BulkInquiryRequest::read(&first.write(Encoding::ShiftJis).unwrap()).unwrap();
    assert!(written.body == first.body && written.header == first.header);
    let sizes: Vec<_> = pages
        .map(|page| {
            (
                page.header.file_identifier.unwrap(),
                page.body.inquiries.len(),
            )
        })
        .collect();
    assert_eq!(
        sizes,
        [("batch-0002".to_owned(), 3), ("batch-0003".to_owned(), 1)]
    );
    let none = Pages::of_registrations(header, Vec::<Registration>::new(), DEFAULT_PAGE);
    assert_eq!(none.count(), 0);
}
