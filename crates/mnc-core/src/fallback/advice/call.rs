//! What to read out to the call centre: who calls, which code, which message, when.

use crate::{DateTime, Language};
use jiff::civil::Weekday;

/// The number of オンライン資格確認等コールセンター: free of charge, Monday to Friday 9:00-17:00 but for
/// public holidays (保発0710第1号 of 2023-07-10, 別添2).
pub const CALL_CENTRE: &str = "0800-080-4583";

/// What to read out. What is not known is left open on the sheet, never refused. Error messages of
/// the terminal hold no personal data; do not add any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CallSheet {
    /// 医療機関コード
    pub institution_code: Option<String>,
    /// 医療機関・薬局名
    pub institution_name: Option<String>,
    /// 担当者名
    pub contact: Option<String>,
    /// The code that reader, terminal or answer shows.
    pub error_code: Option<String>,
    /// Its message, word for word.
    pub message: Option<String>,
    /// When it was shown.
    pub at: Option<DateTime>,
    /// Whether the mode for system failures is wanted (緊急時医療情報・資格確認機能).
    pub wants_failure_mode: bool,
}

impl CallSheet {
    /// The lines to read out, each a label and its text.
    pub fn lines(&self, language: Language) -> Vec<(&'static str, String)> {
        let pick = |japanese, english| match language {
            Language::Japanese => japanese,
            Language::English => english,
        };
        let at = self
            .at
            .map(|at| at.strftime("%Y-%m-%d %H:%M:%S").to_string());
        let mut lines = vec![
            (
                pick("コールセンター", "call centre"),
                CALL_CENTRE.to_owned(),
            ),
            (
                pick("医療機関コード", "institution code"),
                open(self.institution_code.as_deref()),
            ),
            (
                pick("医療機関・薬局名", "institution"),
                open(self.institution_name.as_deref()),
            ),
            (pick("担当者名", "contact"), open(self.contact.as_deref())),
            (
                pick("エラーコード", "error code"),
                open(self.error_code.as_deref()),
            ),
            (pick("メッセージ", "message"), open(self.message.as_deref())),
            (pick("発生時刻", "time"), open(at.as_deref())),
        ];
        if self.wants_failure_mode {
            let wish = pick(
                "「緊急時医療情報・資格確認機能」の利用を希望します。",
                "we wish to use 緊急時医療情報・資格確認機能 (the mode for system failures)",
            );
            lines.push((pick("用件", "wish"), wish.to_owned()));
        }
        lines
    }

    /// Whether the call centre answers at this time, public holidays aside (the host knows them).
    pub fn is_open(at: DateTime) -> bool {
        let weekday = !matches!(at.weekday(), Weekday::Saturday | Weekday::Sunday);
        let closing = at.hour() == 17 && at.minute() == 0 && at.second() == 0;
        weekday && ((9..17).contains(&at.hour()) || closing)
    }
}

/// A line that is still to be filled in by hand.
fn open(text: Option<&str>) -> String {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    text.unwrap_or("＿＿＿＿").to_owned()
}
