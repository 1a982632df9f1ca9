//! Where a rule comes from, how certain it is, and on which days it holds.

use crate::Date;

/// A notice, a public document or a public page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Notice {
    /// Its title, or what it is.
    pub title: &'static str,
    /// Its day, or the first of its month; `None` for public pages and papers without one.
    pub date: Option<Date>,
}

impl Notice {
    /// 厚生労働省 事務連絡 of 2023-08-07.
    pub const FACE_CARD: Self = Self::new(
        "厚生労働省 事務連絡「暗証番号の設定が不要なマイナンバーカードへの医療機関・薬局での対応について（周知）」",
        Date::constant(2023, 8, 7),
    );
    /// 厚生労働省 事務連絡 of 2023-12-13.
    pub const FACE_CARD_2: Self = Self::new(
        "厚生労働省 事務連絡「暗証番号の設定が不要なマイナンバーカードへの医療機関・薬局での対応について（周知）（その2）」",
        Date::constant(2023, 12, 13),
    );
    /// 厚生労働省 保険局長通知 of 2023-07-10.
    pub const CANNOT_CONFIRM: Self = Self::new(
        "保発0710第1号「マイナンバーカードによるオンライン資格確認を行うことができない場合の対応について」",
        Date::constant(2023, 7, 10),
    );
    /// 総務省 事務連絡 of 2023-10-31, with its questions and answers.
    pub const MUNICIPALITIES: Self = Self::new(
        "総務省 事務連絡「顔認証マイナンバーカードの導入について」",
        Date::constant(2023, 10, 31),
    );
    /// 政府回答 on the registration of 顔認証マイナンバーカード.
    pub const GOVERNMENT_REPLY: Self =
        Self::undated("政府回答（顔認証マイナンバーカードの健康保険証利用登録）");
    /// 厚生労働省「オンライン資格確認」, slides of March 2021.
    pub const ONLINE_ELIGIBILITY: Self = Self::new(
        "厚生労働省保険局医療介護連携政策課「オンライン資格確認」",
        Date::constant(2021, 3, 1),
    );
    /// 社会保障審議会 医療保険部会（第182回） of 2024-09-30.
    pub const PROMOTION: Self = Self::new(
        "医療保険部会 資料「マイナ保険証の利用促進等について」",
        Date::constant(2024, 9, 30),
    );
    /// Public guides to マイナ在宅受付Web and マイナ資格確認アプリ.
    pub const HOME_GUIDES: Self =
        Self::undated("居宅同意取得型の案内（マイナ在宅受付Web、マイナ資格確認アプリ）");
    /// The notice on マイナ資格確認アプリ beside the desk.
    pub const SEPARATE_ROUTE_APP: Self = Self::new(
        "厚生労働省 事務連絡（別動線等におけるマイナ資格確認アプリの利用）",
        Date::constant(2025, 5, 21),
    );
    /// Public pages on the certificate in phones.
    pub const PHONES: Self = Self::undated("スマートフォンのマイナ保険証利用の案内");
    /// Public pages on cards without a photo.
    pub const PHOTOLESS: Self = Self::undated("1歳未満の顔写真のないマイナンバーカードの案内");
    /// Public pages on マイナ救急.
    pub const AMBULANCE: Self = Self::undated("消防庁 マイナ救急 全国実証の案内");
    /// Public pages on a locked PIN at the reader.
    pub const LOCKED_PIN: Self = Self::undated("暗証番号がロックされた場合の健康保険証利用の案内");

    const fn new(title: &'static str, date: Date) -> Self {
        Self {
            title,
            date: Some(date),
        }
    }

    const fn undated(title: &'static str) -> Self {
        Self { title, date: None }
    }
}

/// A place in a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Source {
    /// The notice.
    pub notice: Notice,
    /// The section, page or note.
    pub section: &'static str,
}

impl Source {
    pub(super) const fn new(notice: Notice, section: &'static str) -> Self {
        Self { notice, section }
    }
}

/// How certain a rule is. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// Read in a notice or on a named public page.
    Confirmed,
    /// Inferred, in conflict, or its day is not known exactly: change it through
    /// [`Policy`](super::Policy) or [`ReaderCapabilities`](super::ReaderCapabilities) if you know
    /// better.
    Uncertain,
}

/// The days on which a rule holds, both inclusive; `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl Period {
    /// Every day.
    pub const ALWAYS: Self = Self {
        from: None,
        to: None,
    };

    /// From a day on.
    pub const fn since(year: i16, month: i8, day: i8) -> Self {
        Self {
            from: Some(Date::constant(year, month, day)),
            to: None,
        }
    }

    /// The same, up to a day.
    #[must_use]
    pub const fn until(self, year: i16, month: i8, day: i8) -> Self {
        Self {
            to: Some(Date::constant(year, month, day)),
            ..self
        }
    }

    /// Whether the day lies within.
    pub fn contains(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}
