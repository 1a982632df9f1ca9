//! The file of centroids for a manifest's cohort.

use crate::Failure;
use crate::entries::Listed;
use crate::options::Options;
use crate::templates::Templates;
use mnc_face::FaceEngine;
use mnc_face::evaluation::{Vectors, centroids};
use mnc_face::model::Sha256;
use serde_json::json;
use std::fs;
use std::path::Path;

/// Rounds of k-means.
const ROUNDS: usize = 20;

/// Writes the centroids, one image a person, and prints the entry for the manifest.
pub fn write(
    options: &Options,
    engine: &FaceEngine,
    listed: &Listed,
    templates: &Templates,
    file: &Path,
) -> Result<(), Failure> {
    let rows = one_each(listed, templates);
    let centres = centroids(&rows, options.centroids, options.seed, ROUNDS);
    let numbers = centres.iter().flatten();
    let bytes: Vec<u8> = numbers.flat_map(|number| number.to_le_bytes()).collect();
    fs::write(file, &bytes)?;
    let entry = json!({ "cohort": {
        "file": file.file_name().unwrap_or_default().to_string_lossy(),
        "sha256": Sha256::of(&bytes).to_string(),
        "top": options.top,
        "strength": options.strength,
        "data": format!(
            "{}; {} people, {} centroids for {}, seed {}",
            options.source, rows.len(), centres.len(), engine.manifest().id, options.seed
        ),
    }});
    println!("{}", serde_json::to_string_pretty(&entry)?);
    Ok(())
}

/// The first image of each person from which a face was taken.
fn one_each(listed: &Listed, templates: &Templates) -> Vectors {
    let vectors = templates.cards().vectors();
    let mut seen = vec![false; listed.people.count()];
    let mut rows = Vectors::new(vectors.row(0).len(), listed.people.count());
    for (image, taken) in templates.cards().taken().iter().enumerate() {
        let person = u32::try_from(image)
            .ok()
            .and_then(|image| listed.people.of(image));
        let Some(seen) = person.and_then(|person| seen.get_mut(person as usize)) else {
            continue;
        };
        if *taken && !*seen {
            *seen = true;
            rows.push(vectors.row(image));
        }
    }
    rows
}
