//! The notices and public pages that the rules of the fall-back come from.

use crate::Date;
use crate::identity::policy::{Notice, Source};

/// 保険局長通知 of 2023-07-10 with its annexes: the notice of the fall-back.
pub const CANNOT_CONFIRM: Notice = Notice::CANNOT_CONFIRM;

/// The end of the 健康保険証, and what took its place: 資格確認書, 資格情報のお知らせ.
pub const CERTIFICATES_ENDED: Notice = notice(
    "厚生労働省「資格確認書・資格情報のお知らせ」の案内（健康保険証の新規発行終了）",
    Date::constant(2024, 12, 2),
);

/// Expired 健康保険証 of 国民健康保険.
pub const EXPIRED_NATIONAL: Notice = notice(
    "厚生労働省 事務連絡（国民健康保険等の有効期限切れの被保険者証等を持参した場合の取扱い）",
    Date::constant(2025, 6, 27),
);

/// Expired 健康保険証 of all insurers.
pub const EXPIRED_ALL: Notice = notice(
    "厚生労働省 事務連絡（有効期限切れの健康保険証または資格情報のお知らせのみを持参した場合の取扱い）",
    Date::constant(2025, 11, 12),
);

/// Questions and answers on claims with 不詳: the insurer's office is the institution's choice.
pub const QUESTIONS_AUGUST: Notice = notice(
    "不詳レセプトの請求に関する質疑応答",
    Date::constant(2023, 8, 3),
);

/// Questions and answers on claims with 不詳: 77777779.
pub const QUESTIONS_SEPTEMBER: Notice = notice(
    "不詳レセプトの請求に関する質疑応答",
    Date::constant(2023, 9, 15),
);

/// Claims after a disaster.
pub const DISASTER: Notice = notice(
    "厚生労働省 事務連絡（令和6年能登半島地震による被災者に係る請求の取扱い）",
    Date::constant(2024, 1, 10),
);

/// 保団連, the survey of troubles in seven prefectures.
pub const SURVEY: Notice = notice(
    "全国保険医団体連合会「10月1日以降のマイナ保険証 トラブル調査（1次集計）」",
    Date::constant(2023, 12, 11),
);

/// 大阪府保険医協会, the survey of troubles.
pub const SURVEY_OSAKA: Notice = notice(
    "大阪府保険医協会「10月1日以降のオンライン資格確認・マイナ保険証 トラブル等についてのアンケート」",
    Date::constant(2023, 11, 29),
);

const fn notice(title: &'static str, date: Date) -> Notice {
    Notice {
        title,
        date: Some(date),
    }
}

pub(super) const fn source(notice: Notice, section: &'static str) -> Source {
    Source { notice, section }
}
