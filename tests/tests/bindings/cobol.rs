//! Writes the generated copybooks of the COBOL binding. They are ASCII, so that they fit sources in
//! UTF-8 and in CP932.

use super::header::Header;
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
            "           05 FILLER PIC S9(9) COMP-5 VALUE MNC-{}.",
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
