//! Writes the generated units of the Pascal binding.

use super::header::{Function, Header, Place, Record};
use super::names::pascal_case;
use super::wrap;
use mnc_abi::StatusRow;
use std::fmt::Write;

/// With a mark: Delphi reads a source without one in the code page of the machine.
pub const TOP: &str =
    "\u{feff}{ Generated from the sources of the library; a test verifies it. }\n";

/// The statuses and the other constants, with the names of the header.
pub fn status_unit(rows: &[StatusRow], header: &Header) -> String {
    let mut text = format!(
        "{TOP}unit MncStatus;\n\n{{$IFDEF FPC}}{{$MODE DELPHI}}{{$ENDIF}}\n\ninterface\n\nconst\n"
    );
    for row in rows {
        comment(&mut text, 2, &format!("{}. {}", row.english, row.japanese));
        writeln!(text, "  MNC_{} = {};", row.name, row.status).unwrap();
    }
    let others = header
        .constants
        .iter()
        .filter(|it| rows.iter().all(|row| row.name != it.name));
    for constant in others {
        comment(&mut text, 2, &constant.doc);
        writeln!(text, "  MNC_{} = {};", constant.name, constant.value).unwrap();
    }
    text += "\ntype\n  { A status with the name of its constant, without MNC_. }\n";
    text += "  TMncStatusRow = record\n    Status: Int32;\n    Name: string;\n  end;\n\n";
    writeln!(
        text,
        "const\n  {{ Every status. }}\n  MNC_STATUSES: array[0..{}] of TMncStatusRow = (",
        rows.len() - 1
    )
    .unwrap();
    let row = |row: &StatusRow| format!("    (Status: MNC_{0}; Name: '{0}')", row.name);
    text += &rows.iter().map(row).collect::<Vec<_>>().join(",\n");
    text + ");\n\nimplementation\n\nend.\n"
}

/// The functions of a library, with the records and callbacks that they take.
pub fn api_unit(header: &Header, unit: &str, uses: &str, library: &str) -> String {
    let mut text = format!(
        "{TOP}unit {unit};\n\n{{$IFDEF FPC}}{{$MODE DELPHI}}{{$PACKRECORDS C}}{{$ELSE}}{{$ALIGN 8}}{{$ENDIF}}\n\n"
    );
    let upper = library.to_uppercase();
    write!(
        text,
        "interface\n\nuses\n  {uses};\n\nconst\n  {{ The library, by platform. }}\n"
    )
    .unwrap();
    writeln!(text, "  {upper}_LIBRARY = {{$IFDEF MSWINDOWS}}'{library}.dll'{{$ELSE}}{{$IFDEF DARWIN}}'lib{library}.dylib'{{$ELSE}}'lib{library}.so'{{$ENDIF}}{{$ENDIF}};\n\ntype").unwrap();
    for opaque in &header.opaques {
        comment(&mut text, 2, &opaque.doc);
        let name = pascal_case(&opaque.name);
        writeln!(
            text,
            "  T{name}Opaque = record end;\n  P{name} = ^T{name}Opaque;"
        )
        .unwrap();
    }
    for record in &header.records {
        let name = pascal_case(&record.name);
        writeln!(text, "  P{name} = ^T{name};").unwrap();
    }
    for callback in &header.callbacks {
        comment(&mut text, 2, &callback.doc);
        let (kind, tail) = signature(callback);
        writeln!(
            text,
            "  T{} = {kind}{tail} cdecl;",
            pascal_case(&callback.name)
        )
        .unwrap();
    }
    for record in &header.records {
        structure(&mut text, record, header);
    }
    for function in &header.functions {
        text.push('\n');
        for line in wrap(&function.doc, 96) {
            writeln!(text, "// {line}").unwrap();
        }
        let (kind, tail) = signature(function);
        writeln!(
            text,
            "{kind} {}{tail} cdecl; external {upper}_LIBRARY;",
            function.name
        )
        .unwrap();
    }
    text + "\nimplementation\n\nend.\n"
}

fn signature(function: &Function) -> (&'static str, String) {
    let parameters: Vec<_> = function.parameters.iter().map(parameter).collect();
    let parameters = match parameters.join("; ") {
        none if none.is_empty() => none,
        some => format!("({some})"),
    };
    if function.returns == "void" {
        return ("procedure", format!("{parameters};"));
    }
    (
        "function",
        format!("{parameters}: {};", kind_of(&function.returns)),
    )
}

fn parameter(place: &Place) -> String {
    let name = format!("A{}", pascal_case(&place.name));
    match place.kind.as_str() {
        kind if kind.ends_with("**") => format!("out {name}: {}", kind_of(&kind[..kind.len() - 1])),
        "size_t*" => format!("var {name}: NativeUInt"),
        "int32_t*" | "uint32_t*" | "int64_t*" | "uint64_t*" | "double*" => {
            format!("var {name}: {}", kind_of(place.kind.trim_end_matches('*')))
        }
        kind => format!("{name}: {}", kind_of(kind)),
    }
}

pub fn kind_of(kind: &str) -> String {
    let known = match kind {
        "mnc_status" | "int32_t" => "Int32",
        "uint32_t" => "UInt32",
        "int64_t" => "Int64",
        "uint64_t" => "UInt64",
        "size_t" => "NativeUInt",
        "uint8_t" => "Byte",
        "float" => "Single",
        "double" => "Double",
        "const char*" | "char*" => "PAnsiChar",
        "const uint8_t*" | "uint8_t*" => "PByte",
        "const float*" | "float*" => "PSingle",
        "void*" => "Pointer",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let pointer = kind.ends_with('*');
    let name = pascal_case(kind.trim_start_matches("const ").trim_end_matches('*'));
    assert!(name.starts_with("Mnc"), "no Pascal type for {kind}");
    if pointer {
        format!("P{name}")
    } else {
        format!("T{name}")
    }
}

fn structure(text: &mut String, record: &Record, header: &Header) {
    comment(text, 2, &record.doc);
    let name = pascal_case(&record.name);
    writeln!(text, "  T{name} = record").unwrap();
    for field in &record.fields {
        let kind = match header.length(field) {
            Some(length) if field.kind == "char" => format!("array[0..{}] of AnsiChar", length - 1),
            Some(length) => format!("array[0..{}] of {}", length - 1, kind_of(&field.kind)),
            None => kind_of(&field.kind),
        };
        writeln!(text, "    {}: {kind};", pascal_case(&field.name)).unwrap();
    }
    *text += "  end;\n";
}

pub fn comment(text: &mut String, indent: usize, doc: &str) {
    for line in wrap(doc, 96) {
        writeln!(text, "{:indent$}// {line}", "").unwrap();
    }
}
