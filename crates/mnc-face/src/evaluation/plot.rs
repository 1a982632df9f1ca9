//! Two pictures of a sample as SVG: the DET curve and the histogram of scores.

use super::sample::Sample;
use super::tail::{HIGHEST, LOWEST};
use std::fmt::Write;

/// The drawing area within the picture, in SVG units.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 70.0;
const TOP: f64 = 30.0;

/// Decades of the false match rate and of the false rejection rate: 10^-6 and 10^-4 to 1.
const FMR_DECADES: u8 = 6;
const FRR_DECADES: u8 = 4;

/// Colours that differ in brightness too.
const COLOURS: [&str; 6] = [
    "#0b3c8c", "#c2410c", "#157f3b", "#7b2d8e", "#8a6d00", "#444444",
];

/// The detection error trade-off (ISO/IEC 19795-1): false rejections over false matches, both axes
/// logarithmic, one curve for each named sample. Names are escaped.
pub fn det_curve(samples: &[(&str, &Sample)]) -> String {
    let mut svg = Svg::new("False match rate", "False rejection rate");
    for decade in 0..=FMR_DECADES {
        let x = 1.0 - f64::from(decade) / f64::from(FMR_DECADES);
        svg.tick_x(x, &power(decade));
    }
    for decade in 0..=FRR_DECADES {
        let y = 1.0 - f64::from(decade) / f64::from(FRR_DECADES);
        svg.tick_y(y, &power(decade));
    }
    for ((name, sample), (place, colour)) in samples.iter().zip(COLOURS.iter().enumerate()) {
        let points = sample
            .trade_off()
            .into_iter()
            .map(|(fmr, frr)| (logarithmic(fmr, FMR_DECADES), logarithmic(frr, FRR_DECADES)));
        svg.line(points, colour);
        svg.legend(place, name, colour);
    }
    svg.finish()
}

/// How often each score came, mated and non-mated, each as a share of its kind; `thresholds` are
/// drawn as upright lines.
#[allow(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
pub fn histogram(sample: &Sample, thresholds: &[f32]) -> String {
    let mut svg = Svg::new("Score", "Share");
    for tenth in (-10..=10).step_by(2) {
        let x = (f64::from(tenth) + 10.0) / 20.0;
        svg.tick_x(x, &format!("{:.1}", f64::from(tenth) / 10.0));
    }
    let (mated, non_mated) = sample.bins();
    let share = |bins: &[u64]| {
        let all: u64 = bins.iter().sum();
        // Four bins make a step that can be seen.
        let steps = bins.chunks(4).map(|step| step.iter().sum::<u64>());
        steps
            .map(|step| step as f64 / all.max(1) as f64)
            .collect::<Vec<f64>>()
    };
    let kinds = [("non-mated", share(non_mated)), ("mated", share(&mated))];
    let highest = kinds
        .iter()
        .flat_map(|(_, shares)| shares)
        .copied()
        .fold(1e-9, f64::max);
    for ((name, shares), (place, colour)) in kinds.iter().zip(COLOURS.iter().enumerate()) {
        let count = shares.len() as f64;
        let points = shares.iter().enumerate();
        svg.line(
            points.map(|(n, share)| ((n as f64 + 0.5) / count, share / highest)),
            colour,
        );
        svg.legend(place, name, colour);
    }
    for threshold in thresholds {
        let x = f64::from((threshold - LOWEST) / (HIGHEST - LOWEST)).clamp(0.0, 1.0);
        svg.line([(x, 0.0), (x, 1.0)].into_iter(), "#999999");
    }
    svg.finish()
}

/// 0 at the lowest decade and below, 1 at a rate of 1.
fn logarithmic(rate: f64, decades: u8) -> f64 {
    let decades = f64::from(decades);
    ((rate.max(1e-300).log10() + decades) / decades).clamp(0.0, 1.0)
}

fn power(decade: u8) -> String {
    match decade {
        0 => "100 %".to_owned(),
        1 => "10 %".to_owned(),
        2 => "1 %".to_owned(),
        _ => format!("0.{:0>1$} %", 1, usize::from(decade) - 2),
    }
}

/// A picture whose drawing area runs from (0, 0) at the lower left to (1, 1) at the upper right.
struct Svg(String);

impl Svg {
    fn new(x: &str, y: &str) -> Self {
        let (right, bottom) = (LEFT + WIDTH, TOP + HEIGHT);
        let middle = TOP + HEIGHT / 2.0;
        let mut svg = Self(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" \
             font-family=\"sans-serif\" font-size=\"12\">\n\
             <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
             <path d=\"M{LEFT} {TOP}V{bottom}H{right}\" fill=\"none\" stroke=\"black\"/>\n",
            right + 30.0,
            bottom + 50.0
        ));
        svg.text(LEFT + WIDTH / 2.0, bottom + 38.0, "middle", x);
        let turned = format!(
            "<text transform=\"translate(16 {middle}) rotate(-90)\" text-anchor=\"middle\">{}</text>\n",
            escaped(y)
        );
        svg.0.push_str(&turned);
        svg
    }

    fn tick_x(&mut self, x: f64, label: &str) {
        let (x, bottom) = (LEFT + x * WIDTH, TOP + HEIGHT);
        self.push(format_args!(
            "<path d=\"M{x:.1} {TOP}V{bottom}\" stroke=\"#e5e5e5\"/>\n"
        ));
        self.text(x, bottom + 18.0, "middle", label);
    }

    fn tick_y(&mut self, y: f64, label: &str) {
        let (y, right) = (TOP + (1.0 - y) * HEIGHT, LEFT + WIDTH);
        self.push(format_args!(
            "<path d=\"M{LEFT} {y:.1}H{right}\" stroke=\"#e5e5e5\"/>\n"
        ));
        self.text(LEFT - 6.0, y + 4.0, "end", label);
    }

    fn line(&mut self, points: impl Iterator<Item = (f64, f64)>, colour: &str) {
        self.0
            .push_str("<polyline fill=\"none\" stroke-width=\"1.6\" points=\"");
        for (x, y) in points {
            let (x, y) = (LEFT + x * WIDTH, TOP + (1.0 - y) * HEIGHT);
            self.push(format_args!("{x:.1},{y:.1} "));
        }
        self.push(format_args!("\" stroke=\"{colour}\"/>\n"));
    }

    #[allow(clippy::cast_precision_loss, reason = "few lines")]
    fn legend(&mut self, place: usize, name: &str, colour: &str) {
        let (x, y) = (LEFT + WIDTH - 150.0, TOP + 18.0 + 18.0 * place as f64);
        let (from, to) = (x - 26.0, x - 6.0);
        self.push(format_args!(
            "<path d=\"M{from} {y}H{to}\" stroke=\"{colour}\" stroke-width=\"3\"/>\n"
        ));
        self.text(x, y + 4.0, "start", name);
    }

    fn text(&mut self, x: f64, y: f64, anchor: &str, text: &str) {
        let text = escaped(text);
        self.push(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{text}</text>\n"
        ));
    }

    fn push(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.0.write_fmt(text);
    }

    fn finish(mut self) -> String {
        self.0.push_str("</svg>\n");
        self.0
    }
}

/// Text in XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::Comparison;

    #[allow(clippy::cast_precision_loss, reason = "small numbers")]
    fn sample() -> Sample {
        let mut sample = Sample::new(100);
        for n in 0..1000 {
            let of = |score| Comparison {
                card: 0,
                probe: 1,
                score,
            };
            sample.non_mated(of(n as f32 / 2000.0));
            if n % 10 == 0 {
                sample.mated(of(0.4 + n as f32 / 2000.0));
            }
        }
        sample
    }

    #[test]
    fn a_name_cannot_break_the_picture() {
        let svg = det_curve(&[("<script>&", &sample())]);
        assert!(svg.contains("&lt;script&gt;&amp;") && !svg.contains("<script"));
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    }

    #[test]
    fn the_curve_falls_from_left_to_right() {
        let points = sample().trade_off();
        assert!(points.len() > 20);
        for pair in points.windows(2) {
            assert!(pair[0].0 <= pair[1].0 && pair[0].1 >= pair[1].1, "{pair:?}");
        }
        // At a false match rate of 10 % the threshold is 0.45: ten of a hundred lie below.
        let near = points
            .iter()
            .min_by(|a, b| (a.0 - 0.1).abs().total_cmp(&(b.0 - 0.1).abs()));
        assert!((near.unwrap().1 - 0.1).abs() < 0.02, "{near:?}");
    }

    #[test]
    fn the_decades_are_labelled() {
        assert_eq!(
            [0, 1, 2, 3, 4, 6].map(power),
            ["100 %", "10 %", "1 %", "0.1 %", "0.01 %", "0.0001 %"]
        );
        assert!(logarithmic(1.0, 6) > 0.999 && logarithmic(0.0, 6) < 1e-9);
        assert!((logarithmic(1e-3, 6) - 0.5).abs() < 1e-9);
    }

    #[test]
    fn both_kinds_and_every_threshold_are_drawn() {
        let svg = histogram(&sample(), &[0.3, 0.4]);
        assert_eq!(svg.matches("<polyline").count(), 4);
        assert!(svg.contains(">mated<") && svg.contains(">non-mated<"));
    }
}
