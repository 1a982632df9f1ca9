//! The test PKI seen by an independent X.509 parser.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests"
)]

mod common;

use common::{read, select_ap, verify};
use mnc_core::Date;
use mnc_testkit::keys::TestKey;
use mnc_testkit::people::Holder;
use mnc_testkit::pki::{self, Authority, Generation, Hierarchy, LeafValidity, SignatureDigest};
use mnc_testkit::virtual_card::{Kind, VirtualCard, aid};
use x509_parser::der_parser::asn1_rs::{Any, FromDer};
use x509_parser::prelude::*;

const TODAY: Date = Date::constant(2026, 11, 20);

fn parse(der: &[u8]) -> (X509Certificate<'_>, usize) {
    let (filler, certificate) = X509Certificate::from_der(der).unwrap();
    (certificate, filler.len())
}

fn file(card: &VirtualCard, fid: u8) -> Vec<u8> {
    select_ap(card, aid::JPKI);
    verify(card, 0x1B, card.sign_password());
    read(card, fid)
}

fn auth_ca(generation: Generation) -> Authority {
    Authority::new(Hierarchy::UserAuthentication, generation)
}

fn extensions(certificate: &X509Certificate<'_>) -> Vec<(String, bool)> {
    let all = certificate.extensions().iter();
    all.map(|e| (e.oid.to_id_string(), e.critical)).collect()
}

fn pairs(expected: &[(&str, bool)]) -> Vec<(String, bool)> {
    expected
        .iter()
        .map(|(oid, critical)| ((*oid).to_owned(), *critical))
        .collect()
}

#[test]
fn the_authentication_certificate_has_the_shape_of_the_test_card() {
    let card = VirtualCard::new(Kind::Normal);
    let der = file(&card, 0x0A);
    let (certificate, filler) = parse(&der);
    // The published one has 1,590 bytes.
    assert!(
        (1_450..1_700).contains(&(der.len() - filler)),
        "{}",
        der.len() - filler
    );
    let expected = pairs(&[
        ("2.5.29.15", true),
        ("2.5.29.37", false),
        ("2.5.29.32", true),
        ("2.5.29.18", false),
        ("2.5.29.31", false),
        ("1.3.6.1.5.5.7.1.1", false),
        ("2.5.29.35", false),
        ("2.5.29.14", false),
    ]);
    assert_eq!(extensions(&certificate), expected);
    let usage = certificate.key_usage().unwrap().unwrap().value;
    assert_eq!(usage.flags, 1, "digitalSignature alone");
    assert!(
        certificate
            .extended_key_usage()
            .unwrap()
            .unwrap()
            .value
            .client_auth
    );
    assert_eq!(certificate.version(), X509Version::V3);
    assert_eq!(
        certificate.signature_algorithm.algorithm.to_id_string(),
        "1.2.840.113549.1.1.11"
    );
}

#[test]
fn names_have_the_string_types_of_the_real_ca() {
    let card = VirtualCard::new(Kind::Normal);
    let der = file(&card, 0x0A);
    let (certificate, _) = parse(&der);
    let attribute = |name: &X509Name<'_>, index: usize| {
        let attribute = name.iter_attributes().nth(index).unwrap();
        let text = attribute.as_str().unwrap().to_owned();
        (text, attribute.attr_value().tag().0)
    };
    let (printable, utf8) = (19, 12);
    let issuer = certificate.issuer();
    assert_eq!(attribute(issuer, 0), ("JP".into(), printable));
    assert_eq!(attribute(issuer, 1), ("JPKI-TEST".into(), utf8));
    assert_eq!(
        attribute(issuer, 2),
        ("JPKI for user authentication".into(), utf8)
    );
    let operator = "Japan Agency for Local Authority Information Systems";
    assert_eq!(attribute(issuer, 3), (operator.into(), utf8));
    assert_eq!(attribute(certificate.subject(), 0).1, printable);
    let (number, _) = attribute(certificate.subject(), 1);
    assert_eq!(number.len(), 23);
    assert_eq!(number[14..19], card.holder().municipality_code);
}

#[test]
fn revocation_pointers_have_the_odd_shapes_of_the_real_ones() {
    let der = file(&VirtualCard::new(Kind::Normal), 0x0A);
    let (certificate, _) = parse(&der);
    for extension in certificate.extensions() {
        match extension.parsed_extension() {
            ParsedExtension::CRLDistributionPoints(points) => {
                let point = points.points[0].distribution_point.as_ref().unwrap();
                let DistributionPointName::FullName(names) = point else {
                    panic!("a full name")
                };
                assert!(matches!(names[..], [GeneralName::DirectoryName(_)]));
            }
            ParsedExtension::AuthorityInfoAccess(access) => {
                assert!(matches!(
                    access.accessdescs[0].access_location,
                    GeneralName::URI(_)
                ));
            }
            ParsedExtension::AuthorityKeyIdentifier(identifier) => {
                assert!(identifier.key_identifier.is_some());
                assert!(matches!(
                    identifier.authority_cert_issuer.as_deref(),
                    Some([GeneralName::DirectoryName(_)])
                ));
                let ca = VirtualCard::new(Kind::Normal).issuer(Hierarchy::UserAuthentication);
                assert_eq!(identifier.authority_cert_serial, Some(&ca.serial()[..]));
            }
            ParsedExtension::CertificatePolicies(policies) => {
                assert_eq!(
                    policies[0].policy_id.to_id_string(),
                    "1.2.392.200149.8.5.1.0.30"
                );
            }
            ParsedExtension::ParseError { error } => panic!("{error}"),
            _ => {}
        }
    }
}

#[test]
fn both_chains_verify_and_are_not_interchangeable() {
    let card = VirtualCard::new(Kind::Normal);
    let [auth, auth_ca, sign, sign_ca] = [0x0A, 0x0B, 0x01, 0x02].map(|fid| file(&card, fid));
    let [auth, auth_ca, sign, sign_ca] = [&auth, &auth_ca, &sign, &sign_ca].map(|der| parse(der).0);
    for (leaf, ca, other) in [(&auth, &auth_ca, &sign_ca), (&sign, &sign_ca, &auth_ca)] {
        leaf.verify_signature(Some(ca.public_key())).unwrap();
        ca.verify_signature(None).unwrap();
        assert!(leaf.verify_signature(Some(other.public_key())).is_err());
        assert_eq!(leaf.issuer(), ca.subject());
        let constraints = ca.basic_constraints().unwrap().unwrap();
        assert!(constraints.critical && constraints.value.ca);
        assert!(ca.subject_alternative_name().unwrap().is_some());
    }
}

#[test]
fn the_signature_certificate_holds_the_attributes() {
    let card = VirtualCard::new(Kind::Normal);
    let der = file(&card, 0x01);
    let (certificate, _) = parse(&der);
    let usage = certificate.key_usage().unwrap().unwrap().value;
    assert!(usage.digital_signature() && usage.non_repudiation());
    assert!(certificate.subject().iter_locality().next().is_some());
    let names = &certificate
        .subject_alternative_name()
        .unwrap()
        .unwrap()
        .value
        .general_names;
    let texts: Vec<(String, String)> = names
        .iter()
        .map(|name| {
            let GeneralName::OtherName(oid, value) = name else {
                panic!("an otherName")
            };
            let (_, tagged) = Any::from_der(value).unwrap();
            let text = if tagged.tag().0 == 0 {
                Any::from_der(tagged.data).unwrap().1
            } else {
                tagged
            };
            (
                oid.to_id_string(),
                String::from_utf8(text.data.to_vec()).unwrap(),
            )
        })
        .collect();
    let oids: Vec<String> = (1..=6)
        .map(|n| format!("1.2.392.200149.8.5.5.{n}"))
        .collect();
    assert_eq!(
        texts.iter().map(|(oid, _)| oid.clone()).collect::<Vec<_>>(),
        oids
    );
    assert_eq!(texts[0].1, card.holder().name());
    assert_eq!(texts[4].1, card.holder().address);
    assert_eq!(texts[3].1.len(), 9);
}

#[test]
fn validity_ends_with_the_fifth_birthday_in_japan() {
    let card = VirtualCard::new(Kind::Face);
    let der = file(&card, 0x0A);
    let (certificate, _) = parse(&der);
    let end = certificate.validity().not_after.to_datetime();
    assert_eq!(end.to_string(), "2029-02-17 14:59:59.0 +00:00:00");
}

#[test]
fn three_generations_share_a_name_and_nothing_else() {
    let certificates = Generation::ALL.map(|generation| auth_ca(generation).certificate());
    let parsed = certificates.each_ref().map(|der| parse(der).0);
    assert_eq!(parsed[0].subject(), parsed[2].subject());
    assert!(
        parsed[0]
            .verify_signature(Some(parsed[2].public_key()))
            .is_err()
    );
    assert_eq!(Generation::issuing_on(TODAY), Generation::Third);
    assert_eq!(
        Generation::issuing_on(Date::constant(2020, 1, 1)),
        Generation::Second
    );
    for der in &certificates {
        assert!((1_100..1_400).contains(&der.len()), "{}", der.len());
    }
}

#[test]
fn wrong_certificates_can_be_made() {
    let ca = auth_ca(Generation::Third);
    let days = LeafValidity {
        first: Date::constant(2024, 1, 1),
        last: Date::constant(2029, 1, 1),
    };
    let spec = pki::user_authentication(&Holder::from_seed(1), days, ca);
    let by = |key| spec.sign_with(key);
    let impostor = by(TestKey::named("impostor-ca").unwrap());
    let ca_certificate = ca.certificate();
    let (ca_parsed, _) = parse(&ca_certificate);
    let ca_key = ca_parsed.public_key().clone();
    assert!(parse(&impostor).0.verify_signature(Some(&ca_key)).is_err());

    let mut weak = spec.clone();
    weak.digest = SignatureDigest::Sha1;
    weak.not_after = Date::constant(2050, 6, 1).at(0, 0, 0, 0);
    let weak = weak.sign_with(ca.key());
    let (weak, _) = parse(&weak);
    assert_eq!(
        weak.signature_algorithm.algorithm.to_id_string(),
        "1.2.840.113549.1.1.5"
    );
    assert!(weak.validity().not_after.is_generalizedtime());

    let oid = "1.2.392.200149.99.1".parse().unwrap();
    let usage = "2.5.29.15".parse().unwrap();
    let strange = pki::extension(oid, true, &pki::x509_cert::der::asn1::Null);
    let odd = spec
        .without_extension(usage)
        .with_extension(strange)
        .sign_with(ca.key());
    let (odd, _) = parse(&odd);
    assert!(odd.key_usage().unwrap().is_none());
    assert_eq!(
        extensions(&odd).last().unwrap(),
        &("1.2.392.200149.99.1".to_owned(), true)
    );
    odd.verify_signature(Some(&ca_key)).unwrap();
}
