//! The arrows of the house: which crate may know which.

// Helpers of tests are tests to a reader, but not to the lint.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};
use std::collections::{BTreeMap, BTreeSet};

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
}

#[test]
fn tests_of_the_crates_may_use_the_testkit_and_nothing_else() {
    let arrows = arrows(|kind| kind == DependencyKind::Development);
    for name in ["mnc-core", "mnc-face", "mnc-reader"] {
        assert!(arrows[name].is_subset(&set(&["mnc-testkit"])), "{name}");
    }
    assert_eq!(arrows["mnc-testkit"], set(&[]));
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
        if !["mnc-core", "mnc-face", "mnc-reader"].contains(&package.name.as_str()) {
            continue;
        }
        for (feature, enables) in &package.features {
            let testkit = enables.iter().any(|enabled| enabled.contains("testkit"));
            assert!(!testkit, "{feature} of {}", package.name);
        }
    }
}
