//! How receipt software writes a person down, and how the terminal answers about one.

use super::names::family_name;
use super::{Dice, Insurance, Person, insurance};
use mnc_core::eligibility::answer::{Day, Qualification};
use mnc_core::eligibility::codes::Sex;
use mnc_core::eligibility::numbers::InsurerNumber;
use mnc_core::patient::LocalPatient;
use mnc_core::patient::charset::substituted;

/// Of a thousand answers, those with a lost character (部会資料 of 2025-08-28: 4.4 %).
const MARKED_PER_MILLE: u32 = 44;

pub(super) fn address(dice: &mut Dice) -> String {
    let town = dice.pick(&["本町", "霞ヶ丘", "一番町", "見本台"]);
    let (block, house) = (1 + dice.number(9), 1 + dice.number(60));
    format!(
        "架空県見本市{town}{block}丁目{house}番地{}",
        1 + dice.number(30)
    )
}

/// A record, with the habits of receipt software: characters of the claim file, spaces of either
/// width, and branches left out or typed behind the number.
pub(super) fn record(person: &Person, copy: usize, dice: &mut Dice) -> LocalPatient {
    let mut record = LocalPatient::default();
    let space = if dice.one_in(2) { " " } else { "　" };
    let name = format!("{}{space}{}", person.family.kanji(), person.given.kanji());
    let in_claims = substituted(&name).filter(|_| !dice.one_in(3));
    record.name = in_claims.unwrap_or(name);
    record.kana = format!("{}{space}{}", person.family.kana(), person.given.kana());
    record.birthdate = Some(person.birthdate);
    record.sex = Some(person.sex.clone());
    let number = person.patient_number;
    record.patient_number = Some(format!("{number}{}", "-".repeat(copy)));
    record.insurer_number = Some(InsurerNumber::new(person.insurance.insurer));
    record.symbol = Some(person.insurance.symbol.clone());
    record.number = Some(person.insurance.number.trim_start_matches('0').to_owned());
    record.branch = Some(format!("{:02}", person.branch)).filter(|_| !dice.one_in(10));
    if dice.one_in(100) {
        record.number = Some(format!("{}{:02}", person.insurance.number, person.branch));
        record.branch = None;
    }
    record.relation = Some(person.relation());
    record.address = Some(person.address.clone());
    record
}

/// An answer: half-width reading with large kana, padded numbers, and what has changed or was lost.
pub(super) fn answer(person: &Person, twin: Option<&Person>, dice: &mut Dice) -> Qualification {
    let mut answer = Qualification::default();
    // One in a hundred married, one in ten changed the insurance, one in five has an old address.
    let family = if dice.one_in(100) {
        family_name(dice)
    } else {
        person.family
    };
    answer.name = Some(marked(
        format!("{}　{}", family.kanji(), person.given.kanji()),
        dice,
    ));
    answer.kana = Some(large_half(&format!(
        "{} {}",
        family.kana(),
        person.given.kana()
    )));
    let insured = if dice.one_in(10) {
        insurance(dice)
    } else {
        person.insurance.clone()
    };
    insure(&mut answer, &insured);
    answer.branch = Some(format!("{:02}", person.branch)).filter(|_| !dice.one_in(33));
    answer.relation = Some(person.relation());
    answer.address = Some(if dice.one_in(5) {
        address(dice)
    } else {
        person.address.clone()
    });
    answer.birthdate = Some(Day::new(person.birthdate));
    answer.sex = Some(person.sex.clone());
    disturb(&mut answer, person, dice);
    // Half of the patients have a registered number; one twin in ten has the other's.
    if dice.one_in(2) {
        let confused = twin.filter(|_| dice.one_in(10));
        let number = confused.unwrap_or(person).patient_number;
        answer.reference_numbers = vec![number.to_string()];
    }
    answer
}

/// Registered wrongly: the birth date of two in a thousand, the sex of one.
fn disturb(answer: &mut Qualification, person: &Person, dice: &mut Dice) {
    if dice.one_in(500) {
        answer.birthdate = person.birthdate.tomorrow().ok().map(Day::new);
    }
    if dice.one_in(1000) {
        let other = if person.sex == Sex::Male {
            Sex::Female
        } else {
            Sex::Male
        };
        answer.sex = Some(other);
    }
}

fn insure(answer: &mut Qualification, insurance: &Insurance) {
    answer.insurer_number = Some(InsurerNumber::padded(insurance.insurer));
    answer.symbol = Some(insurance.symbol.clone());
    answer.number = Some(insurance.number.clone());
}

/// With ● for one character, which is not the space.
fn marked(name: String, dice: &mut Dice) -> String {
    if dice.number(1000) >= MARKED_PER_MILLE {
        return name;
    }
    let lost = dice.below(name.chars().count());
    let mark = |(place, c)| {
        if place == lost && c != '　' {
            '●'
        } else {
            c
        }
    };
    name.chars().enumerate().map(mark).collect()
}

/// Half-width kana without small ones, as insurers' files hold them.
fn large_half(kana: &str) -> String {
    const FULL: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンャュョッ";
    const HALF: &str = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾔﾕﾖﾂ";
    const VOICED: &str = "ガギグゲゴザジズゼゾダヂヅデドバビブベボ";
    let half = |c: char| {
        let place = FULL.chars().position(|full| full == c);
        place.and_then(|place| HALF.chars().nth(place)).unwrap_or(c)
    };
    let mut text = String::new();
    for c in kana.chars() {
        if VOICED.contains(c) {
            // The unvoiced kana stands one code point before the voiced one.
            let unvoiced = char::from_u32(u32::from(c) - 1).unwrap_or(c);
            text.extend([half(unvoiced), 'ﾞ']);
        } else {
            text.push(half(c));
        }
    }
    text
}
