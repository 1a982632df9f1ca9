//! A line of a transcript: what it is, and flat fields, so that any language reads it without a parser.

use serde_json::{Map, Value, json};
use std::fmt;

/// A line.
#[derive(Clone, PartialEq)]
pub(crate) struct Line {
    what: String,
    fields: Vec<(String, Value)>,
}

impl Line {
    pub(crate) fn new(what: &str) -> Self {
        Self {
            what: what.to_owned(),
            fields: Vec::new(),
        }
    }

    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.fields.push((name.to_owned(), value.into()));
        self
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.value(name)?.as_str()
    }

    pub(crate) fn number(&self, name: &str) -> Option<i32> {
        self.value(name)?.as_i64()?.try_into().ok()
    }

    fn value(&self, name: &str) -> Option<&Value> {
        let mut fields = self.fields.iter();
        fields.find(|(it, _)| it == name).map(|(_, value)| value)
    }

    /// A line as it stands in a file.
    pub(crate) fn read(text: &str) -> Self {
        let fields: Map<String, Value> = serde_json::from_str(text).unwrap();
        let what = fields["line"].as_str().unwrap();
        let others = fields.iter().filter(|(name, _)| *name != "line");
        others.fold(Self::new(what), |line, (name, value)| {
            line.with(name, value.clone())
        })
    }

    /// A result of the interface that is JSON. Dots lead into objects and arrays; what is not there
    /// has no field; the sentences of both languages are in other tables.
    pub(crate) fn result_of_json(text: &str) -> Self {
        let mut line = Self::new("result");
        flatten("", &serde_json::from_str(text).unwrap(), &mut line.fields);
        line.fields.retain(|(name, _)| !is_sentence(name));
        line.sorted()
    }

    /// In the order of the names: how lines are compared.
    pub(crate) fn sorted(mut self) -> Self {
        self.fields.sort_by(|one, other| one.0.cmp(&other.0));
        self
    }
}

fn is_sentence(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    ["ja", "en", "error"].contains(&last)
}

fn flatten(name: &str, value: &Value, fields: &mut Vec<(String, Value)>) {
    let inner = |part: &str| match name {
        "" => part.to_owned(),
        outer => format!("{outer}.{part}"),
    };
    match value {
        Value::Null => {}
        Value::Object(object) => {
            for (part, value) in object {
                flatten(&inner(part), value, fields);
            }
        }
        Value::Array(array) => {
            for (at, value) in array.iter().enumerate() {
                flatten(&inner(&at.to_string()), value, fields);
            }
        }
        leaf => fields.push((name.to_owned(), leaf.clone())),
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{\"line\":{}", json!(self.what))?;
        for (name, value) in &self.fields {
            let written = value.to_string();
            assert!(!written.contains('\\'), "{name} would need an escape");
            write!(f, ",\"{name}\":{written}")?;
        }
        f.write_str("}")
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[test]
fn a_result_is_flat_and_without_sentences() {
    let nested = r#"{"a": {"b": null, "c": [true, {"d": "x", "en": "y"}]}, "error": "z"}"#;
    let line = Line::result_of_json(nested);
    assert_eq!(
        line.to_string(),
        r#"{"line":"result","a.c.0":true,"a.c.1.d":"x"}"#
    );
    assert_eq!(Line::read(&line.to_string()).sorted(), line);
}
