//! `OQSmutic01`: the tickets of the public assistance (医療扶助) of a month.

use super::field::record;
use super::message::message;
use super::request::RequestHeader;
use crate::eligibility::answer::Month;

record! {
    /// The month whose tickets are asked for.
    AidTicketSearch {
        /// 診療年月
        treatment_month: Option<Month> = "MedicalTreatmentMonth",
    }
}

record! {
    /// The search of a request for tickets.
    AidTicketBody {
        /// 照会用情報
        search: Option<AidTicketSearch> = "QualificationConfirmSearchInfo",
    }
}

message! {
    /// 医療券・調剤券 (一括), request: `OQSmutic01req_….xml`.
    AidTicketRequest { header: RequestHeader, body: AidTicketBody }
}

impl AidTicketRequest {
    /// A request for the tickets of this month.
    pub fn new(header: RequestHeader, month: Month) -> Self {
        let search = AidTicketSearch {
            treatment_month: Some(month),
            ..AidTicketSearch::default()
        };
        let body = AidTicketBody {
            search: Some(search),
            ..AidTicketBody::default()
        };
        Self {
            header,
            body,
            ..Self::default()
        }
    }
}
