//! An X.509 certificate as the card holds it: checked to be one, not yet judged.

use crate::DateTime;
use crate::error::{Error, ErrorKind, Result};
use jiff::Timestamp;
use jiff::tz::Offset;
use std::fmt;
use x509_parser::certificate::X509CertificateParser;
use x509_parser::nom::Parser;
use x509_parser::prelude::ASN1Time;
use zeroize::Zeroizing;

/// A DER certificate read from the card, without the file's filler.
///
/// That it parses says nothing of its worth: no signature, date or issuer has been checked.
/// It identifies its holder, so `Debug` shows nothing of it.
pub struct Certificate {
    der: Zeroizing<Vec<u8>>,
    serial: Vec<u8>,
    not_before: DateTime,
    not_after: DateTime,
}

impl Certificate {
    /// Takes one DER certificate; bytes after it are refused.
    ///
    /// # Errors
    /// [`ErrorKind::MalformedCertificate`].
    pub fn from_der(der: &[u8]) -> Result<Self> {
        Self::new(Zeroizing::new(der.to_vec()))
    }

    pub(super) fn new(der: Zeroizing<Vec<u8>>) -> Result<Self> {
        let malformed = || Error::new(ErrorKind::MalformedCertificate);
        // The extensions are read where the certificate is judged.
        let mut parser = X509CertificateParser::new().with_deep_parse_extensions(false);
        let (rest, certificate) = parser.parse(&der).map_err(|_| malformed())?;
        if !rest.is_empty() {
            return Err(malformed());
        }
        let serial = certificate.raw_serial().to_vec();
        let validity = certificate.validity();
        let not_before = japan_time(validity.not_before).ok_or_else(malformed)?;
        let not_after = japan_time(validity.not_after).ok_or_else(malformed)?;
        Ok(Self {
            der,
            serial,
            not_before,
            not_after,
        })
    }

    /// The DER bytes.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The serial number, big-endian as encoded. It is the link to the insured at the centre, and
    /// changes with each renewal.
    pub fn serial_number(&self) -> &[u8] {
        &self.serial
    }

    /// The first moment of validity, in Japan time (UTC+9).
    pub fn not_before(&self) -> DateTime {
        self.not_before
    }

    /// The last moment of validity, in Japan time (UTC+9): 23:59:59 of the holder's fifth birthday
    /// after the issue, or earlier.
    pub fn not_after(&self) -> DateTime {
        self.not_after
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Certificate(..)")
    }
}

/// A moment of a certificate in Japan time (UTC+9), in which holders and notices count days.
pub(crate) fn japan_time(time: ASN1Time) -> Option<DateTime> {
    let timestamp = Timestamp::from_second(time.timestamp()).ok()?;
    Some(Offset::constant(9).to_datetime(timestamp))
}
