//! `OQSCD001` to `OQSCD017`: qualification, certificates and consent.

use super::table::code_tables;

code_tables! {
    /// 限度額適用認定証提供同意: consent to show the limit-amount certificate.
    LimitConsent = "OQSCD001" {
        Refused = "0" "未同意",
        Granted = "1" "同意",
    }

    /// 照会区分: by what the terminal asked.
    ReferenceClassification = "OQSCD002" {
        MyNumberCard = "1" "マイナンバーカード",
        InsuredCard = "2" "被保険者証情報",
    }

    /// 処理結果区分: the state of the whole request.
    ResultSegment = "OQSCD003" {
        Normal = "1" "正常終了",
        Processing = "2" "処理中",
        Abnormal = "9" "異常終了",
    }

    /// 処理結果状況: the state for one person.
    ProcessingStatus = "OQSCD004" {
        Normal = "1" "正常終了",
        Error = "2" "エラー",
    }

    /// 文字コード識別. Real UTF-8 files carry 0; transcriptions number the table from 0 or from 1.
    /// Never decide by it.
    CharacterCode = "OQSCD005" {
        Utf8 = "0" "UTF-8",
        ShiftJisOrUtf8 = "1" "Shift_JIS または UTF-8",
        ShiftJis = "2" "Shift_JIS",
    }

    /// 資格有効性: what the qualification is worth on the day.
    Validity = "OQSCD006" {
        Valid = "1" "有効",
        Invalid = "2" "無効",
        InvalidHasNew = "3" "無効（新しい資格あり）",
        NotFound = "4" "該当資格なし",
        Multiple = "5" "複数該当",
        ValidUnregistered = "6" "有効（未登録）",
    }

    /// 性別
    Sex = "OQSCD007" {
        Male = "1" "男",
        Female = "2" "女",
        NotSet = "3" "未設定",
    }

    /// 資格喪失事由
    ReasonOfLoss = "OQSCD008" {
        Death = "01" "死亡",
        PublicAssistance = "02" "生活保護受給開始",
        OtherInsurance = "03" "医療保険等の資格取得",
        Unspecified = "99" "その他",
    }

    /// 本人・家族の別
    Relation = "OQSCD009" {
        Insured = "1" "本人",
        Family = "2" "家族",
    }

    /// 被保険者証区分. 02 to 06 are retired since 2024-12-02 and still arrive for past days.
    CardClassification = "OQSCD010" {
        General = "01" "一般",
        Retired = "02" "退職",
        ShortTermGeneral = "03" "短期（一般）",
        ShortTermRetired = "04" "短期（退職）",
        SpecialMedicalExpense = "05" "特別療養費支給対象者",
        SpecialRetired = "06" "特例退職",
        SelfDefenceForces = "07" "自衛官",
        MedicalAid = "A1" "医療扶助",
    }

    /// 限度額適用認定証区分
    LimitCertificateKind = "OQSCD011" {
        Limit = "01" "限度額適用認定証",
        LimitAndStandardAmount = "02" "限度額適用・標準負担額減額認定証",
        StandardAmount = "03" "標準負担額減額認定証",
    }

    /// 限度額適用区分
    LimitClassification = "OQSCD012" {
        A = "A01" "ア",
        I = "A02" "イ",
        U = "A03" "ウ",
        E = "A04" "エ",
        O = "A05" "オ",
        OBoundary = "A06" "オ（境）",
        ActiveIncome3 = "B01" "現役並みⅢ",
        ActiveIncome2 = "B02" "現役並みⅡ",
        ActiveIncome1 = "B03" "現役並みⅠ",
        General = "B04" "一般",
        LowIncome2 = "B05" "低所得Ⅱ",
        LowIncome1 = "B06" "低所得Ⅰ",
        LowIncome1WelfarePension = "B07" "低所得Ⅰ（老福）",
        LowIncome1Boundary = "B08" "低所得Ⅰ（境）",
        General2 = "B09" "一般Ⅱ",
        General1 = "B10" "一般Ⅰ",
    }

    /// 特定疾病療養受療証 認定疾病区分
    SpecificDisease = "OQSCD013" {
        RenalFailure = "1" "人工透析が必要な慢性腎不全",
        CoagulationFactor = "2" "先天性血液凝固因子障害",
        HivFromBloodProducts = "3" "血液製剤によるHIV感染症",
    }

    /// 限度額情報の変更有無
    LimitChange = "OQSCD014" {
        None = "0" "変更なし",
        ChangedOrUndecidable = "1" "変更あり、または判定不能",
    }

    /// 未就学区分
    Preschool = "OQSCD015" {
        Applicable = "1" "未就学",
    }

    /// 同意区分: consent to the viewing of records.
    ConsentFlag = "OQSCD016" {
        Refused = "0" "同意なし",
        Granted = "1" "同意あり",
        Expired = "2" "有効期限切れ",
        Unobtainable = "3" "同意取得困難",
    }

    /// 処方箋発行形態
    PrescriptionForm = "OQSCD017" {
        Electronic = "1" "電子処方箋",
        Paper = "2" "紙の処方箋",
    }
}
