//! `generate`: makes the committed files that are made from others, or proves them fresh.

use std::path::Path;

use crate::artefact::{Artefact, State};
use crate::examples::EXAMPLES;
use crate::{Chore, ChoreError, recording, schema, settings};

pub(crate) const CHORE: Chore =
    Chore { name: "generate", arguments: "[--check]", summary: "writes the generated files, or tells which are not fresh", run };

/// The generated files that are made without the program, by path.
const ARTEFACTS: &[Artefact] = &[recording::ARTEFACT, schema::FINDING, schema::REPORT];

fn run(root: &Path, arguments: &[String]) -> Result<(), ChoreError> {
    match arguments {
        [] => write(root).and_then(|()| settings::write(root)),
        [check] if check == "--check" => check_all(root, ARTEFACTS.iter().chain(EXAMPLES)).and_then(|()| settings::check(root)),
        [other, ..] => Err(ChoreError::Argument { chore: CHORE.name, argument: other.clone() }),
    }
}

fn write(root: &Path) -> Result<(), ChoreError> {
    for artefact in ARTEFACTS.iter().chain(EXAMPLES) {
        let told = match artefact.write(root)? {
            State::Fresh => "fresh",
            State::Stale => "written",
        };
        println!("{told:8} {}", artefact.path);
    }
    Ok(())
}

fn check_all(root: &Path, artefacts: impl Iterator<Item = &'static Artefact>) -> Result<(), ChoreError> {
    let mut stale = Vec::new();
    for artefact in artefacts {
        if artefact.check(root)? == State::Stale {
            stale.push(artefact.path);
        }
    }
    if stale.is_empty() { Ok(()) } else { Err(ChoreError::Stale(stale)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_files_are_fresh() {
        check_all(&crate::root(), ARTEFACTS.iter()).unwrap();
    }

    #[test]
    fn the_list_is_sorted() {
        assert!(ARTEFACTS.is_sorted_by_key(|artefact| artefact.path));
    }
}
