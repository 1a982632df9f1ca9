//! What a claim may miss of a form. Nothing of it is a reason to refuse the form.

use super::{Declaration, DeclaredShare, Field, InsuranceKind};
use crate::Date;
use crate::fallback::procedure::AgeBand;
use crate::identity::message::messages;

messages! {
    /// What a claim may miss of a form, or what looks wrong. The form stays good (可能な範囲で).
    FormWarning {
        /// The premise of 3(4).
        NotIssued = "NOT_ISSUED",
            "the box that a certificate was issued is not ticked; a claim by 3(4) needs it",
            "「有効な保険証の交付を受けている」にチェックがありません。不詳での請求の前提となります。";
        /// 保険種別.
        InsuranceMissing = "INSURANCE_MISSING",
            "the kind of insurance is blank", "保険種別が未記入です。";
        /// 保険種別 わからない: 支払基金 or 国保連?
        InsuranceUnknown = "INSURANCE_UNKNOWN",
            "the kind of insurance is not known; estimate whom the claim goes to, or choose",
            "保険種別がわかりません。請求先は推定するか、医療機関等で選択してください。";
        /// 保険者等名称.
        InsurerMissing = "INSURER_MISSING",
            "the insurer is blank", "保険者等名称が未記入です。";
        /// ※1.
        WorkplaceMissing = "WORKPLACE_MISSING",
            "the place of work is blank; it is asked for with this kind of insurance",
            "事業所名が未記入です。この保険種別では記入をお願いしています（※1）。";
        /// ※2.
        ShareMissing = "SHARE_MISSING",
            "the share is blank; people of 70 or more are asked for it",
            "一部負担金の割合が未記入です。70歳以上の方等には記入をお願いしています（※2）。";
        /// A share that no rule of age gives.
        ShareUnusual = "SHARE_UNUSUAL",
            "the declared share does not fit the age; it is taken as declared",
            "申し立てられた割合が年齢と合いません。申立てのとおり受領できますが、ご確認ください。";
        /// 氏名.
        NameMissing = "NAME_MISSING",
            "the name is blank", "氏名が未記入です。";
        /// フリガナ.
        KanaMissing = "KANA_MISSING",
            "the name in kana is blank", "フリガナが未記入です。";
        /// フリガナ with other characters.
        KanaUnusual = "KANA_UNUSUAL",
            "the name in kana holds other characters", "フリガナにカナ以外の文字があります。";
        /// 生年月日.
        BirthMissing = "BIRTH_MISSING",
            "the birth date is blank or not complete", "生年月日が未記入か、一部が未記入です。";
        /// 生年月日 that does not exist.
        BirthImpossible = "BIRTH_IMPOSSIBLE",
            "the birth date does not exist in the era, or lies in the future",
            "生年月日が存在しないか、元号の期間外または未来の日付です。";
        /// 性別.
        SexMissing = "SEX_MISSING",
            "the sex is blank", "性別が未記入です。";
        /// 住所.
        AddressMissing = "ADDRESS_MISSING",
            "the address is blank", "住所が未記入です。";
        /// 年月日.
        DateMissing = "DATE_MISSING",
            "the day of the signature is blank", "記入年月日が未記入です。";
        /// 年月日 in the future.
        DateInFuture = "DATE_IN_FUTURE",
            "the day of the signature lies in the future", "記入年月日が未来の日付です。";
        /// 署名.
        SignatureMissing = "SIGNATURE_MISSING",
            "there is no signature", "署名がありません。";
        /// ※5.
        RelationMissing = "RELATION_MISSING",
            "somebody else seems to have signed; the relation to the patient is blank",
            "患者さん以外の方の署名のようですが、患者との関係が未記入です（※5）。";
        /// 連絡先.
        PhoneMissing = "PHONE_MISSING",
            "the telephone number is blank", "連絡先電話番号が未記入です。";
        /// Not a telephone number.
        PhoneUnusual = "PHONE_UNUSUAL",
            "the telephone number does not have 10 or 11 digits",
            "連絡先電話番号の桁数が10桁または11桁ではありません。";
    }
}

impl Declaration {
    /// What a claim may miss, on this day; `age` is the patient's, if known.
    pub fn warnings(&self, on: Date, age: Option<AgeBand>) -> Vec<FormWarning> {
        let holds = |warning: &FormWarning| self.lacks(*warning, on, age);
        FormWarning::ALL.iter().copied().filter(holds).collect()
    }

    fn lacks(&self, warning: FormWarning, on: Date, age: Option<AgeBand>) -> bool {
        use FormWarning as W;
        let blank = |field| self.is_blank(field);
        match warning {
            W::NotIssued => blank(Field::Issued),
            W::InsuranceMissing => blank(Field::Insurance),
            W::InsuranceUnknown => self.insurance == Some(InsuranceKind::Unknown),
            W::InsurerMissing => blank(Field::InsurerName),
            W::WorkplaceMissing => blank(Field::Workplace) && self.asks_workplace(),
            W::ShareMissing => blank(Field::Share) && self.asks_share(age),
            W::ShareUnusual => self.share_is_unusual(age),
            W::NameMissing => blank(Field::Name),
            W::KanaMissing => blank(Field::Kana),
            W::KanaUnusual => !self.kana.chars().all(is_kana),
            W::BirthMissing => {
                self.birth.year.is_none() || self.birth.month.is_none() || self.birth.day.is_none()
            }
            W::BirthImpossible => self.birth_is_impossible(on),
            W::SexMissing => blank(Field::Sex),
            W::AddressMissing => blank(Field::Address),
            W::DateMissing => blank(Field::SignedOn),
            W::DateInFuture => self.signed_on.is_some_and(|day| on < day),
            W::SignatureMissing => blank(Field::Signature),
            W::RelationMissing => blank(Field::Relation) && self.another_signed(),
            W::PhoneMissing => blank(Field::Phone),
            W::PhoneUnusual => !blank(Field::Phone) && !is_phone(&self.phone),
        }
    }

    /// ※1: 社保, 国保 of a 国民健康保険組合, その他, わからない. Not for 後期, nor 国保 of a 市町村.
    pub fn asks_workplace(&self) -> bool {
        match self.insurance {
            Some(InsuranceKind::Employee | InsuranceKind::Other | InsuranceKind::Unknown) => true,
            Some(InsuranceKind::National) => self.insurer_name.contains("組合"),
            Some(InsuranceKind::Elderly) | None => false,
        }
    }

    /// ※2: people of 70 or more, and the insured of 後期高齢者医療.
    pub fn asks_share(&self, age: Option<AgeBand>) -> bool {
        age == Some(AgeBand::Elderly) || self.insurance == Some(InsuranceKind::Elderly)
    }

    fn share_is_unusual(&self, age: Option<AgeBand>) -> bool {
        let declared = self.share.and_then(DeclaredShare::tenths);
        let (Some(declared), Some(age)) = (declared, age) else {
            return false;
        };
        !age.shares().contains(&declared)
    }

    fn birth_is_impossible(&self, on: Date) -> bool {
        let complete = !self.lacks(FormWarning::BirthMissing, on, None);
        complete && self.birth.date().is_none_or(|date| on < date)
    }

    /// ※5: the signature is not the patient's name, spaces aside.
    fn another_signed(&self) -> bool {
        let [name, signature] = [&self.name, &self.signature].map(|text| without_spaces(text));
        !name.is_empty() && !signature.is_empty() && name != signature
    }
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Katakana of either width, their marks, spaces and the middle dot of foreign names.
fn is_kana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FC}' | '\u{FF65}'..='\u{FF9F}') || c.is_whitespace()
}

/// Ten or eleven digits of either width; hyphens, brackets, spaces and a plus do not count.
fn is_phone(text: &str) -> bool {
    let digits = text
        .chars()
        .filter(|c| matches!(c, '0'..='9' | '０'..='９'))
        .count();
    let other = |c: char| {
        !matches!(c, '0'..='9' | '０'..='９' | '-' | '－' | 'ー' | '‐' | '−' | '(' | ')' | '（' | '）' | '+')
            && !c.is_whitespace()
    };
    (10..=11).contains(&digits) && !text.chars().any(other)
}
