//! What the rules ask of a node: its attributes and inputs, and why they are refused.

use super::super::shape::Fact;
use super::super::size::Refusal;
use super::window::{Window, to_i64};
use super::{Attribute, Inputs, Node};

/// The most of a padding, stride, dilation or side of a kernel.
const MOST_STEP: i64 = 256;

impl Node {
    pub(super) fn find(&self, name: &str) -> Option<&Attribute> {
        let named = |attribute: &&Attribute| attribute.name == name;
        self.attributes.iter().find(named)
    }

    pub(super) fn int(&self, name: &str, default: i64) -> i64 {
        self.find(name).map_or(default, |it| it.int)
    }

    pub(super) fn count(&self, name: &str, default: i64) -> Result<usize, Refusal> {
        let count = usize::try_from(self.int(name, default)).ok();
        count
            .filter(|count| *count > 0)
            .ok_or_else(|| self.attribute())
    }

    /// Integers that older operators have as attribute and newer ones as second input.
    pub(super) fn said(
        &self,
        inputs: &Inputs<'_>,
        name: &str,
    ) -> Result<Option<Vec<i64>>, Refusal> {
        match (self.find(name), inputs.get(1).copied().flatten()) {
            (None, None) => Ok(None),
            (Some(attribute), None) => Ok(Some(attribute.ints.clone())),
            (None, Some(input)) => input.ints().map(Some).ok_or_else(|| self.unbounded()),
            (Some(_), Some(_)) => Err(self.attribute()),
        }
    }

    pub(super) fn pair(&self, name: &str, default: &[i64]) -> Result<[usize; 2], Refusal> {
        let found = self.find(name).map_or(default, |it| &it.ints);
        match found {
            [one, other] => Ok([self.step(*one, 1)?, self.step(*other, 1)?]),
            _ => Err(self.attribute()),
        }
    }

    pub(super) fn step(&self, value: i64, least: i64) -> Result<usize, Refusal> {
        let value = (least..=MOST_STEP).contains(&value).then_some(value);
        value
            .and_then(|value| usize::try_from(value).ok())
            .ok_or_else(|| self.attribute())
    }

    pub(super) fn window(&self, [down, across]: [usize; 2]) -> Result<[Window; 2], Refusal> {
        let automatic = self.find("auto_pad");
        if automatic.is_some_and(|it| it.text != "NOTSET") {
            return Err(self.attribute());
        }
        let pads = self
            .find("pads")
            .map_or([0; 4].as_slice(), |pads| &pads.ints);
        let [top, left, bottom, right] = pads else {
            return Err(self.attribute());
        };
        let pads = |one: i64, other: i64| Ok(self.step(one, 0)? + self.step(other, 0)?);
        let [[stride_down, stride_across], [dilated_down, dilated_across]] = [
            self.pair("strides", &[1, 1])?,
            self.pair("dilations", &[1, 1])?,
        ];
        Ok([
            Window {
                padding: pads(*top, *bottom)?,
                length: dilated_down * (down - 1) + 1,
                stride: stride_down,
            },
            Window {
                padding: pads(*left, *right)?,
                length: dilated_across * (across - 1) + 1,
                stride: stride_across,
            },
        ])
    }

    pub(super) fn both(
        &self,
        mut sides: impl Iterator<Item = Option<usize>>,
    ) -> Result<[usize; 2], Refusal> {
        let both = sides.next().flatten().zip(sides.next().flatten());
        both.map(|(one, other)| [one, other])
            .ok_or_else(|| self.shape())
    }

    pub(super) fn input<'f>(&self, inputs: &Inputs<'f>, index: usize) -> Result<&'f Fact, Refusal> {
        let input = inputs.get(index).copied().flatten();
        input.ok_or(Refusal::Order { node: self.index })
    }

    pub(super) fn first<'f>(&self, inputs: &Inputs<'f>) -> Result<&'f Fact, Refusal> {
        self.input(inputs, 0)
    }

    pub(super) fn two(&self, fact: &Fact) -> Result<[usize; 2], Refusal> {
        let sides = fact.sides.as_slice().try_into();
        sides.map_err(|_| self.shape())
    }

    pub(super) fn four(&self, fact: &Fact) -> Result<[usize; 4], Refusal> {
        let sides = fact.sides.as_slice().try_into();
        sides.map_err(|_| self.shape())
    }

    pub(super) fn product(&self, sides: &[usize]) -> Result<usize, Refusal> {
        let product = sides
            .iter()
            .try_fold(1_usize, |all, it| all.checked_mul(*it));
        product.ok_or_else(|| self.too_large())
    }

    /// An axis, counted from the end if it is negative.
    pub(super) fn axis(&self, axis: i64, rank: usize) -> Result<usize, Refusal> {
        let found = self.position(axis, rank)?;
        let inside = found < rank;
        inside.then_some(found).ok_or_else(|| self.attribute())
    }

    /// The same, or the end.
    pub(super) fn position(&self, axis: i64, rank: usize) -> Result<usize, Refusal> {
        let axis = if axis < 0 {
            axis.saturating_add(to_i64(rank))
        } else {
            axis
        };
        let axis = usize::try_from(axis).ok().filter(|axis| *axis <= rank);
        axis.ok_or_else(|| self.attribute())
    }

    /// Axes of which none is named twice.
    pub(super) fn axes(&self, axes: &[i64], rank: usize) -> Result<Vec<usize>, Refusal> {
        let mut found = Vec::new();
        for said in axes {
            let place = self.axis(*said, rank)?;
            if found.contains(&place) {
                return Err(self.attribute());
            }
            found.push(place);
        }
        Ok(found)
    }

    pub(super) const fn attribute(&self) -> Refusal {
        Refusal::Attribute { node: self.index }
    }

    pub(super) const fn shape(&self) -> Refusal {
        Refusal::Shape { node: self.index }
    }

    pub(super) const fn unbounded(&self) -> Refusal {
        Refusal::Unbounded { node: self.index }
    }

    pub(super) const fn too_large(&self) -> Refusal {
        Refusal::TooLarge {
            node: Some(self.index),
        }
    }
}
