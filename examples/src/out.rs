//! The standard output of the examples: a reader that goes away (`| head`) ends them quietly.

use std::fmt;
use std::io::{self, ErrorKind, Write};

/// Prints a line, as `println!` does, but ends the program quietly when nobody reads any longer.
#[macro_export]
macro_rules! say {
    () => { $crate::say_line(::std::format_args!("")) };
    ($($words:tt)*) => { $crate::say_line(::std::format_args!($($words)*)) };
}

/// Prints a line; see [`say!`](crate::say).
pub fn say_line(line: fmt::Arguments<'_>) {
    if let Err(error) = write_line(&mut io::stdout().lock(), line) {
        std::process::exit(exit_code(&error));
    }
}

fn write_line(out: &mut impl Write, line: fmt::Arguments<'_>) -> io::Result<()> {
    out.write_fmt(line)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Who closes a pipe has read enough; a full disk is another matter.
fn exit_code(error: &io::Error) -> i32 {
    if error.kind() == ErrorKind::BrokenPipe {
        return 0;
    }
    eprintln!("the output cannot be written: {error}");
    74
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_closed_pipe_is_quiet() {
        assert_eq!(exit_code(&ErrorKind::BrokenPipe.into()), 0);
        assert_eq!(exit_code(&ErrorKind::StorageFull.into()), 74);
    }

    #[test]
    fn a_line_ends_with_a_line_feed() {
        let mut out = Vec::new();
        write_line(&mut out, format_args!("{} {}", 1, "a")).unwrap_or_default();
        assert_eq!(out, b"1 a\n");
    }
}
