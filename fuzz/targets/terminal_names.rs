//! Names in an exchange folder, of any form: no foreign file is taken, and no path leaves the folder.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_core::eligibility::wire::{Extension, FileName, Phase};
use mnc_reader::terminal::correlation::{answer_names, face_name, request_names};
use std::path::Path;

// The first line is the name of a request, the others are what lies in the folder.
fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.split('\n');
    let request = lines.next().and_then(|line| FileName::parse(line).ok());
    let answers: Vec<_> = request
        .iter()
        .flat_map(|request| answer_names(request).unwrap_or_default())
        .collect();
    if let Some(request) = &request {
        assert_eq!(answers.is_empty(), request.phase() == Phase::Response);
    }
    for answer in &answers {
        assert_is_inside(answer);
        let request = request.as_ref().expect("an answer has a request");
        assert!(!answer.is_face() && answer.free_part() == request.free_part());
        assert_eq!(answer.prefix(), request.prefix());
        if request.extension() != Extension::Pdf {
            assert!(request_names(answer).contains(&request.to_name()));
        }
    }
    for line in lines {
        look(line, request.as_ref(), &answers);
    }
});

/// One name of the listing, to whomever it belongs.
fn look(line: &str, request: Option<&FileName>, answers: &[FileName]) {
    if let Some((name, pushed_at)) = face_name(line) {
        assert_is_inside(&name);
        assert!(name.to_name() == line && name.is_face() && name.timestamp() == Some(pushed_at));
        assert!(
            !answers.contains(&name),
            "a result of the reader answers no request"
        );
    }
    let Ok(name) = FileName::parse(line) else {
        assert!(answers.iter().all(|answer| answer.to_name() != line));
        return;
    };
    assert_eq!(name.to_name(), line, "what is read is what lies there");
    assert_is_inside(&name);
    let is_answer = answers.contains(&name);
    let knows_request = request
        .filter(|request| request.extension() != Extension::Pdf)
        .is_some_and(|request| request_names(&name).contains(&request.to_name()));
    if knows_request {
        assert!(is_answer, "somebody else's file would be removed");
    }
}

/// A name joined to a folder is a file of this folder, on any system.
fn assert_is_inside(name: &FileName) {
    let name = name.to_name();
    let (folder, path) = (Path::new("folder"), Path::new("folder").join(&name));
    assert_eq!(path.parent(), Some(folder));
    assert_eq!(
        path.file_name().and_then(|it| it.to_str()),
        Some(name.as_str())
    );
    assert!(!name.contains(['/', '\\', ':', '\0']));
}
