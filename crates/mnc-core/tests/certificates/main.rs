//! The certificates of the test authorities judged: path, profile, life cycle, revocation.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

#[path = "../evidence/mod.rs"]
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

mod path;

mod profile;

mod life_cycle;

const GOOD: Revocation = Revocation::Good {
    as_of: DateTime::constant(2026, 11, 20, 0, 0, 0, 0),
};

#[test]
fn without_evidence_nothing_is_good() {
    let revocation = verified().revocation(RevocationEvidence::None, AT).unwrap();
    assert_eq!(revocation, Revocation::Unchecked);
    assert_eq!(Revocation::default(), Revocation::Unchecked);
}

mod crl;

mod ocsp;

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
