//! What the counter's screen shows: a line per station with its time and its commands.

use mnc_core::Language;
use mnc_examples::Counter;
use std::time::Instant;

/// The screen; silent where the result is wanted as JSON.
pub(crate) struct Screen {
    language: Language,
    silent: bool,
    commands: Counter,
    since: Instant,
    number: usize,
}

/// A text in both languages.
pub(crate) struct Text(pub(crate) String, pub(crate) String);

impl Text {
    pub(crate) fn new(japanese: impl Into<String>, english: impl Into<String>) -> Self {
        Self(japanese.into(), english.into())
    }
}

impl Screen {
    pub(crate) fn new(language: Language, silent: bool, commands: Counter) -> Self {
        Self {
            language,
            silent,
            commands,
            since: Instant::now(),
            number: 0,
        }
    }

    /// Ends a station: its name, its time and commands since the one before, and what came of it.
    pub(crate) fn station(&mut self, name: &Text, results: &[Text]) {
        self.number += 1;
        let (time, commands) = (self.since.elapsed(), self.commands.take());
        self.since = Instant::now();
        if self.silent {
            return;
        }
        let name = self.pick(name);
        let unit = match self.language {
            Language::Japanese => "コマンド",
            Language::English => "commands",
        };
        println!(
            "[{}] {name}  {commands} {unit}, {:.1} ms",
            self.number,
            time.as_secs_f64() * 1e3
        );
        for result in results {
            println!("    {}", self.pick(result));
        }
    }

    fn pick<'a>(&self, text: &'a Text) -> &'a str {
        match self.language {
            Language::Japanese => &text.0,
            Language::English => &text.1,
        }
    }
}
