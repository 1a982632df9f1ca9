//! Running programs against the service: to their end, or beside the test.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// What a program said.
#[derive(Debug)]
pub struct Finished {
    /// Standard output and standard error, in this order.
    pub text: String,
    /// Whether it ended with success.
    pub success: bool,
}

impl Finished {
    /// The lines of the text.
    pub fn lines(&self) -> Vec<&str> {
        self.text.lines().collect()
    }

    /// The last line of the text; empty if there is none.
    pub fn last_line(&self) -> &str {
        self.text.lines().last().unwrap_or_default()
    }
}

/// Runs a program to its end.
///
/// # Errors
/// When it cannot be started.
pub fn finish(command: &mut Command) -> io::Result<Finished> {
    let output = command.stdin(Stdio::null()).output()?;
    let text = [output.stdout, output.stderr].concat();
    Ok(Finished {
        text: String::from_utf8_lossy(&text).into_owned(),
        success: output.status.success(),
    })
}

/// A program that runs beside the test. It is killed when dropped.
#[derive(Debug)]
pub struct Background {
    child: Child,
    says: BufReader<ChildStdout>,
    hears: Option<ChildStdin>,
}

/// Starts a program beside the test.
///
/// # Errors
/// When it cannot be started.
pub fn start(command: &mut Command) -> io::Result<Background> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let says = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
    Ok(Background {
        says: BufReader::new(says),
        hears: child.stdin.take(),
        child,
    })
}

impl Background {
    /// The next line that it says, without the line break; empty when it has ended.
    ///
    /// # Errors
    /// When the pipe breaks.
    pub fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        self.says.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }

    /// Tells it to go on.
    ///
    /// # Errors
    /// When it has ended.
    pub fn go_on(&mut self) -> io::Result<()> {
        match &mut self.hears {
            Some(hears) => writeln!(hears),
            None => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// Lets it come to its end and returns what it still said.
    ///
    /// # Errors
    /// When the pipe breaks.
    pub fn finish(mut self) -> io::Result<Finished> {
        self.hears = None;
        let text = io::read_to_string(&mut self.says)?;
        let success = self.child.wait()?.success();
        Ok(Finished { text, success })
    }

    /// Kills it, as a crash would.
    ///
    /// # Errors
    /// When it cannot be killed.
    pub fn kill(mut self) -> io::Result<()> {
        self.child.kill()
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
