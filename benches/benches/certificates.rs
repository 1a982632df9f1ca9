//! Path validation: its time beside OpenSSL's on the same chain, and its allocations.
//!
//! The comparison needs the feature `openssl-oracle`, and with it the headers of OpenSSL (libssl-dev).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement for people, which stops if the chain is not good"
)]

use mnc_core::card::Certificate;
use mnc_core::identity::certificate::{Anchor, CertificateKind, TrustAnchors, verify};
use mnc_core::{Date, DateTime};
use mnc_testkit::people::Holder;
use mnc_testkit::pki::{Authority, Generation, Hierarchy, LeafValidity, user_authentication};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;
use std::hint::black_box;
use std::time::{Duration, Instant};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const AT: DateTime = DateTime::constant(2026, 11, 20, 9, 0, 0, 0);
const ROUNDS: u32 = 500;

fn main() {
    let chain = Chain::new();
    let anchors = chain.anchors();
    let ours = || {
        let certificate = Certificate::from_der(&chain.certificate).unwrap();
        let kind = CertificateKind::UserAuthentication;
        black_box(verify(certificate, kind, &anchors, AT).unwrap());
    };
    ours();
    let region = Region::new(ALLOCATOR);
    ours();
    let change = region.change();
    println!(
        "certificates: {} allocations, {} bytes per validation",
        change.allocations + change.reallocations,
        change.bytes_allocated
    );
    let mine = fastest(ours);
    println!("certificates: {:.1} µs per validation", micros(mine));
    compare(&chain, mine);
}

/// A certificate below the third of the authorities of one name.
struct Chain {
    certificate: Vec<u8>,
    authorities: Vec<Vec<u8>>,
}

impl Chain {
    fn new() -> Self {
        let authority = |generation| Authority::new(Hierarchy::UserAuthentication, generation);
        let issuer = authority(Generation::Third);
        let days = LeafValidity {
            first: Date::constant(2024, 11, 3),
            last: Date::constant(2029, 2, 17),
        };
        let spec = user_authentication(&Holder::hanako(), days, issuer);
        Self {
            certificate: spec.sign_with(issuer.key()),
            authorities: Generation::ALL
                .map(|one| authority(one).certificate())
                .into(),
        }
    }

    fn anchors(&self) -> TrustAnchors {
        let kind = CertificateKind::UserAuthentication;
        let anchor = |der: &Vec<u8>| Anchor::from_der(kind, der).unwrap();
        let policies = ["1.2.392.200149.8.5.1.0.30", "1.2.392.200149.8.5.1.0.20"];
        let [authentication, signature] = policies;
        let anchors = self.authorities.iter().map(anchor).collect();
        TrustAnchors::for_tests(anchors, authentication, signature).unwrap()
    }
}

/// The fastest of five runs, each by round: the others were disturbed.
fn fastest(mut work: impl FnMut()) -> Duration {
    let mut run = || {
        let start = Instant::now();
        (0..ROUNDS).for_each(|_| work());
        start.elapsed() / ROUNDS
    };
    (0..5).map(|_| run()).min().unwrap_or_default()
}

fn micros(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e6
}

#[cfg(not(feature = "openssl-oracle"))]
fn compare(_: &Chain, _: Duration) {
    println!("certificates: not compared with OpenSSL (feature openssl-oracle)");
}

/// Both start from the bytes of the certificate, with the authorities read beforehand.
#[cfg(feature = "openssl-oracle")]
fn compare(chain: &Chain, mine: Duration) {
    use openssl::stack::Stack;
    use openssl::x509::store::X509StoreBuilder;
    use openssl::x509::verify::X509VerifyParam;
    use openssl::x509::{X509, X509PurposeId, X509StoreContext};
    let mut builder = X509StoreBuilder::new().unwrap();
    for der in &chain.authorities {
        builder.add_cert(X509::from_der(der).unwrap()).unwrap();
    }
    let mut parameters = X509VerifyParam::new().unwrap();
    let moment = jiff::tz::Offset::constant(9).to_timestamp(AT).unwrap();
    parameters.set_time(moment.as_second());
    parameters.set_purpose(X509PurposeId::SSL_CLIENT).unwrap();
    builder.set_param(&parameters).unwrap();
    let store = builder.build();
    let untrusted = Stack::new().unwrap();
    let mut context = X509StoreContext::new().unwrap();
    let theirs = fastest(|| {
        let certificate = X509::from_der(&chain.certificate).unwrap();
        let good = context.init(&store, &certificate, &untrusted, |context| {
            context.verify_cert()
        });
        assert!(good.unwrap(), "OpenSSL refuses the chain");
    });
    println!(
        "certificates: OpenSSL {:.1} µs; ratio {:.2} (below 1: ours is faster)",
        micros(theirs),
        mine.as_secs_f64() / theirs.as_secs_f64()
    );
}
