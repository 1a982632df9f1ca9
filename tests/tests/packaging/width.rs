//! The two widths of Windows: where `packaging/windows` puts their DLLs, and programs linked with them.

use super::{full, have, made, root, succeeded, target};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const MINGW: &str = "gcc-mingw-w64-x86-64 gcc-mingw-w64-i686";

/// The names of the DLLs, with their crates.
pub(crate) const DLLS: [(&str, &str); 2] = [("mnc", "mnc-ffi"), ("mnc_testing", "mnc-testing-ffi")];

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

pub(crate) struct Width {
    pub(crate) name: &'static str,
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

/// The widths that were built, or none where nobody asked for them.
pub(crate) fn widths() -> Vec<&'static Width> {
    if !full("the Windows DLLs") {
        return Vec::new();
    }
    let ready = |width: &&Width| {
        let last = width.folder().join("mnc_testing.lib");
        made(&last, "packaging/windows") && have(&[&width.tool("objdump")], MINGW)
    };
    WIDTHS.iter().filter(ready).collect()
}

impl Width {
    pub(crate) fn folder(&self) -> PathBuf {
        target().join("windows").join(self.name)
    }

    fn tool(&self, name: &str) -> String {
        format!("{}-{name}", self.triple)
    }

    /// What the headers of a DLL say.
    pub(crate) fn anatomy(&self, dll: &str) -> String {
        let dll = self.folder().join(format!("{dll}.dll"));
        succeeded(Command::new(self.tool("objdump")).arg("-p").arg(dll))
    }

    /// Compiles a source of the repository, and gives the name of the program. It holds whatever else of
    /// mingw it needs, and takes from there what each width of Windows has.
    pub(crate) fn compile(&self, source: &str, folder: &Path, libraries: &[&str]) -> String {
        let source = root().join(source);
        let stem = source.file_stem().unwrap().to_str().unwrap();
        let program = format!("{stem}.exe");
        let mut compile = Command::new(self.tool("gcc"));
        compile.args(["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]);
        compile.arg("-I").arg(self.folder());
        compile.arg("-I").arg(root().join("bindings/c"));
        compile.arg("-o").arg(folder.join(&program)).arg(&source);
        compile.args(libraries.iter().map(|name| self.folder().join(name)));
        succeeded(compile.args(WITHIN).args(["-static", "-lpthread"]));
        program
    }

    /// A folder with the DLLs, as a program finds them beside itself.
    pub(crate) fn beside(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, _) in DLLS {
            let dll = format!("{name}.dll");
            fs::copy(self.folder().join(&dll), folder.path().join(dll)).unwrap();
        }
        folder
    }
}
