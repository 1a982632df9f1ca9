//! What the search screen of the システム障害時モード asks for, complete or with its defects.

use crate::Date;
use crate::eligibility::codes::Sex;
use crate::identity::message::messages;
use std::fmt;

/// What was taken down about a patient, complete or not. `Debug` shows nothing of it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct QueryDraft {
    /// 生年月日
    pub birthdate: Option<Date>,
    /// 性別
    pub sex: Option<Sex>,
    /// 資格確認日: the day of the visit, also if the search comes later.
    pub checked_on: Option<Date>,
    /// 氏名
    pub name: Option<String>,
    /// 氏名（カナ）
    pub kana: Option<String>,
    /// 住所
    pub address: Option<String>,
    /// 保険者名
    pub insurer_name: Option<String>,
}

impl fmt::Debug for QueryDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("QueryDraft").finish_non_exhaustive()
    }
}

messages! {
    /// Why the screen would not search (保発0710第1号 別添2, 利用方法の流れ 2).
    QueryDefect {
        /// 生年月日 is missing.
        BirthdateMissing = "BIRTHDATE_MISSING",
            "the date of birth is missing", "生年月日を入力してください。";
        /// 性別 is missing.
        SexMissing = "SEX_MISSING", "the sex is missing", "性別を入力してください。";
        /// 資格確認日 is missing.
        DayMissing = "DAY_MISSING",
            "the day to be confirmed is missing", "資格確認日を入力してください。";
        /// Neither 氏名 nor 氏名（カナ）.
        NameMissing = "NAME_MISSING",
            "the name or its kana is missing; one of them is enough",
            "氏名または氏名（カナ）のどちらかを入力してください。";
        /// Neither 住所 nor 保険者名.
        PlaceMissing = "PLACE_MISSING",
            "the address or the insurer's name is missing; one of them is enough",
            "住所または保険者名のどちらかを入力してください。";
        /// The person was born after the day: one of the two is mistyped.
        BornLater = "BORN_LATER",
            "the date of birth lies after the day to be confirmed",
            "生年月日が資格確認日より後になっています。";
    }
}

/// A search that the screen accepts. `Debug` shows nothing of it.
///
/// Texts are without spaces around them; a text of spaces alone counts as missing.
///
/// ```
/// use mnc_core::Date;
/// use mnc_core::eligibility::codes::Sex;
/// use mnc_core::fallback::outage::{OutageQuery, QueryDefect, QueryDraft};
///
/// let mut draft = QueryDraft {
///     birthdate: Some(Date::constant(1985, 4, 3)),
///     sex: Some(Sex::Female),
///     kana: Some("バンゴウ ハナコ".to_owned()),
///     ..QueryDraft::default()
/// };
/// let defects = OutageQuery::new(draft.clone()).unwrap_err();
/// assert_eq!(defects, [QueryDefect::DayMissing, QueryDefect::PlaceMissing]);
///
/// draft.checked_on = Some(Date::constant(2026, 11, 20));
/// draft.insurer_name = Some("架空健康保険組合".to_owned());
/// assert!(OutageQuery::new(draft).is_ok());
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct OutageQuery {
    pub(super) birthdate: Date,
    pub(super) sex: Sex,
    pub(super) checked_on: Date,
    pub(super) name: Option<String>,
    pub(super) kana: Option<String>,
    pub(super) address: Option<String>,
    pub(super) insurer_name: Option<String>,
}

impl OutageQuery {
    /// Takes a draft if the screen would.
    ///
    /// # Errors
    /// Everything that is missing or contradictory, in the order of the screen.
    pub fn new(draft: QueryDraft) -> Result<Self, Vec<QueryDefect>> {
        let draft = draft.trimmed();
        let defects = draft.defects();
        match (draft.birthdate, draft.sex, draft.checked_on) {
            (Some(birthdate), Some(sex), Some(checked_on)) if defects.is_empty() => Ok(Self {
                birthdate,
                sex,
                checked_on,
                name: draft.name,
                kana: draft.kana,
                address: draft.address,
                insurer_name: draft.insurer_name,
            }),
            _ => Err(defects),
        }
    }

    /// 生年月日
    pub fn birthdate(&self) -> Date {
        self.birthdate
    }

    /// 性別
    pub fn sex(&self) -> &Sex {
        &self.sex
    }

    /// 資格確認日
    pub fn checked_on(&self) -> Date {
        self.checked_on
    }

    /// 氏名
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// 氏名（カナ）
    pub fn kana(&self) -> Option<&str> {
        self.kana.as_deref()
    }

    /// 住所
    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    /// 保険者名
    pub fn insurer_name(&self) -> Option<&str> {
        self.insurer_name.as_deref()
    }
}

impl fmt::Debug for OutageQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutageQuery").finish_non_exhaustive()
    }
}

impl QueryDraft {
    fn trimmed(mut self) -> Self {
        let texts = [
            &mut self.name,
            &mut self.kana,
            &mut self.address,
            &mut self.insurer_name,
        ];
        for text in texts {
            let trimmed = text.take().map(|it| it.trim().to_owned());
            *text = trimmed.filter(|it| !it.is_empty());
        }
        self
    }

    fn defects(&self) -> Vec<QueryDefect> {
        let born_later = self
            .birthdate
            .zip(self.checked_on)
            .is_some_and(|(born, day)| born > day);
        let found = [
            (self.birthdate.is_none(), QueryDefect::BirthdateMissing),
            (self.sex.is_none(), QueryDefect::SexMissing),
            (self.checked_on.is_none(), QueryDefect::DayMissing),
            (
                self.name.is_none() && self.kana.is_none(),
                QueryDefect::NameMissing,
            ),
            (
                self.address.is_none() && self.insurer_name.is_none(),
                QueryDefect::PlaceMissing,
            ),
            (born_later, QueryDefect::BornLater),
        ];
        found
            .into_iter()
            .filter_map(|(is, defect)| is.then_some(defect))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    type Change = (fn(&mut QueryDraft), QueryDefect);

    fn complete() -> QueryDraft {
        QueryDraft {
            birthdate: Some(Date::constant(1985, 4, 3)),
            sex: Some(Sex::Female),
            checked_on: Some(Date::constant(2026, 11, 20)),
            name: Some("番号　花子".to_owned()),
            kana: Some("バンゴウ　ハナコ".to_owned()),
            address: Some("架空県見本市１番".to_owned()),
            insurer_name: Some("架空健康保険組合".to_owned()),
        }
    }

    /// 保発0710第1号 別添2, 利用方法の流れ 2: three fields all, and one of each pair.
    #[test]
    fn each_required_field_is_missed_by_its_own_defect() {
        assert!(OutageQuery::new(complete()).is_ok());
        let without: [Change; 6] = [
            (|it| it.birthdate = None, QueryDefect::BirthdateMissing),
            (|it| it.sex = None, QueryDefect::SexMissing),
            (|it| it.checked_on = None, QueryDefect::DayMissing),
            (
                |it| (it.name, it.kana) = (None, Some("　 ".to_owned())),
                QueryDefect::NameMissing,
            ),
            (
                |it| (it.address, it.insurer_name) = (Some(String::new()), None),
                QueryDefect::PlaceMissing,
            ),
            (
                |it| it.birthdate = Some(Date::constant(2026, 11, 21)),
                QueryDefect::BornLater,
            ),
        ];
        for (change, defect) in without {
            let mut draft = complete();
            change(&mut draft);
            assert_eq!(OutageQuery::new(draft), Err(vec![defect]));
        }
    }

    #[test]
    fn one_of_each_pair_is_enough_and_the_day_of_birth_can_be_the_day() {
        for (name, address) in [(true, true), (true, false), (false, true), (false, false)] {
            let mut draft = complete();
            *(if name {
                &mut draft.name
            } else {
                &mut draft.kana
            }) = None;
            *(if address {
                &mut draft.address
            } else {
                &mut draft.insurer_name
            }) = None;
            draft.birthdate = draft.checked_on;
            assert!(OutageQuery::new(draft).is_ok());
        }
    }

    #[test]
    fn everything_missing_is_said_at_once_in_both_languages() {
        let defects = OutageQuery::new(QueryDraft::default()).unwrap_err();
        assert_eq!(defects, QueryDefect::ALL[..5]);
        for defect in QueryDefect::ALL {
            assert!(defect.message(Language::Japanese).ends_with('。'));
            assert!(defect.message(Language::English).is_ascii());
        }
    }

    #[test]
    fn spaces_around_are_no_text_and_debug_shows_nothing() {
        let mut draft = complete();
        draft.name = Some(" 番号　花子　".to_owned());
        let query = OutageQuery::new(draft.clone()).unwrap();
        assert_eq!(query.name(), Some("番号　花子"));
        assert_eq!(
            format!("{query:?} {draft:?}"),
            "OutageQuery { .. } QueryDraft { .. }"
        );
    }
}
