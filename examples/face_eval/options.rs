//! The command line.

use crate::Failure;
use lexopt::Arg::Long;
use lexopt::ValueExt;
use mnc_examples::Usage;
use std::ffi::OsString;
use std::path::PathBuf;

/// What is wanted of the images.
pub enum Task {
    /// The rates.
    Measure,
    /// A file of centroids.
    MakeCohort(PathBuf),
}

/// Which list there is.
pub enum List {
    /// Every two of these images.
    Images(PathBuf),
    /// These pairs.
    Pairs(PathBuf),
}

/// Everything from the command line.
pub struct Options {
    pub models: PathBuf,
    pub manifest: Option<PathBuf>,
    pub list: List,
    pub set: Option<String>,
    pub half: Option<Half>,
    pub card_photo: Option<usize>,
    pub thresholds: Vec<At>,
    pub report: Option<PathBuf>,
    pub cache: bool,
    pub cohort: Option<PathBuf>,
    pub top: u16,
    pub strength: f64,
    pub task: Task,
    pub centroids: usize,
    pub source: String,
    pub seed: u64,
}

/// A threshold at which the rates are wanted.
#[derive(Clone, Copy)]
pub enum At {
    Score(f32),
    /// Those that the manifest decides with.
    Manifest,
}

/// One half of the people, by the lowest bit of the SHA-256 of their names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Half {
    A,
    B,
}

impl Options {
    pub fn from_arguments(mut arguments: lexopt::Parser) -> Result<Self, Failure> {
        let (mut options, mut models, mut list) = (Self::new(), None, None);
        while let Some(argument) = arguments.next()? {
            let Long(name) = argument else {
                return Err(argument.unexpected().into());
            };
            let name = name.to_owned();
            let mut value = || arguments.value();
            match name.as_str() {
                "models" => models = Some(value()?.into()),
                "images" => list = Some(List::Images(value()?.into())),
                "pairs" => list = Some(List::Pairs(value()?.into())),
                "no-cache" => options.cache = false,
                _ => options.set(&name, value)?,
            }
        }
        let missing = |what: &str| Usage(format!("{what} is missing"));
        options.models = models.ok_or_else(|| missing("--models DIR"))?;
        options.list = list.ok_or_else(|| missing("--images FILE or --pairs FILE"))?;
        let makes = matches!(options.task, Task::MakeCohort(_));
        if makes && options.source.is_empty() {
            return Err(missing("--source TEXT, where the images of the cohort come from,").into());
        }
        Ok(options)
    }

    /// What holds without a word.
    fn new() -> Self {
        Self {
            models: PathBuf::new(),
            manifest: None,
            list: List::Images(PathBuf::new()),
            set: None,
            half: None,
            card_photo: None,
            thresholds: Vec::new(),
            report: None,
            cache: true,
            cohort: None,
            top: 8,
            strength: 1.0,
            task: Task::Measure,
            centroids: 250,
            source: String::new(),
            seed: 1,
        }
    }

    /// An option that has a value and a default.
    fn set(
        &mut self,
        name: &str,
        mut value: impl FnMut() -> Result<OsString, lexopt::Error>,
    ) -> Result<(), Failure> {
        match name {
            "manifest" => self.manifest = Some(value()?.into()),
            "set" => self.set = Some(value()?.string()?),
            "person-half" => self.half = Some(half(&value()?.string()?)?),
            "card-photo" => self.card_photo = Some(value()?.parse()?),
            "threshold" => self.thresholds.push(at(&value()?.string()?)?),
            "report" => self.report = Some(value()?.into()),
            "cohort" => self.cohort = Some(value()?.into()),
            "top" => self.top = value()?.parse()?,
            "strength" => self.strength = value()?.parse()?,
            "make-cohort" => self.task = Task::MakeCohort(value()?.into()),
            "centroids" => self.centroids = value()?.parse()?,
            "source" => self.source = value()?.string()?,
            "seed" => self.seed = value()?.parse()?,
            _ => return Err(Long(name).unexpected().into()),
        }
        Ok(())
    }

    /// The data in words, for the report.
    pub fn data(&self) -> String {
        let path = match &self.list {
            List::Images(path) | List::Pairs(path) => path,
        };
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let mut parts = vec![format!("{file}")];
        parts.extend(self.set.as_ref().map(|set| format!("set {set}")));
        parts.extend(self.half.map(|half| {
            format!(
                "half {} of the people",
                if half == Half::A { "a" } else { "b" }
            )
        }));
        parts.extend(
            self.card_photo
                .map(|bytes| format!("card side grey 378 x 472 JP2 of {bytes} bytes")),
        );
        parts.join(", ")
    }
}

fn at(text: &str) -> Result<At, Usage> {
    match text.parse() {
        _ if text == "manifest" => Ok(At::Manifest),
        Ok(score) => Ok(At::Score(score)),
        Err(_) => Err(Usage(format!("--threshold SCORE|manifest, not {text}"))),
    }
}

fn half(text: &str) -> Result<Half, Usage> {
    match text {
        "a" => Ok(Half::A),
        "b" => Ok(Half::B),
        _ => Err(Usage(format!("--person-half a|b, not {text}"))),
    }
}
