//! What the committed headers declare: constants, records, callbacks and functions.

use super::{read, words};

/// A number with a name, and what its comment says.
pub struct Constant {
    /// Without `MNC_`.
    pub name: String,
    pub value: i64,
    pub doc: String,
}

/// A parameter or a field: its type without `struct` and blanks, such as `const mnc_card*`.
pub struct Place {
    pub kind: String,
    pub name: String,
    /// The length of an array: a number or a constant.
    pub length: Option<String>,
}

/// Something that is called: a function, or the type of a callback.
pub struct Function {
    pub name: String,
    pub returns: String,
    pub parameters: Vec<Place>,
    pub doc: String,
}

/// A struct whose fields the caller sees.
pub struct Record {
    pub name: String,
    pub fields: Vec<Place>,
    pub doc: String,
}

/// A type that the caller only has pointers to.
pub struct Opaque {
    pub name: String,
    pub doc: String,
}

/// A header.
#[derive(Default)]
pub struct Header {
    pub constants: Vec<Constant>,
    pub opaques: Vec<Opaque>,
    pub records: Vec<Record>,
    pub callbacks: Vec<Function>,
    pub functions: Vec<Function>,
}

impl Header {
    pub fn main() -> Self {
        Self::of(&read("crates/mnc-ffi/include/mnc.h"))
    }

    pub fn testing() -> Self {
        Self::of(&read("crates/mnc-testing-ffi/include/mnc_testing.h"))
    }

    /// How many elements a field has that is an array.
    pub fn length(&self, field: &Place) -> Option<usize> {
        let length = field.length.as_deref()?;
        let mut constants = self.constants.iter();
        let constant = constants.find(|it| length.strip_prefix("MNC_") == Some(&it.name));
        let number = length.parse().ok();
        number.or_else(|| usize::try_from(constant.unwrap().value).ok())
    }

    pub fn is_opaque(&self, name: &str) -> bool {
        self.opaques.iter().any(|it| it.name == name)
    }

    pub fn is_record(&self, name: &str) -> bool {
        self.records.iter().any(|it| it.name == name)
    }

    pub fn is_callback(&self, name: &str) -> bool {
        self.callbacks.iter().any(|it| it.name == name)
    }

    fn of(text: &str) -> Self {
        let mut header = Self::default();
        let (mut doc, mut statement, mut depth) = (String::new(), String::new(), 0);
        for piece in pieces(text) {
            match piece {
                Piece::Comment(comment) if depth == 0 && statement.is_empty() => doc = comment,
                Piece::Comment(_) => {}
                Piece::Define(line) => header.define(&line, &std::mem::take(&mut doc)),
                Piece::Code(code) => {
                    for letter in code.chars() {
                        depth += i32::from(letter == '{') - i32::from(letter == '}');
                        if letter == ';' && depth == 0 {
                            header.declare(&words(&statement), &std::mem::take(&mut doc));
                            statement.clear();
                        } else if !(statement.is_empty() && letter.is_whitespace()) {
                            statement.push(letter);
                        }
                    }
                }
            }
        }
        header
    }

    fn define(&mut self, line: &str, doc: &str) {
        let mut parts = line.split_whitespace();
        let (name, value) = (parts.next().unwrap(), parts.next().unwrap_or_default());
        let named = name.strip_prefix("MNC_").zip(value.parse().ok());
        if let (Some((name, value)), false) = (named, doc.is_empty()) {
            let (name, doc) = (name.to_owned(), doc.to_owned());
            self.constants.push(Constant { name, value, doc });
        }
    }

    fn declare(&mut self, statement: &str, doc: &str) {
        let doc = doc.to_owned();
        if let Some((head, body)) = statement.split_once('{') {
            let name = head.trim().rsplit(' ').next().unwrap().to_owned();
            let fields = body.rsplit_once('}').unwrap().0.split(';');
            let fields = fields
                .filter(|it| !it.trim().is_empty())
                .map(place)
                .collect();
            self.records.push(Record { name, fields, doc });
        } else if let Some(callback) = statement
            .strip_prefix("typedef ")
            .filter(|it| it.contains("(*"))
        {
            self.callbacks.push(function(
                &callback.replacen("(*", "", 1).replacen(")(", "(", 1),
                doc,
            ));
        } else if let Some(name) = statement.strip_prefix("typedef struct ") {
            let name = name.split(' ').next().unwrap().to_owned();
            self.opaques.push(Opaque { name, doc });
        } else if statement.contains('(') {
            self.functions.push(function(statement, doc));
        }
    }
}

enum Piece {
    Comment(String),
    Define(String),
    Code(String),
}

/// Comments, definitions and the rest, in their order; other lines of the preprocessor are left out.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for part in text.split("/*") {
        let (comment, code) = part.split_once("*/").unwrap_or(("", part));
        if comment.starts_with('*') {
            pieces.push(Piece::Comment(comment_text(comment)));
        }
        for line in code.lines() {
            if let Some(line) = line.strip_prefix("#define ") {
                pieces.push(Piece::Define(line.to_owned()));
            } else if !line.starts_with('#') && !line.contains("extern \"C\"") {
                pieces.push(Piece::Code(format!("{line} ")));
            }
        }
    }
    pieces
}

fn comment_text(comment: &str) -> String {
    let lines = comment
        .lines()
        .map(|line| line.trim().trim_start_matches('*').trim());
    words(&lines.collect::<Vec<_>>().join(" "))
}

fn function(declaration: &str, doc: String) -> Function {
    let (head, parameters) = declaration.split_once('(').unwrap();
    let parameters = parameters.trim_end_matches(')').split(',');
    let parameters = parameters
        .filter(|it| it.trim() != "void")
        .map(place)
        .collect();
    let Place { kind, name, .. } = place(head);
    Function {
        name,
        returns: kind,
        parameters,
        doc,
    }
}

/// `const struct mnc_card *card` as type and name.
fn place(declarator: &str) -> Place {
    let (declarator, length) = match declarator.trim().split_once('[') {
        Some((before, length)) => (before, Some(length.trim_end_matches(']').to_owned())),
        None => (declarator.trim(), None),
    };
    let start = declarator.rfind([' ', '*']).unwrap() + 1;
    let kind = declarator[..start].replace("struct ", "");
    let kind = kind.trim().replace(" *", "*");
    Place {
        kind,
        name: declarator[start..].to_owned(),
        length,
    }
}
