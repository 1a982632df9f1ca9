//! What a 顔認証マイナンバーカード can be used for, beside a normal card and a 資格確認書.

use super::Notice as N;
use super::{Certainty, Period, Source};
use crate::Date;

/// A service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Service {
    /// 医療機関・薬局の外来受診等.
    Outpatient,
    /// Medical information given with consent: 薬剤情報, 診療情報, 特定健診等情報.
    MedicalInformation,
    /// 訪問診療等.
    HomeVisit,
    /// オンライン診療・オンライン服薬指導, as a health insurance card.
    OnlineCare,
    /// The printed card as a photo identification.
    PhotoIdentification,
    /// マイナポータル.
    Portal,
    /// 証明書のコンビニ交付.
    ConvenienceStore,
    /// 各種オンライン手続, and what wants a digital signature.
    OnlineProcedure,
    /// Loading the certificates into a phone.
    PhoneLoading,
}

/// What is presented. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bearer {
    /// A normal card.
    NormalCard,
    /// A 顔認証マイナンバーカード.
    FaceCard,
    /// A 資格確認書.
    QualificationCertificate,
}

/// For which bearers a service is open; `None` where the sources do not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ServiceRule {
    /// The service.
    pub service: Service,
    /// The days on which this holds.
    pub period: Period,
    /// With a normal card.
    pub normal_card: Option<bool>,
    /// With a 顔認証マイナンバーカード.
    pub face_card: Option<bool>,
    /// With a 資格確認書.
    pub qualification_certificate: Option<bool>,
    /// Where it comes from.
    pub sources: &'static [Source],
    /// How certain it is.
    pub certainty: Certainty,
}

impl ServiceRule {
    /// For this bearer.
    pub const fn of(&self, bearer: Bearer) -> Option<bool> {
        match bearer {
            Bearer::NormalCard => self.normal_card,
            Bearer::FaceCard => self.face_card,
            Bearer::QualificationCertificate => self.qualification_certificate,
        }
    }
}

const YES: Option<bool> = Some(true);
const NO: Option<bool> = Some(false);
const FIRST_DAY: Period = Period::since(2023, 12, 15);

const fn row(
    service: Service,
    [normal_card, face_card, qualification_certificate]: [Option<bool>; 3],
    sources: &'static [Source],
) -> ServiceRule {
    ServiceRule {
        service,
        period: FIRST_DAY,
        normal_card,
        face_card,
        qualification_certificate,
        sources,
        certainty: Certainty::Confirmed,
    }
}

const TABLE_2: &[Source] = &[Source::new(N::FACE_CARD_2, "参考2")];
const TABLE_3: &[Source] = &[Source::new(N::FACE_CARD_2, "参考3")];
const SIGNATURE: &[Source] = &[
    Source::new(N::FACE_CARD_2, "参考2"),
    Source::new(N::MUNICIPALITIES, "別紙1, 別紙2"),
];

/// The published rules, since the first day of the 顔認証マイナンバーカード.
pub const SERVICE_RULES: [ServiceRule; 10] = [
    row(Service::Outpatient, [YES, YES, YES], TABLE_3),
    row(Service::MedicalInformation, [YES, YES, NO], TABLE_3),
    ServiceRule {
        period: FIRST_DAY.until(2024, 9, 30),
        ..row(Service::HomeVisit, [YES, NO, None], TABLE_2)
    },
    ServiceRule {
        period: Period::since(2024, 10, 1),
        certainty: Certainty::Uncertain,
        ..row(Service::HomeVisit, [YES, YES, None], TABLE_2)
    },
    row(Service::OnlineCare, [YES, NO, None], TABLE_2),
    row(Service::PhotoIdentification, [YES, YES, None], TABLE_2),
    row(Service::Portal, [YES, NO, NO], TABLE_3),
    row(Service::ConvenienceStore, [YES, NO, NO], TABLE_3),
    row(Service::OnlineProcedure, [YES, NO, None], SIGNATURE),
    ServiceRule {
        certainty: Certainty::Uncertain,
        ..row(Service::PhoneLoading, [YES, NO, None], SIGNATURE)
    },
];

/// Whether the service is open to the bearer on the day; `None` where the sources do not say, and
/// before the first day of the 顔認証マイナンバーカード.
///
/// ```
/// use mnc_core::Date;
/// use mnc_core::identity::policy::service::{Bearer, Service, is_open};
/// let day = Date::constant(2026, 11, 20);
/// assert_eq!(is_open(Service::HomeVisit, Bearer::FaceCard, day), Some(true));
/// assert_eq!(is_open(Service::OnlineCare, Bearer::FaceCard, day), Some(false));
/// ```
pub fn is_open(service: Service, bearer: Bearer, day: Date) -> Option<bool> {
    SERVICE_RULES
        .iter()
        .find(|rule| rule.service == service && rule.period.contains(day))
        .and_then(|rule| rule.of(bearer))
}
