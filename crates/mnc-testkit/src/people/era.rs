//! The Japanese era of a day.

use mnc_core::Date;

/// The first day of each era, latest first, with the number that 署名用電子証明書 gives it.
const ERAS: [(u8, Date); 5] = [
    (5, Date::constant(2019, 5, 1)),
    (4, Date::constant(1989, 1, 8)),
    (3, Date::constant(1926, 12, 25)),
    (2, Date::constant(1912, 7, 30)),
    (1, Date::constant(1868, 1, 25)),
];

/// The year within the Japanese era; the Gregorian year's last two digits before Meiji.
pub fn era_year(date: Date) -> i16 {
    era(date).map_or(date.year() % 100, |(_, start)| {
        date.year() - start.year() + 1
    })
}

/// 1 Meiji to 5 Reiwa; 0 before.
pub fn era_number(date: Date) -> u8 {
    era(date).map_or(0, |(number, _)| number)
}

fn era(date: Date) -> Option<(u8, Date)> {
    ERAS.into_iter().find(|(_, start)| date >= *start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn era_years_change_within_the_year() {
        let years = [
            (1989, 1, 7),
            (1989, 1, 8),
            (2019, 4, 30),
            (2019, 5, 1),
            (1926, 12, 24),
        ]
        .map(|(y, m, d)| era_year(Date::constant(y, m, d)));
        assert_eq!(years, [64, 1, 31, 1, 15]);
    }
}
