//! 被保険者資格申立書: the patient's declaration of the qualification (保発0710第1号 of 2023-07-10, 別添3).
//!
//! A [`Declaration`] is filled as far as possible: every field may stay blank, [`Declaration::warnings`]
//! says what a claim may miss, and nothing is refused. [`page::html`] prints it, blank or filled, with
//! the words of a [`Template`]. [`Filed`] keeps it until the claim is paid; an [`OralConfirmation`]
//! takes its place for a patient who was here before.
//!
//! The sentences of the default template of 2023 are those of the notice's own form, which is an
//! official document; those since 2024-12-02 were not published where they could be read, and are the
//! SDK's own: replace them with [`Template::set`] once you have the form in force.
//!
//! # The form, field by field
//!
//! | annex 3 | note | field | on the page |
//! |---|---|---|---|
//! | 保険証の有無 | | [`Field::Issued`] | table 1, row 1 |
//! | 保険種別 | | [`Field::Insurance`] | table 1, row 2 |
//! | 保険者等名称 | | [`Field::InsurerName`] | table 1, row 3 |
//! | 事業所名 | ※1 | [`Field::Workplace`] | table 1, row 4 |
//! | 保険証の交付を受けた時期 | | [`Field::IssuedWhen`] | table 1, row 5 |
//! | 一部負担金の割合 | ※2 | [`Field::Share`] | table 1, row 6 |
//! | 氏名 | ※4 | [`Field::Name`] | table 2, row 1 |
//! | フリガナ | ※4 | [`Field::Kana`] | table 2, row 1 |
//! | 生年月日 | ※4 | [`Field::Birth`] | table 2, row 2 |
//! | 性別 | ※4 | [`Field::Sex`] | table 2, row 3 |
//! | 住所 | ※4 | [`Field::Address`] | table 2, row 4 |
//! | 居所 | ※3 | [`Field::Residence`] | table 2, row 4 |
//! | 年月日 | | [`Field::SignedOn`] | signature, row 1 |
//! | 署名 | | [`Field::Signature`] | signature, row 2 |
//! | 患者との関係 | ※5 | [`Field::Relation`] | signature, row 2 |
//! | 連絡先電話番号 | | [`Field::Phone`] | signature, row 3 |
//!
//! ```
//! use mnc_core::Date;
//! use mnc_core::fallback::declaration::*;
//! let mut form = Declaration::default();
//! assert!(form.set(Field::Name, "見本　花子") && form.set(Field::Insurance, "国保"));
//! assert!(!form.set(Field::Share, "いくらか"), "not understood, so left blank");
//! let day = Date::constant(2026, 11, 20);
//! assert!(form.warnings(day, None).contains(&FormWarning::BirthMissing));
//! assert!(page::html(&form, &Template::on(day)).contains("見本　花子"));
//! ```

mod birth;
mod choice;
mod field;
mod form;
mod oral;
pub mod page;
mod retention;
mod template;
mod warning;

pub use birth::{Birth, Era};
pub use choice::{DeclaredShare, FormSex, InsuranceKind, IssuedWhen};
pub use field::{Block, Field};
pub use form::Declaration;
pub use oral::OralConfirmation;
pub use retention::{Disposal, Filed};
pub use template::{Template, Text, Version};
pub use warning::FormWarning;
