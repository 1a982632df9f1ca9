//! The code tables of the interface (`OQSCD001` to `OQSCD044`). Unknown codes are kept as they came.

// Source of the values: third-party transcriptions of 別紙5-1 (業務コード) of the external interface
// specification, which is not public. Two agree on 001-013 and 015-017; the others rest on one.
mod aid;
mod qualification;
mod service;
mod table;

pub use aid::*;
pub use qualification::*;
pub use service::*;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    pub(crate) trait Table {
        const TABLE: &str;
        const CODES: &[(&str, &str)];
        fn looked_up(code: &str) -> (String, Option<&'static str>);
    }

    pub(crate) struct Entry {
        table: &'static str,
        codes: &'static [(&'static str, &'static str)],
        look_up: fn(&str) -> (String, Option<&'static str>),
    }

    pub(crate) const fn entry<T: Table>() -> Entry {
        Entry {
            table: T::TABLE,
            codes: T::CODES,
            look_up: T::looked_up,
        }
    }

    fn all() -> impl Iterator<Item = &'static Entry> {
        [qualification::ALL, aid::ALL, service::ALL]
            .into_iter()
            .flatten()
    }

    #[test]
    fn tables_001_to_044_are_there_in_order() {
        let expected: Vec<_> = (1..=44).map(|number| format!("OQSCD{number:03}")).collect();
        let mut tables: Vec<_> = all().map(|entry| entry.table).collect();
        // 042 is one table for each value of 041.
        assert_eq!(tables.len(), 46);
        tables.dedup();
        assert_eq!(tables, expected);
    }

    #[test]
    fn every_code_is_looked_up_and_written_back() {
        for entry in all() {
            let distinct: HashSet<_> = entry.codes.iter().map(|(code, _)| code).collect();
            assert_eq!(distinct.len(), entry.codes.len(), "{}", entry.table);
            for (code, label) in entry.codes {
                assert_eq!((entry.look_up)(code), ((*code).to_owned(), Some(*label)));
            }
        }
    }

    #[test]
    fn unknown_codes_are_kept_and_not_shown() {
        for code in ["", "001", " 1", "花子"] {
            let sex = Sex::from_code(code);
            assert_eq!((sex.code(), sex.label()), (code, None));
            assert_eq!(format!("{sex:?}"), "Other(..)");
        }
    }
}
