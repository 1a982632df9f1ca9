//! How the shape of each operator's output follows, as ONNX 11 to 21 say.

use super::super::shape::{self, Fact, broadcast};
use super::super::size::Refusal;
use super::window::to_i64;
use super::{Inputs, Made, Node};

impl Node {
    pub(super) fn broadcast(&self, inputs: &Inputs<'_>) -> Result<Fact, Refusal> {
        let mut sides = Vec::new();
        for index in 0..inputs.len() {
            let input = self.input(inputs, index)?;
            sides = broadcast(&sides, &input.sides).ok_or_else(|| self.shape())?;
        }
        Ok(Fact::of(sides))
    }

    pub(super) fn constant(&self) -> Result<Fact, Refusal> {
        let value = self.find("value").and_then(|it| it.value.clone());
        let only = self.attributes.len() == 1 && self.inputs.is_empty();
        value.filter(|_| only).ok_or_else(|| self.attribute())
    }

    pub(super) fn concat(&self, inputs: &Inputs<'_>) -> Result<Fact, Refusal> {
        let first = self.first(inputs)?;
        let axis = self.axis(self.int("axis", i64::MAX), first.sides.len())?;
        let mut sides = first.sides.clone();
        let mut numbers = first.ints();
        for index in 1..inputs.len() {
            let input = self.input(inputs, index)?;
            sides = shape::joined(&sides, &input.sides, axis).ok_or_else(|| self.shape())?;
            numbers = numbers.zip(input.ints()).map(|(mut one, other)| {
                one.extend(other);
                one
            });
        }
        Ok(Fact::of(sides).with_ints(numbers))
    }

    /// Two dimensions, and the numbers of a kernel for each number of the output.
    pub(super) fn conv(&self, inputs: &Inputs<'_>) -> Made {
        let (input, weights) = (self.first(inputs)?, self.input(inputs, 1)?);
        let ([batch, components, height, width], [makes, takes, down, across]) =
            (self.four(input)?, self.four(weights)?);
        let groups = self.count("group", 1)?;
        let kernel = self.pair("kernel_shape", &[to_i64(down), to_i64(across)])?;
        let fits = takes.checked_mul(groups) == Some(components) && makes % groups == 0;
        if !fits || kernel != [down, across] {
            return Err(self.shape());
        }
        let window = self.window(kernel)?;
        let sides = [height, width].into_iter().zip(window);
        let [height, width] = self.both(sides.map(|(side, window)| window.over(side, false)))?;
        let fact = Fact::of(vec![batch, makes, height, width]);
        let each = takes as u64 * down as u64 * across as u64;
        let work = fact.count().saturating_mul(each);
        Ok((fact, work))
    }

    pub(super) fn pool(&self, inputs: &Inputs<'_>) -> Made {
        let [batch, components, height, width] = self.four(self.first(inputs)?)?;
        let kernel = self.pair("kernel_shape", &[])?;
        let window = self.window(kernel)?;
        let up = self.int("ceil_mode", 0) != 0;
        let sides = [height, width].into_iter().zip(window);
        let [height, width] = self.both(sides.map(|(side, window)| window.over(side, up)))?;
        let fact = Fact::of(vec![batch, components, height, width]);
        let each = kernel.iter().map(|side| *side as u64).product();
        let work = fact.count().saturating_mul(each);
        Ok((fact, work))
    }

    pub(super) fn global_pool(&self, inputs: &Inputs<'_>) -> Result<Fact, Refusal> {
        let [batch, components, ..] = self.four(self.first(inputs)?)?;
        Ok(Fact::of(vec![batch, components, 1, 1]))
    }

    pub(super) fn flatten(&self, inputs: &Inputs<'_>) -> Result<Fact, Refusal> {
        let sides = &self.first(inputs)?.sides;
        let axis = self.position(self.int("axis", 1), sides.len())?;
        let (before, after) = sides.split_at_checked(axis).ok_or_else(|| self.shape())?;
        Ok(Fact::of(vec![self.product(before)?, self.product(after)?]))
    }

    pub(super) fn gather(&self, inputs: &Inputs<'_>) -> Result<Fact, Refusal> {
        let (data, indices) = (self.first(inputs)?, self.input(inputs, 1)?);
        let axis = self.axis(self.int("axis", 0), data.sides.len())?;
        let (before, rest) = data
            .sides
            .split_at_checked(axis)
            .ok_or_else(|| self.shape())?;
        let after = rest.get(1..).unwrap_or_default();
        let sides = [before, &indices.sides, after].concat();
        let numbers = data.ints().zip(indices.ints());
        let picked = numbers.and_then(|(data, indices)| shape::picked(&data, &indices));
        Ok(Fact::of(sides).with_ints(picked))
    }

    pub(super) fn gemm(&self, inputs: &Inputs<'_>) -> Made {
        let turned = |index: usize, name: &str| {
            let [rows, columns] = self.two(self.input(inputs, index)?)?;
            let turned = self.int(name, 0) != 0;
            Ok(if turned {
                (columns, rows)
            } else {
                (rows, columns)
            })
        };
        let ((rows, inner), (other, columns)) = (turned(0, "transA")?, turned(1, "transB")?);
        let fact = Fact::of(vec![rows, columns]);
        let added = match inputs.get(2) {
            Some(Some(bias)) => broadcast(&fact.sides, &bias.sides),
            _ => Some(fact.sides.clone()),
        };
        if inner != other || added.as_ref() != Some(&fact.sides) {
            return Err(self.shape());
        }
        let work = fact.count().saturating_mul(inner as u64);
        Ok((fact, work))
    }

    pub(super) fn mat_mul(&self, inputs: &Inputs<'_>) -> Made {
        let (one, other) = (self.first(inputs)?, self.input(inputs, 1)?);
        let (Some((one, &[rows, inner])), Some((other, &[height, columns]))) = (
            one.sides.split_last_chunk::<2>(),
            other.sides.split_last_chunk::<2>(),
        ) else {
            return Err(self.shape());
        };
        let batches = broadcast(one, other).filter(|_| inner == height);
        let mut sides = batches.ok_or_else(|| self.shape())?;
        sides.extend([rows, columns]);
        let fact = Fact::of(sides);
        let work = fact.count().saturating_mul(inner as u64);
        Ok((fact, work))
    }

    pub(super) fn pad(&self, inputs: &Inputs<'_>) -> Result<Fact, Refusal> {
        let sides = &self.first(inputs)?.sides;
        if inputs.get(3).is_some_and(Option::is_some) {
            return Err(self.attribute());
        }
        let pads = self.said(inputs, "pads")?.ok_or_else(|| self.attribute())?;
        let (before, after) = pads
            .split_at_checked(sides.len())
            .ok_or_else(|| self.attribute())?;
        if after.len() != sides.len() {
            return Err(self.attribute());
        }
        let padded = sides.iter().zip(before.iter().zip(after));
        let padded = padded.map(|(side, (before, after))| {
            let (before, after) = (self.step(*before, 0)?, self.step(*after, 0)?);
            side.checked_add(before + after)
                .ok_or_else(|| self.too_large())
        });
        Ok(Fact::of(padded.collect::<Result<_, _>>()?))
    }

    pub(super) fn reduce(&self, inputs: &Inputs<'_>) -> Result<Fact, Refusal> {
        let sides = &self.first(inputs)?.sides;
        let (keep, noop) = (
            self.int("keepdims", 1) != 0,
            self.int("noop_with_empty_axes", 0) != 0,
        );
        let axes = match self.said(inputs, "axes")? {
            Some(axes) if !axes.is_empty() => self.axes(&axes, sides.len())?,
            _ if noop => return Err(self.attribute()),
            _ => (0..sides.len()).collect(),
        };
        let kept = sides.iter().enumerate().filter_map(|(index, side)| {
            let reduced = axes.contains(&index);
            (keep || !reduced).then_some(if reduced { 1 } else { *side })
        });
        Ok(Fact::of(kept.collect()))
    }

    pub(super) fn reshape(&self, inputs: &Inputs<'_>) -> Result<Fact, Refusal> {
        let input = self.first(inputs)?;
        let wanted = self.input(inputs, 1)?.ints();
        let wanted = wanted.ok_or_else(|| self.unbounded())?;
        if self.int("allowzero", 0) != 0 {
            return Err(self.attribute());
        }
        let sides = shape::reshaped(&input.sides, &wanted).ok_or_else(|| self.shape())?;
        Ok(Fact::of(sides).with_ints(input.ints()))
    }

    /// By factors or to sizes, but not both.
    pub(super) fn resize(&self, inputs: &Inputs<'_>) -> Result<Fact, Refusal> {
        let sides = &self.first(inputs)?.sides;
        let given = |index: usize| {
            let input = inputs.get(index).copied().flatten();
            input.filter(|input| input.count() > 0)
        };
        let plain = ["axes", "keep_aspect_ratio_policy"];
        if plain.iter().any(|name| self.find(name).is_some()) {
            return Err(self.attribute());
        }
        let sides = match (given(2), given(3)) {
            (Some(factors), None) => {
                let factors = factors.floats().ok_or_else(|| self.unbounded())?;
                shape::scaled(sides, &factors)
            }
            (None, Some(wanted)) => {
                let wanted = wanted.ints().ok_or_else(|| self.unbounded())?;
                let wanted = wanted.iter().map(|size| usize::try_from(*size).ok());
                wanted
                    .collect::<Option<Vec<_>>>()
                    .filter(|wanted| wanted.len() == sides.len())
            }
            _ => return Err(self.attribute()),
        };
        sides.map(Fact::of).ok_or_else(|| self.attribute())
    }

    pub(super) fn shape_of(&self, inputs: &Inputs<'_>) -> Result<Fact, Refusal> {
        if !self.attributes.is_empty() {
            return Err(self.attribute());
        }
        let sides = &self.first(inputs)?.sides;
        let numbers = sides.iter().map(|side| to_i64(*side)).collect();
        Ok(Fact::of(vec![sides.len()]).with_ints(Some(numbers)))
    }

    pub(super) fn squeeze(&self, inputs: &Inputs<'_>) -> Result<Fact, Refusal> {
        let input = self.first(inputs)?;
        let axes = match self.said(inputs, "axes")? {
            Some(axes) => self.axes(&axes, input.sides.len())?,
            None => return Err(self.unbounded()),
        };
        let sides = input.sides.iter().enumerate();
        if sides
            .clone()
            .any(|(index, side)| axes.contains(&index) && *side != 1)
        {
            return Err(self.shape());
        }
        let kept = sides.filter(|(index, _)| !axes.contains(index));
        let kept = kept.map(|(_, side)| *side).collect();
        Ok(Fact::of(kept).with_ints(input.ints()))
    }

    pub(super) fn unsqueeze(&self, inputs: &Inputs<'_>) -> Result<Fact, Refusal> {
        let input = self.first(inputs)?;
        let axes = self.said(inputs, "axes")?;
        let axes = axes.ok_or_else(|| self.unbounded())?;
        let rank = input.sides.len() + axes.len();
        let axes = self.axes(&axes, rank)?;
        let mut old = input.sides.iter();
        let side = |index| {
            let added = axes.contains(&index);
            if added { Some(1) } else { old.next().copied() }
        };
        let sides = (0..rank).map(side).collect::<Option<Vec<_>>>();
        let sides = sides.ok_or_else(|| self.attribute())?;
        Ok(Fact::of(sides).with_ints(input.ints()))
    }

    pub(super) fn transpose(&self, inputs: &Inputs<'_>) -> Result<Fact, Refusal> {
        let sides = &self.first(inputs)?.sides;
        let order = match self.find("perm") {
            Some(order) => self.axes(&order.ints, sides.len())?,
            None => (0..sides.len()).rev().collect(),
        };
        let turned = order.iter().filter_map(|axis| sides.get(*axis).copied());
        let turned: Vec<_> = turned.collect();
        if turned.len() != sides.len() {
            return Err(self.attribute());
        }
        Ok(Fact::of(turned))
    }
}
