//! The Windows DLLs: what they export and import, and programs in C and C# run against them.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]
#![allow(clippy::print_stderr, reason = "a test that skips says so")]

mod packaging;

use packaging::{full, have, made, root, succeeded, target};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const MINGW: &str = "gcc-mingw-w64-x86-64 gcc-mingw-w64-i686";
const DLLS: [(&str, &str); 2] = [("mnc", "mnc-ffi"), ("mnc_testing", "mnc-testing-ffi")];

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

/// What a program that has the library within wants of Windows.
const WITHIN: [&str; 9] = [
    "-lwinscard",
    "-ladvapi32",
    "-lbcrypt",
    "-lkernel32",
    "-lntdll",
    "-lole32",
    "-luserenv",
    "-lws2_32",
    "-ldbghelp",
];

/// Programs with their arguments and what they must say.
const C: [(&str, &[&str], &str); 4] = [
    ("diagnose", &[], r#""usable":true"#),
    ("certificate", &[], "signature: 256 bytes"),
    ("reception", &["normal", "pin"], r#""end":"RECEIVED""#),
    ("eligibility", &["oqs", "state"], "outcome: VALID"),
];
const C_SHARP: [(&str, &[&str], &str); 4] = [
    ("Diagnose", &[], r#""usable":true"#),
    ("ReadCertificate", &[], "signature: 256 bytes"),
    ("Reception", &["normal", "pin"], r#""end":"RECEIVED""#),
    ("Eligibility", &["oqs", "state"], "Outcome: VALID"),
];

/// .NET runs for itself what was compiled for .NET Framework.
const RUNTIME: &str = r#"{"runtimeOptions": {
  "framework": {"name": "Microsoft.NETCore.App", "version": "3.1.0"},
  "configProperties": {"System.Globalization.Invariant": true}
}}"#;

/// One of the two widths of Windows.
struct Width {
    name: &'static str,
    triple: &'static str,
}

const WIDTHS: [Width; 2] = [
    Width {
        name: "x64",
        triple: "x86_64-w64-mingw32",
    },
    Width {
        name: "x86",
        triple: "i686-w64-mingw32",
    },
];

impl Width {
    fn folder(&self) -> PathBuf {
        target().join("windows").join(self.name)
    }

    fn tool(&self, name: &str) -> String {
        format!("{}-{name}", self.triple)
    }

    /// What the headers of a DLL say.
    fn anatomy(&self, dll: &str) -> String {
        let dll = self.folder().join(format!("{dll}.dll"));
        succeeded(Command::new(self.tool("objdump")).arg("-p").arg(dll))
    }

    fn compile(&self, program: &str, folder: &Path, libraries: &[&str]) {
        let mut compile = Command::new(self.tool("gcc"));
        compile.args([
            "-std=c11",
            "-Wall",
            "-Wextra",
            "-Wpedantic",
            "-Werror",
            "-I",
        ]);
        compile.arg(self.folder()).arg("-o");
        compile.arg(folder.join(format!("{program}.exe")));
        compile.arg(root().join(format!("bindings/c/{program}.c")));
        compile.args(libraries.iter().map(|name| self.folder().join(name)));
        succeeded(compile.args(WITHIN));
    }

    /// A folder with the DLLs, as a program finds them beside itself.
    fn beside(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, _) in DLLS {
            let dll = format!("{name}.dll");
            fs::copy(self.folder().join(&dll), folder.path().join(dll)).unwrap();
        }
        folder
    }
}

/// The widths that were built, or none where nobody asked for them.
fn widths() -> Vec<&'static Width> {
    if !full("the Windows DLLs") {
        return Vec::new();
    }
    let ready = |width: &&Width| {
        made(&width.folder(), "packaging/windows") && have(&[&width.tool("objdump")], MINGW)
    };
    WIDTHS.iter().filter(ready).collect()
}

/// Where the trixie root lies, if it was made.
fn has_wine() -> bool {
    let place = std::env::var_os("MNC_TRIXIE").map(PathBuf::from);
    let place = place.unwrap_or_else(|| root().join("target/trixie"));
    made(&place.join(".packages"), "packaging/trixie")
}

/// A command in the trixie root, in the folder.
fn inside(folder: &Path) -> Command {
    let mut run = Command::new(root().join("packaging/trixie"));
    run.arg("run").arg("--with").arg(folder).current_dir(folder);
    run
}

/// Runs a program for Windows in the folder, and gives what it said.
fn wine(folder: &Path, command: &[&str]) -> String {
    succeeded(inside(folder).arg("wine").args(command))
}

/// Runs a program for .NET. It sets the encoding of its console, so that it must have one.
fn dotnet(folder: &Path, host: &Path, program: &str, arguments: &[&str]) -> String {
    let words = [&["dotnet.exe", program], arguments].concat().join(" ");
    let line = format!("wine {}/{words} >said.txt", host.display());
    let mut run = inside(folder);
    run.arg("--with").arg(host);
    succeeded(run.args(["script", "-qec", &line, "/dev/null"]));
    fs::read_to_string(folder.join("said.txt")).unwrap()
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
    if widths.is_empty() || !has_wine() {
        return;
    }
    for width in widths {
        let folder = width.beside();
        for (program, arguments, wanted) in C {
            width.compile(
                program,
                folder.path(),
                &["libmnc.dll.a", "libmnc_testing.dll.a"],
            );
            let program = format!("{program}.exe");
            let said = wine(folder.path(), &[&[&*program], arguments].concat());
            assert!(said.contains(wanted), "{} {program}: {said}", width.name);
        }
    }
}

#[test]
fn a_program_in_c_has_the_library_within() {
    let widths = widths();
    if widths.is_empty() || !has_wine() {
        return;
    }
    for width in widths {
        let folder = width.beside();
        fs::remove_file(folder.path().join("mnc.dll")).unwrap();
        width.compile(
            "reception",
            folder.path(),
            &["libmnc.a", "libmnc_testing.dll.a"],
        );
        let said = wine(folder.path(), &["reception.exe"]);
        assert!(
            said.contains(r#""end":"RECEIVED""#),
            "{}: {said}",
            width.name
        );
    }
}

fn sources(folder: &str) -> Vec<PathBuf> {
    let folder = root().join("bindings/csharp").join(folder);
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let is_source = |it: &PathBuf| it.extension().is_some_and(|it| it == "cs");
    files.filter(is_source).collect()
}

fn mcs(folder: &Path, options: &[&str], sources: &[PathBuf]) {
    let mut compile = Command::new("mcs");
    compile
        .current_dir(folder)
        .arg("-warnaserror")
        .args(options);
    succeeded(compile.args(sources));
}

#[test]
fn the_programs_in_c_sharp_run_against_the_64_bit_dlls() {
    let host = target().join("dotnet");
    let csharp = root().join("bindings/csharp");
    let Some(width) = widths().into_iter().find(|width| width.name == "x64") else {
        return;
    };
    let ready = made(&csharp, "the binding") && made(&host, "packaging/dotnet");
    if !ready || !has_wine() || !have(&["mcs"], "mono-mcs libmono-system-core4.0-cil") {
        return;
    }
    let folder = width.beside();
    // Windows does not tell Mnc.dll, the assembly, from mnc.dll, the library.
    let [library, testing] = ["-out:Mnc.Net.dll", "-out:MncTesting.dll"];
    mcs(
        folder.path(),
        &["-target:library", library],
        &sources("Mnc"),
    );
    let options = ["-target:library", "-r:Mnc.Net.dll", testing];
    mcs(folder.path(), &options, &sources("MncTesting"));
    for (program, arguments, wanted) in C_SHARP {
        let names = [format!("{program}.cs"), "Example.cs".into()];
        let out = format!("-out:{program}.exe");
        let options = ["-r:Mnc.Net.dll", "-r:MncTesting.dll", &out];
        mcs(
            folder.path(),
            &options,
            &names.map(|it| csharp.join("examples").join(it)),
        );
        let settings = folder.path().join(format!("{program}.runtimeconfig.json"));
        fs::write(settings, RUNTIME).unwrap();
        let program = format!("{program}.exe");
        let said = dotnet(folder.path(), &host, &program, arguments);
        assert!(said.contains(wanted), "{program}: {said}");
    }
}
