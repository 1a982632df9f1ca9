//! Certificates that come with a qualification: 高齢受給者証, 限度額適用認定証, 特定疾病療養受療証.

use super::value::{Day, Percent, Yen};
use crate::eligibility::codes::{LimitCertificateKind, LimitClassification, SpecificDisease};
use crate::eligibility::wire::field::record;

record! {
    /// 高齢受給者証: the share of a person of 70 to 74 years.
    ElderlyCertificate {
        /// 交付年月日
        issued_on: Option<Day> = "ElderlyRecipientCertificateDate",
        /// 有効開始年月日
        valid_from: Option<Day> = "ElderlyRecipientValidStartDate",
        /// 有効終了年月日
        valid_until: Option<Day> = "ElderlyRecipientValidEndDate",
        /// 一部負担金の割合
        ratio: Option<Percent> = "ElderlyRecipientContributionRatio",
    }
}

record! {
    /// 限度額適用認定証関連情報: the limit of what the patient pays in a month.
    LimitCertificate {
        /// 認定証区分
        kind: Option<LimitCertificateKind> = "LimitApplicationCertificateClassification",
        /// 適用区分
        classification: Option<LimitClassification> = "LimitApplicationCertificateClassificationFlag",
        /// 交付年月日
        issued_on: Option<Day> = "LimitApplicationCertificateDate",
        /// 有効開始年月日
        valid_from: Option<Day> = "LimitApplicationCertificateValidStartDate",
        /// 有効終了年月日
        valid_until: Option<Day> = "LimitApplicationCertificateValidEndDate",
        /// 長期入院該当年月日
        long_term_from: Option<Day> = "LimitApplicationCertificateLongTermDate",
    }
}

record! {
    /// 特定疾病療養受療証
    SpecificDiseaseCertificate {
        /// 認定疾病区分
        disease: Option<SpecificDisease> = "SpecificDiseasesDiseaseCategory",
        /// 交付年月日
        issued_on: Option<Day> = "SpecificDiseasesCertificateDate",
        /// 有効開始年月日
        valid_from: Option<Day> = "SpecificDiseasesValidStartDate",
        /// 有効終了年月日
        valid_until: Option<Day> = "SpecificDiseasesValidEndDate",
        /// 自己負担限度額
        self_pay: Option<Yen> = "SpecificDiseasesSelfPay",
    }
}
