//! An answer of the 資格確認端末.

use crate::error::{Result, unless};
use mnc::facade::answer;
use mnc_abi::Trouble;

/// A field of an answer. Those from `InsurerNumber` on belong to one of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
#[repr(i32)]
pub enum AnswerField {
    /// The name of the outcome, such as `VALID`.
    Outcome = 1,
    /// 処理結果コード.
    Code = 2,
    /// 処理結果メッセージ, to be shown as it is.
    Message = 3,
    /// 保険者番号, without its padding.
    InsurerNumber = 10,
    /// 記号.
    Symbol = 11,
    /// 番号.
    Number = 12,
    /// 枝番.
    Branch = 13,
    /// 氏名.
    Name = 14,
    /// 氏名カナ.
    Kana = 15,
    /// 生年月日, as it came.
    Birthdate = 16,
    /// 性別1, its code.
    Sex = 17,
    /// 住所.
    Address = 18,
    /// 郵便番号.
    PostNumber = 19,
    /// 保険者名称.
    InsurerName = 20,
    /// 本人・家族の別, its code.
    Relation = 21,
    /// 資格取得年月日.
    QualifiedOn = 22,
    /// 資格喪失年月日.
    DisqualifiedOn = 23,
    /// 有効開始年月日.
    ValidFrom = 24,
    /// 有効終了年月日.
    ValidUntil = 25,
}

/// An answer. It holds personal data.
#[derive(uniffi::Object)]
pub struct Answer(pub(crate) answer::Answer);

#[uniffi::export]
impl Answer {
    /// Reads a document (`OQSsiquc01res…`), in whichever encoding it is.
    ///
    /// # Errors
    /// `MALFORMED_ELIGIBILITY`, `ELIGIBILITY_TOO_LARGE`.
    #[uniffi::constructor]
    pub fn read(document: Vec<u8>) -> Result<Self> {
        Ok(Self(answer::Answer::read(&document)?))
    }

    /// Whether it confirms the qualification.
    ///
    /// # Errors
    /// None.
    pub fn confirmed(&self) -> Result<bool> {
        Ok(self.0.summary().0)
    }

    /// How many results it holds.
    ///
    /// # Errors
    /// None.
    pub fn result_count(&self) -> Result<u32> {
        Ok(self.0.summary().1.try_into().unwrap_or(u32::MAX))
    }

    /// A field as text, or nothing if the answer does not have it. Fields of a result take its number,
    /// from 0.
    ///
    /// # Errors
    /// None.
    #[uniffi::method(default(result = 0))]
    pub fn text(&self, field: AnswerField, result: u32) -> Result<Option<String>> {
        let field = answer::Field::of(field as i32)?;
        let result = result.try_into().unwrap_or(usize::MAX);
        let text = unless(Trouble::Absent, self.0.text(field, result))?;
        Ok(text.map(ToOwned::to_owned))
    }

    /// The whole answer as JSON: `{outcome, confirmed, header, body}`.
    ///
    /// # Errors
    /// None.
    pub fn json(&self) -> Result<String> {
        Ok(self.0.to_json())
    }
}
