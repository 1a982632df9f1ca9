//! A random sequence of C calls: every function of the headers, with right and wrong arguments.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| mnc_fuzz::interface::run(input));
