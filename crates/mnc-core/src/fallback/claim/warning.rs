//! The texts of a claim that hold characters which a claim file cannot carry.

use super::Claim;
use crate::Language;
use crate::patient::charset::{self, Unfit};

/// A text of a claim with characters that claim files cannot carry (レセプト電算処理 記録条件仕様). It is left
/// as it is: staff, or the host, choose what to write. `Debug` shows places and no character.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnfitText {
    /// The field by its name on the claim.
    pub field: &'static str,
    /// The characters in their order, each with what to write instead.
    pub characters: Vec<Unfit>,
}

impl UnfitText {
    /// Those among texts, each with the name of its field.
    ///
    /// ```
    /// use mnc_core::fallback::claim::UnfitText;
    /// let found = UnfitText::among([("氏名", "髙空 花子"), ("カナ氏名", "ﾀｶｿﾗ ﾊﾅｺ")]);
    /// assert_eq!((found.len(), found[0].field, found[0].characters[0].place), (1, "氏名", 0));
    /// ```
    pub fn among<'a>(texts: impl IntoIterator<Item = (&'static str, &'a str)>) -> Vec<Self> {
        let unfit = |(field, text)| {
            let characters = charset::check(text).err()?;
            Some(Self { field, characters })
        };
        texts.into_iter().filter_map(unfit).collect()
    }

    /// A sentence for staff; it names neither the field nor a character.
    pub const fn message(language: Language) -> &'static str {
        match language {
            Language::English => {
                "claim files cannot carry some characters of this text; choose what to write instead"
            }
            Language::Japanese => {
                "レセプトで使えない文字が含まれています。代わりの表記を選んでください。"
            }
        }
    }
}

impl Claim {
    /// The fields of the claim that a claim file cannot carry as they are.
    pub fn unfit(&self) -> Vec<UnfitText> {
        UnfitText::among(self.fields())
    }

    /// The same, with the patient's name and reading as the host writes them in the claim.
    pub fn unfit_with_name(&self, name: &str, kana: &str) -> Vec<UnfitText> {
        let names = [("氏名", name), ("カナ氏名", kana)];
        UnfitText::among(names.into_iter().chain(self.fields()))
    }
}
