//! Fictitious names with their readings, of characters that are written in more than one way.

use super::Dice;
use mnc_core::eligibility::codes::Sex;

/// A part of a name: kanji and reading, each in two parts.
#[derive(Clone, Copy)]
pub(super) struct Name {
    first: (&'static str, &'static str),
    second: (&'static str, &'static str),
}

const FAMILY_FIRST: [(&str, &str); 18] = [
    ("架", "カ"),
    ("見", "ミ"),
    ("例", "レイ"),
    ("仮", "カリ"),
    ("髙", "タカ"),
    ("高", "タカ"),
    ("𠮷", "ヨシ"),
    ("齋", "サイ"),
    ("斉", "サイ"),
    ("濵", "ハマ"),
    ("澤", "サワ"),
    ("國", "クニ"),
    ("栁", "ヤナギ"),
    ("冨", "トミ"),
    ("嶋", "シマ"),
    ("島", "シマ"),
    ("德", "トク"),
    ("空", "ソラ"),
];
const FAMILY_SECOND: [(&str, &str); 12] = [
    ("本", "モト"),
    ("空", "ソラ"),
    ("例", "レイ"),
    ("﨑", "サキ"),
    ("崎", "ザキ"),
    ("邉", "ベ"),
    ("橋", "ハシ"),
    ("藤", "トウ"),
    ("野", "ノ"),
    ("川", "カワ"),
    ("瀨", "セ"),
    ("原", "ハラ"),
];
const GIVEN_FIRST: [(&str, &str); 20] = [
    ("翔", "ショウ"),
    ("優", "ユウ"),
    ("結", "ユイ"),
    ("真", "シン"),
    ("眞", "マ"),
    ("龍", "リュウ"),
    ("恵", "ケイ"),
    ("惠", "エ"),
    ("涼", "リョウ"),
    ("春", "ハル"),
    ("夏", "ナツ"),
    ("秋", "アキ"),
    ("純", "ジュン"),
    ("京", "キョウ"),
    ("俊", "シュン"),
    ("千", "チ"),
    ("一", "カズ"),
    ("健", "ケン"),
    ("光", "ミツ"),
    ("友", "トモ"),
];
const GIVEN_MALE: [(&str, &str); 8] = [
    ("太", "タ"),
    ("斗", "ト"),
    ("郎", "ロウ"),
    ("介", "スケ"),
    ("一", "イチ"),
    ("二", "ジ"),
    ("人", "ト"),
    ("也", "ヤ"),
];
const GIVEN_FEMALE: [(&str, &str); 8] = [
    ("子", "コ"),
    ("美", "ミ"),
    ("香", "カ"),
    ("佳", "カ"),
    ("奈", "ナ"),
    ("菜", "ナ"),
    ("恵", "エ"),
    ("代", "ヨ"),
];

pub(super) fn family_name(dice: &mut Dice) -> Name {
    Name {
        first: dice.pick(&FAMILY_FIRST),
        second: dice.pick(&FAMILY_SECOND),
    }
}

pub(super) fn given_name(sex: &Sex, dice: &mut Dice) -> Name {
    Name {
        first: dice.pick(&GIVEN_FIRST),
        second: given_second(sex, dice),
    }
}

/// As parents name twins: with the same first character.
pub(super) fn sibling_name(of: Name, sex: &Sex, dice: &mut Dice) -> Name {
    let mut second = of.second;
    while second.0 == of.second.0 {
        second = given_second(sex, dice);
    }
    Name {
        first: of.first,
        second,
    }
}

fn given_second(sex: &Sex, dice: &mut Dice) -> (&'static str, &'static str) {
    let seconds = if *sex == Sex::Male {
        &GIVEN_MALE
    } else {
        &GIVEN_FEMALE
    };
    dice.pick(seconds)
}

impl Name {
    pub(super) fn kanji(self) -> String {
        format!("{}{}", self.first.0, self.second.0)
    }

    pub(super) fn kana(self) -> String {
        format!("{}{}", self.first.1, self.second.1)
    }
}
