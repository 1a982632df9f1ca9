//! What the institution's readers can do.

use super::Setting;
use crate::Date;
use crate::identity::evidence::VisualModeVersion;
use crate::identity::verification::Method;

/// The first day on which a 顔認証付きカードリーダー is taken to register after a confirmation by sight.
///
/// 厚生労働省 事務連絡（その2） of 2023-12-13, 2, announces an update of the readers without naming its
/// day; the government's reply has it planned together with the first applications for
/// 顔認証マイナンバーカード, which were on this day. Uncertain, hence
/// [`supports_visual_registration`](ReaderCapabilities::supports_visual_registration).
pub const VISUAL_REGISTRATION_SINCE: Date = Date::constant(2023, 12, 15);

/// What the institution's readers can do. The default: a 顔認証付きカードリーダー with the 目視 mode on
/// the 資格確認端末, and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent capabilities, not a state"
)]
pub struct ReaderCapabilities {
    /// A 顔認証付きカードリーダー, with its camera and its keys for the PIN.
    pub face_reader: bool,
    /// A 汎用カードリーダー at the desk.
    pub generic_reader: bool,
    /// Whether a PIN can be entered for a card on the 汎用カードリーダー. `false` by default: the
    /// slides of March 2021 (p. 27) have the card held over it and shown to staff, and name no PIN.
    pub pin_on_generic_reader: bool,
    /// The 目視 mode switched on the 資格確認端末. `true` by default.
    pub visual_mode_on_terminal: bool,
    /// The 目視 mode on the reader, with the institution's password. `false` by default: it was
    /// planned for 2025-03, and no source says on which day which reader got it.
    pub visual_mode_on_reader: bool,
    /// A reader for phones beside the 顔認証付きカードリーダー. The institution chooses to have one.
    pub phone_reader: bool,
    /// Whether the reader registers after a confirmation by sight; `None` is decided by day, from
    /// [`VISUAL_REGISTRATION_SINCE`] on.
    pub supports_visual_registration: Option<bool>,
}

impl Default for ReaderCapabilities {
    fn default() -> Self {
        Self {
            face_reader: true,
            visual_mode_on_terminal: true,
            ..Self::NONE
        }
    }
}

impl ReaderCapabilities {
    /// No reader at all.
    pub const NONE: Self = Self {
        face_reader: false,
        generic_reader: false,
        pin_on_generic_reader: false,
        visual_mode_on_terminal: false,
        visual_mode_on_reader: false,
        phone_reader: false,
        supports_visual_registration: None,
    };

    /// A 汎用カードリーダー alone.
    pub const GENERIC: Self = Self {
        generic_reader: true,
        ..Self::NONE
    };

    /// Whether the method can be carried out in the setting. Where the institution's or the
    /// patient's own device takes the reader's place, the answer is yes.
    pub fn supports(self, setting: Setting, method: Method) -> bool {
        match setting {
            Setting::FaceReader | Setting::AssistedAtReader => self.face_reader_supports(method),
            Setting::GenericReader => self.generic_reader && self.generic_reader_supports(method),
            Setting::WaitingArea => self.generic_reader || self.has_visual_mode(),
            Setting::PhoneAtReader => self.face_reader && self.phone_reader,
            _ => true,
        }
    }

    /// The 目視 modes that there are, the simpler one first.
    pub fn visual_modes(self) -> Vec<VisualModeVersion> {
        let modes = [
            (self.visual_mode_on_reader, VisualModeVersion::Reader),
            (self.visual_mode_on_terminal, VisualModeVersion::Terminal),
        ];
        let there = |(there, mode): (bool, _)| (there && self.face_reader).then_some(mode);
        modes.into_iter().filter_map(there).collect()
    }

    /// Whether the reader registers after a confirmation by sight.
    pub fn registers_after_sight(self, day: Date) -> bool {
        let by_day = day >= VISUAL_REGISTRATION_SINCE;
        self.has_visual_mode() && self.supports_visual_registration.unwrap_or(by_day)
    }

    fn has_visual_mode(self) -> bool {
        !self.visual_modes().is_empty()
    }

    fn face_reader_supports(self, method: Method) -> bool {
        match method {
            Method::Face | Method::Pin => self.face_reader,
            Method::Visual => self.has_visual_mode(),
            Method::Device => false,
        }
    }

    fn generic_reader_supports(self, method: Method) -> bool {
        match method {
            Method::Visual => true,
            Method::Pin => self.pin_on_generic_reader,
            Method::Face | Method::Device => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_visual_modes_belong_to_a_face_reader() {
        let both = ReaderCapabilities {
            visual_mode_on_reader: true,
            ..ReaderCapabilities::default()
        };
        let (reader, terminal) = (VisualModeVersion::Reader, VisualModeVersion::Terminal);
        assert_eq!(both.visual_modes(), [reader, terminal]);
        assert_eq!(ReaderCapabilities::default().visual_modes(), [terminal]);
        let without = ReaderCapabilities {
            face_reader: false,
            ..both
        };
        assert!(without.visual_modes().is_empty());
    }

    /// 厚生労働省 事務連絡（その2） of 2023-12-13, 2.
    #[test]
    fn registration_by_sight_has_a_default_by_day_and_an_override() {
        let (before, since) = (Date::constant(2023, 12, 14), Date::constant(2023, 12, 15));
        let by_day = ReaderCapabilities::default();
        assert!(!by_day.registers_after_sight(before) && by_day.registers_after_sight(since));
        let told = |answer| ReaderCapabilities {
            supports_visual_registration: Some(answer),
            ..by_day
        };
        assert!(told(true).registers_after_sight(before));
        assert!(!told(false).registers_after_sight(since));
    }
}
