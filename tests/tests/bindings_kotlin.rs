//! The programs in Kotlin, compiled and run on the JVM.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod generated;

use generated::{
    Workshop, faces_are_compared, has, misuse_is_an_exception, printed, sources,
    the_five_programs_run, the_transcripts_come_out_the_same, threads_take_their_turn,
};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const JNA: &str = "/usr/share/java/jna.jar";

/// Where `./test` puts the compiler.
fn compiler() -> Option<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let found = target.join("kotlin/package");
    let missing = if !has("java") {
        "apt-get install default-jdk-headless"
    } else if !Path::new(JNA).exists() {
        "apt-get install libjna-java libjna-jni"
    } else if !found.join("bin/kotlinc").exists() {
        "npm pack kotlin-compiler@2.4.20, unpacked into target/kotlin"
    } else {
        return Some(found);
    };
    let _ = writeln!(std::io::stderr(), "SKIPPED Kotlin: {missing}");
    None
}

/// Compiles the generated source and the programs at once: most of the time is the compiler's start.
fn compile(compiler: &Path, workshop: &Workshop) -> PathBuf {
    let programs = workshop.path().join("programs.jar");
    let mut command = Command::new("bash");
    command.arg(compiler.join("bin/kotlinc"));
    command.args(["-Werror", "-J-Xmx1g", "-jvm-target", "17", "-cp", JNA]);
    command.arg(workshop.generated("kotlin").join("mnc/mnc.kt"));
    command
        .args(sources("kotlin", "kt"))
        .arg("-d")
        .arg(&programs);
    printed(&mut command);
    programs
}

fn run(compiler: &Path, workshop: &Workshop, program: &str, arguments: &[&str]) -> String {
    let (first, rest) = program.split_at(1);
    let class = format!("{}{rest}Kt", first.to_uppercase());
    let classes = [
        workshop.path().join("programs.jar"),
        JNA.into(),
        compiler.join("lib/kotlin-stdlib.jar"),
    ];
    let mut command = Command::new("java");
    command.args([
        "-Xshare:auto",
        "-XX:TieredStopAtLevel=1",
        "-Dstdout.encoding=UTF-8",
    ]);
    command.args(["-Dfile.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8"]);
    let library_path = format!("-Djna.library.path={}", workshop.path().display());
    command.arg(library_path).arg("-cp");
    command.arg(std::env::join_paths(classes).unwrap());
    printed(command.arg(class).args(arguments))
}

#[test]
fn the_programs_in_kotlin_say_what_those_in_c_say() {
    let Some(compiler) = compiler() else {
        return;
    };
    let workshop = Workshop::new();
    compile(&compiler, &workshop);
    let run = |program: &str, arguments: &[&str]| run(&compiler, &workshop, program, arguments);
    the_five_programs_run(&run);
    let own = [
        "nothing instead of an answer: COMMUNICATION\n",
        "closed: CLOSED\n",
    ];
    misuse_is_an_exception(&run("misuse", &[]), &own);
    threads_take_their_turn(
        &run("threads", &[]),
        &[
            "closed meanwhile: served or CLOSED, then CLOSED\n",
            "closed by its own callback: CANCELLED, then CLOSED\n",
        ],
    );
    faces_are_compared(&run, &workshop);
    the_transcripts_come_out_the_same(&run, &workshop);
}
