//! The holder's two certificates, with the extensions in the order of a published test card.

use super::authority::{Authority, Hierarchy, last_second};
use super::certificate::{CertificateSpec, SignatureDigest, subject_public_key_info};
use super::extension as ext;
use super::name::{common_name, country, distinguished_name, locality, service_name, unit};
use crate::keys::{Purpose, TestKey};
use crate::people::{Holder, era_number};
use const_oid::ObjectIdentifier;
use mnc_core::Date;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::KeyUsages;
use x509_cert::name::Name;

/// The test policies: the production arcs end in 1.3.30 and 1.1.20.
pub(super) const AUTHENTICATION_POLICY: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.1.0.30");
pub(super) const SIGNATURE_POLICY: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.1.0.20");
/// The arc of the otherNames that hold the four attributes.
const ATTRIBUTES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.5");

/// The days between which a holder's certificate is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeafValidity {
    /// The day of issue, from 10:00 Japan Standard Time.
    pub first: Date,
    /// The last day, until 23:59:59 Japan Standard Time.
    pub last: Date,
}

/// 利用者証明用電子証明書: no name, no address, a CN of 23 characters.
pub fn user_authentication(holder: &Holder, days: LeafValidity, ca: Authority) -> CertificateSpec {
    let key = TestKey::for_card(holder.seed, Purpose::UserAuthentication);
    let subject = vec![country(), common_name(&subject_number(holder, days, 'A'))];
    let extensions = [
        vec![
            ext::key_usage(KeyUsages::DigitalSignature),
            ext::client_authentication(),
            ext::certificate_policy(AUTHENTICATION_POLICY),
            ext::issuer_alt_name(service_name()),
        ],
        common_tail(key, ca),
    ];
    spec(
        holder,
        days,
        ca,
        key,
        distinguished_name(subject),
        extensions.concat(),
    )
}

/// 署名用電子証明書: name, sex, date of birth and address as otherNames.
pub fn digital_signature(holder: &Holder, days: LeafValidity, ca: Authority) -> CertificateSpec {
    let key = TestKey::for_card(holder.seed, Purpose::DigitalSignature);
    let number = subject_number(holder, days, 'S');
    let subject = vec![country(), locality("Mihon-shi"), common_name(&number)];
    let extensions = [
        vec![
            ext::key_usage(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation),
            ext::certificate_policy(SIGNATURE_POLICY),
            ext::issuer_alt_name(service_name()),
            ext::subject_other_names(&attributes(holder)),
        ],
        common_tail(key, ca),
    ];
    spec(
        holder,
        days,
        ca,
        key,
        distinguished_name(subject),
        extensions.concat(),
    )
}

fn spec(
    holder: &Holder,
    days: LeafValidity,
    ca: Authority,
    key: TestKey,
    subject: Name,
    extensions: Vec<Extension>,
) -> CertificateSpec {
    CertificateSpec {
        serial: serial(holder, days, ca.hierarchy),
        issuer: ca.name(),
        not_before: days.first.at(1, 0, 0, 0),
        not_after: last_second(days.last),
        subject,
        key,
        extensions,
        digest: SignatureDigest::Sha256,
    }
}

fn common_tail(key: TestKey, ca: Authority) -> Vec<Extension> {
    let place = [unit("Kaku-ken"), common_name("Mihon-shi CRLDP")];
    let ca_key = subject_public_key_info(ca.key());
    vec![
        ext::crl_distribution_point(ca.distribution_point(&place)),
        ext::ocsp_access(),
        ext::authority_key_identifier(&ca_key, ca.name(), &ca.serial()),
        ext::subject_key_identifier(&subject_public_key_info(key)),
    ]
}

/// The otherNames 1 to 6: name, its substituted characters, sex, birth, address, its substitutions.
fn attributes(holder: &Holder) -> Vec<(ObjectIdentifier, String)> {
    let none = |text: &str| "0".repeat(text.chars().count());
    let birth = holder.birth_date;
    let day = format!(
        "{}{:04}{:02}{:02}",
        era_number(birth),
        birth.year(),
        birth.month(),
        birth.day()
    );
    let texts = [
        holder.name(),
        none(&holder.name()),
        holder.sex.code().to_string(),
        day,
        holder.address.clone(),
        none(&holder.address),
    ];
    let arcs = (1..).filter_map(|arc| ATTRIBUTES.push_arc(arc).ok());
    arcs.zip(texts).collect()
}

/// 14 characters, the municipality code, 3 digits and a letter: 23 in all.
fn subject_number(holder: &Holder, days: LeafValidity, kind: char) -> String {
    let mut random = random(holder, days);
    let letter = |_| {
        char::from_digit(random.next_u32() % 36, 36)
            .unwrap_or('0')
            .to_ascii_uppercase()
    };
    let head: String = (0..14).map(letter).collect();
    format!("{head}{}003{kind}", holder.municipality_code)
}

/// Four bytes, positive, another one for each certificate of a holder.
fn serial(holder: &Holder, days: LeafValidity, hierarchy: Hierarchy) -> Vec<u8> {
    let [_, b, c, d] = random(holder, days).next_u32().to_be_bytes();
    let first = match hierarchy {
        Hierarchy::UserAuthentication => 7,
        Hierarchy::DigitalSignature => 5,
    };
    vec![first, b, c, d]
}

fn random(holder: &Holder, days: LeafValidity) -> ChaCha8Rng {
    let year = u64::try_from(days.first.year()).unwrap_or_default();
    ChaCha8Rng::seed_from_u64(holder.seed.rotate_left(16) ^ year)
}
