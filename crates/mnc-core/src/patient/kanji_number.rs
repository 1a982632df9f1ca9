//! Numbers written in kanji or digits, as dates and addresses have them: 元, 六十三, 二〇, 63.

/// The largest number that is read: house numbers and years are smaller.
const MAX: u32 = 99_999;

/// The value of a number up to 99 999; none if the text is empty, larger, or not a number.
pub(super) fn value(text: &str) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    let by_units = text.chars().any(|c| unit(c).is_some());
    let value = if by_units {
        of_units(text)
    } else {
        of_digits(text)
    };
    value.filter(|value| *value <= MAX)
}

/// Digits by their place: 63, 六三, 二〇.
fn of_digits(text: &str) -> Option<u32> {
    text.chars().try_fold(0_u32, |value, c| {
        value.checked_mul(10)?.checked_add(digit(c)?)
    })
}

/// Digits before the units 十, 百 and 千, from the largest to the smallest: 六十三, 千二.
fn of_units(text: &str) -> Option<u32> {
    let (mut value, mut pending, mut last_unit) = (0_u32, None, u32::MAX);
    for c in text.chars() {
        match unit(c) {
            Some(unit) if unit < last_unit => {
                value += pending.take().unwrap_or(1) * unit;
                last_unit = unit;
            }
            None if pending.is_none() => pending = Some(digit(c)?),
            _ => return None,
        }
    }
    Some(value + pending.unwrap_or(0))
}

const fn unit(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

fn digit(c: char) -> Option<u32> {
    const KANJI: &str = "〇一二三四五六七八九";
    let kanji = || {
        let place = KANJI.chars().position(|kanji| kanji == c)?;
        u32::try_from(place).ok()
    };
    c.to_digit(10).or_else(kanji)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_place_and_by_unit() {
        for (text, expected) in [
            ("0", 0),
            ("63", 63),
            ("〇", 0),
            ("二〇", 20),
            ("六十三", 63),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("百五", 105),
            ("千二百三十四", 1234),
            ("99999", 99_999),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_has_no_value() {
        for text in [
            "",
            "元",
            "十十",
            "十百",
            "六三十",
            "一1十",
            "100000",
            "99999999999999",
            "-1",
            "６",
            "a",
        ] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
