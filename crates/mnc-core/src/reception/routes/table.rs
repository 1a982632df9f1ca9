//! The rows of the routes.

use super::{ConsentPlace, Medium, Route, RouteRule, Start};
use crate::identity::VisualModeVersion;
use crate::identity::policy::{Certainty, Notice as N, Setting, Source};
use crate::reception::consent::{Operator, Term};

/// At the desk; each row names what differs.
const DESK: RouteRule = RouteRule {
    setting: Setting::FaceReader,
    start: Start::Card,
    medium: Medium::Placed,
    pin_before_card: false,
    visual_mode: None,
    consent: ConsentPlace::After,
    term: Term::Outpatient,
    operator: Operator::Patient,
    source: source(N::FACE_CARD_2, "3"),
    certainty: Certainty::Confirmed,
};

/// 居宅同意取得型: the consents first, then PIN and card.
const WEB: RouteRule = RouteRule {
    setting: Setting::SeparateRouteWeb,
    start: Start::Consent,
    medium: Medium::Held,
    pin_before_card: true,
    consent: ConsentPlace::Before,
    source: source(N::PROMOTION, "居宅同意取得型の活用イメージ"),
    ..DESK
};

/// The order of the app's screens is taken from the Web's, being of the same type.
const APP: RouteRule = RouteRule {
    pin_before_card: false,
    source: source(N::HOME_GUIDES, "マイナ資格確認アプリ"),
    certainty: Certainty::Uncertain,
    ..WEB
};

/// Nothing is asked for.
const ELIGIBILITY_ONLY: RouteRule = RouteRule {
    medium: Medium::Held,
    consent: ConsentPlace::Never,
    source: source(N::PROMOTION, "資格確認限定型"),
    ..DESK
};

const fn source(notice: N, section: &'static str) -> Source {
    Source { notice, section }
}

impl Route {
    /// The row of the route.
    pub const fn rule(self) -> RouteRule {
        match self {
            Self::Window => DESK,
            Self::VisualOnTerminal => RouteRule {
                start: Start::Sight,
                visual_mode: Some(VisualModeVersion::Terminal),
                source: source(N::CANNOT_CONFIRM, "別添2"),
                ..DESK
            },
            Self::VisualOnReader => RouteRule {
                visual_mode: Some(VisualModeVersion::Reader),
                certainty: Certainty::Uncertain,
                ..DESK
            },
            Self::Assisted => RouteRule {
                setting: Setting::AssistedAtReader,
                start: Start::Wish,
                source: source(N::FACE_CARD_2, "3(1)(3)"),
                ..DESK
            },
            Self::Infant => RouteRule {
                operator: Operator::Family,
                source: source(N::PHOTOLESS, ""),
                ..DESK
            },
            Self::WaitingArea => RouteRule {
                setting: Setting::WaitingArea,
                start: Start::Sight,
                source: source(N::FACE_CARD_2, "note 5"),
                ..DESK
            },
            Self::Phone => RouteRule {
                setting: Setting::PhoneAtReader,
                start: Start::Phone,
                medium: Medium::Held,
                source: source(N::PROMOTION, "外来診療等におけるスマホ搭載対応"),
                ..DESK
            },
            _ => self.away_from_the_reader(),
        }
    }

    const fn away_from_the_reader(self) -> RouteRule {
        let setting = self.setting();
        match self {
            Self::HomeVisitWeb => RouteRule {
                setting,
                term: Term::ContinuingCare,
                ..WEB
            },
            Self::HomeVisitApp | Self::HomeVisitAgain => RouteRule {
                setting,
                term: Term::ContinuingCare,
                ..APP
            },
            Self::SeparateApp => RouteRule { setting, ..APP },
            Self::OnlineCare => RouteRule {
                setting,
                term: Term::PerUse,
                ..WEB
            },
            Self::Ambulance => RouteRule {
                setting,
                medium: Medium::Held,
                consent: ConsentPlace::Orally,
                operator: Operator::Staff,
                source: source(N::AMBULANCE, ""),
                ..DESK
            },
            Self::GenericReader => RouteRule {
                setting,
                source: source(N::ONLINE_ELIGIBILITY, "p.27"),
                certainty: Certainty::Uncertain,
                ..ELIGIBILITY_ONLY
            },
            Self::SeparateWeb | Self::SeparateOwnDevice => RouteRule { setting, ..WEB },
            _ => RouteRule {
                setting,
                ..ELIGIBILITY_ONLY
            },
        }
    }

    const fn setting(self) -> Setting {
        match self {
            Self::Window | Self::VisualOnTerminal | Self::VisualOnReader | Self::Infant => {
                Setting::FaceReader
            }
            Self::Assisted => Setting::AssistedAtReader,
            Self::Phone => Setting::PhoneAtReader,
            Self::GenericReader => Setting::GenericReader,
            Self::WaitingArea => Setting::WaitingArea,
            Self::HomeVisitWeb => Setting::HomeVisitWeb,
            Self::HomeVisitApp => Setting::HomeVisitApp,
            Self::HomeVisitAgain => Setting::HomeVisitAgain,
            Self::SeparateWeb => Setting::SeparateRouteWeb,
            Self::SeparateOwnDevice => Setting::SeparateRouteOwnDevice,
            Self::SeparateApp => Setting::SeparateRouteApp,
            Self::OnlineCare => Setting::OnlineCare,
            Self::Limited => Setting::LimitedType,
            Self::LimitedTransitional => Setting::LimitedTypeTransitional,
            Self::Ambulance => Setting::Ambulance,
            Self::PharmacyProxy => Setting::PharmacyProxy,
            Self::Outage => Setting::Outage,
        }
    }
}
