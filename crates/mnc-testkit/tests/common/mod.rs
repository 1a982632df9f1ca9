//! Short ways to speak to the virtual card in tests.
#![allow(dead_code, reason = "each test file uses its part")]

use mnc_testkit::virtual_card::VirtualCard;

pub fn apdu(ins: u8, p1: u8, p2: u8, data: &[u8]) -> Vec<u8> {
    let head = [0, ins, p1, p2, u8::try_from(data.len()).unwrap()];
    [&head[..], data].concat()
}

/// Data and status word.
pub fn send(card: &VirtualCard, command: &[u8]) -> (Vec<u8>, u16) {
    let mut response = card.transmit(command);
    let status = response.split_off(response.len() - 2);
    (response, u16::from_be_bytes([status[0], status[1]]))
}

pub fn sw(card: &VirtualCard, command: &[u8]) -> u16 {
    send(card, command).1
}

/// The data of a command that must succeed.
#[track_caller]
pub fn ok(card: &VirtualCard, command: &[u8]) -> Vec<u8> {
    let (data, status) = send(card, command);
    assert_eq!(status, 0x9000, "{:02X?}", &command[..4]);
    data
}

#[track_caller]
pub fn select_ap(card: &VirtualCard, aid: &[u8]) {
    ok(card, &apdu(0xA4, 4, 0x0C, aid));
}

#[track_caller]
pub fn select_ef(card: &VirtualCard, fid: u16) {
    ok(card, &apdu(0xA4, 2, 0x0C, &fid.to_be_bytes()));
}

pub fn verify(card: &VirtualCard, fid: u8, secret: &str) -> u16 {
    sw(card, &apdu(0x20, 0, 0x80 | fid, secret.as_bytes()))
}

/// A whole file in one extended READ BINARY.
#[track_caller]
pub fn read(card: &VirtualCard, fid: u8) -> Vec<u8> {
    ok(card, &[0, 0xB0, 0x80 | fid, 0, 0, 0, 0])
}
