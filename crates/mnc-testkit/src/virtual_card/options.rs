//! How a virtual card is to be: its kind, its holder, its day, its secrets and its manners.

use super::VirtualCard;
use super::atr::Atr;
use super::kind::Kind;
use super::lifetime::Lifetime;
use crate::people::Holder;
use mnc_core::Date;
use std::fmt;

/// The bytes behind the objects in the files that hold certificates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Filler {
    /// As measured on a test card: certificate files are filled up with 00 to 1,900 bytes, the
    /// individual number has two bytes FF behind it, other files have none.
    #[default]
    AsIssued,
    /// None at all.
    None,
    /// So many of this byte behind every file that holds an object.
    Bytes {
        /// 00 or FF on real cards.
        byte: u8,
        /// How many.
        count: usize,
    },
}

/// The options of a virtual card; made by [`VirtualCard::builder`], used up by [`Options::build`].
///
/// `Debug` shows the kind alone.
#[derive(Clone)]
pub struct Options {
    pub(super) kind: Kind,
    pub(super) today: Date,
    pub(super) holder: Option<Holder>,
    pub(super) auth_pin: String,
    pub(super) sign_password: String,
    pub(super) input_support_pin: String,
    pub(super) resident_pin: String,
    pub(super) reference_number_a: Option<String>,
    pub(super) reference_number_b: Option<String>,
    pub(super) reference_number_tries: u8,
    pub(super) manners: Manners,
    pub(super) filler: Filler,
    pub(super) atr: Atr,
}

/// What differs between chips, readers and reports about them.
#[derive(Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches, not a state"
)]
pub(super) struct Manners {
    pub(super) extended_length: bool,
    pub(super) t0: bool,
    pub(super) verified_answer_is_ok: bool,
    pub(super) locked_status: u16,
    pub(super) short_read_status: u16,
    pub(super) master_file_answers_ok: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            kind: Kind::Normal,
            today: Date::constant(2026, 11, 20),
            holder: None,
            auth_pin: "1234".into(),
            sign_password: "ABC123".into(),
            input_support_pin: "1234".into(),
            resident_pin: "1234".into(),
            reference_number_a: None,
            reference_number_b: None,
            reference_number_tries: 10,
            manners: Manners {
                extended_length: true,
                t0: false,
                verified_answer_is_ok: false,
                locked_status: 0x6984,
                short_read_status: 0x9000,
                master_file_answers_ok: false,
            },
            filler: Filler::AsIssued,
            atr: Atr::default(),
        }
    }
}

impl Options {
    /// The card.
    pub fn build(self) -> VirtualCard {
        VirtualCard::with_options(&self)
    }

    /// What kind of card (normal by default).
    #[must_use]
    pub fn kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    /// The holder that belongs to a seed. By default each kind has one of its own.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        self.holder(Holder::from_seed(seed))
    }

    /// The holder.
    #[must_use]
    pub fn holder(mut self, holder: Holder) -> Self {
        self.holder = Some(holder);
        self
    }

    /// The day from which all days on the card derive (2026-11-20 by default). The card itself
    /// has no clock.
    #[must_use]
    pub fn today(mut self, today: Date) -> Self {
        self.today = today;
        self
    }

    /// 利用者証明用暗証番号 ("1234" by default).
    #[must_use]
    pub fn auth_pin(mut self, pin: &str) -> Self {
        self.auth_pin = pin.into();
        self
    }

    /// 署名用暗証番号 ("ABC123" by default).
    #[must_use]
    pub fn sign_password(mut self, password: &str) -> Self {
        self.sign_password = password.into();
        self
    }

    /// 券面入力補助用暗証番号 ("1234" by default).
    #[must_use]
    pub fn input_support_pin(mut self, pin: &str) -> Self {
        self.input_support_pin = pin.into();
        self
    }

    /// 住民基本台帳用暗証番号 ("1234" by default).
    #[must_use]
    pub fn resident_pin(mut self, pin: &str) -> Self {
        self.resident_pin = pin.into();
        self
    }

    /// 照合番号A, for a dumped card; by default the holder's individual number.
    #[must_use]
    pub fn reference_number_a(mut self, digits: &str) -> Self {
        self.reference_number_a = Some(digits.into());
        self
    }

    /// 照合番号B, for a dumped card or a foreign holder; by default made from the card's face.
    #[must_use]
    pub fn reference_number_b(mut self, digits: &str) -> Self {
        self.reference_number_b = Some(digits.into());
        self
    }

    /// How often 照合番号 and 生年月日 may be wrong (10 by default; not confirmed for B).
    #[must_use]
    pub fn reference_number_tries(mut self, tries: u8) -> Self {
        self.reference_number_tries = tries.clamp(1, 15);
        self
    }

    /// Whether extended APDUs pass (yes by default); else they are answered with 6700.
    #[must_use]
    pub fn extended_length(mut self, passes: bool) -> Self {
        self.manners.extended_length = passes;
        self
    }

    /// Whether the card behaves as over T=0: 61xx and GET RESPONSE for commands with data, 6Cxx for
    /// a wrong Le, no extended length.
    #[must_use]
    pub fn t0_mode(mut self, on: bool) -> Self {
        self.manners.t0 = on;
        self
    }

    /// Whether an empty VERIFY answers 9000 for a verified reference (some cards do) instead of
    /// 63Cx (what OpenSC needs; the default).
    #[must_use]
    pub fn verified_answer_is_ok(mut self, ok: bool) -> Self {
        self.manners.verified_answer_is_ok = ok;
        self
    }

    /// Whether VERIFY on a locked reference answers 6983 instead of 6984 (the default).
    #[must_use]
    pub fn locked_answer_is_6983(mut self, iso: bool) -> Self {
        self.manners.locked_status = if iso { 0x6983 } else { 0x6984 };
        self
    }

    /// Whether a read beyond the end of the file answers 6282 with the data instead of 9000.
    #[must_use]
    pub fn short_read_is_6282(mut self, warns: bool) -> Self {
        self.manners.short_read_status = if warns { 0x6282 } else { 0x9000 };
        self
    }

    /// Whether `00 A4 00 00` answers 9000 without selecting anything, once an application has been
    /// selected (measured on one card) instead of 6A86 (the default).
    #[must_use]
    pub fn master_file_answers_ok(mut self, ok: bool) -> Self {
        self.manners.master_file_answers_ok = ok;
        self
    }

    /// What stands behind the objects in the files.
    #[must_use]
    pub fn filler(mut self, filler: Filler) -> Self {
        self.filler = filler;
        self
    }

    /// The answer to reset.
    #[must_use]
    pub fn atr(mut self, atr: Atr) -> Self {
        self.atr = atr;
        self
    }

    pub(super) fn resolved_holder(&self) -> Holder {
        self.holder
            .clone()
            .unwrap_or_else(|| Lifetime::default_holder(self.kind, self.today))
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Options({})", self.kind)
    }
}
