//! 和暦 and 西暦, and what an age means to the insurance.

use super::parse;
use mnc_abi::Result;
use mnc_core::ErrorKind;
use mnc_core::fallback::procedure::AgeBand;
use mnc_core::patient::age;
use mnc_core::patient::share::{self, Band, Scheme};
use mnc_core::patient::wareki::{self, Era, Notation, Wareki};
use serde_json::{Value as Json, json};

/// Reads a date as people write it, in either calendar: `{day, notation, era, wareki: {era, letter,
/// claim_code, year, kanji, claim}}`. `era` is the one that was written, `wareki` the day's own.
///
/// # Errors
/// `UnreadableDate`.
pub fn read(text: &str) -> Result<String> {
    let read = wareki::read(text)?;
    let (notation, era) = match read.notation {
        Notation::Western => ("WESTERN", None),
        Notation::Era(era) => ("ERA", Some(era)),
        Notation::FormerNameOfTheDay(era) => ("FORMER_NAME", Some(era)),
        Notation::PastEra(era) => ("PAST_ERA", Some(era)),
    };
    Ok(json!({
        "day": read.day.to_string(),
        "notation": notation,
        "era": era.map(Era::kanji),
        "wareki": Wareki::of(read.day).map(wareki_json),
    })
    .to_string())
}

/// The age on a day and what follows from it: `{age, band, shares, preschool_until, elderly_from,
/// late_elderly_from}`. The insurer's number may be empty.
///
/// # Errors
/// `UnreadableDate` for a birth date that names no day; `InvalidArgument` for one after the day.
pub fn age(birthdate: &str, day: &str, insurer_number: &str) -> Result<String> {
    let (birth, day) = (wareki::parse(birthdate)?, parse::day(day)?);
    let scheme = Scheme::of(insurer_number);
    let age = age::age_on(birth, day).ok_or(ErrorKind::InvalidArgument)?;
    let day_text = |day: Option<mnc_core::Date>| day.map(|day| day.to_string());
    Ok(json!({
        "age": age,
        "band": share::band(birth, day, scheme).map(band_code),
        "form_band": AgeBand::of(birth, day, scheme).map(AgeBand::code),
        "shares": share::expected(birth, day, scheme),
        "preschool_until": day_text(age::preschool_until(birth)),
        "elderly_from": day_text(age::elderly_from(birth)),
        "late_elderly_from": day_text(age::late_elderly_from(birth)),
    })
    .to_string())
}

fn wareki_json(day: Wareki) -> Json {
    let era = day.era();
    json!({
        "era": era.kanji(),
        "letter": era.letter().to_string(),
        "claim_code": era.claim_code().to_string(),
        "year": day.year(),
        "kanji": day.to_kanji(),
        "claim": day.to_claim(),
    })
}

const fn band_code(band: Band) -> &'static str {
    match band {
        Band::Preschool => "PRESCHOOL",
        Band::General => "GENERAL",
        Band::Elderly => "ELDERLY",
        Band::LateElderly => "LATE_ELDERLY",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: Result<String>) -> Json {
        serde_json::from_str(&text.unwrap()).unwrap()
    }

    #[test]
    fn both_calendars_lead_to_the_same_day() {
        for text in ["1988-01-05", "昭和63年1月5日", "S63.1.5", "3630105"] {
            let json = parsed(read(text));
            assert_eq!(json["day"], "1988-01-05", "{text}");
            let wareki = json!({"era": "昭和", "letter": "S", "claim_code": "3", "year": 63,
                "kanji": "昭和63年1月5日", "claim": "3630105"});
            assert_eq!(json["wareki"], wareki);
        }
        for (text, notation, era) in [
            ("1988-01-05", "WESTERN", json!(null)),
            ("S63.1.5", "ERA", json!("昭和")),
            ("T15.12.25", "FORMER_NAME", json!("大正")),
            ("S65.1.5", "PAST_ERA", json!("昭和")),
        ] {
            let json = parsed(read(text));
            assert_eq!((&json["notation"], &json["era"]), (&json!(notation), &era));
        }
        assert_eq!(read("昨日").unwrap_err().status(), 750);
    }

    /// 健康保険法第74条第1項第2号: born on a first, from the 70th birthday.
    #[test]
    fn an_age_says_which_shares_it_allows() {
        let json = parsed(age("1953-11-01", "2023-11-01", ""));
        assert_eq!(
            json,
            json!({"age": 70, "band": "ELDERLY", "form_band": "ELDERLY",
            "shares": [20, 30], "preschool_until": "1960-03-31", "elderly_from": "2023-11-01",
            "late_elderly_from": "2028-11-01"})
        );
        let before = parsed(age("S28.11.1", "2023-10-31", "138057"));
        assert_eq!(
            (&before["band"], &before["shares"]),
            (&json!("GENERAL"), &json!([30]))
        );
        let scheme = parsed(age("1955-11-01", "2023-10-31", "39138057"));
        assert_eq!(scheme["band"], "LATE_ELDERLY");
        assert_eq!(
            parsed(age("2022-01-01", "2023-10-31", ""))["band"],
            "PRESCHOOL"
        );
        assert_eq!(
            age("2024-01-01", "2023-10-31", "").unwrap_err().status(),
            100
        );
        assert_eq!(age("S65.1.1", "2023-10-31", "").unwrap_err().status(), 750);
    }
}
