//! The insurers' register behind the terminal: who is insured where, and what an inquiry finds.

use super::InsuredPerson;
use super::special;
use mnc_core::Date;
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::{Inquiry, Qualification};
use std::fmt;

/// One line of the register: the numbers of one certificate, and what is known under them.
/// `Debug` shows the outcome only.
#[derive(Clone, PartialEq, Eq)]
pub struct Registration {
    /// Whose numbers they are.
    pub person: InsuredPerson,
    /// What an inquiry by them ends with.
    pub outcome: Outcome,
    /// The records that come with it.
    pub results: Vec<Qualification>,
}

impl Registration {
    /// A line with one current record.
    pub fn valid(person: InsuredPerson) -> Self {
        let results = vec![person.qualification()];
        Self {
            person,
            outcome: Outcome::Valid,
            results,
        }
    }

    /// The inquiry by the numbers of this line.
    pub fn inquiry(&self) -> Inquiry {
        self.person.inquiry()
    }

    /// Changes every record of the line.
    #[must_use]
    pub(super) fn with(mut self, change: impl Fn(&mut Qualification)) -> Self {
        self.results.iter_mut().for_each(change);
        self
    }

    fn fits(&self, asked: &Inquiry) -> bool {
        let own = self.inquiry();
        let insurer = |of: &Inquiry| of.insurer_number.clone().map(|it| it.trimmed().to_owned());
        let same_if_asked = |asked: &Option<String>, own: &Option<String>| {
            asked.is_none() || own.is_none() || asked == own
        };
        insurer(asked) == insurer(&own)
            && asked.number == own.number
            && asked.birthdate == own.birthdate
            && same_if_asked(&asked.symbol, &own.symbol)
            && same_if_asked(&asked.branch, &own.branch)
    }
}

impl fmt::Debug for Registration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registration")
            .field("outcome", &self.outcome)
            .field("results", &self.results.len())
            .finish_non_exhaustive()
    }
}

/// All lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    lines: Vec<Registration>,
}

impl Register {
    /// More than sixty people who do not exist, the same for ever for a seed and a day: every
    /// outcome, 被保険者証区分, share, 限度額適用区分 and 特定疾病, 医療扶助 with and without tickets
    /// and beside an insurance, names with ●, twins, and lost qualifications with and without a new
    /// one.
    ///
    /// ```
    /// use mnc_core::eligibility::Outcome;
    /// use mnc_testkit::terminal::Register;
    /// let register = Register::fictitious(1, mnc_core::Date::constant(2026, 11, 20));
    /// assert!(register.lines().len() >= 60);
    /// let line = &register.lines()[0];
    /// assert_eq!(register.look_up(&line.inquiry()).0, line.outcome);
    /// ```
    pub fn fictitious(seed: u64, day: Date) -> Self {
        Self {
            lines: special::lines(seed, day),
        }
    }

    /// A register of these lines.
    pub fn of(lines: Vec<Registration>) -> Self {
        Self { lines }
    }

    /// The lines.
    pub fn lines(&self) -> &[Registration] {
        &self.lines
    }

    /// What the terminal finds: nobody, somebody, or more than one person (twins, if 枝番 was not
    /// asked for).
    pub fn look_up(&self, asked: &Inquiry) -> (Outcome, Vec<Qualification>) {
        let mut found = self.lines.iter().filter(|line| line.fits(asked));
        match (found.next(), found.next()) {
            (None, _) => (Outcome::NotFound, Vec::new()),
            (Some(line), None) => (line.outcome, line.results.clone()),
            (Some(_), Some(_)) => (Outcome::Multiple, Vec::new()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mnc_core::eligibility::codes::{
        CardClassification, LimitCertificateKind, LimitClassification, ReasonOfLoss,
        SpecificDisease, TicketType,
    };
    use mnc_core::eligibility::numbers::CheckDigit;
    use std::collections::HashSet;

    const DAY: Date = Date::constant(2026, 11, 20);

    fn register() -> Register {
        Register::fictitious(7, DAY)
    }

    fn codes_of(find: impl Fn(&Qualification) -> Vec<String>) -> HashSet<String> {
        let register = register();
        let results = register.lines().iter().flat_map(|line| &line.results);
        results.flat_map(find).collect()
    }

    fn all(codes: &[(&str, &str)]) -> HashSet<String> {
        codes.iter().map(|(code, _)| (*code).to_owned()).collect()
    }

    #[test]
    fn it_holds_more_than_sixty_people_and_every_outcome() {
        let register = register();
        assert!(register.lines().len() >= 60, "{}", register.lines().len());
        assert_eq!(register, self::register());
        assert_ne!(register, Register::fictitious(8, DAY));
        for outcome in Outcome::ALL {
            let mut found = register
                .lines()
                .iter()
                .map(|line| register.look_up(&line.inquiry()).0);
            assert!(found.any(|it| it == *outcome), "{outcome:?}");
        }
    }

    #[test]
    fn it_holds_every_code_that_decides_about_money() {
        let card = |it: &Qualification| {
            it.card_classification
                .iter()
                .map(|it| it.code().to_owned())
                .collect()
        };
        assert_eq!(codes_of(card), all(CardClassification::CODES));
        let limit = |it: &Qualification| {
            let limits = it.limit_certificates.iter();
            limits
                .filter_map(|it| Some(it.classification.as_ref()?.code().to_owned()))
                .collect()
        };
        assert_eq!(codes_of(limit), all(LimitClassification::CODES));
        let kind = |it: &Qualification| {
            let limits = it.limit_certificates.iter();
            limits
                .filter_map(|it| Some(it.kind.as_ref()?.code().to_owned()))
                .collect()
        };
        assert_eq!(codes_of(kind), all(LimitCertificateKind::CODES));
        let disease = |it: &Qualification| {
            let diseases = it.specific_diseases.iter();
            diseases
                .filter_map(|it| Some(it.disease.as_ref()?.code().to_owned()))
                .collect()
        };
        assert_eq!(codes_of(disease), all(SpecificDisease::CODES));
        let ticket = |it: &Qualification| {
            let tickets = it.tickets.iter();
            tickets
                .filter_map(|it| Some(it.ticket_type.as_ref()?.code().to_owned()))
                .collect()
        };
        assert_eq!(codes_of(ticket), all(TicketType::CODES));
        let loss = |it: &Qualification| {
            it.reason_of_loss
                .iter()
                .map(|it| it.code().to_owned())
                .collect()
        };
        assert_eq!(codes_of(loss), all(ReasonOfLoss::CODES));
        let ratio = |it: &Qualification| {
            it.ratio_percent(DAY)
                .map(|it| it.to_string())
                .into_iter()
                .collect()
        };
        assert_eq!(
            codes_of(ratio),
            ["10", "20", "30"].map(str::to_owned).into()
        );
    }

    #[test]
    fn twins_are_told_apart_by_their_branch_only() {
        let register = register();
        let mut twins = 0;
        for line in register.lines() {
            let mut without = line.inquiry();
            without.branch = None;
            if register.look_up(&without).0 == Outcome::Multiple && line.outcome == Outcome::Valid {
                assert_eq!(register.look_up(&line.inquiry()).0, Outcome::Valid);
                twins += 1;
            }
        }
        assert_eq!(twins, 4);
    }

    #[test]
    fn names_with_black_circles_two_results_and_both_kinds_of_loss_are_there() {
        let register = register();
        let count = |test: &dyn Fn(&Registration) -> bool| {
            register.lines().iter().filter(|line| test(line)).count()
        };
        assert!(count(&|line| line.person.name.contains('●')) >= 2);
        assert!(count(&|line| line.person.address.contains('●')) >= 2);
        assert!(count(&|line| line.results.len() == 2) >= 1);
        assert!(count(&|line| line.outcome == Outcome::Invalid) >= 4);
        let moved = count(&|old| {
            let same = |new: &Registration| {
                new.outcome == Outcome::Valid
                    && new.person.name == old.person.name
                    && new.person.birthdate == old.person.birthdate
            };
            old.outcome == Outcome::InvalidHasNew && register.lines().iter().any(same)
        });
        assert!(moved >= 2, "the new qualification is registered too");
    }

    #[test]
    fn insurer_numbers_have_their_check_digit() {
        for line in register().lines() {
            let number = line.inquiry().insurer_number.unwrap();
            assert_eq!(number.check_digit(), CheckDigit::Valid, "{}", number.raw());
            assert_eq!(number.raw().len(), 8);
        }
    }
}
