//! Kana: small and large, hiragana and katakana, long marks, voicing.

use unicode_normalization::UnicodeNormalization;

/// Latin letters in capitals, dashes after kana as ー, and neither other dashes nor punctuation.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if is_dash(c) && plain.chars().next_back().is_some_and(is_kana) => plain.push('ー'),
            c if is_dash(c) || is_punctuation(c) => {}
            c => plain.push(c.to_ascii_uppercase()),
        }
    }
    plain
}

/// Small kana as large ones: insurers' files could not hold small ones (surveys of 2023).
pub(super) fn large(text: &str) -> String {
    text.chars().map(large_kana).nfc().collect()
}

/// Hiragana as katakana.
pub(super) fn katakana(text: &str) -> String {
    let shifted = |c: char| char::from_u32(u32::from(c) + 0x60).unwrap_or(c);
    let katakana = text.chars().map(|c| match c {
        '\u{3041}'..='\u{3096}' | 'ゝ' | 'ゞ' => shifted(c),
        other => other,
    });
    katakana.nfc().collect()
}

/// Without ー and voicing, and with one character for each sound that has two.
pub(super) fn weak(text: &str) -> String {
    let mut weak = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            'ー' => {}
            'ヴ' => {
                let vowel = chars.peek().copied().and_then(of_v);
                weak.push(vowel.unwrap_or('フ'));
                if vowel.is_some() {
                    chars.next();
                }
            }
            c => weak.extend(unvoiced(one_sound(c))),
        }
    }
    weak.nfc().collect()
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '~' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{301C}' | 'ー'
    )
}

fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '・' | '\u{00B7}' | ',' | '.' | '、' | '。' | '\'' | '\u{2019}' | '=' | '\u{30A0}'
    )
}

/// Hiragana and katakana, their marks and ー.
fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}')
        && c != '・'
}

fn large_kana(c: char) -> char {
    const SMALL: &str =
        "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";
    const LARGE: &str =
        "あいうえおつやゆよわかけアイウエオツヤユヨワカケクシストヌハヒフヘホムラリルレロ";
    if !is_kana(c) {
        return c;
    }
    let place = SMALL.chars().position(|small| small == c);
    place
        .and_then(|place| LARGE.chars().nth(place))
        .unwrap_or(c)
}

/// ヴァ is バ to many; voicing falls away in the same step.
const fn of_v(vowel: char) -> Option<char> {
    match vowel {
        'ア' => Some('ハ'),
        'イ' => Some('ヒ'),
        'エ' => Some('ヘ'),
        'オ' => Some('ホ'),
        _ => None,
    }
}

const fn one_sound(c: char) -> char {
    match c {
        'ヂ' => 'ジ',
        'ヅ' => 'ズ',
        'ヲ' => 'オ',
        'ヰ' => 'イ',
        'ヱ' => 'エ',
        'ヷ' => 'バ',
        'ヸ' => 'ビ',
        'ヹ' => 'ベ',
        'ヺ' => 'ボ',
        other => other,
    }
}

/// Without the voicing marks, whether they are part of the kana or follow it.
fn unvoiced(c: char) -> Option<char> {
    match c {
        '\u{3099}' | '\u{309A}' => None,
        c if is_kana(c) => c.nfd().next(),
        c => Some(c),
    }
}
