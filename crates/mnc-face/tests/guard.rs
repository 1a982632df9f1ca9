//! What a network may cost: public models pass, files that ask for more than they show do not.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_possible_wrap,
    clippy::cast_possible_truncation,
    reason = "a test may"
)]

mod support;

use mnc_core::ErrorKind;
use mnc_face::model::guard::{Footprint, MOST_BYTES, ModelGuard, Refusal};
use std::fs;
use support::onnx::{Attribute, Constant, Graph};
use support::toy;

/// What a file costs for an input of this side.
fn cost(graph: &Graph, side: usize) -> Result<Footprint, Refusal> {
    ModelGuard::read(&graph.bytes())?.footprint(side, side)
}

/// A graph of one operator on the input, with an integer input if there are any.
fn single(kind: &'static str, ints: &[i64], attributes: Vec<(&'static str, Attribute)>) -> Graph {
    let mut graph = Graph::default();
    graph.constant("ints", Constant::Ints(ints.to_vec()));
    let inputs: &[&str] = if ints.is_empty() {
        &["input"]
    } else {
        &["input", "ints"]
    };
    graph.node(kind, inputs, "output", attributes);
    graph.output("output");
    graph
}

#[test]
fn public_models_pass_at_their_sizes() {
    let Some(data) = support::data() else { return };
    for (name, side) in [
        ("yunet_n_320_320", 320),
        ("yunet_n_dynamic", 320),
        ("yunet_n_dynamic", 2048),
        ("esp_mbf", 112),
        ("omz_reid_0095", 128),
        ("zq_mobilefacenet_v1", 112),
        ("minifasnet_v1se_4.0", 80),
        ("minifasnet_v2_2.7", 80),
    ] {
        let bytes = fs::read(data.join(format!("models/{name}.onnx"))).unwrap();
        let guard = ModelGuard::read(&bytes).unwrap();
        let cost = guard.footprint(side, side).unwrap();
        println!("{name} at {side}: {cost:?}");
        assert!(cost.largest >= 16 * (side as u64 / 2).pow(2), "{name}");
        let other = guard.footprint(side + 32, side);
        let fixed = guard.fixed_input().is_some();
        assert_eq!(other == Err(Refusal::Input), fixed, "{name}");
    }
}

#[test]
fn a_public_model_is_refused_at_a_size_at_which_it_takes_too_much() {
    let Some(data) = support::data() else { return };
    let bytes = fs::read(data.join("models/yunet_n_dynamic.onnx")).unwrap();
    let guard = ModelGuard::read(&bytes).unwrap();
    let refused = guard.footprint(4096, 4096).unwrap_err();
    assert!(matches!(refused, Refusal::TooLarge { node: Some(_) }));
}

#[test]
fn the_toy_networks_cost_what_can_be_counted() {
    let cost = cost(&toy::detector(), 320).unwrap();
    // The finest of its grids: ten coordinates for each of 40 x 40 squares of 8 x 8 x 3 numbers.
    assert_eq!(cost.largest, 10 * 40 * 40);
    // Twelve heads, each a convolution, a transposition and another shape: 16 numbers a cell.
    let cells = 40 * 40 + 20 * 20 + 10 * 10;
    assert_eq!(cost.total % (16 * cells), 0);
    let each = |stride: u64| 16 * (320 / stride).pow(2) * 3 * stride * stride;
    assert_eq!(cost.work, each(8) + each(16) + each(32));
}

#[test]
fn what_an_attribute_or_a_constant_asks_for_is_bounded() {
    use Attribute::Ints;
    let attribute = Err(Refusal::Attribute { node: 0 });
    let kernel = || ("kernel_shape", Ints(vec![2, 2]));
    let huge = 1 << 40;
    for (graph, expected) in [
        (
            single("Pad", &[0, 0, huge, 0, 0, 0, 0, 0], vec![]),
            attribute,
        ),
        (single("Pad", &[0, 0, -8, 0, 0, 0, 0, 0], vec![]), attribute),
        (
            single("Pad", &[0, 0, 257, 0, 0, 0, 0, 0], vec![]),
            attribute,
        ),
        (single("Pad", &[0, 0, 1], vec![]), attribute),
        (
            single(
                "MaxPool",
                &[],
                vec![kernel(), ("pads", Ints(vec![huge; 4]))],
            ),
            attribute,
        ),
        (
            single("MaxPool", &[], vec![("kernel_shape", Ints(vec![huge, 2]))]),
            attribute,
        ),
        (
            single(
                "MaxPool",
                &[],
                vec![kernel(), ("strides", Ints(vec![0, 0]))],
            ),
            attribute,
        ),
        (
            single("Reshape", &[huge, -1], vec![]),
            Err(Refusal::Shape { node: 0 }),
        ),
        (
            single("Reshape", &[-1, -1], vec![]),
            Err(Refusal::Shape { node: 0 }),
        ),
        (
            single("Reshape", &[-7], vec![]),
            Err(Refusal::Shape { node: 0 }),
        ),
        (
            single("Transpose", &[], vec![("perm", Ints(vec![0, 0, 0, 0]))]),
            attribute,
        ),
        (
            single("Unsqueeze", &[0, 1, 2, 3, 4], vec![]),
            Err(Refusal::TooLarge { node: Some(0) }),
        ),
        (single("Unsqueeze", &[i64::MIN], vec![]), attribute),
    ] {
        assert_eq!(cost(&graph, 32).map(|_| ()), expected);
    }
    assert_eq!(
        cost(&single("Pad", &[0, 0, 256, 0, 0, 0, 0, 1], vec![]), 32)
            .unwrap()
            .total,
        3 * 288 * 33
    );
}

#[test]
fn scales_and_sizes_are_bounded() {
    let scaled = |factors: [f32; 4]| {
        let mut graph = Graph::default();
        graph.constant("factors", Constant::Floats(vec![4], factors.to_vec()));
        graph.node("Resize", &["input", "", "factors"], "output", vec![]);
        cost(&graph, 32).map(|cost| cost.total)
    };
    assert_eq!(scaled([1.0, 1.0, 2.0, 1.5]), Ok(3 * 64 * 48));
    let attribute = Err(Refusal::Attribute { node: 0 });
    for factor in [1e30, f32::INFINITY, f32::NAN, -1.0, 0.0] {
        assert_eq!(scaled([1.0, 1.0, factor, 1.0]), attribute, "{factor}");
    }
    let large = Err(Refusal::TooLarge { node: Some(0) });
    assert_eq!(scaled([1.0, 1.0, 1e3, 1e3]), large);

    let sized = |sizes: &[i64]| {
        let mut graph = Graph::default();
        graph.constant("sizes", Constant::Ints(sizes.to_vec()));
        graph.node("Resize", &["input", "", "", "sizes"], "output", vec![]);
        cost(&graph, 32).map(|cost| cost.total)
    };
    assert_eq!(sized(&[1, 3, 7, 5]), Ok(105));
    assert_eq!(sized(&[1, 3, 1 << 20, 1 << 20]), large);
    assert_eq!(sized(&[1, 3, i64::MAX, i64::MAX]), large);
    assert_eq!(sized(&[1, 3, -1, 5]), attribute);
    // No side may be anything just because another is none.
    assert_eq!(sized(&[0, 3, i64::MAX, 1]), large);
}

#[test]
fn doublings_end_at_the_limit() {
    for kind in ["Concat", "Add"] {
        let mut graph = Graph::default();
        let mut last = "input".to_owned();
        for index in 0..60 {
            let next = format!("t{index}");
            let axis = vec![("axis", Attribute::Int(2))];
            if kind == "Concat" {
                graph.node("Concat", &[&last, &last], &next, axis);
            } else {
                // A row against a column, each time.
                let (row, column) = (format!("r{index}"), format!("c{index}"));
                graph.constant(&row, Constant::Ints(vec![1, 1, 1, -1]));
                graph.constant(&column, Constant::Ints(vec![1, 1, -1, 1]));
                let (one, other) = (format!("{next}a"), format!("{next}b"));
                graph.node("Reshape", &[&last, &row], &one, vec![]);
                graph.node("Reshape", &[&last, &column], &other, vec![]);
                graph.node("Add", &[&one, &other], &next, vec![]);
            }
            last = next;
        }
        let refused = cost(&graph, 32).unwrap_err();
        assert!(
            matches!(refused, Refusal::TooLarge { node: Some(_) }),
            "{refused}"
        );
    }
}

#[test]
fn many_tensors_that_pass_alone_do_not_pass_together() {
    let mut graph = Graph::default();
    for index in 0..1000 {
        graph.node("Relu", &["input"], &format!("t{index}"), vec![]);
    }
    assert!(cost(&graph, 128).is_ok());
    let refused = cost(&graph, 2048).unwrap_err();
    // 3 * 2^22 numbers each, 2^30 in all.
    assert_eq!(refused, Refusal::TooLarge { node: Some(85) });
}

#[test]
fn work_is_bounded() {
    let mut graph = Graph::default();
    let channels = 256_usize;
    let shape = vec![channels as i64, 3, 1, 1];
    graph.constant("w0", Constant::Floats(shape, vec![0.0; channels * 3]));
    graph.node("Conv", &["input", "w0"], "t0", vec![]);
    let shape = vec![channels as i64, channels as i64, 1, 1];
    let weights = vec![0.0; channels * channels];
    graph.constant("w", Constant::Floats(shape, weights));
    for index in 0..40 {
        let (from, to) = (format!("t{index}"), format!("t{}", index + 1));
        graph.node("Conv", &[&from, "w"], &to, vec![]);
    }
    let done = cost(&graph, 32).unwrap();
    assert_eq!(done.work, 1024 * 256 * 3 + 40 * 1024 * 256 * 256);
    assert!(matches!(
        cost(&graph, 320).unwrap_err(),
        Refusal::TooLarge { .. }
    ));
}

#[test]
fn weights_are_what_their_shape_says() {
    for dims in [
        vec![1 << 40],
        vec![1 << 32, 1 << 32],
        vec![-1],
        vec![i64::MIN, i64::MIN],
        vec![1],
        vec![0, 1 << 62, 4],
    ] {
        let mut graph = single("Relu", &[], vec![]);
        graph.constant("claimed", Constant::Claimed(dims.clone()));
        graph.node("Add", &["output", "claimed"], "sum", vec![]);
        let refused = cost(&graph, 32).unwrap_err();
        assert_eq!(refused, Refusal::Weights { tensor: 1 }, "{dims:?}");
    }
    let mut twice = single("Relu", &[], vec![]);
    twice.constant("ints", Constant::Ints(vec![1]));
    assert_eq!(cost(&twice, 32), Err(Refusal::Weights { tensor: 1 }));
}

#[test]
fn every_input_is_made_before_it_is_used_and_once() {
    let mut cycle = Graph::default();
    cycle.node("Relu", &["b"], "a", vec![]);
    cycle.node("Relu", &["a"], "b", vec![]);
    assert_eq!(cost(&cycle, 32), Err(Refusal::Order { node: 0 }));
    let mut itself = Graph::default();
    itself.node("Add", &["input", "a"], "a", vec![]);
    assert_eq!(cost(&itself, 32), Err(Refusal::Order { node: 0 }));
    let mut twice = single("Relu", &[], vec![]);
    twice.node("Relu", &["input"], "output", vec![]);
    assert_eq!(cost(&twice, 32), Err(Refusal::Order { node: 1 }));
    let mut weights = single("Relu", &[], vec![]);
    weights.node("Relu", &["input"], "ints", vec![]);
    assert_eq!(cost(&weights, 32), Err(Refusal::Order { node: 1 }));
}

#[test]
fn sizes_that_only_a_run_knows_are_refused() {
    let mut graph = Graph::default();
    graph.node("Reshape", &["input", "input"], "output", vec![]);
    assert_eq!(cost(&graph, 32), Err(Refusal::Unbounded { node: 0 }));
    // Calculated shapes are not followed: only gathered and joined ones.
    let mut graph = Graph::default();
    graph.node("Shape", &["input"], "shape", vec![]);
    graph.node("Mul", &["shape", "shape"], "square", vec![]);
    graph.node("Reshape", &["input", "square"], "output", vec![]);
    assert_eq!(cost(&graph, 32), Err(Refusal::Unbounded { node: 2 }));
}

#[test]
fn operators_beyond_the_list_are_refused() {
    for kind in [
        "Loop",
        "If",
        "Scan",
        "Expand",
        "Tile",
        "ConstantOfShape",
        "Range",
        "NonZero",
        "Einsum",
        "ConvTranspose",
        "OneHot",
        "RandomNormal",
        "Upsample",
        "",
        "relu",
    ] {
        let refused = cost(&single(kind, &[], vec![]), 32);
        assert_eq!(refused, Err(Refusal::Operator { node: 0 }), "{kind}");
    }
}

#[test]
fn depth_and_number_of_parts_are_bounded_before_anything_is_parsed() {
    let nested = single("Relu", &[], vec![("then", Attribute::Graphs(10_000))]);
    assert_eq!(cost(&nested, 32), Err(Refusal::Nested));
    // Initializers of no bytes: two bytes of the file each, hundreds in memory.
    let mut many = vec![0x3A];
    let count = 1_u32 << 20;
    let mut length = count * 2;
    while length > 0x7F {
        many.push((length & 0x7F) as u8 | 0x80);
        length >>= 7;
    }
    many.push(length as u8);
    many.extend([0x2A, 0].repeat(count as usize));
    assert_eq!(ModelGuard::read(&many).err(), Some(Refusal::TooManyParts));
    assert_eq!(
        ModelGuard::read(&vec![0; MOST_BYTES + 1]).err(),
        Some(Refusal::FileTooLarge)
    );
}

/// The parser waits for ever at an integer of more than ten bytes among packed ones, where fuzzing
/// found it.
#[test]
fn packed_integers_that_do_not_end_are_refused() {
    let packed = [&[0x3A, 15][..], &[0x8D; 14], &[0]].concat();
    for (field, inner) in [
        (0x2A, &packed),
        (0x2A, &[&[0x0A, 14][..], &[0x8D; 14]].concat()),
    ] {
        let tensor = [&[field, u8::try_from(inner.len()).unwrap()][..], inner].concat();
        let model = [&[0x3A, u8::try_from(tensor.len()).unwrap()][..], &tensor].concat();
        assert_eq!(ModelGuard::read(&model).err(), Some(Refusal::Malformed));
    }
}

/// What the parser leaves of a torn number it takes for the next field, up to lengths that lead it
/// back to where it was: so fuzzing found it.
#[test]
fn packed_numbers_that_are_torn_are_refused() {
    for (field, length) in [(0x22, 2), (0x22, 5), (0x52, 4)] {
        let tensor = [
            &[0x2A, length + 2, field, length][..],
            &vec![0; length.into()],
        ]
        .concat();
        let model = [&[0x3A, u8::try_from(tensor.len()).unwrap()][..], &tensor].concat();
        assert_eq!(ModelGuard::read(&model).err(), Some(Refusal::Malformed));
    }
}

#[test]
fn what_is_cut_short_is_no_model() {
    let bytes = toy::embedder().bytes();
    for length in 0..bytes.len().min(2000) {
        assert!(ModelGuard::read(&bytes[..length]).is_err(), "{length}");
    }
    // A string that says it is longer than any file.
    let longest = [0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F];
    assert_eq!(ModelGuard::read(&longest).err(), Some(Refusal::Malformed));
}

#[test]
fn an_input_is_one_picture() {
    let mut wide = single("Relu", &[], vec![]);
    wide.fixed = Some((1 << 20, 1 << 20));
    let guard = ModelGuard::read(&wide.bytes()).unwrap();
    assert_eq!(guard.fixed_input(), Some((1 << 20, 1 << 20)));
    let large = Err(Refusal::TooLarge { node: None });
    assert_eq!(guard.footprint(1 << 20, 1 << 20), large);
    assert_eq!(guard.footprint(32, 32), Err(Refusal::Input));
    let free = ModelGuard::read(&single("Relu", &[], vec![]).bytes()).unwrap();
    assert_eq!(free.footprint(1 << 60, 1 << 60), large);
}

#[test]
fn a_refusal_is_the_cause_of_the_error() {
    use mnc_face::detector::{YuNet, YuNetOptions};
    use mnc_face::engine::Threads;
    use std::error::Error as _;
    let bytes = single("Tile", &[1 << 20; 4], vec![]).bytes();
    let error = YuNet::load(bytes, YuNetOptions::default(), &Threads::new(1));
    let error = error.err().unwrap();
    assert_eq!(error.kind(), ErrorKind::UnusableModel);
    let cause = error.source().unwrap().downcast_ref::<Refusal>();
    assert_eq!(cause, Some(&Refusal::Operator { node: 0 }));
    assert_eq!(
        cause.unwrap().to_string(),
        "an operator that is not allowed (number 0)"
    );
}
