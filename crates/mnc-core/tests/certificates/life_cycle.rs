//! What a certificate is worth on a day.

use super::*;

/// The rows of the rule: valid from the first day, three months of warning, three of grace.
#[test]
fn every_state_has_its_first_and_its_last_day() {
    let verified = verified();
    let (card, phone) = (Carrier::Card, Carrier::Phone);
    let (expiry, month_end) = (GraceRule::FromExpiry, GraceRule::FromMonthEnd);
    let rows = [
        ((2024, 11, 2), card, expiry, LifeCycle::NotYetValid),
        ((2024, 11, 3), card, expiry, LifeCycle::Valid),
        ((2028, 11, 16), card, expiry, LifeCycle::Valid),
        ((2028, 11, 17), card, expiry, LifeCycle::ExpiresSoon),
        ((2029, 2, 17), card, expiry, LifeCycle::ExpiresSoon),
        ((2029, 2, 17), phone, expiry, LifeCycle::ExpiresSoon),
        ((2029, 2, 18), card, expiry, LifeCycle::Grace),
        ((2029, 2, 18), phone, expiry, LifeCycle::Expired),
        ((2029, 2, 18), phone, month_end, LifeCycle::Expired),
        ((2029, 5, 17), card, expiry, LifeCycle::Grace),
        ((2029, 5, 18), card, expiry, LifeCycle::Expired),
        ((2029, 5, 18), card, month_end, LifeCycle::Grace),
        ((2029, 5, 31), card, month_end, LifeCycle::Grace),
        ((2029, 6, 1), card, month_end, LifeCycle::Expired),
    ];
    for ((year, month, day), carrier, grace, state) in rows {
        let on = Date::constant(year, month, day);
        assert_eq!(verified.life_cycle(on, carrier, grace), state, "{on}");
    }
}

#[test]
fn a_signature_certificate_has_no_grace() {
    let signer = Authority::new(Hierarchy::DigitalSignature, Generation::Third);
    let der = digital_signature(&Holder::hanako(), DAYS, signer).sign_with(signer.key());
    let certificate = Certificate::from_der(&der).unwrap();
    let verified = verify(certificate, SIGNATURE, &anchors(), AT).unwrap();
    let on = Date::constant(2029, 2, 18);
    let state = verified.life_cycle(on, Carrier::Card, GraceRule::FromMonthEnd);
    assert_eq!(state, LifeCycle::Expired);
}

#[test]
fn there_was_no_grace_before_2024_12_02() {
    let first = Authority::new(Hierarchy::UserAuthentication, Generation::First);
    let days = LeafValidity {
        first: Date::constant(2019, 11, 30),
        last: Date::constant(2024, 11, 20),
    };
    let der = user_authentication(&Holder::hanako(), days, first).sign_with(first.key());
    let verified = judge_at(&der, DateTime::constant(2024, 12, 1, 9, 0, 0, 0)).unwrap();
    let state = |day| {
        let on = Date::constant(2024, 12, day);
        verified.life_cycle(on, Carrier::Card, GraceRule::FromExpiry)
    };
    assert_eq!(state(1), LifeCycle::Expired);
    assert_eq!(state(2), LifeCycle::Grace);
}
