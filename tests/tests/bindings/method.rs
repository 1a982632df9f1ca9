//! The functions of the header as methods of objects: what goes in, what comes out, and who owns it.

use super::header::{Function, Header, Place};

/// A value that is no pointer.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// A number of this type of C.
    Number(String),
    /// One of alternatives: the prefix of their constants.
    Code(String),
    /// 0 or 1.
    Flag,
    /// A count.
    Size,
}

/// What a caller gives.
pub enum Input {
    Handle {
        name: String,
        opaque: String,
        optional: bool,
    },
    Text(String),
    Bytes(String),
    /// Bytes that the wrapper wipes after the call.
    Secret(String),
    Plain {
        name: String,
        value: Value,
    },
}

/// What a caller gets.
pub enum Output {
    Handle(String),
    /// Text in a handle.
    Text,
    /// Bytes in a handle.
    Bytes,
    /// Text, copied into a buffer.
    CopiedText,
    /// Bytes, copied into a buffer.
    CopiedBytes,
    Plain {
        name: String,
        value: Value,
    },
}

/// A function as a method.
pub struct Method<'a> {
    pub function: &'a Function,
    /// The opaque type of the class, none for the library itself.
    pub owner: Option<String>,
    /// In the manner of C, without `mnc_` and the owner.
    pub name: String,
    /// Whether the first parameter is the object.
    pub on_object: bool,
    pub inputs: Vec<Input>,
    pub outputs: Vec<Output>,
}

/// What the wrappers wipe.
const SECRETS: [&str; 6] = [
    "entered",
    "pin",
    "number_b",
    "password",
    "new_pin",
    "unlock_password",
];
const NUMBERS: [&str; 6] = [
    "int32_t", "uint32_t", "int64_t", "uint64_t", "float", "double",
];
/// Numbers that are 0 or 1.
const FLAGS: [&str; 3] = ["last_try", "confirmed", "withdrawn"];

/// The methods of a header. Functions with callbacks or structs of the caller, those that free, and
/// those that need no error are left to the hand.
pub fn methods<'a>(header: &'a Header, all: &[&Header]) -> Vec<Method<'a>> {
    header
        .functions
        .iter()
        .filter_map(|it| method(it, all))
        .collect()
}

/// The functions that are left to the hand.
pub fn by_hand<'a>(header: &'a Header, all: &[&Header]) -> Vec<&'a str> {
    let others = header
        .functions
        .iter()
        .filter(|it| method(it, all).is_none());
    others.map(|it| it.name.as_str()).collect()
}

fn method<'a>(function: &'a Function, all: &[&Header]) -> Option<Method<'a>> {
    let name = function.name.strip_prefix("mnc_")?;
    let (last, places) = function.parameters.split_last()?;
    if last.kind != "mnc_error*" || name.ends_with("_free") || name.starts_with("data_") {
        return None;
    }
    let owner = owner_of(function, all);
    let owner_name = owner
        .as_deref()
        .map_or("", |it| it.strip_prefix("mnc_").unwrap());
    let on_object = owner.as_ref().is_some_and(|it| {
        places
            .first()
            .is_some_and(|place| place.kind == format!("const {it}*"))
    });
    let name = if owner.is_none() {
        name.trim_start_matches("testing_")
    } else {
        name
    };
    let short = name
        .strip_prefix(owner_name)
        .unwrap_or(name)
        .trim_start_matches('_');
    let mut reader = Reader {
        function,
        all,
        places: &places[usize::from(on_object)..],
    };
    let (mut inputs, mut outputs) = (Vec::new(), Vec::new());
    while !reader.places.is_empty() {
        if let Some(input) = reader.input() {
            inputs.push(input);
        } else {
            outputs.push(reader.output()?);
        }
    }
    let name = short.strip_suffix("_copy").unwrap_or(short).to_owned();
    Some(Method {
        function,
        owner,
        name,
        on_object,
        inputs,
        outputs,
    })
}

/// The longest opaque type that the name of the function begins with, and takes or makes.
fn owner_of(function: &Function, all: &[&Header]) -> Option<String> {
    let opaques = all.iter().flat_map(|it| &it.opaques).map(|it| &it.name);
    let begins = opaques.filter(|it| function.name.starts_with(&format!("{it}_")));
    begins.max_by_key(|it| it.len()).cloned()
}

struct Reader<'a> {
    function: &'a Function,
    all: &'a [&'a Header],
    places: &'a [Place],
}

impl Reader<'_> {
    fn input(&mut self) -> Option<Input> {
        let place = self.places.first()?;
        let name = place.name.clone();
        let sized = self
            .places
            .get(1)
            .is_some_and(|it| it.name == format!("{name}_len") || it.name == "len");
        let input = match place.kind.as_str() {
            "const char*" if sized => Input::Text(name),
            "const uint8_t*" if sized && SECRETS.contains(&name.as_str()) => Input::Secret(name),
            "const uint8_t*" if sized => Input::Bytes(name),
            kind if kind.starts_with("const ") => {
                let opaque =
                    self.opaque(kind.trim_start_matches("const ").trim_end_matches('*'))?;
                let optional = self.function.doc.contains(&format!("`{name}` NULL"));
                Input::Handle {
                    name,
                    opaque,
                    optional,
                }
            }
            kind if !kind.ends_with('*') => Input::Plain {
                value: self.value(kind, &name)?,
                name,
            },
            _ => return None,
        };
        self.places = &self.places[if sized { 2 } else { 1 }..];
        Some(input)
    }

    fn output(&mut self) -> Option<Output> {
        let place = self.places.first()?;
        let copied = self
            .places
            .get(1)
            .is_some_and(|it| it.kind == "size_t*" && it.name == "len");
        let json = self.function.doc.contains("JSON") || self.function.doc.contains("as UTF-8");
        let output = match place.kind.as_str() {
            "char*" if copied => Output::CopiedText,
            "uint8_t*" if copied => Output::CopiedBytes,
            "mnc_data**" if json => Output::Text,
            "mnc_data**" if place.name != "out" => Output::Text,
            "mnc_data**" => Output::Bytes,
            kind if kind.ends_with("**") => {
                Output::Handle(self.opaque(kind.trim_end_matches('*'))?)
            }
            kind => {
                let value = self.value(kind.strip_suffix('*')?, &place.name)?;
                Output::Plain {
                    name: place.name.clone(),
                    value,
                }
            }
        };
        self.places = &self.places[if copied { 2 } else { 1 }..];
        Some(output)
    }

    fn opaque(&self, name: &str) -> Option<String> {
        self.all
            .iter()
            .any(|it| it.is_opaque(name))
            .then(|| name.to_owned())
    }

    /// The prefix of the constants that a number takes: as the comment says, or of its name.
    fn prefix(&self, name: &str) -> String {
        let said = [format!("`{name}` is `MNC_"), format!("`*{name}` is `MNC_")];
        let mut after = said
            .iter()
            .filter_map(|it| self.function.doc.split_once(it));
        let written = after.next().and_then(|(_, rest)| rest.split_once("_…`"));
        match (written, name) {
            (Some((prefix, _)), _) => prefix.to_owned(),
            (None, "lang") => "LANGUAGE".to_owned(),
            (None, _) => name.to_uppercase(),
        }
    }

    fn value(&self, kind: &str, name: &str) -> Option<Value> {
        if kind == "size_t" {
            return Some(Value::Size);
        }
        if !NUMBERS.contains(&kind) {
            return None;
        }
        if FLAGS.contains(&name) {
            return Some(Value::Flag);
        }
        let prefix = self.prefix(name);
        let start = format!("{prefix}_");
        let constants = self.all.iter().flat_map(|it| &it.constants);
        let alternatives = constants.filter(|it| it.name.starts_with(&start)).count();
        let coded = kind == "int32_t" && alternatives > 1;
        Some(if coded {
            Value::Code(prefix)
        } else {
            Value::Number(kind.to_owned())
        })
    }
}
