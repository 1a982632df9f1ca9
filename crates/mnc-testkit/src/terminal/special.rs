//! The lines of the fictitious register: one small group for each thing that a register can say.

use super::{InsuredPerson, Registration};
use crate::people::Holder;
use jiff::ToSpan;
use mnc_core::Date;
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::{
    Amount, Day, ElderlyCertificate, FirstOfMonth, LimitCertificate, MedicalTicket, Month, Percent,
    Qualification, Share, SpecificDiseaseCertificate, Yen,
};
use mnc_core::eligibility::codes::{
    CardClassification, LimitCertificateKind, LimitClassification, Preschool, ReasonOfLoss,
    Relation, SingleOrCombined, SpecificDisease, TicketType, TreatmentType,
};
use mnc_core::eligibility::numbers::InsurerNumber;

/// Insurers that do not exist, with valid check digits.
const MUNICIPALITY: &str = "  139998";
const SELF_DEFENCE_FORCES: &str = "07999998";
const WELFARE_OFFICE: &str = "12999991";

/// Every line, in the order of the groups below.
pub(super) fn lines(seed: u64, day: Date) -> Vec<Registration> {
    let mut people = People { seed, day, next: 0 };
    [
        outcomes(&mut people),
        card_classifications(&mut people),
        shares(&mut people),
        limits(&mut people),
        specific_diseases(&mut people),
        medical_assistance(&mut people),
        names(&mut people),
        twins(&mut people),
        losses(&mut people),
        families(&mut people),
        children(&mut people),
    ]
    .concat()
}

/// Hands out people, each once.
struct People {
    seed: u64,
    day: Date,
    next: u64,
}

impl People {
    /// Somebody of this age; the birthday lies within the year before the day.
    fn aged(&mut self, years: i16) -> InsuredPerson {
        self.next += 1;
        // Numbers have eight digits and are made of the seed.
        let seed = (self.seed % 10_000) * 1_000 + self.next;
        let days = i64::try_from(self.next % 300).unwrap_or_default();
        let born = self
            .day
            .saturating_sub(years.years())
            .saturating_sub(days.days());
        InsuredPerson::of(&Holder::from_seed(seed).born(born), self.day)
    }

    fn adult(&mut self) -> InsuredPerson {
        let age = 20 + i16::try_from(self.next % 45).unwrap_or_default();
        self.aged(age)
    }
}

fn outcomes(people: &mut People) -> Vec<Registration> {
    let line = |outcome: &Outcome| {
        let mut line = Registration::valid(people.adult());
        line.outcome = *outcome;
        match outcome {
            Outcome::Valid => line,
            Outcome::AidUnregistered => aided(line),
            Outcome::Invalid | Outcome::InvalidHasNew => {
                lost(line, people.day, &ReasonOfLoss::Unspecified)
            }
            _ => {
                line.results.clear();
                line
            }
        }
    };
    Outcome::ALL.iter().map(line).collect()
}

fn card_classifications(people: &mut People) -> Vec<Registration> {
    let line = |(code, _): &(&str, &str)| {
        let classification = CardClassification::from_code(code);
        match classification {
            CardClassification::MedicalAid => aided(Registration::valid(people.adult())),
            CardClassification::SelfDefenceForces => {
                let mut person = people.adult();
                SELF_DEFENCE_FORCES.clone_into(&mut person.insurer_number);
                classified(person, &classification)
            }
            _ => classified(people.adult(), &classification),
        }
    };
    CardClassification::CODES.iter().map(line).collect()
}

fn classified(person: InsuredPerson, classification: &CardClassification) -> Registration {
    Registration::valid(person)
        .with(|result| result.card_classification = Some(classification.clone()))
}

/// 後期高齢者医療 with 1, 2 and 3 tenths, and 高齢受給者証 with 2 and 3.
fn shares(people: &mut People) -> Vec<Registration> {
    let mut lines = Vec::new();
    for percent in [10, 20, 30] {
        let mut person = people.aged(80);
        person.ratio_percent = Some(percent);
        lines.push(Registration::valid(person));
    }
    for percent in [20, 30] {
        let mut person = people.aged(72);
        MUNICIPALITY.clone_into(&mut person.insurer_number);
        let mut certificate = ElderlyCertificate::default();
        certificate.valid_from = Some(Day::new(people.day.first_of_month()));
        certificate.valid_until = Some(Day::new(year_after(people.day)));
        certificate.ratio = Some(Percent::new(Share(percent)));
        lines.push(
            Registration::valid(person)
                .with(|result| result.elderly_certificate = Some(certificate.clone())),
        );
    }
    lines
}

fn limits(people: &mut People) -> Vec<Registration> {
    let kinds = LimitCertificateKind::CODES.iter().cycle();
    let mut lines = Vec::new();
    for ((code, label), (kind, _)) in LimitClassification::CODES.iter().zip(kinds) {
        let elderly = code.starts_with('B');
        let person = match *label {
            "一般Ⅱ" | "一般Ⅰ" => people.aged(82),
            _ if elderly => people.aged(71),
            _ => people.adult(),
        };
        let mut certificate = LimitCertificate::default();
        certificate.kind = Some(LimitCertificateKind::from_code(kind));
        certificate.classification = Some(LimitClassification::from_code(code));
        certificate.valid_from = Some(Day::new(people.day.first_of_month()));
        certificate.valid_until = Some(Day::new(year_after(people.day)));
        lines.push(
            Registration::valid(person)
                .with(|result| result.limit_certificates = vec![certificate.clone()]),
        );
    }
    lines
}

fn specific_diseases(people: &mut People) -> Vec<Registration> {
    let line = |(code, _): &(&str, &str)| {
        let mut certificate = SpecificDiseaseCertificate::default();
        certificate.disease = Some(SpecificDisease::from_code(code));
        certificate.valid_from = Some(Day::new(people.day.first_of_month()));
        certificate.self_pay = Some(Yen::new(Amount(10_000)));
        Registration::valid(people.adult())
            .with(|result| result.specific_diseases = vec![certificate.clone()])
    };
    SpecificDisease::CODES.iter().map(line).collect()
}

/// 医療扶助: alone with a 医療券, alone with a 調剤券, and beside an insurance.
fn medical_assistance(people: &mut People) -> Vec<Registration> {
    let mut lines = Vec::new();
    for ticket_type in [TicketType::Medical, TicketType::Dispensing] {
        let ticket = ticket(people.day, ticket_type, SingleOrCombined::Single);
        lines.push(
            aided(Registration::valid(people.adult()))
                .with(|result| result.tickets = vec![ticket.clone()]),
        );
    }
    let mut both = Registration::valid(people.adult());
    let ticket = ticket(people.day, TicketType::Medical, SingleOrCombined::Combined);
    let aid = aided(both.clone()).with(|result| result.tickets = vec![ticket.clone()]);
    both.results.extend(aid.results);
    lines.push(both);
    lines
}

fn ticket(day: Date, ticket_type: TicketType, use_of: SingleOrCombined) -> MedicalTicket {
    let mut ticket = MedicalTicket::default();
    ticket.treatment_type = Some(match ticket_type {
        TicketType::Dispensing => TreatmentType::Dispensing,
        _ => TreatmentType::Outpatient,
    });
    ticket.ticket_type = Some(ticket_type);
    ticket.valid_from = Some(Day::new(day.first_of_month()));
    ticket.valid_until = Some(Day::new(day.last_of_month()));
    ticket.treatment_month = Some(Month::new(FirstOfMonth(day.first_of_month())));
    ticket.issue_number = Some("000000001".to_owned());
    ticket.single_or_combined = Some(use_of);
    ticket.self_pay = Some(Yen::new(Amount(0)));
    ticket
}

/// Turns the records into 医療扶助.
fn aided(line: Registration) -> Registration {
    line.with(|result| {
        result.card_classification = Some(CardClassification::MedicalAid);
        result.insurer_number = Some(InsurerNumber::new(WELFARE_OFFICE));
        result.insurer_name = Some("架空県見本市福祉事務所".to_owned());
        result.symbol = None;
        result.relation = None;
    })
}

/// ● for what the exchange set lacks, a name in use, and numbers in full width.
fn names(people: &mut People) -> Vec<Registration> {
    let mut lines = Vec::new();
    for (in_name, in_address) in [(true, false), (false, true), (true, true)] {
        let mut person = people.adult();
        if in_name {
            person.name = with_black_circle(&person.name);
        }
        if in_address {
            person.address = with_black_circle(&person.address);
        }
        lines.push(Registration::valid(person));
    }
    lines.push(Registration::valid(people.adult()).with(|result| {
        result.other_name = Some("見本　ジョン".to_owned());
        result.other_kana = Some("ﾐﾎﾝ ｼﾞﾖﾝ".to_owned());
    }));
    let mut wide = people.adult();
    wide.symbol = Some("サンプル１２".to_owned());
    lines.push(Registration::valid(wide));
    lines
}

fn with_black_circle(text: &str) -> String {
    let mut letters = text.chars();
    letters.next();
    format!("●{}", letters.as_str())
}

/// Two pairs with the same numbers and birthday.
fn twins(people: &mut People) -> Vec<Registration> {
    let mut lines = Vec::new();
    for _ in 0..2 {
        let elder = people.aged(9);
        let mut younger = people.aged(9);
        younger.number.clone_from(&elder.number);
        younger.birthdate = elder.birthdate;
        for (mut person, branch) in [(elder, "02"), (younger, "03")] {
            person.branch = Some(branch.to_owned());
            lines.push(Registration::valid(person));
        }
    }
    lines
}

/// Every reason without a new qualification, and twice with one, which is a line of its own.
fn losses(people: &mut People) -> Vec<Registration> {
    let mut lines = Vec::new();
    for (code, _) in ReasonOfLoss::CODES {
        let mut line = Registration::valid(people.adult());
        line.outcome = Outcome::Invalid;
        lines.push(lost(line, people.day, &ReasonOfLoss::from_code(code)));
    }
    for _ in 0..2 {
        let old = people.adult();
        let mut new = old.clone();
        MUNICIPALITY.clone_into(&mut new.insurer_number);
        "架空県見本市".clone_into(&mut new.insurer_name);
        new.number = format!("9{}", old.number.get(1..).unwrap_or_default());
        let mut line = Registration::valid(old);
        line.outcome = Outcome::InvalidHasNew;
        lines.push(lost(line, people.day, &ReasonOfLoss::OtherInsurance));
        lines.push(Registration::valid(new));
    }
    lines
}

fn lost(line: Registration, day: Date, reason: &ReasonOfLoss) -> Registration {
    line.with(|result: &mut Qualification| {
        result.disqualified_on = Some(Day::new(day.first_of_month()));
        result.reason_of_loss = Some(reason.clone());
    })
}

/// Two families of four under one number, told apart by 枝番.
fn families(people: &mut People) -> Vec<Registration> {
    let mut lines = Vec::new();
    for _ in 0..2 {
        let head = people.aged(44);
        for (age, branch) in [(44, "00"), (42, "01"), (15, "02"), (12, "03")] {
            let mut person = if branch == "00" {
                head.clone()
            } else {
                people.aged(age)
            };
            person.number.clone_from(&head.number);
            person.branch = Some(branch.to_owned());
            person.relation = Some(match branch {
                "00" => Relation::Insured,
                _ => Relation::Family,
            });
            let insured = head.name.clone();
            lines.push(
                Registration::valid(person)
                    .with(|result| result.insured_name = Some(insured.clone())),
            );
        }
    }
    lines
}

fn children(people: &mut People) -> Vec<Registration> {
    let line = Registration::valid(people.aged(3));
    vec![line.with(|result| result.preschool = Some(Preschool::Applicable))]
}

fn year_after(day: Date) -> Date {
    day.saturating_add(1.year())
}
