//! What the patient pays: the own share, the declared share, or everything.

use crate::identity::message::messages;

messages! {
    /// Which amount is taken at the desk.
    Payment {
        /// 自己負担分（3割分等）, as confirmed.
        OwnShare = "OWN_SHARE", "the own share, as confirmed", "自己負担分（3割分等）";
        /// 申し立てた自己負担分.
        DeclaredShare = "DECLARED_SHARE", "the share that the patient declares", "患者さんが申し立てた自己負担分（3割分等）";
        /// 10割.
        WholeCost = "WHOLE_COST", "the whole cost (10割)", "医療費の全額（10割）";
    }
}

messages! {
    /// The ages between which the shares differ (保発0710第1号, 別添3 説明書).
    AgeBand {
        /// 未就学児.
        Preschool = "PRESCHOOL", "before school", "未就学児";
        /// Everybody else under 70.
        Ordinary = "ORDINARY", "under 70", "70歳未満";
        /// 70歳以上等: from 70, or insured in 後期高齢者医療 (which some are from 65).
        Elderly = "ELDERLY", "from 70, or in 後期高齢者医療", "70歳以上等";
    }
}

impl AgeBand {
    /// The shares that are possible, in tenths, the highest first: 3割; 未就学児 2割; 70歳以上等 1～3割
    /// (別添3 説明書).
    pub const fn shares(self) -> &'static [u8] {
        match self {
            Self::Preschool => &[2],
            Self::Ordinary => &[3],
            Self::Elderly => &[3, 2, 1],
        }
    }
}

/// How much is taken at the desk. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Amount {
    /// So many tenths of the cost.
    Tenths(u8),
    /// One of these: ask the patient, or let staff decide. The notice names no rule for somebody of
    /// 70 or more who does not know.
    OneOf(&'static [u8]),
}

impl Payment {
    /// The amount. `share` is in tenths: the confirmed one for [`Payment::OwnShare`], the declared
    /// one for [`Payment::DeclaredShare`]; without one the age decides, where it can. A share that
    /// does not fit the age is taken as it is: it sends no claim back (2(2)※).
    pub fn amount(self, age: AgeBand, share: Option<u8>) -> Amount {
        match (self, share, age.shares()) {
            (Self::WholeCost, _, _) => Amount::Tenths(10),
            (_, Some(share @ 1..=3), _) => Amount::Tenths(share),
            (_, _, [only]) => Amount::Tenths(*only),
            (_, _, several) => Amount::OneOf(several),
        }
    }
}
