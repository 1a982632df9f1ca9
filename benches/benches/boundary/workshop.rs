//! The libraries of this build under their names, and the programs in each language that call them.

use crate::{REPETITIONS, ROUNDS};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const JNA: &str = "/usr/share/java/jna.jar";

/// A folder beside the build's files. A program is not there when its compiler is not.
pub struct Workshop {
    folder: PathBuf,
    program: Option<PathBuf>,
    assembly: Option<PathBuf>,
    classes: Option<PathBuf>,
    swift: Option<PathBuf>,
}

impl Workshop {
    pub fn new() -> Self {
        let own = std::env::current_exe().unwrap();
        let built = own.parent().unwrap();
        let folder = built.join("boundary");
        fs::create_dir_all(&folder).unwrap();
        for (library, name) in [
            ("libmnc.so", "libmnc.so"),
            ("libmnc.so", "libmnc.so.1"),
            ("libmnc_uniffi.so", "libmnc_uniffi.so"),
        ] {
            let place = folder.join(name);
            // It may be a link to what is copied.
            let _ = fs::remove_file(&place);
            fs::copy(built.join(library), place).unwrap();
        }
        generate(&folder);
        Self {
            program: program_in_c(&folder),
            assembly: assembly(&folder),
            classes: classes(&folder),
            swift: program_in_swift(&folder),
            folder,
        }
    }

    /// The program in C, for who counts its instructions.
    pub fn program(&self) -> Option<&Path> {
        self.program.as_deref()
    }

    pub fn c(&self, name: &str) -> Option<f64> {
        took(&mut Command::new(self.program.as_ref()?), name)
    }

    pub fn python(&self, name: &str) -> Option<f64> {
        let mut python = Command::new("python3");
        python.arg(sources().join("calls.py"));
        took(python.arg(self.folder.join("libmnc.so")), name)
    }

    pub fn csharp(&self, name: &str) -> Option<f64> {
        let mut mono = Command::new("mono");
        mono.env("LD_LIBRARY_PATH", &self.folder);
        took(mono.arg(self.assembly.as_ref()?), name)
    }

    pub fn kotlin(&self, name: &str) -> Option<f64> {
        let library = kotlin().join("lib/kotlin-stdlib.jar");
        let classes = [self.classes.clone()?, JNA.into(), library];
        let mut java = Command::new("java");
        java.arg(format!("-Djna.library.path={}", self.folder.display()));
        java.arg("-cp").arg(std::env::join_paths(classes).unwrap());
        took(java.arg("CallsKt"), name)
    }

    pub fn swift(&self, name: &str) -> Option<f64> {
        let program = self.swift.as_ref()?;
        took(inside(&self.folder).arg(program), name)
    }
}

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("boundary")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The sources for Kotlin and Swift, by the program that everybody makes them with.
fn generate(folder: &Path) {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut bindgen = Command::new(cargo);
    bindgen.current_dir(root());
    bindgen.args(["run", "--locked", "--quiet", "-p", "mnc-bindgen", "--"]);
    let library = folder.join("libmnc_uniffi.so");
    let made = compiled(bindgen.arg(library).arg(folder), folder.to_owned());
    assert!(made.is_some(), "cargo makes the sources");
}

fn program_in_c(folder: &Path) -> Option<PathBuf> {
    let program = folder.join("calls");
    let mut gcc = Command::new("gcc");
    gcc.args(["-std=c99", "-O2", "-Wall", "-Wextra", "-Werror", "-I"]);
    gcc.arg(root().join("crates/mnc-ffi/include"));
    gcc.arg(sources().join("calls.c"))
        .arg("-o")
        .arg(&program)
        .arg("-L")
        .arg(folder)
        .arg("-lmnc")
        .arg(format!("-Wl,-rpath,{}", folder.display()));
    compiled(&mut gcc, program)
}

fn assembly(folder: &Path) -> Option<PathBuf> {
    let assembly = folder.join("Calls.exe");
    let mut mcs = Command::new("mcs");
    mcs.arg("-warnaserror").arg(sources().join("Calls.cs"));
    mcs.arg(format!("-out:{}", assembly.display()));
    compiled(&mut mcs, assembly)
}

/// Where `./test` puts the compiler.
fn kotlin() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    own.ancestors().nth(3).unwrap().join("kotlin/package")
}

fn classes(folder: &Path) -> Option<PathBuf> {
    let compiler = kotlin().join("bin/kotlinc");
    if !compiler.exists() || !Path::new(JNA).exists() {
        return None;
    }
    let classes = folder.join("calls.jar");
    let mut kotlinc = Command::new("bash");
    kotlinc.arg(compiler).args(["-cp", JNA]);
    kotlinc.arg(folder.join("kotlin/mnc/mnc.kt"));
    kotlinc.arg(sources().join("Calls.kt"));
    compiled(kotlinc.arg("-d").arg(&classes), classes)
}

/// A command in the Debian root that has Swift, where the folder is seen.
fn inside(folder: &Path) -> Command {
    let mut command = Command::new(root().join("packaging/trixie"));
    command.arg("run").arg("--with").arg(folder);
    command.current_dir(folder);
    command
}

fn program_in_swift(folder: &Path) -> Option<PathBuf> {
    let made = std::env::var_os("MNC_TRIXIE").map_or(root().join("target/trixie"), PathBuf::from);
    if !made.join(".packages").exists() {
        return None;
    }
    let program = folder.join("calls-swift");
    let swiftc = |arguments: &[OsString], made: PathBuf| {
        let mut swiftc = inside(folder);
        swiftc.args(["swiftc", "-swift-version", "6", "-O", "-I", ".", "-L", "."]);
        swiftc.args(["-Xlinker", "-rpath", "-Xlinker"]).arg(folder);
        swiftc.args(["-Xcc", "-fmodule-map-file=swift/MncFFI.modulemap"]);
        compiled(swiftc.args(arguments).arg("-lmnc_uniffi"), made)
    };
    let module = ["-emit-module", "-emit-library", "-module-name", "Mnc"];
    let module = module
        .into_iter()
        .chain(["-o", "libMnc.so", "swift/Mnc.swift"]);
    let module: Vec<_> = module.map(OsString::from).collect();
    swiftc(&module, folder.join("libMnc.so"))?;
    let calls = [
        "-parse-as-library".into(),
        sources().join("Calls.swift").into(),
    ];
    let output = ["-o".into(), program.clone().into(), "-lMnc".into()];
    let calls: Vec<OsString> = calls.into_iter().chain(output).collect();
    swiftc(&calls, program)
}

/// What was made, unless its compiler is not there.
fn compiled(compiler: &mut Command, made: PathBuf) -> Option<PathBuf> {
    let output = compiler.output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    Some(made)
}

/// The nanoseconds of a call that a program printed, unless its interpreter is not there.
fn took(command: &mut Command, name: &str) -> Option<f64> {
    let often = [ROUNDS.to_string(), REPETITIONS.to_string()];
    let output = command.arg(name).args(often).output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let printed = String::from_utf8_lossy(&output.stdout);
    Some(printed.trim().parse().unwrap())
}
