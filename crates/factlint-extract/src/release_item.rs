//! Items of a list that are releases: the headings of change logs that have none, "- 1.14.0 - 2025-02-23".

use crate::block::{Block, BlockKind};
use crate::mention::{Item, What, items};
use crate::token::tokens;

/// The longest item of this sort, in bytes.
const LONGEST: usize = 60;

/// Words that may stand around the version and its date.
const WORDS: &[&str] = &["version", "release", "released", "on", "yanked", "date", "of"];

/// Whether an item is a release, with its date at most, and others beneath it say what it brought.
pub(crate) fn opens_release(block: &Block, next: Option<&Block>) -> bool {
    let is_outer = block.kind == BlockKind::Item && block.depth == 1;
    let has_more = |next: &Block| next.kind == BlockKind::Item && next.depth > block.depth;
    let begins = |text: &str| text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'v' | 'V' | '[' | 'R'));
    let is_short = |text: &str| text.len() <= LONGEST && begins(text);
    if !is_outer || !next.is_some_and(has_more) || !is_short(block.text.trim()) {
        return false;
    }
    let row = items(&tokens(block, 0, block.text.len()), block);
    let versions = row.iter().filter(|item| matches!(item.what, What::Version(_))).count();
    let is_plain = |item: &Item| match &item.what {
        What::Version(_) | What::Date(_) | What::Mark(_) => true,
        What::Word => WORDS.iter().any(|word| item.is_word(&block.text, word)),
        _ => false,
    };
    versions == 1 && row.iter().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::with_markdown;

    #[test]
    fn an_item_that_is_a_version_with_more_beneath_it_is_a_release() {
        for (text, wanted) in [
            ("- 1.14.0 - 2025-02-23\n  - peels\n", true),
            ("* **`0.14.2`**\n    * peels\n", true),
            ("- Release 0.3 (yanked)\n\n  - peels\n", true),
            ("- 1.14.0\n- 1.13.0\n", false),
            ("- 1.14.0 and 1.13.0\n  - peels\n", false),
            ("- brindle 1.14.0\n  - peels\n", false),
        ] {
            let opens = with_markdown(text, |blocks| opens_release(&blocks[0], blocks.get(1)));
            assert_eq!(opens, wanted, "{text}");
        }
    }
}
