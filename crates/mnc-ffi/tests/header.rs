//! The headers are generated from the sources, committed, and verified. `UPDATE_HEADER=1` rewrites them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use cbindgen::{Builder, Config, DocumentationStyle, ItemType, Language, Style};
use mnc_abi::statuses;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

const COPYRIGHT: &str = "/* mnc: the My Number Card as a health insurance card. MIT OR Apache-2.0.
 * Generated from the sources; a test verifies it. */";

const PREAMBLE: &str = "
/*
 * The rules of this interface. They hold for every function.
 *
 * - A function that can fail returns an mnc_status: 0 (MNC_OK) is success. Results come through the
 *   last pointers before `error` and are written on success only; the length of a buffer is the
 *   one exception: it also says what is needed.
 * - `error` may be NULL. Otherwise set its struct_size to sizeof(mnc_error); a failed call fills it.
 * - Pointers are valid (aligned, and long enough) until the call returns. A pointer with length 0 may
 *   be NULL. NULL where a value is wanted is MNC_NULL_POINTER.
 * - Texts are UTF-8, pointer and length, without NUL at the end. Times are in Japan.
 * - Handles are opaque. You free each that you were given, once, with the function of its type.
 *   A wrong or freed handle is MNC_INVALID_HANDLE, never undefined behaviour. Never free() anything.
 * - Any handle may be used from any thread. Calls on one handle take their turn: one from another
 *   thread waits. Freeing does not wait: a call under way on another thread goes on.
 * - Callbacks get your userdata first. They must not use a handle whose call is calling them: on the
 *   same thread that is MNC_REENTRANT; a callback that waits for another thread which uses the handle
 *   waits for ever, which nobody can tell from a long call. No exception may leave a callback.
 * - A function that takes a destroy function calls it once, when userdata is no longer needed, also
 *   if the call fails; it says when userdata remains yours.
 * - The calling convention is cdecl.
 * - PINs are copied once and wiped; wipe your own copy. Nothing is remembered.
 *
 * このインターフェースの規則(すべての関数に共通)
 *
 * - 失敗しうる関数は mnc_status を返します。0 (MNC_OK) が成功です。結果は error の前の引数に、成功した
 *   ときだけ書き込まれます。バッファーの長さだけは例外で、不足しているときは必要な長さが返ります。
 * - error は NULL でも構いません。渡すときは struct_size に sizeof(mnc_error) を設定してください。
 * - ポインターは、関数が戻るまで有効でなければなりません。長さが 0 のときは NULL でも構いません。
 * - 文字列は UTF-8 で、ポインターと長さで渡します。末尾の NUL は不要です。時刻は日本時間です。
 * - ハンドルの中身は非公開です。受け取ったハンドルは、その型の _free 関数で一度だけ解放してください。
 *   誤ったハンドルや解放済みのハンドルは MNC_INVALID_HANDLE になります。free() は使わないでください。
 * - ハンドルはどのスレッドからでも使えます。一つのハンドルへの呼び出しは順番に処理され、別のスレッドからの
 *   呼び出しは待たされます。解放は待たずに戻り、別のスレッドで実行中の呼び出しはそのまま続きます。
 * - コールバックの第1引数は userdata です。呼び出し元のハンドルをコールバックの中で使うことはできません。
 *   同じスレッドからは MNC_REENTRANT になりますが、そのハンドルを使う別のスレッドをコールバックの中で
 *   待つと、永久に待つことになります。例外をコールバックの外に出さないでください。
 * - destroy を渡すと、userdata が不要になったときに一度だけ呼び出されます(関数が失敗したときも同様)。
 *   userdata が呼び出し側に残る場合は、各関数の説明に記載しています。
 * - 呼び出し規約は cdecl です。
 * - 暗証番号は一度だけ複写され、使用後に消去されます。渡した側の領域は呼び出し側で消去してください。
 */";

fn config(guard: &str, includes: &[&str]) -> Config {
    let mut config = Config {
        language: Language::C,
        include_guard: Some(guard.to_owned()),
        header: Some(COPYRIGHT.to_owned()),
        no_includes: true,
        sys_includes: vec!["stddef.h".to_owned(), "stdint.h".to_owned()],
        includes: includes.iter().map(ToString::to_string).collect(),
        cpp_compat: true,
        style: Style::Both,
        documentation_style: DocumentationStyle::Doxy,
        line_length: 100,
        usize_is_size_t: true,
        ..Config::default()
    };
    config.export.item_types = vec![
        ItemType::Constants,
        ItemType::Structs,
        ItemType::OpaqueItems,
        ItemType::Typedefs,
        ItemType::Functions,
    ];
    config
}

fn status_defines() -> String {
    let mut text = String::new();
    for row in statuses() {
        write!(text, "\n/** {}. {} */", row.english, row.japanese).unwrap();
        write!(text, "\n#define MNC_{} {}", row.name, row.status).unwrap();
    }
    text
}

fn version_defines() -> String {
    let number = |text: &str| text.parse::<u32>().unwrap();
    let (major, minor, patch) = (
        number(env!("CARGO_PKG_VERSION_MAJOR")),
        number(env!("CARGO_PKG_VERSION_MINOR")),
        number(env!("CARGO_PKG_VERSION_PATCH")),
    );
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "\n#define MNC_VERSION \"{version}\"\n#define MNC_VERSION_MAJOR {major}\n\
         #define MNC_VERSION_MINOR {minor}\n#define MNC_VERSION_PATCH {patch}\n\
         #define MNC_VERSION_NUMBER {}\n",
        (major << 16) + (minor << 8) + patch
    )
}

fn generate(sources: &[PathBuf], config: Config) -> String {
    let mut builder = Builder::new().with_config(config);
    for source in sources {
        builder = builder.with_src(source);
    }
    let mut header = Vec::new();
    builder.generate().unwrap().write(&mut header);
    String::from_utf8(header).unwrap()
}

fn sources(folder: &Path, names: &[&str]) -> Vec<PathBuf> {
    names
        .iter()
        .map(|name| folder.join(format!("{name}.rs")))
        .collect()
}

fn verify(path: &Path, expected: &str) {
    if std::env::var_os("UPDATE_HEADER").is_some() {
        fs::write(path, expected).unwrap();
    }
    let committed = fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == expected,
        "{} is not what the sources say; run the test with UPDATE_HEADER=1",
        path.display()
    );
}

#[test]
fn the_header_is_what_the_sources_say() {
    let abi = sources(&crates().join("mnc-abi/src"), &["status", "error"]);
    let names = [
        "library",
        "log",
        "data",
        "text",
        "transport",
        "reader",
        "monitor",
        "card",
        "certificate",
        "revocation",
        "municipal",
        "face_engine",
        "face",
        "answer",
        "terminal",
        "received",
        "inbox",
        "visit",
        "patient",
        "calendar",
        "fallback",
        "outage",
        "policy",
        "consent",
        "visual_mode",
        "usage",
    ];
    let skin = sources(&crates().join("mnc-ffi/src/c"), &names);
    let mut config = config("MNC_H", &[]);
    let preamble = format!("{PREAMBLE}\n{}{}", version_defines(), status_defines());
    config.after_includes = Some(preamble);
    let header = generate(&[abi, skin].concat(), config);
    verify(&crates().join("mnc-ffi/include/mnc.h"), &header);
}

#[test]
fn the_header_of_the_testing_library_too() {
    let folder = crates().join("mnc-testing-ffi/src");
    let skin = sources(&folder, &["card", "terminal", "answer"]);
    let header = generate(&skin, config("MNC_TESTING_H", &["mnc.h"]));
    verify(
        &crates().join("mnc-testing-ffi/include/mnc_testing.h"),
        &header,
    );
}

#[test]
fn every_status_is_in_the_header_under_its_name() {
    let header = fs::read_to_string(crates().join("mnc-ffi/include/mnc.h")).unwrap();
    for row in statuses() {
        let define = format!("\n#define MNC_{} {}\n", row.name, row.status);
        assert!(header.contains(&define), "{}", row.name);
    }
}
