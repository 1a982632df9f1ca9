//! `YZKsiquc01`: the viewing of medication and treatment records (薬剤情報, 診療情報).

use super::Element;
use super::field::record;
use super::message::message;
use super::viewing::{ViewingHeader, viewing_result};
use crate::eligibility::answer::Month;
use crate::eligibility::codes::{MedicationDisplay, TreatmentCategory};

record! {
    /// Which records are asked for.
    MedicationSearch {
        /// 開始年月
        from: Option<Month> = "StartDate",
        /// 終了年月
        until: Option<Month> = "EndDate",
        /// ファイル種別: 1 PDF and 2 XML of 薬剤; 3 PDF and 4 XML of 薬剤 and 診療
        file_category: Option<String> = "FileCategory",
        /// 薬剤情報等表示: whether records of electronic prescriptions come too
        display: Option<MedicationDisplay> = "PrDiInfClassification",
        /// 診療区分
        treatment: Option<TreatmentCategory> = "MedicalTreatmentFlag",
    }
}

message! {
    /// 薬剤情報・診療情報閲覧, request: `YZKsiquc01req_….xml`, in `Shift_JIS`.
    MedicationRequest { header: ViewingHeader, body: MedicationSearch }
}

record! {
    /// The person of a medication record.
    MedicationPerson {
        /// 氏名
        name: Option<String> = "Name",
        /// 氏名カナ
        kana: Option<String> = "KanaName",
        /// 生年月日, in the form of the file
        birthdate: Option<String> = "Birth",
        /// 性別
        sex: Option<String> = "AdmGendCode",
    }
}

record! {
    /// What a medication answer says about itself.
    MedicationHeader {
        /// 資格情報
        person: Option<MedicationPerson> = "QuaInf",
        /// 処理結果コード: 1 is success
        result_code: Option<String> = "ResultCode",
        /// メッセージ内容
        message: Option<String> = "MessageContents",
    }
}

record! {
    /// One drug, as it was claimed, dispensed or prescribed.
    Drug {
        /// 医薬品コード
        code: Option<String> = "DrugC",
        /// 医薬品名
        name: Option<String> = "DrugN",
        /// 成分名
        ingredient: Option<String> = "IngreN",
        /// 用量
        quantity: Option<String> = "Qua1",
        /// 単位
        unit: Option<String> = "Unit",
        /// 用法
        usage: Option<String> = "UsageN",
        /// 特別指示
        instruction: Option<String> = "SpInst",
        /// 回数
        times: Option<String> = "Times",
        /// 診療識別
        treatment_class: Option<String> = "MeTrIdCl",
    }
}

/// Declares the month and the day of one origin: each origin spells its tags with its own letters.
macro_rules! months {
    ($($origin:literal $month:ident $day:ident = $days:literal;)*) => {$(
        record! {
            #[doc = concat!("A month of ", $origin, ".")]
            $month {
                /// The days of the month
                days: Vec<$day> = $days,
            }
        }

        record! {
            #[doc = concat!("A day of ", $origin, ".")]
            $day {
                /// 薬剤情報
                drugs: Vec<Drug> = "DrugInfs/DrugInf",
                /// 診療情報; its fields are not public and stay a tree
                treatments: Vec<Element> = "MeTrInfs/MeTrInf",
            }
        }
    )*};
}

months! {
    "claims (レセプト)" ClaimedMonth ClaimedDay = "MeTrDateInfs/MeTrDateInf";
    "dispensing (調剤)" DispensedMonth DispensedDay = "CzDiDateInfs/CzDiDateInf";
    "prescriptions (処方)" PrescribedMonth PrescribedDay = "ShPrDateInfs/ShPrDateInf";
}

record! {
    /// The records of a medication answer.
    MedicationBody {
        /// From claims
        claimed: Vec<ClaimedMonth> = "MeTrMonthInf",
        /// From dispensing
        dispensed: Vec<DispensedMonth> = "CzDiInf/CzDiMonthInf",
        /// From prescriptions
        prescribed: Vec<PrescribedMonth> = "ShPrInf/ShPrMonthInf",
        /// 処理結果コード
        result_code: Option<String> = "ResultCode",
        /// メッセージ内容
        message: Option<String> = "MessageContents",
    }
}

message! {
    /// 薬剤情報・診療情報閲覧, answer in XML: `YZKsiquc01res_….xml`.
    MedicationAnswer { header: MedicationHeader, body: MedicationBody }
}

viewing_result!(MedicationAnswer);

impl MedicationRequest {
    /// A request for these records of this person.
    pub fn new(header: ViewingHeader, body: MedicationSearch) -> Self {
        Self {
            header,
            body,
            ..Self::default()
        }
    }
}

impl MedicationAnswer {
    /// Every drug of every origin, in the order of the file within each.
    pub fn drugs(&self) -> impl Iterator<Item = &Drug> {
        let MedicationBody {
            claimed,
            dispensed,
            prescribed,
            ..
        } = &self.body;
        let claimed = claimed
            .iter()
            .flat_map(|it| &it.days)
            .flat_map(|it| &it.drugs);
        let dispensed = dispensed
            .iter()
            .flat_map(|it| &it.days)
            .flat_map(|it| &it.drugs);
        let prescribed = prescribed
            .iter()
            .flat_map(|it| &it.days)
            .flat_map(|it| &it.drugs);
        claimed.chain(dispensed).chain(prescribed)
    }
}
