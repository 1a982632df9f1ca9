//! How a visit ends: received, in a fall-back, or withdrawn.

use crate::eligibility::Outcome;
use crate::eligibility::answer::{ConsentCategory, QualificationAnswer};
use crate::eligibility::codes::PrescriptionForm;
use crate::identity::message::messages;
use crate::identity::policy::FallBack;
use crate::identity::{IdentityVerification, Use};
use crate::reception::consent::ConsentRecord;
use crate::reception::record::{CardFacts, ReceptionRecord};
use crate::{DateTime, Language, Result};

messages! {
    /// What went wrong on the way, beyond the rules of verification and the centre's answer.
    Trouble {
        /// Every way that was open has failed.
        NoMethodLeft = "NO_METHOD_LEFT",
            "no way of verification is left; confirm the qualification without the card",
            "本人確認の方法が残っていません。オンライン資格確認ができない場合の手順で資格を確認してください。";
        /// Another person.
        NotTheHolder = "NOT_THE_HOLDER",
            "the person is not the holder of the card; the card must not be used",
            "カードの持ち主本人ではありません。このカードでは受付できません。";
        /// Nobody looked at a document in time.
        IdentityNotShown = "IDENTITY_NOT_SHOWN",
            "nobody confirmed the patient at the desk; ask for a document with a photo",
            "窓口での本人確認ができていません。顔写真付きの身分証を確認してください。";
        /// No answer.
        NoAnswer = "NO_ANSWER",
            "no answer came; the qualification is unknown, not invalid",
            "回答がありません。資格は無効ではなく、未確認です。別の方法で確認してください。";
        /// The patient does not register.
        NotRegistered = "NOT_REGISTERED",
            "the card is not registered as a health insurance card; confirm the qualification otherwise",
            "健康保険証の利用登録がされていません。資格確認書などで資格を確認してください。";
        /// It cannot be registered here.
        RegisterElsewhere = "REGISTER_ELSEWHERE",
            "the card cannot be registered here and now; name the other ways, and confirm the qualification otherwise",
            "ここでは利用登録ができません。登録できる窓口や方法をご案内し、資格確認書などで資格を確認してください。";
        /// The registration failed.
        RegistrationFailed = "REGISTRATION_FAILED",
            "the registration failed; confirm the qualification otherwise",
            "利用登録ができませんでした。資格確認書などで資格を確認してください。";
    }
}

messages! {
    /// Why a patient is not received with the card after all. Nothing was confirmed.
    Withdrawal {
        /// The patient pressed 終了する.
        Quit = "QUIT", "the patient stopped", "患者さんが終了しました。";
        /// Nothing happened for too long.
        TimedOut = "TIMED_OUT", "nothing happened for too long", "操作がないまま時間が過ぎました。";
        /// The card was taken out and not placed again.
        CardTaken = "CARD_TAKEN", "the card was taken out before the end", "途中でカードが取り出されました。";
    }
}

/// Why the qualification must be confirmed in another way. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FallBackReason {
    /// The rules of verification leave no method.
    Policy(FallBack),
    /// The answer does not confirm the qualification.
    Outcome(Outcome),
    /// Something went wrong.
    Trouble(Trouble),
}

impl FallBackReason {
    /// The stable ASCII code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Policy(reason) => reason.code(),
            Self::Outcome(outcome) => outcome.name(),
            Self::Trouble(trouble) => trouble.code(),
        }
    }

    /// Whether the centre answered: an eligibility check that did not confirm.
    pub const fn was_answered(self) -> bool {
        matches!(self, Self::Outcome(_))
    }

    /// A sentence for staff.
    pub const fn message(self, language: Language) -> &'static str {
        match self {
            Self::Policy(reason) => reason.message(language),
            Self::Outcome(outcome) => outcome.message(language),
            Self::Trouble(trouble) => trouble.message(language),
        }
    }
}

/// A patient who was received: what a [`ReceptionRecord`] is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// How the person was verified, within the limits of card and setting.
    pub identity: IdentityVerification,
    /// What the centre said.
    pub outcome: Outcome,
    /// What the patient allowed.
    pub consents: ConsentRecord,
    /// The form of the prescription, if it was chosen.
    pub prescription: Option<PrescriptionForm>,
    /// The letters of referral that the patient hands in, counted from 0.
    pub referrals: Vec<u8>,
    /// When the visit ended.
    pub at: DateTime,
}

/// A category in which the patient's choice here and a result of the answer are not the same.
/// Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Difference {
    /// Which result, counted from 0 in the order of the answer.
    pub result: usize,
    /// The category.
    pub category: ConsentCategory,
}

impl Received {
    /// The record for the claims software, and where the consents reported by the answer differ from
    /// those chosen here.
    ///
    /// A patient chooses once, but each result of an answer (医療保険 and 医療扶助, say) reports flag,
    /// time and end of its own: so each gets a [`ConsentRecord`] of its own, the choice merged with
    /// what that result reports, and opens no record of the other. An answer that does not confirm
    /// the qualification (複数該当 among them, whose candidates are different people) opens none.
    /// Beyond what [`identity`](Self::identity) is enough for, a report opens nothing either.
    ///
    /// # Errors
    /// Those of [`ReceptionRecord::new`].
    pub fn into_record(
        self,
        card: CardFacts,
        answer: QualificationAnswer,
    ) -> Result<(ReceptionRecord, Vec<Difference>)> {
        let records = self.identity.is_enough_for(Use::MedicalInformation);
        let record = ReceptionRecord::new(self.identity, card, answer, self.at)?;
        let (mut consents, mut differing) = (Vec::new(), Vec::new());
        for (result, insured) in record.insured().iter().enumerate() {
            let mut own = self.consents.clone();
            let found = own.merge(&insured.consents).into_iter();
            differing.extend(found.map(|category| Difference { result, category }));
            if !records {
                own.withhold_records();
            }
            consents.push(own);
        }
        Ok((record.with_consents(consents), differing))
    }
}

/// How a visit ended. Exhaustive on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// With a record.
    Received(Box<Received>),
    /// The qualification must be confirmed in another way.
    FallBack {
        /// Why.
        reason: FallBackReason,
        /// How the person was verified, if that far.
        identity: Option<Box<IdentityVerification>>,
    },
    /// Without any result.
    Withdrawn(Withdrawal),
}

impl End {
    /// The stable ASCII name of the kind of end.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Received(_) => "RECEIVED",
            Self::FallBack { .. } => "FALL_BACK",
            Self::Withdrawn(_) => "WITHDRAWN",
        }
    }

    /// The stable ASCII code of the reason; `RECEIVED` has none of its own.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Received(_) => "RECEIVED",
            Self::FallBack { reason, .. } => reason.code(),
            Self::Withdrawn(why) => why.code(),
        }
    }
}
