//! Writes the classes of the C++ binding: one for each handle of a header, with its methods.

use super::header::{Header, Opaque};
use super::method::{Input, Method, Output, Value, methods};
use super::wrap;
use std::fmt::Write;

const TOP: &str = "// Generated from the sources of the library; a test verifies it.\n";
const WIDTH: usize = 110;

/// The classes and functions of a header, without its callbacks.
pub fn objects_file(header: &Header, all: &[&Header], guard: &str, include: &str) -> String {
    let testing = header.opaques.iter().all(|it| is_testing(&it.name));
    let (open, close) = if testing {
        (
            "namespace mnc {\nnamespace testing {\n",
            "} // namespace testing\n} // namespace mnc\n",
        )
    } else {
        ("namespace mnc {\n", "} // namespace mnc\n")
    };
    let mut text =
        format!("{TOP}#ifndef {guard}\n#define {guard}\n\n#include {include}\n\n{open}\n");
    let methods = methods(header, all);
    for opaque in in_order(header, &methods) {
        class(&mut text, opaque, &methods);
    }
    for function in methods.iter().filter(|it| it.owner.is_none()) {
        write_method(&mut text, function, 0);
        text.push('\n');
    }
    text + close + "\n#endif\n"
}

/// `mnc_card` as `mnc::card`, `mnc_testing_card` as `mnc::testing::card`.
pub fn type_name(opaque: &str) -> String {
    if is_testing(opaque) {
        return opaque.replacen("mnc_testing_", "mnc::testing::", 1);
    }
    opaque.replacen("mnc_", "mnc::", 1)
}

fn is_testing(opaque: &str) -> bool {
    opaque.starts_with("mnc_testing_")
}

/// The handles, each behind those that its methods take or make.
fn in_order<'a>(header: &'a Header, methods: &[Method]) -> Vec<&'a Opaque> {
    let needs = |opaque: &Opaque| -> Vec<String> {
        let own = methods
            .iter()
            .filter(|it| it.owner.as_ref() == Some(&opaque.name));
        own.flat_map(handles)
            .filter(|it| *it != opaque.name && header.is_opaque(it))
            .collect()
    };
    // The one that base.hpp has.
    let mut left: Vec<_> = header
        .opaques
        .iter()
        .filter(|it| it.name != "mnc_data")
        .collect();
    let mut order: Vec<&Opaque> = Vec::new();
    while !left.is_empty() {
        let there = |name: &String| order.iter().any(|it| it.name == *name);
        let next = left.iter().position(|it| needs(it).iter().all(there));
        order.push(left.remove(next.unwrap()));
    }
    order
}

fn handles(method: &Method) -> Vec<String> {
    let inputs = method.inputs.iter().filter_map(|it| match it {
        Input::Handle { opaque, .. } => Some(opaque.clone()),
        _ => None,
    });
    let outputs = method.outputs.iter().filter_map(|it| match it {
        Output::Handle(opaque) => Some(opaque.clone()),
        _ => None,
    });
    inputs.chain(outputs).collect()
}

fn class(text: &mut String, opaque: &Opaque, methods: &[Method]) {
    comment(text, 0, &opaque.doc);
    let raw = &opaque.name;
    let name = type_name(raw);
    let name = name.rsplit("::").next().unwrap();
    write!(text, "class {name} : public handle<{raw}, {raw}_free> {{").unwrap();
    let own: Vec<_> = methods
        .iter()
        .filter(|it| it.owner.as_ref() == Some(raw))
        .collect();
    if !own.is_empty() {
        text.push_str("\npublic:\n");
    }
    for (i, method) in own.iter().enumerate() {
        text.push_str(if i == 0 { "" } else { "\n" });
        write_method(text, method, 2);
    }
    text.push_str("};\n\n");
}

fn write_method(text: &mut String, method: &Method, indent: usize) {
    comment(text, indent, &method.function.doc);
    let returned = match method.outputs.as_slice() {
        [one] => output_type(one),
        _ => "void".to_owned(),
    };
    let mut parameters: Vec<_> = method.inputs.iter().map(parameter).collect();
    if method.outputs.len() > 1 {
        let places = method.outputs.iter().map(|it| {
            let Output::Plain { name, .. } = it else {
                panic!("{} makes several objects", method.function.name)
            };
            format!("{} &{name}", output_type(it))
        });
        parameters.extend(places);
    }
    let (before, after) = match (&method.owner, method.on_object) {
        (None, _) => ("inline ", ""),
        (_, true) => ("", " const"),
        (_, false) => ("static ", ""),
    };
    let name = if method.name == "new" {
        "create"
    } else {
        &method.name
    };
    let head = [
        format!("{before}{returned} {name}("),
        parameters.join(", "),
        format!("){after} {{"),
    ];
    line(text, indent, &head.concat());
    for statement in body(method) {
        line(text, indent + 2, &statement);
    }
    line(text, indent, "}");
}

/// A line, continued behind a comma where it is too long.
fn line(text: &mut String, indent: usize, whole: &str) {
    let mut width = indent;
    write!(text, "{:indent$}", "").unwrap();
    for (i, part) in whole.split_inclusive(", ").enumerate() {
        if i > 0 && width + part.trim_end().len() > WIDTH {
            text.truncate(text.trim_end().len());
            width = indent + 4;
            write!(text, "\n{:width$}", "").unwrap();
        }
        text.push_str(part);
        width += part.len();
    }
    text.push('\n');
}

fn body(method: &Method) -> Vec<String> {
    let mut arguments = vec![method.function.name.clone()];
    if method.on_object {
        arguments.push("get()".to_owned());
    }
    arguments.extend(method.inputs.iter().flat_map(input_arguments));
    let given = arguments.join(", ");
    match method.outputs.as_slice() {
        [] => vec![format!("call({given});")],
        [Output::Plain { value, .. }] => {
            let is_set = if *value == Value::Flag { " != 0" } else { "" };
            vec![format!(
                "return number<{}>({given}){is_set};",
                raw_type(value)
            )]
        }
        [one] => {
            let (how, kind) = (reading(one), output_type(one));
            vec![format!("return {how}<{kind}>({given});")]
        }
        several => call_with_places(&given, several),
    }
}

fn reading(output: &Output) -> &'static str {
    match output {
        Output::Handle(_) => "made",
        Output::Text | Output::Bytes => "read",
        _ => "copied",
    }
}

/// A call with several results: flags are numbers to C.
fn call_with_places(given: &str, outputs: &[Output]) -> Vec<String> {
    let (mut before, mut places, mut after) = (Vec::new(), Vec::new(), Vec::new());
    for output in outputs {
        match output {
            Output::Plain {
                name,
                value: Value::Flag,
            } => {
                before.push(format!("std::int32_t {name}_flag = 0;"));
                places.push(format!("&{name}_flag"));
                after.push(format!("{name} = {name}_flag != 0;"));
            }
            Output::Plain { name, .. } => places.push(format!("&{name}")),
            _ => {}
        }
    }
    before.push(format!("call({given}, {});", places.join(", ")));
    before.extend(after);
    before
}

fn parameter(input: &Input) -> String {
    match input {
        Input::Handle { name, opaque, .. } => format!("const {} &{name}", type_name(opaque)),
        Input::Text(name) => format!("const std::string &{name}"),
        Input::Bytes(name) => format!("const mnc::bytes &{name}"),
        Input::Secret(name) => format!("const mnc::secret &{name}"),
        Input::Plain { name, value } => format!("{} {name}", value_type(value)),
    }
}

fn input_arguments(input: &Input) -> Vec<String> {
    match input {
        Input::Handle { name, .. } => vec![format!("{name}.get()")],
        Input::Text(name) | Input::Bytes(name) | Input::Secret(name) => {
            vec![format!("{name}.data()"), format!("{name}.size()")]
        }
        Input::Plain {
            name,
            value: Value::Flag,
        } => vec![format!("{name} ? 1 : 0")],
        Input::Plain { name, .. } => vec![name.clone()],
    }
}

fn output_type(output: &Output) -> String {
    match output {
        Output::Handle(opaque) => type_name(opaque),
        Output::Text | Output::CopiedText => "std::string".to_owned(),
        Output::Bytes | Output::CopiedBytes => "mnc::bytes".to_owned(),
        Output::Plain { value, .. } => value_type(value),
    }
}

fn value_type(value: &Value) -> String {
    match value {
        Value::Flag => "bool".to_owned(),
        _ => raw_type(value),
    }
}

fn raw_type(value: &Value) -> String {
    match value {
        Value::Number(kind) => format!("std::{kind}"),
        Value::Code(_) | Value::Flag => "std::int32_t".to_owned(),
        Value::Size => "std::size_t".to_owned(),
    }
}

fn comment(text: &mut String, indent: usize, doc: &str) {
    for part in wrap(doc, WIDTH - indent - 4) {
        writeln!(text, "{:indent$}/// {part}", "").unwrap();
    }
}
