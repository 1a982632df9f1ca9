//! Names the shared library by its file, since the generated sources fit one build and say which, and lays
//! it out for large pages.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let system = std::env::var("CARGO_CFG_TARGET_OS");
    if matches!(system.as_deref(), Ok("linux" | "android")) {
        println!("cargo::rustc-link-arg=-Wl,-soname,libmnc_uniffi.so");
        // Android 15 has devices with pages of 16 KB. Linux gets the same, so that tests see it.
        println!("cargo::rustc-link-arg=-Wl,-z,max-page-size=16384");
    }
}
