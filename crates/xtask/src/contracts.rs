//! `contracts`: what is sent and what was recorded, against what the owners of the services publish about them.

use std::path::Path;
use std::process::Command;

use crate::{Chore, ChoreError};

pub(crate) const CHORE: Chore = Chore {
    name: "contracts",
    arguments: "",
    summary: "holds requests and recorded answers against their owners' descriptions",
    run,
};

/// The checks are tests of the sources, for only there requests can be made.
const TESTS: [&str; 9] =
    ["test", "--quiet", "--package", "factlint-sources", "--test", "contracts", "every_", "--", "--nocapture"];

fn run(root: &Path, arguments: &[String]) -> Result<(), ChoreError> {
    if let Some(other) = arguments.first() {
        return Err(ChoreError::Argument { chore: CHORE.name, argument: other.clone() });
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo).args(TESTS).current_dir(root).env("RUST_BACKTRACE", "0").status();
    let status = status.map_err(ChoreError::Cargo)?;
    if status.success() { Ok(()) } else { Err(ChoreError::Contracts) }
}
