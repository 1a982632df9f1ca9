//! Revocation by the responder of the authority.

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
        let wrong_purpose =
            certificate().with_extension(extension(ExtendedKeyUsage::OID, false, &not_for_ocsp));
        let no_purpose = certificate().without_extension(ExtendedKeyUsage::OID);
        let no_signatures = certificate().with_extension(usage(KeyUsages::KeyEncipherment.into()));
        let mut ended = certificate();
        ended.not_after = DateTime::constant(2026, 11, 19, 23, 0, 0, 0);
        let mut not_begun = certificate();
        not_begun.not_before = DateTime::constant(2026, 11, 20, 1, 0, 0, 0);
        let mut other_issuer = certificate();
        other_issuer.issuer = Authority::new(Hierarchy::DigitalSignature, Generation::Third).name();
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
