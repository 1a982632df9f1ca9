//! Texts that get somewhere.

use super::world::folder;
use mnc_testkit::people::Holder;
use std::sync::LazyLock;

const PLAIN: &[&str] = &[
    "",
    "{}",
    "[]",
    "null",
    "2026-11-20",
    "2026-11-20T10:00:00",
    "2029-01-05T09:00:00",
    "1985-04-03",
    "normal",
    "face",
    "infant",
    "grace",
    "smartphone-android",
    "VALID",
    "INVALID",
    "NOT_FOUND",
    "1234",
    "0000",
    "ABC123",
    "番号　花子",
    "ﾊﾞﾝｺﾞｳ ﾊﾅｺ",
    "昭和60年4月3日",
    "06138057",
    r#"{"route": "WINDOW"}"#,
    r#"{"route": "HOME_VISIT", "limits": {"patient": 3}}"#,
    r#"{"marking": "ABSENT", "photo": true}"#,
    r#"{"event": "CARD_PLACED", "card": {}}"#,
    r#"{"event": "CARD_PLACED", "card": {"token": "CARD", "authentication_pin_tries": 3, "photo": true}}"#,
    r#"{"event": "CHOSEN", "choice": "FACE"}"#,
    r#"{"event": "CHOSEN", "choice": "PIN"}"#,
    r#"{"event": "CHOSEN", "choice": "AGREE"}"#,
    r#"{"event": "VERIFIED_BY_READER", "method": "FACE"}"#,
    r#"{"event": "VERIFIED_BY_STAFF", "staff": "見本", "patient_present": true, "photo": true}"#,
    r#"{"event": "FACE_FAILED", "why": "CAMERA"}"#,
    r#"{"event": "ANSWERED", "outcome": "VALID"}"#,
    r#"{"event": "PIN_WRONG", "left": 2}"#,
    r#"{"event": "PIN_LOCKED"}"#,
    r#"{"event": "STAFF_TAKES_OVER"}"#,
    r#"{"event": "ELAPSED"}"#,
    r#"{"event": "CARD_REMOVED"}"#,
    r#"{"pin_locked": false}"#,
    r#"{"institution_code": "1319999999", "day": "2026-11-20", "insurer_number": "138057", "symbol": "見本－１", "number": "0012", "branch": "03", "birthdate": "1985-04-03"}"#,
    r#"{"name": "番号 花子", "kana": "バンゴウ ハナコ", "birthdate": "1985-04-03", "sex": "2"}"#,
    r#"[{"id": "1", "name": "番号 花子", "birthdate": "1985-04-03"}]"#,
    r#"{"query": "", "day": "2026-11-20"}"#,
];

static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let anchors = super::host::anchors();
    let holder = Holder::hanako().name().to_owned();
    let plain = PLAIN.iter().map(ToString::to_string);
    plain.chain([anchors, holder]).collect()
});

/// A text that means something to some function.
pub(super) fn text(index: u8) -> &'static str {
    &TEXTS[usize::from(index) % TEXTS.len()]
}

/// What names a place in the file system: within the folder of this process, or nowhere.
pub(super) fn place(index: u8) -> String {
    let (folder, here) = (folder(), index % 4);
    let root = folder.join("oqs").display().to_string();
    let state = folder.join(format!("state{here}")).display().to_string();
    match index % 8 {
        0..=1 => root,
        2 => format!(r#"{{"root": "{root}", "state": "{state}"}}"#),
        3 => format!(
            r#"{{"root": "{root}", "state": "{state}", "encoding": "Shift_JIS", "encrypt_requests": true}}"#
        ),
        4 => format!(r#"{{"root": "{root}"}}"#),
        5 => format!("{root}/not/there"),
        6 => "2026-11-20".to_owned(),
        _ => "{}".to_owned(),
    }
}
