//! Bulk requests of every family: handed in, fetched by their 受付番号, walked through unit by unit.

use super::Result;
use super::batch::BatchPace;
use super::client::TerminalClient;
use super::error::TerminalError;
use super::journal::Ticket;
use super::received::{Received, Reply};
use mnc_core::ErrorKind;
use mnc_core::eligibility::answer::{Inquiry, Month};
use mnc_core::eligibility::codes::ResultSegment;
use mnc_core::eligibility::wire::{
    AidTicketRequest, BulkConfirmUnit, BulkHeader, BulkInquiryRequest, BulkReception,
    BulkRegistrationRequest, BulkRegistrationUnit, BulkResultRequest, ConfirmUnits,
    ConsentedSearch, Family, FileName, HomeVisitRequest, Message, OnlineCareRequest, Registration,
    RegistrationUnits, RequestHeader,
};
use std::time::Duration;

/// What can be handed in at once, and fetched later.
///
/// | question | family | units |
/// |---|---|---|
/// | `Vec<Inquiry>` | `OQSmuquc` 資格確認 | [`BulkConfirmUnit`] |
/// | `Vec<Registration>` | `OQSmuimm` 照会番号登録 | [`BulkRegistrationUnit`] |
/// | [`Month`] | `OQSmutic` 医療券・調剤券 of a month | [`BulkConfirmUnit`] |
/// | [`ConsentedPatients`] | `OQSmuhvq`, `OQSmuonq` 同意済資格 | [`BulkConfirmUnit`] |
pub trait BulkQuestion {
    /// What the results are made of.
    type Unit: BulkUnit;

    /// The family of the request.
    fn family(&self) -> Family;

    /// The request.
    fn into_message(self, header: RequestHeader) -> Message;
}

impl BulkQuestion for Vec<Inquiry> {
    type Unit = BulkConfirmUnit;

    fn family(&self) -> Family {
        Family::BulkInquiry
    }

    fn into_message(self, header: RequestHeader) -> Message {
        BulkInquiryRequest::new(header, self).into()
    }
}

impl BulkQuestion for Vec<Registration> {
    type Unit = BulkRegistrationUnit;

    fn family(&self) -> Family {
        Family::BulkRegistration
    }

    fn into_message(self, header: RequestHeader) -> Message {
        BulkRegistrationRequest::new(header, self).into()
    }
}

impl BulkQuestion for Month {
    type Unit = BulkConfirmUnit;

    fn family(&self) -> Family {
        Family::AidTicket
    }

    fn into_message(self, header: RequestHeader) -> Message {
        AidTicketRequest::new(header, self).into()
    }
}

/// Patients who consented elsewhere, by the kind of care. Exhaustive on purpose: the interface has no
/// other kind.
#[derive(Debug, Clone)]
pub enum ConsentedPatients {
    /// 訪問診療等
    HomeVisit(ConsentedSearch),
    /// オンライン診療等
    OnlineCare(ConsentedSearch),
}

impl BulkQuestion for ConsentedPatients {
    type Unit = BulkConfirmUnit;

    fn family(&self) -> Family {
        match self {
            Self::HomeVisit(_) => Family::HomeVisit,
            Self::OnlineCare(_) => Family::OnlineCare,
        }
    }

    fn into_message(self, header: RequestHeader) -> Message {
        match self {
            Self::HomeVisit(search) => HomeVisitRequest::new(header, search).into(),
            Self::OnlineCare(search) => OnlineCareRequest::new(header, search).into(),
        }
    }
}

/// A unit of bulk results.
pub trait BulkUnit: Sized {
    /// The families whose results are made of it.
    const RESULTS: &'static [Family];

    /// The header of a document, wherever it stands; usually before the first unit.
    ///
    /// # Errors
    /// Those of the message.
    fn header(document: &[u8]) -> Result<Option<BulkHeader>>;

    /// Hands over each unit of a document.
    ///
    /// # Errors
    /// Those of the message; units before the error were handed over.
    fn walk(document: &[u8], each: impl FnMut(&Self)) -> Result<()>;
}

macro_rules! bulk_units {
    ($($unit:ident in $units:ident of $families:expr;)*) => {$(
        impl BulkUnit for $unit {
            const RESULTS: &'static [Family] = &$families;

            fn header(document: &[u8]) -> Result<Option<BulkHeader>> {
                let mut units = $units::open(document)?;
                while units.header().is_none() {
                    match units.next() {
                        Some(unit) => drop(unit?),
                        None => break,
                    }
                }
                Ok(units.header().cloned())
            }

            fn walk(document: &[u8], mut each: impl FnMut(&Self)) -> Result<()> {
                for unit in $units::open(document)? {
                    each(&unit?);
                }
                Ok(())
            }
        }
    )*};
}

bulk_units! {
    BulkConfirmUnit in ConfirmUnits of [
        Family::BulkInquiryResult,
        Family::AidTicketResult,
        Family::HomeVisitResult,
        Family::OnlineCareResult,
    ];
    BulkRegistrationUnit in RegistrationUnits of [Family::BulkRegistrationResult];
}

impl TerminalClient {
    /// Hands a question in. [`Self::collect`] gets its results, also after a restart.
    ///
    /// # Errors
    /// As [`Self::send`].
    pub fn hand_in(
        &mut self,
        header: &RequestHeader,
        question: impl BulkQuestion,
    ) -> Result<Ticket> {
        let encoding = self.settings.encoding;
        self.send(question.family().prefix(), |ticket| {
            let header = header.clone().with_file_identifier(ticket.identifier());
            question.into_message(header).write(encoding)
        })
    }

    /// Waits until the results are there, and hands over every unit with the 処理結果区分 of its
    /// document. False if they were not there in time: the ticket then stays open.
    ///
    /// # Errors
    /// `InvalidArgument` if the units of the ticket's family are of another kind; as [`Self::wait`],
    /// and errors of the answers; units before the error were handed over.
    pub fn collect<U: BulkUnit>(
        &mut self,
        ticket: &Ticket,
        header: &RequestHeader,
        pace: &BatchPace,
        mut each: impl FnMut(Option<&ResultSegment>, &U),
    ) -> Result<bool> {
        let results = results_of::<U>(&ticket.name)?;
        let deadline = self.clock.elapsed().saturating_add(pace.at_most);
        let Reply::Answered(reception) = self.wait(ticket, pace.at_most)? else {
            return Ok(false);
        };
        // The receipt is not handed out, so it may be read again if this call ends without results.
        self.delivered.remove(&ticket.name.to_name());
        let number = reception_number(&reception)?;
        while self.clock.elapsed() < deadline {
            if let Some(results) = self.fetch::<U>(results, header, &number, deadline)? {
                hand_over(&results, &number, &mut each)?;
                self.finish(ticket)?;
                return Ok(true);
            }
            self.clock.wait(&self.changes, pace.poll);
        }
        Ok(false)
    }

    /// Asks for the results once; none if they are still being processed.
    fn fetch<U: BulkUnit>(
        &mut self,
        results: Family,
        header: &RequestHeader,
        number: &str,
        deadline: Duration,
    ) -> Result<Option<Received>> {
        let encoding = self.settings.encoding;
        let ticket = self.send(results.prefix(), |ticket| {
            let header = header.clone().with_file_identifier(ticket.identifier());
            BulkResultRequest::new(header, number).write(encoding)
        })?;
        let left = deadline.saturating_sub(self.clock.elapsed());
        let reply = self.wait(&ticket, left)?;
        // Asking for results has no effect, so it need not be waited for beyond this.
        self.finish(&ticket)?;
        match reply {
            Reply::Answered(results) if is_done::<U>(&results)? => Ok(Some(results)),
            _ => Ok(None),
        }
    }
}

/// The header of bulk results in a file of this name.
pub(super) fn header_of(name: &FileName, document: &[u8]) -> Result<Option<BulkHeader>> {
    let family = Family::of_prefix(name.prefix());
    if family.is_some_and(|family| BulkRegistrationUnit::RESULTS.contains(&family)) {
        BulkRegistrationUnit::header(document)
    } else {
        BulkConfirmUnit::header(document)
    }
}

/// The family of the results of a hand-in, if they are made of these units.
fn results_of<U: BulkUnit>(hand_in: &FileName) -> Result<Family> {
    let stem = hand_in.prefix().strip_suffix("01").unwrap_or_default();
    let mut families = U::RESULTS.iter().copied();
    let found = families.find(|family| family.prefix().strip_suffix("02") == Some(stem));
    found.ok_or_else(|| mnc_core::Error::new(ErrorKind::InvalidArgument).into())
}

fn reception_number(reception: &Received) -> Result<String> {
    let [document] = reception.documents() else {
        return Err(TerminalError::NotOneDocument);
    };
    let reception = BulkReception::read(document)?;
    let number = reception.reception_number().map(str::to_owned);
    number.ok_or(TerminalError::NotReceived)
}

/// Whether no document says 処理中.
fn is_done<U: BulkUnit>(results: &Received) -> Result<bool> {
    for document in results.documents() {
        let segment = U::header(document)?.and_then(|header| header.segment);
        if segment == Some(ResultSegment::Processing) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn hand_over<U: BulkUnit>(
    results: &Received,
    number: &str,
    each: &mut impl FnMut(Option<&ResultSegment>, &U),
) -> Result<()> {
    for document in results.documents() {
        let header = U::header(document)?.unwrap_or_default();
        let fetched = header.reception_number.as_deref();
        if fetched.is_some_and(|it| it != number) {
            return Err(TerminalError::OtherIdentifier);
        }
        U::walk(document, |unit| each(header.segment.as_ref(), unit))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_family_is_fetched_where_it_was_handed_in_and_by_its_own_units() {
        for (hand_in, confirm, registration) in [
            ("OQSmuquc01", Some("OQSmuquc02"), None),
            ("OQSmuimm01", None, Some("OQSmuimm02")),
            ("OQSmutic01", Some("OQSmutic02"), None),
            ("OQSmuhvq01", Some("OQSmuhvq02"), None),
            ("OQSmuonq01", Some("OQSmuonq02"), None),
            ("OQSsiquc01", None, None),
            ("OQSmuquc02", None, None),
        ] {
            let name = FileName::request(hand_in, "1").unwrap();
            let prefix = |family: Result<Family>| family.ok().map(Family::prefix);
            assert_eq!(prefix(results_of::<BulkConfirmUnit>(&name)), confirm);
            assert_eq!(
                prefix(results_of::<BulkRegistrationUnit>(&name)),
                registration
            );
        }
    }

    #[test]
    fn a_question_goes_to_its_family() {
        let search = ConsentedSearch::default;
        assert_eq!(Vec::<Inquiry>::new().family().prefix(), "OQSmuquc01");
        assert_eq!(Vec::<Registration>::new().family().prefix(), "OQSmuimm01");
        assert_eq!(Month::from_text("202611").family().prefix(), "OQSmutic01");
        assert_eq!(
            ConsentedPatients::HomeVisit(search()).family().prefix(),
            "OQSmuhvq01"
        );
        assert_eq!(
            ConsentedPatients::OnlineCare(search()).family().prefix(),
            "OQSmuonq01"
        );
    }
}
