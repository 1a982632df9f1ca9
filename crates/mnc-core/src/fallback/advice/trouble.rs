//! The sixteen troubles of the surveys: what to tell staff, what to tell the patient, and what next.

use super::Signal;
use crate::Language;
use crate::fallback::notice::{self, source};
use crate::identity::policy::Source;

macro_rules! troubles {
    ($($(#[$doc:meta])* $name:ident = $code:literal {
        source: $notice:ident, $section:literal;
        staff: $staff_en:literal, $staff_ja:literal;
        patient: $patient_en:literal, $patient_ja:literal;
        next: $next_en:literal, $next_ja:literal;
    })*) => {
        /// A trouble of the surveys.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Trouble {
            $($(#[$doc])* $name,)*
        }

        impl Trouble {
            /// Every trouble, from T1 to T16.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable code, T1 to T16.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The survey that tells of it, and where.
            pub const fn source(self) -> Source {
                match self { $(Self::$name => source(notice::$notice, $section),)* }
            }

            /// What staff is told.
            pub const fn to_staff(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::English) => $staff_en,
                      (Self::$name, Language::Japanese) => $staff_ja,)*
                }
            }

            /// What the patient is told: short and polite.
            pub const fn to_patient(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::English) => $patient_en,
                      (Self::$name, Language::Japanese) => $patient_ja,)*
                }
            }

            /// What to do next.
            pub const fn next_step(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::English) => $next_en,
                      (Self::$name, Language::Japanese) => $next_ja,)*
                }
            }
        }
    };
}

troubles! {
    /// T1: no or an ended qualification, though insured; the register is behind.
    NotConfirmed = "T1" {
        source: SURVEY_OSAKA, "該当の被保険者番号がない・資格情報が無効";
        staff: "The register may be behind a change of insurer by days or months. It does not say that the patient is uninsured.",
            "保険者の登録が遅れている場合があります（数日から数か月）。無保険という意味ではありません。";
        patient: "Your insurance could not be confirmed yet. You can be treated with your usual share.",
            "保険の登録がまだ確認できません。通常の負担割合で受診いただけます。";
        next: "Ask for a 資格確認書 or a 資格情報のお知らせ, else for the declaration; ask the centre again before you claim.",
            "資格確認書や資格情報のお知らせの提示を、なければ申立書の記入をお願いし、請求前に再照会してください。";
    }
    /// T2: reader, computer, network.
    Device = "T2" {
        source: SURVEY_OSAKA, "カードリーダーでエラーがでる／機器の不具合";
        staff: "Reader, terminal or line does not answer. The qualification is unknown, not invalid.",
            "カードリーダー、端末または回線が応答していません。資格は無効ではなく未確認です。";
        patient: "Our equipment has a problem. Please wait a moment; we will confirm in another way.",
            "機器の不具合のため、別の方法で確認します。少々お待ちください。";
        next: "Note code, message and time, call the call centre, and use the mode for system failures or the declaration.",
            "コード・メッセージ・時刻を控えてコールセンターへ連絡し、システム障害時モードまたは申立書で対応してください。";
    }
    /// T3: names and addresses.
    NameOrAddress = "T3" {
        source: SURVEY_OSAKA, "名前や住所の間違い";
        staff: "Small kana, width, variants of kanji and ● are ways of writing, not another person. ● does not stop a claim.",
            "拗音・促音の大小、全角半角、異体字、●は表記の違いで、別人とは限りません。●があっても請求できます。";
        patient: "Your name or address is written differently in the register. We only check that it is you.",
            "登録されたお名前や住所の表記が異なるため、確認させてください。";
        next: "Compare birth date and sex, keep your own spelling, and never overwrite a name with ●.",
            "生年月日と性別を確認し、自院の表記を残してください。●で上書きしないでください。";
    }
    /// T4: the share.
    Share = "T4" {
        source: SURVEY_OSAKA, "負担割合の齟齬";
        staff: "The answer's share and the document's differ, or there is none. Around 70 the age decides from which month.",
            "回答と書類の負担割合が異なるか、表示がありません。70歳前後は適用月を年齢で確認してください。";
        patient: "We need to check how much your share is.",
            "負担割合を確認しますので、お待ちください。";
        next: "Check the age and the days of both, ask the insurer, and note which one you took.",
            "年齢と双方の適用日を確認し、保険者に照会のうえ、採用した割合の根拠を記録してください。";
    }
    /// T5: the limit.
    Limit = "T5" {
        source: SURVEY_OSAKA, "限度額認定に誤り等があった";
        staff: "No limit in the answer does not mean the ordinary category.",
            "限度額の情報がないことは、一般区分であることを意味しません。";
        patient: "Your limit for costly treatment is not registered yet.",
            "限度額の情報がまだ確認できません。";
        next: "Ask for the certificate or the insurer, and ask the centre again at the end of the month.",
            "認定証の提示または保険者への確認をお願いし、月末に再照会してください。";
    }
    /// T6: another person's data.
    OtherPerson = "T6" {
        source: SURVEY_OSAKA, "他人の情報が紐づけられていた";
        staff: "This may be another person's data (twins, family). Stop: do not use or show it.",
            "他人（双子・家族など）の情報の可能性があります。利用・表示を止めてください。";
        patient: "We must make sure that the data is yours. Please wait.",
            "ご本人の情報か確認しますので、お待ちください。";
        next: "Compare birth date, sex, given name and branch number with the card, and report it to the insurer and the call centre.",
            "生年月日・性別・名・枝番をカードと照合し、保険者とコールセンターへ連絡してください。";
    }
    /// T7: the certificate has expired.
    CertificateExpired = "T7" {
        source: SURVEY_OSAKA, "電子証明書の期限切れ";
        staff: "The card's certificate has expired, or the card cannot be used. For three months it still gives the qualification, but no records.",
            "電子証明書の期限切れなどでカードが使えません。期限から3か月間は資格情報のみ確認できます。";
        patient: "The certificate of your card has expired. Please renew it at your municipality.",
            "カードの電子証明書の期限が切れています。市区町村の窓口で更新をお願いします。";
        next: "Confirm with a 資格確認書 or a 資格情報のお知らせ, else with the declaration.",
            "資格確認書や資格情報のお知らせ、または申立書で資格を確認してください。";
    }
    /// T8: days and names that are not there.
    Period = "T8" {
        source: SURVEY_OSAKA, "保険証の有効期限切れ／取得日相違";
        staff: "Days and names of the qualification may be absent. Absent is no error.",
            "資格取得日、有効期限、被保険者名などは回答に含まれないことがあります。誤りではありません。";
        patient: "We need one more detail of your insurance.",
            "保険について、もう少し確認させてください。";
        next: "Keep your own value with its source; do not overwrite it with a blank.",
            "自院の値を出所とともに残し、空欄で上書きしないでください。";
    }
    /// T9: the branch number.
    Branch = "T9" {
        source: SURVEY, "資格取得日・枝番エラー";
        staff: "The branch number has its own field of two digits. In the number it sends the claim back.",
            "枝番は番号と別の2桁の欄です。番号欄に入ると返戻になります。";
        patient: "We check the number of your insurance.",
            "保険の番号を確認します。";
        next: "Take number and branch of the answer field by field, and correct the master.",
            "回答の番号と枝番を項目ごとに取り込み、患者情報を訂正してください。";
    }
    /// T10: face and PIN.
    FaceOrPin = "T10" {
        source: SURVEY, "トラブルの具体的な内容（静岡県浜松市、顔認証・暗証番号）";
        staff: "Face or PIN fails. Offer sight before the third wrong PIN; a locked PIN only the municipality opens.",
            "顔認証または暗証番号で確認できません。3回まちがえる前に目視を案内してください。";
        patient: "Let us confirm you in another way. You need not remember the PIN.",
            "別の方法で確認できます。暗証番号は思い出せなくても大丈夫です。";
        next: "Staff compares the photo with the face (目視モード), and switches the reader back afterwards.",
            "目視モードで職員が顔写真を確認し、終わったら元のモードに戻してください。";
    }
    /// T11: how the card lies.
    CardPlacing = "T11" {
        source: SURVEY, "トラブルの具体的な内容（愛媛県、逆方向）";
        staff: "The reader does not find the chip: the side, the direction, or a case.",
            "ICチップを検知できません。裏表、向き、ケースを確認してください。";
        patient: "Please take the card out of its case, turn it, and place it again.",
            "カードをケースから出し、向きを変えて置き直してください。";
        next: "Try the other direction, then another reader.",
            "逆方向に置き、それでも反応しなければ別のリーダーで試してください。";
    }
    /// T12: who is not in the system.
    OutsideSystem = "T12" {
        source: SURVEY, "トラブルの具体的な内容（静岡県浜松市、自衛隊等）";
        staff: "Members of the Self-Defence Forces and some others are not answered for.",
            "自衛官等は、オンライン資格確認で回答されないことがあります。";
        patient: "Please show us the certificate of your scheme.",
            "お持ちの受給者証・診療証などをお見せください。";
        next: "Confirm from the paper; the declaration has 「その他」 for it.",
            "書面で資格を確認してください。申立書では保険種別「その他」です。";
    }
    /// T13: public expense.
    PublicExpense = "T13" {
        source: SURVEY_OSAKA, "保険証廃止後は（難病・障害・自立支援）";
        staff: "Certificates of public expense (医療証, 難病, 自立支援) are mostly not linked; a 医療券 may come late.",
            "医療証・難病・自立支援などの公費は連携されていないことが多く、医療券の登録が遅れることもあります。";
        patient: "Please show your other medical certificates too; the card does not replace them.",
            "医療証や受給者証もお見せください。カードだけでは確認できません。";
        next: "Ask for the paper at each visit; of public assistance, fetch the ticket later.",
            "毎回書面を確認し、医療扶助は後日あらためて医療券を取得してください。";
    }
    /// T14: the way of working.
    Workflow = "T14" {
        source: SURVEY_OSAKA, "その他、保険証廃止後は";
        staff: "Reception and reader have parted: somebody waits unnoticed, cannot come, or needs help.",
            "受付と機器の流れが分かれています。気付かれずに待つ方、来られない方、手助けの必要な方がいないか確認してください。";
        patient: "We are glad to help you at the reader. Please also speak to the desk.",
            "操作をお手伝いします。受付にもお声がけください。";
        next: "Look at the results that nobody has taken, and use the app or sight for those who cannot come to the reader.",
            "未処理の結果を確認し、リーダーまで来られない方にはアプリや目視で対応してください。";
    }
    /// T15: the declaration.
    Declaration = "T15" {
        source: SURVEY_OSAKA, "被保険者資格申立書の提示について";
        staff: "The form is filled as far as possible and nothing is refused. A wrong share does not send the claim back.",
            "申立書は可能な範囲の記入で受け付けます。負担割合の相違による返戻は行わないことが基本です。";
        patient: "Please write what you know. What you do not know may stay blank.",
            "わかる範囲でご記入ください。わからない欄は空欄で構いません。";
        next: "Of a known patient, confirm by word of mouth instead; ask once more before a claim with 不詳.",
            "再診の方は口頭の確認で足ります。不詳で請求する前に、もう一度ご確認ください。";
    }
    /// T16: the claim comes back.
    ClaimReturned = "T16" {
        source: SURVEY_OSAKA, "保険者から返戻または減点";
        staff: "Keep what the centre answered: the day, the numbers and the outcome prove what was known.",
            "資格確認の回答（日時・番号・結果）を保存してください。確認した事実の記録になります。";
        patient: "We must ask about your insurance at that visit once more.",
            "受診時の保険について、もう一度確認させてください。";
        next: "Ask the centre again, ask the patient, then claim on the current or the former qualification.",
            "再照会と患者さんへの確認のうえ、現在または喪失済みの資格で請求してください。";
    }
}

impl Trouble {
    /// The trouble that a signal is a sign of; `None` if it is no sign of one.
    pub fn of(signal: &Signal) -> Option<Self> {
        signal.trouble()
    }

    /// The troubles of several signals, in the order of their codes, each once.
    pub fn of_all(signals: &[Signal]) -> Vec<Self> {
        let mut troubles: Vec<_> = signals.iter().filter_map(Self::of).collect();
        troubles.sort_unstable();
        troubles.dedup();
        troubles
    }
}
