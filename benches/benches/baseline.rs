//! Reading a folder of face answers beside what a vendor would write: Python with lxml.
//!
//! Both read the same files and give every field a name; ours also reads dates and codes. Both tell
//! how many fields and characters they found, which must be the same. The ratio is that of the
//! throughputs in the time of the core, each the best of a few rounds, from files and from memory.
//!
//! lxml lives in a virtual environment beside the build's files. With `MNC_INSTALL_BASELINE=1` it is
//! installed there by name; without it the run says what it skipped.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a bench may")]

use mnc_benches::{best_time, face_answer};
use mnc_core::eligibility::QualificationAnswer;
use mnc_testkit::people::Holder;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;

const FILES: u64 = 2_000;
const ROUNDS: usize = 5;
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/baseline/lxml_answers.py");

/// What a reader found in the folder, and how fast.
#[derive(Debug)]
struct Reading {
    from_files: f64,
    from_memory: f64,
    fields: usize,
    characters: usize,
}

fn main() {
    let python = match python_with_lxml() {
        Ok(python) => python,
        Err(reason) => {
            println!("SKIPPED reading beside lxml: {reason}");
            return;
        }
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("face_answers");
    write_answers(&folder);
    let [ours, theirs] = [read_here(&folder), read_there(&python, &folder)];
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(
        (ours.fields, ours.characters),
        (theirs.fields, theirs.characters),
        "both read the same fields"
    );
    println!(
        "{FILES} face answers with {} fields, in times of the throughput of lxml",
        ours.fields
    );
    println!("  from files {:.1}", theirs.from_files / ours.from_files);
    println!("  from memory {:.1}", theirs.from_memory / ours.from_memory);
}

fn write_answers(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    for seed in 0..FILES {
        let bytes = face_answer(&Holder::from_seed(seed)).unwrap();
        fs::write(folder.join(format!("{seed:06}.xml")), bytes).unwrap();
    }
}

fn paths(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

fn read_here(folder: &Path) -> Reading {
    let paths = paths(folder);
    let documents: Vec<_> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    let from_files = best_time(ROUNDS, 1, || {
        for path in &paths {
            black_box(read(&fs::read(path).unwrap()));
        }
    });
    let from_memory = best_time(ROUNDS, 1, || {
        for document in &documents {
            black_box(read(black_box(document)));
        }
    });
    let (mut fields, mut characters) = (0, 0);
    for document in &documents {
        for (_, text) in read(document).to_element().leaves() {
            fields += 1;
            characters += text.chars().count();
        }
    }
    Reading {
        from_files: from_files.as_secs_f64(),
        from_memory: from_memory.as_secs_f64(),
        fields,
        characters,
    }
}

fn read(document: &[u8]) -> QualificationAnswer {
    QualificationAnswer::read(document).unwrap()
}

/// The script prints seconds from files and from memory, fields and characters.
fn read_there(python: &Path, folder: &Path) -> Reading {
    let mut script = Command::new(python);
    script.arg(SCRIPT).arg(folder).arg(ROUNDS.to_string());
    let output = script.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let figures: Vec<_> = text.split_whitespace().collect();
    let [from_files, from_memory, fields, characters] = figures[..] else {
        panic!("{}", String::from_utf8_lossy(&output.stderr));
    };
    Reading {
        from_files: from_files.parse().unwrap(),
        from_memory: from_memory.parse().unwrap(),
        fields: fields.parse().unwrap(),
        characters: characters.parse().unwrap(),
    }
}

fn python_with_lxml() -> Result<PathBuf, String> {
    let environment = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lxml");
    let python = environment.join("bin/python");
    if !has_lxml(&python) {
        if std::env::var_os("MNC_INSTALL_BASELINE").is_none() {
            return Err("MNC_INSTALL_BASELINE=1 would install it".to_owned());
        }
        run(Command::new("python3")
            .args(["-m", "venv"])
            .arg(&environment))?;
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "lxml"]))?;
    }
    Ok(python)
}

fn has_lxml(python: &Path) -> bool {
    run(Command::new(python).args(["-c", "import lxml.etree"])).is_ok()
}

fn run(command: &mut Command) -> Result<(), String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command
        .output()
        .map_err(|error| format!("{program}: {error}"))?;
    if output.status.success() {
        Ok(())
    } else {
        Err(format!("{program}: {}", output.status))
    }
}
