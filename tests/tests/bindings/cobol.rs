//! Writes the generated copybooks of the COBOL binding. They are ASCII, so that they fit sources in
//! UTF-8 and in CP932.

use super::header::{Header, Place, Record};
use mnc_abi::StatusRow;
use std::fmt::Write;

const TOP: &str = "      *> Generated from the sources of the library; a test verifies it.\n";

/// The constants of the header, with hyphens.
pub fn constants(rows: &[StatusRow], header: &Header) -> String {
    let mut text = TOP.to_owned();
    text += "      *> Statuses.\n";
    for row in rows {
        constant(&mut text, row.name, row.status.into());
    }
    text += "      *> Other codes.\n";
    let others = header
        .constants
        .iter()
        .filter(|it| rows.iter().all(|row| row.name != it.name));
    for it in others {
        constant(&mut text, &it.name, it.value);
    }
    text
}

fn constant(text: &mut String, name: &str, value: i64) {
    writeln!(text, "       78 MNC-{} VALUE {value}.", hyphens(name)).unwrap();
}

/// Every status with its name, as a table.
pub fn table(rows: &[StatusRow]) -> String {
    let mut text = TOP.to_owned();
    text += "      *> Every status with its name. COPY \"mnc.cpy\" first.\n";
    text += "       01 MNC-STATUS-ROWS.\n";
    for row in rows {
        writeln!(
            text,
            "           05 FILLER PIC S9(9) COMP-5 VALUE\n              MNC-{}.",
            hyphens(row.name)
        )
        .unwrap();
        writeln!(
            text,
            "           05 FILLER PIC X(40) VALUE\n              \"{}\".",
            row.name
        )
        .unwrap();
    }
    text += "       01 FILLER REDEFINES MNC-STATUS-ROWS.\n";
    writeln!(
        text,
        "           05 MNC-STATUS-ROW OCCURS {} TIMES.",
        rows.len()
    )
    .unwrap();
    text += "              10 MNC-ROW-STATUS PIC S9(9) COMP-5.\n";
    text += "              10 MNC-ROW-NAME PIC X(40).\n";
    writeln!(text, "       78 MNC-STATUS-COUNT VALUE {}.", rows.len()).unwrap();
    text
}

fn hyphens(name: &str) -> String {
    name.replace('_', "-")
}

/// The records that a caller fills in, for 64-bit programs.
pub fn records(header: &Header) -> String {
    let mut text = TOP.to_owned();
    text += "      *> Records, for 64-bit programs; see the README for 32-bit ones.\n";
    // A struct without its size is only handed to callbacks, which COBOL does not have.
    let filled_in = |it: &&Record| it.fields[0].name == "struct_size";
    for record in header.records.iter().filter(filled_in) {
        let name = hyphens(&record.name.to_uppercase());
        writeln!(text, "       01 {name}-RECORD.").unwrap();
        let mut end = 0;
        for field in &record.fields {
            let (width, alignment) = layout(field, header);
            end = pad(&mut text, end, alignment) + width;
            let (kind, value) = (usage(field, header), initial(field, record, header));
            let field = hyphens(&field.name.to_uppercase());
            writeln!(
                text,
                "          05 {name}-{field}\n             {kind}{value}."
            )
            .unwrap();
        }
        pad(&mut text, end, WIDEST);
    }
    text
}

/// What the fields are aligned to, and the widest of these records ends at, on a 64-bit machine.
const WIDEST: usize = 8;

/// Fills the gap up to the next field, and gives its place.
fn pad(text: &mut String, end: usize, alignment: usize) -> usize {
    let start = end.next_multiple_of(alignment);
    if start > end {
        writeln!(
            text,
            "          05 FILLER PIC X({}) VALUE LOW-VALUES.",
            start - end
        )
        .unwrap();
    }
    start
}

fn usage(field: &Place, header: &Header) -> String {
    match field.kind.as_str() {
        "uint32_t" => "BINARY-LONG UNSIGNED".to_owned(),
        "int32_t" => "BINARY-LONG".to_owned(),
        "int64_t" => "BINARY-DOUBLE".to_owned(),
        "size_t" => "BINARY-DOUBLE UNSIGNED".to_owned(),
        "char" => format!("PIC X({})", header.length(field).unwrap()),
        kind if header.is_callback(kind) => "PROGRAM-POINTER".to_owned(),
        kind if kind.ends_with('*') => "POINTER".to_owned(),
        kind => panic!("no COBOL type for {kind}"),
    }
}

fn initial(field: &Place, record: &Record, header: &Header) -> String {
    match field.kind.as_str() {
        _ if field.name == "struct_size" => format!(" VALUE {}", size(record, header)),
        "char" => " VALUE LOW-VALUES".to_owned(),
        "int32_t" | "uint32_t" | "int64_t" | "size_t" => " VALUE 0".to_owned(),
        _ => " VALUE NULL".to_owned(),
    }
}

/// The size on a 64-bit machine.
pub fn size(record: &Record, header: &Header) -> usize {
    let after = |end: usize, field: &Place| {
        let (width, alignment) = layout(field, header);
        end.next_multiple_of(alignment) + width
    };
    let end = record.fields.iter().fold(0, after);
    end.next_multiple_of(WIDEST)
}

/// Width and alignment of a field.
fn layout(field: &Place, header: &Header) -> (usize, usize) {
    match field.kind.as_str() {
        "uint32_t" | "int32_t" => (4, 4),
        "char" => (header.length(field).unwrap(), 1),
        _ => (8, 8),
    }
}
