//! From a number to a person: names, date of birth, address and numbers that nobody has.

use super::{Holder, Sex};
use jiff::ToSpan;
use mnc_core::Date;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

const FAMILIES: &[(&str, &str)] = &[
    ("番号", "バンゴウ"),
    ("見本", "ミホン"),
    ("架空", "カクウ"),
    ("試験", "シケン"),
    ("例示", "レイジ"),
    ("雛形", "ヒナガタ"),
    ("標本", "ヒョウホン"),
    ("仮名", "カメイ"),
];
const MEN: &[(&str, &str)] = &[
    ("太郎", "タロウ"),
    ("一郎", "イチロウ"),
    ("次郎", "ジロウ"),
    ("夏男", "ナツオ"),
    ("三郎", "サブロウ"),
];
const WOMEN: &[(&str, &str)] = &[
    ("花子", "ハナコ"),
    ("春子", "ハルコ"),
    ("秋子", "アキコ"),
    ("冬美", "フユミ"),
    ("良子", "ヨシコ"),
];

impl Holder {
    /// The person who belongs to `seed`: the same for ever, aged about 18 to 95 in the year 2026.
    pub fn from_seed(seed: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let sex = if random.next_u32() % 2 == 0 {
            Sex::Male
        } else {
            Sex::Female
        };
        let given = if sex == Sex::Male { MEN } else { WOMEN };
        let (family_name, family_kana) = pick(FAMILIES, &mut random);
        let (given_name, given_kana) = pick(given, &mut random);
        let municipality = 13_990 + random.next_u32() % 10;
        Self {
            seed,
            family_name,
            given_name,
            family_kana,
            given_kana,
            birth_date: birth_date(&mut random),
            sex,
            address: address(&mut random),
            municipality_code: municipality.to_string(),
            individual_number: individual_number(&mut random),
            security_code: format!("{:04}", random.next_u32() % 10_000),
            card_serial: format!("0000{:011}", u64::from(random.next_u32())),
        }
    }
}

/// The check digit of a 個人番号 for its first 11 digits (総務省令第85号 of 2014, article 5).
pub fn individual_number_check_digit(digits: &[u8; 11]) -> u8 {
    let sum: u32 = digits
        .iter()
        .rev()
        .zip([2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6])
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .sum();
    match sum % 11 {
        0 | 1 => 0,
        rest => u8::try_from(11 - rest).unwrap_or_default(),
    }
}

fn pick(from: &[(&str, &str)], random: &mut ChaCha8Rng) -> (String, String) {
    let position = random.next_u32() as usize % from.len();
    let (kanji, kana) = from.get(position).copied().unwrap_or_default();
    (kanji.to_owned(), kana.to_owned())
}

fn birth_date(random: &mut ChaCha8Rng) -> Date {
    let days = i64::from(random.next_u32() % (77 * 365));
    Date::constant(1931, 1, 1).saturating_add(days.days())
}

fn address(random: &mut ChaCha8Rng) -> String {
    let mut block = || full_width(1 + random.next_u32() % 30);
    format!(
        "架空県見本市例示町{}丁目{}番{}号",
        block(),
        block(),
        block()
    )
}

fn full_width(number: u32) -> String {
    number
        .to_string()
        .chars()
        .filter_map(|digit| char::from_u32(u32::from(digit) + 0xFEE0))
        .collect()
}

fn individual_number(random: &mut ChaCha8Rng) -> String {
    let mut digits = [0u8; 11];
    for digit in digits.iter_mut().skip(4) {
        *digit = u8::try_from(random.next_u32() % 10).unwrap_or_default();
    }
    let check = individual_number_check_digit(&digits);
    digits.iter().chain([&check]).map(u8::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 20);

    #[test]
    fn a_seed_gives_the_same_person_in_the_documented_shapes() {
        for seed in 0..200 {
            let holder = Holder::from_seed(seed);
            assert_eq!(holder, Holder::from_seed(seed));
            assert!(holder.individual_number.starts_with("0000"));
            assert_eq!(holder.individual_number.len(), 12);
            assert_eq!(holder.municipality_code.len(), 5);
            assert_eq!(holder.security_code.len(), 4);
            assert_eq!(holder.card_serial.len(), 15);
            assert!(
                (18..=95).contains(&holder.age_on(TODAY)),
                "{}",
                holder.age_on(TODAY)
            );
            assert!(holder.address.starts_with("架空県見本市"));
            assert!(!holder.address.contains(|letter: char| letter.is_ascii()));
        }
    }

    #[test]
    fn the_check_digit_of_the_ordinance() {
        // 1×6+2×5+3×4+4×3+5×2+6×7+7×6+8×5+9×4+0×3+1×2 = 212; 212 mod 11 = 3; 11 - 3 = 8.
        assert_eq!(
            individual_number_check_digit(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]),
            8
        );
        assert_eq!(individual_number_check_digit(&[0; 11]), 0);
    }
}
