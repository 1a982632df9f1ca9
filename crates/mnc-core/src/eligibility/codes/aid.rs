//! `OQSCD018` to `OQSCD026`: the tickets of the public assistance (医療扶助).

use super::table::code_tables;

code_tables! {
    /// 医療券・調剤券の別
    TicketType = "OQSCD018" {
        Medical = "01" "医療券",
        Dispensing = "02" "調剤券",
    }

    /// 診療別
    TreatmentType = "OQSCD019" {
        Inpatient = "01" "入院",
        Outpatient = "02" "入院外",
        Dental = "03" "歯科",
        Dispensing = "04" "調剤",
        HomeNursing = "05" "訪問看護",
    }

    /// 単独・併用の別
    SingleOrCombined = "OQSCD020" {
        Single = "01" "単独",
        Combined = "02" "併用",
    }

    /// 社会保険の有無
    SocialInsurance = "OQSCD021" {
        Present = "01" "あり",
        Absent = "02" "なし",
    }

    /// 不整合フラグ
    Consistency = "OQSCD022" {
        Inconsistent = "1" "不整合あり",
    }

    /// 感染症法第37条の2の適用
    InfectiousDiseaseAct = "OQSCD023" {
        Present = "01" "あり",
        Absent = "02" "なし",
    }

    /// 後期高齢者医療の適用
    ElderlyMedicalCare = "OQSCD024" {
        Present = "01" "あり",
        Absent = "02" "なし",
    }

    /// 都道府県費の有無
    PrefecturalExpense = "OQSCD025" {
        Present = "01" "あり",
        Absent = "02" "なし",
    }

    /// 指定医療機関の一致
    DesignatedInstitution = "OQSCD026" {
        Same = "0" "一致",
        Different = "1" "不一致",
    }
}
