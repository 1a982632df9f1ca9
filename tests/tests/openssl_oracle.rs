//! Path validation against OpenSSL's, chain by chain: the verdicts agree, or the table says why not.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

#[path = "oracle/chains.rs"]
mod chains;
#[path = "oracle/forge.rs"]
mod forge;
#[path = "oracle/openssl.rs"]
mod openssl;
#[path = "oracle/table.rs"]
mod table;

use chains::Chain;
use mnc_core::card::Certificate;
use mnc_core::identity::certificate::{
    Anchor, Carrier, CertificateKind, GraceRule, Rejection, TrustAnchors, verify,
};
use mnc_testkit::pki::Hierarchy;
use std::error::Error as _;
use std::fmt::Write as _;
use std::path::Path;
use table::{ROWS, Row};

#[test]
fn every_verdict_is_the_tables() {
    let chains = chains::all();
    let names: Vec<_> = chains.iter().map(|chain| chain.name).collect();
    assert_eq!(
        names,
        ROWS.map(|row| row.chain),
        "the table lists the chains"
    );
    let differences: String = chains
        .iter()
        .zip(&ROWS)
        .filter_map(|(chain, row)| difference(chain, row))
        .collect();
    assert!(differences.is_empty(), "{differences}");
}

/// A reason stands where one accepts what the other refuses, and nowhere else.
#[test]
fn every_difference_has_a_reason() {
    for row in &ROWS {
        let openssl_accepts = row.openssl == "ok";
        let we_accept = matches!(row.ours, "Valid" | "ExpiresSoon" | "Grace");
        let differs = openssl_accepts != we_accept;
        assert_eq!(differs, !row.why.is_empty(), "{}", row.chain);
    }
}

/// The lists and responses that our own tests build are such for OpenSSL too.
#[test]
fn openssl_verifies_the_evidence_of_the_test_authorities() {
    for seed in ["crl/empty.der", "crl/revoked.der"] {
        let arguments = [
            "-noout",
            "-CAfile",
            "crl-authority.pem",
            "-inform",
            "DER",
            "-in",
        ];
        let said = openssl::evidence("crl", seed, &arguments);
        assert!(said.contains("verify OK"), "{seed}: {said}");
    }
    for (seed, status) in [("ocsp/good.der", "good"), ("ocsp/revoked.der", "revoked")] {
        let moment = ["-attime", "1795132800"];
        let authority = [
            "-CAfile",
            "ocsp-authority.pem",
            "-issuer",
            "ocsp-authority.pem",
        ];
        let certificate = ["-cert", "ocsp-authentication.pem", "-respin"];
        let arguments = [&moment[..], &authority, &certificate].concat();
        let said = openssl::evidence("ocsp", seed, &arguments);
        assert!(said.contains("Response verify OK"), "{seed}: {said}");
        let verdict = format!("ocsp-authentication.pem: {status}");
        assert!(said.contains(&verdict), "{seed}: {said}");
    }
}

/// `UPDATE_DOCS=1` writes the page anew.
#[test]
fn the_page_holds_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/certificate-oracle.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, page()).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap();
    assert!(
        found == page(),
        "docs/certificate-oracle.md is out of date: run with UPDATE_DOCS=1"
    );
}

fn difference(chain: &Chain, row: &Row) -> Option<String> {
    let theirs = openssl::verdict(
        chain.name,
        &chain.certificate,
        &chain.authorities,
        chain.at,
        &forge::purpose(chain.hierarchy),
    );
    let ours = our_verdict(chain).unwrap_or_else(|error| reason(&error));
    let expected = row.openssl.split(' ').next().unwrap_or_default();
    (theirs != expected || ours != row.ours)
        .then(|| format!("{}: OpenSSL {theirs}, ours {ours}\n", chain.name))
}

/// The life cycle on the card, or the error of the first step that refuses.
fn our_verdict(chain: &Chain) -> mnc_core::Result<String> {
    let kind = match chain.hierarchy {
        Hierarchy::DigitalSignature => CertificateKind::DigitalSignature,
        _ => CertificateKind::UserAuthentication,
    };
    let certificate = Certificate::from_der(&chain.certificate)?;
    let anchors = chain
        .authorities
        .iter()
        .map(|der| Anchor::from_der(kind, der));
    let anchors = TrustAnchors::for_tests(
        anchors.collect::<mnc_core::Result<_>>()?,
        "1.2.392.200149.8.5.1.0.30",
        "1.2.392.200149.8.5.1.0.20",
    )?;
    let verified = verify(certificate, kind, &anchors, chain.at)?;
    let state = verified.life_cycle(chain.at.date(), Carrier::Card, GraceRule::FromExpiry);
    Ok(format!("{state:?}"))
}

fn reason(error: &mnc_core::Error) -> String {
    let rejection = error
        .source()
        .and_then(|source| source.downcast_ref::<Rejection>());
    rejection.map_or_else(
        || format!("{:?}", error.kind()),
        |rejection| format!("{rejection:?}"),
    )
}

fn page() -> String {
    let mut page = String::from(table::HEAD);
    for row in &ROWS {
        let Row {
            chain,
            openssl,
            ours,
            why,
        } = row;
        writeln!(page, "| {chain} | {openssl} | {ours} | {why} |").unwrap();
    }
    page
}
