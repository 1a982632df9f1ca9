//! `OQSmuhvq01`: the qualifications of patients who consented for home visits (訪問診療等).

use super::consented::{ConsentedBody, ConsentedSearch};
use super::message::message;
use super::request::RequestHeader;
use crate::eligibility::codes::TreatmentCategory;

message! {
    /// 訪問診療等 同意済資格 (一括), request: `OQSmuhvq01req_….xml`.
    HomeVisitRequest { header: RequestHeader, body: ConsentedBody }
}

impl HomeVisitRequest {
    /// A request with this search; its 診療区分 is set to 訪問診療等.
    pub fn new(header: RequestHeader, search: ConsentedSearch) -> Self {
        let body = search.of(TreatmentCategory::HomeVisit);
        Self {
            header,
            body,
            ..Self::default()
        }
    }
}
