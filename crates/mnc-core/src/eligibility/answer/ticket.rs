//! Tickets of the public assistance (医療扶助): 医療券 and 調剤券.

use super::value::{Day, Month, Yen};
use crate::eligibility::codes::{
    Consistency, DesignatedInstitution, ElderlyMedicalCare, InfectiousDiseaseAct,
    PrefecturalExpense, SingleOrCombined, SocialInsurance, TicketType, TreatmentType,
};
use crate::eligibility::wire::field::record;

record! {
    /// 医療券・調剤券情報
    MedicalTicket {
        /// 券の種類
        ticket_type: Option<TicketType> = "TicketType",
        /// 有効開始年月日
        valid_from: Option<Day> = "MedicalTicketValidDate",
        /// 有効終了年月日
        valid_until: Option<Day> = "MedicalTicketExpirationDate",
        /// 交付番号
        issue_number: Option<String> = "IssueNumber",
        /// 診療年月
        treatment_month: Option<Month> = "MedicalTreatmentMonth",
        /// 指定医療機関コード
        institution_code: Option<String> = "DesignatedMedicalInstitutionCode",
        /// 指定医療機関の一致
        institution_match: Option<DesignatedInstitution> = "DesignatedMedicalInstitutionFlag",
        /// 指定医療機関名
        institution_name: Option<String> = "DesignatedMedicalInstitutionName",
        /// 処方箋発行元医療機関コード
        prescriber_code: Option<String> = "PrescriptionIssuerMedicalInstitutionCode",
        /// 処方箋発行元医療機関名
        prescriber_name: Option<String> = "PrescriptionIssuerMedicalInstitutionName",
        /// 傷病名1
        injury_name_1: Option<String> = "InjuryName1",
        /// 傷病名2
        injury_name_2: Option<String> = "InjuryName2",
        /// 傷病名3
        injury_name_3: Option<String> = "InjuryName3",
        /// 診療別
        treatment_type: Option<TreatmentType> = "MedicalTreatmentType",
        /// 本人支払額
        self_pay: Option<Yen> = "SelfPayAmount",
        /// 地区担当員名
        district_contact: Option<String> = "DistrictContactName",
        /// 取扱担当者名
        handling_contact: Option<String> = "HandlingContactName",
        /// 単独・併用の別
        single_or_combined: Option<SingleOrCombined> = "SingleOrCombinedUse",
        /// 社会保険
        social_insurance: Option<SocialInsurance> = "StatusOfSocialInsurance",
        /// 不整合フラグ
        consistency: Option<Consistency> = "ConsistencyFlag",
        /// 感染症法第37条の2 (the interface spells the tag so)
        infectious_disease_act: Option<InfectiousDiseaseAct> = "StatusOfInfecton",
        /// 後期高齢者医療
        elderly_medical_care: Option<ElderlyMedicalCare> = "StatusOfElderlyMedicalCare",
        /// 都道府県費
        prefectural_expense: Option<PrefecturalExpense> = "StatusOfPrefecturalExpenses",
        /// 備考1
        remarks_1: Option<String> = "Remarks1",
        /// 備考2
        remarks_2: Option<String> = "Remarks2",
        /// 備考3
        remarks_3: Option<String> = "Remarks3",
    }
}
