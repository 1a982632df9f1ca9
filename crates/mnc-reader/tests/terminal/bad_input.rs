//! Files and names that mean harm.

use crate::place::{DAY, Place, ask, line, trouble};
use mnc_core::Language;
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::wire::FileName;
use mnc_reader::terminal::{Reply, TerminalError};
use proptest::prelude::*;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

/// Puts this under the name of the answer and waits.
fn reply_to(place: &Place, extension: &str, put: impl FnOnce(&Path)) -> Reply {
    let mut client = place.client();
    let ticket = ask(&mut client, line(Outcome::Valid).inquiry());
    let stem = ticket.name().to_name().replace("req_", "res_");
    put(&place.path("res").join(stem.replace(".xml", extension)));
    client.wait(&ticket, Duration::from_secs(5)).unwrap()
}

#[test]
fn a_sparse_file_of_four_gigabytes_is_refused_unread() {
    for (extension, part) in [(".xml", "res"), (".zip", "res")] {
        let place = Place::new();
        let reply = reply_to(&place, extension, |path| {
            fs::File::create(path).unwrap().set_len(4 << 30).unwrap();
        });
        let error = trouble(reply).unwrap();
        assert!(matches!(error, TerminalError::TooLarge), "{part} {error}");
        assert!(!error.message(Language::Japanese).is_empty());
    }
    let place = Place::new();
    let face = place.push_face(1, &line(Outcome::Valid).person, DAY.at(9, 0, 0, 0));
    fs::File::create(face).unwrap().set_len(4 << 30).unwrap();
    let mut client = place.client();
    client.wait_for_faces(Duration::from_secs(2)).unwrap();
    let inbox = client.faces().unwrap();
    assert!(matches!(inbox.unreadable[0].error, TerminalError::TooLarge));
    assert_memory_is_bounded();
}

#[test]
fn billion_laughs_are_refused() {
    let mut laughs = "<!DOCTYPE a [<!ENTITY l0 \"ha\">".to_owned();
    for level in 1..30 {
        let below = format!("&l{};", level - 1).repeat(10);
        laughs.extend(["<!ENTITY l", &level.to_string(), " \"", &below, "\">"]);
    }
    laughs += "]><XmlMsg>&l29;</XmlMsg>";
    let reply = reply_to(&Place::new(), ".xml", |path| {
        fs::write(path, laughs).unwrap();
    });
    assert!(matches!(
        trouble(reply),
        Some(TerminalError::Eligibility(_))
    ));
}

#[test]
fn an_archive_that_unpacks_to_gigabytes_is_refused() {
    let reply = reply_to(&Place::new(), ".zip", |path| {
        let mut writer = zip::ZipWriter::new(fs::File::create(path).unwrap());
        writer
            .start_file("a.xml", zip::write::SimpleFileOptions::default())
            .unwrap();
        let zeros = vec![0; 1 << 20];
        for _ in 0..512 {
            writer.write_all(&zeros).unwrap();
        }
        writer.finish().unwrap();
    });
    assert!(matches!(trouble(reply), Some(TerminalError::TooLarge)));
    assert_memory_is_bounded();
}

/// The same through a bulk family, whose results are walked through and never held as a tree.
#[test]
fn harm_in_bulk_results_is_refused_too() {
    let put: [fn(&Path); 3] = [
        |path| {
            let file = fs::File::create(path.with_extension("xml")).unwrap();
            file.set_len(4 << 30).unwrap();
        },
        |path| {
            let file = fs::File::create(path.with_extension("zip")).unwrap();
            let mut writer = zip::ZipWriter::new(file);
            let options = zip::write::SimpleFileOptions::default();
            writer.start_file("a.xml", options).unwrap();
            writer
                .write_all(b"<XmlMsg><MessageBody><BulkConfirmUnit>")
                .unwrap();
            let tag = b"<X>1</X>".repeat(1 << 17);
            for _ in 0..256 {
                writer.write_all(&tag).unwrap();
            }
            writer.finish().unwrap();
        },
        |path| {
            let mut text = "<!DOCTYPE a [<!ENTITY l0 \"ha\">".to_owned();
            for level in 1..10 {
                let below = format!("&l{};", level - 1).repeat(10);
                text.extend(["<!ENTITY l", &level.to_string(), " \"", &below, "\">"]);
            }
            text += "]><XmlMsg>&l9;</XmlMsg>";
            // Above the bound of a tree, so that it is walked through.
            text += &" ".repeat(5 << 20);
            fs::write(path.with_extension("xml"), text).unwrap();
        },
    ];
    for (number, put) in put.into_iter().enumerate() {
        let place = Place::new();
        let mut client = place.client();
        let ticket = client.hand_in(
            &crate::place::header(),
            vec![line(Outcome::Valid).inquiry()],
        );
        let ticket = ticket.unwrap();
        put(&place
            .path("res")
            .join(ticket.name().to_name().replace("req_", "res_")));
        let error = trouble(client.wait(&ticket, Duration::from_secs(5)).unwrap()).unwrap();
        match number {
            2 => assert!(matches!(error, TerminalError::Eligibility(_)), "{error}"),
            _ => assert!(matches!(error, TerminalError::TooLarge), "{error}"),
        }
        assert!(error.message(Language::Japanese).ends_with('。'));
    }
    assert_memory_is_bounded();
}

/// The most memory this process ever had stays far below what the bad files pretend to hold.
fn assert_memory_is_bounded() {
    // Only Linux tells.
    let Ok(status) = fs::read_to_string("/proc/self/status") else {
        return;
    };
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: u64 = peak
        .and_then(|text| text.trim().strip_suffix("kB"))
        .unwrap()
        .trim()
        .parse()
        .unwrap();
    assert!(kib < 300 << 10, "{kib} KiB");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Names from outside are names only: nothing panics, and nothing becomes a result.
    #[test]
    fn bad_file_names_never_panic(names in prop::collection::vec("\\PC{1,60}", 1..8), tail in "\\PC{0,20}") {
        let place = Place::new();
        let made = [
            format!("OQSsiquc01res_face_{tail}"),
            format!("OQSsiquc01res_face_{tail}_20261120093000.xml"),
            format!("OQSsiquc01res_{tail}.zip"),
            format!("res_{tail}.xml"),
        ];
        for name in names.iter().chain(&made).map(|name| name.replace('/', "")) {
            for part in ["face", "res"] {
                // What the file system refuses cannot come from it either.
                let _ = fs::write(place.path(part).join(&name), "<a/>");
            }
            let _ = FileName::parse(&name);
        }
        let mut client = place.client();
        client.wait_for_faces(Duration::from_secs(2)).unwrap();
        prop_assert!(client.faces().unwrap().results.is_empty());
        prop_assert_eq!(client.remove_leftovers().unwrap(), 0);
    }
}

#[test]
#[cfg(unix)]
fn names_that_are_no_text_folders_and_links_are_passed_over() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::new();
    let name = std::ffi::OsStr::from_bytes(b"OQSsiquc01res_face_\xFF_20261120093000.xml");
    fs::write(place.path("face").join(name), "<a/>").unwrap();
    fs::create_dir(
        place
            .path("face")
            .join("OQSsiquc01res_face_1_20261120093000.xml"),
    )
    .unwrap();
    let mut client = place.client();
    client.wait_for_faces(Duration::from_secs(2)).unwrap();
    assert!(client.faces().unwrap().results.is_empty());
}
