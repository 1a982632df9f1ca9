//! The Windows DLLs: what they export and import, and programs in C and C# run against them.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

mod packaging;

use packaging::trixie::{has_trixie, wine};
use packaging::width::{DLLS, Width, widths};
use packaging::{have, made, root, succeeded, target};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What every Windows 10 has. Anything else a vendor would have to ship.
const SYSTEM: [&str; 11] = [
    "advapi32.dll",
    "bcrypt.dll",
    "bcryptprimitives.dll",
    "kernel32.dll",
    "msvcrt.dll",
    "ntdll.dll",
    "ole32.dll",
    "shell32.dll",
    "userenv.dll",
    "winscard.dll",
    "ws2_32.dll",
];

/// A program with its arguments and all that it must say.
type Program = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const C: [Program; 8] = [
    ("bindings/c/diagnose.c", &[], &[r#""usable":true"#]),
    (
        "bindings/c/certificate.c",
        &[],
        &["worth: 1", "signature: 256 bytes", "photo: "],
    ),
    (
        "bindings/c/reception.c",
        &["normal", "pin"],
        &[r#""end":"RECEIVED""#, r#""judge":"HOLDER","method":"PIN""#],
    ),
    (
        "bindings/c/eligibility.c",
        &["oqs", "state"],
        &["confirmed: 1, results: 1", "outcome: VALID"],
    ),
    (
        "bindings/c/fallback.c",
        &["form.html"],
        &["patients: 2", "case: 1(1)a", " bytes, filled"],
    ),
    (
        "crates/mnc-ffi/tests/c/care.c",
        &[],
        &["each call gives what it should"],
    ),
    (
        "crates/mnc-ffi/tests/c/misuse.c",
        &[],
        &["every misuse is a status"],
    ),
    (
        "crates/mnc-ffi/tests/c/devices.c",
        &["exchange", "kept"],
        &["every device keeps its manners"],
    ),
];

const C_SHARP: [Program; 7] = [
    ("examples/Diagnose", &[], &[r#""usable":true"#]),
    (
        "examples/ReadCertificate",
        &[],
        &["worth: 1", "signature: 256 bytes", "photo: 1"],
    ),
    (
        "examples/Reception",
        &["normal", "pin"],
        &[r#""end":"RECEIVED""#, r#""judge":"HOLDER","method":"PIN""#],
    ),
    (
        "examples/Eligibility",
        &["oqs", "state"],
        &["Outcome: VALID", "Name: 番号　花子", "CP932: 10 bytes"],
    ),
    (
        "examples/MatchAndFallBack",
        &["form.html"],
        &["patients: 2", "case: 1(1)a", " bytes, filled"],
    ),
    ("tests/Misuse", &[], &["every misuse is an exception"]),
    ("tests/Devices", &[], &["every device keeps its manners"]),
];

/// .NET runs for itself what was compiled for .NET Framework.
const RUNTIME: &str = r#"{"runtimeOptions": {
  "framework": {"name": "Microsoft.NETCore.App", "version": "3.1.0"},
  "configProperties": {"System.Globalization.Invariant": true}
}}"#;

fn says_all(said: &str, wanted: &[&str], program: &str) {
    for line in wanted {
        assert!(said.contains(line), "{program}, {line}: {said}");
    }
}

/// The functions of a header: each is the first name before a parenthesis.
fn declared(its_crate: &str, name: &str) -> BTreeSet<String> {
    let header = root().join(format!("crates/{its_crate}/include/{name}.h"));
    let header = fs::read_to_string(header).unwrap();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let lines = header
        .lines()
        .filter(|line| !line.starts_with([' ', '/', '#']));
    let before = lines.filter_map(|line| line.split_once('(')).map(|it| it.0);
    let names = before.map(|it| it.rsplit(|c| !is_name(c)).next().unwrap());
    let names = names.filter(|name| name.starts_with("mnc_"));
    names.map(ToOwned::to_owned).collect()
}

fn defined(width: &Width, name: &str) -> BTreeSet<String> {
    let definition = width.folder().join(format!("{name}.def"));
    let definition = fs::read_to_string(definition).unwrap();
    let names = definition
        .lines()
        .filter_map(|line| line.strip_prefix("  "));
    names.map(ToOwned::to_owned).collect()
}

#[test]
fn the_dlls_export_the_functions_of_their_headers_and_nothing_else() {
    for width in widths() {
        for (name, its_crate) in DLLS {
            let declared = declared(its_crate, name);
            assert!(declared.len() > 5, "{declared:?}");
            assert_eq!(defined(width, name), declared, "{}", width.name);
            let anatomy = width.anatomy(name);
            let (_, table) = anatomy.split_once("[Ordinal/Name Pointer] Table").unwrap();
            let table = table.split("\n\n").next().unwrap();
            let rows = table.lines().filter(|line| line.contains("mnc_")).count();
            assert_eq!(rows, declared.len(), "{table}");
            assert!(!table.contains(" rust_"), "{table}");
        }
    }
}

#[test]
fn the_dlls_want_nothing_that_windows_does_not_have() {
    for width in widths() {
        for (name, _) in DLLS {
            let anatomy = width.anatomy(name);
            let wanted = anatomy
                .lines()
                .filter_map(|line| line.trim().strip_prefix("DLL Name: "));
            let wanted: BTreeSet<_> = wanted.map(str::to_ascii_lowercase).collect();
            assert!(wanted.contains("kernel32.dll"), "{wanted:?}");
            let foreign: Vec<_> = wanted
                .iter()
                .filter(|it| !it.starts_with("api-ms-win-") && !SYSTEM.contains(&it.as_str()))
                .collect();
            assert!(foreign.is_empty(), "{} {name}: {foreign:?}", width.name);
        }
    }
}

#[test]
fn the_dlls_carry_the_version_of_the_library() {
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    for width in widths() {
        for (name, _) in DLLS {
            let dll = fs::read(width.folder().join(format!("{name}.dll"))).unwrap();
            for text in [
                "FileVersion",
                env!("CARGO_PKG_VERSION"),
                &format!("{name}.dll"),
            ] {
                let wanted = wide(text);
                let found = dll.windows(wanted.len()).any(|it| it == wanted);
                assert!(found, "{} {name}: {text}", width.name);
            }
        }
    }
}

#[test]
fn the_programs_in_c_run_against_the_dlls() {
    let widths = widths();
    if widths.is_empty() || !has_trixie() {
        return;
    }
    for width in widths {
        let folder = width.beside();
        for (source, arguments, wanted) in C {
            let libraries = ["libmnc.dll.a", "libmnc_testing.dll.a"];
            let program = width.compile(source, folder.path(), &libraries);
            let said = wine(folder.path(), &[], &[&[&*program], arguments].concat());
            says_all(&said, wanted, &format!("{} {program}", width.name));
        }
    }
}

#[test]
fn a_program_in_c_has_the_library_within() {
    let widths = widths();
    if widths.is_empty() || !has_trixie() {
        return;
    }
    for width in widths {
        let folder = width.beside();
        fs::remove_file(folder.path().join("mnc.dll")).unwrap();
        let libraries = ["libmnc.a", "libmnc_testing.dll.a"];
        let program = width.compile("bindings/c/reception.c", folder.path(), &libraries);
        let said = wine(folder.path(), &[], &[&program]);
        says_all(&said, &[r#""end":"RECEIVED""#], width.name);
    }
}

/// A folder of the binding with its sources.
fn sources(folder: &str) -> Vec<PathBuf> {
    let folder = root().join("bindings/csharp").join(folder);
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let is_source = |it: &PathBuf| it.extension().is_some_and(|it| it == "cs");
    files.filter(is_source).collect()
}

fn mcs(folder: &Path, options: &[&str], sources: &[PathBuf]) {
    let mut compile = Command::new("mcs");
    compile.current_dir(folder).arg("-warnaserror");
    succeeded(compile.args(options).args(sources));
}

fn compile_assemblies(folder: &Path) {
    let library = ["-target:library", "-out:Mnc.Net.dll"];
    mcs(folder, &library, &sources("Mnc"));
    let testing = ["-target:library", "-r:Mnc.Net.dll", "-out:MncTesting.dll"];
    mcs(folder, &testing, &sources("MncTesting"));
}

/// Compiles a program, such as `examples/Reception`, for .NET to find beside the assemblies.
fn compile_program(folder: &Path, name: &str) -> String {
    let (kind, stem) = name.split_once('/').unwrap();
    let csharp = root().join("bindings/csharp");
    let mut sources = vec![csharp.join(format!("{name}.cs"))];
    if kind == "examples" {
        sources.push(csharp.join("examples/Example.cs"));
    }
    let program = format!("{stem}.exe");
    let out = format!("-out:{program}");
    mcs(
        folder,
        &["-r:Mnc.Net.dll", "-r:MncTesting.dll", &out],
        &sources,
    );
    let settings = folder.join(format!("{stem}.runtimeconfig.json"));
    fs::write(settings, RUNTIME).unwrap();
    program
}

#[test]
fn the_programs_in_c_sharp_run_against_the_64_bit_dlls() {
    let host = target().join("dotnet");
    let Some(width) = widths().into_iter().find(|width| width.name == "x64") else {
        return;
    };
    let tools = have(&["mcs"], "mono-mcs libmono-system-core4.0-cil");
    if !made(&host, "packaging/dotnet") || !has_trixie() || !tools {
        return;
    }
    let folder = width.beside();
    compile_assemblies(folder.path());
    let dotnet = host.join("dotnet.exe");
    for (name, arguments, wanted) in C_SHARP {
        let program = compile_program(folder.path(), name);
        let command = [&[dotnet.to_str().unwrap(), &program], arguments].concat();
        let said = wine(folder.path(), &[&host], &command);
        says_all(&said, wanted, &program);
    }
}
