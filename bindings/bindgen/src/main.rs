//! `mnc-bindgen LIBRARY OUT`: the sources of the bindings, under `OUT/kotlin`, `python`, `swift`.

use std::env;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [library, out] = arguments.as_slice() else {
        return Err("usage: mnc-bindgen LIBRARY OUT".into());
    };
    mnc_bindgen::generate(library, out)
}
