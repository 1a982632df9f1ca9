//! What a vendor installs: found by pkg-config and `CMake`, linked both ways, and run.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

mod packaging;

use packaging::{built, have, root, succeeded};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const WARNINGS: [&str; 5] = ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror"];
const LIBRARIES: [(&str, &str); 2] = [("mnc", "mnc-ffi"), ("mnc_testing", "mnc-testing-ffi")];

const CMAKE: &str = "cmake_minimum_required(VERSION 3.18)
project(counter C)
find_package(mnc 0.1 REQUIRED)
find_package(mnc_testing REQUIRED)
add_executable(shared ${SOURCE})
target_link_libraries(shared mnc::mnc mnc_testing::mnc_testing)
add_executable(within ${SOURCE})
target_link_libraries(within mnc::static mnc_testing::mnc_testing)
";

/// The libraries as a vendor installs them, and room for programs.
struct Place {
    folder: TempDir,
    prefix: PathBuf,
    libraries: PathBuf,
}

impl Place {
    /// Installs to one prefix, and moves it to another: what is installed must not care.
    fn installed(libdir: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stage = folder.path().join("stage");
        let mut install = Command::new(root().join("packaging/install"));
        install.args(["--prefix", "/opt/mnc", "--testing", "--libdir", libdir]);
        install.arg("--destdir").arg(&stage);
        succeeded(install.arg("--built").arg(built()));
        let prefix = folder.path().join("moved");
        fs::rename(stage.join("opt/mnc"), &prefix).unwrap();
        let libraries = prefix.join(libdir);
        Self {
            folder,
            prefix,
            libraries,
        }
    }

    fn asked_of_pkg_config(&self, arguments: &[&str]) -> Vec<String> {
        let mut ask = Command::new("pkg-config");
        ask.env("PKG_CONFIG_PATH", self.libraries.join("pkgconfig"));
        let said = succeeded(ask.args(arguments));
        said.split_whitespace().map(ToOwned::to_owned).collect()
    }

    fn compile(&self, name: &str, packages: &[&str]) -> PathBuf {
        let program = self.folder.path().join(name);
        let asked = [&["--cflags", "--libs"], packages].concat();
        let mut compile = Command::new("gcc");
        compile.args(WARNINGS).arg("-o").arg(&program);
        compile.arg(root().join("bindings/c/reception.c"));
        succeeded(compile.args(self.asked_of_pkg_config(&asked)));
        program
    }

    fn configure(&self, project: &str, build: &Path) -> Command {
        let source = root().join("bindings/c/reception.c");
        fs::create_dir(build).unwrap();
        fs::write(build.join("CMakeLists.txt"), project).unwrap();
        let mut configure = Command::new("cmake");
        configure.arg("-S").arg(build).arg("-B").arg(build);
        configure.arg(format!("-DSOURCE={}", source.display()));
        configure.arg(format!("-DCMAKE_PREFIX_PATH={}", self.prefix.display()));
        configure
    }

    fn runs_shared(&self, program: &Path) {
        assert_eq!(asked_for(program), ["libmnc.so.1", "libmnc_testing.so.1"]);
        self.runs(program);
    }

    fn runs_within(&self, program: &Path) {
        assert_eq!(asked_for(program), ["libmnc_testing.so.1"]);
        self.runs(program);
    }

    fn runs(&self, program: &Path) {
        let mut run = Command::new(program);
        let said = succeeded(run.env("LD_LIBRARY_PATH", &self.libraries));
        assert!(said.contains(r#""end":"RECEIVED""#), "{said}");
    }
}

/// The names of the shared libraries that a program or library asks for, or its own.
fn dynamic(file: &Path, tag: &str) -> Vec<String> {
    let read = succeeded(Command::new("readelf").arg("-d").arg(file));
    let lines = read.lines().filter(|line| line.contains(tag));
    let name = |line: &str| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned());
    lines.filter_map(name).collect()
}

/// Which of our libraries a program asks for.
fn asked_for(program: &Path) -> Vec<String> {
    let mut names = dynamic(program, "(NEEDED)");
    names.retain(|name| name.starts_with("libmnc"));
    names
}

#[test]
fn what_is_installed_is_found_linked_and_run() {
    if !have(&["gcc", "readelf", "strip"], "gcc binutils") {
        return;
    }
    let place = Place::installed("lib/x86_64-linux-gnu");
    every_file_has_its_name(&place);
    if have(&["pkg-config"], "pkg-config") {
        pkg_config_links_both_ways(&place);
    }
    if have(&["cmake"], "cmake make") {
        cmake_links_both_ways(&place);
        cmake_finds_no_version_of_tomorrow(&place);
    }
}

#[test]
fn the_testing_library_is_an_artefact_of_its_own() {
    if !have(&["readelf", "strip"], "binutils") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut install = Command::new(root().join("packaging/install"));
    install.arg("--prefix").arg(folder.path());
    succeeded(install.arg("--built").arg(built()));
    for header in ["mnc.h", "mnc.hpp", "mnc/base.hpp", "mnc/objects.hpp"] {
        let header = folder.path().join("include").join(header);
        assert!(header.is_file(), "{header:?}");
    }
    assert!(!folder.path().join("include/mnc_testing.h").exists());
    assert!(!folder.path().join("lib/libmnc_testing.so.1").exists());
}

fn every_file_has_its_name(place: &Place) {
    let file = |path: String| place.libraries.join(path);
    for (name, its_crate) in LIBRARIES {
        let soname = format!("lib{name}.so.1");
        let library = file(format!("{soname}.{}", env!("CARGO_PKG_VERSION")));
        assert!(fs::symlink_metadata(&library).unwrap().is_file());
        assert_eq!(dynamic(&library, "(SONAME)"), [soname.as_str()]);
        is_laid_out_for_pages_of_16_kb(&library);
        for link in [format!("lib{name}.so"), soname] {
            assert!(
                fs::symlink_metadata(file(link.clone()))
                    .unwrap()
                    .is_symlink()
            );
            assert_eq!(
                fs::canonicalize(file(link)).unwrap(),
                fs::canonicalize(&library).unwrap()
            );
        }
        let header = format!("include/{name}.h");
        assert_eq!(
            fs::read(place.prefix.join(&header)).unwrap(),
            fs::read(root().join("crates").join(its_crate).join(header)).unwrap()
        );
    }
}

/// Android 15 loads nothing else on devices with such pages; Linux gets the same layout.
fn is_laid_out_for_pages_of_16_kb(library: &Path) {
    let read = succeeded(Command::new("readelf").arg("-lW").arg(library));
    let loads = read
        .lines()
        .filter(|line| line.trim_start().starts_with("LOAD"));
    let aligned: Vec<_> = loads.map(|line| line.ends_with("0x4000")).collect();
    assert!(
        !aligned.is_empty() && aligned.iter().all(|it| *it),
        "{read}"
    );
}

fn pkg_config_links_both_ways(place: &Place) {
    let version = place.asked_of_pkg_config(&["--modversion", "mnc"]);
    assert_eq!(version, [env!("CARGO_PKG_VERSION")]);
    place.runs_shared(&place.compile("shared", &["mnc", "mnc_testing"]));
    place.runs_within(&place.compile("within", &["mnc-static", "mnc_testing"]));
}

fn cmake_links_both_ways(place: &Place) {
    let build = place.folder.path().join("build");
    succeeded(&mut place.configure(CMAKE, &build));
    succeeded(Command::new("cmake").arg("--build").arg(&build));
    place.runs_shared(&build.join("shared"));
    place.runs_within(&build.join("within"));
}

fn cmake_finds_no_version_of_tomorrow(place: &Place) {
    let wanted = CMAKE.replace("mnc 0.1", "mnc 9.9");
    let build = place.folder.path().join("tomorrow");
    let configured = place.configure(&wanted, &build).output().unwrap();
    let said = String::from_utf8_lossy(&configured.stderr);
    assert!(!configured.status.success());
    assert!(
        said.contains(concat!(
            "mncConfig.cmake, version: ",
            env!("CARGO_PKG_VERSION")
        )),
        "{said}"
    );
}
