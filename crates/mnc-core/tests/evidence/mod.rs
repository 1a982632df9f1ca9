//! Revocation lists and OCSP responses of the test authorities, with every field open to a test.

use der::asn1::{BitString, GeneralizedTime, Null, ObjectIdentifier, OctetString, UtcTime};
use der::oid::AssociatedOid;
use der::{Any, Encode};
use mnc_testkit::keys::TestKey;
use mnc_testkit::pki::x509_cert::crl::{CertificateList, RevokedCert, TbsCertList};
use mnc_testkit::pki::x509_cert::ext::Extension;
use mnc_testkit::pki::x509_cert::ext::pkix::CrlReason;
use mnc_testkit::pki::x509_cert::name::Name;
use mnc_testkit::pki::x509_cert::serial_number::SerialNumber;
use mnc_testkit::pki::x509_cert::spki::{AlgorithmIdentifier, AlgorithmIdentifierOwned};
use mnc_testkit::pki::x509_cert::time::Time;
use mnc_testkit::pki::x509_cert::{Certificate, Version};
use mnc_testkit::pki::{Authority, SignatureDigest, extension};
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use x509_ocsp::{
    AsResponseBytes, BasicOcspResponse, CertId, CertStatus, OcspGeneralizedTime, OcspResponse,
    OcspResponseStatus, ResponderId, ResponseBytes, ResponseData, RevokedInfo, SingleResponse,
};

/// Year, month, day, hour of UTC.
pub(crate) type Moment = (u16, u8, u8, u8);

/// A day before, and a day after, the moment at which the tests judge.
pub(crate) const THIS_UPDATE: Moment = (2026, 11, 19, 15);
pub(crate) const NEXT_UPDATE: Moment = (2026, 11, 21, 15);

/// A revocation list before it is signed.
#[derive(Clone)]
pub(crate) struct ListSpec {
    pub(crate) issuer: Name,
    pub(crate) this_update: Moment,
    pub(crate) next_update: Option<Moment>,
    pub(crate) entries: Vec<RevokedCert>,
    pub(crate) extensions: Vec<Extension>,
    pub(crate) key: TestKey,
    pub(crate) digest: SignatureDigest,
}

impl ListSpec {
    pub(crate) fn of(authority: Authority) -> Self {
        Self {
            issuer: authority.name(),
            this_update: THIS_UPDATE,
            next_update: Some(NEXT_UPDATE),
            entries: Vec::new(),
            extensions: Vec::new(),
            key: authority.key(),
            digest: SignatureDigest::Sha256,
        }
    }

    pub(crate) fn der(&self) -> Vec<u8> {
        let algorithm = signature_algorithm(self.digest);
        let tbs_cert_list = TbsCertList {
            version: Version::V2,
            signature: algorithm.clone(),
            issuer: self.issuer.clone(),
            this_update: time(self.this_update),
            next_update: self.next_update.map(time),
            revoked_certificates: Some(self.entries.clone()).filter(|all| !all.is_empty()),
            crl_extensions: Some(self.extensions.clone()).filter(|all| !all.is_empty()),
        };
        let signature = sign(self.key, self.digest, &tbs_cert_list.to_der().unwrap());
        let list = CertificateList {
            tbs_cert_list,
            signature_algorithm: algorithm,
            signature,
        };
        list.to_der().unwrap()
    }
}

pub(crate) fn entry(serial: &[u8], reason: Option<CrlReason>) -> RevokedCert {
    let reason = reason.map(|reason| vec![extension(CrlReason::OID, false, &reason)]);
    RevokedCert {
        serial_number: SerialNumber::new(serial).unwrap(),
        revocation_date: time((2026, 10, 1, 0)),
        crl_entry_extensions: reason,
    }
}

/// An OCSP response before it is signed.
#[derive(Clone)]
pub(crate) struct ResponseSpec {
    pub(crate) status: OcspResponseStatus,
    pub(crate) response_type: ObjectIdentifier,
    pub(crate) responder: ResponderId,
    pub(crate) id: CertId,
    pub(crate) verdict: CertStatus,
    pub(crate) this_update: Moment,
    pub(crate) next_update: Option<Moment>,
    pub(crate) response_extensions: Vec<Extension>,
    pub(crate) single_extensions: Vec<Extension>,
    pub(crate) certificates: Vec<Vec<u8>>,
    pub(crate) key: TestKey,
    pub(crate) digest: SignatureDigest,
}

impl ResponseSpec {
    /// The authority itself says that its certificate with this serial number is good.
    pub(crate) fn of(authority: Authority, serial: &[u8]) -> Self {
        Self {
            status: OcspResponseStatus::Successful,
            response_type: BasicOcspResponse::OID,
            responder: ResponderId::ByName(authority.name()),
            id: certificate_id(authority, serial, SignatureDigest::Sha1),
            verdict: CertStatus::good(),
            this_update: THIS_UPDATE,
            next_update: Some(NEXT_UPDATE),
            response_extensions: Vec::new(),
            single_extensions: Vec::new(),
            certificates: Vec::new(),
            key: authority.key(),
            digest: SignatureDigest::Sha256,
        }
    }

    pub(crate) fn der(&self) -> Vec<u8> {
        let basic = self.basic().to_response_bytes().unwrap();
        let bytes = ResponseBytes {
            response_type: self.response_type,
            ..basic
        };
        let successful = self.status == OcspResponseStatus::Successful;
        let response = OcspResponse {
            response_status: self.status,
            response_bytes: successful.then_some(bytes),
        };
        response.to_der().unwrap()
    }

    fn basic(&self) -> BasicOcspResponse {
        let single = SingleResponse {
            cert_id: self.id.clone(),
            cert_status: self.verdict,
            this_update: ocsp_time(self.this_update),
            next_update: self.next_update.map(ocsp_time),
            single_extensions: Some(self.single_extensions.clone()).filter(|all| !all.is_empty()),
        };
        let response_extensions = self.response_extensions.clone();
        let tbs_response_data = ResponseData {
            version: x509_ocsp::Version::V1,
            responder_id: self.responder.clone(),
            produced_at: ocsp_time(self.this_update),
            responses: vec![single],
            response_extensions: Some(response_extensions).filter(|all| !all.is_empty()),
        };
        let signature = sign(self.key, self.digest, &tbs_response_data.to_der().unwrap());
        let certificates = self.certificates.iter().map(|der| parse(der)).collect();
        BasicOcspResponse {
            tbs_response_data,
            signature_algorithm: signature_algorithm(self.digest),
            signature,
            certs: Some(certificates).filter(|all: &Vec<_>| !all.is_empty()),
        }
    }
}

pub(crate) fn revoked_at(moment: Moment, reason: Option<CrlReason>) -> CertStatus {
    CertStatus::revoked(RevokedInfo {
        revocation_time: ocsp_time(moment),
        revocation_reason: reason,
    })
}

/// A `CertID` with hashes of this kind.
pub(crate) fn certificate_id(authority: Authority, serial: &[u8], hash: SignatureDigest) -> CertId {
    let (oid, algorithm) = match hash {
        SignatureDigest::Sha1 => ("1.3.14.3.2.26", &SHA1_FOR_LEGACY_USE_ONLY),
        _ => ("2.16.840.1.101.3.4.2.1", &SHA256),
    };
    let octets = |of: &[u8]| OctetString::new(digest(algorithm, of).as_ref()).unwrap();
    CertId {
        hash_algorithm: AlgorithmIdentifier {
            oid: ObjectIdentifier::new_unwrap(oid),
            parameters: Some(Any::from(Null)),
        },
        issuer_name_hash: octets(&authority.name().to_der().unwrap()),
        issuer_key_hash: octets(&authority.key().public_key_pkcs1()),
        serial_number: SerialNumber::new(serial).unwrap(),
    }
}

pub(crate) fn key_hash(key: TestKey) -> ResponderId {
    let hash = digest(&SHA1_FOR_LEGACY_USE_ONLY, &key.public_key_pkcs1());
    ResponderId::ByKey(OctetString::new(hash.as_ref()).unwrap())
}

fn parse(der: &[u8]) -> Certificate {
    use der::Decode;
    Certificate::from_der(der).unwrap()
}

fn signature_algorithm(digest: SignatureDigest) -> AlgorithmIdentifierOwned {
    let oid = match digest {
        SignatureDigest::Sha1 => "1.2.840.113549.1.1.5",
        _ => "1.2.840.113549.1.1.11",
    };
    AlgorithmIdentifier {
        oid: ObjectIdentifier::new_unwrap(oid),
        parameters: Some(Any::null()),
    }
}

fn sign(key: TestKey, digest: SignatureDigest, message: &[u8]) -> BitString {
    let signature = match digest {
        SignatureDigest::Sha1 => key.sign_sha1(message),
        _ => key.sign_sha256(message),
    };
    BitString::from_bytes(&signature).unwrap()
}

fn date_time((year, month, day, hour): Moment) -> der::DateTime {
    der::DateTime::new(year, month, day, hour, 0, 0).unwrap()
}

fn time(moment: Moment) -> Time {
    Time::UtcTime(UtcTime::from_date_time(date_time(moment)).unwrap())
}

fn ocsp_time(moment: Moment) -> OcspGeneralizedTime {
    OcspGeneralizedTime(GeneralizedTime::from_date_time(date_time(moment)))
}
