//! The order of the bases, and what stands in the way of the next.

use super::unknown;
use super::{Claim, Destination, Findings, Insured};
use crate::Date;
use crate::fallback::notice as n;
use crate::fallback::notice::source;
use crate::identity::message::messages;
use crate::identity::policy::Source;
use std::borrow::Cow;

messages! {
    /// On which qualification a claim is made.
    Basis {
        /// 3(1).
        Confirmed = "3(1)",
            "the qualification that was confirmed, on the spot or afterwards",
            "その場でまたは事後的に確認した資格に基づく請求";
        /// 3(2).
        Heard = "3(2)",
            "the current qualification, as the patient says or as at the last visit",
            "聞き取りまたは口頭の確認による現在の資格に基づく請求";
        /// 3(3).
        Former = "3(3)",
            "the qualification that has ended; the examiners re-route the claim",
            "喪失済みの資格（旧資格）に基づく請求";
        /// 3(4).
        Unknown = "3(4)",
            "an unknown qualification (不詳)", "資格不詳のままの請求";
        /// After a disaster.
        Disaster = "DISASTER",
            "after a disaster, by what is known", "災害時の取扱いによる請求";
    }
}

messages! {
    /// What stands in the way of a claim.
    Missing {
        /// 3(3), 3(4): 有効な保険証が発行されている場合.
        NotIssued = "NOT_ISSUED",
            "nobody said that a certificate is issued to the patient: without it the cost is the patient's",
            "有効な保険証等が発行されていることを確認できません。不詳での請求はできません。";
        /// 3(4): 被保険者資格申立書の提出があった患者.
        NoDeclaration = "NO_DECLARATION",
            "there is no 被保険者資格申立書, nor an oral confirmation in its place",
            "被保険者資格申立書の提出（または口頭の確認）がありません。";
        /// 3(4): 患者へ確認を行った上で.
        AskAgain = "ASK_AGAIN",
            "ask the patient once more for the numbers before claiming",
            "請求の前に、患者さんへ被保険者番号等をもう一度確認してください。";
        /// 5(2): from the claims of September 2023.
        TooEarly = "TOO_EARLY",
            "such claims are accepted from September 2023 on",
            "不詳での請求は令和5年9月の請求からです。";
    }
}

impl Basis {
    /// Where it comes from.
    pub const fn source(self) -> Source {
        match self {
            Self::Confirmed => source(n::CANNOT_CONFIRM, "3(1)"),
            Self::Heard => source(n::CANNOT_CONFIRM, "3(2)"),
            Self::Former => source(n::CANNOT_CONFIRM, "3(3)"),
            Self::Unknown => source(n::CANNOT_CONFIRM, "3(4)"),
            Self::Disaster => source(n::DISASTER, ""),
        }
    }
}

/// What no public source settles for claims, with the defaults. Exhaustive on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// What the 摘要欄 says of a claim on a former qualification. Default 「旧資格情報」, as an
    /// association of insurers writes it; the notice itself names no text.
    pub former_label: Cow<'static, str>,
    /// Whether the software refuses an insurer number whose check digit does not fit: then 77777779
    /// takes the place of 77777777 (Q&A of 2023-09-15). Default `false`.
    pub check_digit_enforced: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            former_label: Cow::Borrowed("旧資格情報"),
            check_digit_enforced: false,
        }
    }
}

/// The first day on which a claim by 3(4) may be made (5(2)).
const UNKNOWN_SINCE: Date = Date::constant(2023, 9, 1);

/// The claim, on the first basis that the findings allow.
///
/// # Errors
/// The [`Missing`] without which there is none.
pub fn claim(findings: &Findings, settings: &Settings) -> Result<Claim, Missing> {
    if let Some(insured) = &findings.confirmed {
        return Ok(known(Basis::Confirmed, insured, ""));
    }
    if let Some(insured) = &findings.heard {
        return Ok(known(Basis::Heard, insured, ""));
    }
    if let Some(insured) = findings.former.as_ref().filter(|_| findings.is_issued()) {
        return Ok(known(Basis::Former, insured, &settings.former_label));
    }
    if let Some(disaster) = &findings.disaster {
        return Ok(unknown::after_disaster(disaster, findings));
    }
    if !findings.is_issued() {
        return Err(Missing::NotIssued);
    }
    if findings.claimed_on < UNKNOWN_SINCE {
        return Err(Missing::TooEarly);
    }
    let form = findings
        .declaration
        .as_ref()
        .ok_or(Missing::NoDeclaration)?;
    if !findings.asked_again {
        return Err(Missing::AskAgain);
    }
    Ok(unknown::by_declaration(form, findings, settings))
}

fn known(basis: Basis, insured: &Insured, remarks: &str) -> Claim {
    Claim {
        basis,
        destination: Destination::of(&insured.insurer),
        insured: insured.clone(),
        remarks: remarks.to_owned(),
    }
}
