//! Writes the Pascal unit of the classes.

use super::header::Header;
use super::method::{Input, Method, Output, Value, methods};
use super::names::pascal_case;
use super::pascal::{TOP, comment, kind_of};
use std::fmt::Write;

/// What a method may not be called in Pascal.
const RESERVED: [&str; 11] = [
    "end", "record", "file", "string", "type", "set", "unit", "uses", "free", "create", "destroy",
];

/// The unit of a header's classes; its functions without a class begin with this name.
pub fn objects_unit(
    header: &Header,
    all: &[&Header],
    unit: &str,
    uses: &str,
    library: &str,
) -> String {
    let methods = methods(header, all);
    let own = |owner: Option<&str>| {
        let of_it = methods.iter().filter(|it| it.owner.as_deref() == owner);
        of_it.collect::<Vec<_>>()
    };
    let mut text = format!(
        "{TOP}unit {unit};\n\n{{$IFDEF FPC}}{{$MODE DELPHI}}{{$ENDIF}}\n\ninterface\n\nuses\n  SysUtils, {uses};\n\ntype\n"
    );
    let classes: Vec<_> = header
        .opaques
        .iter()
        .filter(|it| it.name != "mnc_data")
        .collect();
    for opaque in &classes {
        writeln!(text, "  T{} = class;", pascal_case(&opaque.name)).unwrap();
    }
    for opaque in &classes {
        text.push('\n');
        comment(&mut text, 2, &opaque.doc);
        let name = pascal_case(&opaque.name);
        writeln!(
            text,
            "  T{name} = class(TMncHandle)\n  private\n    function Raw: P{name};"
        )
        .unwrap();
        text += "  protected\n    function FreeHandle: Int32; override;\n  public\n";
        for method in own(Some(&opaque.name)) {
            comment(&mut text, 4, &method.function.doc);
            writeln!(text, "    {}", heading(method, None, library)).unwrap();
        }
        text += "  end;\n";
    }
    for method in own(None) {
        text.push('\n');
        comment(&mut text, 0, &method.function.doc);
        writeln!(text, "{}", heading(method, Some(""), library)).unwrap();
    }
    text += "\nimplementation\n";
    for opaque in &classes {
        let name = pascal_case(&opaque.name);
        writeln!(
            text,
            "\nfunction T{name}.Raw: P{name};\nbegin\n  Result := P{name}(MncRaw(Self));\nend;"
        )
        .unwrap();
        writeln!(
            text,
            "\nfunction T{name}.FreeHandle: Int32;\nbegin\n  Result := {}_free(Raw, nil);\nend;",
            opaque.name
        )
        .unwrap();
        for method in own(Some(&opaque.name)) {
            implementation(&mut text, method, Some(&format!("T{name}.")), library);
        }
    }
    for method in own(None) {
        implementation(&mut text, method, Some(""), library);
    }
    text + "\nend.\n"
}

/// The heading, for the class (`place` none) or for the implementation.
fn heading(method: &Method, place: Option<&str>, library: &str) -> String {
    let mut parameters: Vec<_> = method.inputs.iter().map(parameter).collect();
    if method.outputs.len() > 1 {
        parameters.extend(
            method
                .outputs
                .iter()
                .map(|it| format!("out {}: {}", output_name(it), output_type(it))),
        );
    }
    let parameters = if parameters.is_empty() {
        String::new()
    } else {
        format!("({})", parameters.join("; "))
    };
    let class = if method.on_object || method.owner.is_none() {
        ""
    } else {
        "class "
    };
    let name = method_name(method, library);
    let place = place.unwrap_or_default();
    match method.outputs.as_slice() {
        [one] => format!(
            "{class}function {place}{name}{parameters}: {};",
            output_type(one)
        ),
        _ => format!("{class}procedure {place}{name}{parameters};"),
    }
}

fn method_name(method: &Method, library: &str) -> String {
    let name = pascal_case(&method.name);
    if method.owner.is_none() {
        return format!("{library}{name}");
    }
    match method.name.as_str() {
        "begin" => "Start".to_owned(),
        reserved if RESERVED.contains(&reserved) => format!("Get{name}"),
        _ => name,
    }
}

fn implementation(text: &mut String, method: &Method, place: Option<&str>, library: &str) {
    write!(text, "\n{}\n", heading(method, place, library)).unwrap();
    text.push_str("var\n  Error: TMncError;\n");
    if let [Output::CopiedText | Output::CopiedBytes] = method.outputs.as_slice() {
        copy(text, method);
        return;
    }
    for output in &method.outputs {
        writeln!(text, "  {}: {};", local(output), native_type(output)).unwrap();
    }
    text.push_str("begin\n");
    for output in &method.outputs {
        let nothing = if matches!(output, Output::Plain { .. }) {
            "0"
        } else {
            "nil"
        };
        writeln!(text, "  {} := {nothing};", local(output)).unwrap();
    }
    let mut arguments = arguments(method);
    arguments.extend(method.outputs.iter().map(local));
    arguments.push("MncNoError(Error)".to_owned());
    let call = format!("{}({})", method.function.name, arguments.join(", "));
    let secret = method.inputs.iter().find_map(|it| match it {
        Input::Secret(name) => Some(pascal_case(name)),
        _ => None,
    });
    let lines = results(method, &call);
    match secret {
        None => text.extend(lines.iter().map(|line| format!("  {line}\n"))),
        Some(secret) => {
            text.push_str("  try\n");
            text.extend(lines.iter().map(|line| format!("    {line}\n")));
            write!(text, "  finally\n    MncWipe(A{secret});\n  end;\n").unwrap();
        }
    }
    text.push_str("end;\n");
}

/// The call, and what becomes of its results.
fn results(method: &Method, call: &str) -> Vec<String> {
    let found = |nothing: &str, something: &str| {
        let test = format!("if MncFound({call}, Error) then");
        vec![
            format!("Result := {nothing};"),
            test,
            format!("  Result := {something};"),
        ]
    };
    match method.outputs.as_slice() {
        [Output::Handle(opaque)] => found("nil", &format!("T{}.Take(Made)", pascal_case(opaque))),
        [Output::Text] => found("''", "MncTakeText(Made)"),
        [Output::Bytes] => found("nil", "MncTake(Made)"),
        outputs => {
            let mut lines = vec![format!("MncCheck({call}, Error);")];
            for output in outputs {
                let target = if outputs.len() == 1 {
                    "Result".to_owned()
                } else {
                    output_name(output)
                };
                lines.push(format!("{target} := {};", converted(output)));
            }
            lines
        }
    }
}

/// Asks for the size, then copies.
fn copy(text: &mut String, method: &Method) {
    let is_text = matches!(method.outputs[0], Output::CopiedText);
    let (pointer, nothing) = if is_text {
        ("PAnsiChar", "''")
    } else {
        ("PByte", "nil")
    };
    let call = |buffer: &str| {
        let mut arguments = arguments(method);
        arguments.extend([buffer, "Len", "MncNoError(Error)"].map(str::to_owned));
        format!("{}({})", method.function.name, arguments.join(", "))
    };
    writeln!(
        text,
        "  Len: NativeUInt;\nbegin\n  Len := 0;\n  Result := {nothing};"
    )
    .unwrap();
    writeln!(
        text,
        "  if not MncRoom({}, Error) then\n    Exit;",
        call("nil")
    )
    .unwrap();
    writeln!(
        text,
        "  SetLength(Result, Len);\n  MncCheck({}, Error);",
        call(&format!("{pointer}(Result)"))
    )
    .unwrap();
    text.push_str("  SetLength(Result, Len);\nend;\n");
}

fn arguments(method: &Method) -> Vec<String> {
    let object = method.on_object.then(|| "Raw".to_owned());
    object
        .into_iter()
        .chain(method.inputs.iter().flat_map(argument))
        .collect()
}

fn parameter(input: &Input) -> String {
    match input {
        Input::Handle { name, opaque, .. } => {
            format!("A{}: T{}", pascal_case(name), pascal_case(opaque))
        }
        Input::Text(name) => format!("const A{}: UTF8String", pascal_case(name)),
        Input::Bytes(name) | Input::Secret(name) => format!("const A{}: TBytes", pascal_case(name)),
        Input::Plain { name, value } => format!("A{}: {}", pascal_case(name), value_type(value)),
    }
}

fn argument(input: &Input) -> Vec<String> {
    match input {
        Input::Handle { name, opaque, .. } => vec![format!(
            "P{}(MncRaw(A{}))",
            pascal_case(opaque),
            pascal_case(name)
        )],
        Input::Text(name) => vec![
            format!("PAnsiChar(A{0})", pascal_case(name)),
            format!("Length(A{})", pascal_case(name)),
        ],
        Input::Bytes(name) | Input::Secret(name) => vec![
            format!("PByte(A{})", pascal_case(name)),
            format!("Length(A{})", pascal_case(name)),
        ],
        Input::Plain {
            name,
            value: Value::Flag,
        } => vec![format!("Ord(A{})", pascal_case(name))],
        Input::Plain { name, .. } => vec![format!("A{}", pascal_case(name))],
    }
}

fn value_type(value: &Value) -> String {
    match value {
        Value::Number(kind) => kind_of(kind),
        Value::Code(_) => "Int32".to_owned(),
        Value::Flag => "Boolean".to_owned(),
        Value::Size => "NativeUInt".to_owned(),
    }
}

fn output_type(output: &Output) -> String {
    match output {
        Output::Handle(opaque) => format!("T{}", pascal_case(opaque)),
        Output::Text | Output::CopiedText => "UTF8String".to_owned(),
        Output::Bytes | Output::CopiedBytes => "TBytes".to_owned(),
        Output::Plain { value, .. } => value_type(value),
    }
}

fn native_type(output: &Output) -> String {
    match output {
        Output::Handle(opaque) => format!("P{}", pascal_case(opaque)),
        Output::Plain {
            value: Value::Flag, ..
        } => "Int32".to_owned(),
        Output::Plain { value, .. } => value_type(value),
        _ => "PMncData".to_owned(),
    }
}

fn output_name(output: &Output) -> String {
    match output {
        Output::Plain { name, .. } => format!("A{}", pascal_case(name)),
        _ => "AMade".to_owned(),
    }
}

fn local(output: &Output) -> String {
    match output {
        Output::Plain { name, .. } => format!("Its{}", pascal_case(name)),
        _ => "Made".to_owned(),
    }
}

fn converted(output: &Output) -> String {
    match output {
        Output::Plain {
            value: Value::Flag, ..
        } => format!("{} <> 0", local(output)),
        _ => local(output),
    }
}
