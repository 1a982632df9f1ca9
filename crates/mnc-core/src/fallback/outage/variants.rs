//! The attempts of a search, one after the other, the likeliest first.

use super::query::OutageQuery;
use super::spelling::{Spelling, of_kana, of_name};
use std::collections::HashSet;
use std::vec;

/// How many attempts are offered. Nobody types more than this at a counter.
pub const DEFAULT_VARIANTS: usize = 24;

/// The attempts of a search; an iterator without repetitions.
///
/// The first is the search as it was given. Each later one has one spelling of one of 氏名 and
/// 氏名（カナ）: one of the two is enough for the screen (保発0710第1号 別添2, 利用方法の流れ 2), and what is
/// not said cannot differ. Where both 住所 and 保険者名 are known, attempts with one of them follow for
/// the same reason.
///
/// Stop at the first attempt that finds the person; if several are found, the screen lets one be
/// chosen. Which spellings registers have is no public fact: the order is a guess, made from the
/// form in which answers carry names.
#[derive(Debug)]
pub struct Variants(vec::IntoIter<OutageQuery>);

impl Iterator for Variants {
    type Item = OutageQuery;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for Variants {}

impl OutageQuery {
    /// The attempts, at most [`DEFAULT_VARIANTS`].
    ///
    /// ```
    /// use mnc_core::Date;
    /// use mnc_core::eligibility::codes::Sex;
    /// use mnc_core::fallback::outage::{OutageQuery, QueryDraft};
    /// let query = OutageQuery::new(QueryDraft {
    ///     birthdate: Some(Date::constant(1985, 4, 3)),
    ///     sex: Some(Sex::Male),
    ///     checked_on: Some(Date::constant(2026, 11, 20)),
    ///     kana: Some("ミホン　ジョン".to_owned()),
    ///     insurer_name: Some("架空健康保険組合".to_owned()),
    ///     ..QueryDraft::default()
    /// }).expect("complete");
    /// let kana: Vec<_> = query.variants().take(3).filter_map(|it| it.kana().map(str::to_owned)).collect();
    /// assert_eq!(kana, ["ミホン　ジョン", "ﾐﾎﾝ ｼﾞｮﾝ", "ﾐﾎﾝ ｼﾞﾖﾝ"]);
    /// ```
    pub fn variants(&self) -> Variants {
        self.variants_up_to(DEFAULT_VARIANTS)
    }

    /// The attempts, at most so many.
    pub fn variants_up_to(&self, most: usize) -> Variants {
        let mut found: Vec<_> = self.attempts().collect();
        found.sort_by_key(|(cost, _)| *cost);
        let mut seen = HashSet::new();
        let queries =
            std::iter::once(self.clone()).chain(found.into_iter().map(|(_, query)| query));
        let unique = queries.filter(|query| seen.insert(query.texts()));
        Variants(unique.take(most).collect::<Vec<_>>().into_iter())
    }

    fn attempts(&self) -> impl Iterator<Item = (u32, Self)> {
        let kana = self.kana.as_deref().map(of_kana).unwrap_or_default();
        let name = self.name.as_deref().map(of_name).unwrap_or_default();
        let kana = kana
            .into_iter()
            .map(|(cost, text)| (cost, None, Some(text)));
        let name = name
            .into_iter()
            .map(|(cost, text): Spelling| (cost, Some(text), None));
        // Kana first: they have fewer forms than kanji.
        let names: Vec<_> = kana.chain(name).collect();
        self.places()
            .into_iter()
            .flat_map(move |(place_cost, place)| {
                let attempts = names.iter().map(|(cost, name, kana)| {
                    let (name, kana) = (name.clone(), kana.clone());
                    (
                        cost + place_cost,
                        Self {
                            name,
                            kana,
                            ..place.clone()
                        },
                    )
                });
                attempts.collect::<Vec<_>>()
            })
    }

    /// With both 住所 and 保険者名, or with one: addresses are written in more ways than insurers.
    fn places(&self) -> Vec<(u32, Self)> {
        let mut places = vec![(0, self.clone())];
        if self.address.is_some() && self.insurer_name.is_some() {
            places.push((
                1,
                Self {
                    address: None,
                    ..self.clone()
                },
            ));
            places.push((
                3,
                Self {
                    insurer_name: None,
                    ..self.clone()
                },
            ));
        }
        places
    }

    fn texts(&self) -> [Option<String>; 4] {
        let Self {
            name,
            kana,
            address,
            insurer_name,
            ..
        } = self.clone();
        [name, kana, address, insurer_name]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Date;
    use crate::eligibility::codes::Sex;
    use crate::fallback::outage::QueryDraft;
    use proptest::prelude::*;

    fn draft() -> QueryDraft {
        QueryDraft {
            birthdate: Some(Date::constant(1985, 4, 3)),
            sex: Some(Sex::Female),
            checked_on: Some(Date::constant(2026, 11, 20)),
            name: Some("髙見 花子".to_owned()),
            kana: Some("タカミ ジョウコ".to_owned()),
            address: Some("架空県見本市１番".to_owned()),
            insurer_name: Some("架空健康保険組合".to_owned()),
        }
    }

    fn query(change: impl FnOnce(&mut QueryDraft)) -> OutageQuery {
        let mut draft = draft();
        change(&mut draft);
        OutageQuery::new(draft).unwrap()
    }

    #[test]
    fn the_first_attempt_is_as_given_and_later_ones_say_less() {
        let query = query(|_| {});
        let attempts: Vec<_> = query.variants().collect();
        assert!(attempts[0] == query && attempts.len() == DEFAULT_VARIANTS);
        assert!(
            attempts[1..]
                .iter()
                .all(|it| it.name().is_none() != it.kana().is_none())
        );
        assert_eq!(attempts[1].kana(), Some("ﾀｶﾐ ｼﾞｮｳｺ"));
        assert!(attempts.iter().any(|it| it.name() == Some("高見　花子")));
        assert!(attempts.iter().any(|it| it.address().is_none()));
        let without_insurer = query
            .variants_up_to(200)
            .any(|it| it.insurer_name().is_none());
        assert!(without_insurer);
    }

    /// The register of the virtual terminal writes kana in half width, a name in use without small
    /// kana (ﾐﾎﾝ ｼﾞﾖﾝ), and ● for letters that the exchange set lacks.
    #[test]
    fn what_a_register_has_is_among_the_attempts() {
        for (name, kana, registered) in [
            (None, Some("ミホン　ジョン"), "ﾐﾎﾝ ｼﾞﾖﾝ"),
            (None, Some("ﾐﾎﾝ ｼﾞﾖﾝ"), "ミホン　ジヨン"),
            (Some("𠮷見　花子"), None, "●見　花子"),
            (Some("渡邉花子"), None, "渡辺花子"),
        ] {
            let query = query(|it| {
                (it.name, it.kana) = (name.map(str::to_owned), kana.map(str::to_owned));
            });
            let found = query
                .variants()
                .any(|it| it.name().or(it.kana()) == Some(registered));
            assert!(found, "{registered}");
        }
    }

    #[test]
    fn an_attempt_never_lacks_what_the_screen_requires() {
        for attempt in query(|_| {}).variants_up_to(1000) {
            let Ok(again) = OutageQuery::new(QueryDraft {
                birthdate: Some(attempt.birthdate()),
                sex: Some(attempt.sex().clone()),
                checked_on: Some(attempt.checked_on()),
                name: attempt.name().map(str::to_owned),
                kana: attempt.kana().map(str::to_owned),
                address: attempt.address().map(str::to_owned),
                insurer_name: attempt.insurer_name().map(str::to_owned),
            }) else {
                panic!("an attempt is incomplete")
            };
            assert!(again == attempt);
        }
    }

    proptest! {
        #[test]
        fn attempts_are_bounded_and_differ(name in "\\PC{1,30}", kana in "\\PC{1,30}", most in 0_usize..60) {
            let draft = QueryDraft { name: Some(name), kana: Some(kana), ..draft() };
            if let Ok(query) = OutageQuery::new(draft) {
                let attempts: Vec<_> = query.variants_up_to(most).collect();
                prop_assert!(attempts.len() <= most);
                let texts: HashSet<_> = attempts.iter().map(OutageQuery::texts).collect();
                prop_assert_eq!(texts.len(), attempts.len());
            }
        }
    }
}
