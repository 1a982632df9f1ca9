//! The spellings of one text, each with how far it is from the likeliest one.

use super::letters::{
    UNKNOWN_LETTER, full_width, half_width, is_exchangeable, large_kana, other_forms,
};

/// A spelling and its distance: how unlikely it is that a register has it. The distances are ours;
/// no source counts spellings. They order attempts and mean nothing else.
pub(super) type Spelling = (u32, String);

/// At most so many letters of a name are varied; of the others the given form stays.
const VARIED_LETTERS: usize = 3;

/// The spellings of 氏名（カナ）, the likeliest first: registers have it in half width with a space of
/// that width; older ones know no small kana, and some neither the space nor the long mark ー.
pub(super) fn of_kana(kana: &str) -> Vec<Spelling> {
    let full = parted(&full_width(kana));
    let long_mark = |parts: &[String]| swapped(parts, 'ー', '－');
    let mut found = Vec::new();
    for (sized, as_given) in [(0, full.clone()), (1, each(&full, large_kana))] {
        for (marked, parts) in [(0, as_given.clone()), (4, long_mark(&as_given))] {
            let half = each(&parts, half_width);
            let cost = sized + marked;
            found.extend(joined(&half, [(0, " "), (3, ""), (5, "\u{3000}")], cost));
            found.extend(joined(
                &parts,
                [(0, "\u{3000}"), (3, ""), (4, " ")],
                cost + 2,
            ));
        }
    }
    in_order(found)
}

/// The spellings of 氏名, the likeliest first: registers part family and given name by a full-width
/// space; letters may have another form, or stand as ● where the exchange set lacks them.
pub(super) fn of_name(name: &str) -> Vec<Spelling> {
    let spaces = [(0, "\u{3000}"), (2, " "), (3, "")];
    let mut found = Vec::new();
    for (cost, letters) in with_forms(name) {
        let parts = parted(&letters);
        found.extend(joined(&parts, spaces, cost));
        found.extend(joined(&each(&parts, full_width), spaces, cost + 2));
        found.extend(joined(&each(&parts, half_width), spaces, cost + 4));
    }
    in_order(found)
}

/// Every choice of forms for the letters that have several.
fn with_forms(name: &str) -> Vec<Spelling> {
    let mut found = vec![(0, String::new())];
    let mut varied = 0;
    for letter in name.chars() {
        let mut forms = forms_of(letter);
        if forms.len() > 1 {
            varied += 1;
            forms.truncate(if varied > VARIED_LETTERS {
                1
            } else {
                usize::MAX
            });
        }
        found = found
            .iter()
            .flat_map(|(cost, text)| {
                forms
                    .iter()
                    .map(move |(more, form)| (cost + more, format!("{text}{form}")))
            })
            .collect();
    }
    found
}

fn forms_of(letter: char) -> Vec<(u32, char)> {
    let mut forms = vec![(0, letter)];
    forms.extend((1..).zip(other_forms(letter)));
    if !is_exchangeable(letter) {
        forms.push((1, UNKNOWN_LETTER));
    }
    forms
}

/// Family and given name, and whatever else stands between spaces.
fn parted(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn each(parts: &[String], change: impl Fn(&str) -> String) -> Vec<String> {
    parts.iter().map(|part| change(part)).collect()
}

fn swapped(parts: &[String], from: char, to: char) -> Vec<String> {
    each(parts, |part| {
        part.replace(from, to.encode_utf8(&mut [0; 4]))
    })
}

fn joined<'a>(
    parts: &'a [String],
    spaces: [(u32, &'a str); 3],
    cost: u32,
) -> impl Iterator<Item = Spelling> + 'a {
    spaces
        .into_iter()
        .map(move |(more, space)| (cost + more, parts.join(space)))
}

/// The likeliest first, each once, with its least distance.
fn in_order(mut found: Vec<Spelling>) -> Vec<Spelling> {
    found.sort_by_key(|(cost, _)| *cost);
    let mut seen = std::collections::HashSet::new();
    found.retain(|(_, text)| seen.insert(text.clone()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(spellings: &[Spelling]) -> Vec<&str> {
        spellings.iter().map(|(_, text)| text.as_str()).collect()
    }

    #[test]
    fn kana_come_in_both_widths_both_sizes_and_with_every_space() {
        let found = of_kana("みほん ジョン");
        let texts = texts(&found);
        assert_eq!(texts[0], "ﾐﾎﾝ ｼﾞｮﾝ");
        assert_eq!(texts[1], "ﾐﾎﾝ ｼﾞﾖﾝ", "a register without small kana is next");
        for expected in [
            "ﾐﾎﾝｼﾞｮﾝ",
            "ﾐﾎﾝ　ｼﾞｮﾝ",
            "ミホン　ジョン",
            "ミホン　ジヨン",
            "ミホンジョン",
            "ミホン ジョン",
        ] {
            assert!(texts.contains(&expected), "{expected}");
        }
        assert!(found.is_sorted_by_key(|(cost, _)| *cost));
    }

    #[test]
    fn a_long_mark_may_be_registered_as_a_hyphen() {
        let found = of_kana("ヒョー");
        assert!(texts(&found).contains(&"ﾋｮ-") && texts(&found).contains(&"ヒヨ－"));
        assert_eq!(
            of_kana("ハナ").len(),
            2,
            "no small kana, no space: only the widths differ"
        );
    }

    #[test]
    fn kanji_come_in_their_forms_and_as_black_circles() {
        let found = of_name("髙邉 花子");
        let texts = texts(&found);
        assert_eq!(texts[0], "髙邉　花子");
        for expected in [
            "高邉　花子",
            "髙辺　花子",
            "高辺　花子",
            "高邊　花子",
            "髙邉花子",
        ] {
            assert!(texts.contains(&expected), "{expected}");
        }
        assert!(
            !texts.iter().any(|it| it.contains('●')),
            "the exchange set has both"
        );
        let found = of_name("𠮷見　花子");
        assert!(self::texts(&found)[1..3].contains(&"●見　花子"));
        assert!(self::texts(&found)[1..3].contains(&"吉見　花子"));
    }

    #[test]
    fn latin_letters_come_in_both_widths() {
        let found = of_name("MIHON ジョン");
        assert!(texts(&found).contains(&"ＭＩＨＯＮ　ジョン"));
        assert!(texts(&found).contains(&"MIHON ｼﾞｮﾝ"));
    }

    #[test]
    fn a_name_of_many_variable_letters_stays_bounded() {
        let found = of_name(&"斉".repeat(200));
        assert!(found.len() <= 4 * 4 * 4 * 9, "{}", found.len());
        assert!(
            found
                .iter()
                .all(|(_, text)| text.ends_with(&"斉".repeat(197)))
        );
    }
}
