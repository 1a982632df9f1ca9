//! What a call costs from each language, beside the same call in Rust.
//!
//! `fold` makes the keys of a name: in C three calls, which make bytes, copy them out and free them.
//! `status` asks a card that answers at once: one call, which calls back twice. C, Python and C# go over
//! the C interface, Kotlin and Swift through uniffi. `-- --count fold 1000` does so many and nothing else.
#![allow(clippy::unwrap_used, reason = "a bench may")]

mod workshop;

use mnc::facade::card::{Card, Secret};
use mnc::facade::name;
use mnc::facade::transport::Channel;
use mnc_benches::best_time;
use std::hint::black_box;
use std::process::Command;
use workshop::Workshop;

const NAMES: [&str; 2] = ["fold", "status"];
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
        ("Kotlin (JVM)", workshop.kotlin(name)),
        ("Swift", workshop.swift(name)),
    ] {
        match took {
            Some(took) => println!("  {language:<16} {:.2} times", took / rust),
            None => println!("  {language:<16} SKIPPED: not installed"),
        }
    }
    let own = std::env::current_exe().unwrap();
    let ours = instructions(|n| {
        vec![
            own.display().to_string(),
            "--count".to_owned(),
            name.to_owned(),
            n,
        ]
    });
    let theirs = workshop.program().and_then(|program| {
        instructions(|n| {
            vec![
                program.display().to_string(),
                name.to_owned(),
                "1".to_owned(),
                n,
            ]
        })
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

fn fold_once() {
    black_box(name::fold(black_box("番号 花子")));
}

fn status_once(card: &Card) {
    let found = card.secret_status(Secret::AuthenticationPin).ok();
    assert_eq!(found, Some((0, 3)));
}

fn repeat(name: &str, count: usize) {
    let card = Card::on_channel(Answers);
    for _ in 0..count {
        match name {
            "fold" => fold_once(),
            _ => status_once(&card),
        }
    }
}

/// The nanoseconds of a call in Rust.
fn in_rust(name: &str) -> f64 {
    let card = Card::on_channel(Answers);
    let took = match name {
        "fold" => best_time(ROUNDS, REPETITIONS, fold_once),
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
