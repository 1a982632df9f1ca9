//! Bulk results as streams of any form: the units are those of the document read as a whole.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_core::eligibility::wire::{BulkAnswer, ConfirmUnits, RegistrationUnits};
use std::io::BufReader;

// The first byte chooses how much the stream gives at once; the rest is the file.
fuzz_target!(|bytes: &[u8]| {
    let Some((step, file)) = bytes.split_first() else {
        return;
    };
    let source = || BufReader::with_capacity(usize::from(*step) + 1, file);
    if let Ok(units) = RegistrationUnits::open(source()) {
        let _ = units.count();
    }
    let streamed = ConfirmUnits::open(source()).and_then(|mut units| {
        let read = units.by_ref().collect::<mnc_core::Result<Vec<_>>>()?;
        Ok((read, units.encoding()))
    });
    if let Ok((units, encoding)) = streamed {
        let whole = BulkAnswer::read(file).expect("a stream is no more lenient than a file");
        assert_eq!(encoding, whole.encoding);
        assert!(units == whole.body.units);
    } else {
        let whole = BulkAnswer::read(file);
        assert!(
            whole.is_err(),
            "a file of this size is no more lenient than a stream"
        );
    }
});
