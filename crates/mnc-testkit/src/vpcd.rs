//! The virtual card behind a real smart card service: the protocol of vsmartcard's reader driver.
//!
//! The driver (`vpcd`) listens on a TCP port per slot; the card connects, which puts it on the
//! reader, and disconnects, which takes it away. Every message is a length of two bytes, most
//! significant first, and a body. A body of one byte is a control: 0 power off, 1 power on, 2
//! reset, 4 send the ATR. Any other body is a command APDU.
//!
//! The driver listens on all network interfaces: whoever connects first is the card. Use it on
//! machines where nobody else is.

use crate::virtual_card::VirtualCard;
use std::fmt;
use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// pcscd polls every 0.4 s, and a card that comes back sooner may never be noticed.
const REMOVAL_NOTICED: Duration = Duration::from_millis(900);

const POWER_OFF: u8 = 0;
const POWER_ON: u8 = 1;
const RESET: u8 = 2;
const GET_ATR: u8 = 4;

/// A command as an observer sees it: its data may be a secret and is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Observed {
    /// Counted from 1 since the card was inserted.
    pub number: usize,
    /// CLA, INS, P1, P2; missing bytes are zero.
    pub header: [u8; 4],
}

/// What an observer lets happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reaction {
    /// The card answers.
    Answer,
    /// The card is pulled out before the command reaches it.
    Pull,
    /// The card carries out the command and is pulled out before it answers.
    PullAfter,
}

/// An observer that lets everything happen.
pub fn answer_all(_: Observed) -> Reaction {
    Reaction::Answer
}

/// Is the card on this link until the driver or an observer ends it, or somebody shuts the link
/// down.
///
/// # Errors
/// When the link breaks.
pub fn serve(
    link: TcpStream,
    card: &VirtualCard,
    observer: impl FnMut(Observed) -> Reaction,
) -> io::Result<()> {
    serve_noticed(link, card, observer, &AtomicBool::new(false))
}

fn serve_noticed(
    mut link: TcpStream,
    card: &VirtualCard,
    mut observer: impl FnMut(Observed) -> Reaction,
    noticed: &AtomicBool,
) -> io::Result<()> {
    let mut number = 0;
    while let Some(message) = receive(&mut link)? {
        match message.as_slice() {
            [] => {}
            [control @ (POWER_OFF | POWER_ON | RESET)] => {
                card.reset();
                noticed.fetch_or(*control == POWER_ON, Ordering::SeqCst);
            }
            [GET_ATR] => send(&mut link, card.atr())?,
            command => {
                number += 1;
                match react(observer(observed(number, command)), card, command) {
                    Some(answer) => send(&mut link, &answer)?,
                    None => break,
                }
            }
        }
    }
    // Out of the field the card has no power: selections and verified secrets are gone.
    card.reset();
    link.shutdown(Shutdown::Both)
}

/// The answer; `None` if the card is pulled out instead.
fn react(reaction: Reaction, card: &VirtualCard, command: &[u8]) -> Option<Vec<u8>> {
    match reaction {
        Reaction::Answer => Some(card.transmit(command)),
        Reaction::Pull => None,
        Reaction::PullAfter => {
            card.transmit(command);
            None
        }
    }
}

/// A slot of the driver, into which virtual cards are put.
pub struct Slot {
    address: SocketAddr,
    card: Option<Inserted>,
    pulled: Option<Instant>,
}

struct Inserted {
    link: TcpStream,
    server: JoinHandle<()>,
    noticed: Arc<AtomicBool>,
}

impl Slot {
    /// The slot whose driver listens here. Nothing happens yet.
    pub fn new(address: SocketAddr) -> Self {
        Self {
            address,
            card: None,
            pulled: None,
        }
    }

    /// Puts the card in, after pulling out the one before. The smart card service notices it within
    /// 0.4 s.
    ///
    /// # Errors
    /// When the driver does not listen.
    pub fn insert(&mut self, card: &VirtualCard) -> io::Result<()> {
        self.insert_observed(card, answer_all)
    }

    /// As [`Slot::insert`], with an observer that sees every command and may pull the card out.
    ///
    /// # Errors
    /// As [`Slot::insert`].
    pub fn insert_observed(
        &mut self,
        card: &VirtualCard,
        observer: impl FnMut(Observed) -> Reaction + Send + 'static,
    ) -> io::Result<()> {
        self.pull();
        self.wait_until_removal_is_noticed();
        let link = TcpStream::connect(self.address)?;
        let card_end = link.try_clone()?;
        let card = card.clone();
        let noticed = Arc::new(AtomicBool::new(false));
        let notice = Arc::clone(&noticed);
        let server = thread::spawn(move || {
            if let Err(error) = serve_noticed(card_end, &card, observer, &notice) {
                log::debug!("the link to the reader broke: {error}");
            }
        });
        self.card = Some(Inserted {
            link,
            server,
            noticed,
        });
        Ok(())
    }

    /// Pulls the card out; nothing happens if there is none.
    pub fn pull(&mut self) {
        let Some(Inserted { link, server, .. }) = self.card.take() else {
            return;
        };
        // An observer may have pulled it out already.
        let _ = link.shutdown(Shutdown::Both);
        let _ = server.join();
        self.pulled = Some(Instant::now());
    }

    /// Whether there is a card and the smart card service has switched it on.
    pub fn is_noticed(&self) -> bool {
        let card = self.card.as_ref();
        card.is_some_and(|card| card.noticed.load(Ordering::SeqCst))
    }

    fn wait_until_removal_is_noticed(&self) {
        if let Some(pulled) = self.pulled {
            thread::sleep(REMOVAL_NOTICED.saturating_sub(pulled.elapsed()));
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.pull();
    }
}

impl fmt::Debug for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Slot({}, card: {})", self.address, self.card.is_some())
    }
}

fn observed(number: usize, command: &[u8]) -> Observed {
    let mut bytes = command.iter().copied();
    Observed {
        number,
        header: std::array::from_fn(|_| bytes.next().unwrap_or(0)),
    }
}

/// The next message; `None` when the link was closed between two messages.
///
/// Two messages often arrive together, so nothing may be read ahead.
fn receive(link: &mut TcpStream) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 2];
    match read_exact(link, &mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let mut body = vec![0; usize::from(u16::from_be_bytes(length))];
    read_exact(link, &mut body)?;
    Ok(Some(body))
}

fn read_exact(link: &mut TcpStream, buffer: &mut [u8]) -> io::Result<()> {
    acknowledge_quickly(link)?;
    link.read_exact(buffer)
}

/// The driver sends length and body apart and waits for the acknowledgement of the first: with the
/// system's delayed ones every command would take 44 ms. The system forgets the wish, so it is
/// repeated before every read.
#[cfg(target_os = "linux")]
fn acknowledge_quickly(link: &TcpStream) -> io::Result<()> {
    std::os::linux::net::TcpStreamExt::set_quickack(link, true)
}

#[cfg(not(target_os = "linux"))]
fn acknowledge_quickly(_: &TcpStream) -> io::Result<()> {
    Ok(())
}

/// Sends length and body in one piece. An empty answer would block the driver, and no card gives
/// one.
fn send(link: &mut TcpStream, body: &[u8]) -> io::Result<()> {
    let length = u16::try_from(body.len()).map_err(|_| io::ErrorKind::InvalidData)?;
    if length == 0 {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut message = length.to_be_bytes().to_vec();
    message.extend_from_slice(body);
    link.write_all(&message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::virtual_card::Kind;
    use std::net::TcpListener;

    const SELECT_JPKI: [u8; 15] = [
        0, 0xA4, 4, 0x0C, 10, 0xD3, 0x92, 0xF0, 0, 0x26, 1, 0, 0, 0, 1,
    ];
    const TRIES: [u8; 4] = [0, 0x20, 0, 0x98];

    /// The driver's end of the link.
    struct Driver {
        listener: TcpListener,
        link: Option<TcpStream>,
    }

    impl Driver {
        fn new() -> (Self, Slot) {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let slot = Slot::new(listener.local_addr().unwrap());
            let link = None;
            (Self { listener, link }, slot)
        }

        fn write(&mut self, bytes: &[u8]) {
            let accept = || self.listener.accept().unwrap().0;
            self.link
                .get_or_insert_with(accept)
                .write_all(bytes)
                .unwrap();
        }

        /// The next frame; `None` when the card has gone.
        fn read(&mut self) -> Option<Vec<u8>> {
            let link = self.link.as_mut().unwrap();
            let mut length = [0; 2];
            link.read_exact(&mut length).ok()?;
            let mut body = vec![0; usize::from(u16::from_be_bytes(length))];
            link.read_exact(&mut body).ok()?;
            Some(body)
        }

        fn ask(&mut self, body: &[u8]) -> Option<Vec<u8>> {
            let length = u16::try_from(body.len()).unwrap().to_be_bytes();
            self.write(&[&length, body].concat());
            self.read()
        }
    }

    #[test]
    fn messages_that_arrive_together_are_told_apart() {
        let (mut driver, mut slot) = Driver::new();
        let card = VirtualCard::new(Kind::Normal);
        slot.insert(&card).unwrap();
        driver.write(&[0, 1, RESET, 0, 1, POWER_ON, 0, 1, GET_ATR]);
        assert_eq!(driver.read().unwrap(), card.atr());
        assert!(slot.is_noticed());
        assert_eq!(driver.ask(&SELECT_JPKI).unwrap(), [0x90, 0x00]);
        assert_eq!(driver.ask(&TRIES).unwrap(), [0x63, 0xC3]);
    }

    #[test]
    fn every_control_forgets_the_selection() {
        for control in [POWER_OFF, POWER_ON, RESET] {
            let (mut driver, mut slot) = Driver::new();
            slot.insert(&VirtualCard::new(Kind::Normal)).unwrap();
            driver.ask(&SELECT_JPKI).unwrap();
            driver.write(&[0, 1, control]);
            assert_ne!(driver.ask(&TRIES).unwrap(), [0x63, 0xC3]);
        }
    }

    #[test]
    fn a_pulled_card_ends_the_link_and_forgets() {
        let (mut driver, mut slot) = Driver::new();
        let card = VirtualCard::new(Kind::Normal);
        slot.insert(&card).unwrap();
        driver.ask(&SELECT_JPKI).unwrap();
        slot.pull();
        assert_eq!(driver.read(), None);
        assert_ne!(card.transmit(&TRIES), [0x63, 0xC3]);
        assert!(!slot.is_noticed());
    }

    #[test]
    fn an_observer_pulls_before_or_after_the_command_is_carried_out() {
        for (reaction, reached) in [(Reaction::Pull, 0), (Reaction::PullAfter, 1)] {
            let (mut driver, mut slot) = Driver::new();
            let card = VirtualCard::new(Kind::Normal);
            let observer = move |seen: Observed| match seen.header {
                [0, 0x20, _, _] => reaction,
                _ => Reaction::Answer,
            };
            slot.insert_observed(&card, observer).unwrap();
            driver.ask(&SELECT_JPKI).unwrap();
            assert_eq!(
                driver.ask(&[0, 0x20, 0, 0x98, 4, 0x39, 0x39, 0x39, 0x39]),
                None
            );
            slot.pull();
            assert_eq!(card.verify_attempts(), reached);
        }
    }

    #[test]
    fn a_card_comes_back_only_after_its_removal_was_noticed() {
        let (_driver, mut slot) = Driver::new();
        let card = VirtualCard::new(Kind::Normal);
        slot.insert(&card).unwrap();
        slot.pull();
        let pulled = Instant::now();
        slot.insert(&card).unwrap();
        assert!(pulled.elapsed() >= Duration::from_millis(500));
    }
}
