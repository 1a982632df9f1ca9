//! What is shown and written.

use crate::Failure;
use crate::compare::Counted;
use crate::entries::Listed;
use crate::options::Options;
use mnc_face::evaluation::{det_curve, histogram};
use std::fs;

pub fn write(options: &Options, counted: &Counted, listed: &Listed) -> Result<(), Failure> {
    let report = counted.report(&options.data(), listed);
    println!("{}", report.markdown());
    let card = if options.card_photo.is_some() {
        "grey"
    } else {
        "any"
    };
    let calibration = report.calibration(card)?;
    let Some(folder) = &options.report else {
        println!("for the manifest:\n{calibration}");
        return Ok(());
    };
    fs::create_dir_all(folder)?;
    let thresholds: Vec<f32> = report.points.iter().map(|point| point.threshold).collect();
    let files = [
        ("report.json", report.json()?),
        ("report.md", report.markdown()),
        ("calibration.json", calibration),
        (
            "det.svg",
            det_curve(&[(report.models.as_str(), &counted.sample)]),
        ),
        ("scores.svg", histogram(&counted.sample, &thresholds)),
    ];
    for (name, text) in files {
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}
