//! How a code table is declared.

/// Declares tables: `Name = "table" { Variant = "code" "label", … }`.
///
/// `Debug` shows an unknown code as `Other(..)`: it is text from outside.
macro_rules! code_tables {
    ($($(#[$doc:meta])* $name:ident = $table:literal {
        $($variant:ident = $code:literal $label:literal,)*
    })*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!("`", $code, "` ", $label)] $variant,)*
            /// A code that the table does not have, as it came.
            Other(String),
        }

        impl $name {
            /// The number of the table in the interface.
            pub const TABLE: &str = $table;
            /// Every code of the table with its Japanese label.
            pub const CODES: &[(&str, &str)] = &[$(($code, $label),)*];

            /// The value of a code. Codes are text: `1` is not `01`.
            pub fn from_code(code: &str) -> Self {
                match code {
                    $($code => Self::$variant,)*
                    other => Self::Other(other.to_owned()),
                }
            }

            /// The code, as it stands in the file.
            pub fn code(&self) -> &str {
                match self {
                    $(Self::$variant => $code,)*
                    Self::Other(code) => code,
                }
            }

            /// The Japanese label, if the table has the code.
            pub fn label(&self) -> Option<&'static str> {
                match self {
                    $(Self::$variant => Some($label),)*
                    Self::Other(_) => None,
                }
            }
        }

        impl $crate::eligibility::wire::field::Scalar for $name {
            fn from_text(text: &str) -> Self {
                Self::from_code(text)
            }

            fn text(&self) -> std::borrow::Cow<'_, str> {
                self.code().into()
            }

            fn to_json(&self) -> serde_json::Value {
                serde_json::json!({ "code": self.code(), "label": self.label() })
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(match self {
                    $(Self::$variant => stringify!($variant),)*
                    Self::Other(_) => "Other(..)",
                })
            }
        }

        #[cfg(test)]
        impl $crate::eligibility::codes::tests::Table for $name {
            const TABLE: &str = $table;
            const CODES: &[(&str, &str)] = Self::CODES;

            fn looked_up(code: &str) -> (String, Option<&'static str>) {
                let value = Self::from_code(code);
                (value.code().to_owned(), value.label())
            }
        }
    )*

        #[cfg(test)]
        pub(super) const ALL: &[super::tests::Entry] = &[$(super::tests::entry::<$name>(),)*];
    };
}

pub(super) use code_tables;
