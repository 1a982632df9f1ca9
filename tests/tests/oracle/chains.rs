//! The chains of the table: good ones, and one for each thing that can be wrong.

use super::forge::{
    algorithm, extension_mut, forge, oid, patch, rsa_key, serial, with_outer_algorithm,
};
use mnc_core::{Date, DateTime};
use mnc_testkit::keys::TestKey;
use mnc_testkit::people::Holder;
use mnc_testkit::pki::{
    Authority, CertificateSpec, Generation, Hierarchy, LeafValidity, SignatureDigest,
    digital_signature, extension, user_authentication,
};
use x509_cert::Version;
use x509_cert::der::Decode;
use x509_cert::der::asn1::{Null, OctetString};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages,
};
use x509_cert::serial_number::SerialNumber;

const AUTHORITY_KEY_IDENTIFIER: &str = "2.5.29.35";
const BASIC_CONSTRAINTS: &str = "2.5.29.19";
const CERTIFICATE_POLICIES: &str = "2.5.29.32";
const CRL_DISTRIBUTION_POINTS: &str = "2.5.29.31";
const EXTENDED_KEY_USAGE: &str = "2.5.29.37";
const ISSUER_ALT_NAME: &str = "2.5.29.18";
const KEY_USAGE: &str = "2.5.29.15";
const NAME_CONSTRAINTS: &str = "2.5.29.30";
const SUBJECT_KEY_IDENTIFIER: &str = "2.5.29.14";
const UNKNOWN: &str = "1.3.6.1.4.1.32473.1";

pub(crate) const AT: DateTime = DateTime::constant(2026, 11, 20, 9, 0, 0, 0);
const DAYS: LeafValidity = LeafValidity {
    first: Date::constant(2024, 11, 3),
    last: Date::constant(2029, 2, 17),
};

/// A certificate, the authorities that are trusted, and the moment of the judgement.
pub(crate) struct Chain {
    pub(crate) name: &'static str,
    pub(crate) hierarchy: Hierarchy,
    pub(crate) certificate: Vec<u8>,
    pub(crate) authorities: Vec<Vec<u8>>,
    pub(crate) at: DateTime,
}

impl Chain {
    fn new(name: &'static str, hierarchy: Hierarchy, certificate: Vec<u8>) -> Self {
        let generations = Generation::ALL.map(|one| Authority::new(hierarchy, one).certificate());
        Self {
            name,
            hierarchy,
            certificate,
            authorities: generations.into(),
            at: AT,
        }
    }

    fn authentication(name: &'static str, certificate: Vec<u8>) -> Self {
        Self::new(name, Hierarchy::UserAuthentication, certificate)
    }

    fn of(name: &'static str, spec: &CertificateSpec) -> Self {
        Self::authentication(name, spec.sign_with(authority().key()))
    }

    fn at(mut self, at: DateTime) -> Self {
        self.at = at;
        self
    }

    fn under(mut self, authority: &CertificateSpec, key: TestKey) -> Self {
        self.authorities = vec![authority.sign_with(key)];
        self
    }
}

/// All of them, in the order of the table.
pub(crate) fn all() -> Vec<Chain> {
    [good(), time(), signature(), issuer(), form(), extensions()]
        .into_iter()
        .flatten()
        .collect()
}

fn authority() -> Authority {
    Authority::new(Hierarchy::UserAuthentication, Generation::Third)
}

fn leaf() -> CertificateSpec {
    user_authentication(&Holder::hanako(), DAYS, authority())
}

fn leaf_of(generation: Generation) -> (CertificateSpec, TestKey) {
    let authority = Authority::new(Hierarchy::UserAuthentication, generation);
    let spec = user_authentication(&Holder::hanako(), DAYS, authority);
    (spec, authority.key())
}

fn impostor() -> TestKey {
    TestKey::named("impostor-ca").unwrap()
}

fn good() -> Vec<Chain> {
    let mut chains = vec![
        Chain::of("third generation", &leaf()),
        signature_certificate("signature certificate", Generation::Third),
        signature_certificate(
            "signature certificate, second generation",
            Generation::Second,
        ),
    ];
    let (second, key) = leaf_of(Generation::Second);
    let second = Chain::authentication("second generation", second.sign_with(key));
    chains.insert(1, second);
    chains
}

fn signature_certificate(name: &'static str, generation: Generation) -> Chain {
    let authority = Authority::new(Hierarchy::DigitalSignature, generation);
    let spec = digital_signature(&Holder::hanako(), DAYS, authority);
    Chain::new(
        name,
        Hierarchy::DigitalSignature,
        spec.sign_with(authority.key()),
    )
}

fn time() -> Vec<Chain> {
    let good = |name| Chain::of(name, &leaf());
    let (first, first_key) = leaf_of(Generation::First);
    let first = first.sign_with(first_key);
    let mut backwards = leaf();
    (backwards.not_before, backwards.not_after) = (backwards.not_after, backwards.not_before);
    vec![
        Chain::authentication("first generation, before its end", first.clone())
            .at(DateTime::constant(2025, 10, 19, 12, 0, 0, 0)),
        Chain::authentication("first generation, after its end", first),
        good("the day before the first day").at(DateTime::constant(2024, 11, 2, 12, 0, 0, 0)),
        good("the first day, an hour too early").at(DateTime::constant(2024, 11, 3, 9, 0, 0, 0)),
        good("three months before the last day").at(DateTime::constant(2028, 11, 17, 9, 0, 0, 0)),
        good("the last second").at(DateTime::constant(2029, 2, 17, 23, 59, 59, 0)),
        good("the day after the last day").at(DateTime::constant(2029, 2, 18, 0, 0, 0, 0)),
        good("the last day of the grace").at(DateTime::constant(2029, 5, 17, 12, 0, 0, 0)),
        good("the day after the grace").at(DateTime::constant(2029, 5, 18, 12, 0, 0, 0)),
        good("certificate and authority ended").at(DateTime::constant(2034, 1, 1, 0, 0, 0, 0)),
        Chain::of("validity ends before it begins", &backwards),
    ]
}

fn signature() -> Vec<Chain> {
    let der = leaf().sign_with(authority().key());
    let mut changed = der.clone();
    *changed.last_mut().unwrap() ^= 1;
    let mut weak = leaf();
    weak.digest = SignatureDigest::Sha1;
    let sha384 = algorithm("1.2.840.113549.1.1.12");
    let swapped = forge(&leaf(), authority().key(), |tbs| {
        tbs.signature = sha384.clone();
    });
    vec![
        Chain::authentication("signature changed", changed),
        Chain::authentication("signed by an impostor", leaf().sign_with(impostor())),
        Chain::of("SHA-1", &weak),
        Chain::authentication(
            "SHA-384 named outside alone",
            with_outer_algorithm(&der, sha384.clone()),
        ),
        Chain::authentication("SHA-384 named inside alone", swapped.clone()),
        Chain::authentication(
            "SHA-384 named, SHA-256 used",
            with_outer_algorithm(&swapped, sha384),
        ),
    ]
}

fn issuer() -> Vec<Chain> {
    let good = |name| Chain::of(name, &leaf());
    let spec = || authority().spec();
    let key = authority().key();
    let mut own_impostor = spec();
    own_impostor.key = impostor();
    let usage = |usages| extension(oid(KEY_USAGE), true, &KeyUsage(usages));
    let second = Authority::new(Hierarchy::UserAuthentication, Generation::Second).spec();
    let (_, second_key) = leaf_of(Generation::Second);
    let mut other_name = leaf();
    other_name.issuer = Authority::new(Hierarchy::DigitalSignature, Generation::Third).name();
    let mut ended = spec();
    ended.not_after = DateTime::constant(2026, 11, 1, 0, 0, 0, 0);
    let no_constraints = spec().without_extension(oid(BASIC_CONSTRAINTS));
    vec![
        good("only an impostor of the same name is trusted").under(&own_impostor, impostor()),
        good("only another generation is trusted").under(&second, second_key),
        Chain::of("another issuer's name", &other_name),
        Chain::of(
            "key identifier of another generation",
            &identified(|identifier| {
                identifier.key_identifier = Some(OctetString::new([1; 20]).unwrap());
            }),
        ),
        Chain::of(
            "serial number of another authority",
            &identified(|identifier| {
                identifier.authority_cert_serial_number = Some(SerialNumber::new(&[1]).unwrap());
            }),
        ),
        Chain::of(
            "name of another authority's issuer",
            &identified(|identifier| {
                let name = Authority::new(Hierarchy::DigitalSignature, Generation::Third).name();
                identifier.authority_cert_issuer = Some(vec![GeneralName::DirectoryName(name)]);
            }),
        ),
        Chain::of(
            "no key identifier of the authority",
            &leaf().without_extension(oid(AUTHORITY_KEY_IDENTIFIER)),
        ),
        good("authority without basic constraints").under(&no_constraints, key),
        good("authority that may not sign certificates").under(
            &spec().with_extension(usage(KeyUsages::CRLSign.into())),
            key,
        ),
        good("authority without its key identifier")
            .under(&spec().without_extension(oid(SUBJECT_KEY_IDENTIFIER)), key),
        good("authority ended").under(&ended, key),
        good("authority with an unknown critical extension").under(
            &spec().with_extension(extension(oid(UNKNOWN), true, &Null)),
            key,
        ),
    ]
}

/// The certificate with its authority key identifier changed.
fn identified(change: impl FnOnce(&mut AuthorityKeyIdentifier)) -> CertificateSpec {
    let mut spec = leaf();
    let found = extension_mut(&mut spec, AUTHORITY_KEY_IDENTIFIER);
    let mut identifier = AuthorityKeyIdentifier::from_der(found.extn_value.as_bytes()).unwrap();
    change(&mut identifier);
    spec.with_extension(extension(oid(AUTHORITY_KEY_IDENTIFIER), false, &identifier))
}

fn form() -> Vec<Chain> {
    let der = leaf().sign_with(authority().key());
    let forged = |name, change: &dyn Fn(&mut super::forge::Tbs)| {
        Chain::authentication(name, forge(&leaf(), authority().key(), change))
    };
    let numbered = |name, content: &[u8]| forged(name, &|tbs| tbs.serial_number = serial(content));
    let keyed = |name, bytes, exponent| {
        forged(name, &|tbs| {
            tbs.subject_public_key_info.subject_public_key = rsa_key(bytes, exponent);
        })
    };
    let mut short = leaf();
    short.serial = vec![7, 0x81, 1];
    let (old, new) = ([2, 3, 7, 0x81, 1], [2, 3, 0, 7, 1]);
    let padded = patch(&short, authority().key(), &old, &new);
    let filled = |name, byte| Chain::authentication(name, [&der[..], &[byte; 300]].concat());
    vec![
        filled("filler 00 behind it", 0x00),
        filled("filler FF behind it", 0xFF),
        filled("other bytes behind it", 0x30),
        Chain::authentication("cut short", der[..der.len() - 1].to_vec()),
        numbered("negative serial number", &[0x87, 1, 2, 3]),
        numbered("serial number zero", &[0]),
        Chain::authentication("serial number with a byte 00 too many", padded),
        numbered("serial number of 20 bytes", &[0x7F; 20]),
        numbered("serial number of 21 bytes", &[0x7F; 21]),
        forged("version 1", &|tbs| {
            tbs.version = Version::V1;
            tbs.extensions = None;
        })
        .under(&authority().spec(), authority().key()),
        forged("version 2 with extensions", &|tbs| {
            tbs.version = Version::V2;
        }),
        keyed("RSA key of 1,024 bits", 128, 3),
        keyed("RSA key of 2,040 bits", 255, 3),
        keyed("RSA exponent 1", 256, 1),
        forged("key for elliptic curves", &|tbs| {
            tbs.subject_public_key_info.algorithm = algorithm("1.2.840.10045.2.1");
        }),
    ]
}

fn extensions() -> Vec<Chain> {
    let with = |name, extension: Extension| Chain::of(name, &leaf().with_extension(extension));
    let without = |name, dotted| Chain::of(name, &leaf().without_extension(oid(dotted)));
    let usage = |name, usages| with(name, extension(oid(KEY_USAGE), true, &KeyUsage(usages)));
    let purpose = |name, dotted: &[&str]| {
        let usage = ExtendedKeyUsage(dotted.iter().map(|one| oid(one)).collect());
        with(name, extension(oid(EXTENDED_KEY_USAGE), false, &usage))
    };
    let critical = |name, dotted| {
        let mut spec = leaf();
        extension_mut(&mut spec, dotted).critical = true;
        Chain::of(name, &spec)
    };
    let basic = |ca| BasicConstraints {
        ca,
        path_len_constraint: None,
    };
    let mut twice = leaf();
    twice.extensions.push(twice.extensions[0].clone());
    let mut unknown_twice = leaf();
    unknown_twice.extensions.extend([
        extension(oid(UNKNOWN), false, &Null),
        extension(oid(UNKNOWN), false, &Null),
    ]);
    let mut damaged = leaf();
    extension_mut(&mut damaged, KEY_USAGE).extn_value = OctetString::new([4, 9]).unwrap();
    let mut longer = leaf();
    let value = &mut extension_mut(&mut longer, KEY_USAGE).extn_value;
    *value = OctetString::new([value.as_bytes(), &[0, 0]].concat()).unwrap();
    let policy_of_signature = digital_signature(&Holder::hanako(), DAYS, authority());
    let other_policy = policy_of_signature
        .extensions
        .iter()
        .find(|one| one.extn_id == oid(CERTIFICATE_POLICIES));
    vec![
        with(
            "unknown critical extension",
            extension(oid(UNKNOWN), true, &Null),
        ),
        with(
            "unknown extension, not critical",
            extension(oid(UNKNOWN), false, &Null),
        ),
        with(
            "critical name constraints",
            extension(oid(NAME_CONSTRAINTS), true, &Vec::<Null>::new()),
        ),
        critical("critical CRL distribution points", CRL_DISTRIBUTION_POINTS),
        critical("critical extended key usage", EXTENDED_KEY_USAGE),
        critical("critical issuer alternative name", ISSUER_ALT_NAME),
        without("no key usage", KEY_USAGE),
        usage(
            "key usage for encipherment",
            KeyUsages::KeyEncipherment.into(),
        ),
        usage(
            "key usage of the other kind",
            KeyUsages::DigitalSignature | KeyUsages::NonRepudiation,
        ),
        usage(
            "key usage that signs certificates",
            KeyUsages::DigitalSignature | KeyUsages::KeyCertSign,
        ),
        without("no extended key usage", EXTENDED_KEY_USAGE),
        purpose("extended key usage for servers", &["1.3.6.1.5.5.7.3.1"]),
        purpose(
            "extended key usage for clients and servers",
            &["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"],
        ),
        purpose("any extended key usage", &["2.5.29.37.0"]),
        without("no policy", CERTIFICATE_POLICIES),
        with("policy of the other kind", other_policy.unwrap().clone()),
        with(
            "says that it is an authority",
            extension(oid(BASIC_CONSTRAINTS), true, &basic(true)),
        ),
        with(
            "says that it is no authority",
            extension(oid(BASIC_CONSTRAINTS), true, &basic(false)),
        ),
        Chain::of("key usage twice", &twice),
        Chain::of("unknown extension twice", &unknown_twice),
        Chain::of("key usage damaged", &damaged),
        Chain::of("bytes after the key usage", &longer),
        without("no CRL distribution points", CRL_DISTRIBUTION_POINTS),
        without("no key identifier", SUBJECT_KEY_IDENTIFIER),
    ]
}
