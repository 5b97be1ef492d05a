//! Documents that are an advisory: its id and its package, from their metadata, their name, their title or their table.

use crate::block::{Block, BlockKind};
use crate::mention::{advisory_id, advisory_of, items};
use crate::token::tokens;
use crate::vocabulary::is_name_shaped;

/// The advisory that a document is, from the name of its file, its metadata or its title; else the first that it names, where its
/// title says that it is one.
pub(crate) fn advisory(path: &str, title: &str, blocks: &[Block]) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_advisory = || title.to_lowercase().contains("security advisory");
    let first = |block: &Block| items(&tokens(block, 0, block.text.len()), block).iter().find_map(advisory_of);
    let is_text = |block: &&Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading(_));
    id_in(name)
        .or_else(|| metadata(blocks, "id").and_then(advisory_id))
        .or_else(|| id_in(title))
        .or_else(|| is_advisory().then(|| blocks.iter().filter(is_text).find_map(first)).flatten())
}

/// The package that the metadata of an advisory, or the table below its id, give.
pub(crate) fn package(title: &str, blocks: &[Block]) -> Option<String> {
    let of_metadata = || metadata(blocks, "package").filter(|_| metadata(blocks, "id").and_then(advisory_id).is_some());
    let is_key = |block: &Block| block.text.trim().trim_end_matches(':').eq_ignore_ascii_case("package");
    let of_table = || {
        id_in(title)?;
        let rows = blocks.windows(2).find(|pair| matches!(pair[0].kind, BlockKind::Cell(_)) && is_key(&pair[0]))?;
        rows[1].text.split_whitespace().next()
    };
    of_metadata().or_else(of_table).filter(|name| is_name_shaped(name)).map(str::to_owned)
}

/// The value of a key in the metadata at the top: `id = "RUSTSEC-2024-0001"`.
fn metadata<'b>(blocks: &'b [Block], key: &str) -> Option<&'b str> {
    let lines = blocks.iter().take_while(|block| block.kind == BlockKind::Metadata).flat_map(|block| block.text.lines());
    let value = |line: &'b str| {
        // Most lines have another key.
        let behind = line.trim_start().strip_prefix(key)?.trim_start();
        Some(behind.strip_prefix(['=', ':'])?.trim().trim_matches(['"', '\'']))
    };
    lines.into_iter().find_map(value)
}

/// The id within a name or a title: `12-rustsec-2024-0001.md`, "Security advisory for Brindle (CVE-2024-9001)".
fn id_in(name: &str) -> Option<String> {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').filter(|word| word.contains('-'));
    let from = |word: &str| {
        let at = word.to_ascii_lowercase();
        let at = ["rustsec-", "cve-", "ghsa-"].iter().find_map(|list| at.find(list))?;
        // What stands behind the id in the name of a file is no part of it.
        let parts: Vec<&str> = word[at..].splitn(5, '-').collect();
        [4, 3].iter().filter_map(|count| parts.get(..*count)).find_map(|parts| advisory_id(&parts.join("-")))
    };
    words.into_iter().find_map(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_stands_in_names_and_titles() {
        let id = |name: &str| id_in(name);
        assert_eq!(id("RUSTSEC-2024-0001.md").as_deref(), Some("RUSTSEC-2024-0001"));
        assert_eq!(id("12-rustsec-2024-0001-mutated.html").as_deref(), Some("RUSTSEC-2024-0001"));
        assert_eq!(id("ghsa-qc84-gqf4-9926.md").as_deref(), Some("GHSA-qc84-gqf4-9926"));
        assert_eq!(id("Security advisory for Brindle (CVE-2024-9001)").as_deref(), Some("CVE-2024-9001"));
        assert_eq!(id("12-cvery-2024.md"), None);
        assert_eq!(id("notes.md"), None);
    }
}
