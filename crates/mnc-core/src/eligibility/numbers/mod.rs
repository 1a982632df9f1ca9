//! The numbers of the insurance: kept as they came, checked by their last digit, compared by a key.

mod check_digit;
mod institution;
mod insured;
mod insurer;
mod key;
mod public_expense;

pub use check_digit::CheckDigit;
pub use institution::InstitutionCode;
pub use insured::{BranchNumber, InsuredNumber, InsuredSymbol};
pub use insurer::InsurerNumber;
pub use key::{number_key, symbol_key};
pub use public_expense::{BeneficiaryNumber, PublicExpenseNumber};

/// Declares a number that is kept as it came.
macro_rules! plain_number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// Kept as it came. `Debug` does not show it.
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// The number as it came.
            pub fn new(raw: impl Into<String>) -> Self {
                Self(raw.into())
            }

            /// As it came.
            pub fn raw(&self) -> &str {
                &self.0
            }

            /// Without the spaces around it.
            pub fn trimmed(&self) -> &str {
                self.0.trim()
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    };
}

use plain_number;
