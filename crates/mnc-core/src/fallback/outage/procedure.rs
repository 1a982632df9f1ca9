//! How the function is opened, used and reported: five steps, each with what to say and to note.

use super::contacts::CentreContacts;
use super::report::ReportDraft;
use super::step::{OutageInstitution, OutageStep, StepRecord};
use crate::{DateTime, ErrorKind, Language, Result};

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
    use crate::eligibility::numbers::InstitutionCode;

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
