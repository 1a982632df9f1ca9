//! Claims without the numbers: 不詳, and after a disaster.

use super::{Basis, Claim, Destination, Disaster, Findings, Insured, Settings};
use crate::eligibility::numbers::{InsuredNumber, InsurerNumber};
use crate::fallback::declaration::{Declaration, Field, InsuranceKind};

/// What the 摘要欄 begins with (3(4)).
const UNKNOWN: &str = "不詳";

const UNKNOWN_INSURER: &str = "77777777";
/// The same with a check digit that fits (Q&A of 2023-09-15).
const UNKNOWN_INSURER_CHECKED: &str = "77777779";
/// 番号 of nine digits, of 後期高齢者医療 of eight.
const UNKNOWN_NUMBER: &str = "777777777";
const UNKNOWN_NUMBER_ELDERLY: &str = "77777777";

/// After a disaster (事務連絡 of 2024-01-10).
const DISASTER_INSURER: &str = "99999999";
const DISASTER_NUMBER: &str = "999999999";

/// 3(4).
pub(super) fn by_declaration(
    form: &Declaration,
    findings: &Findings,
    settings: &Settings,
) -> Claim {
    let elderly = findings.elderly || form.insurance == Some(InsuranceKind::Elderly);
    let insurer = if settings.check_digit_enforced {
        UNKNOWN_INSURER_CHECKED
    } else {
        UNKNOWN_INSURER
    };
    let number = if elderly {
        UNKNOWN_NUMBER_ELDERLY
    } else {
        UNKNOWN_NUMBER
    };
    Claim {
        basis: Basis::Unknown,
        insured: Insured::new(InsurerNumber::new(insurer), InsuredNumber::new(number)),
        remarks: remarks(Some(form)),
        destination: destination(findings, elderly),
    }
}

pub(super) fn after_disaster(disaster: &Disaster, findings: &Findings) -> Claim {
    let (insurer, destination) = match disaster {
        Disaster::InsurerKnown(insurer) => (insurer.clone(), Destination::of(insurer)),
        Disaster::InsurerUnknown => (
            InsurerNumber::new(DISASTER_INSURER),
            destination(findings, findings.elderly),
        ),
    };
    Claim {
        basis: Basis::Disaster,
        insured: Insured::new(insurer, InsuredNumber::new(DISASTER_NUMBER)),
        remarks: remarks(findings.declaration.as_ref()),
        destination,
    }
}

/// The kind of insurance decides; where it is not known, the institution (Q&A of 2023-08-03).
fn destination(findings: &Findings, elderly: bool) -> Destination {
    if elderly {
        return Destination::Federation;
    }
    let kind = findings
        .declaration
        .as_ref()
        .and_then(|form| form.insurance);
    match Destination::of_kind(kind) {
        Destination::Choose => findings.chosen.unwrap_or(Destination::Choose),
        decided => decided,
    }
}

/// 「不詳」 first, then what the form says of address, work and telephone, and of the insurer (3(4):
/// 住所、事業所名、連絡先等の情報その他請求に必要となる情報).
fn remarks(form: Option<&Declaration>) -> String {
    let items = [
        (Field::Address, "住所"),
        (Field::Residence, "居所"),
        (Field::Workplace, "事業所名"),
        (Field::Phone, "連絡先"),
        (Field::InsurerName, "保険者等名称"),
    ];
    let item = |(field, label)| {
        let text = form.map_or("", |form| form.text(field));
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let one_line = lines.collect::<Vec<_>>().join(" ");
        (!one_line.is_empty()).then(|| format!("　{label}：{one_line}"))
    };
    let known = items.into_iter().filter_map(item);
    [UNKNOWN.to_owned()].into_iter().chain(known).collect()
}
