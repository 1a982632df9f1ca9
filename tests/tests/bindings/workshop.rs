//! A folder with the built libraries, in which programs of other languages are compiled and run.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// Whether the tool can be run; says how to get it if not.
pub fn has(tool: &str, argument: &str, install: &str) -> bool {
    let there = Command::new(tool).arg(argument).output().is_ok();
    if !there {
        let _ = writeln!(std::io::stderr(), "SKIPPED {tool}: {install}");
    }
    there
}

/// A folder with the libraries under the names that programs ask for, and room for programs.
pub struct Workshop {
    folder: PathBuf,
    _removed: Option<TempDir>,
}

impl Workshop {
    /// One that is removed afterwards.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::in_folder(folder.path().to_path_buf(), Some(folder))
    }

    /// One beside the build's files, for several tests of a program.
    pub fn kept(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self::in_folder(folder, None)
    }

    fn in_folder(folder: PathBuf, removed: Option<TempDir>) -> Self {
        let test = std::env::current_exe().unwrap();
        for name in ["mnc", "mnc_testing"] {
            let library = test.parent().unwrap().join(format!("lib{name}.so"));
            for link in [format!("lib{name}.so"), format!("lib{name}.so.1")] {
                symlink(&library, folder.join(link)).unwrap();
            }
        }
        Self {
            folder,
            _removed: removed,
        }
    }

    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// A new folder in the workshop, empty.
    pub fn folder(&self) -> PathBuf {
        tempfile::tempdir_in(self.path()).unwrap().keep()
    }

    /// Runs a tool in the workshop; it must succeed. What it printed comes back.
    pub fn run(&self, tool: &str, arguments: &[&str]) -> Vec<u8> {
        let output = self.start(tool, arguments);
        let [out, err] = [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it));
        assert!(
            output.status.success(),
            "{tool} {arguments:?}: {}\n{out}\n{err}",
            output.status
        );
        output.stdout
    }

    /// Runs a tool in the workshop, however it ends.
    pub fn start(&self, tool: &str, arguments: &[&str]) -> Output {
        Command::new(tool)
            .args(arguments)
            .current_dir(self.path())
            .env("LD_LIBRARY_PATH", self.path())
            .env("LC_ALL", "C.UTF-8")
            .output()
            .unwrap()
    }

    /// As [`Workshop::run`], as text.
    pub fn say(&self, tool: &str, arguments: &[&str]) -> String {
        String::from_utf8(self.run(tool, arguments)).unwrap()
    }
}

/// Each of the lines is somewhere in the text.
pub fn contains(said: &str, lines: &[&str]) {
    for line in lines {
        assert!(said.contains(line), "{line}: {said}");
    }
}
