//! The words of the form, by version; each can be replaced.

use crate::Date;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The versions of the form. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Version {
    /// 別添3 of 保発0710第1号, from 2023-07-10.
    Certificate,
    /// Since 2024-12-02 no 健康保険証 is issued. The words of the form since then are uncertain.
    Qualification,
}

impl Version {
    /// The version on a day.
    pub fn on(day: Date) -> Self {
        if day < Date::constant(2024, 12, 2) {
            Self::Certificate
        } else {
            Self::Qualification
        }
    }
}

/// The words of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    version: Version,
    replaced: BTreeMap<Text, Cow<'static, str>>,
}

impl Template {
    /// The default words of a version.
    pub const fn new(version: Version) -> Self {
        Self {
            version,
            replaced: BTreeMap::new(),
        }
    }

    /// The default words on a day.
    pub fn on(day: Date) -> Self {
        Self::new(Version::on(day))
    }

    /// The version.
    pub const fn version(&self) -> Version {
        self.version
    }

    /// The words of a part.
    pub fn text(&self, text: Text) -> &str {
        let replaced = self.replaced.get(&text).map(AsRef::as_ref);
        replaced.unwrap_or_else(|| text.default(self.version))
    }

    /// Replaces the words of a part.
    pub fn set(&mut self, text: Text, words: impl Into<Cow<'static, str>>) {
        self.replaced.insert(text, words.into());
    }
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $first:literal $(, $since:literal)?;)*) => {
        /// A part of the form's words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Text {
            $($(#[$doc])* $name,)*
        }

        impl Text {
            /// Every part.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable ASCII code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            const fn default(self, version: Version) -> &'static str {
                match (self, version) {
                    $($((Self::$name, Version::Qualification) => $since,)?
                      (Self::$name, _) => $first,)*
                }
            }
        }
    };
}

// The second text, where there is one, holds since 2024-12-02: the SDK's own words.
texts! {
    /// Above the explanatory sheet.
    SheetAddress = "SHEET_ADDRESS", "患者の皆様へのお願い";
    /// The title of the explanatory sheet.
    SheetTitle = "SHEET_TITLE", "被保険者資格申立書に関する説明書";
    /// What the form is for.
    SheetPurpose = "SHEET_PURPOSE",
        "本申立書は、有効な保険証が発行されているにもかかわらず、マイナンバーカードにより資格確認を行った場合に、以下のような理由でオンライン資格確認ができない患者さんに、本来の自己負担額での保険診療を行うためにご記載をお願いする文書になります。",
        "本申立書は、有効な保険資格をお持ちにもかかわらず、マイナ保険証により資格確認を行った場合に、以下のような理由でオンライン資格確認ができない患者さんに、本来の自己負担額での保険診療を行うためにご記載をお願いする文書です。";
    /// The shares.
    SheetShares = "SHEET_SHARES",
        "本申立書をご記載いただくことにより、3割負担（未就学児は2割負担。70歳以上等の方は1～3割）により自己負担額を計算します。";
    /// Tell the number.
    SheetTell = "SHEET_TELL",
        "※ 被保険者番号等の情報（保険証のコピーや写真を含む。）がわかり次第、必ず受診された医療機関等にお伝えください。",
        "※ 被保険者番号等の情報（資格確認書や資格情報のお知らせのコピーや写真を含む。）がわかり次第、必ず受診された医療機関等にお伝えください。";
    /// Above the examples.
    SheetExamples = "SHEET_EXAMPLES", "【ご記載が必要になる場合（例）】";
    /// The first example.
    SheetExample1 = "SHEET_EXAMPLE_1",
        "転職等により保険証が発行されているものの、データ登録中のためオンライン資格確認ができない場合",
        "転職等により保険資格を取得しているものの、データ登録中のためオンライン資格確認ができない場合";
    /// The second example.
    SheetExample2 = "SHEET_EXAMPLE_2", "機器のトラブル等により、マイナンバーカードでオンライン資格確認ができない場合";
    /// The title of the form.
    Title = "TITLE", "被保険者資格申立書";
    /// What is declared.
    Statement = "STATEMENT",
        "有効な保険証の交付を受けており、医療保険等の被保険者資格について、下記の通り申し立てます。",
        "有効な保険資格を有しており、医療保険等の被保険者資格について、下記の通り申し立てます。";
    /// How to fill it in, and what it is used for.
    Instructions = "INSTRUCTIONS",
        "※ 以下の各項目に可能な範囲で記入いただき、□には、あてはまる場合に「✓」を記入してください。なお、本申立書に記入いただいた情報は、医療機関等の診療報酬請求等に必要な範囲でのみ使用し、診療報酬請求等の請求・支払等に係る必要な事務を終えた段階で、速やかに廃棄します。";
    /// The first section.
    Section1 = "SECTION_1", "1 保険証等に関する事項", "1 保険資格等に関する事項";
    /// [`Field::Issued`](super::Field::Issued).
    Issued = "ISSUED", "保険証の有無", "保険資格の有無";
    /// Its box.
    IssuedBox = "ISSUED_BOX", "有効な保険証の交付を受けている", "有効な保険資格を有している";
    /// [`Field::Insurance`](super::Field::Insurance).
    Insurance = "INSURANCE", "保険種別";
    /// [`Field::InsurerName`](super::Field::InsurerName).
    InsurerName = "INSURER_NAME", "保険者等名称";
    /// [`Field::Workplace`](super::Field::Workplace).
    Workplace = "WORKPLACE", "事業所名";
    /// [`Field::IssuedWhen`](super::Field::IssuedWhen).
    IssuedWhen = "ISSUED_WHEN", "保険証の交付を受けた時期", "保険資格を取得した時期";
    /// Beside its boxes.
    IssuedWhenHint = "ISSUED_WHEN_HINT", "（わかる範囲でご記入ください。）";
    /// [`Field::Share`](super::Field::Share).
    Share = "SHARE", "一部負担金の割合";
    /// ※1.
    Note1 = "NOTE_1",
        "※1 保険種別で社保（保険者が健康保険組合、共済組合、全国健康保険協会の場合）、国保（保険者が国民健康保険組合の場合のみ）、その他（自衛官・公費単独医療の場合）、わからないの□に「✓」を記入された場合は、事業所名（お勤め先の会社名等）の記入をお願いします。";
    /// ※2.
    Note2 = "NOTE_2",
        "※2 70歳以上の方、または後期高齢者医療の被保険者の方は、一部負担金の割合についてもご記入ください。なお、ご記入いただいた一部負担金の割合が実際と異なっていた場合、後日、保険者から差額を請求等させていただく場合があります。";
    /// The second section.
    Section2 = "SECTION_2", "2 マイナンバーカードの券面事項等";
    /// [`Field::Name`](super::Field::Name).
    Name = "NAME", "氏名";
    /// [`Field::Kana`](super::Field::Kana).
    Kana = "KANA", "フリガナ";
    /// [`Field::Birth`](super::Field::Birth).
    Birth = "BIRTH", "生年月日";
    /// [`Field::Sex`](super::Field::Sex).
    Sex = "SEX", "性別";
    /// [`Field::Address`](super::Field::Address).
    Address = "ADDRESS", "住所";
    /// [`Field::Residence`](super::Field::Residence).
    Residence = "RESIDENCE", "居所";
    /// ※3.
    Note3 = "NOTE_3",
        "※3 マイナンバーカードの券面に記載された住所以外の居所がある場合はこちらにご記入ください。";
    /// ※4.
    Note4 = "NOTE_4",
        "※4 マイナンバーカードの券面に記載された氏名、生年月日、性別、住所をそのまま記入いただくとともに、氏名のフリガナも併せてご記入ください。また、マイナンバーカードの券面に記載された住所以外の居所がある場合は、住所欄に併せてご記入ください。";
    /// [`Field::Signature`](super::Field::Signature).
    Signature = "SIGNATURE", "署名";
    /// [`Field::Relation`](super::Field::Relation).
    Relation = "RELATION", "患者との関係";
    /// [`Field::Phone`](super::Field::Phone).
    Phone = "PHONE", "連絡先電話番号";
    /// ※5.
    Note5 = "NOTE_5", "※5 （患者との関係）欄は、保護者の方等が署名された場合にご記入ください。";
}
