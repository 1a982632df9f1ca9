//! Names the shared library by its file: the generated sources fit one build, and say which.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo::rustc-link-arg=-Wl,-soname,libmnc_uniffi.so");
    }
}
