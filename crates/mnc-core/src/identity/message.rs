//! Sentences for staff: enums with a stable code and a text in Japanese and in English.

macro_rules! messages {
    ($(#[$meta:meta])* $type:ident {
        $($(#[$doc:meta])* $name:ident = $code:literal, $english:literal, $japanese:literal;)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $type {
            $($(#[$doc])* $name,)*
        }

        impl $type {
            /// Every one, in the order of their declaration.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable ASCII code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// A sentence for staff.
            pub const fn message(self, language: crate::Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, crate::Language::English) => $english,
                      (Self::$name, crate::Language::Japanese) => $japanese,)*
                }
            }
        }
    };
}

pub(crate) use messages;
