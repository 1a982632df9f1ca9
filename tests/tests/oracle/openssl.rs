//! The oracle: `openssl verify` over files in a folder of the test.

use jiff::tz::Offset;
use mnc_core::DateTime;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use x509_cert::der::pem::{LineEnding, encode_string};

/// OpenSSL's verdict on a certificate: `ok`, `unreadable`, or the number of its first complaint.
pub(crate) fn verdict(
    name: &str,
    certificate: &[u8],
    authorities: &[Vec<u8>],
    at: DateTime,
    purpose: &[&str],
) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("openssl");
    fs::create_dir_all(&folder).unwrap();
    let trusted = write(
        &folder,
        name,
        "authorities.pem",
        pem(authorities).as_bytes(),
    );
    let judged = write(&folder, name, "certificate.der", certificate);
    let moment = Offset::constant(9).to_timestamp(at).unwrap().as_second();
    let output = run(Command::new("openssl")
        .args(["verify", "-no-CApath", "-x509_strict", "-auth_level", "2"])
        .args(purpose)
        .args(["-attime", &moment.to_string(), "-CAfile"])
        .args([trusted, judged]));
    read(&output)
}

/// What OpenSSL says of the evidence in `fuzz/seeds`, which other tests judge too.
pub(crate) fn evidence(command: &str, evidence: &str, arguments: &[&str]) -> String {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("openssl");
    fs::create_dir_all(&folder).unwrap();
    for name in ["authority", "authentication"] {
        let der = fs::read(seeds.join(format!("certificate/{name}.der"))).unwrap();
        write(
            &folder,
            &format!("{command}-{name}"),
            "pem",
            pem(&[der]).as_bytes(),
        );
    }
    let output = run(Command::new("openssl")
        .current_dir(&folder)
        .arg(command)
        .args(arguments)
        .arg(seeds.join(evidence)));
    [output.stdout, output.stderr]
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .concat()
}

fn write(folder: &Path, name: &str, ending: &str, content: &[u8]) -> PathBuf {
    let path = folder.join(format!("{}.{ending}", name.replace(' ', "-")));
    fs::write(&path, content).unwrap();
    path
}

fn pem(certificates: &[Vec<u8>]) -> String {
    certificates
        .iter()
        .map(|der| encode_string("CERTIFICATE", LineEnding::LF, der).unwrap())
        .collect()
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|error| {
        panic!("this test compares with the `openssl` command, which must be installed: {error}")
    })
}

/// The first line `error NUMBER at DEPTH depth lookup: TEXT` of a refusal.
fn read(output: &Output) -> String {
    if output.status.success() {
        return "ok".into();
    }
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    text.lines()
        .find_map(|line| line.strip_prefix("error ")?.split_once(" at "))
        .map_or_else(|| "unreadable".into(), |(number, _)| number.into())
}
