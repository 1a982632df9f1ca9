//! The files of the exchange folder: their names, their encodings, their XML, and one file for each
//! family of messages.
//!
//! - [`FileName`] and [`Family`]: what a file is; [`Message`]: a file of any family.
//! - [`InquiryRequest`] … [`CheckupAnswer`]: the messages. The answer to a single inquiry is
//!   [`QualificationAnswer`](crate::eligibility::QualificationAnswer).
//! - [`ConfirmUnits`], [`RegistrationUnits`] and [`Pages`]: bulk results and requests of any size.
//! - [`Element`]: the tree of what is not known.

mod aid_ticket;
mod bulk;
mod bulk_inquiry;
mod bulk_registration;
mod checkup;
mod consented;
mod element;
mod encoding;
mod events;
mod family;
pub(crate) mod field;
mod file_name;
mod home_visit;
mod inquiry;
mod medication;
pub(crate) mod message;
mod online_care;
mod pages;
pub(crate) mod parse;
mod registration;
mod request;
mod stream;
mod units;
mod viewing;

pub use aid_ticket::{AidTicketBody, AidTicketRequest, AidTicketSearch};
pub use bulk::{BulkHeader, BulkReception, BulkResultRequest, Count, ReceptionBody};
pub use bulk_inquiry::{
    BulkAnswer, BulkConfirmBody, BulkConfirmUnit, BulkInquiryBody, BulkInquiryRequest,
};
pub use bulk_registration::{
    BulkRegistrationAnswer, BulkRegistrationAnswerBody, BulkRegistrationBody,
    BulkRegistrationRequest, BulkRegistrationUnit,
};
pub use checkup::{
    Checkup, CheckupAnswer, CheckupBody, CheckupHeader, CheckupItem, CheckupPerson, CheckupRequest,
    CheckupSearch,
};
pub use consented::{ConsentedBody, ConsentedSearch};
pub use element::{Element, MAX_BYTES, MAX_DEPTH};
pub use encoding::{Declaration, Encoding, EncodingNote};
pub use family::{Family, Message};
pub use file_name::{Extension, FileName, Phase};
pub use home_visit::HomeVisitRequest;
pub use inquiry::{InquiryBody, InquiryRequest};
pub use medication::{
    ClaimedDay, ClaimedMonth, DispensedDay, DispensedMonth, Drug, MedicationAnswer, MedicationBody,
    MedicationHeader, MedicationPerson, MedicationRequest, MedicationSearch, PrescribedDay,
    PrescribedMonth,
};
pub use online_care::OnlineCareRequest;
pub use pages::{DEFAULT_PAGE, Pages};
pub use registration::{
    Registration, RegistrationAnswer, RegistrationAnswerBody, RegistrationBody, RegistrationRequest,
};
pub use request::RequestHeader;
pub use units::{ConfirmUnits, MAX_UNIT_BYTES, RegistrationUnits};
pub use viewing::{ViewingHeader, ViewingResult};
