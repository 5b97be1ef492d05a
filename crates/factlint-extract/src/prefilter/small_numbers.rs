//! Small numbers that may be versions: "clap 3". Most are none, by the words around them alone.

use factlint_kinds::eights::next_digit;

use super::Signs;
use super::signs::signs_of_number;
use crate::block::{Block, MarkKind};
use crate::fold::lower;
use crate::mention::{link_target, may_be_version};

/// Whether a small number stands in a run of a block where it may be the version of a name.
pub(super) fn has_named_number(block: &Block<'_>, (start, end): (usize, usize), names: &dyn Names) -> bool {
    let text = &block.text[start..end];
    let bytes = text.as_bytes();
    let is_marked = |from: usize, to: usize| may_be_marked(block, start + from, start + to);
    let is_known = |word: &str| {
        let name = lower(word.strip_suffix(".rs").unwrap_or(word));
        names.is_known(&name) || name != word && names.is_known(word)
    };
    let mut at = 0;
    while let Some(digit) = next_digit(bytes, at) {
        at = digit;
        let length = bytes[at..].iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(bytes.len() - at);
        let (number, behind) = bytes[at..].split_at(length);
        // "64-bit" is one word.
        let is_joined = matches!(behind, [b'-', next, ..] if next.is_ascii_alphabetic()) && !has_edge(block, start + at + length);
        if !is_joined
            && signs_of_number(&bytes[..at], number, behind).has_any(Signs::SMALL)
            && may_be_version((text, at, at + length), is_marked, is_known, |word| names.may_be_new(word))
        {
            return true;
        }
        at += length;
    }
    false
}

/// Whether a word is code, or may stand for what it links to.
fn may_be_marked(block: &Block<'_>, start: usize, end: usize) -> bool {
    block.runs_over(start, end).iter().any(|run| run.code.is_some() || run.link.is_some_and(|at| may_name(block, at)))
}

/// Whether a word of the link that is this mark may stand for what it links to.
fn may_name(block: &Block<'_>, at: usize) -> bool {
    let mark = &block.marks[at];
    let MarkKind::Link(url) = &mark.kind else { return false };
    link_target(url).is_some_and(|target| target.may_be_named(mark, block))
}

/// Whether markup begins or ends at a place: no word goes on behind it.
fn has_edge(block: &Block<'_>, at: usize) -> bool {
    block.marks.iter().any(|mark| mark.start == at || mark.end == at)
}

/// What is known of names where a sentence stands.
pub(crate) trait Names {
    /// Whether this is one.
    fn is_known(&self, name: &str) -> bool;
    /// Whether the word may be one that nothing else is known of.
    fn may_be_new(&self, word: &str) -> bool;
}

/// Of names nothing is known yet: any word may be one.
pub(super) struct AnyName;

impl Names for AnyName {
    fn is_known(&self, _: &str) -> bool {
        true
    }

    fn may_be_new(&self, _: &str) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sentence::sentences;

    /// One name is known.
    struct OneName;

    impl Names for OneName {
        fn is_known(&self, name: &str) -> bool {
            name == "brindle"
        }

        fn may_be_new(&self, _: &str) -> bool {
            false
        }
    }

    proptest! {
        #[test]
        fn what_a_sentence_may_name_its_block_may(
            words in prop::collection::vec(
                "(brindle|May|[Vv]ersion|at least|to|of|the|Bump|Rust|[1-9]|64-bit|7\\.1|1\\.|x/|[.!?,:()\"-]|\u{a0}|\u{e9}){1,2}",
                0..12,
            ),
        ) {
            let text = words.join(" ");
            let block = Block::alone(&text);
            let is_named = |run| has_named_number(&block, run, &OneName);
            let may_be_named = has_named_number(&block, (0, text.len()), &AnyName);
            prop_assert!(may_be_named || !sentences(&text).into_iter().any(is_named), "{}", text);
        }
    }
}
