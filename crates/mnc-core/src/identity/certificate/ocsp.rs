//! OCSP responses: verified before they say anything (RFC 6960 §3.2, §4.2.2).
//!
//! What is checked is the encoding of what was understood: the library refuses what is not DER, so
//! writing a part again gives the bytes that were signed.

use super::path::VerifiedCertificate;
use super::profile::SignatureAlgorithm;
use super::rejection::Rejection;
use super::renewal::SerialNumber;
use super::responder::Responder;
use super::revocation::{Revocation, RevocationReason};
use crate::DateTime;
use crate::card::japan_time;
use der::asn1::ObjectIdentifier;
use der::oid::AssociatedOid;
use der::{Decode, Encode};
use ring::digest::{Algorithm, SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use x509_cert::ext::Extensions;
use x509_ocsp::{
    BasicOcspResponse, CertId, CertStatus, OcspGeneralizedTime, OcspResponse, OcspResponseStatus,
    ResponderId, RevokedInfo, SingleResponse,
};
use x509_parser::prelude::{ASN1Time, FromDer};
use x509_parser::x509::AlgorithmIdentifier;

const ID_SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
const ID_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// What a response says of a certificate, at a moment in Japan time.
pub(super) fn check(
    verified: &VerifiedCertificate,
    der: &[u8],
    at: DateTime,
) -> Result<Revocation, Rejection> {
    let response = basic_response(der)?;
    check_signature(verified, &response, at)?;
    check_extensions(response.tbs_response_data.response_extensions.as_ref())?;
    let single = response
        .tbs_response_data
        .responses
        .iter()
        .find(|single| concerns(&single.cert_id, verified))
        .ok_or(Rejection::EvidenceScope)?;
    check_extensions(single.single_extensions.as_ref())?;
    let as_of = check_time(single, at)?;
    match &single.cert_status {
        CertStatus::Good(_) => Ok(Revocation::Good { as_of }),
        CertStatus::Unknown(_) => Ok(Revocation::Unknown { as_of }),
        CertStatus::Revoked(info) => revoked(info),
    }
}

/// A response without success (try later, unauthorised, ...) carries nothing to check.
fn basic_response(der: &[u8]) -> Result<BasicOcspResponse, Rejection> {
    let response = OcspResponse::from_der(der).map_err(|_| Rejection::EvidenceMalformed)?;
    if response.response_status != OcspResponseStatus::Successful {
        return Err(Rejection::EvidenceUnsuccessful);
    }
    let bytes = response
        .response_bytes
        .filter(|bytes| bytes.response_type == BasicOcspResponse::OID)
        .ok_or(Rejection::EvidenceMalformed)?;
    BasicOcspResponse::from_der(bytes.response.as_bytes()).map_err(|_| Rejection::EvidenceMalformed)
}

/// The authority itself signs, or a responder to which it gave a certificate for that.
fn check_signature(
    verified: &VerifiedCertificate,
    response: &BasicOcspResponse,
    at: DateTime,
) -> Result<(), Rejection> {
    let identifier = written(&response.signature_algorithm)?;
    let algorithm = AlgorithmIdentifier::from_der(&identifier)
        .ok()
        .and_then(|(_, identifier)| SignatureAlgorithm::from_identifier(&identifier).ok())
        .ok_or(Rejection::EvidenceSignature)?;
    let message = written(&response.tbs_response_data)?;
    let signature = response
        .signature
        .as_bytes()
        .ok_or(Rejection::EvidenceMalformed)?;
    let named = &response.tbs_response_data.responder_id;
    if signers(verified, response, at)?.iter().any(|signer| {
        is_named(signer, named) && algorithm.verify(signer.key(), &message, signature)
    }) {
        Ok(())
    } else {
        Err(Rejection::EvidenceSignature)
    }
}

/// Those whose signature counts: the authority, and the responders that it certified.
fn signers(
    verified: &VerifiedCertificate,
    response: &BasicOcspResponse,
    at: DateTime,
) -> Result<Vec<Responder>, Rejection> {
    let mut signers = vec![Responder::authority(verified.authority())];
    for certificate in response.certs.iter().flatten() {
        let der = written(certificate)?;
        signers.extend(Responder::delegated(&der, verified.authority(), at));
    }
    Ok(signers)
}

fn is_named(signer: &Responder, identifier: &ResponderId) -> bool {
    match identifier {
        ResponderId::ByName(name) => name.to_der().is_ok_and(|name| name == signer.name()),
        ResponderId::ByKey(hash) => {
            digest(&SHA1_FOR_LEGACY_USE_ONLY, signer.key()).as_ref() == hash.as_bytes()
        }
    }
}

/// None of the extensions that a response may carry changes its meaning; one that must be understood
/// (critical) is not.
fn check_extensions(extensions: Option<&Extensions>) -> Result<(), Rejection> {
    if extensions.into_iter().flatten().any(|one| one.critical) {
        Err(Rejection::EvidenceScope)
    } else {
        Ok(())
    }
}

/// Whether a response is about this certificate. SHA-1 only tells authorities apart here; nothing
/// rests on its strength, as the response is signed.
fn concerns(id: &CertId, verified: &VerifiedCertificate) -> bool {
    let algorithm: &'static Algorithm = match id.hash_algorithm.oid {
        ID_SHA1 => &SHA1_FOR_LEGACY_USE_ONLY,
        ID_SHA256 => &SHA256,
        _ => return false,
    };
    let authority = verified.authority();
    let is_hash = |of: &[u8], hash: &[u8]| digest(algorithm, of).as_ref() == hash;
    SerialNumber::new(id.serial_number.as_bytes()) == verified.serial_number()
        && is_hash(&authority.subject, id.issuer_name_hash.as_bytes())
        && is_hash(&authority.key, id.issuer_key_hash.as_bytes())
}

/// A response without nextUpdate could be of any age, so it is refused.
fn check_time(single: &SingleResponse, at: DateTime) -> Result<DateTime, Rejection> {
    let this_update = moment(&single.this_update)?;
    let next_update = single.next_update.as_ref().ok_or(Rejection::EvidenceTime)?;
    if this_update <= at && at < moment(next_update)? {
        Ok(this_update)
    } else {
        Err(Rejection::EvidenceTime)
    }
}

fn revoked(info: &RevokedInfo) -> Result<Revocation, Rejection> {
    let reason = info.revocation_reason.map_or(0, |reason| reason as u8);
    Ok(Revocation::Revoked {
        at: moment(&info.revocation_time)?,
        reason: RevocationReason(reason),
    })
}

fn moment(time: &OcspGeneralizedTime) -> Result<DateTime, Rejection> {
    i64::try_from(time.0.to_unix_duration().as_secs())
        .ok()
        .and_then(|seconds| ASN1Time::from_timestamp(seconds).ok())
        .and_then(japan_time)
        .ok_or(Rejection::EvidenceMalformed)
}

fn written(part: &impl Encode) -> Result<Vec<u8>, Rejection> {
    part.to_der().map_err(|_| Rejection::EvidenceMalformed)
}
