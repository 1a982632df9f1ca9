//! By what a trouble is known, and the table from it to the trouble.

use super::Trouble;
use crate::ErrorKind;
use crate::eligibility::Outcome;
use crate::eligibility::codes::CardClassification;
use crate::fallback::declaration::FormWarning;
use crate::identity::message::messages;

messages! {
    /// How the answer differs from a document or from what the institution knows.
    Difference {
        /// The answer names an older insurer than the document.
        OlderInsurer = "OLDER_INSURER", "the answer is behind the document", "回答の資格が書類より古い";
        /// The answer says 有効, and the qualification is known to have ended.
        ValidAfterLoss = "VALID_AFTER_LOSS", "valid although it has ended", "喪失後も有効と表示される";
        /// The qualification was confirmed before, and no longer is.
        NoLongerValid = "NO_LONGER_VALID", "confirmed before, and no longer", "以前は有効だったが無効になった";
        /// 氏名.
        Name = "NAME", "the name", "氏名が異なる";
        /// フリガナ.
        Kana = "KANA", "the name in kana", "フリガナが異なる";
        /// 住所.
        Address = "ADDRESS", "the address", "住所が異なる";
        /// Full-width here, half-width there.
        Width = "WIDTH", "the width of characters", "全角と半角が異なる";
        /// 性別, 生年月日.
        SexOrBirthdate = "SEX_OR_BIRTHDATE", "sex or birth date", "性別または生年月日が異なる";
        /// 双子, 家族, another 照会番号.
        OtherPerson = "OTHER_PERSON", "perhaps another person: a twin, the family, another patient number",
            "双子・家族など別人の可能性がある";
        /// 本人・家族.
        Relation = "RELATION", "the insured or a member of the family", "本人・家族の別が異なる";
        /// 負担割合.
        Share = "SHARE", "the share", "負担割合が異なる";
        /// No 負担割合.
        ShareMissing = "SHARE_MISSING", "no share is given", "負担割合が表示されない";
        /// 限度額 differs.
        Limit = "LIMIT", "the limit", "限度額の区分が異なる";
        /// No 限度額.
        LimitMissing = "LIMIT_MISSING", "no limit is given", "限度額の情報がない";
        /// No 取得日, 有効期限, 被保険者名 and the like, or another.
        Period = "PERIOD", "days or names of the qualification are missing or differ",
            "資格取得日・有効期限・被保険者名などがないか異なる";
        /// 枝番.
        Branch = "BRANCH", "the branch number", "枝番が異なる";
        /// The branch number stands in the field of the number.
        BranchInNumber = "BRANCH_IN_NUMBER", "the number holds the branch number", "番号欄に枝番が含まれている";
        /// 公費, 医療証, 難病, 自立支援.
        PublicExpense = "PUBLIC_EXPENSE", "a certificate of public expense is not in the answer",
            "公費・医療証などが回答に含まれない";
    }
}

messages! {
    /// What staff sees or hears, where there is no code.
    Observation {
        /// The reader, the computer or the line is slow or dead.
        DeviceSlowOrDead = "DEVICE_SLOW_OR_DEAD", "a device is slow, frozen or dead",
            "機器の反応が遅い、固まる、起動しない";
        /// Power or the line.
        PowerOrLine = "POWER_OR_LINE", "power or the line has failed", "停電または通信障害";
        /// The reader has not come yet.
        NotDelivered = "NOT_DELIVERED", "the device was not delivered", "機器が届いていない";
        /// The reader takes another person's face.
        OtherFaceAccepted = "OTHER_FACE_ACCEPTED", "the face of another person was accepted",
            "他人の顔で認証された";
        /// Twins, or anybody else's data.
        OtherPersonsData = "OTHER_PERSONS_DATA", "the data of another person is shown",
            "双子など他人の情報が表示される";
        /// The patient repeats without noticing the error.
        RepeatsUnaware = "REPEATS_UNAWARE", "the patient repeats without noticing the error",
            "エラーに気付かず繰り返している";
        /// Nobody at the desk knows that the reader was used.
        UsedUnnoticed = "USED_UNNOTICED", "the reader was used and nobody noticed",
            "受付が知らない間に機器だけ利用された";
        /// In a car, at 発熱外来.
        AwayFromReader = "AWAY_FROM_READER", "the patient cannot come to the reader",
            "患者さんがカードリーダーの所まで来られない";
        /// It takes long, or needs somebody beside the patient.
        TakesLong = "TAKES_LONG", "reception takes long or needs somebody at the patient's side",
            "受付に時間がかかる、付き添いが必要";
        /// The screen can be seen from behind.
        ScreenSeen = "SCREEN_SEEN", "the screen can be seen from behind", "画面が後ろから見える";
        /// Questions about the consent.
        ConsentQuestion = "CONSENT_QUESTION", "questions about the consent", "同意についての質問・誤解";
        /// A claim came back, or the insurer says 資格なし months later.
        ClaimReturned = "CLAIM_RETURNED", "a claim came back although the answer was valid",
            "有効の回答だったのに返戻または照会があった";
        /// Staff does not know how to handle the form, or fears that the claim comes back.
        FormUnsure = "FORM_UNSURE", "unsure how to handle the declaration", "申立書の扱いに迷う";
    }
}

/// By what a trouble is known. Exhaustive on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signal {
    /// What the answer means.
    Outcome(Outcome),
    /// An error of card, reader or exchange folder.
    Error(ErrorKind),
    /// A warning of the declaration.
    Form(FormWarning),
    /// 被保険者証区分 of the answer or of the document.
    Scheme(CardClassification),
    /// A difference.
    Differs(Difference),
    /// What staff sees or hears.
    Seen(Observation),
    /// A trouble that is known as such: what a reception runs into says which it is.
    Known(Trouble),
}

impl Signal {
    /// The trouble that it is a sign of; `None` if it is no sign of one.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        match self {
            Self::Outcome(outcome) => Trouble::of_outcome(*outcome),
            Self::Error(kind) => of_error(*kind),
            Self::Form(_) => Some(Trouble::Declaration),
            Self::Scheme(scheme) => {
                let outside = *scheme == CardClassification::SelfDefenceForces;
                outside.then_some(Trouble::OutsideSystem)
            }
            Self::Differs(difference) => Some(of_difference(*difference)),
            Self::Seen(observation) => Some(of_observation(*observation)),
            Self::Known(trouble) => Some(*trouble),
        }
    }
}

impl Trouble {
    /// Of what the answer means.
    pub(crate) const fn of_outcome(outcome: Outcome) -> Option<Self> {
        match outcome {
            Outcome::Invalid | Outcome::InvalidHasNew | Outcome::NotFound | Outcome::Multiple => {
                Some(Self::NotConfirmed)
            }
            Outcome::Failed | Outcome::Unknown | Outcome::Processing => Some(Self::Device),
            Outcome::AidUnregistered => Some(Self::PublicExpense),
            Outcome::Valid => None,
        }
    }
}

fn of_error(kind: ErrorKind) -> Option<Trouble> {
    use ErrorKind as E;
    match kind {
        E::CertificateEnded => Some(Trouble::CertificateExpired),
        E::WrongSecret | E::Locked | E::LastTryProtected | E::SecretRequired => {
            Some(Trouble::FaceOrPin)
        }
        E::NoCard | E::CardRemoved | E::NotMyNumberCard => Some(Trouble::CardPlacing),
        E::ServiceDown
        | E::NoReader
        | E::CardReset
        | E::CardBusy
        | E::Communication
        | E::CardRefused
        | E::MalformedResponse
        | E::MalformedEligibility
        | E::EligibilityTooLarge => Some(Trouble::Device),
        _ => None,
    }
}

const fn of_difference(difference: Difference) -> Trouble {
    use Difference as D;
    match difference {
        D::OlderInsurer | D::ValidAfterLoss | D::NoLongerValid => Trouble::NotConfirmed,
        D::Name | D::Kana | D::Address | D::Width => Trouble::NameOrAddress,
        D::SexOrBirthdate | D::OtherPerson | D::Relation => Trouble::OtherPerson,
        D::Share | D::ShareMissing => Trouble::Share,
        D::Limit | D::LimitMissing => Trouble::Limit,
        D::Period => Trouble::Period,
        D::Branch | D::BranchInNumber => Trouble::Branch,
        D::PublicExpense => Trouble::PublicExpense,
    }
}

const fn of_observation(observation: Observation) -> Trouble {
    use Observation as O;
    match observation {
        O::DeviceSlowOrDead | O::PowerOrLine | O::NotDelivered => Trouble::Device,
        O::OtherFaceAccepted | O::OtherPersonsData => Trouble::OtherPerson,
        O::RepeatsUnaware => Trouble::FaceOrPin,
        O::UsedUnnoticed
        | O::AwayFromReader
        | O::TakesLong
        | O::ScreenSeen
        | O::ConsentQuestion => Trouble::Workflow,
        O::ClaimReturned => Trouble::ClaimReturned,
        O::FormUnsure => Trouble::Declaration,
    }
}
