//! Quality: cooperative pictures pass, and each way of spoiling one is told; on toy faces whose place
//! is set by hand, and on public pictures.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::print_stdout,
    reason = "a test may"
)]

mod support;

use mnc_face::quality::{QualityLimits, QualityReport, assess};
use mnc_face::{
    Detection, FaceEngine, Landmarks, Picture, Point, QualityReason, Rectangle, capture,
};
use std::fs;
use std::path::Path;
use support::toy;

fn picture(data: &Path, name: &str) -> Picture {
    capture::decode(&fs::read(data.join("images").join(name)).unwrap()).unwrap()
}

fn report(engine: &FaceEngine, picture: &Picture) -> QualityReport {
    assess(
        picture,
        &engine.detect(picture).unwrap(),
        &QualityLimits::CAMERA,
    )
}

/// Every fourth person of the London set, smiling.
#[test]
fn cooperative_pictures_pass() {
    let Some(data) = support::data() else { return };
    let engine = support::engine(&data, "esp-mbf");
    let folder = fs::read_dir(data.join("images/london480")).unwrap();
    let mut names: Vec<_> = folder
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut sharpness = f32::MAX;
    let mut chroma: f32 = 0.0;
    let (mut eyes, mut aside): (f32, f32) = (f32::MAX, 0.0);
    let mut refused = Vec::new();
    let mut count = 0;
    for name in names
        .iter()
        .filter(|name| name.contains("smiling"))
        .step_by(4)
    {
        let report = report(&engine, &picture(&data, &format!("london480/{name}")));
        let measures = report.measures.unwrap();
        sharpness = sharpness.min(measures.sharpness);
        chroma = chroma.max(measures.mouth_chroma.unwrap());
        eyes = eyes.min(measures.eyes);
        aside = aside.max(measures.nose_aside.abs());
        if !report.is_sufficient() {
            refused.push((name.clone(), report.reasons));
        }
        count += 1;
    }
    println!(
        "{count} pictures: least sharpness {sharpness}, eyes {eyes}; most mouth chroma {chroma}, nose aside {aside}"
    );
    assert!(refused.is_empty(), "{refused:?}");
}

/// The picture with every pixel changed; `change` sees its place and colour.
fn changed(picture: &Picture, change: impl Fn(f32, f32, [u8; 3]) -> [u8; 3]) -> Picture {
    let width = picture.width();
    let pixels = picture.rgb().as_chunks::<3>().0.iter().enumerate();
    let rgb: Vec<u8> = pixels
        .flat_map(|(index, pixel)| change((index % width) as f32, (index / width) as f32, *pixel))
        .collect();
    Picture::from_rgb(width, picture.height(), rgb.into(), picture.colour()).unwrap()
}

/// Every pixel the mean of those within `radius`, in rows and then in columns.
fn blurred(picture: &Picture, radius: usize) -> Picture {
    let (width, height) = (picture.width(), picture.height());
    let mut rgb = picture.rgb().to_vec();
    for horizontal in [true, false] {
        let from = rgb.clone();
        for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
            for component in 0..3 {
                let (at, most) = if horizontal { (x, width) } else { (y, height) };
                let range = at.saturating_sub(radius)..(at + radius + 1).min(most);
                let value = |at: usize| {
                    let (x, y) = if horizontal { (at, y) } else { (x, at) };
                    usize::from(from[(y * width + x) * 3 + component])
                };
                let count = range.len();
                rgb[(y * width + x) * 3 + component] =
                    (range.map(value).sum::<usize>() / count) as u8;
            }
        }
    }
    Picture::from_rgb(width, height, rgb.into(), picture.colour()).unwrap()
}

/// Every `factor`th pixel of every `factor`th row.
fn smaller(picture: &Picture, factor: usize) -> Picture {
    let mut rgb = Vec::new();
    for y in (0..picture.height()).step_by(factor) {
        for x in (0..picture.width()).step_by(factor) {
            let at = (y * picture.width() + x) * 3;
            rgb.extend_from_slice(&picture.rgb()[at..at + 3]);
        }
    }
    let (width, height) = (
        picture.width().div_ceil(factor),
        picture.height().div_ceil(factor),
    );
    Picture::from_rgb(width, height, rgb.into(), picture.colour()).unwrap()
}

/// The face of the toy picture, where it was put.
fn toy_face() -> (Picture, Detection) {
    let landmarks = toy::LANDMARKS.map(|(x, y)| Point::new(164.0 + x, 164.0 + y));
    let face = Rectangle {
        x: 124.0,
        y: 124.0,
        width: toy::FACE,
        height: toy::FACE,
    };
    let detection = Detection {
        face,
        landmarks: Landmarks::from_points(landmarks),
        confidence: 1.0,
    };
    (toy::picture(&[(20, 20, 1)]), detection)
}

fn told(picture: &Picture, faces: &[Detection]) -> Vec<QualityReason> {
    assess(picture, faces, &QualityLimits::CAMERA).reasons
}

/// The face with the toy's landmarks, each moved from its place beside the nose.
fn with_points(face: Detection, moved: impl Fn((f32, f32)) -> (f32, f32)) -> Detection {
    let points = toy::LANDMARKS.map(|at| {
        let (x, y) = moved(at);
        Point::new(164.0 + x, 164.0 + y)
    });
    Detection {
        landmarks: Landmarks::from_points(points),
        ..face
    }
}

#[test]
fn a_toy_face_passes_and_pixels_that_are_spoilt_are_told() {
    let (good, face) = toy_face();
    assert_eq!(told(&good, &[face]), []);
    let dark = changed(&good, |_, _, pixel| pixel.map(|value| value / 4));
    assert_eq!(told(&dark, &[face]), [QualityReason::TooDark]);
    let bright = changed(&good, |_, _, pixel| {
        pixel.map(|value| value.saturating_add(120))
    });
    assert_eq!(told(&bright, &[face]), [QualityReason::TooBright]);
    // Half of the face saturated, and the rest as it was: the mean alone would pass.
    let glare = changed(
        &good,
        |_, y, pixel| if y < 160.0 { [255; 3] } else { pixel },
    );
    let dim = QualityLimits {
        brightest: 255.0,
        ..QualityLimits::CAMERA
    };
    let reasons = assess(&glare, &[face], &dim).reasons;
    assert!(reasons.contains(&QualityReason::TooBright), "{reasons:?}");
    assert_eq!(told(&blurred(&good, 8), &[face]), [QualityReason::Blurred]);
    let points = face.landmarks;
    let glasses = changed(&good, |x, y, pixel| {
        let near = |eye: Point| (x - eye.x).abs() < 11.0 && (y - eye.y).abs() < 7.0;
        if near(points.right_eye) || near(points.left_eye) {
            [8; 3]
        } else {
            pixel
        }
    });
    assert_eq!(told(&glasses, &[face]), [QualityReason::EyesCovered]);
    // Nobody can take the photo of a card again.
    assert!(assess(&glasses, &[face], &QualityLimits::CARD).is_sufficient());
    let mask = changed(&good, |_, y, pixel| {
        if y > points.nose.y + 8.0 {
            [100, 140, 200]
        } else {
            pixel
        }
    });
    assert_eq!(told(&mask, &[face]), [QualityReason::MouthCovered]);
}

#[test]
fn faces_that_lie_wrong_are_told() {
    let (good, face) = toy_face();
    assert_eq!(told(&good, &[]), [QualityReason::NoFace]);
    assert_eq!(told(&good, &[face, face]), [QualityReason::SeveralFaces]);
    let small = with_points(face, |(x, y)| (x * 0.9, y * 0.9));
    assert_eq!(told(&good, &[small]), [QualityReason::TooSmall]);
    let mut cut = face;
    cut.face.x = -face.face.width / 16.0;
    assert_eq!(told(&good, &[cut]), [QualityReason::CutOff]);
    cut.face.x = -face.face.width / 32.0;
    assert_eq!(told(&good, &[cut]), []);
    for nose in [(12.0, 0.0), (-12.0, 0.0), (0.0, -14.0), (0.0, 16.0)] {
        let turned = with_points(face, |at| if at == (0.0, 0.0) { nose } else { at });
        let reasons = told(&good, &[turned]);
        assert!(reasons.contains(&QualityReason::TurnedAway), "{nose:?}");
    }
    // Around the nose, by 35 degrees to either side.
    for angle in [35.0_f32, -35.0] {
        let (sine, cosine) = angle.to_radians().sin_cos();
        let rolled = with_points(face, |(x, y)| {
            (x * cosine - y * sine, x * sine + y * cosine)
        });
        let reasons = told(&good, &[rolled]);
        assert!(reasons.contains(&QualityReason::TurnedAway), "{angle}");
    }
}

#[test]
fn each_way_of_spoiling_a_picture_is_told() {
    let Some(data) = support::data() else { return };
    let engine = support::engine(&data, "esp-mbf");
    let good = picture(&data, "london480/002_smiling.jpg");
    let face = engine.detect(&good).unwrap()[0];
    // The faces are those of the good picture: what is told must not hang on the detector.
    let told = |picture: &Picture, faces: &[Detection]| {
        let report = assess(picture, faces, &QualityLimits::CAMERA);
        let sharpness = report.measures.map(|measures| measures.sharpness);
        println!("{:?}, sharpness {sharpness:?}", report.reasons);
        report.reasons
    };
    let points = face.landmarks;
    let eye = points.eye_distance();
    assert_eq!(told(&good, &[face]), []);
    let dark = changed(&good, |_, _, pixel| pixel.map(|value| value / 6));
    assert_eq!(told(&dark, &[face]), [QualityReason::TooDark]);
    let bright = changed(&good, |_, _, pixel| {
        pixel.map(|value| value.saturating_add(140))
    });
    assert!(told(&bright, &[face]).contains(&QualityReason::TooBright));
    assert!(told(&blurred(&good, 12), &[face]).contains(&QualityReason::Blurred));
    let glasses = changed(&good, |x, y, pixel| {
        let near = |eye: mnc_face::Point| (x - eye.x).abs() < 35.0 && (y - eye.y).abs() < 22.0;
        if near(points.right_eye) || near(points.left_eye) {
            [8; 3]
        } else {
            pixel
        }
    });
    assert_eq!(told(&glasses, &[face]), [QualityReason::EyesCovered]);
    let mask = changed(&good, |x, y, pixel| {
        let inside = y > points.nose.y && (x - points.nose.x).abs() < eye;
        if inside { [150, 190, 230] } else { pixel }
    });
    assert!(told(&mask, &[face]).contains(&QualityReason::MouthCovered));
    let mut turned = face;
    turned.landmarks.nose.x += eye * 0.4;
    assert_eq!(told(&good, &[turned]), [QualityReason::TurnedAway]);
    let mut cut = face;
    cut.face.x = -cut.face.width / 4.0;
    assert_eq!(told(&good, &[cut]), [QualityReason::CutOff]);
    assert_eq!(told(&good, &[face, face]), [QualityReason::SeveralFaces]);
    assert_eq!(told(&good, &[]), [QualityReason::NoFace]);
    let small = report(&engine, &smaller(&good, 4)).reasons;
    assert!(small.contains(&QualityReason::TooSmall), "{small:?}");
}
