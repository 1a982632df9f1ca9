//! Evidence that the host brings: revocation lists, and the key of the card's authority.

use super::card::mnc_card;
use super::certificate::{mnc_anchors, mnc_certificate};
use super::data::mnc_data;
use super::handle::{HANDLES, hand_out_text, or_none};
use crate::facade::authenticity::CardAuthority;
use crate::facade::card::Entry;
use crate::facade::revocation::EvidenceKind;
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// No evidence: the revocation is `UNCHECKED`, never to be read as good.
pub const MNC_EVIDENCE_NONE: i32 = 0;
/// A certificate revocation list, DER.
pub const MNC_EVIDENCE_CRL: i32 = 1;
/// An answer of the OCSP responder (RFC 6960 `OCSPResponse`), DER.
pub const MNC_EVIDENCE_OCSP: i32 = 2;

/// For want of the authority's key nothing was checked beyond the card itself.
pub const MNC_AUTHENTICITY_UNCHECKED: i32 = 0;
/// The authority that you named certified the key that signed it.
pub const MNC_AUTHENTICITY_VALID: i32 = 1;

/// Whether the certificate was revoked, by the evidence (`MNC_EVIDENCE_…`) that only approved verifiers
/// get: JSON `{revocation, as_of, at, reason}`, the first `UNCHECKED`, `GOOD`, `UNKNOWN` or `REVOKED`;
/// only `GOOD` is good. Evidence that is damaged, signed by another, out of date or about other
/// certificates is `MNC_REVOCATION_EVIDENCE`. `anchors` NULL is production.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_certificate_revocation(
    certificate: *const mnc_certificate,
    anchors: *const mnc_anchors,
    kind: i32,
    evidence: *const u8,
    evidence_len: usize,
    at: *const c_char,
    at_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let (kind, at) = (EvidenceKind::of(kind)?, caller.text(at, at_len)?);
            let evidence = caller.bytes(evidence, evidence_len)?;
            let certificate = HANDLES.get(certificate)?;
            let anchors = or_none(anchors)?;
            let work = || certificate.revocation(anchors.as_deref(), kind, evidence, at);
            hand_out_text(caller, out, work)
        })
    }
}

/// Whether what a secret opens comes from the issuer: with `MNC_SECRET_NUMBER_B_FOR_FACE` the photo's
/// file, and the card proves by its own key that it is no copy; with `MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES` or
/// `MNC_SECRET_INPUT_SUPPORT_PIN` the attributes. The secret is presented once. `modulus` (big-endian) and
/// `exponent` are the key of the authority, which is not on the card; length 0 is none.
/// `*authenticity` is `MNC_AUTHENTICITY_…`; a signature that does not fit is `MNC_INTEGRITY_FAILED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_card_authenticity(
    card: *const mnc_card,
    secret: i32,
    entered: *const u8,
    entered_len: usize,
    last_try: i32,
    modulus: *const u8,
    modulus_len: usize,
    exponent: u32,
    authenticity: *mut i32,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let out = caller.out(authenticity)?;
            let entered = caller.bytes(entered, entered_len)?;
            let entry = Entry::of(secret, entered, last_try)?;
            let authority = CardAuthority::of(caller.bytes(modulus, modulus_len)?, exponent)?;
            let card = HANDLES.get(card)?;
            out.write(card.authenticity(&entry, authority.as_ref())?)
        })
    }
}
