//! The form, as far as it is filled.

use super::choice::Choice;
use super::{Birth, DeclaredShare, Field, FormSex, InsuranceKind, IssuedWhen};
use crate::Date;
use std::fmt;

/// A 被保険者資格申立書, as far as it is filled: every field may be blank (可能な範囲で). `Debug` says
/// which fields are filled, not with what.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Declaration {
    /// 有効な保険証の交付を受けている: ticked or not.
    pub issued: bool,
    /// 保険種別
    pub insurance: Option<InsuranceKind>,
    /// 保険者等名称
    pub insurer_name: String,
    /// 事業所名 ※1
    pub workplace: String,
    /// 保険証の交付を受けた時期
    pub issued_when: Option<IssuedWhen>,
    /// 一部負担金の割合 ※2
    pub share: Option<DeclaredShare>,
    /// 氏名 ※4
    pub name: String,
    /// フリガナ ※4
    pub kana: String,
    /// 生年月日 ※4
    pub birth: Birth,
    /// 性別 ※4
    pub sex: Option<FormSex>,
    /// 住所 ※4
    pub address: String,
    /// 居所, if it is not the address ※3
    pub residence: String,
    /// The day of the signature
    pub signed_on: Option<Date>,
    /// 署名
    pub signature: String,
    /// 患者との関係 ※5
    pub relation: String,
    /// 連絡先電話番号
    pub phone: String,
}

impl Declaration {
    /// Fills a field from text: a box by its code or by what the form prints beside it, a date as
    /// `2026-11-20` (a birth date also as `平成 2-4-1`), the rest as it is. Blank text clears it.
    /// `false` if the text was not understood; the field is blank then, and the form still good.
    pub fn set(&mut self, field: Field, text: &str) -> bool {
        let text = text.trim();
        match field {
            Field::Issued => {
                self.issued = matches!(text, "1" | "true" | "✓");
                self.issued || matches!(text, "" | "0" | "false")
            }
            Field::Insurance => choose(&mut self.insurance, text),
            Field::IssuedWhen => choose(&mut self.issued_when, text),
            Field::Share => choose(&mut self.share, text),
            Field::Sex => choose(&mut self.sex, text),
            Field::Birth => {
                let birth = Birth::parse(text);
                self.birth = birth.unwrap_or_default();
                text.is_empty() || birth.is_some()
            }
            Field::SignedOn => {
                self.signed_on = text.parse().ok();
                text.is_empty() || self.signed_on.is_some()
            }
            _ => {
                if let Some(place) = self.text_mut(field) {
                    text.clone_into(place);
                }
                true
            }
        }
    }

    /// Whether the field is blank.
    pub fn is_blank(&self, field: Field) -> bool {
        match field {
            Field::Issued => !self.issued,
            Field::Insurance => self.insurance.is_none(),
            Field::IssuedWhen => self.issued_when.is_none(),
            Field::Share => self.share.is_none(),
            Field::Sex => self.sex.is_none(),
            Field::Birth => self.birth.is_blank(),
            Field::SignedOn => self.signed_on.is_none(),
            _ => self.text(field).trim().is_empty(),
        }
    }

    /// The text of a field that is written by hand; empty for the others.
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::InsurerName => &self.insurer_name,
            Field::Workplace => &self.workplace,
            Field::Name => &self.name,
            Field::Kana => &self.kana,
            Field::Address => &self.address,
            Field::Residence => &self.residence,
            Field::Signature => &self.signature,
            Field::Relation => &self.relation,
            Field::Phone => &self.phone,
            _ => "",
        }
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        Some(match field {
            Field::InsurerName => &mut self.insurer_name,
            Field::Workplace => &mut self.workplace,
            Field::Name => &mut self.name,
            Field::Kana => &mut self.kana,
            Field::Address => &mut self.address,
            Field::Residence => &mut self.residence,
            Field::Signature => &mut self.signature,
            Field::Relation => &mut self.relation,
            Field::Phone => &mut self.phone,
            _ => return None,
        })
    }
}

impl fmt::Debug for Declaration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let filled = Field::ALL.iter().filter(|field| !self.is_blank(**field));
        f.write_str("Declaration ")?;
        f.debug_set().entries(filled).finish()
    }
}

/// Ticks the box that the text names.
fn choose<T: Choice>(place: &mut Option<T>, text: &str) -> bool {
    *place = T::find(text);
    text.is_empty() || place.is_some()
}
