//! The keys of names, and the characters that claim files carry.

use mnc_core::patient::charset::{self, Suggestion, Unfit};
use mnc_core::patient::fold::{Level, has_mark, kana_key, name_key};
use mnc_core::patient::individual_number;
use serde_json::{Value as Json, json};

/// The levels at which names have keys of their own: aliases are compared by the weak one.
const LEVELS: [Level; 4] = [Level::Exact, Level::Width, Level::Folded, Level::Weak];

/// The keys by which a text is compared as a name and as a reading: `{name: {L0, L1, L2, L3}, kana: {…},
/// mark}`. `mark` says whether a character was lost (●).
pub fn fold(text: &str) -> String {
    let keys = |key: fn(&str, Level) -> String| {
        let keys = LEVELS.map(|level| (level.code().to_owned(), Json::from(key(text, level))));
        Json::Object(keys.into_iter().collect())
    };
    json!({ "name": keys(name_key), "kana": keys(kana_key), "mark": has_mark(text) }).to_string()
}

/// Whether a claim file carries the text: `{fits, unfit: [{place, character, instead, write}], substituted,
/// individual_number}`. `write` is `FORM`, `OMIT` or `KANA`.
pub fn check(text: &str) -> String {
    let unfit = charset::check(text).err().unwrap_or_default();
    json!({
        "fits": unfit.is_empty(),
        "unfit": unfit.iter().map(unfit_json).collect::<Vec<_>>(),
        "substituted": charset::substituted(text),
        "individual_number": individual_number::looks_like(text),
    })
    .to_string()
}

pub(super) fn unfit_json(unfit: &Unfit) -> Json {
    let (write, instead) = match unfit.suggestion {
        Suggestion::Form(form) => ("FORM", Some(form.to_string())),
        Suggestion::Omit => ("OMIT", None),
        Suggestion::Kana => ("KANA", None),
    };
    json!({
        "place": unfit.place,
        "character": unfit.character.to_string(),
        "write": write,
        "instead": instead,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Json {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn keys_go_from_exact_to_weak() {
        let json = parsed(&fold("髙橋　ｼｮｳｺﾞ"));
        assert_eq!(json["name"]["L0"], "髙橋　ｼｮｳｺﾞ");
        assert_eq!(json["name"]["L1"], "髙橋ショウゴ");
        let other = parsed(&fold("高橋 シヨウゴ"));
        assert_eq!(json["name"]["L2"], other["name"]["L2"]);
        assert_ne!(json["name"]["L1"], other["name"]["L1"]);
        assert_eq!(json["kana"]["L2"], kana_key("髙橋シヨウゴ", Level::Folded));
        assert_ne!(json["kana"]["L2"], json["kana"]["L3"]);
        assert_eq!(json["mark"], false);
        assert_eq!(parsed(&fold("髙●"))["mark"], true);
    }

    /// レセプト電算処理 記録条件仕様: JIS X 0208-1983.
    #[test]
    fn what_a_claim_file_cannot_carry_is_named_with_its_place() {
        let json = parsed(&check("番号 髙子"));
        assert_eq!(json["fits"], false);
        assert_eq!(
            json["unfit"][0],
            json!({"place": 3, "character": "髙", "write": "FORM", "instead": "高"})
        );
        assert_eq!(json["substituted"], "番号 高子");
        let kana = parsed(&check("彅"));
        assert_eq!(
            (&kana["unfit"][0]["write"], &kana["substituted"]),
            (&json!("KANA"), &json!(null))
        );
        assert_eq!(parsed(&check("葛\u{E0100}"))["unfit"][0]["write"], "OMIT");
        let plain = parsed(&check("番号花子"));
        assert_eq!(
            (&plain["fits"], &plain["individual_number"]),
            (&json!(true), &json!(false))
        );
        assert_eq!(parsed(&check("983205673214"))["individual_number"], true);
    }
}
