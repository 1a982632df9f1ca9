//! Which methods are offered, in their order, or why none is.

use super::table::VERIFICATION_RULES;
use super::{Condition, FallBack, ReaderCapabilities, Setting, VerificationRule};
use crate::Date;
use crate::identity::assessment::CardKind;
use crate::identity::verification::{Method, Scope};

/// The order in which methods are offered: 顔認証 is the basis (厚生労働省 事務連絡（その2） of 2023-12-13,
/// 3(2)), 目視 takes staff.
const ORDER: [Method; 4] = [Method::Face, Method::Pin, Method::Device, Method::Visual];

/// What is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The methods in the order to offer them; never empty.
    pub methods: Vec<Method>,
    /// What is wanted besides.
    pub condition: Option<Condition>,
    /// How far a verification in this setting goes; give it to
    /// [`limited_to`](crate::identity::IdentityVerification::limited_to).
    pub scope: Scope,
    /// The identifier of the rule.
    pub rule: &'static str,
}

/// The methods to offer by the published rules.
///
/// ```
/// use mnc_core::Date;
/// use mnc_core::identity::policy::{FallBack, ReaderCapabilities, Setting, allowed_methods};
/// use mnc_core::identity::{CardKind, Method};
/// let (day, reader) = (Date::constant(2026, 11, 20), ReaderCapabilities::default());
/// let offer = allowed_methods(CardKind::Face, Setting::FaceReader, day, reader)?;
/// assert_eq!(offer.methods, [Method::Face, Method::Visual]);
/// let online = allowed_methods(CardKind::Face, Setting::OnlineCare, day, reader);
/// assert_eq!(online, Err(FallBack::PinUnavailable));
/// # Ok::<(), FallBack>(())
/// ```
///
/// # Errors
/// The [`FallBack`] if no method is left.
pub fn allowed_methods(
    kind: CardKind,
    setting: Setting,
    day: Date,
    reader: ReaderCapabilities,
) -> Result<Offer, FallBack> {
    offer(&VERIFICATION_RULES, kind, setting, day, reader)
}

/// The rules of verification, as published until they are changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    rules: Vec<VerificationRule>,
}

impl Default for Policy {
    /// The published rules.
    fn default() -> Self {
        Self {
            rules: VERIFICATION_RULES.to_vec(),
        }
    }
}

impl Policy {
    /// The rules.
    pub fn rules(&self) -> &[VerificationRule] {
        &self.rules
    }

    /// A rule to be changed, by its identifier: its days where they are uncertain, its methods where
    /// a later notice changed them.
    pub fn rule_mut(&mut self, id: &str) -> Option<&mut VerificationRule> {
        self.rules.iter_mut().find(|rule| rule.id == id)
    }

    /// Adds a rule. For one setting and day the first rule counts.
    pub fn add(&mut self, rule: VerificationRule) {
        self.rules.push(rule);
    }

    /// The methods to offer.
    ///
    /// # Errors
    /// The [`FallBack`] if no method is left.
    pub fn allowed_methods(
        &self,
        kind: CardKind,
        setting: Setting,
        day: Date,
        reader: ReaderCapabilities,
    ) -> Result<Offer, FallBack> {
        offer(&self.rules, kind, setting, day, reader)
    }
}

fn offer(
    rules: &[VerificationRule],
    kind: CardKind,
    setting: Setting,
    day: Date,
    reader: ReaderCapabilities,
) -> Result<Offer, FallBack> {
    let rule = in_force(rules, setting, day).ok_or(FallBack::NotInForce)?;
    let allowed = allowed_by(rule, kind, day)?;
    let methods: Vec<_> = allowed
        .into_iter()
        .filter(|method| reader.supports(setting, *method))
        .collect();
    if methods.is_empty() {
        return Err(FallBack::ReaderLacks);
    }
    Ok(Offer {
        methods,
        condition: rule.condition,
        scope: rule.scope,
        rule: rule.id,
    })
}

fn in_force(rules: &[VerificationRule], setting: Setting, day: Date) -> Option<&VerificationRule> {
    rules
        .iter()
        .find(|rule| rule.setting == setting && rule.period.contains(day))
}

/// The methods of the rule for such a card on the day, in the order to offer them; not empty.
fn allowed_by(rule: &VerificationRule, kind: CardKind, day: Date) -> Result<Vec<Method>, FallBack> {
    if let Some(instead) = rule.instead {
        return Err(instead);
    }
    if !kind.exists_on(day) {
        return Err(FallBack::NotInForce);
    }
    let named = rule.methods.of(kind);
    let allowed = |method: &Method| named.contains(method) && kind.admits(*method);
    let methods: Vec<_> = ORDER.into_iter().filter(allowed).collect();
    if methods.is_empty() {
        return Err(mismatch(rule, kind));
    }
    Ok(methods)
}

/// Why a rule with methods has none for this kind of card.
fn mismatch(rule: &VerificationRule, kind: CardKind) -> FallBack {
    let for_phones = !rule.methods.android.is_empty() || !rule.methods.iphone.is_empty();
    match kind {
        CardKind::Unusable => FallBack::CardUnusable,
        _ if kind.is_phone() != for_phones => FallBack::AnotherWay,
        CardKind::Photoless => FallBack::PhotoMissing,
        _ => FallBack::PinUnavailable,
    }
}
