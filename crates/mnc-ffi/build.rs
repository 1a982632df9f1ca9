//! Names the shared library as the linker of a vendor wants it, and lays it out for large pages.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let name = match std::env::var("CARGO_CFG_TARGET_OS").as_deref() {
        Ok("linux") => "libmnc.so.1",
        // An app carries one version of a library, under its plain name.
        Ok("android") => "libmnc.so",
        _ => return,
    };
    // Not `rustc-cdylib-link-arg`, which cargo hands on to the libraries that depend on this one.
    println!("cargo::rustc-link-arg=-Wl,-soname,{name}");
    // Android 15 has devices with pages of 16 KB. Linux gets the same, so that tests see it.
    println!("cargo::rustc-link-arg=-Wl,-z,max-page-size=16384");
}
