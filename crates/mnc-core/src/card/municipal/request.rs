//! A request at the counter: who came, with which forms, and which procedure follows.

use super::plan::Plan;
use super::request_rules::{Applicant, Form, Occasion, RequestRule, Wish};
use crate::Date;
use crate::error::{Error, ErrorKind, Result};

/// Requests are taken from this day (事務連絡 2023-12-13 本文, 1(2); 別紙3 問2 had planned 2023-11-27).
const FIRST_DAY: Date = Date::constant(2023, 12, 15);

/// How the new card will be applied for when the 追記欄 has no room left (別紙3 問8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReissueVisit {
    /// 交付時来庁: the applicant keeps the present card until the new one is fetched.
    AtDelivery,
    /// 申請時来庁: the present card is given back with the application.
    AtApplication,
}

/// What somebody brings to the counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    occasion: Occasion,
    applicant: Applicant,
    forms: Vec<Form>,
    wish: Option<Wish>,
    signature_certificate_wished: bool,
    full_column: Option<ReissueVisit>,
}

impl Request {
    /// A request without any form so far.
    pub fn new(occasion: Occasion, applicant: Applicant) -> Self {
        Self {
            occasion,
            applicant,
            forms: Vec::new(),
            wish: None,
            signature_certificate_wished: false,
            full_column: None,
        }
    }

    /// Adds a form, filled in.
    #[must_use]
    pub fn bringing(mut self, form: Form) -> Self {
        self.forms.push(form);
        self
    }

    /// How the wish to have no PINs is expressed.
    #[must_use]
    pub fn wishing(mut self, wish: Wish) -> Self {
        self.wish = Some(wish);
        self
    }

    /// On the way back to an ordinary card: a signature certificate is wished too.
    #[must_use]
    pub fn with_signature_certificate(mut self) -> Self {
        self.signature_certificate_wished = true;
        self
    }

    /// The card's 追記欄 has no room left. For a card in use only: a new one has an empty 追記欄.
    #[must_use]
    pub fn with_full_column(mut self, visit: ReissueVisit) -> Self {
        self.full_column = Some(visit);
        self
    }

    /// The forms that are still needed. Empty also where the applicant is not admitted at all.
    pub fn missing_forms(&self) -> Vec<Form> {
        let rule = RequestRule::of(self.occasion, self.applicant);
        let mut needed = rule.map_or(Vec::new(), |rule| rule.forms.to_vec());
        if self.occasion == Occasion::Unset && self.signature_certificate_wished {
            needed.push(Form::SignatureCertificateApplication);
        }
        needed.retain(|form| !self.forms.contains(form));
        needed
    }

    /// Accepts the request on a day. Anybody who wishes may ask (別紙3 問1).
    ///
    /// # Errors
    /// [`StepEvidence`](ErrorKind::StepEvidence) if a form or the wish is missing, the applicant is
    /// not admitted on this occasion, or the day is before 2023-12-15;
    /// [`InvalidArgument`](ErrorKind::InvalidArgument) if a full 追記欄 or a signature certificate is
    /// named where the occasion knows none.
    pub fn accept(self, day: Date) -> Result<AcceptedRequest> {
        let plan = self.plan()?;
        let rule = RequestRule::of(self.occasion, self.applicant)
            .filter(|rule| day >= FIRST_DAY && self.missing_forms().is_empty() && self.wishes(rule))
            .ok_or_else(|| Error::new(ErrorKind::StepEvidence))?;
        Ok(AcceptedRequest { plan, rule })
    }

    fn wishes(&self, rule: &RequestRule) -> bool {
        rule.wishes.is_empty() || self.wish.is_some_and(|wish| rule.wishes.contains(&wish))
    }

    fn plan(&self) -> Result<Plan> {
        let unsets = self.occasion == Occasion::Unset;
        let in_use = matches!(
            self.occasion,
            Occasion::SwitchOnly | Occasion::CertificateRenewal
        );
        if self.full_column.is_some() && !in_use || self.signature_certificate_wished && !unsets {
            return Err(Error::new(ErrorKind::InvalidArgument));
        }
        Ok(match (self.occasion, self.full_column) {
            (Occasion::Unset, _) if self.signature_certificate_wished => {
                Plan::UnsetWithSignatureCertificate
            }
            (Occasion::Unset, _) => Plan::Unset,
            (Occasion::WorkOnLockedCard, _) => Plan::WorkOnLockedCard,
            (_, Some(ReissueVisit::AtDelivery)) => Plan::SetWithCardCase,
            (_, Some(ReissueVisit::AtApplication)) => Plan::ReturnForReissue,
            (_, None) => Plan::Set,
        })
    }
}

/// A request whose forms were complete. It begins one [`Procedure`](super::Procedure).
#[derive(Debug)]
pub struct AcceptedRequest {
    plan: Plan,
    rule: &'static RequestRule,
}

impl AcceptedRequest {
    /// The procedure that follows.
    pub fn plan(&self) -> Plan {
        self.plan
    }

    /// The row of the matrix by which it was accepted.
    pub fn rule(&self) -> &'static RequestRule {
        self.rule
    }
}
