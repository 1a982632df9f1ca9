//! What a call across the C interface costs: beside the same call in Rust, from C, Python and C#.
//!
//! `encode` makes bytes, copies them out and frees them: three calls. `status` asks a card that answers
//! at once: one call, which calls back twice. `-- --count encode 1000` does so many and nothing else.
#![allow(clippy::unwrap_used, reason = "a bench may")]

use mnc::facade::card::{Card, Secret};
use mnc::facade::text::{HostEncoding, encode};
use mnc::facade::transport::Channel;
use mnc_benches::best_time;
use std::hint::black_box;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

const NAMES: [&str; 2] = ["encode", "status"];
const ROUNDS: usize = 20;
const REPETITIONS: usize = 2_000;

/// Instructions of a call from C may be so many times those of the call in Rust.
const LIMITS: [f64; 2] = [1.5, 1.5];

fn main() {
    let arguments: Vec<_> = std::env::args().collect();
    if let [.., flag, name, count] = arguments.as_slice()
        && flag == "--count"
    {
        return repeat(name, count.parse().unwrap());
    }
    let workshop = Workshop::new();
    let mut above = false;
    for (name, limit) in NAMES.into_iter().zip(LIMITS) {
        above |= !compare(&workshop, name, limit);
    }
    if above {
        eprintln!("a call from C takes more instructions than it may");
        std::process::exit(1);
    }
}

/// Prints the row of a call. Whether it is within its limit.
fn compare(workshop: &Workshop, name: &str, limit: f64) -> bool {
    let rust = in_rust(name);
    println!("{name}: {rust:.0} ns in Rust");
    for (language, took) in [
        ("C", workshop.c(name)),
        ("Python (ctypes)", workshop.python(name)),
        ("C# (Mono)", workshop.csharp(name)),
    ] {
        match took {
            Some(took) => println!("  {language:<16} {:.2} times", took / rust),
            None => println!("  {language:<16} SKIPPED: not installed"),
        }
    }
    let own = std::env::current_exe().unwrap();
    let ours = instructions(|n| vec![path(&own), "--count".to_owned(), name.to_owned(), n]);
    let theirs = workshop.program.as_ref().and_then(|program| {
        instructions(|n| vec![path(program), name.to_owned(), "1".to_owned(), n])
    });
    let (Some(ours), Some(theirs)) = (ours, theirs) else {
        println!("  instructions     SKIPPED: valgrind or gcc is not installed");
        return true;
    };
    let times = theirs / ours;
    println!(
        "  instructions     {theirs:.0} from C, {ours:.0} in Rust: {times:.2} times, at most {limit}"
    );
    times <= limit
}

/// A card with three tries left, and nothing else.
struct Answers;

impl Channel for Answers {
    fn exchange(&mut self, command: &[u8]) -> Result<Vec<u8>, i32> {
        Ok(if command.len() > 4 {
            vec![0x90, 0x00]
        } else {
            vec![0x63, 0xC3]
        })
    }

    fn max_command(&self) -> Option<usize> {
        None
    }

    fn extended_length(&self) -> Option<bool> {
        Some(false)
    }
}

fn encode_once() {
    let encoding = HostEncoding::of(932).ok().unwrap();
    let bytes = encode(black_box("番号 花子"), encoding).ok().unwrap();
    let mut buffer = [0_u8; 64];
    buffer[..bytes.len()].copy_from_slice(&bytes);
    black_box(buffer);
}

fn status_once(card: &Card) {
    let found = card.secret_status(Secret::AuthenticationPin).ok();
    assert_eq!(found, Some((0, 3)));
}

fn repeat(name: &str, count: usize) {
    let card = Card::on_channel(Answers);
    for _ in 0..count {
        match name {
            "encode" => encode_once(),
            _ => status_once(&card),
        }
    }
}

/// The nanoseconds of a call in Rust.
fn in_rust(name: &str) -> f64 {
    let card = Card::on_channel(Answers);
    let took = match name {
        "encode" => best_time(ROUNDS, REPETITIONS, encode_once),
        _ => best_time(ROUNDS, REPETITIONS, || status_once(&card)),
    };
    took.as_secs_f64() * 1e9 / f64::from(u32::try_from(REPETITIONS).unwrap())
}

/// The instructions of a call, of a program that is told how often to make it.
fn instructions(command: impl Fn(String) -> Vec<String>) -> Option<f64> {
    const FEW: u32 = 200;
    const MANY: u32 = 1_200;
    let count = |times: u32| {
        let tool = ["--tool=callgrind", "--callgrind-out-file=/dev/null"];
        let mut valgrind = Command::new("valgrind");
        let output = valgrind
            .args(tool)
            .args(command(times.to_string()))
            .output()
            .ok()?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let line = said.lines().find_map(|it| it.split_once("Collected : "))?;
        line.1.trim().parse::<u32>().ok()
    };
    Some(f64::from(count(MANY)? - count(FEW)?) / f64::from(MANY - FEW))
}

/// The library of this build under its names, and the programs that call it.
struct Workshop {
    folder: PathBuf,
    program: Option<PathBuf>,
    assembly: Option<PathBuf>,
}

impl Workshop {
    fn new() -> Self {
        let own = std::env::current_exe().unwrap();
        let built = own.parent().unwrap();
        let folder = built.join("boundary");
        std::fs::create_dir_all(&folder).unwrap();
        for name in ["libmnc.so", "libmnc.so.1"] {
            let place = folder.join(name);
            let _ = std::fs::remove_file(&place);
            symlink(built.join("libmnc.so"), place).unwrap();
        }
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("boundary");
        let header = sources.join("../../crates/mnc-ffi/include");
        let program = folder.join("calls");
        let mut gcc = Command::new("gcc");
        gcc.args(["-std=c99", "-O2", "-Wall", "-Wextra", "-Werror", "-I"])
            .arg(header);
        gcc.arg(sources.join("calls.c"))
            .arg("-o")
            .arg(&program)
            .arg("-L")
            .arg(&folder);
        gcc.arg("-lmnc")
            .arg(format!("-Wl,-rpath,{}", folder.display()));
        let assembly = folder.join("Calls.exe");
        let mut mcs = Command::new("mcs");
        mcs.arg("-warnaserror")
            .arg(sources.join("Calls.cs"))
            .arg(format!("-out:{}", path(&assembly)));
        Self {
            program: compiled(gcc, program),
            assembly: compiled(mcs, assembly),
            folder,
        }
    }

    fn c(&self, name: &str) -> Option<f64> {
        let mut calls = Command::new(self.program.as_ref()?);
        took(calls.args([name, &ROUNDS.to_string(), &REPETITIONS.to_string()]))
    }

    fn python(&self, name: &str) -> Option<f64> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("boundary/calls.py");
        let mut python = Command::new("python3");
        python.arg(script).arg(self.folder.join("libmnc.so"));
        took(python.args([name, &ROUNDS.to_string(), &REPETITIONS.to_string()]))
    }

    fn csharp(&self, name: &str) -> Option<f64> {
        let mut mono = Command::new("mono");
        mono.arg(self.assembly.as_ref()?)
            .env("LD_LIBRARY_PATH", &self.folder);
        took(mono.args([name, &ROUNDS.to_string(), &REPETITIONS.to_string()]))
    }
}

/// The program, unless its compiler is not there.
fn compiled(mut compiler: Command, program: PathBuf) -> Option<PathBuf> {
    let output = compiler.output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    Some(program)
}

/// The nanoseconds that a program printed, unless it is not there.
fn took(command: &mut Command) -> Option<f64> {
    let output = command.output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let printed = String::from_utf8_lossy(&output.stdout);
    Some(printed.trim().parse().unwrap())
}

fn path(place: &Path) -> String {
    place.display().to_string()
}
