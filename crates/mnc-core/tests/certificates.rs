//! The certificates of the test authorities judged: path, profile, life cycle, revocation.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod evidence;

use der::asn1::{Null, ObjectIdentifier, OctetString};
use der::oid::AssociatedOid;
use evidence::{ListSpec, NEXT_UPDATE, ResponseSpec, certificate_id, entry, key_hash, revoked_at};
use mnc_core::card::secret::{AttemptPolicy, SignaturePassword};
use mnc_core::card::{Card, Certificate};
use mnc_core::identity::certificate::{
    Anchor, Carrier, CertificateKind, GraceRule, LifeCycle, Rejection, Revocation,
    RevocationEvidence, RevocationReason, TrustAnchors, VerifiedCertificate, verify,
};
use mnc_core::{Date, DateTime, ErrorKind};
use mnc_testkit::keys::TestKey;
use mnc_testkit::people::Holder;
use mnc_testkit::pki::x509_cert::ext::Extension;
use mnc_testkit::pki::x509_cert::ext::pkix::crl::dp::{
    DistributionPoint, IssuingDistributionPoint,
};
use mnc_testkit::pki::x509_cert::ext::pkix::name::DistributionPointName;
use mnc_testkit::pki::x509_cert::ext::pkix::{
    CrlDistributionPoints, CrlReason, ExtendedKeyUsage, KeyUsage, KeyUsages,
};
use mnc_testkit::pki::{
    Authority, CertificateSpec, Generation, Hierarchy, LeafValidity, SignatureDigest,
    digital_signature, extension, user_authentication, utf8,
};
use mnc_testkit::virtual_card::{Filler, Kind, VirtualCard};
use std::error::Error as _;
use std::path::Path;
use x509_ocsp::{CertStatus, OcspResponseStatus};

const AT: DateTime = DateTime::constant(2026, 11, 20, 9, 0, 0, 0);
const DAYS: LeafValidity = LeafValidity {
    first: Date::constant(2024, 11, 3),
    last: Date::constant(2029, 2, 17),
};
const AUTHENTICATION: CertificateKind = CertificateKind::UserAuthentication;
const SIGNATURE: CertificateKind = CertificateKind::DigitalSignature;
// The library's own constant for it is another extension's.
const ISSUING_DISTRIBUTION_POINT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.28");
const CRL_DISTRIBUTION_POINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.31");

fn authority() -> Authority {
    Authority::new(Hierarchy::UserAuthentication, Generation::Third)
}

fn all_authorities() -> impl Iterator<Item = (CertificateKind, Authority)> {
    let hierarchies = [
        (AUTHENTICATION, Hierarchy::UserAuthentication),
        (SIGNATURE, Hierarchy::DigitalSignature),
    ];
    hierarchies.into_iter().flat_map(|(kind, hierarchy)| {
        Generation::ALL.map(|generation| (kind, Authority::new(hierarchy, generation)))
    })
}

fn anchors() -> TrustAnchors {
    let anchors = all_authorities()
        .map(|(kind, authority)| Anchor::from_der(kind, &authority.certificate()).unwrap())
        .collect();
    let policies = ["1.2.392.200149.8.5.1.0.30", "1.2.392.200149.8.5.1.0.20"];
    TrustAnchors::for_tests(anchors, policies[0], policies[1]).unwrap()
}

fn leaf() -> CertificateSpec {
    user_authentication(&Holder::hanako(), DAYS, authority())
}

fn judge_at(der: &[u8], at: DateTime) -> mnc_core::Result<VerifiedCertificate> {
    verify(Certificate::from_der(der)?, AUTHENTICATION, &anchors(), at)
}

fn verified() -> VerifiedCertificate {
    judge_at(&leaf().sign_with(authority().key()), AT).unwrap()
}

fn rejection<T: std::fmt::Debug>(result: mnc_core::Result<T>) -> Rejection {
    let error = result.unwrap_err();
    *error.source().unwrap().downcast_ref().unwrap()
}

mod path {
    use super::*;

    #[test]
    fn every_generation_is_found_by_its_key_though_all_have_one_name() {
        for (kind, authority) in all_authorities() {
            let (first, last) = authority.generation.days();
            let spec = match kind {
                AUTHENTICATION => user_authentication(&Holder::hanako(), DAYS, authority),
                SIGNATURE => digital_signature(&Holder::hanako(), DAYS, authority),
            };
            let certificate = Certificate::from_der(&spec.sign_with(authority.key())).unwrap();
            let at = first.tomorrow().unwrap().at(12, 0, 0, 0);
            let verified = verify(certificate, kind, &anchors(), at).unwrap();
            assert_eq!(verified.authority().not_after().date(), last);
            assert_eq!(verified.authority().kind(), kind);
        }
    }

    #[test]
    fn the_authority_that_the_card_brings_along_proves_nothing() {
        let impostor = TestKey::named("impostor-ca").unwrap();
        let mut own_authority = authority().spec();
        own_authority.key = impostor;
        let brought_along = own_authority.sign_with(impostor);
        assert!(Anchor::from_der(AUTHENTICATION, &brought_along).is_ok());
        let forged = leaf().sign_with(impostor);
        assert_eq!(rejection(judge_at(&forged, AT)), Rejection::Signature);
        let without_identifier = leaf()
            .without_extension(ObjectIdentifier::new_unwrap("2.5.29.35"))
            .sign_with(impostor);
        assert_eq!(
            rejection(judge_at(&without_identifier, AT)),
            Rejection::Signature
        );
    }

    #[test]
    fn a_certificate_is_judged_by_the_authorities_of_its_kind_alone() {
        let signer = Authority::new(Hierarchy::DigitalSignature, Generation::Third);
        let der = digital_signature(&Holder::hanako(), DAYS, signer).sign_with(signer.key());
        assert_eq!(rejection(judge_at(&der, AT)), Rejection::UnknownIssuer);
    }

    #[test]
    fn production_anchors_refuse_every_test_certificate() {
        let certificate = Certificate::from_der(&leaf().sign_with(authority().key())).unwrap();
        let production = TrustAnchors::production().unwrap();
        let result = verify(certificate, AUTHENTICATION, &production, AT);
        assert_eq!(rejection(result), Rejection::UnknownIssuer);
    }

    #[test]
    fn a_certificate_outlives_no_authority() {
        let first = Authority::new(Hierarchy::UserAuthentication, Generation::First);
        let spec = user_authentication(&Holder::hanako(), DAYS, first);
        let der = spec.sign_with(first.key());
        assert!(judge_at(&der, DateTime::constant(2025, 10, 19, 23, 0, 0, 0)).is_ok());
        for at in [AT, DateTime::constant(2030, 1, 1, 0, 0, 0, 0)] {
            assert_eq!(rejection(judge_at(&der, at)), Rejection::AuthorityValidity);
        }
        let before = DateTime::constant(2015, 10, 1, 0, 0, 0, 0);
        assert_eq!(
            rejection(judge_at(&der, before)),
            Rejection::AuthorityValidity
        );
    }

    /// One that ended before its authority did is told to have ended, however late it is.
    #[test]
    fn an_ended_certificate_of_an_ended_authority_is_reported_as_ended() {
        let first = Authority::new(Hierarchy::UserAuthentication, Generation::First);
        let days = LeafValidity {
            first: Date::constant(2020, 10, 1),
            last: Date::constant(2025, 9, 1),
        };
        let der = user_authentication(&Holder::hanako(), days, first).sign_with(first.key());
        let verified = judge_at(&der, DateTime::constant(2025, 11, 1, 9, 0, 0, 0)).unwrap();
        let state = |on| verified.life_cycle(on, Carrier::Card, GraceRule::FromExpiry);
        assert_eq!(state(Date::constant(2025, 11, 1)), LifeCycle::Grace);
        assert_eq!(state(Date::constant(2025, 12, 2)), LifeCycle::Expired);
    }

    /// The published certificates of J-LIS are authorities, and nobody's certificates.
    #[test]
    fn a_real_authority_is_no_holder() {
        let anchors = TrustAnchors::production().unwrap();
        let at = DateTime::constant(2024, 1, 1, 0, 0, 0, 0);
        for (kind, family) in [(AUTHENTICATION, "authca"), (SIGNATURE, "signca")] {
            for (generation, anchor) in (1..).zip(anchors.iter(kind)) {
                let name = format!("data/anchors/{family}0{generation}.cer");
                let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
                let der = std::fs::read(path).unwrap();
                let certificate = Certificate::from_der(&der).unwrap();
                assert_eq!(certificate.not_after(), anchor.not_after());
                let result = verify(certificate, kind, &anchors, at);
                assert_eq!(rejection(result), Rejection::IsAuthority);
            }
        }
    }

    #[test]
    fn an_authority_must_say_that_it_is_one() {
        let usage = |usages| {
            authority()
                .spec()
                .with_extension(extension(KeyUsage::OID, true, &KeyUsage(usages)))
        };
        let no_signing = usage(KeyUsages::CRLSign.into());
        let no_constraints = authority()
            .spec()
            .without_extension(ObjectIdentifier::new_unwrap("2.5.29.19"));
        let no_identifier = authority()
            .spec()
            .without_extension(ObjectIdentifier::new_unwrap("2.5.29.14"));
        for spec in [no_signing, no_constraints, no_identifier] {
            let result = Anchor::from_der(AUTHENTICATION, &spec.sign_with(authority().key()));
            assert_eq!(rejection(result), Rejection::NotAnAuthority);
        }
    }
}

mod profile {
    use super::*;

    #[test]
    fn what_the_card_fills_up_is_taken_off() {
        for byte in [0x00, 0xFF] {
            let filler = Filler::Bytes { byte, count: 300 };
            let virtual_card = VirtualCard::builder().filler(filler).build();
            let mut card = Card::new(virtual_card.transport());
            let mut session = card.begin().unwrap();
            let read = session
                .jpki()
                .unwrap()
                .authentication_certificate()
                .unwrap();
            assert!(verify(read, AUTHENTICATION, &anchors(), AT).is_ok());
        }
        let filled = [leaf().sign_with(authority().key()), vec![0; 9]].concat();
        assert!(Certificate::from_der(&filled).is_err());
    }

    /// An extension's value is one element; the library alone would pass over what follows.
    #[test]
    fn bytes_after_the_value_of_an_extension_are_refused() {
        let mut spec = leaf();
        let usage = &mut spec.extensions[0];
        let value = [usage.extn_value.as_bytes(), &[0, 0]].concat();
        usage.extn_value = OctetString::new(value).unwrap();
        let der = spec.sign_with(authority().key());
        assert_eq!(rejection(judge_at(&der, AT)), Rejection::MalformedExtension);
    }

    #[test]
    fn every_attribute_of_the_signature_certificate_is_the_holders() {
        let virtual_card = VirtualCard::new(Kind::Normal);
        let holder = virtual_card.holder();
        let mut card = Card::new(virtual_card.transport());
        let mut session = card.begin().unwrap();
        let mut jpki = session.jpki().unwrap();
        let password = SignaturePassword::new(virtual_card.sign_password().as_bytes()).unwrap();
        let certificate = jpki
            .verify_signature_password(&password, AttemptPolicy::KeepLastTry)
            .unwrap()
            .signature_certificate()
            .unwrap();
        let verified = verify(certificate, SIGNATURE, &anchors(), AT).unwrap();
        let signed = verified.signature_holder().unwrap().unwrap();
        let birth = holder.birth_date;
        let era = mnc_testkit::people::era_number(birth);
        let day = format!("{era}{}", birth.strftime("%Y%m%d"));
        let none = |text: &str| "0".repeat(text.chars().count());
        assert_eq!(signed.name(), Some(holder.name().as_str()));
        assert_eq!(signed.sex(), Some(holder.sex.code().to_string().as_str()));
        assert_eq!(signed.birth_date(), Some(day.as_str()));
        assert_eq!(signed.address(), Some(holder.address.as_str()));
        let substituted = signed.substituted_in_name();
        assert_eq!(substituted, Some(none(&holder.name()).as_str()));
        assert_eq!(signed.attribute(6), Some(none(&holder.address).as_str()));
        assert_eq!(signed.attribute(7), None);
        assert_eq!(format!("{signed:?}"), "SignatureHolder(..)");
    }

    #[test]
    fn the_authentication_certificate_says_nothing_of_its_holder() {
        assert!(verified().signature_holder().unwrap().is_none());
        assert_eq!(
            format!("{:?}", verified()),
            "VerifiedCertificate(UserAuthentication, ..)"
        );
    }
}

mod life_cycle {
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
}

const GOOD: Revocation = Revocation::Good {
    as_of: DateTime::constant(2026, 11, 20, 0, 0, 0, 0),
};

#[test]
fn without_evidence_nothing_is_good() {
    let revocation = verified().revocation(RevocationEvidence::None, AT).unwrap();
    assert_eq!(revocation, Revocation::Unchecked);
    assert_eq!(Revocation::default(), Revocation::Unchecked);
}

mod crl {
    use super::*;

    fn spec() -> ListSpec {
        ListSpec::of(authority())
    }

    fn check(spec: &ListSpec) -> mnc_core::Result<Revocation> {
        verified().revocation(RevocationEvidence::Crl(&spec.der()), AT)
    }

    fn points_of(spec: &CertificateSpec) -> Vec<DistributionPoint> {
        use der::Decode;
        let found = |one: &&Extension| one.extn_id == CRL_DISTRIBUTION_POINTS;
        let extension = spec.extensions.iter().find(found).unwrap();
        CrlDistributionPoints::from_der(extension.extn_value.as_bytes())
            .unwrap()
            .0
    }

    fn own_point() -> IssuingDistributionPoint {
        IssuingDistributionPoint {
            distribution_point: points_of(&leaf()).remove(0).distribution_point,
            only_contains_user_certs: true,
            only_contains_ca_certs: false,
            only_some_reasons: None,
            indirect_crl: false,
            only_contains_attribute_certs: false,
        }
    }

    fn with_point(point: &IssuingDistributionPoint) -> ListSpec {
        let mut spec = spec();
        let critical = extension(ISSUING_DISTRIBUTION_POINT, true, point);
        spec.extensions.push(critical);
        spec
    }

    #[test]
    fn a_certificate_that_is_not_on_it_is_good() {
        assert_eq!(check(&spec()).unwrap(), GOOD);
        let mut others = spec();
        others.entries = vec![entry(&[7, 1], None), entry(&[7, 2], None)];
        assert_eq!(check(&others).unwrap(), GOOD);
    }

    #[test]
    fn a_certificate_that_is_on_it_is_revoked_with_its_reason() {
        let at = DateTime::constant(2026, 10, 1, 9, 0, 0, 0);
        let rows = [
            (None, RevocationReason::UNSPECIFIED),
            (
                Some(CrlReason::KeyCompromise),
                RevocationReason::KEY_COMPROMISE,
            ),
            (Some(CrlReason::Superseded), RevocationReason::SUPERSEDED),
            (
                Some(CrlReason::CessationOfOperation),
                RevocationReason::CESSATION,
            ),
            (Some(CrlReason::CertificateHold), RevocationReason::HOLD),
        ];
        for (given, reason) in rows {
            let mut spec = spec();
            spec.entries = vec![entry(&[7, 1], None), entry(&leaf().serial, given)];
            assert_eq!(check(&spec).unwrap(), Revocation::Revoked { at, reason });
        }
    }

    #[test]
    fn another_signature_or_name_is_refused() {
        let mut forged = spec();
        forged.key = TestKey::named("impostor-ca").unwrap();
        let mut earlier = spec();
        earlier.key = Authority::new(Hierarchy::UserAuthentication, Generation::Second).key();
        let mut renamed = spec();
        renamed.issuer = Authority::new(Hierarchy::DigitalSignature, Generation::Third).name();
        let mut weak = spec();
        weak.digest = SignatureDigest::Sha1;
        for spec in [forged, earlier, renamed, weak] {
            assert_eq!(rejection(check(&spec)), Rejection::EvidenceSignature);
        }
    }

    /// RFC 5280 §6.3.3 f: the key usage of the issuer covers lists.
    #[test]
    fn an_authority_without_that_key_usage_signs_no_lists() {
        let usage = extension(
            KeyUsage::OID,
            true,
            &KeyUsage(KeyUsages::KeyCertSign.into()),
        );
        let der = authority()
            .spec()
            .with_extension(usage)
            .sign_with(authority().key());
        let anchor = Anchor::from_der(AUTHENTICATION, &der).unwrap();
        let policy = "1.2.392.200149.8.5.1.0.30";
        let anchors = TrustAnchors::for_tests(vec![anchor], policy, policy).unwrap();
        let certificate = Certificate::from_der(&leaf().sign_with(authority().key())).unwrap();
        let verified = verify(certificate, AUTHENTICATION, &anchors, AT).unwrap();
        let result = verified.revocation(RevocationEvidence::Crl(&spec().der()), AT);
        assert_eq!(rejection(result), Rejection::EvidenceSignature);
    }

    #[test]
    fn a_list_counts_within_its_time_alone() {
        let check_at = |spec: &ListSpec, at| {
            let der = spec.der();
            verified().revocation(RevocationEvidence::Crl(&der), at)
        };
        let first = DateTime::constant(2026, 11, 20, 0, 0, 0, 0);
        let last = DateTime::constant(2026, 11, 21, 23, 59, 59, 0);
        for at in [first, last] {
            assert!(check_at(&spec(), at).is_ok());
        }
        let before = DateTime::constant(2026, 11, 19, 23, 59, 59, 0);
        let after = DateTime::constant(2026, 11, 22, 0, 0, 0, 0);
        for at in [before, after] {
            assert_eq!(rejection(check_at(&spec(), at)), Rejection::EvidenceTime);
        }
        let mut endless = spec();
        endless.next_update = None;
        assert_eq!(rejection(check(&endless)), Rejection::EvidenceTime);
    }

    #[test]
    fn a_list_of_the_certificates_own_point_counts() {
        assert_eq!(check(&with_point(&own_point())).unwrap(), GOOD);
        let mut everywhere = own_point();
        everywhere.distribution_point = None;
        assert_eq!(check(&with_point(&everywhere)).unwrap(), GOOD);
    }

    #[test]
    fn a_list_about_others_says_nothing() {
        let mut elsewhere = own_point();
        let mut name = authority().name();
        let town = [utf8(
            ObjectIdentifier::new_unwrap("2.5.4.3"),
            "Rei-cho CRLDP",
        )];
        name.0.extend(mnc_testkit::pki::distinguished_name(town).0);
        let general =
            mnc_testkit::pki::x509_cert::ext::pkix::name::GeneralName::DirectoryName(name);
        elsewhere.distribution_point = Some(DistributionPointName::FullName(vec![general]));
        let authorities = IssuingDistributionPoint {
            only_contains_user_certs: false,
            only_contains_ca_certs: true,
            ..own_point()
        };
        let attributes = IssuingDistributionPoint {
            only_contains_user_certs: false,
            only_contains_attribute_certs: true,
            ..own_point()
        };
        let indirect = IssuingDistributionPoint {
            indirect_crl: true,
            ..own_point()
        };
        let some_reasons = IssuingDistributionPoint {
            only_some_reasons: Some(
                mnc_testkit::pki::x509_cert::ext::pkix::crl::dp::Reasons::KeyCompromise.into(),
            ),
            ..own_point()
        };
        for point in [elsewhere, authorities, attributes, indirect, some_reasons] {
            assert_eq!(
                rejection(check(&with_point(&point))),
                Rejection::EvidenceScope
            );
        }
    }

    #[test]
    fn a_list_of_changes_or_with_unknown_rules_is_refused() {
        let delta = ObjectIdentifier::new_unwrap("2.5.29.27");
        let unknown = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1");
        for (oid, critical) in [(delta, true), (delta, false), (unknown, true)] {
            let mut spec = spec();
            spec.extensions.push(extension(oid, critical, &1u8));
            assert_eq!(rejection(check(&spec)), Rejection::EvidenceScope);
        }
        let mut passed_over = spec();
        passed_over.extensions.push(extension(unknown, false, &1u8));
        assert_eq!(check(&passed_over).unwrap(), GOOD);
    }

    /// RFC 5280 §5.3: one entry that must be understood and is not spoils the whole list.
    #[test]
    fn an_entry_that_must_be_understood_spoils_the_list() {
        let mut spec = spec();
        let certificate_issuer = ObjectIdentifier::new_unwrap("2.5.29.29");
        let mut other = entry(&[7, 1], None);
        other.crl_entry_extensions = Some(vec![extension(certificate_issuer, true, &Null)]);
        spec.entries = vec![other];
        assert_eq!(rejection(check(&spec)), Rejection::EvidenceScope);
        let mut removed = super::crl::spec();
        removed.entries = vec![entry(&leaf().serial, Some(CrlReason::RemoveFromCRL))];
        assert_eq!(rejection(check(&removed)), Rejection::EvidenceScope);
    }

    #[test]
    fn a_damaged_list_is_refused() {
        let der = spec().der();
        let check = |der: &[u8]| verified().revocation(RevocationEvidence::Crl(der), AT);
        let longer = [&der[..], &[0]].concat();
        for damaged in [&b""[..], &der[..der.len() - 1], &longer] {
            let error = check(damaged).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::RevocationEvidence);
            assert_eq!(rejection::<()>(Err(error)), Rejection::EvidenceMalformed);
        }
        let mut trailing = with_point(&own_point());
        let value = &mut trailing.extensions[0].extn_value;
        *value = OctetString::new([value.as_bytes(), &[0]].concat()).unwrap();
        assert_eq!(
            rejection(super::crl::check(&trailing)),
            Rejection::EvidenceMalformed
        );
    }
}

mod ocsp {
    use super::*;

    fn spec() -> ResponseSpec {
        ResponseSpec::of(authority(), &leaf().serial)
    }

    fn check(spec: &ResponseSpec) -> mnc_core::Result<Revocation> {
        verified().revocation(RevocationEvidence::Ocsp(&spec.der()), AT)
    }

    #[test]
    fn good_revoked_and_unknown_are_three_things() {
        assert_eq!(check(&spec()).unwrap(), GOOD);
        let mut unknown = spec();
        unknown.verdict = CertStatus::unknown();
        let as_of = DateTime::constant(2026, 11, 20, 0, 0, 0, 0);
        assert_eq!(check(&unknown).unwrap(), Revocation::Unknown { as_of });
        let rows = [
            (None, RevocationReason::UNSPECIFIED),
            (Some(CrlReason::CertificateHold), RevocationReason::HOLD),
        ];
        for (given, reason) in rows {
            let mut revoked = spec();
            revoked.verdict = revoked_at((2026, 10, 1, 0), given);
            let at = DateTime::constant(2026, 10, 1, 9, 0, 0, 0);
            assert_eq!(check(&revoked).unwrap(), Revocation::Revoked { at, reason });
        }
    }

    #[test]
    fn the_certificate_may_be_named_by_either_hash() {
        let mut spec = spec();
        spec.id = certificate_id(authority(), &leaf().serial, SignatureDigest::Sha256);
        assert_eq!(check(&spec).unwrap(), GOOD);
    }

    #[test]
    fn a_response_about_another_certificate_says_nothing() {
        let other_key = Authority::new(Hierarchy::UserAuthentication, Generation::Second);
        let other_name = Authority::new(Hierarchy::DigitalSignature, Generation::Third);
        let own = certificate_id(authority(), &leaf().serial, SignatureDigest::Sha1);
        let of = |authority| certificate_id(authority, &leaf().serial, SignatureDigest::Sha1);
        let mut name_differs = own.clone();
        name_differs.issuer_name_hash = of(other_name).issuer_name_hash;
        let mut hash_unknown = own;
        hash_unknown.hash_algorithm.oid = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
        let serial_differs = certificate_id(authority(), &[7, 1], SignatureDigest::Sha1);
        for id in [of(other_key), name_differs, hash_unknown, serial_differs] {
            let mut spec = spec();
            spec.id = id;
            assert_eq!(rejection(check(&spec)), Rejection::EvidenceScope);
        }
    }

    #[test]
    fn a_response_counts_within_its_time_alone() {
        let check_at = |spec: &ResponseSpec, at| {
            let der = spec.der();
            verified().revocation(RevocationEvidence::Ocsp(&der), at)
        };
        assert!(check_at(&spec(), DateTime::constant(2026, 11, 20, 0, 0, 0, 0)).is_ok());
        let outside = [
            DateTime::constant(2026, 11, 19, 23, 59, 59, 0),
            DateTime::constant(2026, 11, 22, 0, 0, 0, 0),
        ];
        for at in outside {
            assert_eq!(rejection(check_at(&spec(), at)), Rejection::EvidenceTime);
        }
        let mut endless = spec();
        endless.next_update = None;
        assert_eq!(rejection(check(&endless)), Rejection::EvidenceTime);
    }

    #[test]
    fn no_success_is_no_evidence() {
        for status in [
            OcspResponseStatus::TryLater,
            OcspResponseStatus::Unauthorized,
            OcspResponseStatus::InternalError,
        ] {
            let mut spec = spec();
            spec.status = status;
            assert_eq!(rejection(check(&spec)), Rejection::EvidenceUnsuccessful);
        }
        let mut other_type = spec();
        other_type.response_type = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1");
        assert_eq!(rejection(check(&other_type)), Rejection::EvidenceMalformed);
    }

    #[test]
    fn another_signature_or_name_is_refused() {
        let mut forged = spec();
        forged.key = TestKey::named("impostor-ca").unwrap();
        let mut weak = spec();
        weak.digest = SignatureDigest::Sha1;
        let mut renamed = spec();
        renamed.responder = key_hash(TestKey::leaf(9));
        for spec in [forged, weak, renamed] {
            assert_eq!(rejection(check(&spec)), Rejection::EvidenceSignature);
        }
        let mut by_key = spec();
        by_key.responder = key_hash(authority().key());
        assert_eq!(check(&by_key).unwrap(), GOOD);
    }

    #[test]
    fn what_must_be_understood_and_is_not_is_refused() {
        let unknown = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1");
        let critical = |critical| vec![extension(unknown, critical, &1u8)];
        let mut response = spec();
        response.response_extensions = critical(true);
        let mut single = spec();
        single.single_extensions = critical(true);
        for spec in [response, single] {
            assert_eq!(rejection(check(&spec)), Rejection::EvidenceScope);
        }
        let mut passed_over = spec();
        passed_over.single_extensions = critical(false);
        assert_eq!(check(&passed_over).unwrap(), GOOD);
    }

    #[test]
    fn a_damaged_response_is_refused() {
        let der = spec().der();
        let longer = [&der[..], &[0]].concat();
        for damaged in [&b""[..], &der[..der.len() - 1], &longer] {
            let result = verified().revocation(RevocationEvidence::Ocsp(damaged), AT);
            assert_eq!(rejection(result), Rejection::EvidenceMalformed);
        }
    }

    /// The responder's certificate: its authority's, for this purpose, of this time.
    mod delegated {
        use super::*;

        const RESPONDER_KEY: usize = 9;

        pub(super) fn certificate() -> CertificateSpec {
            let mut spec = leaf();
            spec.serial = vec![9, 9];
            spec.key = TestKey::leaf(RESPONDER_KEY);
            let name = utf8(ObjectIdentifier::new_unwrap("2.5.4.3"), "OCSP responder");
            spec.subject = mnc_testkit::pki::distinguished_name([name]);
            let purpose = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.9");
            let usage = ExtendedKeyUsage(vec![purpose]);
            spec.with_extension(extension(ExtendedKeyUsage::OID, false, &usage))
        }

        fn respond(certificate: &CertificateSpec, issuer: TestKey) -> ResponseSpec {
            let mut spec = spec();
            spec.key = TestKey::leaf(RESPONDER_KEY);
            spec.responder = x509_ocsp::ResponderId::ByName(certificate.subject.clone());
            spec.certificates = vec![certificate.sign_with(issuer)];
            spec
        }

        #[test]
        fn a_responder_certified_by_the_authority_counts() {
            let mut response = respond(&certificate(), authority().key());
            assert_eq!(check(&response).unwrap(), GOOD);
            response.responder = key_hash(TestKey::leaf(RESPONDER_KEY));
            assert_eq!(check(&response).unwrap(), GOOD);
        }

        #[test]
        fn any_other_certificate_gives_no_right_to_answer() {
            let usage = |usages| extension(KeyUsage::OID, true, &KeyUsage(usages));
            let not_for_ocsp =
                ExtendedKeyUsage(vec![ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.2")]);
            let wrong_purpose = certificate().with_extension(extension(
                ExtendedKeyUsage::OID,
                false,
                &not_for_ocsp,
            ));
            let no_purpose = certificate().without_extension(ExtendedKeyUsage::OID);
            let no_signatures =
                certificate().with_extension(usage(KeyUsages::KeyEncipherment.into()));
            let mut ended = certificate();
            ended.not_after = DateTime::constant(2026, 11, 19, 23, 0, 0, 0);
            let mut not_begun = certificate();
            not_begun.not_before = DateTime::constant(2026, 11, 20, 1, 0, 0, 0);
            let mut other_issuer = certificate();
            other_issuer.issuer =
                Authority::new(Hierarchy::DigitalSignature, Generation::Third).name();
            let mut weak = certificate();
            weak.digest = SignatureDigest::Sha1;
            let specs = [
                wrong_purpose,
                no_purpose,
                no_signatures,
                ended,
                not_begun,
                other_issuer,
                weak,
            ];
            for spec in specs {
                let response = respond(&spec, authority().key());
                assert_eq!(rejection(check(&response)), Rejection::EvidenceSignature);
            }
            let forged = respond(&certificate(), TestKey::named("impostor-ca").unwrap());
            assert_eq!(rejection(check(&forged)), Rejection::EvidenceSignature);
        }

        /// The holder of an ordinary certificate must not answer for others.
        #[test]
        fn a_holder_is_no_responder() {
            let holder = leaf();
            let mut response = respond(&holder, authority().key());
            response.key = holder.key;
            assert_eq!(rejection(check(&response)), Rejection::EvidenceSignature);
        }
    }
}

/// The seeds of the fuzz targets; `UPDATE_SEEDS=1` writes them anew.
#[test]
fn the_seeds_of_the_fuzz_targets_are_what_the_authorities_issue() {
    let signer = Authority::new(Hierarchy::DigitalSignature, Generation::Third);
    let signature = digital_signature(&Holder::hanako(), DAYS, signer);
    let mut list = ListSpec::of(authority());
    list.entries = vec![
        entry(&leaf().serial, Some(CrlReason::Superseded)),
        entry(&[7, 1], None),
    ];
    let mut revoked = ResponseSpec::of(authority(), &leaf().serial);
    revoked.verdict = revoked_at(NEXT_UPDATE, Some(CrlReason::CertificateHold));
    revoked.certificates = vec![ocsp_responder()];
    let seeds = [
        (
            "certificate/authentication",
            leaf().sign_with(authority().key()),
        ),
        ("certificate/signature", signature.sign_with(signer.key())),
        ("certificate/authority", authority().certificate()),
        ("crl/empty", ListSpec::of(authority()).der()),
        ("crl/revoked", list.der()),
        (
            "ocsp/good",
            ResponseSpec::of(authority(), &leaf().serial).der(),
        ),
        ("ocsp/revoked", revoked.der()),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds");
    for (name, made) in seeds {
        let path = folder.join(name).with_extension("der");
        if std::env::var_os("UPDATE_SEEDS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &made).unwrap();
        }
        assert!(made.len() < 4096);
        assert!(
            std::fs::read(&path).unwrap() == made,
            "{name} is out of date"
        );
    }
}

fn ocsp_responder() -> Vec<u8> {
    let purpose = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.9");
    let usage = extension(
        ExtendedKeyUsage::OID,
        false,
        &ExtendedKeyUsage(vec![purpose]),
    );
    leaf().with_extension(usage).sign_with(authority().key())
}
