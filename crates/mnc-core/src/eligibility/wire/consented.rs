//! The search for consents given elsewhere: by the days of consent or of examination.

use super::field::record;
use crate::Date;
use crate::eligibility::answer::Day;
use crate::eligibility::codes::TreatmentCategory;

record! {
    /// Which consents are asked for: those given in a period, or for examinations in a period.
    ConsentedSearch {
        /// 同意日 (from)
        consent_from: Option<Day> = "ConsentDateFrom",
        /// 同意日 (to)
        consent_to: Option<Day> = "ConsentDateTo",
        /// 診療日 (from)
        examination_from: Option<Day> = "ExaminationDateFrom",
        /// 診療日 (to)
        examination_to: Option<Day> = "ExaminationDateTo",
        /// 診療区分
        treatment: Option<TreatmentCategory> = "MedicalTreatmentFlag",
    }
}

record! {
    /// The search of a request for consented qualifications.
    ConsentedBody {
        /// 照会用情報
        search: Option<ConsentedSearch> = "QualificationConfirmSearchInfo",
    }
}

impl ConsentedSearch {
    /// Consents given from one day to another.
    pub fn by_consent(from: Date, to: Date) -> Self {
        Self {
            consent_from: Some(Day::new(from)),
            consent_to: Some(Day::new(to)),
            ..Self::default()
        }
    }

    /// Consents for examinations from one day to another.
    pub fn by_examination(from: Date, to: Date) -> Self {
        Self {
            examination_from: Some(Day::new(from)),
            examination_to: Some(Day::new(to)),
            ..Self::default()
        }
    }

    pub(super) fn of(mut self, treatment: TreatmentCategory) -> ConsentedBody {
        self.treatment = Some(treatment);
        ConsentedBody {
            search: Some(self),
            ..ConsentedBody::default()
        }
    }
}
