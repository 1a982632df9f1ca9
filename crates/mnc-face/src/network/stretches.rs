//! A network in stretches: what the engine runs, and between them the convolutions that are done
//! here.

use super::depthwise::Depthwise;
use mnc_core::{Error, ErrorKind, Result};
use rten::{Model, NodeId, RunOptions, Value, ValueOrView};
use rten_onnx::onnx::{GraphProto, NodeProto};
use rten_tensor::NdTensorView;
use std::collections::HashMap;

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
        let stretches = drafts.into_iter().enumerate().map(|(index, draft)| {
            let taken = |name: &str, time: usize| {
                let value = model.find_node(name)?;
                let last = uses.last.get(name) == Some(&time);
                Some(Taken { value, last })
            };
            let nodes = Uses::of_nodes(index);
            let mut names: Vec<&str> = draft.uses;
            names.sort_unstable();
            names.dedup();
            let before = |name: &&str| uses.made.get(name).is_some_and(|made| *made < nodes);
            let takes = names.into_iter().filter(before);
            let later = |name: &&str| uses.last.get(name).is_some_and(|last| *last > nodes);
            let gives = draft.makes.into_iter().filter(later);
            let link = draft.link.map(|(from, to, convolution)| {
                Some(Link {
                    takes: taken(from, Uses::of_link(index))?,
                    gives: model.find_node(to)?,
                    convolution,
                })
            });
            Some(Stretch {
                takes: takes
                    .map(|name| taken(name, nodes))
                    .collect::<Option<_>>()?,
                gives: gives
                    .map(|name| model.find_node(name))
                    .collect::<Option<_>>()?,
                then: match link {
                    Some(link) => Some(link?),
                    None => None,
                },
            })
        });
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
        let mut held = HashMap::new();
        for stretch in &self.stretches {
            if !stretch.gives.is_empty() {
                let mut inputs = stretch.inputs(&mut held);
                // What the engine merged across a cut is made anew from here.
                inputs.push((self.picture, ValueOrView::from(picture.clone())));
                let values = run(model, inputs, &held, stretch, options)?;
                held.extend(stretch.gives.iter().copied().zip(values));
            }
            if let Some(link) = &stretch.then {
                let taken = held.get(&link.takes.value).ok_or(ErrorKind::FaceEngine)?;
                let made = link.convolution.run(taken)?;
                if link.takes.last {
                    held.remove(&link.takes.value);
                }
                held.insert(link.gives, made);
            }
        }
        let wanted = wanted.iter().map(|value| held.remove(value));
        let found = wanted.collect::<Option<_>>();
        found.ok_or_else(|| ErrorKind::FaceEngine.into())
    }
}

impl Stretch {
    /// What the engine may use up.
    fn inputs<'v>(&self, held: &mut HashMap<NodeId, Value>) -> Vec<(NodeId, ValueOrView<'v>)> {
        let last = self.takes.iter().filter(|taken| taken.last);
        last.filter_map(|taken| held.remove_entry(&taken.value))
            .map(|(value, tensor)| (value, ValueOrView::Value(tensor)))
            .collect()
    }
}

fn run<'v>(
    model: &Model,
    mut inputs: Vec<(NodeId, ValueOrView<'v>)>,
    held: &'v HashMap<NodeId, Value>,
    stretch: &Stretch,
    options: &RunOptions,
) -> Result<Vec<Value>> {
    for taken in stretch.takes.iter().filter(|taken| !taken.last) {
        let tensor = held.get(&taken.value).ok_or(ErrorKind::FaceEngine)?;
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

fn drafts<'g>(graph: &'g GraphProto, model: &Model) -> Vec<Draft<'g>> {
    let stored: HashMap<&str, _> = graph
        .initializer
        .iter()
        .filter_map(|tensor| Some((tensor.name.as_deref()?, tensor)))
        .collect();
    let mut drafts = Vec::new();
    let mut draft = Draft::default();
    for node in &graph.node {
        let link = ends(node).filter(|(from, to)| {
            let made = |draft: &Draft<'_>| {
                let link = draft.link.as_ref().is_some_and(|link| link.1 == *from);
                link || draft.makes.contains(from)
            };
            let known = [*from, *to]
                .iter()
                .all(|name| model.find_node(name).is_some());
            known && (made(&draft) || drafts.iter().any(made))
        });
        let convolution = || Depthwise::read(node, |name| stored.get(name).copied());
        match link.and_then(|ends| Some((ends, convolution()?))) {
            Some(((from, to), convolution)) => {
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
