//! The table: what OpenSSL and this library say of each chain, and why where they differ.

/// A row; the words after OpenSSL's number are for the reader.
pub(crate) struct Row {
    pub(crate) chain: &'static str,
    pub(crate) openssl: &'static str,
    pub(crate) ours: &'static str,
    pub(crate) why: &'static str,
}

/// The page above the table.
pub(crate) const HEAD: &str = "\
# Certificates: our verdicts beside OpenSSL's

Each chain is made anew by `tests/tests/openssl_oracle.rs` and judged by both; the test fails if a
verdict is not the one below, or if this page is not the test's table (`UPDATE_DOCS=1` writes it).

OpenSSL's column is the first complaint of `openssl verify -x509_strict -auth_level 2 -explicit_policy
-policy ... -purpose sslclient` (`smimesign` for signature certificates) at the same moment: its
number, and in short what it means. Ours is the life cycle on a card, or the `Rejection`. Unless the
chain's name says otherwise the day is 2026-11-20, and all three generations are trusted.

Where one accepts what the other refuses, the last column says why that is meant.

| Chain | OpenSSL | Ours | Why they differ |
|---|---|---|---|
";

const fn row(
    chain: &'static str,
    openssl: &'static str,
    ours: &'static str,
    why: &'static str,
) -> Row {
    Row {
        chain,
        openssl,
        ours,
        why,
    }
}

pub(crate) const ROWS: [Row; 72] = [
    row("third generation", "ok", "Valid", ""),
    row("second generation", "ok", "Valid", ""),
    row("signature certificate", "ok", "Valid", ""),
    row(
        "signature certificate, second generation",
        "ok",
        "Valid",
        "",
    ),
    row("first generation, before its end", "ok", "Valid", ""),
    row(
        "first generation, after its end",
        "10 expired",
        "AuthorityValidity",
        "",
    ),
    row(
        "the day before the first day",
        "9 not yet valid",
        "NotYetValid",
        "",
    ),
    row(
        "the first day, an hour too early",
        "9 not yet valid",
        "Valid",
        "A day counts as a whole, as at the counter.",
    ),
    row("three months before the last day", "ok", "ExpiresSoon", ""),
    row(
        "the last second",
        "10 expired",
        "ExpiresSoon",
        "RFC 5280 §4.1.2.5: notAfter is part of the validity; OpenSSL ends a second before.",
    ),
    row(
        "the day after the last day",
        "10 expired",
        "Grace",
        "For three months after its end it opens the eligibility, and nothing more (since 2024-12-02).",
    ),
    row(
        "the last day of the grace",
        "10 expired",
        "Grace",
        "As before.",
    ),
    row("the day after the grace", "10 expired", "Expired", ""),
    row(
        "certificate and authority ended",
        "10 expired",
        "Expired",
        "",
    ),
    row(
        "validity ends before it begins",
        "9 not yet valid",
        "Validity",
        "",
    ),
    row("signature changed", "7 signature failure", "Signature", ""),
    row(
        "signed by an impostor",
        "7 signature failure",
        "Signature",
        "",
    ),
    row("SHA-1", "68 digest too weak", "SignatureAlgorithm", ""),
    row(
        "SHA-384 named outside alone",
        "78 algorithms differ",
        "SignatureAlgorithm",
        "",
    ),
    row(
        "SHA-384 named inside alone",
        "78 algorithms differ",
        "SignatureAlgorithm",
        "",
    ),
    row(
        "SHA-384 named, SHA-256 used",
        "7 signature failure",
        "SignatureAlgorithm",
        "",
    ),
    row(
        "only an impostor of the same name is trusted",
        "7 signature failure",
        "Signature",
        "",
    ),
    row(
        "only another generation is trusted",
        "20 no issuer",
        "UnknownIssuer",
        "",
    ),
    row("another issuer's name", "20 no issuer", "UnknownIssuer", ""),
    row(
        "key identifier of another generation",
        "20 no issuer",
        "UnknownIssuer",
        "",
    ),
    row(
        "serial number of another authority",
        "20 no issuer",
        "UnknownIssuer",
        "",
    ),
    row(
        "name of another authority's issuer",
        "20 no issuer",
        "UnknownIssuer",
        "",
    ),
    row(
        "no key identifier of the authority",
        "85 no authority key identifier",
        "Valid",
        "What is not said is not contradicted; name and signature decide. Only -x509_strict asks for it.",
    ),
    row(
        "authority without basic constraints",
        "79 no authority",
        "NotAnAuthority",
        "",
    ),
    row(
        "authority that may not sign certificates",
        "79 no authority",
        "NotAnAuthority",
        "",
    ),
    row(
        "authority without its key identifier",
        "86 no subject key identifier",
        "NotAnAuthority",
        "",
    ),
    row("authority ended", "10 expired", "AuthorityValidity", ""),
    row(
        "authority with an unknown critical extension",
        "34 critical extension",
        "CriticalExtension",
        "",
    ),
    row(
        "filler 00 behind it",
        "ok",
        "MalformedCertificate",
        "One certificate and no more. What reads the card takes the filler of its files off.",
    ),
    row(
        "filler FF behind it",
        "ok",
        "MalformedCertificate",
        "As before.",
    ),
    row(
        "other bytes behind it",
        "ok",
        "MalformedCertificate",
        "As before.",
    ),
    row("cut short", "unreadable", "MalformedCertificate", ""),
    row(
        "negative serial number",
        "ok",
        "SerialNumber",
        "RFC 5280 §4.1.2.2: positive.",
    ),
    row(
        "serial number zero",
        "ok",
        "SerialNumber",
        "RFC 5280 §4.1.2.2: positive. It is the link to the insured.",
    ),
    row(
        "serial number with a byte 00 too many",
        "unreadable",
        "SerialNumber",
        "",
    ),
    row("serial number of 20 bytes", "ok", "Valid", ""),
    row(
        "serial number of 21 bytes",
        "ok",
        "SerialNumber",
        "RFC 5280 §4.1.2.2: at most 20 bytes.",
    ),
    row("version 1", "43 no policy", "Version", ""),
    row(
        "version 2 with extensions",
        "93 version 3 needed",
        "Version",
        "",
    ),
    row("RSA key of 1,024 bits", "66 key too small", "PublicKey", ""),
    row(
        "RSA key of 2,040 bits",
        "ok",
        "PublicKey",
        "The profile says 2,048; OpenSSL's level 2 counts 112 bits of security, which begin lower.",
    ),
    row(
        "RSA exponent 1",
        "ok",
        "PublicKey",
        "With it anybody could sign.",
    ),
    row(
        "key for elliptic curves",
        "66 key too small",
        "PublicKey",
        "",
    ),
    row(
        "unknown critical extension",
        "34 critical extension",
        "CriticalExtension",
        "",
    ),
    row("unknown extension, not critical", "ok", "Valid", ""),
    row(
        "critical name constraints",
        "ok",
        "CriticalExtension",
        "The profile does not know it, OpenSSL does.",
    ),
    row("critical CRL distribution points", "ok", "Valid", ""),
    row("critical extended key usage", "ok", "Valid", ""),
    row(
        "critical issuer alternative name",
        "34 critical extension",
        "Valid",
        "The profile knows it, OpenSSL does not.",
    ),
    row(
        "no key usage",
        "ok",
        "KeyUsage",
        "The profile always has it; for OpenSSL, absence allows everything.",
    ),
    row("key usage for encipherment", "26 purpose", "KeyUsage", ""),
    row(
        "key usage of the other kind",
        "ok",
        "KeyUsage",
        "Certificates for authentication do not promise commitment; OpenSSL asks for one usage at least.",
    ),
    row(
        "key usage that signs certificates",
        "79 no authority",
        "KeyUsage",
        "",
    ),
    row("no extended key usage", "ok", "Valid", ""),
    row(
        "extended key usage for servers",
        "26 purpose",
        "ExtendedKeyUsage",
        "",
    ),
    row(
        "extended key usage for clients and servers",
        "ok",
        "Valid",
        "",
    ),
    row(
        "any extended key usage",
        "26 purpose",
        "Valid",
        "RFC 5280 §4.2.1.12: any includes client authentication; OpenSSL wants it by name.",
    ),
    row("no policy", "43 no policy", "Policy", ""),
    row("policy of the other kind", "43 no policy", "Policy", ""),
    row(
        "says that it is an authority",
        "ok",
        "IsAuthority",
        "What a card holds is no authority.",
    ),
    row("says that it is no authority", "ok", "Valid", ""),
    row("key usage twice", "20 no issuer", "DuplicateExtension", ""),
    row(
        "unknown extension twice",
        "ok",
        "DuplicateExtension",
        "RFC 5280 §4.2: each at most once; OpenSSL looks at those that it knows.",
    ),
    row(
        "key usage damaged",
        "20 no issuer",
        "MalformedExtension",
        "",
    ),
    row(
        "bytes after the key usage",
        "ok",
        "MalformedExtension",
        "The value is one element.",
    ),
    row("no CRL distribution points", "ok", "Valid", ""),
    row("no key identifier", "ok", "Valid", ""),
];
