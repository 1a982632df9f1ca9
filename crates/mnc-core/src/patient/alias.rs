//! Other names of a patient: 旧氏, 通称, and spellings that staff approved.

use super::fold::{self, Level};
use std::fmt;

/// Another name under which a patient may come. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Alias {
    kind: AliasKind,
    name: String,
}

/// What kind of name it is. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AliasKind {
    /// 旧氏: with a former family name.
    Former,
    /// 通称: the name in use of a foreign resident.
    InUse,
    /// A spelling that staff found in an answer and approved.
    Approved,
}

impl Alias {
    /// Another name.
    pub fn new(kind: AliasKind, name: impl Into<String>) -> Self {
        Self {
            kind,
            name: name.into(),
        }
    }

    /// What kind of name it is.
    pub fn kind(&self) -> AliasKind {
        self.kind
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether a name of an answer is this one, at [`Level::Folded`] at least. An approved spelling
    /// may hold marks; it then must be the same but for width.
    pub(super) fn covers(&self, name: &str) -> bool {
        let folded = |level: Level| level <= Level::Folded;
        let as_approved = || {
            let key = |text| fold::name_key(text, Level::Width);
            self.kind == AliasKind::Approved && key(&self.name) == key(name)
        };
        fold::names_agree(&self.name, name).is_some_and(folded) || as_approved()
    }
}

impl fmt::Debug for Alias {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Alias({:?}, redacted)", self.kind)
    }
}

/// The names that one entry holds: cards and certificates write a 旧氏 or 通称 in brackets behind the
/// family name or the whole name. The entry without the bracket comes first.
///
/// ```
/// use mnc_core::patient::alias::names_in;
/// assert_eq!(names_in("見本［架空］花子"), ["見本花子", "架空花子"]);
/// assert_eq!(names_in("SAMPLE JOHN［見本 太郎］"), ["SAMPLE JOHN", "見本 太郎"]);
/// ```
pub fn names_in(entry: &str) -> Vec<String> {
    match bracketed(entry) {
        None => vec![entry.to_owned()],
        Some((before, inside, after)) => vec![
            format!("{before}{after}").trim().to_owned(),
            format!("{inside}{after}").trim().to_owned(),
        ],
    }
}

fn bracketed(entry: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = entry.split_once(['[', '［', '〔'])?;
    let (inside, after) = rest.split_once([']', '］', '〕'])?;
    let named = !before.trim().is_empty() && !inside.trim().is_empty();
    named.then_some((before, inside, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_hold_another_name() {
        assert_eq!(names_in("見本 花子"), ["見本 花子"]);
        for entry in ["見本[架空] 花子", "見本〔架空〕 花子"] {
            assert_eq!(names_in(entry), ["見本 花子", "架空 花子"]);
        }
        for broken in ["見本[架空", "[架空]花子", "見本[]花子", "]["] {
            assert_eq!(names_in(broken), [broken]);
        }
    }

    #[test]
    fn an_approved_spelling_may_hold_a_mark_and_others_may_not() {
        let covers = |kind, name: &str, of| Alias::new(kind, name).covers(of);
        assert!(covers(AliasKind::Former, "髙空花子", "高空　花子"));
        assert!(!covers(AliasKind::Former, "●空花子", "●空花子"));
        assert!(covers(AliasKind::Approved, "●空花子", "●空　花子"));
        assert!(!covers(AliasKind::Approved, "●空花子", "架空花子"));
        assert!(!covers(AliasKind::Former, "斉藤花子", "斎藤花子"));
    }

    #[test]
    fn debug_shows_no_name() {
        let alias = Alias::new(AliasKind::InUse, "見本");
        assert_eq!(format!("{alias:?}"), "Alias(InUse, redacted)");
    }
}
