//! How records of the interface map to elements: one table per record, read in both directions.

use super::Element;
use crate::Result;
use serde_json::{Map, Value as Json};
use std::borrow::Cow;

/// The elements of a record that no field has taken yet.
pub(crate) struct Fields(Vec<Element>);

impl Fields {
    pub(crate) fn of(element: Element) -> Result<Self> {
        element.into_children().map(Self)
    }

    /// The one element with this tag. Two would leave open which one holds, so they are refused.
    pub(crate) fn take(&mut self, tag: &str) -> Result<Option<Element>> {
        let mut found = self.take_all(tag).into_iter();
        let first = found.next();
        match found.next() {
            Some(second) => Err(second.misplaced()),
            None => Ok(first),
        }
    }

    fn take_all(&mut self, tag: &str) -> Vec<Element> {
        self.0
            .extract_if(.., |element| element.name() == tag)
            .collect()
    }

    /// What is left: the unknown elements, in the order of the file.
    pub(crate) fn rest(self) -> Vec<Element> {
        self.0
    }
}

/// A value that is one element.
pub(crate) trait Node: Sized {
    fn from_element(element: Element) -> Result<Self>;
    fn to_element(&self, tag: &str) -> Element;
    fn to_json(&self) -> Json;
}

/// A value that is the text of one element; `from_text` keeps what it does not understand.
pub(crate) trait Scalar: Sized {
    fn from_text(text: String) -> Self;
    fn text(&self) -> Cow<'_, str>;
    fn to_json(&self) -> Json;
}

impl<T: Scalar> Node for T {
    fn from_element(element: Element) -> Result<Self> {
        element.into_text().map(T::from_text)
    }

    fn to_element(&self, tag: &str) -> Element {
        Element::leaf(tag, self.text())
    }

    fn to_json(&self) -> Json {
        Scalar::to_json(self)
    }
}

impl Scalar for String {
    fn from_text(text: String) -> Self {
        text
    }

    fn text(&self) -> Cow<'_, str> {
        self.into()
    }

    fn to_json(&self) -> Json {
        self.as_str().into()
    }
}

/// A field of a record: it takes its elements out of the record's, and puts them back.
pub(crate) trait Field: Sized {
    fn read(fields: &mut Fields, tag: &str) -> Result<Self>;
    fn write(&self, tag: &str, out: &mut Vec<Element>);
    fn to_json(&self) -> Option<Json>;
}

/// At most one element.
impl<T: Node> Field for Option<T> {
    fn read(fields: &mut Fields, tag: &str) -> Result<Self> {
        fields.take(tag)?.map(T::from_element).transpose()
    }

    fn write(&self, tag: &str, out: &mut Vec<Element>) {
        out.extend(self.iter().map(|value| value.to_element(tag)));
    }

    fn to_json(&self) -> Option<Json> {
        self.as_ref().map(Node::to_json)
    }
}

/// Any number of elements; a tag `List/Item` says that they stand inside a list element.
impl<T: Node> Field for Vec<T> {
    fn read(fields: &mut Fields, tag: &str) -> Result<Self> {
        match tag.split_once('/') {
            None => fields
                .take_all(tag)
                .into_iter()
                .map(T::from_element)
                .collect(),
            Some((list, item)) => take_lists(fields, list, item),
        }
    }

    fn write(&self, tag: &str, out: &mut Vec<Element>) {
        let elements = |item| {
            self.iter()
                .map(|value| value.to_element(item))
                .collect::<Vec<_>>()
        };
        match tag.split_once('/') {
            None => out.extend(elements(tag)),
            Some(_) if self.is_empty() => {}
            Some((list, item)) => out.push(Element::parent(list, elements(item))),
        }
    }

    fn to_json(&self) -> Option<Json> {
        let items = self.iter().map(Node::to_json);
        (!self.is_empty()).then(|| items.collect())
    }
}

/// What else stands in a list is left to the unknown elements, inside its list element.
fn take_lists<T: Node>(fields: &mut Fields, list: &str, item: &str) -> Result<Vec<T>> {
    let mut items = Vec::new();
    for element in fields.take_all(list) {
        let mut inner = Fields::of(element)?;
        items.extend(<Vec<T> as Field>::read(&mut inner, item)?);
        if !inner.0.is_empty() {
            fields.0.push(Element::parent(list, inner.rest()));
        }
    }
    Ok(items)
}

/// The JSON of a record without empty fields; unknown elements stand under `unknown`.
pub(crate) fn record_json<const N: usize>(
    fields: [(&str, Option<Json>); N],
    unknown: &[Element],
) -> Json {
    let present = fields
        .into_iter()
        .filter_map(|(name, json)| Some((name.to_owned(), json?)));
    let mut object: Map<_, _> = present.collect();
    if !unknown.is_empty() {
        object.insert(
            "unknown".to_owned(),
            unknown.iter().map(Element::to_json).collect(),
        );
    }
    Json::Object(object)
}

/// Declares a record: its fields, each with its type and its tag.
///
/// `Debug` shows the name of the record only: what it holds is personal.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$field_doc:meta])* $field:ident: $type:ty = $tag:literal,)*
    }) => {
        $(#[$doc])*
        ///
        /// `Debug` shows no content. Build one with `Default` and set its fields.
        #[derive(Clone, Default, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct $name {
            $(
                $(#[$field_doc])*
                #[doc = concat!(" (`", $tag, "`)")]
                pub $field: $type,
            )*
            /// The elements that are not known here, in the order of the file.
            pub unknown: Vec<$crate::eligibility::wire::Element>,
        }

        impl $crate::eligibility::wire::field::Node for $name {
            fn from_element(element: $crate::eligibility::wire::Element) -> $crate::Result<Self> {
                use $crate::eligibility::wire::field::{Field, Fields};
                let mut fields = Fields::of(element)?;
                Ok(Self {
                    $($field: <$type as Field>::read(&mut fields, $tag)?,)*
                    unknown: fields.rest(),
                })
            }

            fn to_element(&self, tag: &str) -> $crate::eligibility::wire::Element {
                use $crate::eligibility::wire::field::Field;
                let mut children = Vec::new();
                $(Field::write(&self.$field, $tag, &mut children);)*
                children.extend(self.unknown.iter().cloned());
                $crate::eligibility::wire::Element::parent(tag, children)
            }

            fn to_json(&self) -> serde_json::Value {
                use $crate::eligibility::wire::field::{Field, record_json};
                record_json([$((stringify!($field), Field::to_json(&self.$field)),)*], &self.unknown)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    };
}

pub(crate) use record;
