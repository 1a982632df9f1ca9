//! Names of the header in the manners of other languages, and constants in groups.

use super::header::{Constant, Header};

/// `SECRET_NUMBER_B` as `SecretNumberB`.
pub fn pascal_case(name: &str) -> String {
    name.split('_').map(capitalized).collect()
}

/// `mnc_card` as `Card`.
pub fn type_name(name: &str) -> String {
    pascal_case(name.strip_prefix("mnc_").unwrap())
}

fn capitalized(word: &str) -> String {
    let lower = word.to_lowercase();
    let mut letters = lower.chars();
    let first = letters.next().map(|it| it.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Constants that are alternatives to each other: neighbours whose names begin with the same word.
pub struct Group<'a> {
    /// What the names have in common, such as `LIFE_CYCLE`; none for a constant that stands alone.
    pub prefix: Option<String>,
    pub members: Vec<&'a Constant>,
}

/// The constants of a header that are no statuses, in groups.
pub fn groups(header: &Header, is_status: impl Fn(&str) -> bool) -> Vec<Group<'_>> {
    let constants: Vec<_> = header
        .constants
        .iter()
        .filter(|it| !is_status(&it.name))
        .collect();
    let same_word = |a: &&Constant, b: &&Constant| first_word(&a.name) == first_word(&b.name);
    let runs = constants.chunk_by(same_word);
    runs.map(|members| Group {
        prefix: common(members),
        members: members.to_vec(),
    })
    .collect()
}

fn first_word(name: &str) -> &str {
    name.split('_').next().unwrap()
}

/// The words that all names begin with; each keeps at least one of its own.
fn common(members: &[&Constant]) -> Option<String> {
    let (first, rest) = members.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let split = |it: &Constant| it.name.split('_').map(str::to_owned).collect::<Vec<_>>();
    let mut shared = split(first);
    shared.pop();
    for other in rest {
        let other = split(other);
        let equal = shared
            .iter()
            .zip(&other[..other.len() - 1])
            .take_while(|(a, b)| a == b);
        shared.truncate(equal.count());
    }
    Some(shared.join("_"))
}
