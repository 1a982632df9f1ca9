//! On which qualification a claim is made: 保発0710第1号 3(1)-(4), in every combination of findings.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::eligibility::numbers::{
    BranchNumber, CheckDigit, InsuredNumber, InsuredSymbol, InsurerNumber,
};
use mnc_core::fallback::claim::*;
use mnc_core::fallback::declaration::{Declaration, Field, InsuranceKind};
use mnc_core::{Date, Language};
use std::borrow::Cow;

const ON: Date = Date::constant(2026, 12, 10);

fn insured(insurer: &str, number: &str) -> Insured {
    Insured {
        symbol: Some(InsuredSymbol::new("見本")),
        branch: Some(BranchNumber::new("01")),
        ..Insured::new(InsurerNumber::new(insurer), InsuredNumber::new(number))
    }
}

fn form(kind: Option<InsuranceKind>) -> Declaration {
    let mut form = Declaration::default();
    for (field, text) in [
        (Field::Issued, "✓"),
        (Field::Address, "架空県見本市\n一丁目１番"),
        (Field::Workplace, "見本商事"),
        (Field::Phone, "03-0000-0000"),
        (Field::Name, "見本　花子"),
    ] {
        assert!(form.set(field, text));
    }
    form.insurance = kind;
    form
}

/// What leads to a claim with 不詳.
fn unknown(kind: Option<InsuranceKind>) -> Findings {
    let mut findings = Findings::new(ON);
    findings.declaration = Some(form(kind));
    findings.asked_again = true;
    findings
}

fn made(findings: &Findings) -> Claim {
    claim(findings, &Settings::default()).unwrap()
}

/// 保発0710第1号 3: the order (1), (2), (3), (4), and what each asks for.
#[test]
fn every_combination_of_findings_has_the_first_basis_that_it_allows() {
    for bits in 0..64_u8 {
        let is = |bit: u8| bits & (1 << bit) != 0;
        let mut findings = Findings::new(ON);
        findings.confirmed = is(0).then(|| insured("06999999", "1"));
        findings.heard = is(1).then(|| insured("06999999", "2"));
        findings.former = is(2).then(|| insured("06999999", "3"));
        findings.issued = is(3);
        let mut declaration = form(None);
        declaration.issued = false;
        findings.declaration = is(4).then_some(declaration);
        findings.asked_again = is(5);
        let expected = if is(0) {
            Ok((Basis::Confirmed, "1", ""))
        } else if is(1) {
            Ok((Basis::Heard, "2", ""))
        } else if !is(3) {
            Err(Missing::NotIssued)
        } else if is(2) {
            Ok((Basis::Former, "3", "旧資格情報"))
        } else if !is(4) {
            Err(Missing::NoDeclaration)
        } else if !is(5) {
            Err(Missing::AskAgain)
        } else {
            Ok((Basis::Unknown, "777777777", "不詳"))
        };
        let claim = claim(&findings, &Settings::default());
        let found = claim.as_ref().map(|it| (it.basis, it.insured.number.raw()));
        assert_eq!(
            found,
            expected.map(|it| (it.0, it.1)).as_ref().map(|it| *it),
            "{bits:06b}"
        );
        if let (Ok(claim), Ok((basis, _, remarks))) = (&claim, expected) {
            assert!(claim.remarks.starts_with(remarks), "{bits:06b}");
            let no_remarks = matches!(basis, Basis::Confirmed | Basis::Heard);
            assert_eq!(claim.remarks.is_empty(), no_remarks);
            let section = basis.source().section;
            assert_eq!(section, basis.code());
        }
    }
}

/// 保発0710第1号 3(4): 「不詳」 with what the form says; Q&A of 2023-09-15: 77777779.
#[test]
fn an_unknown_qualification_is_written_with_sevens() {
    let claim = made(&unknown(Some(InsuranceKind::Employee)));
    assert_eq!(
        claim.fields(),
        [
            ("保険者番号", "77777777"),
            ("番号", "777777777"),
            (
                "摘要",
                "不詳　住所：架空県見本市 一丁目１番　事業所名：見本商事　連絡先：03-0000-0000"
            ),
        ],
        "no symbol, no branch"
    );
    let settings = Settings {
        check_digit_enforced: true,
        ..Settings::default()
    };
    let checked = made_with(&unknown(None), &settings);
    assert_eq!(checked.insured.insurer.raw(), "77777779");
    for claim in [claim, checked] {
        assert_eq!(claim.insured.insurer.check_digit(), CheckDigit::Exempt);
    }
}

fn made_with(findings: &Findings, settings: &Settings) -> Claim {
    claim(findings, settings).unwrap()
}

/// 後期高齢者医療: eight digits; by the form, or by what the institution knows.
#[test]
fn the_unknown_number_of_the_elderly_has_eight_digits() {
    let by_form = made(&unknown(Some(InsuranceKind::Elderly)));
    let mut findings = unknown(None);
    findings.elderly = true;
    for claim in [by_form, made(&findings)] {
        assert_eq!(claim.insured.number.raw(), "77777777");
        assert_eq!(claim.insured.insurer.raw(), "77777777");
        assert_eq!(claim.destination, Destination::Federation);
    }
}

/// What the form leaves blank is left out; 「不詳」 stays (3(4)).
#[test]
fn a_blank_form_still_makes_a_claim() {
    let mut findings = unknown(None);
    findings.issued = true;
    findings.declaration = Some(Declaration::default());
    let claim = made(&findings);
    assert_eq!(
        (claim.basis, claim.remarks.as_str()),
        (Basis::Unknown, "不詳")
    );
}

/// Q&A of 2023-08-03: the kind that the form names, else the institution's choice.
#[test]
fn whom_a_claim_goes_to() {
    for (kind, expected) in [
        (Some(InsuranceKind::Employee), Destination::PaymentFund),
        (Some(InsuranceKind::Other), Destination::PaymentFund),
        (Some(InsuranceKind::National), Destination::Federation),
        (Some(InsuranceKind::Elderly), Destination::Federation),
        (Some(InsuranceKind::Unknown), Destination::Choose),
        (None, Destination::Choose),
    ] {
        let mut findings = unknown(kind);
        assert_eq!(made(&findings).destination, expected, "{kind:?}");
        findings.chosen = Some(Destination::Federation);
        let chosen = if expected == Destination::Choose {
            Destination::Federation
        } else {
            expected
        };
        assert_eq!(made(&findings).destination, chosen, "{kind:?}");
    }
    for (insurer, expected) in [
        ("138057", Destination::Federation),
        ("  138057", Destination::Federation),
        ("00138057", Destination::Federation),
        ("39280003", Destination::Federation),
        ("67138005", Destination::Federation),
        ("06999999", Destination::PaymentFund),
        ("01130012", Destination::PaymentFund),
        ("12130019", Destination::PaymentFund),
        ("", Destination::Choose),
        ("1380570", Destination::Choose),
        ("abcdef", Destination::Choose),
        ("0699999x", Destination::Choose),
    ] {
        assert_eq!(
            Destination::of(&InsurerNumber::new(insurer)),
            expected,
            "{insurer}"
        );
    }
}

/// 保発0710第1号 5(2): from the claims of September 2023.
#[test]
fn an_unknown_qualification_is_claimed_from_september_2023() {
    let mut findings = unknown(None);
    findings.claimed_on = Date::constant(2023, 8, 31);
    assert_eq!(
        claim(&findings, &Settings::default()),
        Err(Missing::TooEarly)
    );
    findings.claimed_on = Date::constant(2023, 9, 1);
    assert_eq!(made(&findings).basis, Basis::Unknown);
    findings.claimed_on = Date::constant(2023, 8, 31);
    findings.former = Some(insured("06999999", "3"));
    assert_eq!(made(&findings).basis, Basis::Former, "3(3) held before");
}

/// The text of the 摘要欄 is uncertain, so it is a setting (3(3)).
#[test]
fn the_label_of_a_former_qualification_is_a_setting() {
    let mut findings = Findings::new(ON);
    findings.issued = true;
    findings.former = Some(insured("06999999", "3"));
    let settings = Settings {
        former_label: Cow::Borrowed("旧資格"),
        ..Settings::default()
    };
    assert_eq!(made_with(&findings, &settings).remarks, "旧資格");
    assert_eq!(
        made(&findings).fields(),
        [
            ("保険者番号", "06999999"),
            ("記号", "見本"),
            ("番号", "3"),
            ("枝番", "01"),
            ("摘要", "旧資格情報")
        ]
    );
}

/// 事務連絡 of 2024-01-10: after a disaster.
#[test]
fn after_a_disaster_the_nines_stand_for_what_is_unknown() {
    let mut findings = Findings::new(ON);
    findings.disaster = Some(Disaster::InsurerUnknown);
    let claim = made(&findings);
    assert_eq!(
        (claim.basis, claim.destination),
        (Basis::Disaster, Destination::Choose)
    );
    assert_eq!(
        claim.fields(),
        [
            ("保険者番号", "99999999"),
            ("番号", "999999999"),
            ("摘要", "不詳")
        ]
    );
    findings.disaster = Some(Disaster::InsurerKnown(InsurerNumber::new("138057")));
    findings.declaration = Some(form(None));
    let claim = made(&findings);
    assert_eq!(claim.insured.insurer.raw(), "138057");
    assert_eq!(claim.insured.number.raw(), "999999999");
    assert_eq!(claim.destination, Destination::Federation);
    assert!(claim.remarks.starts_with("不詳　住所："));
    findings.heard = Some(insured("06999999", "2"));
    assert_eq!(
        made(&findings).basis,
        Basis::Heard,
        "what is known comes first"
    );
    findings.heard = None;
    findings.former = Some(insured("06999999", "3"));
    assert_eq!(
        made(&findings).basis,
        Basis::Former,
        "the form says that one is issued"
    );
}

/// 保発0710第1号 3(3)※, 4.
#[test]
fn what_to_do_when_the_insurer_becomes_known() {
    for (basis, after) in [
        (Basis::Confirmed, FollowUp::Nothing),
        (Basis::Heard, FollowUp::Nothing),
        (Basis::Former, FollowUp::Rerouted),
        (Basis::Unknown, FollowUp::Identified),
        (Basis::Disaster, FollowUp::Identified),
    ] {
        assert_eq!(FollowUp::of(basis, Moment::AfterClaim), after);
        assert_eq!(
            FollowUp::of(basis, Moment::BeforeClaim),
            FollowUp::ClaimAsCurrent
        );
    }
    assert!(
        FollowUp::Rerouted
            .message(Language::Japanese)
            .contains("レセプト振替")
    );
}

#[test]
fn nothing_of_the_patient_is_shown_in_debug() {
    let findings = unknown(Some(InsuranceKind::Employee));
    let text = format!("{findings:?} {:?}", made(&findings));
    for secret in ["見本", "03-0000", "777", "架空"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}
