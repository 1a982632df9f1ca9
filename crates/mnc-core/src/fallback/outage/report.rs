//! The 利用報告書: what the function was used for, complete or with its defects, as text.

use super::contacts::CentreContacts;
use super::step::OutageInstitution;
use crate::DateTime;
use crate::identity::message::messages;
use std::fmt;

messages! {
    /// Why the function was needed (保発0710第1号 2(2)※).
    OutageCause {
        /// 停電.
        PowerFailure = "POWER_FAILURE", "power failure", "停電";
        /// 施設の通信障害.
        FacilityNetwork = "FACILITY_NETWORK", "network failure of the institution", "施設の通信障害";
        /// 広範囲のネットワーク障害.
        WideNetwork = "WIDE_NETWORK", "wide-area network failure", "広範囲のネットワーク障害";
        /// 顔認証付きカードリーダーの故障.
        ReaderBroken = "READER_BROKEN", "broken card reader", "顔認証付きカードリーダーの故障";
        /// 資格確認端末の故障.
        TerminalBroken = "TERMINAL_BROKEN", "broken terminal", "資格確認端末の故障";
    }
}

messages! {
    /// What a report lacks.
    ReportDefect {
        /// 医療機関コード, name, contact or telephone.
        InstitutionMissing = "INSTITUTION_MISSING",
            "code, name, contact or telephone of the institution is missing",
            "医療機関コード、医療機関・薬局名、担当者名、電話番号を記入してください。";
        /// The mail address of the centre.
        AddressMissing = "ADDRESS_MISSING",
            "the mail address for the report is missing",
            "利用報告書の提出先のメールアドレスを記入してください。";
        /// Why the function was needed.
        CauseMissing = "CAUSE_MISSING", "the cause is missing", "利用した理由を記入してください。";
        /// From when to when.
        PeriodMissing = "PERIOD_MISSING",
            "the time of use is missing", "利用した日時を記入してください。";
        /// The end lies before the beginning.
        PeriodReversed = "PERIOD_REVERSED",
            "the use ends before it begins", "利用終了日時が利用開始日時より前になっています。";
        /// How many patients.
        PatientsMissing = "PATIENTS_MISSING",
            "the number of patients is missing", "照会した人数を記入してください。";
    }
}

/// A report that may lack something. `Debug` shows nothing of it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ReportDraft {
    /// Who used the function.
    pub institution: Option<OutageInstitution>,
    /// The mail address of the centre.
    pub report_to: Option<String>,
    /// Why.
    pub cause: Option<OutageCause>,
    /// When the function was opened.
    pub opened_at: Option<DateTime>,
    /// When it was used last.
    pub last_used_at: Option<DateTime>,
    /// How many patients were searched for.
    pub patients: Option<u32>,
    /// What else is to be said; never about a patient.
    pub remark: Option<String>,
}

impl fmt::Debug for ReportDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReportDraft").finish_non_exhaustive()
    }
}

/// A complete report. It counts patients and names none. `Debug` shows nothing of it.
///
/// The form itself comes by mail from the centre (保発0710第1号 別添2, 立ち上げの流れ 2) and is not
/// public; it wins. This is what a form can be filled in from, or a mail that says the same.
#[derive(Clone, PartialEq, Eq)]
pub struct UsageReport {
    institution: OutageInstitution,
    report_to: String,
    cause: OutageCause,
    period: (DateTime, DateTime),
    patients: u32,
    remark: Option<String>,
}

impl UsageReport {
    /// Takes a draft that lacks nothing.
    ///
    /// # Errors
    /// Everything that it lacks, in the order of the form.
    pub fn new(draft: ReportDraft) -> Result<Self, Vec<ReportDefect>> {
        let defects = draft.defects();
        let ReportDraft {
            institution,
            report_to,
            cause,
            opened_at,
            last_used_at,
            patients,
            remark,
        } = draft;
        let period = opened_at.zip(last_used_at);
        match (institution, report_to, cause, period, patients) {
            (Some(institution), Some(report_to), Some(cause), Some(period), Some(patients))
                if defects.is_empty() =>
            {
                let report_to = report_to.trim().to_owned();
                Ok(Self {
                    institution,
                    report_to,
                    cause,
                    period,
                    patients,
                    remark,
                })
            }
            _ => Err(defects),
        }
    }

    /// Where it goes.
    pub fn recipient(&self) -> &str {
        &self.report_to
    }

    /// The subject of the mail.
    pub fn subject<'a>(&self, centre: &'a CentreContacts) -> &'a str {
        &centre.report_subject
    }

    /// The report as text in Japanese, the language of its reader, with lines that end in `\n`.
    pub fn text(&self) -> String {
        let OutageInstitution {
            code,
            name,
            contact,
            telephone,
        } = &self.institution;
        let (from, to) = self.period;
        let patients = format!("{}人", self.patients);
        let lines = [
            ("医療機関コード", code.trimmed()),
            ("医療機関・薬局名", name),
            ("担当者名", contact),
            ("電話番号", telephone),
            ("利用した機能", "資格情報照会（システム障害時）"),
            (
                "利用した理由",
                self.cause.message(crate::Language::Japanese),
            ),
            ("利用開始日時", &written(from)),
            ("利用終了日時", &written(to)),
            ("照会した人数", &patients),
        ];
        let mut text = "「緊急時医療情報・資格確認機能」利用報告書\n\n".to_owned();
        let remark = self.remark.as_deref().map(|remark| ("備考", remark));
        for (label, value) in lines.into_iter().chain(remark) {
            text.extend([label, "：", &one_line(value), "\n"]);
        }
        text
    }
}

impl fmt::Debug for UsageReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UsageReport").finish_non_exhaustive()
    }
}

impl ReportDraft {
    fn defects(&self) -> Vec<ReportDefect> {
        let complete = self.institution.as_ref().is_some_and(is_complete);
        let address = self.report_to.as_deref().unwrap_or_default().trim();
        let period = self.opened_at.zip(self.last_used_at);
        let found = [
            (!complete, ReportDefect::InstitutionMissing),
            (address.is_empty(), ReportDefect::AddressMissing),
            (self.cause.is_none(), ReportDefect::CauseMissing),
            (period.is_none(), ReportDefect::PeriodMissing),
            (
                period.is_some_and(|(from, to)| to < from),
                ReportDefect::PeriodReversed,
            ),
            (self.patients.is_none(), ReportDefect::PatientsMissing),
        ];
        found
            .into_iter()
            .filter_map(|(is, defect)| is.then_some(defect))
            .collect()
    }
}

fn is_complete(institution: &OutageInstitution) -> bool {
    let OutageInstitution {
        code,
        name,
        contact,
        telephone,
    } = institution;
    let texts = [
        code.trimmed(),
        name.trim(),
        contact.trim(),
        telephone.trim(),
    ];
    texts.iter().all(|text| !text.is_empty())
}

/// A value cannot pretend to be another line.
fn one_line(value: &str) -> String {
    value
        .split(['\r', '\n'])
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn written(at: DateTime) -> String {
    let (day, time) = (at.date(), at.time());
    format!(
        "{}年{}月{}日 {:02}:{:02}",
        day.year(),
        day.month(),
        day.day(),
        time.hour(),
        time.minute()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Date;
    use crate::eligibility::numbers::InstitutionCode;

    type Change = (fn(&mut ReportDraft), ReportDefect);

    fn complete() -> ReportDraft {
        ReportDraft {
            institution: Some(OutageInstitution {
                code: InstitutionCode::new("1319999999"),
                name: "見本診療所".to_owned(),
                contact: "見本　受付".to_owned(),
                telephone: "00-0000-0000".to_owned(),
            }),
            report_to: Some(" report@example.jp".to_owned()),
            cause: Some(OutageCause::PowerFailure),
            opened_at: Some(Date::constant(2026, 11, 20).at(9, 30, 0, 0)),
            last_used_at: Some(Date::constant(2026, 11, 20).at(11, 5, 0, 0)),
            patients: Some(7),
            remark: Some("復旧済み\n件数：0".to_owned()),
        }
    }

    /// 保発0710第1号 別添2, 立ち上げの流れ 1 and 4.
    #[test]
    fn a_report_as_text() {
        let report = UsageReport::new(complete()).unwrap();
        assert_eq!(
            report.text(),
            "「緊急時医療情報・資格確認機能」利用報告書\n\n\
             医療機関コード：1319999999\n\
             医療機関・薬局名：見本診療所\n\
             担当者名：見本　受付\n\
             電話番号：00-0000-0000\n\
             利用した機能：資格情報照会（システム障害時）\n\
             利用した理由：停電\n\
             利用開始日時：2026年11月20日 09:30\n\
             利用終了日時：2026年11月20日 11:05\n\
             照会した人数：7人\n\
             備考：復旧済み 件数：0\n"
        );
        assert_eq!(report.recipient(), "report@example.jp");
        let centre = CentreContacts::default();
        assert_eq!(report.subject(&centre), "システム障害時機能の利用報告");
        assert_eq!(
            format!("{report:?} {:?}", complete()),
            "UsageReport { .. } ReportDraft { .. }"
        );
    }

    #[test]
    fn each_missing_field_has_its_own_defect() {
        use ReportDefect as D;
        let without: [Change; 9] = [
            (|it| it.institution = None, D::InstitutionMissing),
            (
                |it| it.institution.as_mut().unwrap().contact.clear(),
                D::InstitutionMissing,
            ),
            (
                |it| it.institution.as_mut().unwrap().telephone.clear(),
                D::InstitutionMissing,
            ),
            (|it| it.report_to = Some(" ".to_owned()), D::AddressMissing),
            (|it| it.cause = None, D::CauseMissing),
            (|it| it.opened_at = None, D::PeriodMissing),
            (|it| it.last_used_at = None, D::PeriodMissing),
            (
                |it| std::mem::swap(&mut it.opened_at, &mut it.last_used_at),
                D::PeriodReversed,
            ),
            (|it| it.patients = None, D::PatientsMissing),
        ];
        for (change, defect) in without {
            let mut draft = complete();
            change(&mut draft);
            assert_eq!(UsageReport::new(draft), Err(vec![defect]));
        }
        let all = UsageReport::new(ReportDraft::default()).unwrap_err();
        assert_eq!(all.len(), 5, "everything but a reversed period");
    }
}
