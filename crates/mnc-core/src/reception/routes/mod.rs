//! Routes: how a patient is received at a place, as one row of a table each.
//!
//! A row names the setting, whose methods are [`identity::policy`](crate::identity::policy)'s to say,
//! and where the consents of [`consent`](super::consent) come in. It decides neither.

mod matrix;
mod table;

pub use matrix::{MatrixRow, matrix};

use super::consent::{Operator, Term};
use crate::identity::VisualModeVersion;
use crate::identity::message::messages;
use crate::identity::policy::{Certainty, Setting, Source};

messages! {
    /// A route.
    Route {
        /// 顔認証付きカードリーダー at the desk.
        Window = "WINDOW", "face card reader at the desk", "窓口の顔認証付きカードリーダー";
        /// The same, staff having begun the 目視 mode on the 資格確認端末.
        VisualOnTerminal = "VISUAL_ON_TERMINAL", "visual mode on the terminal", "目視モード（資格確認端末）";
        /// The same, with the 目視 mode on the reader.
        VisualOnReader = "VISUAL_ON_READER", "visual mode on the reader", "目視モード（カードリーダー）";
        /// Somebody helps a patient who is present and wishes it.
        Assisted = "ASSISTED", "face card reader with a helper", "窓口（介助あり）";
        /// The card of a small child, without a photo.
        Infant = "INFANT", "a small child's card", "乳幼児（顔写真なしカード）";
        /// A phone beside the reader.
        Phone = "PHONE", "phone at the reader", "スマートフォン";
        /// 汎用カードリーダー.
        GenericReader = "GENERIC_READER", "general-purpose reader at the desk", "窓口の汎用カードリーダー";
        /// 待合スペース等.
        WaitingArea = "WAITING_AREA", "away from the desk, patient present", "待合スペースなど";
        /// 訪問診療等, マイナ在宅受付Web.
        HomeVisitWeb = "HOME_VISIT_WEB", "home visit, Web", "訪問診療等（マイナ在宅受付Web）";
        /// 訪問診療等, マイナ資格確認アプリ.
        HomeVisitApp = "HOME_VISIT_APP", "home visit, app", "訪問診療等（マイナ資格確認アプリ）";
        /// 訪問診療等, a later visit.
        HomeVisitAgain = "HOME_VISIT_AGAIN", "home visit again", "訪問診療等（2回目以降）";
        /// 別動線, on the institution's device.
        SeparateWeb = "SEPARATE_WEB", "separate route, Web", "別動線（マイナ在宅受付Web）";
        /// 別動線, on the patient's device.
        SeparateOwnDevice = "SEPARATE_OWN_DEVICE", "separate route, patient's device", "別動線（患者の端末）";
        /// 別動線, マイナ資格確認アプリ.
        SeparateApp = "SEPARATE_APP", "separate route, app", "別動線（マイナ資格確認アプリ）";
        /// オンライン診療等.
        OnlineCare = "ONLINE_CARE", "online care", "オンライン診療等";
        /// 資格確認限定型.
        Limited = "LIMITED", "eligibility only", "資格確認限定型";
        /// 資格確認限定型 under the transitional measures.
        LimitedTransitional = "LIMITED_TRANSITIONAL", "eligibility only, transitional", "資格確認限定型（経過措置）";
        /// マイナ救急.
        Ambulance = "AMBULANCE", "ambulance", "マイナ救急";
        /// Someone else fetches the medicine.
        PharmacyProxy = "PHARMACY_PROXY", "proxy at a pharmacy", "薬局（代理の方）";
        /// 災害時, システム障害時.
        Outage = "OUTAGE", "disaster or outage", "災害時・システム障害時";
    }
}

/// How a visit begins. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Start {
    /// With the card.
    Card,
    /// With the choice of a phone.
    Phone,
    /// Staff compares the photo first.
    Sight,
    /// The wish of the patient to be helped.
    Wish,
    /// The consents: マイナ在宅受付Web, マイナ資格確認アプリ.
    Consent,
}

/// When consents are asked for. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConsentPlace {
    /// After the verification.
    After,
    /// Before it.
    Before,
    /// After it, by word of mouth.
    Orally,
    /// Never: the eligibility alone is given.
    Never,
}

/// What happens to the card. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Medium {
    /// It lies on the reader until the end, and can be taken too early or left behind.
    Placed,
    /// It is held over the device for a moment.
    Held,
}

/// A route as a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RouteRule {
    /// The setting, which says who can be verified how.
    pub setting: Setting,
    /// How it begins.
    pub start: Start,
    /// What happens to the card.
    pub medium: Medium,
    /// Whether the PIN is entered before the card is held over the device.
    pub pin_before_card: bool,
    /// The 目視 mode that the route is about, if it is about one.
    pub visual_mode: Option<VisualModeVersion>,
    /// When consents are asked for.
    pub consent: ConsentPlace,
    /// How long they hold.
    pub term: Term,
    /// Who presses the buttons, unless a helper is named.
    pub operator: Operator,
    /// The source.
    pub source: Source,
    /// How certain the order of the steps is. (The methods have their own.)
    pub certainty: Certainty,
}
