//! `OQSCD027` to `OQSCD044`: viewing of records, other routes, and the settings of an institution.

use super::table::code_tables;

code_tables! {
    /// 同一個人有無
    SamePerson = "OQSCD027" {
        Same = "1" "同一個人あり",
    }

    /// 診療区分: the kind of care that the request is made for.
    TreatmentCategory = "OQSCD028" {
        Outpatient = "1" "外来",
        HomeVisit = "2" "訪問診療等",
        OnlineCare = "3" "オンライン診療等",
        Emergency = "4" "救急時",
    }

    /// 医療情報種別
    RecordKind = "OQSCD029" {
        HealthCheckups = "TKK" "特定健診情報",
        Medication = "YZK" "薬剤情報等",
    }

    /// 薬剤情報等表示: whether records of electronic prescriptions are shown too.
    MedicationDisplay = "OQSCD030" {
        Hidden = "0" "表示しない",
        Shown = "1" "表示する",
    }

    /// 同意期限切れ理由
    ConsentExpiry = "OQSCD031" {
        ByKindOfCare = "0" "診療形態による期限切れ",
        CancelledByInstitution = "1" "医療機関による取消",
        CancelledByPatient = "2" "患者による取消",
        PurposeChanged = "3" "用途変更",
    }

    /// 資格情報変更確認
    QualificationChange = "OQSCD032" {
        Same = "0" "一致",
        Different = "1" "不一致",
    }

    /// URL取得の診療区分
    UrlPurpose = "OQSCD033" {
        HomeVisit = "2" "訪問診療等",
        OnlineCare = "3" "オンライン診療等",
    }

    /// URL取得のファイル形式
    UrlForm = "OQSCD034" {
        Pdf = "1" "PDF",
        Png = "2" "PNG",
    }

    /// URLの変更
    UrlRenewal = "OQSCD035" {
        Kept = "0" "変更しない",
        Renewed = "1" "変更する",
    }

    /// 閲覧同意情報種別: what one screen of the reader asks consent for.
    ViewingKind = "OQSCD036" {
        SpecificDiseases = "TSR" "特定疾病療養受療証",
        HealthCheckups = "TKK" "特定健診情報",
        Medication = "YZK" "薬剤情報・処方",
        Treatment = "SRJ" "診療情報・アレルギー・検査",
        Surgery = "SHJ" "手術情報・傷病名・感染症",
    }

    /// 施設設定: whether the institution uses a function.
    FacilityUse = "OQSCD037" {
        Unused = "0" "利用しない",
        Used = "1" "利用する",
    }

    /// 電子処方箋の利用
    ElectronicPrescriptionUse = "OQSCD038" {
        Unused = "0" "使用しない",
        ElectronicOnly = "1" "電子のみ",
        Both = "2" "電子と紙の併用",
        PaperOnly = "3" "紙のみ",
    }

    /// 処方箋発行形態の選択時期
    PrescriptionChoiceTime = "OQSCD039" {
        Separately = "1" "別途選択",
        AtConfirmation = "2" "資格確認時に選択",
    }

    /// 情報要求パターン
    RequestPattern = "OQSCD040" {
        EmergencySummary = "1" "救急用サマリー",
        EmergencyAll = "2" "救急用全量",
        PrescriptionsAndBoth = "3" "電子処方箋と薬剤・診療情報",
        Medication = "4" "薬剤情報",
        TreatmentAndMedication = "5" "診療情報・薬剤情報",
        HealthCheckups = "6" "特定健診情報",
    }

    /// 二要素認証の要素
    Factor = "OQSCD041" {
        Knowledge = "1" "記憶",
        Biometric = "2" "生体情報",
        Possession = "3" "物理的媒体",
    }

    /// 二要素認証の方式, of 記憶. The codes of table 042 depend on table 041.
    KnowledgeFactor = "OQSCD042" {
        Password = "01" "ID・パスワード",
        Pin = "02" "PIN",
        Question = "03" "質問",
    }

    /// 二要素認証の方式, of 生体情報. 02 to 04 are not public.
    BiometricFactor = "OQSCD042" {
        Fingerprint = "01" "指紋",
        Iris = "05" "虹彩",
    }

    /// 二要素認証の方式, of 物理的媒体.
    PossessionFactor = "OQSCD042" {
        IcCard = "01" "ICカード",
        OneTimePassword = "02" "ワンタイムパスワード",
        Other03 = "03" "その他",
    }

    /// 救急時医療情報閲覧権限
    EmergencyAuthority = "OQSCD043" {
        Without = "0" "権限なし",
        With = "1" "権限あり",
    }

    /// 連携システムID. One source, with the digits as it writes them.
    LinkedSystem = "OQSCD044" {
        MedicalSubsidies = "01" "医療費助成",
        MaternalAndChildHealth = "2" "母子保健",
        Vaccination = "4" "予防接種",
        LongTermCare = "8" "介護保険",
    }
}
