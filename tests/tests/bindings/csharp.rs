//! Writes the generated part of the C# binding.

use super::header::{Constant, Function, Header, Opaque, Place, Record};
use super::method::{Input, methods};
use super::names::{groups, pascal_case, type_name};
use super::wrap;
use mnc_abi::{StatusRow, statuses};
use std::fmt::Write;

pub const TOP: &str = "// Generated from the sources of the library; a test verifies it.\n";

/// The statuses as constants.
pub fn statuses_file(rows: &[StatusRow]) -> String {
    let mut text = format!("{TOP}namespace Mnc\n{{\n");
    text += "    /// <summary>What a call came to. <see cref=\"Library.StatusMessage\"/> has a sentence for each.</summary>\n";
    text += "    public static class Status\n    {\n";
    for row in rows {
        summary(&mut text, 8, &format!("{}. {}", row.english, row.japanese));
        writeln!(
            text,
            "        public const int {} = {};\n",
            pascal_case(row.name),
            row.status
        )
        .unwrap();
    }
    close(&text)
}

/// The other constants: alternatives as enums, the rest in a class.
pub fn codes_file(header: &Header) -> String {
    let mut text = format!("{TOP}namespace Mnc\n{{\n");
    let rows = statuses();
    let (mut alone, mut enums) = (Vec::new(), String::new());
    for group in groups(header, |name| rows.iter().any(|row| row.name == name)) {
        match &group.prefix {
            Some(prefix) => enumeration(&mut enums, header, prefix, &group.members),
            None => alone.extend(group.members),
        }
    }
    summary(&mut text, 4, "Numbers of the interface.");
    text += "    internal static class Number\n    {\n";
    for constant in alone {
        summary(&mut text, 8, &constant.doc);
        let name = pascal_case(&constant.name);
        writeln!(
            text,
            "        internal const int {name} = {};\n",
            constant.value
        )
        .unwrap();
    }
    text.truncate(text.trim_end().len());
    text += "\n    }\n\n";
    text += &enums;
    text.truncate(text.trim_end().len());
    text + "\n}\n"
}

fn enumeration(text: &mut String, header: &Header, prefix: &str, members: &[&Constant]) {
    let mut name = pascal_case(prefix);
    if header.is_opaque(&format!("mnc_{}", prefix.to_lowercase())) {
        name += "Code";
    }
    summary(
        text,
        4,
        &format!("The codes <c>MNC_{prefix}_…</c> of the interface."),
    );
    writeln!(text, "    public enum {name}\n    {{").unwrap();
    for member in members {
        let rest = member
            .name
            .strip_prefix(prefix)
            .unwrap()
            .trim_start_matches('_');
        summary(text, 8, &member.doc);
        writeln!(text, "        {} = {},\n", member_name(rest), member.value).unwrap();
    }
    text.truncate(text.trim_end().len());
    *text += "\n    }\n\n";
}

/// A name may not begin with a digit.
fn member_name(rest: &str) -> String {
    let name = pascal_case(rest);
    let digit = name.starts_with(|it: char| it.is_ascii_digit());
    if digit { format!("_{name}") } else { name }
}

/// The functions of a library, with the structs and callbacks that they take.
pub fn native_file(header: &Header, known: &[&Header], class: &str, library: &str) -> String {
    let mut text =
        format!("{TOP}using System;\nusing System.Runtime.InteropServices;\n\nnamespace Mnc\n{{\n");
    for record in &header.records {
        structure(&mut text, record, header);
    }
    for callback in &header.callbacks {
        summary(&mut text, 4, &callback.doc);
        text += "    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]\n";
        let parameters = joined(&callback.parameters, callback_parameter);
        let (returns, name) = (returned(&callback.returns), delegate_name(&callback.name));
        writeln!(
            text,
            "    internal delegate {returns} {name}({parameters});\n"
        )
        .unwrap();
    }
    summary(&mut text, 4, &format!("The functions of {library}."));
    writeln!(text, "    internal static class {class}\n    {{").unwrap();
    writeln!(
        text,
        "        private const string Library = \"{library}\";\n"
    )
    .unwrap();
    for function in &header.functions {
        import(&mut text, function, known);
    }
    close(&text)
}

fn import(text: &mut String, function: &Function, known: &[&Header]) {
    let name = &function.name;
    let frees = name.strip_suffix("_free").unwrap_or_default();
    let parameters = joined(&function.parameters, |it| {
        if it.kind == format!("{frees}*") {
            return format!("IntPtr {}", parameter_name(&it.name));
        }
        parameter(it, known).unwrap_or_else(|| panic!("{name}: no C# type for {}", it.kind))
    });
    let returns = returned(&function.returns);
    text.push_str("        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]\n");
    writeln!(
        text,
        "        internal static extern {returns} {name}({parameters});\n"
    )
    .unwrap();
}

fn parameter(place: &Place, known: &[&Header]) -> Option<String> {
    let opaque = |name: &str| known.iter().any(|it| it.is_opaque(name));
    let record = |name: &str| known.iter().any(|it| it.is_record(name));
    let callback = |name: &str| known.iter().any(|it| it.is_callback(name));
    let kind = place.kind.as_str();
    let bare = kind.trim_start_matches("const ").trim_end_matches('*');
    let kind = match kind {
        "const char*" | "const uint8_t*" | "char*" | "uint8_t*" => "byte[]".to_owned(),
        "const float*" | "float*" => "float[]".to_owned(),
        "size_t*" => "ref UIntPtr".to_owned(),
        "void*" => "IntPtr".to_owned(),
        _ if callback(kind) => delegate_name(kind),
        _ if opaque(bare) && kind.ends_with("**") => format!("out {}", type_name(bare)),
        _ if opaque(bare) => type_name(bare),
        _ if record(bare) && kind.starts_with("const ") => format!("Native{}", type_name(bare)),
        _ if record(bare) => format!("ref Native{}", type_name(bare)),
        _ if kind.ends_with('*') => format!("out {}", number(bare)?),
        _ => number(kind)?.to_owned(),
    };
    Some(format!("{kind} {}", parameter_name(&place.name)))
}

/// What a callback is given: pointers stay pointers.
fn callback_parameter(place: &Place) -> String {
    let kind = match place.kind.as_str() {
        "size_t*" => "ref UIntPtr",
        kind if kind.ends_with('*') => "IntPtr",
        kind => number(kind).unwrap_or_else(|| panic!("no C# type for {kind}")),
    };
    format!("{kind} {}", parameter_name(&place.name))
}

fn structure(text: &mut String, record: &Record, header: &Header) {
    summary(text, 4, &record.doc);
    text.push_str("    [StructLayout(LayoutKind.Sequential)]\n");
    // What is only handed in is a class, so that null stands for NULL.
    let kind = if record.name == "mnc_error" {
        "struct"
    } else {
        "sealed class"
    };
    let name = type_name(&record.name);
    writeln!(text, "    internal {kind} Native{name}\n    {{").unwrap();
    for field in &record.fields {
        let name = pascal_case(&field.name);
        if let Some(length) = header.length(field) {
            let element = if field.kind == "char" {
                "byte"
            } else {
                number(&field.kind).unwrap()
            };
            writeln!(
                text,
                "        [MarshalAs(UnmanagedType.ByValArray, SizeConst = {length})]"
            )
            .unwrap();
            writeln!(text, "        internal {element}[] {name};").unwrap();
            continue;
        }
        let kind = match field.kind.as_str() {
            kind if header.is_callback(kind) => delegate_name(kind),
            kind if kind.ends_with('*') => "IntPtr".to_owned(),
            kind => number(kind)
                .unwrap_or_else(|| panic!("no C# type for {kind}"))
                .to_owned(),
        };
        writeln!(text, "        internal {kind} {name};").unwrap();
    }
    text.push_str("    }\n\n");
}

/// The classes of the handles: what frees them. The rest of each class is written by hand.
pub fn handles_file(header: &Header, class: &str) -> String {
    let mut text = format!("{TOP}using System;\n\nnamespace Mnc\n{{\n");
    for Opaque { name, doc } in &header.opaques {
        let kind = type_name(name);
        summary(&mut text, 4, doc);
        writeln!(
            text,
            "    public sealed partial class {kind} : Handle\n    {{"
        )
        .unwrap();
        writeln!(text, "        internal {kind}() {{ }}\n").unwrap();
        if optional(header, name) {
            summary(&mut text, 8, "Stands for NULL.");
            writeln!(
                text,
                "        internal static readonly {kind} None = new {kind}();\n"
            )
            .unwrap();
        }
        summary(&mut text, 8, "Frees the handle; the runtime calls it once.");
        writeln!(
            text,
            "        protected override bool ReleaseHandle()\n        {{"
        )
        .unwrap();
        writeln!(text, "            NativeError error = Call.NoError();").unwrap();
        writeln!(
            text,
            "            return {class}.{name}_free(handle, ref error) == Status.Ok;"
        )
        .unwrap();
        text += "        }\n    }\n\n";
    }
    text.truncate(text.trim_end().len());
    text + "\n}\n"
}

/// Whether NULL stands for something where such a handle is wanted.
fn optional(header: &Header, opaque: &str) -> bool {
    let methods = methods(header, &[header]);
    let mut inputs = methods.iter().flat_map(|it| &it.inputs);
    inputs.any(
        |it| matches!(it, Input::Handle { opaque: name, optional: true, .. } if name == opaque),
    )
}

pub fn number(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "mnc_status" | "int32_t" => "int",
        "uint32_t" => "uint",
        "int64_t" => "long",
        "uint64_t" => "ulong",
        "size_t" => "UIntPtr",
        "uint8_t" => "byte",
        "float" => "float",
        "double" => "double",
        "void" => "void",
        _ => return None,
    })
}

fn returned(kind: &str) -> &'static str {
    if kind == "const char*" {
        "IntPtr"
    } else {
        number(kind).unwrap()
    }
}

fn joined(places: &[Place], each: impl Fn(&Place) -> String) -> String {
    places.iter().map(each).collect::<Vec<_>>().join(", ")
}

/// `mnc_transmit_fn` as `TransmitFn`.
fn delegate_name(name: &str) -> String {
    type_name(name)
}

pub fn parameter_name(name: &str) -> String {
    let reserved = [
        "out", "event", "in", "lock", "object", "params", "string", "base", "ref", "checked",
    ];
    if reserved.contains(&name) {
        format!("@{name}")
    } else {
        name.to_owned()
    }
}

pub fn summary(text: &mut String, indent: usize, doc: &str) {
    if doc.is_empty() {
        return;
    }
    let doc = doc.replace('&', "&amp;");
    let doc = if doc.contains("<c>") {
        doc
    } else {
        code(&doc.replace('<', "&lt;").replace('>', "&gt;"))
    };
    let lines = wrap(&format!("<summary>{doc}</summary>"), 108 - indent);
    for line in lines {
        writeln!(text, "{:indent$}/// {line}", "").unwrap();
    }
}

/// What is between backticks as `<c>`.
fn code(doc: &str) -> String {
    let parts = doc.split('`').enumerate();
    parts
        .map(|(i, part)| {
            if i % 2 == 1 {
                format!("<c>{part}</c>")
            } else {
                part.to_owned()
            }
        })
        .collect()
}

fn close(text: &str) -> String {
    format!("{}\n    }}\n}}\n", text.trim_end())
}
