//! The mark 「顔認証」 on the card: where it stands and whether it is struck through.

use std::fmt;

/// Where the mark is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryPlace {
    /// 追記欄 on the card's face: the rule (別紙3 問4, 問8).
    Column,
    /// The back of the card case, 市町村独自利用領域: only while a card with a full 追記欄 stays in use
    /// (別紙3 問8(1), 問9). The case can get lost, the card then shows no mark.
    CardCase,
}

/// The mark. Nothing of it is in the chip (別紙3 問4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AdditionalEntry {
    /// Where it stands.
    pub place: EntryPlace,
    /// Whether it is struck through: then the card is an ordinary one again (事務連絡 2023-12-13 脚注2).
    pub struck_through: bool,
}

impl AdditionalEntry {
    /// The text. Municipalities add date and seal of office in practice; the notice asks for neither.
    pub const TEXT: &'static str = "顔認証";

    /// Whether the mark says 顔認証マイナンバーカード.
    pub const fn is_in_force(self) -> bool {
        !self.struck_through
    }
}

impl fmt::Display for AdditionalEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match self.place {
            EntryPlace::Column => "追記欄",
            EntryPlace::CardCase => "カードケース",
        };
        let line = if self.struck_through {
            "(取り消し線)"
        } else {
            ""
        };
        write!(f, "{place}「{}」{line}", Self::TEXT)
    }
}
