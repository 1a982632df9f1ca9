//! The arrows of the house: which crate may know which.

// Helpers of tests are tests to a reader, but not to the lint.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

type Arrows = BTreeMap<String, BTreeSet<String>>;

/// The dependencies among our own packages, of the kinds that are wanted.
fn arrows(wanted: impl Fn(DependencyKind) -> bool) -> Arrows {
    let metadata = metadata();
    let packages = metadata.workspace_packages();
    let ours: BTreeSet<_> = packages
        .iter()
        .map(|package| package.name.to_string())
        .collect();
    let known = |package: &Package| {
        let dependencies = package.dependencies.iter().filter(|d| wanted(d.kind));
        let names = dependencies.map(|dependency| dependency.name.clone());
        names.filter(|name| ours.contains(name)).collect()
    };
    packages
        .iter()
        .map(|package| (package.name.to_string(), known(package)))
        .collect()
}

fn metadata() -> Metadata {
    MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"))
        .no_deps()
        .exec()
        .unwrap()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(ToString::to_string).collect()
}

#[test]
fn the_crates_know_what_the_house_allows_and_nothing_else() {
    let arrows = arrows(|kind| kind != DependencyKind::Development);
    assert_eq!(arrows["mnc-core"], set(&[]));
    assert_eq!(arrows["mnc-face"], set(&["mnc-core"]));
    assert_eq!(arrows["mnc-reader"], set(&["mnc-core"]));
    assert_eq!(arrows["mnc-testkit"], set(&["mnc-core"]));
    assert_eq!(arrows["mnc-abi"], set(&["mnc-core"]));
    let facade = ["mnc-abi", "mnc-core", "mnc-face", "mnc-reader"];
    assert_eq!(arrows["mnc-ffi"], set(&facade));
    assert_eq!(arrows["mnc-uniffi"], set(&["mnc-abi", "mnc-ffi"]));
    assert_eq!(arrows["mnc-bindgen"], set(&[]));
    let testing = ["mnc-abi", "mnc-core", "mnc-testkit"];
    assert_eq!(arrows["mnc-testing-ffi"], set(&testing));
}

#[test]
fn the_production_library_holds_no_virtual_card() {
    let arrows = arrows(|kind| kind != DependencyKind::Development);
    let mut reached = set(&["mnc-ffi", "mnc-uniffi"]);
    loop {
        let next: BTreeSet<_> = reached.iter().flat_map(|it| arrows[it].clone()).collect();
        if next.is_subset(&reached) {
            break;
        }
        reached.extend(next);
    }
    assert!(reached.contains("mnc-reader"), "{reached:?}");
    let virtual_ones = set(&["mnc-testkit", "mnc-testing-ffi"]);
    assert!(reached.is_disjoint(&virtual_ones), "{reached:?}");
}

#[test]
fn tests_of_the_crates_may_use_the_testkit_and_nothing_else() {
    let arrows = arrows(|kind| kind == DependencyKind::Development);
    for name in ["mnc-core", "mnc-face", "mnc-reader"] {
        assert!(arrows[name].is_subset(&set(&["mnc-testkit"])), "{name}");
    }
    assert_eq!(arrows["mnc-testkit"], set(&[]));
    assert_eq!(arrows["mnc-abi"], set(&[]));
    assert_eq!(arrows["mnc-ffi"], set(&["mnc-testing-ffi", "mnc-testkit"]));
    assert_eq!(arrows["mnc-testing-ffi"], set(&[]));
    assert_eq!(arrows["mnc-uniffi"], set(&["mnc-testkit"]));
}

#[test]
fn nobody_knows_the_packages_that_show_measure_and_test() {
    for (package, known) in arrows(|_| true) {
        let shown = set(&["mnc-examples", "mnc-benches", "mnc-tests"]);
        assert!(known.is_disjoint(&shown), "{package} knows {known:?}");
    }
}

#[test]
fn no_feature_of_a_crate_brings_a_virtual_card_into_production() {
    for package in metadata().workspace_packages() {
        let ours = [
            "mnc-abi",
            "mnc-core",
            "mnc-face",
            "mnc-ffi",
            "mnc-reader",
            "mnc-uniffi",
        ];
        if !ours.contains(&package.name.as_str()) {
            continue;
        }
        for (feature, enables) in &package.features {
            let testkit = enables.iter().any(|enabled| enabled.contains("testkit"));
            assert!(!testkit, "{feature} of {}", package.name);
        }
    }
}

/// The wings of the core, each of which may know those behind it.
const WINGS: [&str; 6] = [
    "reception",
    "fallback",
    "patient",
    "eligibility",
    "identity",
    "card",
];

#[test]
fn a_wing_of_the_core_knows_only_those_behind_it() {
    let core = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../crates/mnc-core/src"
    ));
    for (place, wing) in WINGS.iter().enumerate() {
        let files = sources(&core.join(wing));
        assert!(!files.is_empty(), "{wing}");
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            for line in text.lines().filter(|it| !it.trim().starts_with("//")) {
                let upwards = WINGS[..place]
                    .iter()
                    .any(|above| line.contains(&format!("crate::{above}")));
                assert!(!upwards, "{}: {line}", file.display());
            }
        }
    }
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let found = entries.map(|entry| entry.unwrap().path());
    let below = |it: PathBuf| if it.is_dir() { sources(&it) } else { vec![it] };
    found.flat_map(below).collect()
}
