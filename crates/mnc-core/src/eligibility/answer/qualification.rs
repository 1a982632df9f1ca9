//! One qualification of the person: the insurance, the share, the certificates and the consents.

use super::certificate::{ElderlyCertificate, LimitCertificate, SpecificDiseaseCertificate};
use super::consent::Consents;
use super::ticket::MedicalTicket;
use super::value::{Day, Percent};
use crate::Date;
use crate::eligibility::codes::{
    CardClassification, LimitChange, Preschool, ReasonOfLoss, Relation, Sex,
};
use crate::eligibility::numbers::InsurerNumber;
use crate::eligibility::wire::field::record;

record! {
    /// 資格確認結果: one qualification.
    ///
    /// Symbol, number and branch stay three fields and stay as they came: full-width or
    /// half-width, with their leading zeros.
    Qualification {
        /// 被保険者証区分
        card_classification: Option<CardClassification> = "InsuredCardClassification",
        /// 保険者番号 (医療扶助: 公費負担者番号)
        insurer_number: Option<InsurerNumber> = "InsurerNumber",
        /// 記号
        symbol: Option<String> = "InsuredCardSymbol",
        /// 番号
        number: Option<String> = "InsuredIdentificationNumber",
        /// 枝番
        branch: Option<String> = "InsuredBranchNumber",
        /// 公費負担者番号, in a variant for 医療扶助
        public_expense_number: Option<String> = "PublicExpenseNumber",
        /// 受給者番号, in a variant for 医療扶助
        beneficiary_number: Option<String> = "BeneficiaryNumber",
        /// 福祉事務所名, in a variant for 医療扶助
        welfare_office_name: Option<String> = "WelfareOfficeName",
        /// 本人・家族の別
        relation: Option<Relation> = "PersonalFamilyClassification",
        /// 被保険者（世帯主）氏名
        insured_name: Option<String> = "InsuredName",
        /// 氏名, family and given name parted by U+3000
        name: Option<String> = "Name",
        /// 氏名（その他）: a name in use, such as 通称
        other_name: Option<String> = "NameOfOther",
        /// 氏名カナ, half-width
        kana: Option<String> = "NameKana",
        /// 氏名カナ（その他）
        other_kana: Option<String> = "NameOfOtherKana",
        /// 性別1
        sex: Option<Sex> = "Sex1",
        /// 性別2, where the certificate shows another (事務連絡 of 2012-09-21)
        other_sex: Option<Sex> = "Sex2",
        /// 生年月日
        birthdate: Option<Day> = "Birthdate",
        /// 住所
        address: Option<String> = "Address",
        /// 郵便番号, with its hyphen
        post_number: Option<String> = "PostNumber",
        /// 資格取得年月日
        qualified_on: Option<Day> = "QualificationDate",
        /// 資格喪失年月日: the first day without the qualification
        disqualified_on: Option<Day> = "DisqualificationDate",
        /// 交付年月日
        issued_on: Option<Day> = "InsuredCertificateIssuanceDate",
        /// 有効開始年月日
        valid_from: Option<Day> = "InsuredCardValidDate",
        /// 有効終了年月日: the last day
        valid_until: Option<Day> = "InsuredCardExpirationDate",
        /// 一部負担金割合 of 後期高齢者医療
        ratio: Option<Percent> = "InsuredPartialContributionRatio",
        /// 未就学区分
        preschool: Option<Preschool> = "PreschoolClassification",
        /// 資格喪失事由
        reason_of_loss: Option<ReasonOfLoss> = "ReasonOfLoss",
        /// 保険者名称
        insurer_name: Option<String> = "InsurerName",
        /// 高齢受給者証情報
        elderly_certificate: Option<ElderlyCertificate> = "ElderlyRecipientCertificateInfo",
        /// 限度額適用認定証関連情報
        limit_certificates: Vec<LimitCertificate> = "LimitApplicationCertificateRelatedInfo",
        /// 限度額情報の変更有無
        limit_change: Option<LimitChange> = "LimitApplicationCertificateChanged",
        /// 特定疾病療養受療証情報
        specific_diseases: Vec<SpecificDiseaseCertificate> =
            "SpecificDiseasesCertificateList/SpecificDiseasesCertificateInfo",
        /// 医療券・調剤券情報
        tickets: Vec<MedicalTicket> = "PublicExpenseResultList/MedicalTicketInfo",
        /// The consents, by category
        consents: Consents = "…ConsFlg",
        /// 照会番号: the institution's own number of the patient
        reference_numbers: Vec<String> = "ReferenceNumber",
        /// 資格確認キー; seen in files of 2026, meaning not public
        confirmation_key: Option<String> = "QualificationConfirmationKey",
    }
}

impl Qualification {
    /// The share that the answer names for this day, in percent: of 後期高齢者医療, or of the
    /// 高齢受給者証 if it is in force. None if the answer names none (the share then follows from
    /// the age), if it cannot be read, or if two differ.
    pub fn ratio_percent(&self, on: Date) -> Option<u8> {
        let mut shares = self.named_ratios(on).map(Percent::value);
        let first = shares.next()??;
        shares.all(|share| share == Some(first)).then_some(first.0)
    }

    /// Whether the answer names a share for this day, readable or not.
    pub fn names_ratio(&self, on: Date) -> bool {
        self.named_ratios(on).next().is_some()
    }

    fn named_ratios(&self, on: Date) -> impl Iterator<Item = &Percent> {
        let elderly = self.elderly_certificate.as_ref();
        let elderly =
            elderly.filter(|it| in_force(it.valid_from.as_ref(), it.valid_until.as_ref(), on));
        self.ratio
            .iter()
            .chain(elderly.and_then(|it| it.ratio.as_ref()))
    }

    /// Whether the day lies outside the period of this qualification, as far as the answer names
    /// one that can be read.
    pub fn is_outside_period(&self, on: Date) -> bool {
        let lost = self.disqualified_on.as_ref().and_then(Day::value);
        let gained = self.qualified_on.as_ref().and_then(Day::value);
        lost.is_some_and(|day| day <= on)
            || gained.is_some_and(|day| on < day)
            || !in_force(self.valid_from.as_ref(), self.valid_until.as_ref(), on)
    }
}

/// Both days count; a missing or unreadable one is no bound.
fn in_force(from: Option<&Day>, until: Option<&Day>, on: Date) -> bool {
    let started = from.and_then(Day::value).is_none_or(|from| from <= on);
    started && until.and_then(Day::value).is_none_or(|until| on <= until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eligibility::answer::Share;

    const ON: Date = Date::constant(2026, 11, 20);

    fn day(text: &str) -> Option<Day> {
        Some(Day::from_text(text))
    }

    fn elderly(ratio: &str, valid_until: &str) -> Option<ElderlyCertificate> {
        let mut certificate = ElderlyCertificate::default();
        certificate.ratio = Some(Percent::from_text(ratio));
        certificate.valid_until = day(valid_until);
        Some(certificate)
    }

    #[test]
    fn the_ratio_comes_from_whichever_certificate_names_it() {
        let mut result = Qualification::default();
        assert_eq!(result.ratio_percent(ON), None);
        result.elderly_certificate = elderly("020", "20261120");
        assert_eq!(result.ratio_percent(ON), Some(20));
        result.elderly_certificate = elderly("020", "20261119");
        assert_eq!(result.ratio_percent(ON), None);
        result.ratio = Some(Percent::new(Share(10)));
        assert_eq!(result.ratio_percent(ON), Some(10));
    }

    #[test]
    fn a_ratio_in_doubt_is_no_ratio() {
        let mut result = Qualification::default();
        result.ratio = Some(Percent::from_text("020"));
        result.elderly_certificate = elderly("030", "20270731");
        assert_eq!(result.ratio_percent(ON), None);
        result.elderly_certificate = elderly("3", "20270731");
        assert_eq!(result.ratio_percent(ON), None);
        result.elderly_certificate = elderly("020", "20270731");
        assert_eq!(result.ratio_percent(ON), Some(20));
    }

    #[test]
    fn periods_have_their_bounds() {
        let outside = |set: fn(&mut Qualification)| {
            let mut result = Qualification::default();
            set(&mut result);
            result.is_outside_period(ON)
        };
        assert!(outside(|it| it.disqualified_on = day("20261120")));
        assert!(!outside(|it| it.disqualified_on = day("20261121")));
        assert!(outside(|it| it.valid_until = day("20261119")));
        assert!(!outside(|it| it.valid_until = day("20261120")));
        assert!(outside(|it| it.valid_from = day("20261121")));
        assert!(outside(|it| it.qualified_on = day("20261121")));
        assert!(!outside(|it| it.qualified_on = day("20261120")));
        assert!(!outside(|it| it.valid_until = day("99999999")));
    }
}
