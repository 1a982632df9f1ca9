//! Why a picture cannot be compared, with what to tell the patient.

use super::{Measures, QualityLimits};
use mnc_core::Language;

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $component:literal, $english:literal, $japanese:literal;)*) => {
        /// Why a picture cannot be compared. Exhaustive on purpose: each has its measure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum QualityReason {
            $($(#[$doc])* $name,)*
        }

        impl QualityReason {
            /// Every one, in the order in which they are told.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable ASCII code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The quality component of ISO/IEC 29794-5 that it belongs to.
            pub const fn component(self) -> &'static str {
                match self { $(Self::$name => $component,)* }
            }

            /// What to tell the patient at the camera.
            pub const fn message(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::English) => $english,
                      (Self::$name, Language::Japanese) => $japanese,)*
                }
            }
        }
    };
}

reasons! {
    /// No face was found.
    NoFace = "NO_FACE", "single face present",
        "Please look at the camera so that your whole face is shown.",
        "顔全体が映るように、カメラの正面を向いてください。";
    /// More than one face is as large as the patient's.
    SeveralFaces = "SEVERAL_FACES", "single face present",
        "Please let one person alone stand before the camera.",
        "カメラの前にはお一人でお立ちください。";
    /// The eyes are too close together in pixels.
    TooSmall = "TOO_SMALL", "inter-eye distance",
        "Please come closer to the camera.", "カメラに近づいてください。";
    /// A part of the face lies beyond the edge.
    CutOff = "CUT_OFF", "margins around the face",
        "Please move so that your whole face is shown.", "顔全体が枠に入るように動いてください。";
    /// The face is too dark.
    TooDark = "TOO_DARK", "under-exposure prevention",
        "It is too dark. Please move to a brighter place.",
        "顔が暗く映っています。明るい場所でもう一度お試しください。";
    /// The face is too bright.
    TooBright = "TOO_BRIGHT", "over-exposure prevention",
        "It is too bright. Please avoid strong light on your face.",
        "顔が明るすぎます。強い光を避けてもう一度お試しください。";
    /// The picture has no sharp edges.
    Blurred = "BLURRED", "sharpness",
        "Please hold still for a moment.", "動かずにそのままお待ちください。";
    /// The face looks to the side, up or down, or the head is tilted.
    TurnedAway = "TURNED_AWAY", "head pose frontal alignment",
        "Please look straight into the camera.", "カメラをまっすぐ見てください。";
    /// The eyes are much darker than the cheeks: dark glasses, hair or a hand.
    EyesCovered = "EYES_COVERED", "eyes visible",
        "Please take off dark glasses and keep your hair out of your eyes.",
        "サングラスを外し、目に髪がかからないようにしてください。";
    /// Mouth and chin have another colour than the cheeks: a mask or a scarf.
    MouthCovered = "MOUTH_COVERED", "face occlusion prevention",
        "Please take off your mask.", "マスクを外してください。";
}

impl QualityReason {
    /// Whether the face that is meant has this failing. How many faces there are is not the face's.
    pub(super) fn applies(self, face: &Measures, limits: &QualityLimits) -> bool {
        let (lowest, highest) = limits.nose_height;
        match self {
            Self::NoFace | Self::SeveralFaces => false,
            Self::TooSmall => face.eye_distance < limits.eye_distance,
            Self::CutOff => face.cut_off > limits.cut_off,
            Self::TooDark => face.luma < limits.darkest,
            Self::TooBright => face.luma > limits.brightest || face.saturated > limits.saturated,
            Self::Blurred => face.sharpness < limits.sharpness,
            Self::TurnedAway => {
                face.nose_aside.abs() > limits.nose_aside
                    || !(lowest..=highest).contains(&face.nose_height)
                    || face.roll.abs() > limits.roll
            }
            Self::EyesCovered => face.eyes < limits.eyes,
            Self::MouthCovered => face
                .mouth_chroma
                .is_some_and(|found| found > limits.mouth_chroma),
        }
    }
}

/// What ISO/IEC 29794-5 asks about, and this crate cannot tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Untold {
    /// Closed eyes: five landmarks do not say how far the lids are apart.
    EyesClosed,
    /// The expression.
    Expression,
    /// A mask in a grey picture, or one of the colour of the skin.
    MaskWithoutColour,
    /// Even light, shadows and reflections in glasses.
    Illumination,
}

/// What is told of no picture.
pub const UNTOLD: &[Untold] = &[
    Untold::EyesClosed,
    Untold::Expression,
    Untold::MaskWithoutColour,
    Untold::Illumination,
];
