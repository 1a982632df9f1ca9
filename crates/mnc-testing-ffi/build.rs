//! Names the shared library as the linker of a vendor wants it: `libmnc_testing.so.1`.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libmnc_testing.so.1");
    }
}
