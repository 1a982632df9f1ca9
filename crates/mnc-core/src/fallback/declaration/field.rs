//! The fields of the form, and where each stands on the page.

use super::template::Text;

/// A block of the page. Exhaustive on purpose: the form has these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Block {
    /// 1 保険証等に関する事項.
    Insurance,
    /// 2 マイナンバーカードの券面事項等.
    Card,
    /// The date, the signature and what belongs to it.
    Signature,
}

impl Block {
    /// Its name in the page, and in [the table of fields](super#the-form-field-by-field).
    pub const fn name(self) -> &'static str {
        match self {
            Self::Insurance => "table 1",
            Self::Card => "table 2",
            Self::Signature => "signature",
        }
    }

    /// The identifier of a row of it in the page.
    pub(super) fn row_id(self, row: u8) -> String {
        let name = match self {
            Self::Insurance => "insurance",
            Self::Card => "card",
            Self::Signature => "signature",
        };
        format!("{name}-{row}")
    }
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $annex:literal, $note:expr, $block:ident, $row:literal;)*) => {
        /// A field of the form.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Field {
            $($(#[$doc])* $name,)*
        }

        impl Field {
            /// Every field, in the order of the form.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable ASCII code: also the attribute `data-field` in the page.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What 別添3 calls it.
            pub const fn annex(self) -> &'static str {
                match self { $(Self::$name => $annex,)* }
            }

            /// The conditional note (※1 to ※5) that it carries.
            pub const fn note(self) -> Option<Text> {
                match self { $(Self::$name => $note,)* }
            }

            /// The block of the page, and the row in it, counted from 1.
            pub const fn place(self) -> (Block, u8) {
                match self { $(Self::$name => (Block::$block, $row),)* }
            }
        }
    };
}

fields! {
    /// Whether a certificate was issued: the premise of 3(4).
    Issued = "ISSUED", "保険証の有無", None, Insurance, 1;
    /// The kind of insurance.
    Insurance = "INSURANCE", "保険種別", None, Insurance, 2;
    /// The insurer.
    InsurerName = "INSURER_NAME", "保険者等名称", None, Insurance, 3;
    /// The place of work.
    Workplace = "WORKPLACE", "事業所名", Some(Text::Note1), Insurance, 4;
    /// When the certificate was issued.
    IssuedWhen = "ISSUED_WHEN", "保険証の交付を受けた時期", None, Insurance, 5;
    /// The share.
    Share = "SHARE", "一部負担金の割合", Some(Text::Note2), Insurance, 6;
    /// The name on the card.
    Name = "NAME", "氏名", Some(Text::Note4), Card, 1;
    /// The name in kana.
    Kana = "KANA", "フリガナ", Some(Text::Note4), Card, 1;
    /// The birth date on the card.
    Birth = "BIRTH", "生年月日", Some(Text::Note4), Card, 2;
    /// The sex on the card.
    Sex = "SEX", "性別", Some(Text::Note4), Card, 3;
    /// The address on the card.
    Address = "ADDRESS", "住所", Some(Text::Note4), Card, 4;
    /// Where the patient lives, if elsewhere.
    Residence = "RESIDENCE", "居所", Some(Text::Note3), Card, 4;
    /// The day of the signature.
    SignedOn = "SIGNED_ON", "年月日", None, Signature, 1;
    /// The signature.
    Signature = "SIGNATURE", "署名", None, Signature, 2;
    /// Who signed, if not the patient.
    Relation = "RELATION", "患者との関係", Some(Text::Note5), Signature, 2;
    /// The telephone number.
    Phone = "PHONE", "連絡先電話番号", None, Signature, 3;
}
