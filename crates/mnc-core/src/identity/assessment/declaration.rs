//! What staff sees on the card and declares.

use crate::identity::evidence::CardPhoto;

/// Where 「顔認証」 stands. Exhaustive on purpose.
///
/// 総務省 事務連絡 of 2023-10-31, 別紙3 問4, 問8 and 問9; 厚生労働省 事務連絡（その2） of 2023-12-13, 1(2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Marking {
    /// Nobody has looked.
    #[default]
    NotLooked,
    /// Somebody looked and found nothing.
    Absent,
    /// In the 追記欄, not struck through.
    Annotated,
    /// In the 追記欄, struck through: the card was set back to a normal one.
    StruckThrough,
    /// On the card case alone, the exception for a 追記欄 without room.
    CardCase,
}

impl Marking {
    /// Whether it makes the card a 顔認証マイナンバーカード.
    pub const fn declares_face_card(self) -> bool {
        matches!(self, Self::Annotated | Self::CardCase)
    }
}

/// What staff declares of the card. The default: nobody has looked.
///
/// ```
/// use mnc_core::identity::assessment::{Declaration, Marking};
/// let declaration = Declaration { marking: Marking::Annotated, ..Declaration::default() };
/// assert!(declaration.marking.declares_face_card());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Declaration {
    /// Where 「顔認証」 stands.
    pub marking: Marking,
    /// Whether the card shows a photo; `None` if nobody has looked. It is taken to have one then.
    pub photo: Option<CardPhoto>,
}
