//! What the packages for phones hold, as far as it is made without NDK and Xcode.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

mod packaging;

use packaging::trixie::{has_trixie, inside};
use packaging::{built, full, made, root, succeeded, target};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const JNA: &str = "/usr/share/java/jna.jar";

/// A script of the packages, which puts what it makes into the folder.
fn script(name: &str, target: &Path) -> Command {
    let mut command = Command::new(root().join("packaging").join(name));
    command.env("CARGO_TARGET_DIR", target);
    command.env_remove("ANDROID_NDK_HOME");
    command
}

/// Everything below the folder, in order, with `/` behind the empty folders.
fn tree(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_file() {
            found.push(name);
            continue;
        }
        let inner = tree(&entry.path());
        let inner = if inner.is_empty() {
            vec![String::new()]
        } else {
            inner
        };
        found.extend(inner.iter().map(|it| format!("{name}/{it}")));
    }
    found.sort();
    found
}

/// The sources of the bindings, made from the library of this build.
fn bindings() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let library = built().join("libmnc_uniffi.so");
    let [library, out] = [&*library, folder.path()].map(|it| it.to_str().unwrap());
    mnc_bindgen::generate(library, out).unwrap();
    folder
}

#[test]
fn the_archive_for_android_has_its_places() {
    let target = tempfile::tempdir().unwrap();
    succeeded(script("android/aar", target.path()).arg("layout"));
    let layout = target.path().join("android/aar");
    let places = [
        "AndroidManifest.xml",
        "R.txt",
        "jni/arm64-v8a/",
        "jni/armeabi-v7a/",
        "jni/x86_64/",
        "proguard.txt",
    ];
    assert_eq!(tree(&layout), places);
    assert_eq!(fs::read(layout.join("R.txt")).unwrap(), b"");
}

#[test]
fn the_archive_for_android_has_the_classes() {
    let kotlinc = target().join("kotlin/package/bin/kotlinc");
    let ready = full("the classes of the AAR")
        && made(
            &kotlinc,
            "npm pack kotlin-compiler@2.4.20, unpacked into target/kotlin",
        )
        && made(Path::new(JNA), "apt-get install libjna-java");
    if !ready {
        return;
    }
    let [target, bindings] = [tempfile::tempdir().unwrap(), bindings()];
    let mut script = script("android/aar", target.path());
    script.env("KOTLINC", kotlinc).env("JNA_JAR", JNA);
    succeeded(script.arg("layout").arg(bindings.path()));
    let classes = target.path().join("android/aar/classes.jar");
    let mut list = Command::new("python3");
    list.args(["-m", "zipfile", "-l"]).arg(classes);
    let said = succeeded(&mut list);
    for class in [
        "mnc/Card.class",
        "mnc/CardTransport.class",
        "mnc/MncException.class",
    ] {
        assert!(said.contains(class), "{class}: {said}");
    }
}

/// The rules for R8 and the manifest name the package of the generated source.
#[test]
fn the_archive_for_android_names_the_package_of_the_source() {
    let bindings = bindings();
    let source = fs::read_to_string(bindings.path().join("kotlin/mnc/mnc.kt")).unwrap();
    assert!(source.lines().any(|line| line == "package mnc"));
    let packaged = |name: &str| {
        let file = root().join("packaging/android").join(name);
        fs::read_to_string(file).unwrap()
    };
    assert!(packaged("AndroidManifest.xml").contains(r#"package="mnc""#));
    assert!(packaged("consumer-rules.pro").contains("-keep class mnc.** { *; }"));
}

#[test]
fn the_package_for_swift_has_its_places() {
    let [target, bindings] = [tempfile::tempdir().unwrap(), bindings()];
    let mut script = script("apple/package", target.path());
    succeeded(script.arg("layout").arg(bindings.path()));
    let apple = target.path().join("apple");
    let places = [
        "Headers/MncFFI/MncFFI.h",
        "Headers/MncFFI/module.modulemap",
        "Mnc/Package.swift",
        "Mnc/Sources/Mnc/Mnc.swift",
    ];
    assert_eq!(tree(&apple), places);
    let made = |name: &str| fs::read_to_string(apple.join(name)).unwrap();
    assert!(made(places[3]).contains("import MncFFI"));
    assert!(made(places[1]).contains("module MncFFI {"));
    assert!(made(places[1]).contains(r#"header "MncFFI.h""#));
    assert!(made(places[2]).contains(r#".binaryTarget(name: "MncFFI""#));
}

/// The manifest is a program, and the only one that reads it is Swift's.
#[test]
fn swift_reads_the_manifest() {
    if !full("the manifest of the Swift package") || !has_trixie() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let manifest = root().join("packaging/apple/Package.swift");
    fs::copy(manifest, folder.path().join("Package.swift")).unwrap();
    let said = inside(folder.path(), &[], &["swift", "package", "dump-package"]);
    for line in [
        r#""name" : "Mnc""#,
        r#""path" : "MncFFI.xcframework""#,
        r#""type" : "binary""#,
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
}

/// The generated source against the header and module map as an app's compiler finds them.
#[test]
fn swift_finds_the_header_by_its_module_map() {
    if !full("the source of the Swift package") || !has_trixie() {
        return;
    }
    let [target, bindings] = [tempfile::tempdir().unwrap(), bindings()];
    let mut script = script("apple/package", target.path());
    succeeded(script.arg("layout").arg(bindings.path()));
    let apple = target.path().join("apple");
    let check = [
        "swiftc",
        "-typecheck",
        "-warnings-as-errors",
        "-swift-version",
        "6",
    ];
    let source = ["-I", "Headers/MncFFI", "Mnc/Sources/Mnc/Mnc.swift"];
    inside(&apple, &[], &[&check[..], &source].concat());
}

#[test]
fn what_is_missing_is_said() {
    for (name, line) in [
        ("android/aar", "no AAR: ANDROID_NDK_HOME names no NDK\n"),
        (
            "apple/package",
            "no Swift package: xcodebuild is missing: it wants a Mac with Xcode\n",
        ),
    ] {
        let target = tempfile::tempdir().unwrap();
        let output = script(name, target.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(77), "{name}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), line);
        assert!(tree(target.path()).is_empty(), "{name}");
    }
}
