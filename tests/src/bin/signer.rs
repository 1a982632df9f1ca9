//! Presents secrets that come over standard input and uses what they open, then waits to be looked
//! into. `memory_search` reads the memory of this process.
//!
//! `signer pipe` speaks to a card at the other end of its standard streams; `signer pcsc` (feature
//! `pcsc`) to the card on the first reader. `keep` as second word keeps a copy of the PIN: the search
//! must find it.
//!
//! Frames on the streams: one byte of kind (`c` command, `a` answer, `s` secret, `.` done), two bytes
//! of length, the bytes. Both streams are used without buffers, which would keep what passed.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a program of the tests"
)]

use mnc_core::card::secret::{
    AttemptPolicy, AuthenticationPin, ReferenceNumberB, SignaturePassword,
};
use mnc_core::card::transport::{
    CardTransaction, CardTransport, Disposition, TransportError, TransportErrorKind,
};
use mnc_core::card::{Card, SignatureScheme};
use std::fs::File;
use std::io::{self, Read, Write};
use zeroize::Zeroizing;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let transport = connect(&arguments.next().unwrap_or_default());
    let kept = run(transport, arguments.next().as_deref() == Some("keep")).unwrap();
    write_frame(b'.', &[]).unwrap();
    // Until the parent has looked.
    let _ = read_frame();
    eprintln!("kept {} secrets", kept.len());
}

/// Signs with the PIN, reads what the password and 照合番号B open.
fn run(transport: Box<dyn CardTransport>, keep: bool) -> io::Result<Vec<Box<[u8]>>> {
    let mut card = Card::new(transport);
    let mut session = card.begin().unwrap();
    let policy = AttemptPolicy::KeepLastTry;
    let mut kept: Vec<Box<[u8]>> = Vec::new();
    {
        let entered = secret()?;
        if keep {
            kept.push(entered.as_slice().into());
        }
        let pin = AuthenticationPin::new(&entered).unwrap();
        let mut jpki = session.jpki().unwrap();
        let mut access = jpki.verify_authentication_pin(&pin, policy).unwrap();
        access
            .sign(SignatureScheme::Pkcs1Sha256, b"message")
            .unwrap();
    }
    {
        let password = SignaturePassword::new(&secret()?).unwrap();
        let mut jpki = session.jpki().unwrap();
        let mut access = jpki.verify_signature_password(&password, policy).unwrap();
        access.signature_certificate().unwrap();
    }
    {
        let number = ReferenceNumberB::new(&secret()?).unwrap();
        let mut surface = session.surface().unwrap();
        let mut access = surface.verify_reference_number_b(&number, policy).unwrap();
        access.face_file().unwrap();
    }
    session.close().unwrap();
    Ok(kept)
}

/// Asks for the next secret; the caller's copy is wiped as the SDK asks its hosts to.
fn secret() -> io::Result<Zeroizing<Vec<u8>>> {
    write_frame(b's', &[])?;
    read_frame().map(Zeroizing::new)
}

fn connect(how: &str) -> Box<dyn CardTransport> {
    match how {
        #[cfg(feature = "pcsc")]
        "pcsc" => {
            let context = mnc_reader::pcsc::Context::establish().unwrap();
            let readers = context.readers().unwrap();
            Box::new(context.connect(readers.first().unwrap()).unwrap())
        }
        _ => Box::new(Pipe),
    }
}

/// The card at the other end of the standard streams.
struct Pipe;

impl CardTransport for Pipe {
    fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError> {
        Ok(Box::new(Self))
    }
}

impl CardTransaction for Pipe {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        let failed = |_| TransportError::new(TransportErrorKind::Failed);
        write_frame(b'c', command).map_err(failed)?;
        read_frame().map_err(failed)
    }

    fn end(self: Box<Self>, _: Disposition) -> Result<(), TransportError> {
        Ok(())
    }
}

fn write_frame(kind: u8, bytes: &[u8]) -> io::Result<()> {
    let mut output = File::options().write(true).open("/dev/stdout")?;
    let [high, low] = u16::try_from(bytes.len()).unwrap_or(u16::MAX).to_be_bytes();
    output.write_all(&[kind, high, low])?;
    output.write_all(bytes)
}

fn read_frame() -> io::Result<Vec<u8>> {
    let mut input = File::open("/dev/stdin")?;
    let mut header = [0; 3];
    input.read_exact(&mut header)?;
    let mut bytes = vec![0; usize::from(u16::from_be_bytes([header[1], header[2]]))];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}
