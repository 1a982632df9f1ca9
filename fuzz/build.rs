//! Makes the table of the C functions for the target `interface` from the headers, so that a function
//! that is added there is called here. A parameter of a type that is not known here stops the build.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

const HEADERS: [&str; 2] = [
    "../crates/mnc-ffi/include/mnc.h",
    "../crates/mnc-testing-ffi/include/mnc_testing.h",
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let (mut functions, mut handles) = (Vec::new(), BTreeSet::new());
    for header in HEADERS {
        println!("cargo::rerun-if-changed={header}");
        let code = code(&fs::read_to_string(header).expect("the header"));
        functions.extend(code.split(';').filter_map(Function::read));
        handles.extend(code.split(';').filter_map(opaque));
    }
    let declared: String = functions.iter().map(Function::declaration).collect();
    let rows: String = functions.iter().map(|it| it.row(&handles)).collect();
    let table = format!(
        "unsafe extern \"C\" {{\n{declared}}}\n\
         /// Every function of the headers.\n\
         const FUNCTIONS: &[Function] = &[\n{rows}];\n"
    );
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(folder.join("functions.rs"), table).expect("the table");
}

/// A header without comments and lines of the preprocessor.
fn code(header: &str) -> String {
    let mut code = String::new();
    for part in header.split("/*") {
        code.push_str(part.split_once("*/").map_or(part, |(_, behind)| behind));
    }
    let lines = code.lines().map(|it| it.split("//").next().unwrap_or(it));
    let lines = lines.filter(|it| !it.trim_start().starts_with(['#', '}']));
    lines
        .collect::<Vec<_>>()
        .join(" ")
        .replace("extern \"C\" {", ";")
}

/// The type of a handle: a struct whose content is not told.
fn opaque(text: &str) -> Option<String> {
    let name = text.trim().strip_prefix("typedef struct ")?;
    let (name, same) = name.split_once(' ')?;
    (name == same).then(|| name.to_owned())
}

struct Parameter {
    of: String,
    name: String,
}

struct Function {
    name: String,
    result: String,
    parameters: Vec<Parameter>,
}

impl Function {
    /// A declaration, unless it is of something else.
    fn read(text: &str) -> Option<Self> {
        let (head, rest) = text.split_once('(')?;
        let (result, name) = split_name(head);
        if !name.starts_with("mnc_") || head.contains("typedef") {
            return None;
        }
        let list = rest.trim().trim_end_matches(')');
        let parameters = list.split(',').map(str::trim).filter(|it| *it != "void");
        let parameters = parameters.map(|text| {
            let (of, name) = split_name(text);
            Parameter { of, name }
        });
        Some(Self {
            name,
            result,
            parameters: parameters.collect(),
        })
    }

    fn declaration(&self) -> String {
        let parameters = self.parameters.iter();
        let parameters: Vec<_> = parameters
            .map(|it| format!("{}_: {}", it.name, in_rust(&it.of)))
            .collect();
        let (name, result) = (&self.name, in_rust(&self.result));
        format!("    fn {name}({}) -> {result};\n", parameters.join(", "))
    }

    fn row(&self, handles: &BTreeSet<String>) -> String {
        let (mut made, mut given) = (String::new(), String::new());
        let mut rest = self.parameters.as_slice();
        let mut at = 0;
        while !rest.is_empty() {
            let (method, taken) = self.argument(rest, handles);
            let _ = write!(made, "let a{at} = it.{method}; ");
            match taken {
                1 => given += &format!("a{at}, "),
                _ => (0..taken).for_each(|part| given += &format!("a{at}.{part}, ")),
            }
            rest = &rest[taken..];
            at += 1;
        }
        let name = &self.name;
        let call = format!("unsafe {{ {name}({given}) }}");
        let call = match self.result.as_str() {
            "const char *" => format!("it.named({call})"),
            "uint32_t" => format!("{{ {call}; 0 }}"),
            _ => call,
        };
        let it = if call.contains("it.") || !made.is_empty() {
            "it"
        } else {
            "_"
        };
        format!("    Function {{ name: \"{name}\", call: |{it}| {{ {made}{call} }} }},\n")
    }

    /// What makes the next argument or arguments, and how many they are.
    fn argument(&self, rest: &[Parameter], handles: &BTreeSet<String>) -> (String, usize) {
        let of = |at: usize| rest.get(at).map_or("", |it| it.of.as_str());
        let plain = |method: &str| (method.to_owned(), 1);
        let of_struct = |text: &str| {
            text.trim_start_matches("const ")
                .trim_end_matches([' ', '*'])
                .to_owned()
        };
        match (of(0), of(1)) {
            ("const char *", "size_t") => ("text()".to_owned(), 2),
            ("const uint8_t *", "size_t") => ("bytes()".to_owned(), 2),
            ("uint8_t *" | "char *", "size_t *") => ("buffer()".to_owned(), 2),
            ("mnc_log_fn", "void *") if of(2) == "mnc_destroy_fn" => ("log()".to_owned(), 3),
            ("void *", _) => plain("handle(\"mnc_testing_card\")"),
            ("mnc_error *", _) => plain("error()"),
            ("const mnc_transport *", _) => plain("transport()"),
            ("int32_t" | "mnc_status", _) => plain("number()"),
            ("uint32_t", _) => plain("milliseconds()"),
            ("size_t", _) => plain("count()"),
            ("int32_t *" | "size_t *" | "uint32_t *" | "int64_t *", _) => plain("out_number()"),
            (it, _) if it.starts_with("mnc_") && it.ends_with(" **") => {
                plain(&format!("out_handle(\"{}\")", of_struct(it)))
            }
            (it, _) if handles.contains(&of_struct(it)) => {
                plain(&format!("handle(\"{}\")", of_struct(it)))
            }
            // Handles and data go in; a struct that is filled in goes in too.
            (it, _) if it.starts_with("const mnc_") => plain("structure()"),
            (it, _) => panic!("fuzz/build.rs does not know the type {it} of {}", self.name),
        }
    }
}

/// Type and name, the type without `struct`.
fn split_name(text: &str) -> (String, String) {
    let text = text.trim().replace("struct ", "");
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name = text.rsplit(|c| !is_name(c)).next().unwrap_or_default();
    let of = text[..text.len() - name.len()].trim().to_owned();
    (
        of.split_whitespace().collect::<Vec<_>>().join(" "),
        name.to_owned(),
    )
}

fn in_rust(of: &str) -> &'static str {
    match of {
        "int32_t" | "mnc_status" => "i32",
        "uint32_t" => "u32",
        "size_t" => "usize",
        _ => "*mut std::ffi::c_void",
    }
}
