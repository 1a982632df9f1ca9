//! How records of the interface map to elements: one table per record, read in both directions.

use super::Element;
use super::parse::Parser;
use crate::Result;
use serde_json::{Map, Value as Json};
use std::borrow::Cow;

/// A value that is one element.
pub(crate) trait Node: Sized {
    /// Reads the open element, and closes it.
    fn read(parser: &mut Parser<'_>) -> Result<Self>;
    fn to_element(&self, tag: &str) -> Element;
    fn to_json(&self) -> Json;
}

/// A value that is the text of one element; `from_text` keeps what it does not understand.
pub(crate) trait Scalar: Sized {
    fn from_text(text: &str) -> Self;
    fn text(&self) -> Cow<'_, str>;
    fn to_json(&self) -> Json;
}

impl<T: Scalar> Node for T {
    fn read(parser: &mut Parser<'_>) -> Result<Self> {
        parser.text().map(T::from_text)
    }

    fn to_element(&self, tag: &str) -> Element {
        Element::leaf(tag, self.text())
    }

    fn to_json(&self) -> Json {
        Scalar::to_json(self)
    }
}

/// What has no table stays a tree.
impl Node for Element {
    fn read(parser: &mut Parser<'_>) -> Result<Self> {
        parser.element()
    }

    fn to_element(&self, _tag: &str) -> Element {
        self.clone()
    }

    fn to_json(&self) -> Json {
        self.to_json()
    }
}

impl Scalar for String {
    fn from_text(text: &str) -> Self {
        text.to_owned()
    }

    fn text(&self) -> Cow<'_, str> {
        self.into()
    }

    fn to_json(&self) -> Json {
        self.as_str().into()
    }
}

/// A field of a record: it takes its elements as they come, and puts them back.
pub(crate) trait Field: Default {
    /// Whether the element is the field's; `head` is the field's tag up to a slash.
    fn owns(head: &str, name: &str) -> bool {
        name == head
    }

    /// Takes the open element, which is the field's.
    fn accept(
        &mut self,
        tag: &str,
        parser: &mut Parser<'_>,
        unknown: &mut Vec<Element>,
    ) -> Result<()>;

    /// Called when the record is complete.
    fn finish(&mut self, _unknown: &mut Vec<Element>) {}

    fn write(&self, tag: &str, out: &mut Vec<Element>);
    fn to_json(&self) -> Option<Json>;
}

/// The tag up to a slash: the element that stands in the record itself.
pub(crate) const fn head(tag: &'static str) -> &'static str {
    let mut rest = tag.as_bytes();
    while let [first, behind @ ..] = rest {
        if *first == b'/' {
            return tag.split_at(tag.len() - rest.len()).0;
        }
        rest = behind;
    }
    tag
}

/// At most one element. Two would leave open which one holds, so they are refused.
impl<T: Node> Field for Option<T> {
    fn accept(
        &mut self,
        _tag: &str,
        parser: &mut Parser<'_>,
        _unknown: &mut Vec<Element>,
    ) -> Result<()> {
        if self.is_some() {
            return Err(parser.misplaced());
        }
        *self = Some(T::read(parser)?);
        Ok(())
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
    fn accept(
        &mut self,
        tag: &str,
        parser: &mut Parser<'_>,
        unknown: &mut Vec<Element>,
    ) -> Result<()> {
        match tag.split_once('/') {
            None => self.push(T::read(parser)?),
            Some((list, item)) => accept_list(self, list, item, parser, unknown)?,
        }
        Ok(())
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
fn accept_list<T: Node>(
    items: &mut Vec<T>,
    list: &str,
    item: &str,
    parser: &mut Parser<'_>,
    unknown: &mut Vec<Element>,
) -> Result<()> {
    let mut others = Vec::new();
    while parser.next_child()? {
        if parser.name() == item {
            items.push(T::read(parser)?);
        } else {
            others.push(parser.element()?);
        }
    }
    if !others.is_empty() {
        unknown.push(Element::parent(list, others));
    }
    Ok(())
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
            fn read(
                parser: &mut $crate::eligibility::wire::parse::Parser<'_>,
            ) -> $crate::Result<Self> {
                use $crate::eligibility::wire::field::{Field, head};
                let mut record = Self::default();
                while parser.next_child()? {
                    $(
                        if <$type as Field>::owns(const { head($tag) }, parser.name()) {
                            record.$field.accept($tag, parser, &mut record.unknown)?;
                            continue;
                        }
                    )*
                    record.unknown.push(parser.element()?);
                }
                $(Field::finish(&mut record.$field, &mut record.unknown);)*
                Ok(record)
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
