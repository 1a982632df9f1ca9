//! Whether a call may spend the last try of a secret.

/// What a call that presents a secret may risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AttemptPolicy {
    /// Asks the counter first (one more command, unless the counter was just asked) and refuses with
    /// [`LastTryProtected`](crate::ErrorKind::LastTryProtected) when only one try is left.
    #[default]
    KeepLastTry,
    /// Presents the secret whatever the counter says. For the caller that has told the holder that
    /// a mistake now locks the card.
    AllowLastTry,
}
