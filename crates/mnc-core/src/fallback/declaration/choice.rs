//! The check boxes of the form.

use crate::identity::message::messages;

messages! {
    /// 保険種別.
    InsuranceKind {
        /// 社保.
        Employee = "EMPLOYEE", "employees' insurance", "社保";
        /// 国保.
        National = "NATIONAL", "national health insurance", "国保";
        /// 後期.
        Elderly = "ELDERLY", "insurance for people of 75 or more", "後期";
        /// その他: 自衛官, 公費単独医療.
        Other = "OTHER", "other", "その他";
        /// わからない.
        Unknown = "UNKNOWN", "not known", "わからない";
    }
}

messages! {
    /// 保険証の交付を受けた時期.
    IssuedWhen {
        /// 1か月以内.
        WithinMonth = "WITHIN_MONTH", "within a month", "1か月以内";
        /// それより前.
        Earlier = "EARLIER", "earlier", "それより前";
        /// わからない.
        Unknown = "UNKNOWN", "not known", "わからない";
    }
}

messages! {
    /// 一部負担金の割合.
    DeclaredShare {
        /// 3割.
        Three = "3", "30 percent", "3割";
        /// 2割.
        Two = "2", "20 percent", "2割";
        /// 1割.
        One = "1", "10 percent", "1割";
        /// わからない.
        Unknown = "UNKNOWN", "not known", "わからない";
    }
}

messages! {
    /// 性別, as the form asks it.
    FormSex {
        /// 男.
        Male = "MALE", "male", "男";
        /// 女.
        Female = "FEMALE", "female", "女";
    }
}

impl DeclaredShare {
    /// In tenths, for [`Payment::amount`](crate::fallback::procedure::Payment::amount).
    pub const fn tenths(self) -> Option<u8> {
        match self {
            Self::Three => Some(3),
            Self::Two => Some(2),
            Self::One => Some(1),
            Self::Unknown => None,
        }
    }
}

/// A box that can be ticked: found by its code or by what the form prints beside it.
pub(super) trait Choice: Copy + Sized + 'static {
    const ALL: &'static [Self];
    fn code(self) -> &'static str;
    fn label(self) -> &'static str;

    fn find(text: &str) -> Option<Self> {
        let named = |it: &Self| it.code().eq_ignore_ascii_case(text) || it.label() == text;
        Self::ALL.iter().copied().find(named)
    }
}

macro_rules! choices {
    ($($type:ty),*) => {$(
        impl Choice for $type {
            const ALL: &'static [Self] = <$type>::ALL;

            fn code(self) -> &'static str {
                <$type>::code(self)
            }

            fn label(self) -> &'static str {
                self.message(crate::Language::Japanese)
            }
        }
    )*};
}

choices!(
    InsuranceKind,
    IssuedWhen,
    DeclaredShare,
    FormSex,
    super::birth::Era
);
