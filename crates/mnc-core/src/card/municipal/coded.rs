//! How the wing writes down its tables: a code, a text in two languages and the notice it comes from.

/// An enum whose values have a stable code, a text for staff in English and Japanese, and a source.
macro_rules! coded {
    (
        $(#[$doc:meta])* $name:ident {
            $($(#[$value_doc:meta])* $value:ident = $code:literal, $english:literal, $japanese:literal, $source:literal;)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$value_doc])* $value,)*
        }

        impl $name {
            /// Every value, in the order of the notice.
            pub const ALL: &[Self] = &[$(Self::$value,)*];

            /// The stable ASCII code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$value => $code,)* }
            }

            /// The value with this code, if there is one.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }

            /// The text for staff.
            pub const fn title(self, language: $crate::error::Language) -> &'static str {
                match (self, language) {
                    $((Self::$value, $crate::error::Language::English) => $english,
                      (Self::$value, $crate::error::Language::Japanese) => $japanese,)*
                }
            }

            /// The notice and section that it comes from.
            pub const fn source(self) -> &'static str {
                match self { $(Self::$value => $source,)* }
            }
        }
    };
}
pub(super) use coded;
