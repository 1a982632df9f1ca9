//! Every way through the consent screens, explored, and its graph.

use super::{
    ConsentDialog, ConsentVersion, FacilitySettings, LimitPlace, PriorConsent, PriorSource,
};
use crate::reception::graph::{Edge, Graph};
use std::collections::{BTreeSet, HashSet, VecDeque};

/// Enough for a second page.
const REFERRALS: u8 = 3;

impl ConsentVersion {
    /// The graph of the version's screens at an institution. Where it inherits, there is an
    /// earlier consent that fits; where it shows letters of referral, there are some.
    ///
    /// ```
    /// use mnc_core::reception::consent::{ConsentVersion, FacilitySettings};
    /// let graph = ConsentVersion::Cm0.graph(FacilitySettings::default());
    /// let limit = graph.edges.iter().find(|edge| edge.event == "USE_LIMIT").expect("an arrow");
    /// assert_eq!((limit.from, limit.to), ("DONE", "ASK_LIMIT_AMOUNT"));
    /// ```
    pub fn graph(self, facility: FacilitySettings) -> Graph {
        let start = ConsentDialog::new(self, facility, LimitPlace::AfterDone)
            .with_prior(Some(prior(self, facility)))
            .with_referrals(REFERRALS);
        let (mut seen, mut open) = (HashSet::from([start]), VecDeque::from([start]));
        let (mut edges, mut transitions) = (BTreeSet::new(), 0);
        while let Some(dialog) = open.pop_front() {
            for choice in dialog.screen().choices {
                let mut next = dialog;
                if next.choose(choice).is_err() {
                    continue;
                }
                transitions += 1;
                edges.insert(Edge {
                    from: dialog.screen().id.code(),
                    event: choice.code(),
                    to: next.screen().id.code(),
                });
                if seen.insert(next) {
                    open.push_back(next);
                }
            }
        }
        Graph {
            name: self.name(),
            edges,
            states: seen.len(),
            transitions,
            part: None,
        }
    }
}

fn prior(version: ConsentVersion, facility: FacilitySettings) -> PriorConsent {
    let groups = facility.groups(version);
    PriorConsent {
        source: PriorSource::LastVisit,
        asked: groups,
        granted: groups,
        shared_records: facility.shares_records(version),
    }
}
