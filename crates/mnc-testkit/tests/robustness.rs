//! Whatever is sent, the card answers with a status word.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]

mod common;

use common::{select_ap, verify};
use mnc_core::Date;
use mnc_testkit::people::Holder;
use mnc_testkit::virtual_card::{Kind, VirtualCard, aid};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

const INSTRUCTIONS: [u8; 12] = [
    0xA4, 0xB0, 0xB2, 0x20, 0x24, 0x2A, 0x32, 0x84, 0x88, 0xCA, 0xA2, 0xC0,
];

/// Mostly a known instruction, then anything.
fn command(random: &mut ChaCha8Rng) -> Vec<u8> {
    let length = [4, 5, 7, (random.next_u32() % 40) as usize][(random.next_u32() % 4) as usize];
    let mut bytes = vec![0; length];
    random.fill_bytes(&mut bytes);
    if length > 1 && random.next_u32() > u32::MAX / 8 {
        bytes[0] = [0x00, 0x80][(random.next_u32() % 2) as usize];
        bytes[1] = INSTRUCTIONS[(random.next_u32() % 12) as usize];
    }
    bytes
}

#[test]
fn random_commands_are_answered() {
    let applications = [
        aid::JPKI,
        aid::SURFACE,
        aid::INPUT_SUPPORT,
        aid::COMMON,
        aid::RESIDENT,
    ];
    for t0 in [false, true] {
        let card = VirtualCard::builder().t0_mode(t0).build();
        let mut random = ChaCha8Rng::seed_from_u64(1);
        for round in 0..4_000 {
            if round % 20 == 0 {
                select_ap(&card, applications[round / 20 % applications.len()]);
            }
            let response = card.transmit(&command(&mut random));
            assert!(response.len() >= 2);
            assert!((0x61..=0x90).contains(&response[response.len() - 2]));
        }
    }
}

#[test]
fn odd_holders_and_days_make_a_card() {
    let mut holder = Holder::from_seed(u64::MAX);
    holder.municipality_code = "市".into();
    holder.given_name.clear();
    holder.address = "長".repeat(300);
    for today in [Date::MIN, Date::constant(1000, 2, 28), Date::MAX] {
        for kind in Kind::ALL {
            VirtualCard::builder().kind(kind).today(today).build();
            let card = VirtualCard::builder()
                .kind(kind)
                .today(today)
                .holder(holder.clone())
                .build();
            select_ap(&card, aid::JPKI);
            verify(&card, 0x18, "");
        }
    }
    assert_eq!(holder.birthday_after(Date::MAX, i16::MAX), Date::MAX);
}
