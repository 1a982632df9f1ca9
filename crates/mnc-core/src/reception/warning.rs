//! What staff must look at before a record is used.

use super::record::ReceptionRecord;
use crate::eligibility::Outcome;
use crate::eligibility::answer::{Day, Qualification, QualificationAnswer};
use crate::eligibility::numbers::CheckDigit;
use crate::eligibility::wire::Declaration;
use crate::{Date, Language};

macro_rules! warnings {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $english:literal, $japanese:literal, $holds:expr;)*) => {
        /// What staff must look at before a record is used. None of them stops the reception.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Warning {
            $($(#[$doc])* $name,)*
        }

        impl Warning {
            /// Every warning.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable ASCII code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// A sentence for staff.
            pub const fn message(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::English) => $english,
                      (Self::$name, Language::Japanese) => $japanese,)*
                }
            }

            fn holds(self, record: &ReceptionRecord) -> bool {
                let holds: fn(&ReceptionRecord) -> bool = match self { $(Self::$name => $holds,)* };
                holds(record)
            }
        }
    };
}

warnings! {
    /// No answer came before the time-out.
    NoAnswer = "NO_ANSWER",
        "no answer came; the qualification is unknown, not invalid",
        "回答がありません。資格は無効ではなく、未確認です。",
        |record| record.answer().is_none();
    /// The answer does not confirm the qualification.
    NotConfirmed = "NOT_CONFIRMED",
        "the answer does not confirm the qualification",
        "資格を確認できていません。回答の資格情報を現在の資格として使わないでください。",
        |record| record.answer().is_some() && !record.outcome().confirms_qualification();
    /// 有効（未登録）
    TicketMissing = "TICKET_MISSING",
        "the ticket of the public assistance is not registered yet",
        "医療券・調剤券が未登録です。後日あらためて取得してください。",
        |record| record.outcome() == Outcome::AidUnregistered;
    /// The answer confirms, but has no record.
    NoResult = "NO_RESULT",
        "the answer holds no record of the insured",
        "回答に資格情報が含まれていません。",
        |record| record.outcome().confirms_qualification() && results(record).is_empty();
    /// Two records: usually 医療保険 and 医療扶助 together.
    SeveralResults = "SEVERAL_RESULTS",
        "the answer holds more than one record; look at each",
        "資格情報が複数あります。それぞれ確認してください。",
        |record| results(record).len() > 1;
    /// The answer has a message of its own.
    MessageAttached = "MESSAGE_ATTACHED",
        "the answer holds a message; please read it",
        "回答にメッセージがあります。内容を確認してください。",
        |record| record.answer().is_some_and(has_message);
    /// The file named another encoding than it has.
    EncodingContradicted = "ENCODING_CONTRADICTED",
        "the file's declared encoding is not that of its bytes; check the characters",
        "ファイルの文字コードの宣言が実際と異なります。文字化けがないか確認してください。",
        |record| record.answer().is_some_and(|it| it.encoding.declaration == Declaration::Contradicted);
    /// The answer speaks of another day.
    CheckDateDiffers = "CHECK_DATE_DIFFERS",
        "the answer is about another day than that of the reception",
        "資格確認日が受付日と異なります。",
        |record| check_date(record).is_some_and(|day| day.value() != Some(today(record)));
    /// The verification was on another day.
    VerifiedOnAnotherDay = "VERIFIED_ON_ANOTHER_DAY",
        "the person was verified on another day than that of the reception",
        "本人確認の日が受付日と異なります。",
        |record| record.identity().at().date() != today(record);
    /// The day lies outside the period that the answer names.
    OutsidePeriod = "OUTSIDE_PERIOD",
        "the day of the reception lies outside the qualification's period",
        "受付日が資格の期間外です。",
        |record| results(record).iter().any(|it| it.is_outside_period(today(record)));
    /// ● stands for a character that could not be exchanged.
    CharacterReplaced = "CHARACTER_REPLACED",
        "a name or the address contains ● for a character that could not be exchanged",
        "氏名または住所に置き換え文字（●）が含まれています。",
        |record| results(record).iter().any(has_replaced_character);
    /// The birth dates of the answer and of the card are not known to be equal.
    BirthdateDiffers = "BIRTHDATE_DIFFERS",
        "the answer's birth date is not that of the card",
        "回答の生年月日がカードの生年月日と一致しません。",
        |record| record.card().birthdate.is_some_and(|birthdate| differs(record, birthdate));
    /// The certificate has expired: within the period of grace only the qualification is given.
    CertificateExpired = "CERTIFICATE_EXPIRED",
        "the card's certificate has expired; only the qualification may be used",
        "電子証明書の有効期限が切れています。利用できるのは資格情報のみです。",
        |record| record.card().certificate_not_after.is_some_and(|day| day < today(record));
    /// The check digit of an insurer number does not fit.
    InsurerNumberInvalid = "INSURER_NUMBER_INVALID",
        "the check digit of an insurer number does not fit",
        "保険者番号の検証番号が正しくありません。",
        |record| results(record).iter().any(has_invalid_insurer_number);
    /// A ratio is there, and none can be taken from it.
    RatioUnclear = "RATIO_UNCLEAR",
        "the answer's share cannot be read, or contradicts itself",
        "負担割合を読み取れないか、矛盾があります。",
        |record| results(record).iter().any(|it| names_unclear_ratio(it, today(record)));
}

impl Warning {
    /// The warnings of a record, in the order of [`Warning::ALL`].
    pub(super) fn of(record: &ReceptionRecord) -> Vec<Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(|warning| warning.holds(record))
            .collect()
    }
}

/// U+25CF stands for a character outside of the set that the central server exchanges.
const REPLACED: char = '●';

fn today(record: &ReceptionRecord) -> Date {
    record.at().date()
}

fn results(record: &ReceptionRecord) -> &[Qualification] {
    record.answer().map_or(&[], |answer| &answer.body.results)
}

fn check_date(record: &ReceptionRecord) -> Option<&Day> {
    record.answer()?.header.checked_on.as_ref()
}

fn has_message(answer: &QualificationAnswer) -> bool {
    let texts = [&answer.header.error_message, &answer.body.message];
    texts
        .into_iter()
        .flatten()
        .any(|text| !text.trim().is_empty())
}

fn has_replaced_character(result: &Qualification) -> bool {
    let texts = [
        &result.name,
        &result.other_name,
        &result.insured_name,
        &result.address,
    ];
    texts
        .into_iter()
        .flatten()
        .any(|text| text.contains(REPLACED))
}

fn differs(record: &ReceptionRecord, birthdate: Date) -> bool {
    let answered = |result: &Qualification| result.birthdate.as_ref().and_then(Day::value);
    results(record)
        .iter()
        .any(|result| answered(result) != Some(birthdate))
}

fn has_invalid_insurer_number(result: &Qualification) -> bool {
    let number = result.insurer_number.as_ref();
    number.is_some_and(|number| number.check_digit() == CheckDigit::Invalid)
}

fn names_unclear_ratio(result: &Qualification, on: Date) -> bool {
    result.names_ratio(on) && result.ratio_percent(on).is_none()
}
