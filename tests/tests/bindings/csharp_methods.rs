//! Writes the methods of the C# classes.

use super::csharp::{TOP, number, parameter_name, summary};
use super::header::Header;
use super::method::{Input, Method, Output, Value, methods};
use super::names::{pascal_case, type_name};
use std::fmt::Write;

/// The methods of every class, and of the library itself.
pub fn methods_file(header: &Header, all: &[&Header], native: &str, library: &str) -> String {
    let mut text = format!("{TOP}using System;\n\nnamespace Mnc\n{{\n");
    let methods = methods(header, all);
    let owners = header
        .opaques
        .iter()
        .map(|it| Some(it.name.clone()))
        .chain([None]);
    for owner in owners {
        let own: Vec<_> = methods.iter().filter(|it| it.owner == owner).collect();
        if own.is_empty() {
            continue;
        }
        match &owner {
            Some(opaque) => writeln!(
                text,
                "    public sealed partial class {}\n    {{",
                type_name(opaque)
            )
            .unwrap(),
            None => writeln!(text, "    public static partial class {library}\n    {{").unwrap(),
        }
        for method in own {
            write_method(&mut text, method, native);
        }
        text.truncate(text.trim_end().len());
        text += "\n    }\n\n";
    }
    text.truncate(text.trim_end().len());
    text + "\n}\n"
}

fn write_method(text: &mut String, method: &Method, native: &str) {
    summary(text, 8, &method.function.doc);
    let returned = match method.outputs.as_slice() {
        [one] => output_type(one),
        _ => "void".to_owned(),
    };
    let fixed = if method.on_object { "" } else { "static " };
    let mut parameters: Vec<_> = method.inputs.iter().map(input_parameter).collect();
    if method.outputs.len() > 1 {
        parameters.extend(
            method
                .outputs
                .iter()
                .map(|it| format!("out {} {}", output_type(it), output_name(it))),
        );
    }
    let (name, parameters) = (pascal_case(&method.name), parameters.join(", "));
    writeln!(
        text,
        "        public {fixed}{returned} {name}({parameters})\n        {{"
    )
    .unwrap();
    let secret = method.inputs.iter().find_map(|it| match it {
        Input::Secret(name) => Some(camel(name)),
        _ => None,
    });
    let indent = if secret.is_some() { 16 } else { 12 };
    if secret.is_some() {
        text.push_str("            try\n            {\n");
    }
    for line in body(method, native) {
        writeln!(text, "{:indent$}{line}", "").unwrap();
    }
    if let Some(secret) = secret {
        write!(text, "            }}\n            finally\n            {{\n                Call.Wipe({secret});\n            }}\n").unwrap();
    }
    text.push_str("        }\n\n");
}

fn body(method: &Method, native: &str) -> Vec<String> {
    let mut lines = vec!["NativeError error = Call.NoError();".to_owned()];
    let mut arguments = Vec::new();
    if method.on_object {
        arguments.push("this".to_owned());
    }
    for input in &method.inputs {
        if let Input::Text(name) = input {
            let name = camel(name);
            let said = name.trim_start_matches('@');
            lines.push(format!(
                "byte[] {said}Utf8 = Utf8.Bytes({name}, \"{said}\");"
            ));
        }
        arguments.extend(input_arguments(input));
    }
    let function = format!("{native}.{}", method.function.name);
    if let [Output::CopiedText | Output::CopiedBytes] = method.outputs.as_slice() {
        let helper = if matches!(method.outputs[0], Output::CopiedText) {
            "Text"
        } else {
            "Bytes"
        };
        arguments.extend(["buffer", "ref len", "ref failure"].map(str::to_owned));
        lines.remove(0);
        lines.push(format!(
            "return Call.Copy{helper}((byte[] buffer, ref UIntPtr len, ref NativeError failure) =>"
        ));
        lines.push(format!("    {function}({}));", arguments.join(", ")));
        return lines;
    }
    for output in &method.outputs {
        lines.push(format!("{} {};", native_type(output), local(output)));
        arguments.push(format!("{} {}", direction(output), local(output)));
        if direction(output) == "ref" {
            *lines.last_mut().unwrap() = format!("UIntPtr {} = UIntPtr.Zero;", local(output));
        }
    }
    arguments.push("ref error".to_owned());
    let call = format!("{function}({}), ref error)", arguments.join(", "));
    finish(&mut lines, method, &call);
    lines
}

/// The call, and what becomes of its results.
fn finish(lines: &mut Vec<String>, method: &Method, call: &str) {
    match method.outputs.as_slice() {
        [Output::Handle(_)] => lines.push(format!("return Call.Found({call} ? made : null;")),
        [Output::Text] => lines.push(format!(
            "return Call.Found({call} ? made.TakeText() : null;"
        )),
        [Output::Bytes] => lines.push(format!("return Call.Found({call} ? made.Take() : null;")),
        outputs => {
            lines.push(format!("Call.Check({call};"));
            for output in outputs {
                let value = converted(output);
                let target = if outputs.len() == 1 {
                    "return".to_owned()
                } else {
                    format!("{} =", output_name(output))
                };
                lines.push(format!("{target} {value};"));
            }
        }
    }
}

fn input_parameter(input: &Input) -> String {
    match input {
        Input::Handle { name, opaque, .. } => format!("{} {}", type_name(opaque), camel(name)),
        Input::Text(name) => format!("string {}", camel(name)),
        Input::Bytes(name) | Input::Secret(name) => format!("byte[] {}", camel(name)),
        Input::Plain { name, value } => format!("{} {}", value_type(value), camel(name)),
    }
}

fn input_arguments(input: &Input) -> Vec<String> {
    match input {
        Input::Handle {
            name,
            opaque,
            optional: true,
        } => vec![format!("{} ?? {}.None", camel(name), type_name(opaque))],
        Input::Handle { name, .. } => vec![camel(name)],
        Input::Text(name) => utf8_arguments(camel(name).trim_start_matches('@')),
        Input::Bytes(name) | Input::Secret(name) => {
            vec![camel(name), format!("Call.Length({})", camel(name))]
        }
        Input::Plain { name, value } => vec![match value {
            Value::Number(_) => camel(name),
            Value::Code(_) => format!("(int){}", camel(name)),
            Value::Flag => format!("{} ? 1 : 0", camel(name)),
            Value::Size => format!("Call.Size({})", camel(name)),
        }],
    }
}

fn utf8_arguments(name: &str) -> Vec<String> {
    vec![format!("{name}Utf8"), format!("Call.Length({name}Utf8)")]
}

fn value_type(value: &Value) -> String {
    match value {
        Value::Number(kind) => number(kind).unwrap().to_owned(),
        Value::Code(prefix) => pascal_case(prefix),
        Value::Flag => "bool".to_owned(),
        Value::Size => "int".to_owned(),
    }
}

fn output_type(output: &Output) -> String {
    match output {
        Output::Handle(opaque) => type_name(opaque),
        Output::Text | Output::CopiedText => "string".to_owned(),
        Output::Bytes | Output::CopiedBytes => "byte[]".to_owned(),
        Output::Plain { value, .. } => value_type(value),
    }
}

fn native_type(output: &Output) -> String {
    match output {
        Output::Handle(opaque) => type_name(opaque),
        Output::Plain {
            value: Value::Size, ..
        } => "UIntPtr".to_owned(),
        Output::Plain {
            value: Value::Number(kind),
            ..
        } => number(kind).unwrap().to_owned(),
        Output::Plain { .. } => "int".to_owned(),
        _ => "Data".to_owned(),
    }
}

fn direction(output: &Output) -> &'static str {
    if matches!(
        output,
        Output::Plain {
            value: Value::Size,
            ..
        }
    ) {
        "ref"
    } else {
        "out"
    }
}

fn output_name(output: &Output) -> String {
    match output {
        Output::Plain { name, .. } => camel(name),
        _ => "made".to_owned(),
    }
}

fn local(output: &Output) -> String {
    match output {
        Output::Plain { name, .. } => format!("{}Out", camel(name).trim_start_matches('@')),
        _ => "made".to_owned(),
    }
}

fn converted(output: &Output) -> String {
    let name = local(output);
    match output {
        Output::Plain {
            value: Value::Code(prefix),
            ..
        } => format!("({}){name}", pascal_case(prefix)),
        Output::Plain {
            value: Value::Flag, ..
        } => format!("{name} != 0"),
        Output::Plain {
            value: Value::Size, ..
        } => format!("checked((int){name}.ToUInt64())"),
        _ => name,
    }
}

/// `number_b` as `numberB`.
fn camel(name: &str) -> String {
    let pascal = pascal_case(name);
    let (first, rest) = pascal.split_at(1);
    parameter_name(&format!("{}{rest}", first.to_lowercase()))
}
