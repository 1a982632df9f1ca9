//! What a comparison found: the field, both values, why they differ, and what follows.

use crate::identity::message::messages;
use std::fmt;

messages! {
    /// The fields that are compared.
    Field {
        /// 氏名
        Name = "NAME", "name", "氏名";
        /// カナ氏名
        Kana = "KANA", "kana", "カナ氏名";
        /// 生年月日
        Birthdate = "BIRTHDATE", "birth date", "生年月日";
        /// 性別
        Sex = "SEX", "sex", "性別";
        /// 照会番号
        PatientNumber = "PATIENT_NUMBER", "patient number", "照会番号";
        /// 保険者番号
        InsurerNumber = "INSURER_NUMBER", "insurer number", "保険者番号";
        /// 記号
        Symbol = "SYMBOL", "symbol", "記号";
        /// 番号
        Number = "NUMBER", "number", "番号";
        /// 枝番
        Branch = "BRANCH", "branch", "枝番";
        /// 本人・家族の別
        Relation = "RELATION", "insured or family", "本人・家族";
        /// 郵便番号
        PostNumber = "POST_NUMBER", "post number", "郵便番号";
        /// 住所
        Address = "ADDRESS", "address", "住所";
        /// 負担割合
        Share = "SHARE", "share", "負担割合";
        /// 未就学区分
        Preschool = "PRESCHOOL", "preschool", "未就学区分";
    }
}

messages! {
    /// Why two values differ, and what the rule makes of it.
    Reason {
        /// [`Level::Width`](crate::patient::fold::Level::Width).
        Width = "WIDTH", "the same but for width and spaces; the local spelling is kept",
            "全角・半角や空白だけの違いです。登録済みの表記を残します。";
        /// [`Level::Folded`](crate::patient::fold::Level::Folded).
        Variant = "VARIANT",
            "the same but for variant kanji, small kana or dashes; the local spelling is kept",
            "異体字、小書きのかな、長音などの違いです。登録済みの表記を残します。";
        /// [`Level::Weak`](crate::patient::fold::Level::Weak).
        Weak = "WEAK", "similar, and perhaps another name; please confirm",
            "よく似ていますが、別の氏名かもしれません。確認してください。";
        /// ● and the like.
        Mark = "MARK",
            "a character was lost (●) and the rest fits; the local character is kept, please confirm the person",
            "●などに置き換わった文字以外は一致します。登録済みの文字を残し、本人か確認してください。";
        /// The answer has a 旧氏, 通称 or approved spelling.
        Alias = "ALIAS", "another name of this patient; please confirm",
            "旧氏・通称・承認済みの別名と一致します。本人か確認してください。";
        /// Not the same at any level.
        Differs = "DIFFERS", "the values differ; please confirm", "値が異なります。確認してください。";
        /// A birth date or sex that differs: never link.
        Stop = "STOP", "birth date or sex differ: perhaps another person, do not link",
            "生年月日または性別が異なります。別人の可能性があるため紐づけないでください。";
        /// 性別2 fits, 性別1 does not (事務連絡 of 2012-09-21).
        SecondSex = "SECOND_SEX", "only the second sex of the answer fits; please confirm",
            "性別2だけが一致します。確認してください。";
        /// The answer lacks it: no error (surveys: 有効期限, 取得日 and 被保険者名 are often blank).
        NotInAnswer = "NOT_IN_ANSWER", "the answer does not hold it; the local value is kept",
            "回答に含まれていません。登録済みの値を残します。";
        /// The answer lacks what identifies a person.
        NotConfirmable = "NOT_CONFIRMABLE", "missing on one side; please confirm",
            "一方に値がないため照合できません。確認してください。";
        /// The local record lacks it.
        NotLocal = "NOT_LOCAL", "new: the local record does not hold it", "未登録の項目です。";
        /// Another number: a new insurance, or a changed one.
        Changed = "CHANGED", "changed: the answer holds another value", "変更されています。";
        /// 番号 ends with the 枝番 in the local record.
        BranchInLocalNumber = "BRANCH_IN_LOCAL_NUMBER",
            "the local number ends with the branch; part them",
            "登録済みの番号の末尾に枝番が入っています。番号と枝番を分けてください。";
        /// 番号 ends with the 枝番 in the answer.
        BranchInAnswerNumber = "BRANCH_IN_ANSWER_NUMBER",
            "the answer's number ends with the branch; do not take it over, please confirm",
            "回答の番号の末尾に枝番が入っているようです。そのまま取り込まず確認してください。";
        /// The same number with another branch: another member of the family, or a twin.
        OtherBranch = "OTHER_BRANCH",
            "the same number with another branch: perhaps another member of the family; please confirm the given name and the branch",
            "番号は同じで枝番が異なります。家族または双子の可能性があります。名前と枝番を確認してください。";
        /// Someone with the same birth date and family is a patient too.
        TwinNear = "TWIN_NEAR",
            "a twin may be a patient too; please confirm the given name and the branch",
            "双子の可能性がある患者がいます。名前と枝番を確認してください。";
        /// More than one local record fits.
        SeveralFit = "SEVERAL_FIT", "more than one local record fits; please choose",
            "該当する患者登録が複数あります。選択してください。";
        /// Neither the patient number nor all numbers of the insurance are equal.
        NoSharedKey = "NO_SHARED_KEY",
            "no number settles who it is; a name alone never does, please confirm",
            "番号で本人を特定できません。氏名だけでは紐づけません。確認してください。";
        /// 照会番号 of the answer is another patient's.
        OtherPatientNumber = "OTHER_PATIENT_NUMBER",
            "the answer names another patient number; please confirm",
            "回答の照会番号が異なります。確認してください。";
        /// The address is the same place.
        SamePlace = "SAME_PLACE", "the same place, written in another way; the local one is kept",
            "表記は異なりますが同じ場所です。登録済みの住所を残します。";
        /// Part of the address, or another building.
        PartOfAddress = "PART_OF_ADDRESS",
            "one address says less than the other; the local one is kept",
            "一方の住所が一部だけです。登録済みの住所を残します。";
        /// Another address. Insurers need not register one, and theirs is often old.
        OtherAddress = "OTHER_ADDRESS",
            "another address; the insurer's may be old, ask the patient when there is time",
            "住所が異なります。保険者の住所は古い場合があるため、折をみて患者に確認してください。";
        /// The share and the age contradict each other.
        ShareAgainstAge = "SHARE_AGAINST_AGE", "the share is not one that the age allows",
            "負担割合が年齢から見込まれる割合と一致しません。";
        /// At this age the share cannot be taken from the age.
        ShareMissing = "SHARE_MISSING", "no share in the answer, and the age allows several",
            "回答に負担割合がありません。年齢からは一つに決まりません。";
        /// The share cannot be read or contradicts itself.
        ShareUnclear = "SHARE_UNCLEAR", "the answer's share cannot be read, or contradicts itself",
            "回答の負担割合を読み取れないか、矛盾があります。";
        /// 未就学区分 and the age contradict each other.
        PreschoolAgainstAge = "PRESCHOOL_AGAINST_AGE", "marked as preschool, and the age is above it",
            "未就学区分が年齢と一致しません。";
        /// 後期高齢者医療 and the age contradict each other.
        SchemeAgainstAge = "SCHEME_AGAINST_AGE",
            "the scheme is not that of the age (75, or 65 with a recognised disability)",
            "後期高齢者医療の年齢（75歳、障害認定は65歳）と保険者番号が一致しません。";
        /// The answer does not confirm a qualification.
        NotConfirmed = "NOT_CONFIRMED",
            "the answer does not confirm the qualification; its values are not taken over",
            "資格を確認できていないため、回答の値は取り込みません。";
    }
}

/// What follows from a finding, in the order of its weight. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// The local value stays.
    Keep,
    /// The local value stays; staff should know.
    Warn,
    /// The answer's value is proposed; staff take it over or leave it.
    Propose,
    /// A person must decide before the two are linked.
    Ask,
    /// The two must not be linked.
    Stop,
}

impl Action {
    /// The stable ASCII code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Keep => "KEEP",
            Self::Warn => "WARN",
            Self::Propose => "PROPOSE",
            Self::Ask => "ASK",
            Self::Stop => "STOP",
        }
    }
}

/// One difference, explained. `Debug` shows no values.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The field.
    pub field: Field,
    /// Why the values differ.
    pub reason: Reason,
    /// What follows.
    pub action: Action,
    /// The answer's value, as it came; for ages what the age allows stands beside it in `local`.
    pub answer: Option<String>,
    /// The local value, as it is stored.
    pub local: Option<String>,
}

impl Finding {
    pub(in crate::patient) fn new(
        field: Field,
        reason: Reason,
        action: Action,
        answer: Option<&str>,
        local: Option<&str>,
    ) -> Self {
        Self {
            field,
            reason,
            action,
            answer: answer.map(str::to_owned),
            local: local.map(str::to_owned),
        }
    }
}

impl fmt::Debug for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (field, reason) = (self.field.code(), self.reason.code());
        write!(
            f,
            "Finding({field} {reason} {}, redacted)",
            self.action.code()
        )
    }
}

/// A change that staff may take over: never made by this crate. `Debug` shows no values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Change<'a> {
    /// The field.
    pub field: Field,
    /// The local value, if there is one.
    pub from: Option<&'a str>,
    /// The answer's value.
    pub to: &'a str,
    /// Why.
    pub reason: Reason,
}

impl fmt::Debug for Change<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Change({} {}, redacted)",
            self.field.code(),
            self.reason.code()
        )
    }
}
