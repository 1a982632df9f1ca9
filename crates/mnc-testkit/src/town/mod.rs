//! A town of fictitious patients and the answers about them, with the errors that surveys name.
//!
//! Families share name, address and insurance; there are twins, people who moved, changed insurance
//! or married, double records, and patient numbers that were registered for the twin. 4.4 % of the
//! answers have lost a character (部会資料 of 2025-08-28), every reading has large kana, one address in
//! five is old (保団連 and 大阪府保険医協会 surveys of 2023; the shares of the rest are assumptions).

mod names;
mod noise;

use jiff::{Span, civil::Date};
use mnc_core::eligibility::answer::Qualification;
use mnc_core::eligibility::codes::{Relation, Sex};
use mnc_core::patient::LocalPatient;
use names::{Name, family_name, given_name, sibling_name};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// A person as they are.
#[derive(Clone)]
struct Person {
    family: Name,
    given: Name,
    sex: Sex,
    birthdate: Date,
    insurance: Insurance,
    branch: u8,
    address: String,
    /// The number that the institution gave.
    patient_number: u32,
    twin: Option<usize>,
}

#[derive(Clone)]
struct Insurance {
    insurer: &'static str,
    symbol: String,
    number: String,
}

/// An answer, and about whom it is.
pub struct Asked {
    /// The person, by number; [`Town::owner`] gives the same for records.
    pub person: usize,
    /// What the terminal answers.
    pub answer: Qualification,
}

/// The town.
pub struct Town {
    seed: u64,
    people: Vec<Person>,
    patients: Vec<LocalPatient>,
    owners: Vec<usize>,
}

impl Town {
    /// A town of about this many patients; the same seed makes the same town.
    pub fn new(seed: u64, patients: usize) -> Self {
        let mut dice = Dice::new(seed);
        let mut people = Vec::with_capacity(patients + 8);
        // Three in a hundred never were patients here.
        while people.len() < patients + patients * 3 / 100 {
            settle_household(&mut people, &mut dice);
        }
        let (mut records, mut owners) = (Vec::new(), Vec::new());
        for (owner, person) in people.iter().enumerate() {
            // Half of one in a hundred has a double record.
            let copies = if dice.one_in(33) {
                0
            } else {
                1 + usize::from(dice.one_in(200))
            };
            for copy in 0..copies {
                records.push(noise::record(person, copy, &mut dice));
                owners.push(owner);
            }
        }
        Self {
            seed,
            people,
            patients: records,
            owners,
        }
    }

    /// The seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The records of the institution.
    pub fn patients(&self) -> &[LocalPatient] {
        &self.patients
    }

    /// Whose record it is; none past the end.
    pub fn owner(&self, patient: usize) -> Option<usize> {
        self.owners.get(patient).copied()
    }

    /// Whether the person has a record.
    pub fn is_patient(&self, person: usize) -> bool {
        self.owners.binary_search(&person).is_ok()
    }

    /// Answers about people drawn by chance; every tenth is a twin, who are what goes wrong.
    pub fn answers(&self, count: usize) -> Vec<Asked> {
        let mut dice = Dice::new(self.seed ^ 0x616E_7377_6572);
        let twins: Vec<usize> = (0..self.people.len())
            .filter(|place| self.people.get(*place).is_some_and(|it| it.twin.is_some()))
            .collect();
        let asked = (0..count).filter_map(|turn| {
            let chance = dice.below(self.people.len());
            let person = if turn % 10 == 0 && !twins.is_empty() {
                twins.get(dice.below(twins.len())).copied()?
            } else {
                chance
            };
            let subject = self.people.get(person)?;
            let twin = subject.twin.and_then(|twin| self.people.get(twin));
            let answer = noise::answer(subject, twin, &mut dice);
            Some(Asked { person, answer })
        });
        asked.collect()
    }
}

/// A household: one or two adults, children, now and then twins, in one insurance.
fn settle_household(people: &mut Vec<Person>, dice: &mut Dice) {
    let first = people.len();
    let family = family_name(dice);
    let insurance = insurance(dice);
    let address = noise::address(dice);
    let adult = Date::constant(1935, 1, 1) + Span::new().days(i64::from(dice.number(25_000)));
    let members = 1 + dice.below(5);
    for member in 0..members {
        let child = member >= 2;
        let born = if child {
            25 * 365 + 1200 * i64::from(dice.number(4))
        } else {
            0
        };
        let days = born + i64::from(dice.number(1000));
        let birthdate = born_by_now(adult + Span::new().days(days), dice);
        let sex = if dice.one_in(2) {
            Sex::Male
        } else {
            Sex::Female
        };
        people.push(Person {
            family,
            given: given_name(&sex, dice),
            sex,
            birthdate,
            insurance: insurance.clone(),
            branch: u8::try_from(people.len() - first).unwrap_or_default(),
            address: address.clone(),
            patient_number: u32::try_from(people.len()).unwrap_or_default() + 10_000,
            twin: None,
        });
        if child && dice.one_in(40) {
            add_twin(people, first, dice);
        }
    }
}

/// Who would be born in the future is a child of some age instead.
fn born_by_now(birthdate: Date, dice: &mut Dice) -> Date {
    let last = Date::constant(2026, 11, 1);
    if birthdate <= last {
        return birthdate;
    }
    last - Span::new().days(i64::from(dice.number(6000)))
}

/// The last person's twin: the same but for given name, branch and number, one time in three the sex.
fn add_twin(people: &mut Vec<Person>, first: usize, dice: &mut Dice) {
    let place = people.len();
    let Some(elder) = people.last_mut() else {
        return;
    };
    let mut twin = elder.clone();
    elder.twin = Some(place);
    if dice.one_in(3) {
        twin.sex = if twin.sex == Sex::Male {
            Sex::Female
        } else {
            Sex::Male
        };
    }
    twin.given = sibling_name(elder.given, &twin.sex, dice);
    twin.branch = u8::try_from(place - first).unwrap_or_default();
    twin.patient_number = elder.patient_number + 1;
    twin.twin = Some(place - 1);
    people.push(twin);
}

fn insurance(dice: &mut Dice) -> Insurance {
    const INSURERS: [&str; 6] = [
        "06999999", "138057", "01999998", "138255", "06999981", "34999995",
    ];
    Insurance {
        insurer: dice.pick(&INSURERS),
        symbol: format!("見本{}", dice.number(400)),
        number: format!("{:07}", dice.number(2_000_000)),
    }
}

impl Person {
    fn relation(&self) -> Relation {
        if self.branch == 0 {
            Relation::Insured
        } else {
            Relation::Family
        }
    }
}

/// Chance from a seed.
struct Dice(ChaCha8Rng);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A number below the bound; the bounds are far below 2^32.
    fn number(&mut self, bound: u32) -> u32 {
        self.0.next_u32() % bound.max(1)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.number(u32::try_from(bound).unwrap_or(u32::MAX))).unwrap_or_default()
    }

    fn pick<T: Copy + Default>(&mut self, from: &[T]) -> T {
        let place = self.below(from.len());
        from.get(place).copied().unwrap_or_default()
    }

    fn one_in(&mut self, chances: u32) -> bool {
        self.number(chances) == 0
    }
}
