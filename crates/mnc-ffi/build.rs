//! Names the shared library as the linker of a vendor wants it: `libmnc.so.1`.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        // Not `rustc-cdylib-link-arg`, which cargo hands on to the libraries that depend on this one.
        println!("cargo::rustc-link-arg=-Wl,-soname,libmnc.so.1");
    }
}
