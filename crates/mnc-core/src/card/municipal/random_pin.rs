//! カード内共通暗証番号: the number that staff set at random before the PINs are locked.

use crate::Date;
use crate::card::secret::SecretBytes;
use crate::error::{Error, ErrorKind, Result};
use ring::rand::{SecureRandom, SystemRandom};
use std::collections::HashSet;
use std::fmt;
use zeroize::Zeroizing;

/// How many four-digit numbers there are.
const NUMBERS: u16 = 10_000;

/// What is printed on the card, as far as it is digits: no run of four of them may become the PIN.
///
/// Give it everything printed: 生年月日, 有効期限, セキュリティコード, 製造番号, the block numbers of the address
/// and, on the back, the 個人番号. The notice forbids 「カード券面に記載されている数字等」 (別紙2 留意事項);
/// that each run of four within a longer number counts is this SDK's reading.
#[derive(Default)]
pub struct PrintedNumbers {
    texts: Zeroizing<Vec<u8>>,
}

impl PrintedNumbers {
    /// Nothing is printed yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a printed text. Its digits count, full-width ones too; what stands between separates.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        self.texts.push(b' ');
        self.texts
            .extend(text.chars().map(|c| ascii_digit(c).unwrap_or(b' ')));
        self
    }

    /// Adds a date in the forms in which the card or its holder writes it: with the Gregorian year
    /// and, for a year of an era, with that; with zeros and without.
    #[must_use]
    pub fn with_date(self, date: Date, era_year: Option<i16>) -> Self {
        let (year, month, day) = (date.year(), date.month(), date.day());
        let mut numbers = self
            .with(&Zeroizing::new(format!("{year:04}{month:02}{day:02}")))
            .with(&Zeroizing::new(format!("{year:04}{month}{day}")))
            .with(&Zeroizing::new(format!("{month:02}{day:02}{year:04}")));
        if let Some(era) = era_year {
            numbers = numbers
                .with(&Zeroizing::new(format!("{era:02}{month:02}{day:02}")))
                .with(&Zeroizing::new(format!("{era}{month}{day}")));
        }
        numbers
    }

    /// Every run of four digits, as a number.
    fn runs(&self) -> impl Iterator<Item = u16> {
        self.texts.windows(4).filter_map(number_of)
    }

    /// The numbers that may become a PIN: not one digit four times, no printed run.
    fn allowed(&self) -> Vec<u16> {
        /// 1111 and its multiples have one digit four times.
        const ONE_DIGIT: u16 = 1_111;
        let printed: HashSet<u16> = self.runs().collect();
        (0..NUMBERS)
            .filter(|number| number % ONE_DIGIT != 0 && !printed.contains(number))
            .collect()
    }
}

impl fmt::Debug for PrintedNumbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrintedNumbers(..)")
    }
}

/// A random four-digit number for all PINs of one card.
///
/// Not `Clone`, not printable; wiped when dropped. Draw one for each applicant and keep it until the
/// card is locked: nobody needs it afterwards.
pub struct RandomPin(SecretBytes);

impl RandomPin {
    /// Draws a number from the operating system's generator, the same chance for each that is
    /// allowed: not one digit four times, nothing printed on the card (別紙2 留意事項 職員が無作為で設定する
    /// 暗証番号).
    ///
    /// # Errors
    /// [`InvalidArgument`](ErrorKind::InvalidArgument) if the printed numbers leave none;
    /// [`Communication`](ErrorKind::Communication) if the generator fails.
    pub fn draw(printed: &PrintedNumbers) -> Result<Self> {
        let allowed = printed.allowed();
        let index = uniform_below(allowed.len())?;
        let number = allowed.get(index).ok_or(ErrorKind::InvalidArgument)?;
        SecretBytes::digits(&Zeroizing::new(digits(*number))[..], 4).map(Self)
    }

    /// Whether the rule allows these four ASCII digits.
    pub fn is_allowed(digits: &[u8; 4], printed: &PrintedNumbers) -> bool {
        number_of(digits).is_some_and(|number| printed.allowed().contains(&number))
    }

    /// The four ASCII digits, for staff who type them into the municipality's terminal.
    pub fn reveal(&self) -> &[u8] {
        self.0.expose()
    }

    pub(super) fn bytes(&self) -> &SecretBytes {
        &self.0
    }

    /// Four digits of which each differs from this number's: certain to be wrong.
    pub(super) fn certainly_wrong(&self) -> Result<SecretBytes> {
        let mut wrong = Zeroizing::new(self.0.expose().to_vec());
        wrong
            .iter_mut()
            .for_each(|digit| *digit = b'0' + (*digit - b'0' + 1) % 10);
        SecretBytes::digits(&wrong, 4)
    }
}

impl fmt::Debug for RandomPin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RandomPin(..)")
    }
}

fn digits(number: u16) -> [u8; 4] {
    [number / 1000, number / 100, number / 10, number]
        .map(|value| b'0' + u8::try_from(value % 10).unwrap_or(0))
}

fn number_of(digits: &[u8]) -> Option<u16> {
    digits.iter().try_fold(0, |number, digit| {
        let value = digit.is_ascii_digit().then(|| u16::from(digit - b'0'))?;
        Some(number * 10 + value)
    })
}

fn ascii_digit(character: char) -> Option<u8> {
    let value = match character {
        '0'..='9' => u32::from(character) - u32::from('0'),
        '０'..='９' => u32::from(character) - u32::from('０'),
        _ => return None,
    };
    u8::try_from(value).ok().map(|value| b'0' + value)
}

/// A number below `count`, each with the same chance: values beyond the last whole multiple are
/// drawn again.
fn uniform_below(count: usize) -> Result<usize> {
    if count == 0 {
        return Err(Error::new(ErrorKind::InvalidArgument));
    }
    let generator = SystemRandom::new();
    let whole = (usize::from(u16::MAX) + 1) / count * count;
    loop {
        let mut bytes = Zeroizing::new([0; 2]);
        generator
            .fill(&mut *bytes)
            .map_err(|_| Error::new(ErrorKind::Communication))?;
        let value = usize::from(u16::from_be_bytes(*bytes));
        if value < whole {
            return Ok(value % count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certainly_wrong_number_differs_in_every_digit() {
        for number in 0..NUMBERS {
            let pin = RandomPin(SecretBytes::digits(&digits(number), 4).unwrap());
            let wrong = pin.certainly_wrong().unwrap();
            let pairs = wrong.expose().iter().zip(pin.reveal());
            assert!(pairs.into_iter().all(|(wrong, right)| wrong != right));
        }
    }

    #[test]
    fn where_one_number_is_left_it_is_drawn_and_where_none_is_left_that_is_an_error() {
        let all_but = |kept: Option<u16>| {
            (0..NUMBERS)
                .filter(|number| Some(*number) != kept)
                .fold(PrintedNumbers::new(), |printed, number| {
                    printed.with(&format!("{number:04}"))
                })
        };
        let pin = RandomPin::draw(&all_but(Some(4_711))).unwrap();
        assert_eq!(pin.reveal(), b"4711");
        let error = RandomPin::draw(&all_but(None)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
    }

    #[test]
    fn every_allowed_number_can_come() {
        // 別紙2 留意事項: a table of random numbers is the notice's example.
        let mut seen = std::collections::HashSet::new();
        for _ in 0..2_000 {
            seen.insert(
                RandomPin::draw(&PrintedNumbers::new())
                    .unwrap()
                    .reveal()
                    .to_vec(),
            );
        }
        // The expectation is about 1,813 different ones.
        assert!(seen.len() > 1_700, "{}", seen.len());
    }
}
