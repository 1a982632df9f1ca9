//! Addresses: whether two may be one place. A hint only: insurers need not register an address, and
//! write it in their own ways (保団連 surveys of 2023).

use super::{fold, kanji_number};

/// What two addresses have in common. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AddressHint {
    /// The same place, however it is written.
    Same,
    /// The same number of the street; one names another building, room or none.
    OtherBuilding,
    /// One says less than the other, and nothing else.
    Partial,
    /// The same but for lost characters (●).
    Marked,
    /// Different places.
    Differs,
}

/// Compares two addresses.
///
/// ```
/// use mnc_core::patient::address::{AddressHint, compare};
/// let hint = compare("架空県見本市霞ヶ丘一丁目２番３号", "見本市霞ケ丘1-2-3");
/// assert_eq!(hint, AddressHint::Same);
/// ```
pub fn compare(one: &str, other: &str) -> AddressHint {
    let (one, other) = (Place::of(one), Place::of(other));
    match (one.town_fits(&other), one.numbers_fit(&other)) {
        (Fit::No, _) | (_, Fit::No) => AddressHint::Differs,
        (Fit::Marked, _) => AddressHint::Marked,
        (Fit::Part, _) | (_, Fit::Part) => AddressHint::Partial,
        _ if one.building == other.building => AddressHint::Same,
        _ => AddressHint::OtherBuilding,
    }
}

/// The parts of an address, each as a key.
struct Place {
    town: String,
    numbers: Vec<String>,
    building: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Yes,
    Marked,
    Part,
    No,
}

impl Place {
    fn of(address: &str) -> Self {
        let (street, behind) = split_building(address);
        let plain = one_spelling(&fold::plain_width(street));
        let town = without_street_names(without_county(without_prefecture(&plain)));
        let dashed = dashes(&town);
        let (town, numbers, rest) = split_numbers(&dashed);
        Self {
            town: town.to_owned(),
            numbers: numbers
                .split('-')
                .filter(|number| !number.is_empty())
                .map(|number| number.trim_start_matches('0').to_owned())
                .collect(),
            building: format!("{rest}{}", fold::plain_width(behind)),
        }
    }

    fn town_fits(&self, other: &Self) -> Fit {
        let (one, other) = (self.town.as_str(), other.town.as_str());
        let ends = |long: &str, short: &str| short.chars().count() > 1 && long.ends_with(short);
        if one == other || ends(one, other) || ends(other, one) {
            Fit::Yes
        } else if one.is_empty() || other.is_empty() {
            Fit::Part
        } else if (fold::has_mark(one) || fold::has_mark(other))
            && fold::names_agree(one, other).is_some()
        {
            Fit::Marked
        } else {
            Fit::No
        }
    }

    fn numbers_fit(&self, other: &Self) -> Fit {
        let (one, other) = (&self.numbers, &other.numbers);
        if one == other {
            Fit::Yes
        } else if one.starts_with(other) || other.starts_with(one) {
            Fit::Part
        } else {
            Fit::No
        }
    }
}

/// The building stands behind a space, once there was a number.
fn split_building(address: &str) -> (&str, &str) {
    let mut numbered = false;
    for (place, c) in address.trim().char_indices() {
        if c.is_whitespace() && numbered {
            return address.trim().split_at(place);
        }
        numbered |= c.is_numeric() || c == '番';
    }
    (address.trim(), "")
}

/// ヶ ケ が ガ between kanji are one spelling; 大字 is often left out, and 字 behind a town.
fn one_spelling(text: &str) -> String {
    let folded: String = text
        .replace("大字", "")
        .chars()
        .map(|c| match c {
            'ヶ' | 'が' | 'ガ' => 'ケ',
            'の' | '之' => 'ノ',
            other => other,
        })
        .collect();
    ["町字", "村字", "市字", "区字"]
        .iter()
        .fold(folded, |text, with| {
            text.replace(with, with.trim_end_matches('字'))
        })
}

fn without_prefecture(text: &str) -> &str {
    const SHORT: [&str; 4] = ["北海道", "東京都", "大阪府", "京都府"];
    let short = SHORT.iter().find_map(|name| text.strip_prefix(name));
    let by_suffix = || {
        // The names of prefectures have two characters before 県, or three.
        let (end, suffix) = text
            .char_indices()
            .skip(2)
            .take(2)
            .find(|(_, c)| *c == '県')?;
        text.get(end + suffix.len_utf8()..)
    };
    short
        .or_else(by_suffix)
        .filter(|rest| !rest.is_empty())
        .unwrap_or(text)
}

/// 郡 may be left out; 郡 in the name of a city (郡山市, 蒲郡市, 郡上市) may not.
fn without_county(text: &str) -> &str {
    let Some((county, rest)) = text.split_once('郡') else {
        return text;
    };
    let is_county = (1..=4).contains(&county.chars().count())
        && !rest.starts_with(['市', '山', '上'])
        && rest.contains(['町', '村']);
    if is_county { rest } else { text }
}

/// 通り名 of Kyoto stand between the ward and the town: 寺町通御池上る.
fn without_street_names(text: &str) -> String {
    const TURNS: [&str; 6] = ["上る", "下る", "入る", "上ル", "下ル", "入ル"];
    let turns = TURNS
        .iter()
        .filter_map(|turn| Some(text.rfind(turn)? + turn.len()));
    let parts = turns.max().and_then(|end| {
        let (ward, _) = text.split_once('区')?;
        Some((ward, text.get(end..)?)).filter(|_| ward.len() < end)
    });
    match parts {
        Some((ward, town)) => format!("{ward}区{town}"),
        None => text.to_owned(),
    }
}

/// 丁目, 番地, 番, 号 and ノ behind a number as `-`, and the number in digits.
///
/// Kanji before 丁目 and 番地 are a number; before 番 and 号 only behind another number or the end of
/// a town's name, for towns are called 一番町 and 麻布十番.
fn dashes(text: &str) -> String {
    let mut dashed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((number, behind)) = numbered(rest, &dashed) {
            dashed.push_str(&number);
            dashed.push('-');
            rest = behind;
        } else {
            dashed.push(if is_dash(c) && ends_in_number(&dashed) {
                '-'
            } else {
                c
            });
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    dashed
}

/// A number with its unit at the front of the text, and what is behind them.
fn numbered<'a>(text: &'a str, before: &str) -> Option<(String, &'a str)> {
    let end = text.find(|c: char| !is_number(c)).unwrap_or(text.len());
    let (number, behind) = text.split_at_checked(end)?;
    let value = kanji_number::value(number)?;
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    let sure = digits || before.ends_with(['-', '町', '村', '字', '区', '市']);
    for (unit, always) in [("丁目", true), ("番地", true), ("番", false), ("号", false)] {
        let Some(behind) = behind.strip_prefix(unit) else {
            continue;
        };
        let is_name = behind.starts_with(['町', '丁', '館']) || before.ends_with(is_number);
        return ((always || sure) && !is_name).then(|| {
            let behind = behind.strip_prefix('ノ').unwrap_or(behind);
            (value.to_string(), behind.trim_start_matches(is_dash))
        });
    }
    if before.ends_with('-') && (behind.is_empty() || behind.starts_with(is_dash)) {
        return Some((value.to_string(), behind.trim_start_matches(is_dash)));
    }
    let behind = behind
        .strip_prefix('ノ')
        .filter(|it| it.starts_with(is_number));
    behind
        .filter(|_| digits)
        .map(|behind| (value.to_string(), behind))
}

fn is_number(c: char) -> bool {
    kanji_number::value(c.encode_utf8(&mut [0; 4])).is_some()
}

fn ends_in_number(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | 'ー'
    )
}

/// The town, the numbers, and what follows them. A number before 条 is the town's: 北3条西.
fn split_numbers(text: &str) -> (&str, &str, &str) {
    let is_of_town = |rest: &str| {
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        behind.starts_with('条')
    };
    let mut start = text.len();
    for (place, c) in text.char_indices() {
        let first = c.is_ascii_digit() && !text.get(..place).is_some_and(ends_in_number);
        if first && !text.get(place..).is_some_and(is_of_town) {
            start = place;
            break;
        }
    }
    let (town, behind) = text.split_at_checked(start).unwrap_or((text, ""));
    let end = behind.find(|c: char| !c.is_ascii_digit() && c != '-');
    let (numbers, rest) = behind
        .split_at_checked(end.unwrap_or(behind.len()))
        .unwrap_or((behind, ""));
    (town, numbers, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use AddressHint::{Differs, Marked, OtherBuilding, Partial, Same};

    /// Spellings that the surveys of 2023 name: widths of digits, 丁目 and 番地, a town left out, ●.
    #[test]
    fn one_place_is_written_in_many_ways() {
        for (one, other, hint) in [
            ("架空県見本市本町1-2-3", "架空県見本市本町１－２－３", Same),
            ("架空県見本市本町1-2-3", "見本市本町一丁目2番3号", Same),
            (
                "架空県見本市本町1-2-3",
                "架空県見本市本町１丁目２番地の３",
                Same,
            ),
            (
                "架空県見本市本町1丁目2番3号",
                "架空県見本市本町1-2ー3",
                Same,
            ),
            ("見本市霞ヶ丘5番地", "見本市霞が丘5", Same),
            ("見本市一ノ宮10", "見本市一の宮１０番地", Same),
            ("架空県見本郡架空町12", "架空県架空町12", Same),
            ("架空県見本市大字架空12", "架空県見本市架空12", Same),
            ("架空県見本町字架空12", "架空県見本町架空12", Same),
            ("見本市架空三番地五", "見本市架空3-5", Same),
            ("見本市架空町三番五号", "見本市架空町3-5", Same),
            ("見本市本町001-2", "見本市本町1-2", Same),
            (
                "見本市本町1-2-3 見本荘101",
                "見本市本町1-2-3",
                OtherBuilding,
            ),
            (
                "見本市本町1-2-3　見本荘１０１",
                "見本市本町1-2-3 見本荘101",
                Same,
            ),
            ("見本市本町1-2-3-101", "見本市本町1-2-3", Partial),
            ("1-2-3", "見本市本町1-2-3", Partial),
            ("見本市本町", "見本市本町1-2-3", Partial),
            ("見本市●町1-2-3", "見本市本町1-2-3", Marked),
            ("見本市●町1-2-3", "見本市本町1-2-4", Differs),
            ("見本市本町1-2-3", "見本市本町1-2-4", Differs),
            ("見本市本町1-2-3", "見本市架空1-2-3", Differs),
        ] {
            assert_eq!(compare(one, other), hint, "{one} {other}");
            assert_eq!(compare(other, one), hint, "{other} {one}");
        }
    }

    #[test]
    fn numbers_in_the_names_of_towns_stay() {
        for town in [
            "一番町",
            "三条",
            "五十嵐",
            "六番丁",
            "麻布十番",
            "十文字",
            "八百屋",
        ] {
            let place = Place::of(&format!("見本市{town}1-2"));
            assert_eq!(place.town, format!("見本市{town}"), "{town}");
            assert_eq!(place.numbers, ["1", "2"], "{town}");
        }
        assert_eq!(compare("見本市北3条西5丁目", "見本市北3条東5丁目"), Differs);
        assert_eq!(compare("見本市一番町1", "見本市二番町1"), Differs);
    }

    #[test]
    fn counties_and_prefectures_are_not_cut_out_of_cities() {
        assert_eq!(compare("郡山市本町1", "山市本町1"), Same);
        assert_eq!(without_county("蒲郡市本町1"), "蒲郡市本町1");
        assert_eq!(without_county("郡上市本町1"), "郡上市本町1");
        assert_eq!(without_county("大和郡山市本町1"), "大和郡山市本町1");
        assert_eq!(without_prefecture("神奈川県見本市"), "見本市");
        assert_eq!(without_prefecture("山県市見本"), "山県市見本");
        assert_eq!(without_prefecture("京都府"), "京都府");
        assert_eq!(without_prefecture("東京都見本区"), "見本区");
    }

    #[test]
    fn street_names_of_kyoto_may_be_left_out() {
        let long = "京都府京都市中京区見本通架空上る本町488番地";
        assert_eq!(compare(long, "京都市中京区本町488"), Same);
    }

    #[test]
    fn nothing_is_in_common_with_nothing() {
        assert_eq!(compare("", ""), Same);
        assert_eq!(compare("", "見本市本町1"), Partial);
    }
}
