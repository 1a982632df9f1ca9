//! What staff does when the eligibility could not be confirmed with the card.

use crate::screen::{Display, Text};
use mnc_core::identity::policy::Procedure;
use mnc_core::reception::machine::{FallBackReason, Trouble};

/// Says why, and the next step, from what the reception itself knows.
pub(crate) fn fall_back(reason: FallBackReason, display: &Display) {
    display.tell(&Text::new(
        format!("資格確認できず ({})", reason.code()),
        format!("fall-back ({})", reason.code()),
    ));
    display.tell(&Text::of(|language| reason.message(language)));
    display.tell(&next_step(reason));
}

fn next_step(reason: FallBackReason) -> Text {
    let procedure = match reason {
        FallBackReason::Policy(reason) => reason.procedure(),
        FallBackReason::Trouble(Trouble::NotTheHolder) => {
            return Text::new(
                "次: このカードは使わず、本人に来ていただく",
                "next: do not use the card; the holder must come",
            );
        }
        FallBackReason::Outcome(_) | FallBackReason::Trouble(_) => Procedure::WithoutConfirmation,
    };
    match procedure {
        Procedure::PrescriptionOrCertificate => Text::new(
            "次: 処方箋または資格確認書",
            "next: the prescription or a 資格確認書",
        ),
        Procedure::AskAgain => {
            Text::new("次: カードなしで再照会", "next: ask again, without a card")
        }
        Procedure::SearchWithoutCard => Text::new(
            "次: カードなしの検索 (災害時・システム障害時モード)",
            "next: search without a card (mode for disasters or system failures)",
        ),
        Procedure::AnotherSetting => Text::new(
            "次: 窓口の顔認証付きカードリーダーまたは資格確認書",
            "next: the reader at the desk, or a 資格確認書",
        ),
        _ => Text::new(
            "次: ほかの証明、または被保険者資格申立書 (保発0710第1号)",
            "next: another proof, or the 被保険者資格申立書 (保発0710第1号)",
        ),
    }
}
