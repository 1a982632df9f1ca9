//! How the function is opened, used and reported: five steps, each with what to say and to note.

use super::contacts::CentreContacts;
use super::report::ReportDraft;
use crate::eligibility::numbers::InstitutionCode;
use crate::identity::message::messages;
use crate::{DateTime, ErrorKind, Language, Result};
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

    fn is_complete(&self) -> bool {
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

/// The procedure at one institution, from the call to the report. To take it up again after a
/// restart, store its [`records`](Self::records) and give them to [`resume`](Self::resume).
///
/// ```
/// use mnc_core::Date;
/// use mnc_core::eligibility::numbers::InstitutionCode;
/// use mnc_core::fallback::outage::{OutageInstitution, OutageProcedure, OutageStep, StepRecord};
///
/// let mut procedure = OutageProcedure::new(OutageInstitution {
///     code: InstitutionCode::new("1319999999"),
///     name: "見本診療所".to_owned(),
///     contact: "見本".to_owned(),
///     telephone: "00-0000-0000".to_owned(),
/// });
/// procedure.record(StepRecord::Called { at: Date::constant(2026, 11, 20).at(9, 30, 0, 0) })?;
/// assert_eq!(procedure.next(), Some(OutageStep::CallBack));
/// assert!(!procedure.may_search());
/// # Ok::<(), mnc_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutageProcedure {
    institution: OutageInstitution,
    records: Vec<StepRecord>,
}

impl OutageProcedure {
    /// Before the call.
    pub fn new(institution: OutageInstitution) -> Self {
        Self {
            institution,
            records: Vec::new(),
        }
    }

    /// Where these records left it.
    ///
    /// # Errors
    /// As [`Self::record`].
    pub fn resume(institution: OutageInstitution, records: Vec<StepRecord>) -> Result<Self> {
        let mut procedure = Self::new(institution);
        records
            .into_iter()
            .try_for_each(|record| procedure.record(record))?;
        Ok(procedure)
    }

    /// The next step; `None` when the report was mailed.
    pub fn next(&self) -> Option<OutageStep> {
        OutageStep::ALL.get(self.records.len()).copied()
    }

    /// What was done so far.
    pub fn records(&self) -> &[StepRecord] {
        &self.records
    }

    /// Whether the function is open: it was switched on, and the searches are not over.
    pub fn may_search(&self) -> bool {
        self.next() == Some(OutageStep::Search)
    }

    /// Notes that the next step was done.
    ///
    /// # Errors
    /// `StepOutOfOrder` if it is another step, `StepEvidence` if it was done before the step before
    /// it, or without the mail address for the report. The procedure then stays where it was.
    pub fn record(&mut self, record: StepRecord) -> Result<()> {
        if self.next() != Some(record.step()) {
            return Err(ErrorKind::StepOutOfOrder.into());
        }
        let in_time = self
            .records
            .last()
            .is_none_or(|last| last.at() <= record.at());
        if !in_time || !record.is_complete() {
            return Err(ErrorKind::StepEvidence.into());
        }
        self.records.push(record);
        Ok(())
    }

    /// When the function is likely open: the call and the time that the centre takes.
    pub fn expected_open(&self, centre: &CentreContacts) -> Option<DateTime> {
        let called = self.records.first()?;
        Some(called.at().saturating_add(centre.opening_takes))
    }

    /// What to say or to have at hand in the next step, a line each.
    pub fn script(&self, centre: &CentreContacts, language: Language) -> Vec<String> {
        let Some(step) = self.next() else {
            return Vec::new();
        };
        let OutageInstitution {
            code,
            name,
            contact,
            telephone,
        } = &self.institution;
        let lines: Vec<(Label, &str)> = match step {
            OutageStep::CallCentre => vec![
                (CENTRE, &centre.telephone),
                (CODE, code.trimmed()),
                (NAME, name),
                (CONTACT, contact),
                (WISH, "緊急時医療情報・資格確認機能"),
            ],
            OutageStep::CallBack | OutageStep::SwitchOn => vec![(TELEPHONE, telephone)],
            OutageStep::Search => Vec::new(),
            OutageStep::Report => vec![
                (REPORT_TO, self.report_to().unwrap_or_default()),
                (SUBJECT, &centre.report_subject),
            ],
        };
        let lines = lines
            .into_iter()
            .map(|(label, value)| line(label, value, language));
        std::iter::once(step.message(language).to_owned())
            .chain(lines)
            .collect()
    }

    /// What the procedure knows for the 利用報告書.
    pub fn report(&self) -> ReportDraft {
        let searched = self.records.iter().find_map(|record| match record {
            StepRecord::Searched { at, patients } => Some((*at, *patients)),
            _ => None,
        });
        let switched_on = self
            .records
            .iter()
            .find(|it| it.step() == OutageStep::SwitchOn);
        ReportDraft {
            institution: Some(self.institution.clone()),
            report_to: self.report_to().map(str::to_owned),
            opened_at: switched_on.map(StepRecord::at),
            last_used_at: searched.map(|it| it.0),
            patients: searched.map(|it| it.1),
            ..ReportDraft::default()
        }
    }

    fn report_to(&self) -> Option<&str> {
        self.records.iter().find_map(|record| match record {
            StepRecord::CalledBack { report_to, .. } => Some(report_to.trim()),
            _ => None,
        })
    }
}

/// What stands before a value that is said or written: in English, in Japanese.
type Label = (&'static str, &'static str);

const CENTRE: Label = ("call", "電話");
const CODE: Label = ("institution code", "医療機関コード");
const NAME: Label = ("institution", "医療機関・薬局名");
const CONTACT: Label = ("contact", "担当者名");
const WISH: Label = ("wanted function", "利用を希望する機能");
const TELEPHONE: Label = ("registered telephone", "届け出た電話番号");
const REPORT_TO: Label = ("to", "あて先");
const SUBJECT: Label = ("subject", "件名");

fn line((english, japanese): Label, value: &str, language: Language) -> String {
    let label = match language {
        Language::English => english,
        Language::Japanese => japanese,
    };
    format!("{label}: {value}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Date;

    fn institution() -> OutageInstitution {
        OutageInstitution {
            code: InstitutionCode::new("1319999999"),
            name: "見本診療所".to_owned(),
            contact: "見本　受付".to_owned(),
            telephone: "00-0000-0000".to_owned(),
        }
    }

    fn at(minute: i8) -> DateTime {
        Date::constant(2026, 11, 20).at(9, minute, 0, 0)
    }

    fn records() -> [StepRecord; 5] {
        [
            StepRecord::Called { at: at(0) },
            StepRecord::CalledBack {
                at: at(10),
                report_to: " report@example.jp ".to_owned(),
            },
            StepRecord::SwitchedOn { at: at(30) },
            StepRecord::Searched {
                at: at(50),
                patients: 7,
            },
            StepRecord::Reported { at: at(59) },
        ]
    }

    /// 保発0710第1号 別添2, 立ち上げの流れ: 1, 2, 3, 4, and no other order.
    #[test]
    fn the_steps_have_one_order_and_only_open_functions_may_be_used() {
        let mut procedure = OutageProcedure::new(institution());
        for (number, record) in records().into_iter().enumerate() {
            assert_eq!(procedure.may_search(), number == 3);
            for other in records() {
                if other.step() != record.step() {
                    let error = procedure.record(other).unwrap_err();
                    assert_eq!(error.kind(), ErrorKind::StepOutOfOrder);
                }
            }
            procedure.record(record).unwrap();
        }
        assert_eq!(
            (procedure.next(), procedure.records()),
            (None, &records()[..])
        );
        assert!(
            procedure
                .script(&CentreContacts::default(), Language::Japanese)
                .is_empty()
        );
        let resumed = OutageProcedure::resume(institution(), records().to_vec()).unwrap();
        assert_eq!(resumed, procedure);
        let mut swapped = records().to_vec();
        swapped.swap(0, 1);
        assert!(OutageProcedure::resume(institution(), swapped).is_err());
    }

    #[test]
    fn a_step_before_its_time_or_without_an_address_is_refused() {
        let mut procedure = OutageProcedure::new(institution());
        procedure.record(StepRecord::Called { at: at(20) }).unwrap();
        for record in [
            StepRecord::CalledBack {
                at: at(19),
                report_to: "report@example.jp".to_owned(),
            },
            StepRecord::CalledBack {
                at: at(21),
                report_to: "none".to_owned(),
            },
            StepRecord::CalledBack {
                at: at(21),
                report_to: "@".to_owned(),
            },
        ] {
            let error = procedure.record(record).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::StepEvidence);
        }
        assert_eq!(procedure.next(), Some(OutageStep::CallBack));
    }

    #[test]
    fn what_to_say_holds_what_the_centre_asks_for() {
        let centre = CentreContacts::default();
        let mut procedure = OutageProcedure::new(institution());
        assert_eq!(procedure.expected_open(&centre), None);
        let said = procedure.script(&centre, Language::Japanese).join("\n");
        for part in [
            "0800-080-4583",
            "1319999999",
            "見本診療所",
            "見本　受付",
            "緊急時医療情報・資格確認機能",
        ] {
            assert!(said.contains(part), "{part}");
        }
        procedure.record(StepRecord::Called { at: at(0) }).unwrap();
        assert_eq!(procedure.expected_open(&centre), Some(at(30)));
        assert!(procedure.script(&centre, Language::English)[1].contains("00-0000-0000"));
        for record in records().into_iter().skip(1).take(3) {
            procedure.record(record).unwrap();
        }
        let said = procedure.script(&centre, Language::Japanese);
        assert_eq!(
            said[1..],
            [
                "あて先: report@example.jp",
                "件名: システム障害時機能の利用報告"
            ]
        );
    }

    #[test]
    fn debug_shows_nobody() {
        let procedure = OutageProcedure::resume(institution(), records().to_vec()).unwrap();
        let shown = format!("{procedure:?}");
        assert!(!shown.contains("見本") && !shown.contains("example") && !shown.contains("1319"));
    }
}
