//! 被保険者資格申立書: filled from fields, checked, and printed (保発0710第1号, 別添3).

use super::parse;
use super::said::{all_said, said};
use mnc_abi::Result;
use mnc_core::Date;
use mnc_core::fallback::declaration::{Declaration, Field, Template, Text, page};
use serde_json::{Map, Value as Json, json};
use zeroize::Zeroizing;

const WHAT: &str = "declaration";

/// Beside the fields: words of the page that the institution replaced.
const WORDS: &str = "words";

/// What a claim may miss of the form on a day, and what was not understood and stays blank: `{misread,
/// warnings, age, asks_workplace, asks_share}`.
///
/// # Errors
/// `InvalidArgument` for an object that holds another field than the form has.
pub fn check(fields: &str, day: &str) -> Result<String> {
    let (fields, day) = (parse::json(fields, WHAT)?, parse::day(day)?);
    template(&fields, day)?;
    let (form, misread) = fill(&fields)?;
    let age = form.age_band(day);
    Ok(json!({
        "misread": misread.into_iter().map(key).collect::<Vec<_>>(),
        "warnings": all_said!(form.warnings(day, age)),
        "age": age.map(|it| said!(it)),
        "asks_workplace": form.asks_workplace(),
        "asks_share": form.asks_share(age),
    })
    .to_string())
}

/// The form as a page to print, in HTML without anything from outside: two sheets of A4, with the words in
/// force on the day, or with those in `words` that the institution replaced. Without any field it is blank.
///
/// # Errors
/// As [`check`].
pub fn print(fields: &str, day: &str) -> Result<Zeroizing<Vec<u8>>> {
    let (fields, day) = (parse::json(fields, WHAT)?, parse::day(day)?);
    let template = template(&fields, day)?;
    let html = page::html(&fill(&fields)?.0, &template);
    Ok(Zeroizing::new(html.into_bytes()))
}

/// The words of the day, or those that the fields replace.
fn template(fields: &Map<String, Json>, day: Date) -> Result<Template> {
    let mut template = Template::on(day);
    let words = match fields.get(WORDS) {
        None | Some(Json::Null) => return Ok(template),
        Some(Json::Object(words)) => words,
        Some(_) => return Err(parse::invalid(WHAT, 0).into()),
    };
    for (code, words) in words {
        let place = parse::code(Text::ALL, Text::code, code, WHAT)?;
        let words = words.as_str().ok_or(parse::invalid(WHAT, 0))?;
        template.set(place, words.to_owned());
    }
    Ok(template)
}

/// The form with the fields that were understood, and those that were not.
pub(super) fn fill(fields: &Map<String, Json>) -> Result<(Declaration, Vec<Field>)> {
    let mut form = Declaration::default();
    let mut misread = Vec::new();
    for (name, value) in fields.iter().filter(|(name, _)| *name != WORDS) {
        let field = parse_field(name)?;
        if !form.set(field, &text(value)?) {
            misread.push(field);
        }
    }
    misread.sort_unstable();
    Ok((form, misread))
}

/// The name of a field in JSON: its code in small letters.
fn key(field: Field) -> String {
    field.code().to_ascii_lowercase()
}

fn parse_field(name: &str) -> Result<Field> {
    let mut fields = Field::ALL.iter().copied();
    let found = fields.find(|field| key(*field) == name);
    found.ok_or_else(|| parse::invalid(WHAT, 0).into())
}

fn text(value: &Json) -> Result<Zeroizing<String>> {
    let text = match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Bool(_) | Json::Number(_) => value.to_string(),
        Json::Array(_) | Json::Object(_) => return Err(parse::invalid(WHAT, 0).into()),
    };
    Ok(Zeroizing::new(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = r#"{"issued": true, "insurance": "NATIONAL", "insurer_name": "架空市",
        "workplace": "", "issued_when": "EARLIER", "share": 3, "name": "見本　花子",
        "kana": "ミホン　ハナコ", "birth": "S63.1.5", "sex": "FEMALE", "address": "架空県見本市1-2-3",
        "residence": null, "signed_on": "2026-11-20", "signature": "見本花子", "relation": "",
        "phone": "00-0000-0000"}"#;
    const DAY: &str = "2026-11-20";

    fn checked(fields: &str) -> Json {
        serde_json::from_str(&check(fields, DAY).unwrap()).unwrap()
    }

    /// 別添3: 可能な範囲で; every field of the form can be filled.
    #[test]
    fn a_full_form_lacks_nothing() {
        let expected = json!({"misread": [], "warnings": [], "age": said!(
            mnc_core::fallback::procedure::AgeBand::Ordinary),
            "asks_workplace": false, "asks_share": false});
        assert_eq!(checked(FORM), expected);
        for field in Field::ALL {
            assert!(FORM.contains(&format!("\"{}\"", key(*field))), "{field:?}");
        }
    }

    #[test]
    fn a_blank_form_is_good_and_says_what_it_lacks() {
        let json = checked("{}");
        let codes: Vec<_> = json["warnings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| &it["code"])
            .collect();
        assert!(codes.contains(&&json!("NAME_MISSING")) && codes.contains(&&json!("NOT_ISSUED")));
        assert_eq!(json["age"], Json::Null);
    }

    #[test]
    fn what_is_not_understood_stays_blank_and_what_is_unknown_is_refused() {
        let json = checked(r#"{"share": "いくらか", "birth": "昨日", "name": "見本 花子"}"#);
        assert_eq!(json["misread"], json!(["share", "birth"]));
        for bad in [
            "[]",
            r#"{"nmae": "花子"}"#,
            r#"{"NAME": "花子"}"#,
            r#"{"name": ["花子"]}"#,
        ] {
            let failure = check(bad, DAY).unwrap_err();
            assert_eq!(failure.status(), 100, "{bad}");
            assert!(!format!("{failure:?}").contains('花'));
        }
        assert!(check("{}", "R8.11.20").is_err());
    }

    /// The words since 2024-12-02 were not published: an institution that has the form replaces them.
    #[test]
    fn words_can_be_replaced() {
        let replaced = r#"{"name": "見本　花子", "words": {"TITLE": "申立書の見本", "NOTE_1": "※1 見本の注"}}"#;
        let page = print(replaced, DAY).unwrap();
        let page = std::str::from_utf8(&page).unwrap();
        assert!(page.contains("申立書の見本") && page.contains("※1 見本の注"));
        assert!(page.contains("見本　花子"));
        assert_eq!(checked(replaced)["misread"], json!([]));
        for bad in [
            r#"{"words": {"TITEL": "x"}}"#,
            r#"{"words": {"TITLE": 5}}"#,
            r#"{"words": "TITLE"}"#,
        ] {
            assert_eq!(print(bad, DAY).unwrap_err().status(), 100, "{bad}");
            assert_eq!(check(bad, DAY).unwrap_err().status(), 100, "{bad}");
        }
    }

    #[test]
    fn the_page_holds_what_was_filled_in_and_the_words_of_the_day() {
        let page = |fields: &str, day: &str| {
            String::from_utf8(print(fields, day).unwrap().to_vec()).unwrap()
        };
        let filled = page(FORM, DAY);
        assert!(filled.starts_with("<!DOCTYPE html>") && filled.contains("見本　花子"));
        assert!(filled.contains("架空県見本市1-2-3"));
        let blank = page("{}", DAY);
        assert!(blank.contains("被保険者資格申立書") && !blank.contains("見本"));
        assert_ne!(
            blank,
            page("{}", "2024-12-01"),
            "the words changed on 2024-12-02"
        );
        assert!(page(r#"{"name": "<b>花子"}"#, DAY).contains("&lt;b&gt;花子"));
    }
}
