//! The answer in words, or as JSON.

use crate::arguments::Arguments;
use mnc_core::Language;
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::{Day, Qualification, QualificationAnswer};
use mnc_examples::say;
use mnc_reader::terminal::{Reply, Result, Silence};
use serde_json::{Map, Value, json};

pub(crate) fn print(reply: &Reply, arguments: &Arguments) -> Result<()> {
    match reply {
        Reply::Answered(received) if arguments.json => {
            say!("{}", to_json(&received.answer()?));
        }
        Reply::Answered(received) => say(&received.answer()?, arguments),
        Reply::Unknown(silence) if arguments.json => {
            let trouble = silence.trouble.as_ref().map(ToString::to_string);
            let outcome = Outcome::Unknown.name();
            say!(
                "{}",
                json!({ "outcome": outcome, "taken_up": silence.taken_up, "trouble": trouble })
            );
        }
        Reply::Unknown(silence) => say_silence(silence, arguments.language),
    }
    Ok(())
}

/// Every element of the answer as a list of paths and texts, behind what it means.
fn to_json(answer: &QualificationAnswer) -> Value {
    let root = answer.to_element();
    let leaves = root.leaves().into_iter();
    let fields: Vec<_> = leaves
        .map(|(path, text)| {
            let path = path.strip_prefix("XmlMsg/").unwrap_or(&path).to_owned();
            Value::Object(Map::from_iter([(path, json!(text))]))
        })
        .collect();
    let outcome = answer.outcome();
    json!({
        "outcome": outcome.name(),
        "confirmed": outcome.confirms_qualification(),
        "fields": fields,
    })
}

fn say(answer: &QualificationAnswer, arguments: &Arguments) {
    let language = arguments.language;
    say!("{}", answer.outcome().message(language));
    let messages = [&answer.header.error_message, &answer.body.message];
    for message in messages.into_iter().flatten() {
        say!("  {message}");
    }
    for result in &answer.body.results {
        say!();
        for (japanese, english, text) in lines(result, arguments) {
            let label = match language {
                Language::Japanese => japanese,
                Language::English => english,
            };
            say!("  {label}: {text}");
        }
    }
}

fn lines(
    result: &Qualification,
    arguments: &Arguments,
) -> Vec<(&'static str, &'static str, String)> {
    let text = |value: &Option<String>| value.clone();
    let day = |value: &Option<Day>| value.as_ref().map(|it| it.text().to_owned());
    let card = result.card_classification.as_ref();
    let insurer = result.insurer_number.as_ref();
    let ratio = result.ratio_percent(arguments.day);
    let limits = result.limit_certificates.iter();
    let limits: Vec<_> = limits
        .filter_map(|it| it.classification.as_ref())
        .map(|it| it.label().unwrap_or(it.code()))
        .collect();
    let loss = result.reason_of_loss.as_ref();
    let rows = [
        ("氏名", "name", text(&result.name)),
        ("カナ", "kana", text(&result.kana)),
        ("生年月日", "born", day(&result.birthdate)),
        ("住所", "address", text(&result.address)),
        (
            "証区分",
            "certificate",
            card.map(|it| it.label().unwrap_or(it.code()).to_owned()),
        ),
        (
            "保険者番号",
            "insurer",
            insurer.map(|it| it.trimmed().to_owned()),
        ),
        ("保険者", "insurer's name", text(&result.insurer_name)),
        ("記号", "symbol", text(&result.symbol)),
        ("番号", "number", text(&result.number)),
        ("枝番", "branch", text(&result.branch)),
        ("有効開始", "valid from", day(&result.valid_from)),
        ("有効終了", "valid until", day(&result.valid_until)),
        ("喪失日", "lost on", day(&result.disqualified_on)),
        (
            "喪失事由",
            "lost because",
            loss.map(|it| it.label().unwrap_or(it.code()).to_owned()),
        ),
        (
            "負担割合",
            "share",
            ratio.map(|percent| format!("{percent} %")),
        ),
        (
            "限度額区分",
            "limit",
            (!limits.is_empty()).then(|| limits.join("、")),
        ),
        (
            "医療券・調剤券",
            "tickets",
            (!result.tickets.is_empty()).then(|| result.tickets.len().to_string()),
        ),
    ];
    rows.into_iter()
        .filter_map(|(japanese, english, text)| Some((japanese, english, text?)))
        .collect()
}

fn say_silence(silence: &Silence, language: Language) {
    say!("{}", Outcome::Unknown.message(language));
    let taken = match (silence.taken_up, language) {
        (true, Language::Japanese) => "端末は照会を受け付けましたが、結果がまだ届いていません。",
        (true, Language::English) => "the terminal took the request, and no answer has come yet",
        (false, Language::Japanese) => {
            "端末が照会を受け付けていません。連携アプリケーションを確認してください。"
        }
        (false, Language::English) => {
            "the terminal has not taken the request; is its connector running?"
        }
    };
    say!("  {taken}");
    if let Some(trouble) = &silence.trouble {
        say!("  {}", trouble.message(language));
    }
}
