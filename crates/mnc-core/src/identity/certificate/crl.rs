//! Certificate revocation lists: verified before they say anything (RFC 5280 §5, §6.3).

use super::path::VerifiedCertificate;
use super::profile::{SignatureAlgorithm, is_one_element};
use super::rejection::Rejection;
use super::renewal::SerialNumber;
use super::revocation::{Revocation, RevocationReason};
use crate::DateTime;
use crate::card::japan_time;
use der::Decode;
use x509_cert::ext::pkix::CrlDistributionPoints;
use x509_cert::ext::pkix::crl::dp::IssuingDistributionPoint;
use x509_cert::ext::pkix::name::DistributionPointName;
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::{ParsedExtension, X509Extension};
use x509_parser::oid_registry::{Oid, asn1_rs::oid};
use x509_parser::prelude::FromDer;
use x509_parser::revocation_list::{CertificateRevocationList, RevokedCertificate};

const ISSUING_DISTRIBUTION_POINT: Oid<'static> = oid!(2.5.29.28);
const CRL_DISTRIBUTION_POINTS: Oid<'static> = oid!(2.5.29.31);
/// A list of changes only; it ought to be critical, and is refused either way.
const DELTA_CRL_INDICATOR: Oid<'static> = oid!(2.5.29.27);

/// What a list says of a certificate, at a moment in Japan time.
pub(super) fn check(
    verified: &VerifiedCertificate,
    der: &[u8],
    at: DateTime,
) -> Result<Revocation, Rejection> {
    let (rest, list) =
        CertificateRevocationList::from_der(der).map_err(|_| Rejection::EvidenceMalformed)?;
    if !rest.is_empty() {
        return Err(Rejection::EvidenceMalformed);
    }
    check_signature(verified, &list)?;
    let as_of = check_time(&list, at)?;
    check_scope(verified, &list)?;
    check_entries(&list)?;
    let wanted = verified.serial_number();
    let found = list
        .iter_revoked_certificates()
        .find(|entry| SerialNumber::new(entry.raw_serial()) == wanted);
    found.map_or(Ok(Revocation::Good { as_of }), revoked)
}

fn check_signature(
    verified: &VerifiedCertificate,
    list: &CertificateRevocationList<'_>,
) -> Result<(), Rejection> {
    let algorithm = SignatureAlgorithm::from_identifier(&list.signature_algorithm)
        .map_err(|_| Rejection::EvidenceSignature)?;
    let authority = verified.authority();
    let named = list.signature_algorithm == list.tbs_cert_list.signature
        && authority.signs_lists()
        && list.issuer().as_raw() == authority.subject;
    let message = list.tbs_cert_list.as_ref();
    if named && authority.signed(algorithm, message, &list.signature_value.data) {
        Ok(())
    } else {
        Err(Rejection::EvidenceSignature)
    }
}

/// A list without nextUpdate could be of any age, so it is refused.
fn check_time(list: &CertificateRevocationList<'_>, at: DateTime) -> Result<DateTime, Rejection> {
    let this_update = japan_time(list.last_update()).ok_or(Rejection::EvidenceMalformed)?;
    let next_update = list
        .next_update()
        .and_then(japan_time)
        .ok_or(Rejection::EvidenceTime)?;
    if this_update <= at && at < next_update {
        Ok(this_update)
    } else {
        Err(Rejection::EvidenceTime)
    }
}

/// A list may be for one distribution point only; then it must be the certificate's.
fn check_scope(
    verified: &VerifiedCertificate,
    list: &CertificateRevocationList<'_>,
) -> Result<(), Rejection> {
    for extension in list.extensions() {
        match extension.parsed_extension() {
            _ if extension.oid == ISSUING_DISTRIBUTION_POINT => {
                check_point(verified, extension.value)?;
            }
            ParsedExtension::ParseError { .. } => return Err(Rejection::EvidenceMalformed),
            _ if !is_one_element(extension.value) => return Err(Rejection::EvidenceMalformed),
            ParsedExtension::AuthorityKeyIdentifier(identifier)
                if !verified.authority().is_named_by(Some(identifier)) =>
            {
                return Err(Rejection::EvidenceSignature);
            }
            ParsedExtension::AuthorityKeyIdentifier(_) | ParsedExtension::CRLNumber(_) => {}
            _ if extension.critical || extension.oid == DELTA_CRL_INDICATOR => {
                return Err(Rejection::EvidenceScope);
            }
            _ => {}
        }
    }
    Ok(())
}

/// The strict reader passes over nothing in the value.
fn check_point(verified: &VerifiedCertificate, value: &[u8]) -> Result<(), Rejection> {
    let point =
        IssuingDistributionPoint::from_der(value).map_err(|_| Rejection::EvidenceMalformed)?;
    let partial = point.only_contains_ca_certs
        || point.only_contains_attribute_certs
        || point.indirect_crl
        || point.only_some_reasons.is_some();
    let covered = match &point.distribution_point {
        Some(wanted) => has_point(verified, wanted)?,
        None => true,
    };
    if covered && !partial {
        Ok(())
    } else {
        Err(Rejection::EvidenceScope)
    }
}

/// Whether the certificate's CRL distribution points have a name in common with a list's.
fn has_point(
    verified: &VerifiedCertificate,
    wanted: &DistributionPointName,
) -> Result<bool, Rejection> {
    let (_, certificate) = X509Certificate::from_der(verified.certificate().der())
        .map_err(|_| Rejection::Malformed)?;
    let points = certificate
        .extensions()
        .iter()
        .filter(|extension| extension.oid == CRL_DISTRIBUTION_POINTS)
        .filter_map(|extension| CrlDistributionPoints::from_der(extension.value).ok());
    Ok(points
        .flat_map(|points| points.0)
        .filter_map(|point| point.distribution_point)
        .any(|ours| have_a_name_in_common(&ours, wanted)))
}

fn have_a_name_in_common(one: &DistributionPointName, other: &DistributionPointName) -> bool {
    match (one, other) {
        (DistributionPointName::FullName(one), DistributionPointName::FullName(other)) => {
            one.iter().any(|name| other.contains(name))
        }
        _ => false,
    }
}

/// One critical entry extension that is unknown spoils the whole list (RFC 5280 §5.3): it may say
/// that the entries after it are another issuer's.
fn check_entries(list: &CertificateRevocationList<'_>) -> Result<(), Rejection> {
    let unknown = |extension: &X509Extension<'_>| {
        extension.critical
            && !matches!(
                extension.parsed_extension(),
                ParsedExtension::ReasonCode(_) | ParsedExtension::InvalidityDate(_)
            )
    };
    if list
        .iter_revoked_certificates()
        .any(|entry| entry.extensions().iter().any(unknown))
    {
        Err(Rejection::EvidenceScope)
    } else {
        Ok(())
    }
}

fn revoked(entry: &RevokedCertificate<'_>) -> Result<Revocation, Rejection> {
    let at = japan_time(entry.revocation_date).ok_or(Rejection::EvidenceMalformed)?;
    let reason = entry.reason_code().map_or(0, |(_, reason)| reason.0);
    match RevocationReason(reason) {
        RevocationReason::REMOVED_FROM_LIST => Err(Rejection::EvidenceScope),
        reason => Ok(Revocation::Revoked { at, reason }),
    }
}
