//! A smart card service of one's own: pcscd with vpcd's two slots, on a private socket.

use mnc_testkit::virtual_card::VirtualCard;
use mnc_testkit::vpcd::{Observed, Reaction, Slot, answer_all};
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The name of vpcd's first slot.
pub const READER: &str = "Virtual PCD 00 00";

/// Where Debian's package puts vpcd's driver.
const DRIVER: &str = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
const START_TIME: Duration = Duration::from_secs(10);
/// pcscd looks for cards every 0.4 s.
const NOTICE_TIME: Duration = Duration::from_secs(3);
const POLL: Duration = Duration::from_millis(20);
/// From the power-up of a card until the service shows it to its clients.
const SHOWN: Duration = Duration::from_millis(100);

/// A running service. It is stopped when dropped.
#[derive(Debug)]
pub struct PcscStack {
    directory: TempDir,
    port: u16,
    service: Option<Child>,
}

impl PcscStack {
    /// Starts a service with one virtual reader of two slots.
    ///
    /// # Errors
    /// When pcscd or its driver is not installed or does not start.
    pub fn start() -> io::Result<Self> {
        let mut stack = Self::stopped()?;
        stack.restart()?;
        Ok(stack)
    }

    /// Starts a service without any reader.
    ///
    /// # Errors
    /// As [`PcscStack::start`].
    pub fn start_without_reader() -> io::Result<Self> {
        let mut stack = Self::stopped()?;
        std::fs::remove_file(stack.configuration().join("vpcd"))?;
        stack.launch()?;
        Ok(stack)
    }

    fn stopped() -> io::Result<Self> {
        let stack = Self {
            directory: tempfile::tempdir()?,
            port: free_pair_of_ports()?,
            service: None,
        };
        std::fs::create_dir(stack.configuration())?;
        std::fs::write(
            stack.configuration().join("vpcd"),
            format!(
                "FRIENDLYNAME \"Virtual PCD\"\nDEVICENAME /dev/null:{port:#06X}\nLIBPATH {DRIVER}\nCHANNELID {port:#06X}\n",
                port = stack.port
            ),
        )?;
        Ok(stack)
    }

    /// Stops the service; its clients find none.
    pub fn stop(&mut self) {
        if let Some(mut service) = self.service.take() {
            let _ = service.kill();
            let _ = service.wait();
        }
        let _ = std::fs::remove_file(self.socket());
    }

    /// Starts the service again and waits until its reader is there.
    ///
    /// # Errors
    /// As [`PcscStack::start`].
    pub fn restart(&mut self) -> io::Result<()> {
        self.stop();
        self.launch()?;
        self.wait_for_driver()
    }

    /// A program that uses this service.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("PCSCLITE_CSOCK_NAME", self.socket())
            .env("LC_ALL", "C")
            .current_dir(self.directory.path());
        command
    }

    /// A folder for the files of programs run by [`PcscStack::command`]; it is where they start.
    pub fn folder(&self) -> &std::path::Path {
        self.directory.path()
    }

    /// The first slot of the reader, empty.
    pub fn slot(&self) -> Slot {
        Slot::new(self.address())
    }

    /// The first slot with this card in it, noticed by the service.
    ///
    /// # Errors
    /// When the reader is not there.
    pub fn slot_with(&self, card: &VirtualCard) -> io::Result<Slot> {
        let mut slot = self.slot();
        insert(&mut slot, card, answer_all)?;
        Ok(slot)
    }

    /// Where the first slot waits for its card.
    pub fn address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }

    fn configuration(&self) -> PathBuf {
        self.directory.path().join("reader.conf.d")
    }

    fn socket(&self) -> PathBuf {
        self.directory.path().join("pcscd.comm")
    }

    /// Hands pcscd its listening socket as systemd does: file descriptor 3, announced by the
    /// environment. The shell turns its standard input into 3 and is then replaced by pcscd.
    fn launch(&mut self) -> io::Result<()> {
        // pcscd wants its folder even when it does not use it.
        let _ = std::fs::create_dir_all("/run/pcscd");
        let socket = UnixListener::bind(self.socket())?;
        let script = format!(
            "exec 3<&0 </dev/null; LISTEN_FDS=1 LISTEN_PID=$$ exec pcscd --foreground {} --config \"$0\"",
            polkit_option()?
        );
        let service = Command::new("sh")
            .args(["-c", &script])
            .arg(self.configuration())
            .stdin(Stdio::from(OwnedFd::from(socket)))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        self.service = Some(service);
        Ok(())
    }

    fn wait_for_driver(&mut self) -> io::Result<()> {
        let deadline = Instant::now() + START_TIME;
        while !is_listening(self.port) {
            let ended = self.service.as_mut().map(Child::try_wait).transpose()?;
            if ended.flatten().is_some() || Instant::now() > deadline {
                return Err(io::Error::other("pcscd did not start its virtual reader"));
            }
            sleep(POLL);
        }
        Ok(())
    }
}

impl Drop for PcscStack {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Puts a card into a slot and waits until the service shows it to its clients.
///
/// Now and then pcscd misses a card altogether; then the card is put in once more, as people do.
///
/// # Errors
/// When the reader is not there or does not notice the card.
pub fn insert(
    slot: &mut Slot,
    card: &VirtualCard,
    observer: impl FnMut(Observed) -> Reaction + Clone + Send + 'static,
) -> io::Result<()> {
    for _ in 0..3 {
        slot.insert_observed(card, observer.clone())?;
        if is_noticed(slot) {
            sleep(SHOWN);
            return Ok(());
        }
    }
    Err(io::Error::other("the service did not notice the card"))
}

fn is_noticed(slot: &Slot) -> bool {
    let deadline = Instant::now() + NOTICE_TIME;
    while !slot.is_noticed() && Instant::now() < deadline {
        sleep(POLL);
    }
    slot.is_noticed()
}

/// The option that switches off polkit, in versions of pcscd that have it.
fn polkit_option() -> io::Result<&'static str> {
    const OPTION: &str = "--disable-polkit";
    let help = Command::new("pcscd").arg("--help").output()?;
    let text = [help.stdout, help.stderr].concat();
    let known = String::from_utf8_lossy(&text).contains(OPTION);
    Ok(if known { OPTION } else { "" })
}

/// Two neighbouring ports that nobody listens on; each pair is given out once per process.
fn free_pair_of_ports() -> io::Result<u16> {
    static GIVEN: Mutex<Vec<u16>> = Mutex::new(Vec::new());
    let mut given = GIVEN.lock().unwrap_or_else(PoisonError::into_inner);
    for _ in 0..100 {
        let first = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0))?;
        let port = first.local_addr()?.port();
        let near = given.iter().any(|other| other.abs_diff(port) < 2);
        let Some(next) = port.checked_add(1).filter(|_| !near) else {
            continue;
        };
        if TcpListener::bind((Ipv4Addr::UNSPECIFIED, next)).is_ok() {
            given.push(port);
            return Ok(port);
        }
    }
    Err(io::Error::other("no two neighbouring ports are free"))
}

/// Whether somebody listens on the port. Connecting to find out would put a card on the reader.
fn is_listening(port: u16) -> bool {
    const LISTEN: &str = "0A";
    let wanted = format!("00000000:{port:04X}");
    let table = std::fs::read_to_string("/proc/net/tcp").unwrap_or_default();
    table.lines().any(|line| {
        let mut fields = line.split_whitespace().skip(1);
        fields.next() == Some(wanted.as_str()) && fields.nth(1) == Some(LISTEN)
    })
}
