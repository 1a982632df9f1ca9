//! An answer of the 資格確認端末: what it means, and its fields.

use mnc_abi::{Result, Trouble};
use mnc_core::eligibility::QualificationAnswer;
use mnc_core::eligibility::answer::{Format, Formatted, Qualification};
use mnc_core::eligibility::codes::{Relation, Sex};
use mnc_core::eligibility::numbers::InsurerNumber;

/// An answer.
pub struct Answer(pub(super) QualificationAnswer);

/// A field, by its number at the interface. Those from 10 on belong to one of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// 1: the name of the outcome, such as `VALID`.
    Outcome,
    /// 2: 処理結果コード.
    Code,
    /// 3: 処理結果メッセージ, to be shown as it is.
    Message,
    /// 10: 保険者番号, without its padding.
    InsurerNumber,
    /// 11: 記号.
    Symbol,
    /// 12: 番号.
    Number,
    /// 13: 枝番.
    Branch,
    /// 14: 氏名.
    Name,
    /// 15: 氏名カナ.
    Kana,
    /// 16: 生年月日, as it came.
    Birthdate,
    /// 17: 性別1, its code.
    Sex,
    /// 18: 住所.
    Address,
    /// 19: 郵便番号.
    PostNumber,
    /// 20: 保険者名称.
    InsurerName,
    /// 21: 本人・家族の別, its code.
    Relation,
    /// 22: 資格取得年月日.
    QualifiedOn,
    /// 23: 資格喪失年月日.
    DisqualifiedOn,
    /// 24: 有効開始年月日.
    ValidFrom,
    /// 25: 有効終了年月日.
    ValidUntil,
}

impl Field {
    /// The field with this number.
    ///
    /// # Errors
    /// [`Trouble::UnknownCode`].
    pub fn of(code: i32) -> Result<Self> {
        Ok(match code {
            1 => Self::Outcome,
            2 => Self::Code,
            3 => Self::Message,
            10 => Self::InsurerNumber,
            11 => Self::Symbol,
            12 => Self::Number,
            13 => Self::Branch,
            14 => Self::Name,
            15 => Self::Kana,
            16 => Self::Birthdate,
            17 => Self::Sex,
            18 => Self::Address,
            19 => Self::PostNumber,
            20 => Self::InsurerName,
            21 => Self::Relation,
            22 => Self::QualifiedOn,
            23 => Self::DisqualifiedOn,
            24 => Self::ValidFrom,
            25 => Self::ValidUntil,
            _ => return Err(Trouble::UnknownCode.into()),
        })
    }
}

impl Answer {
    /// Reads a document, in the encoding that it is in.
    ///
    /// # Errors
    /// `MalformedEligibility`, `EligibilityTooLarge`.
    pub fn read(document: &[u8]) -> Result<Self> {
        Ok(Self(QualificationAnswer::read(document)?))
    }

    /// Whether it confirms the qualification, and how many results it holds.
    pub fn summary(&self) -> (bool, usize) {
        let confirmed = self.0.outcome().confirms_qualification();
        (confirmed, self.0.body.results.len())
    }

    /// A field as text.
    ///
    /// # Errors
    /// [`Trouble::Absent`] if the answer does not have it.
    pub fn text(&self, field: Field, result: usize) -> Result<&str> {
        let body = &self.0.body;
        let text = match field {
            Field::Outcome => Some(self.0.outcome().name()),
            Field::Code => body.code.as_deref(),
            Field::Message => body.message.as_deref(),
            field => body.results.get(result).and_then(|it| of_result(it, field)),
        };
        text.ok_or(Trouble::Absent.into())
    }

    /// The whole answer as JSON, in the manner of the record: `{outcome, confirmed, header, body}`.
    pub fn to_json(&self) -> String {
        self.0.to_json().to_string()
    }
}

fn of_result(of: &Qualification, field: Field) -> Option<&str> {
    match field {
        Field::InsurerNumber => of.insurer_number.as_ref().map(InsurerNumber::trimmed),
        Field::Symbol => of.symbol.as_deref(),
        Field::Number => of.number.as_deref(),
        Field::Branch => of.branch.as_deref(),
        Field::Name => of.name.as_deref(),
        Field::Kana => of.kana.as_deref(),
        Field::Birthdate => text_of(of.birthdate.as_ref()),
        Field::Sex => of.sex.as_ref().map(Sex::code),
        Field::Address => of.address.as_deref(),
        Field::PostNumber => of.post_number.as_deref(),
        Field::InsurerName => of.insurer_name.as_deref(),
        Field::Relation => of.relation.as_ref().map(Relation::code),
        Field::QualifiedOn => text_of(of.qualified_on.as_ref()),
        Field::DisqualifiedOn => text_of(of.disqualified_on.as_ref()),
        Field::ValidFrom => text_of(of.valid_from.as_ref()),
        Field::ValidUntil => text_of(of.valid_until.as_ref()),
        Field::Outcome | Field::Code | Field::Message => None,
    }
}

fn text_of<T: Format>(field: Option<&Formatted<T>>) -> Option<&str> {
    field.map(Formatted::text)
}
