//! The two test hierarchies and their CA certificates: three generations under one name each.

use super::certificate::{CertificateSpec, SignatureDigest, subject_public_key_info};
use super::extension as ext;
use super::name::{common_name, country, distinguished_name, organisation, service_name, unit};
use crate::built_in::built_in;
use crate::keys::TestKey;
use mnc_core::{Date, DateTime};
use x509_cert::ext::pkix::KeyUsages;
use x509_cert::name::Name;

/// What the certificates below a CA are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Hierarchy {
    /// 利用者証明用
    UserAuthentication,
    /// 署名用
    DigitalSignature,
}

/// The generation of a CA key. The days are those of the production CA for user authentication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Generation {
    /// 2015-10-20 to 2025-10-19.
    First,
    /// 2019-09-14 to 2029-09-14.
    Second,
    /// 2023-07-16 to 2033-07-15.
    Third,
}

impl Generation {
    /// All of them, oldest first.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Third];

    /// The newest generation that has begun on the day (the first before all of them).
    pub fn issuing_on(day: Date) -> Self {
        let begun = |generation: &&Self| generation.days().0 <= day;
        Self::ALL
            .iter()
            .rfind(begun)
            .copied()
            .unwrap_or(Self::First)
    }

    /// The first and the last day of the CA certificate.
    pub const fn days(self) -> (Date, Date) {
        match self {
            Self::First => (Date::constant(2015, 10, 20), Date::constant(2025, 10, 19)),
            Self::Second => (Date::constant(2019, 9, 14), Date::constant(2029, 9, 14)),
            Self::Third => (Date::constant(2023, 7, 16), Date::constant(2033, 7, 15)),
        }
    }

    const fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
        }
    }
}

/// A certification authority of the test PKI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Authority {
    /// What it certifies.
    pub hierarchy: Hierarchy,
    /// Which of its keys.
    pub generation: Generation,
}

impl Authority {
    /// The CA of this hierarchy and generation.
    pub const fn new(hierarchy: Hierarchy, generation: Generation) -> Self {
        Self {
            hierarchy,
            generation,
        }
    }

    /// The name: the same for all generations, so that a path builder must not go by it.
    pub fn name(self) -> Name {
        distinguished_name(self.name_attributes())
    }

    /// The key. Its private half is published.
    pub fn key(self) -> TestKey {
        let family = match self.hierarchy {
            Hierarchy::UserAuthentication => "auth-ca",
            Hierarchy::DigitalSignature => "sign-ca",
        };
        let name = format!("{family}-{}", self.generation.number());
        built_in(TestKey::named(&name).ok_or(name))
    }

    /// The serial number of the CA certificate.
    pub fn serial(self) -> Vec<u8> {
        match self.generation {
            Generation::First => vec![1],
            Generation::Second => vec![1, 0x33, 0xC3, 0],
            Generation::Third => vec![6, 0xD1, 0x80, 0],
        }
    }

    /// The self-signed certificate before signing.
    pub fn spec(self) -> CertificateSpec {
        let (first, last) = self.generation.days();
        CertificateSpec {
            serial: self.serial(),
            issuer: self.name(),
            not_before: first.at(0, 0, 0, 0),
            not_after: last_second(last),
            subject: self.name(),
            key: self.key(),
            extensions: vec![
                ext::key_usage(KeyUsages::KeyCertSign | KeyUsages::CRLSign),
                ext::certificate_authority(),
                ext::subject_alt_directory_name(service_name()),
                ext::crl_distribution_point(self.distribution_point(&[common_name("ARL")])),
                ext::subject_key_identifier(&subject_public_key_info(self.key())),
            ],
            digest: SignatureDigest::Sha256,
        }
    }

    /// The self-signed certificate, DER.
    pub fn certificate(self) -> Vec<u8> {
        self.spec().sign_with(self.key())
    }

    /// A directory name below the CA's, as the certificates use for their CRL.
    pub(super) fn distribution_point(
        self,
        below: &[x509_cert::attr::AttributeTypeAndValue],
    ) -> Name {
        let mut attributes = self.name_attributes();
        attributes.push(unit("CRL Distribution Points"));
        attributes.extend_from_slice(below);
        distinguished_name(attributes)
    }

    fn name_attributes(self) -> Vec<x509_cert::attr::AttributeTypeAndValue> {
        let purpose = match self.hierarchy {
            Hierarchy::UserAuthentication => "JPKI for user authentication",
            Hierarchy::DigitalSignature => "JPKI for digital signature",
        };
        let operator = "Japan Agency for Local Authority Information Systems";
        vec![country(), organisation(), unit(purpose), unit(operator)]
    }
}

/// 23:59:59 Japan Standard Time of the day, in UTC.
pub(super) fn last_second(day: Date) -> DateTime {
    day.at(14, 59, 59, 0)
}
