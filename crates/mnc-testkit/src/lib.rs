//! A virtual My Number Card with the rules of the real one, a test PKI and fictitious holders.
//!
//! Nothing here is for production: the private keys are published, the people do not exist.
//!
//! ```
//! use mnc_testkit::virtual_card::{Kind, VirtualCard};
//!
//! let card = VirtualCard::new(Kind::Face);
//! let select = [0, 0xA4, 4, 0x0C, 10, 0xD3, 0x92, 0xF0, 0, 0x26, 1, 0, 0, 0, 1];
//! assert_eq!(card.transmit(&select), [0x90, 0x00]);
//! // How many tries are left for the PIN of the user authentication key? None: it is locked.
//! card.transmit(&[0, 0xA4, 2, 0x0C, 2, 0, 0x18]);
//! assert_eq!(card.transmit(&[0, 0x20, 0, 0x80]), [0x63, 0xC0]);
//! ```

mod built_in;
pub mod fault;
pub mod keys;
pub mod people;
pub mod picture;
pub mod pinless;
pub mod pki;
pub mod terminal;
mod tlv;
pub mod town;
pub mod transcript;
pub mod virtual_card;
pub mod vpcd;
