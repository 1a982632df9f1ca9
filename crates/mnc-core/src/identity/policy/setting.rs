//! Where, and on which way, a patient is received.

/// Where, and on which way, a patient is received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Setting {
    /// At the desk, with a 顔認証付きカードリーダー.
    FaceReader,
    /// At the desk, with a 汎用カードリーダー alone.
    GenericReader,
    /// On the premises but away from the desk, the patient being present (待合スペース等).
    WaitingArea,
    /// A home visit, through マイナ在宅受付Web.
    HomeVisitWeb,
    /// A home visit, with マイナ資格確認アプリ.
    HomeVisitApp,
    /// A later home visit within a continuing relation.
    HomeVisitAgain,
    /// 別動線 (fever ward, emergency admission, ward, drive-through) through マイナ在宅受付Web, on the
    /// institution's device.
    SeparateRouteWeb,
    /// The same, on the patient's device.
    SeparateRouteOwnDevice,
    /// 別動線, a broken reader, or a patient who cannot use it: マイナ資格確認アプリ.
    SeparateRouteApp,
    /// オンライン診療 and オンライン服薬指導.
    OnlineCare,
    /// 資格確認限定型 outside of hospitals, clinics and pharmacies (施術所 and others).
    LimitedType,
    /// 資格確認限定型 at a hospital, clinic or pharmacy under the transitional measures (2), (4), (6).
    LimitedTypeTransitional,
    /// A pharmacy, where someone else fetches the medicine and the patient is absent.
    PharmacyProxy,
    /// A phone, through the 顔認証付きカードリーダー and the reader beside it.
    PhoneAtReader,
    /// At the desk, someone helping a present patient who wishes it.
    AssistedAtReader,
    /// マイナ救急.
    Ambulance,
    /// 災害時モード or システム障害時モード: without a card.
    Outage,
}

impl Setting {
    /// Every setting.
    pub const ALL: [Self; 17] = [
        Self::FaceReader,
        Self::GenericReader,
        Self::WaitingArea,
        Self::HomeVisitWeb,
        Self::HomeVisitApp,
        Self::HomeVisitAgain,
        Self::SeparateRouteWeb,
        Self::SeparateRouteOwnDevice,
        Self::SeparateRouteApp,
        Self::OnlineCare,
        Self::LimitedType,
        Self::LimitedTypeTransitional,
        Self::PharmacyProxy,
        Self::PhoneAtReader,
        Self::AssistedAtReader,
        Self::Ambulance,
        Self::Outage,
    ];

    /// The stable ASCII name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FaceReader => "FACE_READER",
            Self::GenericReader => "GENERIC_READER",
            Self::WaitingArea => "WAITING_AREA",
            Self::HomeVisitWeb => "HOME_VISIT_WEB",
            Self::HomeVisitApp => "HOME_VISIT_APP",
            Self::HomeVisitAgain => "HOME_VISIT_AGAIN",
            Self::SeparateRouteWeb => "SEPARATE_ROUTE_WEB",
            Self::SeparateRouteOwnDevice => "SEPARATE_ROUTE_OWN_DEVICE",
            Self::SeparateRouteApp => "SEPARATE_ROUTE_APP",
            Self::OnlineCare => "ONLINE_CARE",
            Self::LimitedType => "LIMITED_TYPE",
            Self::LimitedTypeTransitional => "LIMITED_TYPE_TRANSITIONAL",
            Self::PharmacyProxy => "PHARMACY_PROXY",
            Self::PhoneAtReader => "PHONE_AT_READER",
            Self::AssistedAtReader => "ASSISTED_AT_READER",
            Self::Ambulance => "AMBULANCE",
            Self::Outage => "OUTAGE",
        }
    }
}
