//! `OQSmuonq01`: the qualifications of patients who consented for online care (オンライン診療等).

use super::consented::{ConsentedBody, ConsentedSearch};
use super::message::message;
use super::request::RequestHeader;
use crate::eligibility::codes::TreatmentCategory;

message! {
    /// オンライン診療等 同意済資格 (一括), request: `OQSmuonq01req_….xml`.
    OnlineCareRequest { header: RequestHeader, body: ConsentedBody }
}

impl OnlineCareRequest {
    /// A request with this search; its 診療区分 is set to オンライン診療等.
    pub fn new(header: RequestHeader, search: ConsentedSearch) -> Self {
        let body = search.of(TreatmentCategory::OnlineCare);
        Self {
            header,
            body,
            ..Self::default()
        }
    }
}
