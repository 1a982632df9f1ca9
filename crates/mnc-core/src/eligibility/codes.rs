//! The code tables OQSCDnnn of the interface. Unknown codes are kept as they came.

use super::wire::field::Scalar;
use serde_json::json;
use std::borrow::Cow;
use std::fmt;

/// Declares tables: `Name = "table" { Variant = "code" "label", … }`.
///
/// `Debug` shows an unknown code as `Other(..)`: it is text from outside.
macro_rules! code_tables {
    ($($(#[$doc:meta])* $name:ident = $table:literal {
        $($variant:ident = $code:literal $label:literal,)*
    })*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!("`", $code, "` ", $label)] $variant,)*
            /// A code that the table does not have, as it came.
            Other(String),
        }

        impl $name {
            /// The number of the table in the interface.
            pub const TABLE: &str = $table;
            /// Every code of the table with its Japanese label.
            pub const CODES: &[(&str, &str)] = &[$(($code, $label),)*];

            /// The value of a code. Codes are text: `1` is not `01`.
            pub fn from_code(code: &str) -> Self {
                match code {
                    $($code => Self::$variant,)*
                    other => Self::Other(other.to_owned()),
                }
            }

            /// The code, as it stands in the file.
            pub fn code(&self) -> &str {
                match self {
                    $(Self::$variant => $code,)*
                    Self::Other(code) => code,
                }
            }

            /// The Japanese label, if the table has the code.
            pub fn label(&self) -> Option<&'static str> {
                match self {
                    $(Self::$variant => Some($label),)*
                    Self::Other(_) => None,
                }
            }
        }

        impl Scalar for $name {
            fn from_text(text: String) -> Self {
                Self::from_code(&text)
            }

            fn text(&self) -> Cow<'_, str> {
                self.code().into()
            }

            fn to_json(&self) -> serde_json::Value {
                json!({ "code": self.code(), "label": self.label() })
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$variant => stringify!($variant),)*
                    Self::Other(_) => "Other(..)",
                })
            }
        }

        #[cfg(test)]
        impl tests::Table for $name {
            const TABLE: &str = $table;
            const CODES: &[(&str, &str)] = Self::CODES;

            fn looked_up(code: &str) -> (String, Option<&'static str>) {
                let value = Self::from_code(code);
                (value.code().to_owned(), value.label())
            }
        }
    )*

        #[cfg(test)]
        const ALL: &[tests::Entry] = &[$(tests::entry::<$name>(),)*];
    };
}

// Source of the values: third-party transcriptions of 別紙5-1 (業務コード) of the external interface
// specification, which is not public. Two agree on 001-013 and 015-017; the others rest on one.
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    pub(super) trait Table {
        const TABLE: &str;
        const CODES: &[(&str, &str)];
        fn looked_up(code: &str) -> (String, Option<&'static str>);
    }

    pub(super) struct Entry {
        table: &'static str,
        codes: &'static [(&'static str, &'static str)],
        look_up: fn(&str) -> (String, Option<&'static str>),
    }

    pub(super) const fn entry<T: Table>() -> Entry {
        Entry {
            table: T::TABLE,
            codes: T::CODES,
            look_up: T::looked_up,
        }
    }

    #[test]
    fn tables_001_to_026_are_there_once() {
        let expected: Vec<_> = (1..=26).map(|number| format!("OQSCD{number:03}")).collect();
        assert_eq!(
            ALL.iter().map(|entry| entry.table).collect::<Vec<_>>(),
            expected
        );
    }

    #[test]
    fn every_code_is_looked_up_and_written_back() {
        for entry in ALL {
            let distinct: HashSet<_> = entry.codes.iter().map(|(code, _)| code).collect();
            assert_eq!(distinct.len(), entry.codes.len(), "{}", entry.table);
            for (code, label) in entry.codes {
                assert_eq!((entry.look_up)(code), ((*code).to_owned(), Some(*label)));
            }
        }
    }

    #[test]
    fn unknown_codes_are_kept_and_not_shown() {
        for code in ["", "001", " 1", "花子"] {
            let sex = Sex::from_code(code);
            assert_eq!((sex.code(), sex.label()), (code, None));
            assert_eq!(format!("{sex:?}"), "Other(..)");
        }
    }
}
