//! A network in stretches: what the engine runs, and between them the convolutions that are done
//! here.

use super::depthwise::Depthwise;
use mnc_core::{Error, ErrorKind, Result};
use rten::{Model, NodeId, RunOptions, Value, ValueOrView};
use rten_onnx::onnx::{GraphProto, NodeProto};
use rten_tensor::NdTensorView;
use std::collections::HashMap;
use zeroize::Zeroize;

/// The stretches in their order. Behind all but the last there is a convolution.
pub(super) struct Stretches {
    picture: NodeId,
    stretches: Vec<Stretch>,
}

struct Stretch {
    takes: Vec<Taken>,
    gives: Vec<NodeId>,
    then: Option<Link>,
}

/// A tensor that was made before.
struct Taken {
    value: NodeId,
    /// Nobody wants it afterwards.
    last: bool,
}

/// A convolution behind a stretch.
struct Link {
    takes: Taken,
    gives: NodeId,
    convolution: Depthwise,
}

impl Stretches {
    /// Cuts a graph at its convolutions; none if there is nothing to cut, or the engine has merged
    /// what lies on both sides of a cut.
    pub(super) fn of(graph: &GraphProto, model: &Model, picture: NodeId) -> Option<Self> {
        let drafts = drafts(graph, model);
        let uses = Uses::of(&drafts, graph);
        let stretches = drafts.into_iter().enumerate();
        let stretches = stretches.map(|(index, draft)| draft.stretch(index, &uses, model));
        let stretches = stretches.collect::<Option<Vec<_>>>()?;
        (stretches.len() > 1).then_some(Self { picture, stretches })
    }

    /// Runs one after the other.
    ///
    /// # Errors
    /// `FaceEngine` if the engine fails.
    pub(super) fn run(
        &self,
        model: &Model,
        picture: &NdTensorView<'_, f32, 4>,
        wanted: &[NodeId],
        options: &RunOptions,
    ) -> Result<Vec<Value>> {
        let mut held = Held::default();
        for stretch in &self.stretches {
            if !stretch.gives.is_empty() {
                // What the engine merged across a cut is made anew from the picture.
                let picture = (self.picture, ValueOrView::from(*picture));
                let values = run(model, picture, &held, stretch, options)?;
                held.forget(&stretch.takes);
                held.0.extend(stretch.gives.iter().copied().zip(values));
            }
            if let Some(link) = &stretch.then {
                let made = link.convolution.run(held.get(link.takes.value)?)?;
                held.forget(std::slice::from_ref(&link.takes));
                held.0.insert(link.gives, made);
            }
        }
        let wanted = wanted.iter().map(|value| held.0.remove(value));
        let found = wanted.collect::<Option<_>>();
        found.ok_or_else(|| ErrorKind::FaceEngine.into())
    }
}

/// The tensors between the stretches, wiped when nobody wants them any more: at the latest when
/// this is dropped.
#[derive(Default)]
struct Held(HashMap<NodeId, Value>);

impl Held {
    fn get(&self, value: NodeId) -> Result<&Value> {
        self.0
            .get(&value)
            .ok_or_else(|| ErrorKind::FaceEngine.into())
    }

    /// Wipes those that were taken for the last time.
    fn forget(&mut self, taken: &[Taken]) {
        for taken in taken.iter().filter(|taken| taken.last) {
            if let Some(mut value) = self.0.remove(&taken.value) {
                wipe(&mut value);
            }
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.values_mut().for_each(wipe);
    }
}

fn wipe(value: &mut Value) {
    if let Value::FloatTensor(tensor) = value {
        match tensor.data_mut() {
            Some(numbers) => numbers.zeroize(),
            None => tensor.iter_mut().for_each(Zeroize::zeroize),
        }
    }
}

/// The engine is lent what it takes: it would free it unwiped.
fn run(
    model: &Model,
    picture: (NodeId, ValueOrView<'_>),
    held: &Held,
    stretch: &Stretch,
    options: &RunOptions,
) -> Result<Vec<Value>> {
    let mut inputs = vec![picture];
    for taken in &stretch.takes {
        let tensor = held.get(taken.value)?;
        inputs.push((taken.value, ValueOrView::View(tensor.as_view())));
    }
    model
        .run(inputs, &stretch.gives, Some(options.clone()))
        .map_err(|error| Error::new(ErrorKind::FaceEngine).with_source(error.to_string()))
}

/// A stretch by the names of its tensors.
#[derive(Default)]
struct Draft<'g> {
    uses: Vec<&'g str>,
    makes: Vec<&'g str>,
    link: Option<(&'g str, &'g str, Depthwise)>,
}

impl Draft<'_> {
    /// The same by the engine's numbers, as far as others make or want them.
    fn stretch(self, index: usize, uses: &Uses<'_>, model: &Model) -> Option<Stretch> {
        let (nodes, behind) = (Uses::of_nodes(index), Uses::of_link(index));
        let input = |name: &str, time: usize| {
            let value = model.find_node(name)?;
            let last = uses.last.get(name) == Some(&time);
            Some(Taken { value, last })
        };
        let mut names = self.uses;
        names.sort_unstable();
        names.dedup();
        let before = |name: &&str| uses.made.get(name).is_some_and(|made| *made < nodes);
        let takes = names.into_iter().filter(before);
        let later = |name: &&str| uses.last.get(name).is_some_and(|last| *last > nodes);
        let gives = self.makes.into_iter().filter(later);
        let then = match self.link {
            Some((from, to, convolution)) => Some(Link {
                takes: input(from, behind)?,
                gives: model.find_node(to)?,
                convolution,
            }),
            None => None,
        };
        Some(Stretch {
            takes: takes
                .map(|name| input(name, nodes))
                .collect::<Option<_>>()?,
            gives: gives
                .map(|name| model.find_node(name))
                .collect::<Option<_>>()?,
            then,
        })
    }
}

fn drafts<'g>(graph: &'g GraphProto, model: &Model) -> Vec<Draft<'g>> {
    let stored: HashMap<&str, _> = graph
        .initializer
        .iter()
        .filter_map(|tensor| Some((tensor.name.as_deref()?, tensor)))
        .collect();
    let mut drafts = Vec::new();
    let mut draft = Draft::default();
    for node in &graph.node {
        let made = |draft: &Draft<'_>, name: &str| {
            let link = draft.link.as_ref().is_some_and(|link| link.1 == name);
            link || draft.makes.contains(&name)
        };
        let convolution = Depthwise::read(node, |name| stored.get(name).copied());
        let link = convolution.zip(ends(node)).filter(|(_, (from, to))| {
            let known = [from, to].map(|name| model.find_node(name).is_some());
            let before = made(&draft, from) || drafts.iter().any(|draft| made(draft, from));
            known == [true; 2] && before
        });
        match link {
            Some((convolution, (from, to))) => {
                draft.link = Some((from, to, convolution));
                drafts.push(std::mem::take(&mut draft));
            }
            // Constants are no tensors that anybody makes.
            None if node.op_type.as_deref() == Some("Constant") => {}
            None => {
                draft.uses.extend(node.input.iter().map(String::as_str));
                draft.makes.extend(node.output.iter().map(String::as_str));
            }
        }
    }
    drafts.push(draft);
    drafts
}

fn ends(node: &NodeProto) -> Option<(&str, &str)> {
    Some((node.input.first()?, node.output.first()?))
}

/// When each tensor is made and wanted last. The nodes of a stretch have one time, the convolution
/// behind it the next.
struct Uses<'g> {
    made: HashMap<&'g str, usize>,
    last: HashMap<&'g str, usize>,
}

impl<'g> Uses<'g> {
    const fn of_nodes(stretch: usize) -> usize {
        2 * stretch
    }

    const fn of_link(stretch: usize) -> usize {
        2 * stretch + 1
    }

    fn of(drafts: &[Draft<'g>], graph: &'g GraphProto) -> Self {
        let (mut made, mut last) = (HashMap::new(), HashMap::new());
        for (index, draft) in drafts.iter().enumerate() {
            let (nodes, link) = (Self::of_nodes(index), Self::of_link(index));
            made.extend(draft.makes.iter().map(|name| (*name, nodes)));
            last.extend(draft.uses.iter().map(|name| (*name, nodes)));
            if let Some((from, to, _)) = &draft.link {
                made.insert(to, link);
                last.insert(from, link);
            }
        }
        // The whole run wants the outputs.
        let outputs = graph.output.iter().filter_map(|it| it.name.as_deref());
        last.extend(outputs.map(|name| (name, usize::MAX)));
        Self { made, last }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Network;
    use super::super::tests_onnx::{Attribute, Constant, Graph};
    use super::wipe;
    use crate::tensor::Planes;
    use crate::threads::Threads;
    use rten::Value;
    use rten_tensor::Tensor;
    use rten_tensor::prelude::*;

    const COMPONENTS: usize = 4;

    fn some(count: usize) -> Vec<f32> {
        let next = |state: &mut u16| {
            *state = state.wrapping_mul(25173).wrapping_add(13849);
            Some(f32::from(*state) / 65536.0 - 0.5)
        };
        (0..count).scan(1, |state, _| next(state)).collect()
    }

    /// A convolution of each component by itself. With a side of 5 the kernel of 3 x 3 has zeros
    /// around it: the same numbers, in a form that is left to the engine.
    fn single(graph: &mut Graph, from: &str, to: &str, side: usize, stride: i64) {
        let edge = (side - 3) / 2;
        let mut weights = Vec::new();
        for kernel in some(9 * COMPONENTS).as_chunks::<9>().0 {
            let mut wide = vec![0.0; side * side];
            for (index, weight) in kernel.iter().enumerate() {
                wide[(index / 3 + edge) * side + index % 3 + edge] = *weight;
            }
            weights.extend(wide);
        }
        let [components, side] = [COMPONENTS, side].map(|it| i64::try_from(it).unwrap());
        let pad = (side - 1) / 2;
        let (weight, bias) = (format!("{to}_weight"), format!("{to}_bias"));
        graph.constant(
            &weight,
            Constant::Floats(vec![components, 1, side, side], weights),
        );
        graph.constant(&bias, Constant::Floats(vec![components], some(COMPONENTS)));
        let attributes = vec![
            ("group", Attribute::Int(components)),
            ("kernel_shape", Attribute::Ints(vec![side, side])),
            ("strides", Attribute::Ints(vec![stride, stride])),
            ("pads", Attribute::Ints(vec![pad; 4])),
        ];
        graph.node("Conv", &[from, &weight, &bias], to, attributes);
    }

    /// Cuts behind one another, a tensor that skips three of them, the picture wanted at the end,
    /// and an output at the beginning.
    fn network(side: usize) -> Network {
        let mut graph = Graph::default();
        graph.squares("grown", 1, some(3 * COMPONENTS), some(COMPONENTS));
        graph.node("Relu", &["grown"], "first", vec![]);
        single(&mut graph, "first", "one", side, 1);
        graph.node("Relu", &["one"], "early", vec![]);
        single(&mut graph, "early", "two", side, 2);
        single(&mut graph, "two", "three", side, 1);
        let halved = ["kernel_shape", "strides"].map(|name| (name, Attribute::Ints(vec![2, 2])));
        graph.node("AveragePool", &["first"], "skipped", halved.into());
        graph.node("Add", &["three", "skipped"], "sum", vec![]);
        graph.squares("again", 2, some(12 * COMPONENTS), some(COMPONENTS));
        graph.node("Add", &["sum", "again"], "late", vec![]);
        graph.output("early");
        graph.output("late");
        Network::load(graph.bytes(), (32, 48), &Threads::new(2)).unwrap()
    }

    #[test]
    fn a_network_that_is_cut_gives_what_the_engine_gives() {
        let (cut, whole) = (network(3), network(5));
        let stretches = cut.stretches.as_ref().unwrap();
        assert_eq!(stretches.stretches.len(), 4);
        assert!(whole.stretches.is_none());
        let mut planes = Planes::zero(48, 32);
        let picture = some(planes.values.len());
        planes.values.copy_from_slice(&picture);
        let run = |network: &Network, names: &[&str]| {
            let wanted = names.iter().map(|name| network.output(name).unwrap());
            let wanted: Vec<_> = wanted.collect();
            network.run(&planes, &wanted).unwrap()
        };
        for names in [&["early", "late"][..], &["late", "early"], &["late"]] {
            let (cut, whole) = (run(&cut, names), run(&whole, names));
            assert_eq!(cut.len(), names.len());
            for (cut, whole) in cut.iter().zip(&whole) {
                assert_eq!(cut.len(), whole.len());
                let apart = cut
                    .iter()
                    .zip(whole.iter())
                    .map(|(one, other)| (one - other).abs());
                assert!(apart.fold(0.0, f32::max) < 1e-5);
                assert!(cut.iter().any(|number| number.abs() > 0.1));
            }
        }
    }

    #[test]
    fn tensors_are_wiped_whatever_their_layout() {
        let numbers = Tensor::from_data(&[2, 3], vec![1.0_f32, 2.0, 3.0, 4.0, 5.0, 6.0]);
        let mut turned = numbers.clone();
        turned.permute(&[1, 0]);
        for tensor in [numbers, turned] {
            let mut value = Value::FloatTensor(tensor);
            wipe(&mut value);
            let wiped = value.into_tensor::<f32>().unwrap();
            assert!(wiped.iter().all(|number| *number == 0.0));
        }
    }
}
