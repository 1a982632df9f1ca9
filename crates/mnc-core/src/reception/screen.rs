//! Screens as data: what they say, to whom, what can be chosen on them, and how long they wait.

use crate::identity::message::messages;

/// Whom a screen addresses. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The patient, or who helps the patient: short sentences, for large print.
    Patient,
    /// Staff.
    Staff,
}

/// A page of several, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Page {
    /// The number of the page.
    pub number: u8,
    /// How many there are.
    pub of: u8,
}

/// What is shown now.
///
/// Each choice is a button; pressing it is the event
/// [`Event::Chosen`](super::machine::Event::Chosen) with that choice. After
/// [`ScreenId::time_out`] without an event comes [`Event::Elapsed`](super::machine::Event::Elapsed).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Screen {
    /// Which one: its text, its audience and its time-out.
    pub id: ScreenId,
    /// The buttons, from top to bottom.
    pub choices: Vec<Choice>,
    /// Which page of several, where there are pages.
    pub page: Option<Page>,
}

impl Screen {
    pub(super) fn new(id: ScreenId, choices: &[Choice]) -> Self {
        Self {
            id,
            choices: choices.to_vec(),
            page: None,
        }
    }

    /// Whether the screen has this button.
    pub fn offers(&self, choice: Choice) -> bool {
        self.choices.contains(&choice)
    }
}

macro_rules! screens {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $audience:ident, $seconds:literal,
       $english:literal, $japanese:literal;)*) => {
        messages! {
            /// The screens. The sentences are the SDK's own, in plain words; they may be replaced by
            /// code.
            ScreenId {
                $($(#[$doc])* $name = $code, $english, $japanese;)*
            }
        }

        impl ScreenId {
            /// Whom it addresses.
            pub const fn audience(self) -> Audience {
                match self { $(Self::$name => Audience::$audience,)* }
            }

            /// How long it waits, in seconds. (The notices name no times but the reader's 5 seconds
            /// from the face to the answer; these are defaults.)
            pub const fn time_out(self) -> u16 {
                match self { $(Self::$name => $seconds,)* }
            }
        }
    };
}

screens! {
    /// The first screen of a reader.
    PlaceCard = "PLACE_CARD", Patient, 120,
        "Please place your My Number Card on the reader.",
        "マイナンバーカードをリーダーに置いてください。";
    /// The first screen where a card is held over a device.
    HoldCard = "HOLD_CARD", Patient, 120,
        "Please hold your My Number Card over the device.",
        "マイナンバーカードを端末にかざしてください。";
    /// For phones.
    HoldPhone = "HOLD_PHONE", Patient, 120,
        "Please hold your phone over the small reader. On an iPhone, unlock the card with your face or finger first.",
        "スマートフォンを横の小さなリーダーにかざしてください。iPhoneは先に顔や指で認証してください。";
    /// Which phone.
    ChoosePhone = "CHOOSE_PHONE", Patient, 60,
        "Which phone do you use?", "どちらのスマートフォンですか。";
    /// The card is the wrong way round.
    CardReversed = "CARD_REVERSED", Patient, 60,
        "The card is the wrong way round. Turn it and place it again.",
        "カードの向きが逆です。向きを直して置いてください。";
    /// The card is in its case.
    CardInCase = "CARD_IN_CASE", Patient, 60,
        "Please take the card out of its case and place it again.",
        "カードをケースから出して、もう一度置いてください。";
    /// It is another card.
    NotMyNumberCard = "NOT_MY_NUMBER_CARD", Patient, 60,
        "This card cannot be used here. Please place your My Number Card.",
        "このカードは使えません。マイナンバーカードを置いてください。";
    /// Taken out before the end.
    CardTakenEarly = "CARD_TAKEN_EARLY", Patient, 60,
        "We have not finished yet. Please place your card again.",
        "まだ終わっていません。もう一度カードを置いてください。";
    /// The method of verification.
    ChooseMethod = "CHOOSE_METHOD", Patient, 60,
        "How shall we confirm that this is your card?",
        "ご本人の確認方法を選んでください。";
    /// The camera.
    Face = "FACE", Patient, 30,
        "Please look at the camera with your face inside the frame.",
        "カメラを見て、顔を枠に合わせてください。";
    /// The camera, again.
    FaceAgain = "FACE_AGAIN", Patient, 30,
        "That did not work. Please look at the camera again, without mask or hat.",
        "うまくいきませんでした。マスクや帽子を外して、もう一度カメラを見てください。";
    /// The PIN.
    Pin = "PIN", Patient, 60,
        "Please enter the four digits of your PIN yourself.",
        "4けたの暗証番号を、ご自分で押してください。";
    /// The PIN, again.
    PinAgain = "PIN_AGAIN", Patient, 60,
        "The PIN is not right. Please enter it again.",
        "暗証番号が違います。もう一度押してください。";
    /// The last try.
    PinLastTry = "PIN_LAST_TRY", Patient, 60,
        "One try is left. If it is wrong, the card locks. Go on only if you are sure, or choose another way.",
        "あと1回まちがえると使えなくなります。自信がないときは、別の方法を選んでください。";
    /// The phone holder's own unlocking, and a PIN that was entered before.
    Verifying = "VERIFYING", Patient, 30,
        "Please wait while we confirm.", "確認しています。そのままお待ちください。";
    /// 目視 on the 資格確認端末.
    SightOnTerminal = "SIGHT_ON_TERMINAL", Staff, 300,
        "Switch the reader to confirming by sight on the terminal, have the patient show the photo, compare it with the face, and tick only if they are the same person.",
        "資格確認端末でリーダーを目視確認に切り替え、患者さんに顔写真を見せてもらい、顔と見比べて、同じ人のときだけチェックしてください。";
    /// 目視 on the reader.
    SightOnReader = "SIGHT_ON_READER", Staff, 300,
        "Compare the photo with the patient's face and, only if they are the same person, enter the institution's password on the reader.",
        "カードの顔写真と患者さんの顔を見比べ、同じ人のときだけ、リーダーに施設のパスワードを入力してください。";
    /// 目視 with a device at hand.
    SightAtHand = "SIGHT_AT_HAND", Staff, 300,
        "Have the patient show the photo, compare it with the face, and confirm only if they are the same person.",
        "患者さんにカードの顔写真を見せてもらい、顔と見比べて、同じ人のときだけ確認済みにしてください。";
    /// The eligibility is being asked for.
    Checking = "CHECKING", Patient, 30,
        "Please wait while we check your insurance.",
        "保険の資格を確認しています。お待ちください。";
    /// The card is not yet registered as a health insurance card.
    Register = "REGISTER", Patient, 90,
        "This card is not yet registered as your health insurance card. Do you want to register it now?",
        "このカードはまだ健康保険証として登録されていません。いま登録しますか。";
    /// The method that was used is not enough to register.
    RegisterAgain = "REGISTER_AGAIN", Patient, 90,
        "To register the card we must confirm you in another way. Please choose.",
        "登録には別の方法でのご本人確認が必要です。方法を選んでください。";
    /// The registration is under way.
    Registering = "REGISTERING", Patient, 30,
        "Please wait while the card is registered.",
        "登録しています。お待ちください。";
    /// 同意情報の引き継ぎ.
    InheritConsent = "INHERIT_CONSENT", Patient, 60,
        "May we see the same records as you chose before?",
        "前に選んだ内容のまま、医療の記録を見てもよいですか。";
    /// 現在の同意状況.
    ShowConsent = "SHOW_CONSENT", Patient, 60,
        "This is what you chose before.", "前に選んだ内容はこのとおりです。";
    /// 同意方法の確認.
    ConsentMethod = "CONSENT_METHOD", Patient, 60,
        "May this institution see your past medical records? You can say yes to all, or choose one by one.",
        "過去の医療の記録を見てもよいですか。まとめて答えることも、一つずつ選ぶこともできます。";
    /// 手術.
    AskSurgery = "ASK_SURGERY", Patient, 60,
        "May this institution see the records of your surgery?",
        "過去の手術の記録を見てもよいですか。";
    /// 手術・傷病名・感染症.
    AskSurgeryAndDiseases = "ASK_SURGERY_AND_DISEASES", Patient, 60,
        "May this institution see the records of your surgery, your diseases and your tests for infections?",
        "過去の手術・病名・感染症検査の記録を見てもよいですか。";
    /// 診療・お薬.
    AskTreatmentAndMedication = "ASK_TREATMENT_AND_MEDICATION", Patient, 60,
        "May this institution see the records of your treatment and your medicines?",
        "過去の診療とお薬の記録を見てもよいですか。";
    /// お薬.
    AskMedication = "ASK_MEDICATION", Patient, 60,
        "May this institution see the records of your medicines?",
        "過去のお薬の記録を見てもよいですか。";
    /// 健診.
    AskHealthCheckups = "ASK_HEALTH_CHECKUPS", Patient, 60,
        "From 40 years of age: may this institution see the results of your health check-ups?",
        "40歳以上の方へ：過去の健診の結果を見てもよいですか。";
    /// 限度額.
    AskLimitAmount = "ASK_LIMIT_AMOUNT", Patient, 60,
        "May we use the limit of what you pay for costly treatment?",
        "医療費の限度額の情報を使ってもよいですか。";
    /// 特定疾病.
    AskSpecificDiseases = "ASK_SPECIFIC_DISEASES", Patient, 60,
        "May we use your certificate of a specific disease?",
        "特定疾病療養受療証の情報を使ってもよいですか。";
    /// By word of mouth.
    AskOrally = "ASK_ORALLY", Staff, 120,
        "Ask the patient whether the medical records may be seen. If the patient cannot answer, say so.",
        "医療の記録を見てよいか、患者さんに口頭で確認してください。答えられない場合は「確認できない」を選んでください。";
    /// 処方箋の形態.
    ChoosePrescription = "CHOOSE_PRESCRIPTION", Patient, 60,
        "Which prescription do you want?", "処方箋はどちらにしますか。";
    /// 診療情報提供書受付.
    ChooseReferrals = "CHOOSE_REFERRALS", Patient, 90,
        "Choose all letters of referral that you want to hand in.",
        "渡したい紹介状を、すべて選んでください。";
    /// 完了.
    Done = "DONE", Patient, 20,
        "Thank you, we have finished. Please take your card with you.",
        "確認が終わりました。カードをお取りください。";
    /// 完了, where nothing but the eligibility was given: a certificate in grace, 資格確認限定型, or an
    /// unfinished consent.
    DoneEligibilityOnly = "DONE_ELIGIBILITY_ONLY", Patient, 20,
        "Only your insurance was confirmed, no records are seen. Please ask the desk about it. Take your card with you.",
        "保険の資格だけを確認しました。くわしくは窓口でお聞きください。カードをお取りください。";
    /// 窓口での本人確認 after a registration on the patient's own device.
    PhotoIdentification = "PHOTO_IDENTIFICATION", Staff, 600,
        "Look at a document with the patient's photo, unless the patient is known here beyond doubt.",
        "顔写真付きの身分証で本人を確認してください。再診などで明らかな場合は省略できます。";
    /// Help was offered.
    ConfirmWish = "CONFIRM_WISH", Staff, 120,
        "Make sure that the patient is here and wishes the help. Who helps?",
        "患者さんがここにいて、手助けを望んでいることを確認してください。どなたが手伝いますか。";
    /// Before the end, the card comes out.
    TakeCard = "TAKE_CARD", Patient, 20,
        "Please take your card and come to the desk.",
        "カードを取って、窓口へお越しください。";
    /// The card was left behind.
    CardLeftBehind = "CARD_LEFT_BEHIND", Staff, 60,
        "A card was left on the reader. Call the patient, and keep the card as lost property if nobody comes.",
        "カードが置き忘れられています。患者さんに声をかけ、来られない場合は拾得物として保管してください。";
    /// Nothing more.
    Ended = "ENDED", Staff, 0,
        "This visit has ended.", "この受付は終了しました。";
}

messages! {
    /// The buttons.
    Choice {
        /// 顔認証.
        Face = "FACE", "With my face", "顔で確認する";
        /// 暗証番号.
        Pin = "PIN", "With the PIN", "暗証番号を押す";
        /// 目視.
        Sight = "SIGHT", "Staff looks at the photo", "職員が写真を確認する";
        /// 終了.
        Quit = "QUIT", "Stop", "終了する";
        /// An Android phone.
        Android = "ANDROID", "Android", "Android";
        /// An iPhone.
        IPhone = "IPHONE", "iPhone", "iPhone";
        /// The PIN was entered, before the card or phone is held over the device.
        PinEntered = "PIN_ENTERED", "Next", "次へ";
        /// 同意する.
        Consent = "CONSENT", "Yes", "同意する";
        /// 同意しない.
        Refuse = "REFUSE", "No", "同意しない";
        /// The patient says so; the birth date is never looked at.
        RefuseOrUnder40 = "REFUSE_OR_UNDER_40", "No, or I am under 40", "同意しない・40歳未満";
        /// すべて.
        ConsentToAll = "CONSENT_TO_ALL", "Yes to all", "すべて同意する";
        /// 個別.
        ChooseEach = "CHOOSE_EACH", "One by one", "一つずつ選ぶ";
        /// 引き継ぐ.
        Keep = "KEEP", "Yes, the same", "前と同じにする";
        /// 現在の同意状況をみる.
        ShowCurrent = "SHOW_CURRENT", "Show what I chose", "前の内容を見る";
        /// 選択し直す.
        ChooseAgain = "CHOOSE_AGAIN", "Choose again", "選び直す";
        /// 戻る.
        Back = "BACK", "Back", "戻る";
        /// To the screen for the limit amount.
        UseLimit = "USE_LIMIT", "I use the limit for costly treatment", "高額療養費の限度額を使う";
        /// 提供する.
        Provide = "PROVIDE", "Yes", "提供する";
        /// 提供しない.
        Withhold = "WITHHOLD", "No", "提供しない";
        /// 電子処方箋.
        Electronic = "ELECTRONIC", "Electronic", "電子処方箋";
        /// 紙の処方箋.
        Paper = "PAPER", "On paper", "紙の処方箋";
        /// The first letter of the page, chosen or no longer.
        FirstReferral = "FIRST_REFERRAL", "The first letter", "1つ目の紹介状";
        /// The second.
        SecondReferral = "SECOND_REFERRAL", "The second letter", "2つ目の紹介状";
        /// 次ページへ.
        NextPage = "NEXT_PAGE", "Next", "次へ進む";
        /// 登録する.
        Register = "REGISTER", "Register", "登録する";
        /// 登録しない.
        DoNotRegister = "DO_NOT_REGISTER", "Do not register", "登録しない";
        /// Family helps.
        FamilyHelps = "FAMILY_HELPS", "Family", "家族";
        /// A carer or the staff of a home helps.
        HelperHelps = "HELPER_HELPS", "A helper", "介助者・施設職員";
        /// Staff of the institution helps.
        StaffHelps = "STAFF_HELPS", "Staff of this institution", "当院・当局の職員";
        /// The patient cannot answer.
        Unobtainable = "UNOBTAINABLE", "Cannot be asked", "確認できない";
        /// A photo identification was looked at.
        IdentityShown = "IDENTITY_SHOWN", "The document fits", "身分証で確認した";
        /// The patient is known.
        KnownPatient = "KNOWN_PATIENT", "Known beyond doubt", "再診などで明らか";
        /// Another person.
        NotTheHolder = "NOT_THE_HOLDER", "Another person", "本人ではない";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use std::collections::HashSet;

    #[test]
    fn codes_are_unique_and_every_text_is_there() {
        let codes: HashSet<_> = ScreenId::ALL.iter().map(|id| id.code()).collect();
        assert_eq!(codes.len(), ScreenId::ALL.len());
        let codes: HashSet<_> = Choice::ALL.iter().map(|choice| choice.code()).collect();
        assert_eq!(codes.len(), Choice::ALL.len());
        for id in ScreenId::ALL {
            assert!(id.message(Language::Japanese).ends_with('。'), "{id:?}");
            assert!(id.message(Language::English).is_ascii(), "{id:?}");
        }
    }

    /// Large print: what the patient reads fits on a screen of 5 inches (「オンライン資格確認」 of March
    /// 2021, p.13) with big letters: at most 60 characters, a button at most 14.
    #[test]
    fn what_patients_read_is_short() {
        for id in ScreenId::ALL {
            let length = id.message(Language::Japanese).chars().count();
            assert!(id.audience() == Audience::Staff || length <= 60, "{id:?}");
        }
        for choice in Choice::ALL {
            let length = choice.message(Language::Japanese).chars().count();
            assert!(length <= 14, "{choice:?}");
        }
    }

    #[test]
    fn every_screen_but_the_last_ends_by_itself() {
        for id in ScreenId::ALL {
            assert_eq!(id.time_out() == 0, *id == ScreenId::Ended, "{id:?}");
        }
    }
}
