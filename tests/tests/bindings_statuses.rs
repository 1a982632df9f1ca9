//! One table of statuses and one set of headers make the constants and declarations of every
//! language. They are committed and verified here; `UPDATE_BINDINGS=1` rewrites them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::format_push_string,
    reason = "a test may"
)]

mod bindings;

use bindings::header::Header;
use bindings::names::groups;
use bindings::{cobol, cpp, csharp, csharp_methods, pascal, pascal_methods, verify};
use mnc_abi::statuses;
use std::fmt::Write;

#[test]
fn the_table_for_every_language() {
    let mut table = "number\tname\tja\ten\n".to_owned();
    for row in statuses() {
        let cells = [row.name, row.japanese, row.english];
        assert!(cells.iter().all(|it| !it.contains(['\t', '\n'])));
        writeln!(table, "{}\t{}", row.status, cells.join("\t")).unwrap();
    }
    verify("bindings/statuses.tsv", &table);
}

#[test]
fn the_list_for_c_and_cpp() {
    let mut list =
        "/* Generated from the sources of the library; a test verifies it. */\n".to_owned();
    list += "#define EVERY_STATUS(ROW)";
    for row in statuses() {
        write!(list, " \\\n  ROW({})", row.name).unwrap();
    }
    list.push('\n');
    verify("crates/mnc-ffi/tests/c/every_status.h", &list);
}

#[test]
fn cpp_headers() {
    let (main, testing) = (Header::main(), Header::testing());
    let folder = "bindings/cpp/mnc";
    let objects = cpp::objects_file(&main, &[&main], "MNC_OBJECTS_HPP", "\"base.hpp\"");
    verify(&format!("{folder}/objects.hpp"), &objects);
    let all = [&main, &testing];
    let include = "<mnc_testing.h>";
    let objects = cpp::objects_file(&testing, &all, "MNC_TESTING_OBJECTS_HPP", include);
    verify(&format!("{folder}/testing_objects.hpp"), &objects);
}

#[test]
fn csharp_files() {
    let (main, testing) = (Header::main(), Header::testing());
    let folder = "bindings/csharp";
    verify(
        &format!("{folder}/Mnc/Status.cs"),
        &csharp::statuses_file(&statuses()),
    );
    verify(
        &format!("{folder}/Mnc/Codes.cs"),
        &csharp::codes_file(&main),
    );
    let native = csharp::native_file(&main, &[&main], "Native", "mnc");
    verify(&format!("{folder}/Mnc/Native.cs"), &native);
    verify(
        &format!("{folder}/Mnc/Handles.cs"),
        &csharp::handles_file(&main, "Native"),
    );
    let methods = csharp_methods::methods_file(&main, &[&main], "Native", "Library");
    verify(&format!("{folder}/Mnc/Methods.cs"), &methods);
    let native = csharp::native_file(&testing, &[&main, &testing], "NativeTesting", "mnc_testing");
    verify(&format!("{folder}/MncTesting/NativeTesting.cs"), &native);
    let handles = csharp::handles_file(&testing, "NativeTesting");
    verify(&format!("{folder}/MncTesting/Handles.cs"), &handles);
    let all = [&main, &testing];
    let methods = csharp_methods::methods_file(&testing, &all, "NativeTesting", "Testing");
    verify(&format!("{folder}/MncTesting/Methods.cs"), &methods);
}

#[test]
fn pascal_units() {
    let (main, testing) = (Header::main(), Header::testing());
    let folder = "bindings/pascal";
    verify(
        &format!("{folder}/MncStatus.pas"),
        &pascal::status_unit(&statuses(), &main),
    );
    let api = pascal::api_unit(&main, "MncApi", "MncStatus", "mnc");
    verify(&format!("{folder}/MncApi.pas"), &api);
    let api = pascal::api_unit(&testing, "MncTestingApi", "MncApi", "mnc_testing");
    verify(&format!("{folder}/MncTestingApi.pas"), &api);
    let objects = pascal_methods::objects_unit(&main, &[&main], "Mnc", "MncApi, MncBase", "Mnc");
    verify(&format!("{folder}/Mnc.pas"), &objects);
    let uses = "MncApi, MncTestingApi, MncBase, Mnc";
    let all = [&main, &testing];
    let objects = pascal_methods::objects_unit(&testing, &all, "MncTesting", uses, "MncTesting");
    verify(&format!("{folder}/MncTesting.pas"), &objects);
}

#[test]
fn cobol_copybooks() {
    let (rows, header) = (statuses(), Header::main());
    for (name, text) in [
        ("mnc", cobol::constants(&rows, &header)),
        ("mnc-statuses", cobol::table(&rows)),
        ("mnc-records", cobol::records(&header)),
    ] {
        assert!(text.is_ascii(), "{name} fits no code page");
        assert!(
            text.lines().all(|line| line.len() <= 72),
            "{name} is too wide"
        );
        verify(&format!("bindings/cobol/{name}.cpy"), &text);
    }
    let size = |name: &str| {
        let record = header.records.iter().find(|it| it.name == name);
        cobol::size(record.unwrap(), &header)
    };
    assert_eq!(size("mnc_error"), size_of::<mnc_abi::mnc_error>());
    assert_eq!(
        size("mnc_transport"),
        size_of::<mnc::c::transport::mnc_transport>()
    );
}

/// What the writers take from the header is all that is in it.
#[test]
fn nothing_of_the_header_is_lost() {
    let header = Header::main();
    let text = bindings::read("crates/mnc-ffi/include/mnc.h");
    let lines = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    let functions = lines("mnc_status mnc_") + lines("uint32_t mnc_") + lines("const char *mnc_");
    assert_eq!(header.functions.len(), functions);
    assert_eq!(
        header.opaques.len() + header.records.len(),
        lines("typedef struct ")
    );
    assert_eq!(
        header.callbacks.len(),
        lines("typedef void (*") + lines("typedef int32_t (*")
    );
    let defined = text
        .lines()
        .filter(|it| it.starts_with("#define MNC_"))
        .count();
    let versions = 5 + 1; // MNC_VERSION…, and the guard of the header
    assert_eq!(header.constants.len(), defined - versions);
    assert!(header.functions.iter().all(|it| !it.doc.is_empty()));
}

#[test]
fn alternatives_are_told_apart() {
    let header = Header::main();
    let rows = statuses();
    let groups = groups(&header, |name| rows.iter().any(|row| row.name == name));
    let of = |prefix: &str| {
        groups
            .iter()
            .find(|it| it.prefix.as_deref() == Some(prefix))
    };
    let names = |prefix: &str| {
        let members = of(prefix).unwrap().members.iter();
        members.map(|it| it.name.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(names("LANGUAGE"), ["LANGUAGE_JAPANESE", "LANGUAGE_ENGLISH"]);
    assert_eq!(names("LIFE_CYCLE").len(), 5);
    assert_eq!(names("FIELD").len(), 19);
    assert_eq!(of("SECRET").unwrap().members[5].value, 6);
}
