//! The five steps, who takes them, and what is noted of each.

use crate::DateTime;
use crate::eligibility::numbers::InstitutionCode;
use crate::identity::message::messages;
use std::fmt;

messages! {
    /// A step (保発0710第1号 別添2, 立ち上げの流れ 1 to 4; the use and the report are two here, because
    /// days may lie between them). The sentence says what to do.
    OutageStep {
        /// 1. コールセンターへ連絡.
        CallCentre = "CALL_CENTRE",
            "call the centre; say code and name of the institution, your own name, and that you want to use 緊急時医療情報・資格確認機能",
            "コールセンターに電話し、医療機関コード、医療機関・薬局名、担当者名と、「緊急時医療情報・資格確認機能」の利用希望を伝えてください。";
        /// 2. 電話確認 and 利用報告書送付依頼.
        CallBack = "CALL_BACK",
            "answer the call-back on the registered telephone; note the mail address from which the report form comes",
            "届け出た電話番号への確認の電話を受けてください。利用報告書が届くメールアドレスを控えてください。";
        /// 3. 利用設定 and 電話連絡.
        SwitchOn = "SWITCH_ON",
            "wait for the call that the function is switched on, about 30 minutes after the first call",
            "利用設定が完了した旨の電話を待ってください（最初の電話からおよそ30分）。";
        /// 4. 利用.
        Search = "SEARCH",
            "search on the terminal, and note how many patients were searched for",
            "端末のメニュー「緊急時医療情報・資格確認機能」の「資格情報照会（システム障害時）」で検索し、照会した人数を控えてください。";
        /// 4. 利用報告書提出.
        Report = "REPORT",
            "mail the report to the address from which the form came",
            "利用報告書を、届いたメールアドレスあてに提出してください。";
    }
}

/// Who asks for the function. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct OutageInstitution {
    /// 医療機関コード
    pub code: InstitutionCode,
    /// 医療機関・薬局名
    pub name: String,
    /// 担当者名
    pub contact: String,
    /// The telephone in the 保険医療機関届, on which the centre calls back.
    pub telephone: String,
}

impl fmt::Debug for OutageInstitution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutageInstitution").finish_non_exhaustive()
    }
}

/// A step that was done, and what was noted. `Debug` shows the step only.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum StepRecord {
    /// The centre was called.
    Called {
        /// When.
        at: DateTime,
    },
    /// The centre called back.
    CalledBack {
        /// When.
        at: DateTime,
        /// Where the report goes.
        report_to: String,
    },
    /// The function is open.
    SwitchedOn {
        /// When.
        at: DateTime,
    },
    /// The searches are over.
    Searched {
        /// When the last one was made.
        at: DateTime,
        /// How many patients were searched for.
        patients: u32,
    },
    /// The report was mailed.
    Reported {
        /// When.
        at: DateTime,
    },
}

impl StepRecord {
    /// Which step it is.
    pub const fn step(&self) -> OutageStep {
        match self {
            Self::Called { .. } => OutageStep::CallCentre,
            Self::CalledBack { .. } => OutageStep::CallBack,
            Self::SwitchedOn { .. } => OutageStep::SwitchOn,
            Self::Searched { .. } => OutageStep::Search,
            Self::Reported { .. } => OutageStep::Report,
        }
    }

    /// When it was done.
    pub const fn at(&self) -> DateTime {
        match self {
            Self::Called { at }
            | Self::CalledBack { at, .. }
            | Self::SwitchedOn { at }
            | Self::Searched { at, .. }
            | Self::Reported { at } => *at,
        }
    }

    /// Whether what was noted is enough for the steps after it.
    pub(super) fn is_complete(&self) -> bool {
        match self {
            Self::CalledBack { report_to, .. } => {
                let parts = report_to.trim().split_once('@');
                parts.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty())
            }
            _ => true,
        }
    }
}

impl fmt::Debug for StepRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StepRecord({:?})", self.step())
    }
}
