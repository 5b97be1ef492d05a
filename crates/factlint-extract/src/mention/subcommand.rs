//! Crates that are called as commands of Cargo.

use super::{Name, Sign};
use crate::block::Block;
use crate::token::Token;
use crate::vocabulary::is_name_shaped;

/// The crate that is called as a command of Cargo: `cargo rungs` of `cargo-rungs`.
pub(super) fn subcommand(tokens: &[Token], index: usize, block: &Block) -> Option<Name> {
    /// Commands of Cargo itself, or of what comes with Rust.
    const OWN: &[&str] = &[
        "add",
        "bench",
        "build",
        "check",
        "clean",
        "clippy",
        "config",
        "doc",
        "fetch",
        "fix",
        "fmt",
        "generate-lockfile",
        "help",
        "info",
        "init",
        "install",
        "locate-project",
        "login",
        "logout",
        "metadata",
        "miri",
        "new",
        "owner",
        "package",
        "pkgid",
        "publish",
        "read-manifest",
        "remove",
        "report",
        "run",
        "rustc",
        "rustdoc",
        "script",
        "search",
        "test",
        "tree",
        "uninstall",
        "update",
        "vendor",
        "verify-project",
        "version",
        "yank",
    ];
    let (first, second) = (&tokens[index], tokens.get(index + 1)?);
    let code = first.code.filter(|code| second.code == Some(*code) && first.text(&block.text) == "cargo")?;
    let mark = block.marks.get(code)?;
    let own = second.text(&block.text);
    let is_whole = mark.start == first.start && mark.end == second.end;
    (is_whole && is_name_shaped(own) && !OWN.contains(&own)).then(|| Name {
        name: format!("cargo-{own}"),
        repo: None,
        sign: Sign::Code,
    })
}
