//! Revocation by the list of the authority.

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
    let general = mnc_testkit::pki::x509_cert::ext::pkix::name::GeneralName::DirectoryName(name);
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
