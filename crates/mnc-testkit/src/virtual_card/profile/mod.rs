//! What is on a card of each kind: the applications with their files, made from holder and options.

mod common;
mod input_support;
mod jpki;
mod surface;

use super::application::Application;
use super::application::aid;
use super::kind::Kind;
use super::lifetime::Lifetime;
use super::options::{Filler, Options};
use crate::keys::{Purpose, TestKey};
use crate::people::Holder;
use crate::pki::{Authority, Generation, Hierarchy};
use mnc_core::Date;
use std::collections::BTreeMap;

/// The secrets of a card.
pub(super) struct Secrets {
    pub(super) auth_pin: String,
    pub(super) sign_password: String,
    pub(super) input_support_pin: String,
    pub(super) resident_pin: String,
    pub(super) reference_number_a: String,
    pub(super) reference_number_b: String,
    pub(super) birth_digits: String,
    pub(super) reference_number_tries: u8,
}

impl Secrets {
    pub(super) fn new(options: &Options, holder: &Holder, lifetime: &Lifetime) -> Self {
        let reference_number_b = options.reference_number_b.clone().unwrap_or_else(|| {
            let year = lifetime.card_expires.year();
            format!("{}{year:04}{}", holder.birth_digits(), holder.security_code)
        });
        let given_a = options.reference_number_a.clone();
        Self {
            auth_pin: options.auth_pin.clone(),
            sign_password: options.sign_password.clone(),
            input_support_pin: options.input_support_pin.clone(),
            resident_pin: options.resident_pin.clone(),
            reference_number_a: given_a.unwrap_or_else(|| holder.individual_number.clone()),
            birth_digits: reference_number_b.chars().take(6).collect(),
            reference_number_b,
            reference_number_tries: options.reference_number_tries,
        }
    }
}

/// Everything that the content of a card derives from.
pub(super) struct Profile<'a> {
    kind: Kind,
    today: Date,
    filler: Filler,
    atr: &'static [u8],
    holder: &'a Holder,
    lifetime: &'a Lifetime,
    secrets: &'a Secrets,
}

impl<'a> Profile<'a> {
    pub(super) fn new(
        options: &Options,
        holder: &'a Holder,
        lifetime: &'a Lifetime,
        secrets: &'a Secrets,
    ) -> Self {
        Self {
            kind: options.kind,
            today: options.today,
            filler: options.filler,
            atr: options.atr.bytes(),
            holder,
            lifetime,
            secrets,
        }
    }

    /// The security domain first: it is current after a reset.
    pub(super) fn applications(&self) -> Vec<Application> {
        let security_domain = Application::new(aid::ISSUER_SECURITY_DOMAIN);
        if self.kind == Kind::SmartphoneAndroid {
            return vec![security_domain, self.jpki()];
        }
        vec![
            security_domain,
            self.jpki(),
            self.surface(),
            self.input_support(),
            self.resident(),
            self.common(),
        ]
    }

    pub(super) fn data_objects(&self) -> BTreeMap<u16, Vec<u8>> {
        match self.kind {
            Kind::SmartphoneAndroid => BTreeMap::new(),
            _ => self.card_level_objects(),
        }
    }

    fn key(&self, purpose: Purpose) -> TestKey {
        TestKey::for_card(self.holder.seed, purpose)
    }

    fn authority(&self, hierarchy: Hierarchy) -> Authority {
        let issued = self.lifetime.certificates.first;
        Authority::new(hierarchy, Generation::issuing_on(issued))
    }

    fn pins_are_locked(&self) -> bool {
        self.kind == Kind::Face
    }

    /// An object with what the options put behind every object.
    fn filled(&self, mut object: Vec<u8>) -> Vec<u8> {
        if let Filler::Bytes { byte, count } = self.filler {
            object.resize(object.len() + count, byte);
        }
        object
    }

    /// The number of the key that the card's issuer has certified: fictitious, under 6.
    fn certified_key_number(&self) -> String {
        format!("60{}", self.holder.municipality_code)
    }
}

/// YYYYMMDD
fn eight_digits(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}
