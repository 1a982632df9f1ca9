//! Frames of any form: PNG and JPEG, and buffers whose size and stride the input says.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_face::capture::{Frame, PixelFormat, Turn, YuvRange, decode};

// A panic inside a decoder is caught by the SDK; here the hook would abort first. One that leaves the SDK
// still ends the run.
fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |bytes: &[u8]| {
    let _ = decode(bytes);
    let Some((&[width, height, stride, form], bytes)) = bytes.split_first_chunk() else {
        return;
    };
    use PixelFormat::{Bgra, Grey, Nv12, Rgb, Yuyv};
    let frame = Frame {
        bytes,
        format: [Grey, Rgb, Bgra, Nv12, Yuyv][usize::from(form % 5)],
        width: width.into(),
        height: height.into(),
        stride: stride.into(),
        range: YuvRange::Limited,
    };
    if let Ok(picture) = frame.picture() {
        assert_eq!(picture.width(), usize::from(width));
        let turned = picture.turned(Turn::Clockwise).unwrap();
        assert_eq!(turned.height(), usize::from(width));
    }
});
