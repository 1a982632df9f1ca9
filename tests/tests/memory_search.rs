//! The memory of a process that has finished its signature, searched for the secrets it presented.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod memory;

use memory::secrets_left;
use std::process::Command;

fn signer() -> Command {
    Command::new(env!("CARGO_BIN_EXE_signer"))
}

#[test]
fn nothing_is_left_of_a_finished_signature() {
    assert_eq!(secrets_left(signer().arg("pipe")), [0, 0, 0]);
}

#[test]
fn the_search_finds_a_pin_that_is_kept() {
    let [pin, password, number] = secrets_left(signer().args(["pipe", "keep"]));
    assert!(pin > 0, "the kept PIN must be found");
    assert_eq!([password, number], [0, 0]);
}

#[cfg(feature = "pcsc")]
#[test]
fn nothing_is_left_over_the_real_stack_either() {
    use memory::{PASSWORD, Signer, run};
    use mnc_testkit::virtual_card::VirtualCard;
    let stack = mnc_tests::PcscStack::start().unwrap();
    let card = VirtualCard::builder()
        .auth_pin("7193")
        .sign_password(PASSWORD)
        .build();
    let _slot = stack.slot_with(&card).unwrap();
    let mut signer = Signer::start(stack.command(env!("CARGO_BIN_EXE_signer")).arg("pcsc"));
    assert_eq!(signer.next(&card), b's');
    assert_eq!(
        signer.count(b"7193"),
        0,
        "the digits stand there for another reason"
    );
    assert_eq!(run(signer, &card, "7193"), [0, 0, 0]);
}
