//! What the terminal shows: the counter's screens in frames, and between them what came of each.

use mnc_core::Language;
use mnc_core::reception::screen::{Audience, Choice, Screen};
use mnc_examples::say;
use textwrap::Options;
use textwrap::core::display_width;

/// How many columns a frame has inside.
const WIDTH: usize = 64;

/// The display; silent where the result is wanted as JSON.
pub(crate) struct Display {
    pub(crate) language: Language,
    pub(crate) silent: bool,
}

/// A text in both languages.
pub(crate) struct Text(pub(crate) String, pub(crate) String);

impl Text {
    pub(crate) fn new(japanese: impl Into<String>, english: impl Into<String>) -> Self {
        Self(japanese.into(), english.into())
    }

    /// What one of the SDK's messages says in both.
    pub(crate) fn of(message: impl Fn(Language) -> &'static str) -> Self {
        Self::new(message(Language::Japanese), message(Language::English))
    }
}

impl Display {
    /// A screen of the counter.
    pub(crate) fn screen(&self, screen: &Screen) {
        if self.silent {
            return;
        }
        let (title, aside) = self.title(screen);
        let rule = WIDTH.saturating_sub(display_width(&title) + display_width(&aside) + 3);
        say!(
            "┌─ {title} {} {aside} ─┐",
            "─".repeat(rule.saturating_sub(1))
        );
        for line in textwrap::wrap(screen.id.message(self.language), WIDTH) {
            framed(&line);
        }
        for (number, choice) in (1..).zip(&screen.choices) {
            framed(&format!("  [{number}] {}", self.label(*choice)));
        }
        say!("└{}┘", "─".repeat(WIDTH + 2));
    }

    fn title(&self, screen: &Screen) -> (String, String) {
        let page = screen
            .page
            .map(|page| format!(" {}/{}", page.number, page.of));
        let title = format!("{}{}", screen.id.code(), page.unwrap_or_default());
        let seconds = screen.id.time_out();
        let aside = match (screen.id.audience(), self.language) {
            (Audience::Patient, Language::Japanese) => format!("患者さん {seconds}秒"),
            (_, Language::Japanese) => format!("職員 {seconds}秒"),
            (Audience::Patient, _) => format!("patient, {seconds} s"),
            (_, _) => format!("staff, {seconds} s"),
        };
        (title, aside)
    }

    /// What came of something.
    pub(crate) fn tell(&self, text: &Text) {
        if self.silent {
            return;
        }
        let text = self.pick(text);
        let deep = text.len() - text.trim_start().len() + 2;
        let (first, next) = (" ".repeat(deep), " ".repeat(deep + 2));
        let shape = Options::new(WIDTH).initial_indent(&first);
        for line in textwrap::wrap(text.trim_start(), shape.subsequent_indent(&next)) {
            say!("{line}");
        }
    }

    fn label(&self, choice: Choice) -> &'static str {
        choice.message(self.language)
    }

    fn pick<'a>(&self, text: &'a Text) -> &'a str {
        match self.language {
            Language::Japanese => &text.0,
            Language::English => &text.1,
        }
    }
}

fn framed(line: &str) {
    let fill = WIDTH.saturating_sub(display_width(line));
    say!("│ {line}{} │", " ".repeat(fill));
}
