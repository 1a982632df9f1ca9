//! A process that presents secrets, driven through its standard streams and searched for what it keeps.
//!
//! Frames on the streams: one byte of kind (`c` command, `a` answer, `s` secret, `.` done), two bytes of
//! length, the bytes.

use mnc_testkit::virtual_card::{Kind, VirtualCard};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::process::{Child, Command, Stdio};

pub(crate) const PASSWORD: &str = "QX7Z9KW3MNB45TR1";

/// The signer and the other end of its streams.
pub(crate) struct Signer {
    child: Child,
}

impl Signer {
    pub(crate) fn start(command: &mut Command) -> Self {
        let child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self { child }
    }

    /// The next frame that is no command of the card; commands go to `card`.
    pub(crate) fn next(&mut self, card: &VirtualCard) -> u8 {
        loop {
            let output = self.child.stdout.as_mut().unwrap();
            let mut header = [0; 3];
            output.read_exact(&mut header).unwrap();
            let mut bytes = vec![0; usize::from(u16::from_be_bytes([header[1], header[2]]))];
            output.read_exact(&mut bytes).unwrap();
            if header[0] != b'c' {
                return header[0];
            }
            self.answer(&card.transmit(&bytes));
        }
    }

    fn answer(&mut self, bytes: &[u8]) {
        let input = self.child.stdin.as_mut().unwrap();
        let [high, low] = u16::try_from(bytes.len()).unwrap().to_be_bytes();
        input
            .write_all(&[[b'a', high, low].as_slice(), bytes].concat())
            .unwrap();
    }

    /// How often these bytes stand in the writable memory of the process.
    pub(crate) fn count(&self, needle: &[u8]) -> usize {
        let id = self.child.id();
        let maps = BufReader::new(File::open(format!("/proc/{id}/maps")).unwrap());
        let mut memory = File::open(format!("/proc/{id}/mem")).unwrap();
        let mut count = 0;
        for line in maps.lines().map(Result::unwrap) {
            let mut words = line.split_whitespace();
            let (range, rights) = (words.next().unwrap(), words.next().unwrap());
            if !rights.starts_with("rw") {
                continue;
            }
            let (start, end) = range.split_once('-').unwrap();
            let start = u64::from_str_radix(start, 16).unwrap();
            let size = usize::try_from(u64::from_str_radix(end, 16).unwrap() - start).unwrap();
            let mut bytes = vec![0; size];
            memory.seek(SeekFrom::Start(start)).unwrap();
            memory.read_exact(&mut bytes).unwrap();
            count += bytes
                .windows(needle.len())
                .filter(|window| *window == needle)
                .count();
        }
        count
    }
}

impl Drop for Signer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A PIN whose digits do not happen to stand in the process before it is entered.
fn absent_pin(signer: &Signer) -> String {
    let candidates = (0..100).map(|index| format!("{:04}", 2_711 + 71 * index));
    candidates
        .into_iter()
        .find(|pin| signer.count(pin.as_bytes()) == 0)
        .unwrap()
}

/// How often the secrets stand in memory after the work: PIN, password, 照合番号B.
pub(crate) fn secrets_left(command: &mut Command) -> [usize; 3] {
    let mut signer = Signer::start(command);
    // The PIN is asked for before the first command, so any card will do until then.
    assert_eq!(signer.next(&VirtualCard::new(Kind::Normal)), b's');
    let pin = absent_pin(&signer);
    let card = VirtualCard::builder()
        .auth_pin(&pin)
        .sign_password(PASSWORD)
        .build();
    run(signer, &card, &pin)
}

/// Hands the three secrets over, and counts what is left of each.
pub(crate) fn run(mut signer: Signer, card: &VirtualCard, pin: &str) -> [usize; 3] {
    let secrets = [pin, PASSWORD, card.reference_number_b()];
    signer.answer(secrets[0].as_bytes());
    for secret in &secrets[1..] {
        assert_eq!(signer.next(card), b's');
        signer.answer(secret.as_bytes());
    }
    assert_eq!(signer.next(card), b'.');
    secrets.map(|secret| signer.count(secret.as_bytes()))
}
