//! References of the card's secrets: short EF identifiers, addressed in P2 of VERIFY.

/// A secret within the selected application, by its short EF identifier (1-30).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::card) struct Reference(u8);

impl Reference {
    /// 利用者証明用暗証番号 (JPKI, EF 0018).
    pub(in crate::card) const AUTHENTICATION_PIN: Self = Self(0x18);
    /// 署名用パスワード (JPKI, EF 001B).
    pub(in crate::card) const SIGNATURE_PASSWORD: Self = Self(0x1B);
    /// 生年月日 (券面事項確認, EF 0011).
    pub(in crate::card) const SURFACE_BIRTH_DATE: Self = Self(0x11);
    /// 照合番号B (券面事項確認, EF 0012).
    pub(in crate::card) const SURFACE_NUMBER_B: Self = Self(0x12);
    /// 暗証番号 (券面事項入力補助, EF 0011).
    pub(in crate::card) const INPUT_SUPPORT_PIN: Self = Self(0x11);
    /// 照合番号B (券面事項入力補助, EF 0015).
    pub(in crate::card) const INPUT_SUPPORT_NUMBER_B: Self = Self(0x15);
    /// 住民基本台帳用暗証番号 (住基 and 共通カード, EF 001C each).
    pub(in crate::card) const RESIDENCE_PIN: Self = Self(0x1C);

    /// P2 of VERIFY: the reference is specific to the application.
    pub(in crate::card) const fn p2(self) -> u8 {
        0x80 | self.0
    }
}
