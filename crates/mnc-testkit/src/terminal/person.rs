//! The person whom the virtual terminal answers about, as the insurer knows them.

use crate::people::{self, Holder};
use mnc_core::Date;
use mnc_core::eligibility::answer::{Day, Inquiry, Percent, Qualification, Share};
use mnc_core::eligibility::codes::{CardClassification, LimitConsent, Relation, Sex};
use mnc_core::eligibility::numbers::InsurerNumber;
use std::fmt;

/// A person who does not exist, as an insurer knows them. `Debug` shows none of it.
#[derive(Clone, PartialEq, Eq)]
pub struct InsuredPerson {
    /// 氏名, family and given name parted by U+3000.
    pub name: String,
    /// 氏名カナ in half-width, parted by a half-width space.
    pub kana: String,
    /// 性別
    pub sex: Sex,
    /// 生年月日
    pub birthdate: Date,
    /// 住所
    pub address: String,
    /// 郵便番号, with its hyphen.
    pub post_number: String,
    /// 保険者番号: eight characters, padded with spaces.
    pub insurer_number: String,
    /// 保険者名称
    pub insurer_name: String,
    /// 記号; 後期高齢者医療 has none.
    pub symbol: Option<String>,
    /// 番号
    pub number: String,
    /// 枝番; 後期高齢者医療 has none.
    pub branch: Option<String>,
    /// 本人・家族の別; 後期高齢者医療 has none.
    pub relation: Option<Relation>,
    /// 一部負担金割合 of 後期高齢者医療, in percent.
    pub ratio_percent: Option<u8>,
    /// 有効開始年月日
    pub valid_from: Date,
    /// 照会番号, if the institution registered one.
    pub reference_number: Option<String>,
}

impl InsuredPerson {
    /// The holder of a virtual card, with the insurance of this day.
    pub fn of(holder: &Holder, day: Date) -> Self {
        let insurance = holder.insurance_on(day);
        let elderly = insurance.symbol.is_none();
        let insurer = if elderly {
            "架空県後期高齢者医療広域連合"
        } else {
            "架空健康保険組合"
        };
        Self {
            name: holder.name(),
            kana: half_width(&holder.kana()),
            sex: sex(holder.sex),
            birthdate: holder.birth_date,
            address: holder.address.clone(),
            post_number: "000-0000".to_owned(),
            insurer_number: insurance.insurer_number,
            insurer_name: insurer.to_owned(),
            symbol: insurance.symbol,
            number: insurance.number,
            branch: insurance.branch,
            relation: (!elderly).then_some(Relation::Insured),
            ratio_percent: elderly.then_some(10),
            valid_from: day.first_of_year(),
            reference_number: Some(format!("{:06}", holder.seed % 1_000_000)),
        }
    }

    pub(super) fn qualification(&self) -> Qualification {
        let mut result = Qualification::default();
        result.card_classification = Some(CardClassification::General);
        result.insurer_number = Some(InsurerNumber::new(&self.insurer_number));
        result.insurer_name = Some(self.insurer_name.clone());
        result.symbol.clone_from(&self.symbol);
        result.number = Some(self.number.clone());
        result.branch.clone_from(&self.branch);
        result.relation.clone_from(&self.relation);
        result.name = Some(self.name.clone());
        result.kana = Some(self.kana.clone());
        result.sex = Some(self.sex.clone());
        result.birthdate = Some(Day::new(self.birthdate));
        result.address = Some(self.address.clone());
        result.post_number = Some(self.post_number.clone());
        result.valid_from = Some(Day::new(self.valid_from));
        result.ratio = self
            .ratio_percent
            .map(|percent| Percent::new(Share(percent)));
        result
    }

    pub(super) fn inquiry(&self) -> Inquiry {
        let mut inquiry = Inquiry::default();
        inquiry.insurer_number = Some(InsurerNumber::new(&self.insurer_number));
        inquiry.symbol.clone_from(&self.symbol);
        inquiry.number = Some(self.number.clone());
        inquiry.branch.clone_from(&self.branch);
        inquiry.birthdate = Some(Day::new(self.birthdate));
        inquiry.limit_consent = Some(LimitConsent::Granted);
        inquiry
    }
}

impl fmt::Debug for InsuredPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InsuredPerson").finish_non_exhaustive()
    }
}

fn sex(sex: people::Sex) -> Sex {
    match sex {
        people::Sex::Male => Sex::Male,
        people::Sex::Female => Sex::Female,
        people::Sex::NotApplicable => Sex::NotSet,
    }
}

const FULL: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
/// The first of the half-width katakana, which follow in the order of [`FULL`].
const FIRST_HALF: u32 = 0xFF66;

/// Full-width katakana as the terminal writes them; a voiced character becomes two.
fn half_width(kana: &str) -> String {
    let convert = |c| match c {
        '\u{3000}' => " ".to_owned(),
        'ヴ' => "ｳﾞ".to_owned(),
        c => half_width_kana(c),
    };
    kana.chars().map(convert).collect()
}

/// A voiced character stands one behind its base in Unicode, a half-voiced one two.
fn half_width_kana(c: char) -> String {
    let marks = [(0, ""), (1, "ﾞ"), (2, "ﾟ")];
    let found = marks.into_iter().find_map(|(behind, mark)| {
        let base = char::from_u32(u32::from(c) - behind)?;
        let voiceable = behind == 0 || ('カ'..='ホ').contains(&base);
        let position = FULL.chars().position(|full| voiceable && full == base)?;
        let half = char::from_u32(FIRST_HALF + u32::try_from(position).ok()?)?;
        Some(format!("{half}{mark}"))
    });
    found.unwrap_or_else(|| c.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kana_become_half_width() {
        assert_eq!(half_width("バンゴウ　ハナコ"), "ﾊﾞﾝｺﾞｳ ﾊﾅｺ");
        assert_eq!(half_width("ヒョウホン　パッヅヲー"), "ﾋｮｳﾎﾝ ﾊﾟｯﾂﾞｦｰ");
        assert_eq!(half_width("ヴヮA架"), "ｳﾞヮA架");
    }

    #[test]
    fn the_holder_of_a_card_is_known_to_the_insurer() {
        let day = Date::constant(2026, 11, 20);
        let hanako = InsuredPerson::of(&Holder::hanako(), day);
        assert_eq!(
            (hanako.name.as_str(), hanako.kana.as_str()),
            ("番号　花子", "ﾊﾞﾝｺﾞｳ ﾊﾅｺ")
        );
        assert_eq!(
            (hanako.insurer_number.as_str(), hanako.ratio_percent),
            ("39999990", Some(10))
        );
        let young = Holder::hanako().born(Date::constant(1990, 1, 1));
        let young = InsuredPerson::of(&young, day);
        assert_eq!(
            (young.relation, young.ratio_percent),
            (Some(Relation::Insured), None)
        );
    }
}
