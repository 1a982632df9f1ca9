//! Convolutions of 3 x 3 on each component by itself, many numbers at once.
//!
//! The engine's own kernel for them takes number by number, and half of a whole check went there.

use fearless_simd::{Level, dispatch};
use mnc_core::{ErrorKind, Result};
use rayon::prelude::*;
use rten::Value;
use rten_onnx::onnx::{DataType, NodeProto, TensorProto};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;
use zeroize::Zeroizing;

/// The side of a kernel.
const SIDE: usize = 3;

/// So many numbers are worth a thread of their own.
const WORTH_A_THREAD: usize = 1 << 15;

/// A kernel and a bias for each component.
pub(super) struct Depthwise {
    kernels: Vec<[[f32; SIDE]; SIDE]>,
    biases: Vec<f32>,
    stride: usize,
    /// Zeros around a plane: above, to the left, below, to the right.
    padding: [usize; 4],
}

/// Height and width of a plane.
type Size = [usize; 2];

impl Depthwise {
    /// The convolution of a node, if it is one of these and its numbers are stored in the file.
    pub(super) fn read<'g>(
        node: &NodeProto,
        stored: impl Fn(&str) -> Option<&'g TensorProto>,
    ) -> Option<Self> {
        if node.op_type.as_deref() != Some("Conv") {
            return None;
        }
        let attribute = |name: &str| {
            let mut attributes = node.attribute.iter();
            attributes.find(|it| it.name.as_deref() == Some(name))
        };
        let ints = |name: &str| attribute(name).map(|it| it.ints.as_slice());
        let tensor = |index: usize| stored(node.input.get(index)?);
        let weights = tensor(1)?;
        let [makes, 1, 3, 3] = weights.dims.as_slice() else {
            return None;
        };
        let plain = attribute("auto_pad").is_none_or(|it| it.s.as_deref() == Some("NOTSET"));
        let dilated = ints("dilations").is_some_and(|dilations| dilations != [1, 1]);
        if attribute("group")?.i != Some(*makes) || !plain || dilated {
            return None;
        }
        let kernels: Vec<_> = numbers(weights)?.as_chunks().0.as_chunks().0.to_vec();
        let biases = match node.input.get(2).map(String::as_str) {
            None | Some("") => vec![0.0; kernels.len()],
            Some(_) => numbers(tensor(2)?)?,
        };
        (biases.len() == kernels.len()).then_some(Self {
            kernels,
            biases,
            stride: stride(ints("strides"))?,
            padding: padding(ints("pads"))?,
        })
    }

    /// Its output for this input.
    ///
    /// # Errors
    /// `FaceEngine` for an input of other components, or smaller than the kernel.
    pub(super) fn run(&self, input: &Value) -> Result<Value> {
        let view = input.as_tensor_view::<f32>();
        let view = view.and_then(|view| NdTensorViewOf::try_from(view).ok());
        let view = view.ok_or(ErrorKind::FaceEngine)?;
        let [batch, components, height, width] = view.shape();
        let size = [height, width];
        let made = self.size(size).ok_or(ErrorKind::FaceEngine)?;
        if components != self.kernels.len() || batch != 1 {
            return Err(ErrorKind::FaceEngine.into());
        }
        // A copy, where the numbers do not lie in a row.
        let copied = match view.data() {
            Some(_) => None,
            None => Some(Zeroizing::new(view.to_vec())),
        };
        let planes = copied.as_ref().map(|copied| copied.as_slice());
        let planes = planes.or(view.data()).unwrap_or_default();
        let mut output = vec![0.0; components * made[0] * made[1]];
        self.planes(planes, size, &mut output, made);
        Ok(NdTensor::from_data([batch, components, made[0], made[1]], output).into())
    }

    /// Height and width of the output.
    fn size(&self, [height, width]: Size) -> Option<Size> {
        let [top, left, bottom, right] = self.padding;
        let steps = |side: usize| Some(side.checked_sub(SIDE)? / self.stride + 1);
        let made = [steps(height + top + bottom)?, steps(width + left + right)?];
        (height > 0 && width > 0).then_some(made)
    }

    fn planes(&self, input: &[f32], size: Size, output: &mut [f32], made: Size) {
        let level = Level::new();
        let [each, each_made] = [size, made].map(|[height, width]| height * width);
        let kernels = self.kernels.par_iter().zip(&self.biases);
        let planes = input
            .par_chunks_exact(each)
            .zip(output.par_chunks_exact_mut(each_made));
        let together = (WORTH_A_THREAD / each).max(1);
        planes.zip(kernels).with_min_len(together).for_each_init(
            || Lanes::new(self, size),
            |lanes, ((input, output), (kernel, bias))| {
                dispatch!(level, _simd => {
                    lanes.fill(input);
                    lanes.convolve(kernel, *bias, output, made);
                });
            },
        );
    }
}

type NdTensorViewOf<'v> = rten_tensor::NdTensorView<'v, f32, 4>;

/// A plane with its padding, the columns sorted by their remainder to the stride: so neighbours in
/// the output have neighbours here, whatever the stride.
struct Lanes {
    numbers: Zeroizing<Vec<f32>>,
    size: Size,
    stride: usize,
    padding: [usize; 4],
    /// The length of a padded row, and of its columns with remainder 0.
    length: usize,
    first: usize,
}

impl Lanes {
    fn new(convolution: &Depthwise, size: Size) -> Self {
        let [top, left, bottom, right] = convolution.padding;
        let length = size[1] + left + right;
        Self {
            numbers: Zeroizing::new(vec![0.0; length * (size[0] + top + bottom)]),
            size,
            stride: convolution.stride,
            padding: convolution.padding,
            length,
            first: length.div_ceil(convolution.stride),
        }
    }

    /// Copies a plane; the padding stays zero.
    #[allow(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    #[inline(always)]
    fn fill(&mut self, plane: &[f32]) {
        let [top, left, ..] = self.padding;
        let rows = self.numbers.chunks_exact_mut(self.length).skip(top);
        for (row, from) in rows.zip(plane.chunks_exact(self.size[1])) {
            if self.stride == 1 {
                let to = row.iter_mut().skip(left);
                to.zip(from).for_each(|(to, from)| *to = *from);
                continue;
            }
            let (even, odd) = row.split_at_mut(self.first);
            let (one, other) = if left == 0 {
                (even, odd)
            } else {
                (odd, even.get_mut(1..).unwrap_or_default())
            };
            let (pairs, last) = from.as_chunks::<2>();
            for ((one, other), pair) in one.iter_mut().zip(other.iter_mut()).zip(pairs) {
                [*one, *other] = *pair;
            }
            if let ([last], Some(one)) = (last, one.get_mut(pairs.len())) {
                *one = *last;
            }
        }
    }

    #[allow(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    #[inline(always)]
    fn convolve(&self, kernel: &[[f32; SIDE]; SIDE], bias: f32, output: &mut [f32], made: Size) {
        let width = made[1];
        for (y, output) in output.chunks_exact_mut(width).enumerate() {
            let rows = self.numbers.chunks_exact(self.length);
            let [top, middle, bottom] = kernel;
            let mut rows = rows.skip(y * self.stride).map(|row| self.taps(row, width));
            let (Some(one), Some(two), Some(three)) = (rows.next(), rows.next(), rows.next())
            else {
                return;
            };
            output.fill(bias);
            add(output, one, top);
            add(output, two, middle);
            add(output, three, bottom);
        }
    }

    /// What the three columns of the kernel meet along a row.
    #[allow(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    #[inline(always)]
    fn taps<'l>(&self, row: &'l [f32], width: usize) -> [&'l [f32]; SIDE] {
        let from = |start: usize| row.get(start..start + width).unwrap_or_default();
        if self.stride == 1 {
            [from(0), from(1), from(2)]
        } else {
            [from(0), from(self.first), from(1)]
        }
    }
}

#[allow(
    clippy::inline_always,
    reason = "it takes the instructions of its caller"
)]
#[inline(always)]
fn add(output: &mut [f32], [one, two, three]: [&[f32]; SIDE], [a, b, c]: &[f32; SIDE]) {
    let taps = one.iter().zip(two).zip(three);
    for (output, ((one, two), three)) in output.iter_mut().zip(taps) {
        *output += one * a + two * b + three * c;
    }
}

/// 1 or 2, the same both ways.
fn stride(strides: Option<&[i64]>) -> Option<usize> {
    match strides {
        None | Some([1, 1]) => Some(1),
        Some([2, 2]) => Some(2),
        _ => None,
    }
}

/// At most one row or column on each side.
fn padding(pads: Option<&[i64]>) -> Option<[usize; 4]> {
    let pads = pads.unwrap_or(&[0; 4]);
    let pads: [i64; 4] = pads.try_into().ok()?;
    let small = pads.iter().all(|pad| (0..=1).contains(pad));
    small.then(|| pads.map(|pad| usize::from(pad == 1)))
}

fn numbers(tensor: &TensorProto) -> Option<Vec<f32>> {
    if tensor.data_type != Some(DataType::FLOAT) {
        return None;
    }
    let raw = tensor.raw_data.as_ref().map(std::cell::RefCell::borrow);
    Some(match raw {
        Some(raw) => raw
            .as_chunks()
            .0
            .iter()
            .map(|bytes| f32::from_le_bytes(*bytes))
            .collect(),
        None => tensor.float_data.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rten_onnx::onnx::AttributeProto;
    use rten_tensor::NdTensorView;

    fn attribute(name: &str, ints: &[i64]) -> AttributeProto {
        AttributeProto {
            name: Some(name.to_owned()),
            i: ints.first().copied(),
            ints: ints.to_vec(),
            ..AttributeProto::default()
        }
    }

    fn tensor(dims: &[i64], numbers: &[f32]) -> TensorProto {
        TensorProto {
            dims: dims.to_vec(),
            data_type: Some(DataType::FLOAT),
            float_data: numbers.to_vec(),
            ..TensorProto::default()
        }
    }

    fn node(components: i64, attributes: &[(&str, &[i64])]) -> NodeProto {
        let named = attributes.iter().map(|(name, ints)| attribute(name, ints));
        NodeProto {
            op_type: Some("Conv".to_owned()),
            input: ["x", "w", "b"].map(str::to_owned).to_vec(),
            attribute: [attribute("group", &[components])]
                .into_iter()
                .chain(named)
                .collect(),
            ..NodeProto::default()
        }
    }

    /// Two components, numbers that follow no pattern.
    fn read(attributes: &[(&str, &[i64])]) -> Option<Depthwise> {
        let weights = tensor(&[2, 1, 3, 3], &some(18, 3));
        let biases = tensor(&[2], &[0.5, -0.25]);
        let stored = |name: &str| match name {
            "w" => Some(&weights),
            "b" => Some(&biases),
            _ => None,
        };
        Depthwise::read(&node(2, attributes), stored)
    }

    fn some(count: usize, seed: u16) -> Vec<f32> {
        (0..count)
            .scan(seed, |state, _| {
                *state = state.wrapping_mul(25173).wrapping_add(13849);
                Some(f32::from(*state) / 65536.0 - 0.5)
            })
            .collect()
    }

    /// As the definition says, number by number.
    fn expected(it: &Depthwise, input: &[f32], [height, width]: Size) -> Vec<f32> {
        let [made_height, made_width] = it.size([height, width]).unwrap();
        let mut output = Vec::new();
        for component in 0..2 {
            for (y, x) in (0..made_height).flat_map(|y| (0..made_width).map(move |x| (y, x))) {
                let mut sum = it.biases[component];
                for (down, across) in (0..3).flat_map(|down| (0..3).map(move |it| (down, it))) {
                    let row = (y * it.stride + down).checked_sub(it.padding[0]);
                    let column = (x * it.stride + across).checked_sub(it.padding[1]);
                    if let (Some(row), Some(column)) = (row, column)
                        && row < height
                        && column < width
                    {
                        let at = component * height * width + row * width + column;
                        sum += input[at] * it.kernels[component][down][across];
                    }
                }
                output.push(sum);
            }
        }
        output
    }

    #[test]
    fn every_stride_padding_and_size_gives_what_the_definition_says() {
        for stride in [1, 2] {
            for pads in 0..16_i64 {
                let pads = [pads & 1, pads >> 1 & 1, pads >> 2 & 1, pads >> 3];
                let it = read(&[("strides", &[stride, stride]), ("pads", &pads)]).unwrap();
                for size in [[3, 3], [4, 5], [7, 18], [20, 33]] {
                    let input = some(2 * size[0] * size[1], 77);
                    let shape = [1, 2, size[0], size[1]];
                    let view = NdTensorView::from_data(shape, input.as_slice());
                    let made = it.run(&view.to_tensor().into()).unwrap();
                    let made = made.into_tensor::<f32>().unwrap();
                    let [height, width] = it.size(size).unwrap();
                    assert_eq!(made.shape(), [1, 2, height, width]);
                    let expected = expected(&it, &input, size);
                    let pairs = made.into_data().into_iter().zip(expected);
                    let worst = pairs.map(|(one, other)| (one - other).abs());
                    let worst = worst.fold(0.0, f32::max);
                    assert!(worst < 1e-6, "{stride} {pads:?} {size:?}: {worst}");
                }
            }
        }
    }

    #[test]
    fn other_convolutions_are_left_to_the_engine() {
        for attributes in [
            &[("strides", [1, 2].as_slice())],
            &[("strides", &[3, 3])],
            &[("pads", &[0, 0, 2, 0])],
            &[("pads", &[0, 0])],
            &[("dilations", &[2, 2])],
            &[("auto_pad", &[])],
        ] {
            assert!(read(attributes).is_none(), "{attributes:?}");
        }
        let weights = tensor(&[2, 1, 3, 3], &some(18, 3));
        let one_group = Depthwise::read(&node(1, &[]), |_| Some(&weights));
        assert!(one_group.is_none(), "both components together");
        assert!(
            Depthwise::read(&node(2, &[]), |_| None).is_none(),
            "not stored"
        );
    }

    #[test]
    fn an_input_of_another_shape_is_an_error() {
        let it = read(&[]).unwrap();
        for shape in [[1, 3, 5, 5], [2, 2, 5, 5], [1, 2, 2, 5], [1, 2, 5, 0]] {
            let input = vec![0.0; shape.iter().product()];
            let view = NdTensorView::from_data(shape, input.as_slice());
            let error = it.run(&view.to_tensor().into()).err().unwrap();
            assert_eq!(error.kind(), ErrorKind::FaceEngine, "{shape:?}");
        }
    }
}
