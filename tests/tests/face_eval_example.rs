//! The example `face_eval`: lists of images and of pairs, chip-like photos, resuming, the files of a report.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod faces;

use serde_json::Value;
use std::ffi::OsString;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The example with these arguments, `@` before a file of the folder.
fn evaluate(folder: &Path, arguments: &str) -> Output {
    let argument = |word: &str| match word.strip_prefix('@') {
        Some(name) => folder.join(name).into_os_string(),
        None => OsString::from(word),
    };
    let arguments: Vec<OsString> = arguments.split(' ').map(argument).collect();
    let arguments: Vec<_> = arguments.iter().map(OsString::as_os_str).collect();
    faces::run("face_eval", &arguments)
}

/// What it prints, of a run that must succeed.
fn printed(folder: &Path, arguments: &str) -> String {
    let output = evaluate(folder, arguments);
    assert!(output.status.success(), "{}", faces::errors(&output));
    faces::text(&output)
}

fn report(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("report/report.json")).unwrap()).unwrap()
}

/// The toy models and pictures of four people, two of each, in two groups; and one of nobody.
fn people() -> tempfile::TempDir {
    let folder = faces::folder();
    let mut list = "path,person,set,group\n".to_owned();
    for person in 1..=4 {
        let group = if person < 3 { "west" } else { "east" };
        for (name, place) in [("a", (20, 20)), ("b", (15, 22))] {
            let picture = faces::toy::picture(&[(place.0, place.1, person)]);
            let name = format!("{person}{name}.png");
            fs::write(folder.path().join(&name), faces::png(&picture)).unwrap();
            writeln!(list, "{name},person {person},toy,{group}").unwrap();
        }
    }
    list += "nobody.png,person 4,toy,east\ncard.png,person 9,another,\n";
    fs::write(folder.path().join("images.csv"), list).unwrap();
    folder
}

const IMAGES: &str = "--models @ --images @images.csv --set toy --threshold 0.9 --report @report";

#[test]
fn every_two_images_are_compared_and_everything_is_reported() {
    let folder = people();
    let said = printed(folder.path(), IMAGES);
    for part in [
        "toy: images.csv, set toy. 9 images of 4 people; no face in 1 on the card side, in 1 on the camera's.",
        "At the given threshold 0.9000: FMR 0.00 % [below 12.50 %] (0 of 24)",
        "FNMR 0.00 % [below 75.00 %], with failures 33.33 % (2 of 6)",
        "east: 2 people, FMR 0.00 % [below 75.00 %] (0 of 4), rejections 2 of 4",
        "| NO_FACE | 1 of 9, 11.11 % [",
        "Lowest scores of one person:\n- ",
        "Highest scores of two people:\n- ",
    ] {
        assert!(said.contains(part), "{part} in\n{said}");
    }
    let report = report(folder.path());
    assert_eq!(
        (&report["images"], &report["people"]),
        (&9.into(), &4.into())
    );
    assert_eq!(report["lowest_mated"].as_array().unwrap().len(), 4);
    assert_eq!(report["camera_gate"]["refused"]["errors"], 1);
    assert_eq!(report["given"][0]["gated"]["frr"]["errors"], 2);
    let read = |name: &str| fs::read_to_string(folder.path().join("report").join(name)).unwrap();
    assert_eq!(read("calibration.json"), "[]", "24 pairs carry no rate");
    assert_eq!(read("report.md").trim(), said.trim());
    assert!(read("det.svg").starts_with("<svg") && read("scores.svg").starts_with("<svg"));
}

/// What is known is not made again: the cache would grow. Pairs of equal scores come in any order.
#[test]
fn a_run_is_resumed() {
    let folder = people();
    let printed = |folder: &Path, arguments: &str| {
        let said = printed(folder, arguments);
        said.split_once("Lowest scores").unwrap().0.to_owned()
    };
    let cache = folder.path().join("report/embeddings.cache");
    let first = printed(folder.path(), IMAGES);
    let whole = fs::read(&cache).unwrap();
    assert_eq!(printed(folder.path(), IMAGES), first);
    assert_eq!(fs::read(&cache).unwrap().len(), whole.len());
    fs::write(&cache, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(printed(folder.path(), IMAGES), first);
    assert_eq!(fs::read(&cache).unwrap().len(), whole.len());
    fs::write(&cache, b"another file").unwrap();
    let refused = evaluate(folder.path(), IMAGES);
    assert_eq!(refused.status.code(), Some(1));
    fs::remove_file(&cache).unwrap();
    printed(folder.path(), &format!("{IMAGES} --no-cache"));
    assert!(!cache.exists());
}

const COLUMNS: &str = "card,probe,card_person,probe_person,card_group,probe_group\n";

#[test]
fn listed_pairs_are_compared_and_no_others() {
    let folder = people();
    let rows = "1a.png,1b.png,p,p,west,\n1a.png,2b.png,p,q,west,west\n3a.png,4a.png,r,s,east,east\n\
                4a.png,nobody.png,s,s,east,east\n";
    fs::write(folder.path().join("pairs.csv"), format!("{COLUMNS}{rows}")).unwrap();
    let pairs = "--models @ --pairs @pairs.csv --threshold -1 --report @report";
    let said = printed(folder.path(), pairs);
    // A card is no probe: nobody's picture fails on one side alone.
    let counts = "6 images of 4 people; no face in 0 on the card side, in 1 on the camera's.";
    assert!(said.contains(counts), "{said}");
    let report = report(folder.path());
    let given = &report["given"][0];
    assert_eq!(
        (&given["fmr"]["errors"], &given["fmr"]["trials"]),
        (&2.into(), &2.into())
    );
    for group in given["groups"].as_array().unwrap() {
        assert_eq!(group["fmr"]["trials"], 1, "{group}");
        // Its only pair matches: of every two of the group it would be less.
        assert_eq!(group["fmr_interval"]["low"], 1.0, "{group}");
    }
    assert_eq!(report["card_gate"]["refused"]["trials"], 3);
    assert_eq!(report["camera_gate"]["refused"]["trials"], 4);
}

#[test]
fn a_file_of_two_people_is_refused() {
    let folder = people();
    let rows = format!("{COLUMNS}1a.png,1b.png,p,p,,\n1a.png,2b.png,q,q,,\n");
    fs::write(folder.path().join("pairs.csv"), rows).unwrap();
    let output = evaluate(folder.path(), "--models @ --pairs @pairs.csv");
    assert_eq!(output.status.code(), Some(1));
    let errors = faces::errors(&output);
    let place = format!("pair list at byte {}", COLUMNS.len() + 20);
    assert!(errors.contains(&place), "{errors}");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let folder = people();
    for (arguments, why) in [
        ("--images @images.csv", "--models DIR is missing"),
        ("--models @", "--images FILE or --pairs FILE is missing"),
        ("--models @ --images @missing.csv", "missing.csv"),
        (
            "--models @ --images @images.csv --person-half c",
            "--person-half a|b",
        ),
        (
            "--models @ --images @images.csv --make-cohort @c.f32",
            "--source TEXT",
        ),
        ("--models @ --images @images.csv --nonsense 1", "--nonsense"),
    ] {
        let output = evaluate(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments}");
        let errors = faces::errors(&output);
        assert!(
            errors.starts_with("face_eval: ") && errors.contains(why),
            "{errors}"
        );
    }
}

/// The generated detector wants blue, which a grey photo has none of: everybody fails to enrol.
#[test]
fn a_chip_like_photo_stands_on_the_side_of_the_card() {
    if Command::new("opj_compress").arg("-h").output().is_err() {
        faces::skipped("opj_compress (libopenjp2-tools) makes the photos as in the chip");
        return;
    }
    let folder = people();
    let said = printed(folder.path(), &format!("{IMAGES} --card-photo 3000"));
    let counts = "card side grey 378 x 472 JP2 of 3000 bytes. 9 images of 4 people; \
                  no face in 9 on the card side, in 1 on the camera's.";
    assert!(said.contains(counts), "{said}");
    let report = report(folder.path());
    assert_eq!(report["card_gate"]["refused"]["errors"], 9);
    assert_eq!(report["camera_gate"]["refused"]["errors"], 1);
    let gated = &report["given"][0]["gated"]["frr"];
    assert_eq!((&gated["errors"], &gated["trials"]), (&6.into(), &6.into()));
}

#[test]
fn public_models_on_a_few_public_pictures() {
    let Some(data) = faces::data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let london = data.join("images/london480");
    let mut list = "path,person\n".to_owned();
    for person in ["001", "002", "003"] {
        for face in ["neutral", "smiling"] {
            let path = london.join(format!("{person}_{face}.jpg"));
            writeln!(list, "{},{person}", path.display()).unwrap();
        }
    }
    fs::write(folder.path().join("images.csv"), list).unwrap();
    let models = data.join("models");
    let models = models.to_str().unwrap();
    let photos = if Command::new("opj_compress").arg("-h").output().is_ok() {
        " --card-photo 1850"
    } else {
        faces::skipped("opj_compress (libopenjp2-tools) makes the photos as in the chip");
        ""
    };
    let arguments = format!(
        "--models {models} --images @images.csv --threshold manifest --report @report{photos}"
    );
    let said = printed(folder.path(), &arguments);
    assert!(
        said.contains("6 images of 3 people; no face in 0"),
        "{said}"
    );
    let report = report(folder.path());
    for given in report["given"].as_array().unwrap() {
        assert_eq!(
            (&given["fmr"]["errors"], &given["fmr"]["trials"]),
            (&0.into(), &12.into())
        );
        assert_eq!(
            (&given["frr"]["errors"], &given["frr"]["trials"]),
            (&0.into(), &3.into())
        );
        assert_eq!(
            given["gated"]["frr"]["errors"], 0,
            "cooperative pictures pass"
        );
    }
    assert_eq!(report["given"].as_array().unwrap().len(), 3);
}

/// It holds thousands of embeddings. The list is a pipe: while nobody writes into it, the program
/// has read its models and waits.
#[cfg(target_os = "linux")]
#[test]
fn it_forbids_memory_dumps() {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt;
    const O_NONBLOCK: i32 = 0o4000;
    let hard = |pid: &str| {
        let limits = fs::read_to_string(format!("/proc/{pid}/limits")).unwrap();
        let line = limits
            .lines()
            .find(|line| line.starts_with("Max core file size"));
        let words: Vec<String> = line
            .unwrap()
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        words[5].clone()
    };
    if hard("self") == "0" {
        faces::skipped("core files are forbidden here already");
        return;
    }
    let folder = people();
    let pipe = folder.path().join("pipe.csv");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let models = folder.path().as_os_str();
    let arguments = [
        "--models".as_ref(),
        models,
        "--images".as_ref(),
        pipe.as_os_str(),
    ];
    let mut child = faces::example("face_eval", &arguments).spawn().unwrap();
    let mut options = fs::OpenOptions::new();
    options.write(true).custom_flags(O_NONBLOCK);
    let mut writer = loop {
        // It opens once somebody reads.
        if let Ok(writer) = options.open(&pipe) {
            break writer;
        }
        assert!(
            child.try_wait().unwrap().is_none(),
            "it ended before its list"
        );
        std::thread::sleep(std::time::Duration::from_millis(20));
    };
    let found = hard(&child.id().to_string());
    writer.write_all(b"path,person\n").unwrap();
    drop(writer);
    child.wait().unwrap();
    assert_eq!(found, "0");
}
