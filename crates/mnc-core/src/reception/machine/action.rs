//! What the host is to do after an event.

use crate::identity::message::messages;

messages! {
    /// What the host is to do now. The screen says the rest.
    Action {
        /// Take a picture and have the reader compare it with the photo in the chip.
        CompareFace = "COMPARE_FACE", "compare the face", "顔の照合を行う";
        /// Have the holder enter the PIN on the keys of the reader; nothing else sees it.
        TakePin = "TAKE_PIN", "take the PIN", "暗証番号の入力を受け付ける";
        /// Have the card, or the phone, do what was prepared.
        Verify = "VERIFY", "verify with the card", "カードで本人確認を行う";
        /// Staff is wanted.
        CallStaff = "CALL_STAFF", "call staff", "職員を呼ぶ";
        /// The reader goes into the 目視 mode.
        VisualModeOn = "VISUAL_MODE_ON", "switch to the visual mode", "目視モードに切り替える";
        /// The reader goes back, or the next patient cannot use the face.
        VisualModeBack = "VISUAL_MODE_BACK", "switch the visual mode back", "目視モードから元に戻す";
        /// Ask for the eligibility.
        AskEligibility = "ASK_ELIGIBILITY", "ask for the eligibility", "資格情報を照会する";
        /// Register the card as a health insurance card.
        RegisterCard = "REGISTER_CARD", "register the card", "健康保険証利用登録を行う";
        /// Send what the patient chose.
        SendConsents = "SEND_CONSENTS", "send the consents", "同意内容を登録する";
        /// A card was left behind.
        CallPatient = "CALL_PATIENT", "call the patient back", "患者さんに声をかける";
        /// Keep it as lost property.
        KeepCard = "KEEP_CARD", "keep the card as lost property", "カードを拾得物として保管する";
    }
}
