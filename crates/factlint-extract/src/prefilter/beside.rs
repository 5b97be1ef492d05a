//! Patterns whose words must stand right beside others. Most sentences that have the words of one do not have them so.

use std::cell::Cell;
use std::sync::{LazyLock, OnceLock};

use super::Possible;
use super::runs::{Run, each_run};
use crate::pattern::{Beside, Near, READY, Ready, Shape, Side};
use crate::token::plain;

/// What must stand beside the words of each pattern, by its number; read when a sentence may have it.
static CONDITIONS: LazyLock<Vec<OnceLock<Vec<Condition>>>> =
    LazyLock::new(|| READY.iter().flat_map(Ready::numbers).map(|_| OnceLock::new()).collect());

/// A word, and what must stand beside it.
struct Condition {
    /// The hashes of the runs with which the word begins, or ends where something stands behind it.
    words: Vec<u32>,
    side: Side,
    /// The hashes of the runs with which a word beside it ends, or begins.
    near: Vec<u32>,
    /// The bytes of marks beside it, as bits.
    marks: u128,
    /// Whether letters and marks that are not of ASCII may be one.
    other: bool,
    edge: bool,
}

thread_local! {
    /// The room of the runs that were looked at last.
    static ROOM: Cell<Vec<Run>> = const { Cell::new(Vec::new()) };
}

/// Whether none of these patterns has its words beside each other in a sentence.
pub(super) fn rules_out(possible: &Possible, text: &str) -> bool {
    if possible.all().any(|number| conditions(number).is_empty()) {
        return false;
    }
    let mut runs = ROOM.take();
    runs.clear();
    each_run(text.as_bytes(), |run| runs.push(run));
    let is_met = |number: usize| conditions(number).iter().all(|one| one.is_met(&runs, text.as_bytes()));
    let is_out = !possible.all().any(is_met);
    ROOM.set(runs);
    is_out
}

/// What must stand beside the words of the pattern with this number.
fn conditions(number: usize) -> &'static [Condition] {
    CONDITIONS[number].get_or_init(|| {
        let beside = Ready::shape(number).map(Shape::beside).unwrap_or_default();
        beside.into_iter().filter_map(Condition::of).collect()
    })
}

/// Marks that stand for themselves wherever they do, and are in no word of a list.
const PARTING: &[u8] = b",;()[]!?";

impl Condition {
    /// That of a pattern; nothing where a word has no run.
    fn of(Beside { words, side, near: Near { words: near, marks, edge } }: Beside) -> Option<Self> {
        let (inner, outer): (Edge, Edge) = match side {
            Side::Before => (first, last),
            Side::Behind => (last, first),
        };
        let hashes = |words: &[&str], of: Edge| words.iter().map(|word| of(word)).collect::<Option<Vec<_>>>();
        let is_one = |byte: &u8| marks.contains(&plain(char::from(*byte)));
        Some(Self {
            words: hashes(words, inner)?,
            side,
            near: hashes(&near, outer)?,
            marks: (0..128).filter(is_one).fold(0, |all, byte| all | 1 << byte),
            other: !marks.is_empty(),
            edge,
        })
    }

    fn is_met(&self, runs: &[Run], text: &[u8]) -> bool {
        let is_one = |at: usize| self.words.contains(&runs[at].hash);
        (0..runs.len()).any(|at| is_one(at) && self.is_beside(runs, at, text))
    }

    /// Whether what must stand beside a run does.
    fn is_beside(&self, runs: &[Run], at: usize, text: &[u8]) -> bool {
        let (next, between) = match self.side {
            Side::Before => {
                let before = at.checked_sub(1).map(|before| &runs[before]);
                (before, before.map_or(0, |before| before.end)..runs[at].start)
            }
            Side::Behind => {
                let behind = runs.get(at + 1);
                (behind, runs[at].end..behind.map_or(text.len(), |behind| behind.start))
            }
        };
        let is_mark = |byte: &u8| if byte.is_ascii() { self.marks >> byte & 1 != 0 } else { self.other };
        let between = &text[between];
        let is_word =
            next.map_or(self.edge, |next| self.near.contains(&next.hash)) && !between.iter().any(|byte| PARTING.contains(byte));
        is_word || between.iter().any(is_mark)
    }
}

/// Tells the hash of the run at an edge of a word.
type Edge = fn(&str) -> Option<u32>;

/// The hash of the run with which a word begins.
fn first(word: &str) -> Option<u32> {
    runs(word).next()
}

/// The hash of the run with which it ends.
fn last(word: &str) -> Option<u32> {
    runs(word).last()
}

fn runs(word: &str) -> impl Iterator<Item = u32> {
    word.split(|c: char| !c.is_ascii_alphanumeric()).filter_map(|run| Some(Run::first(run.as_bytes())?.hash))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::block::{Block, Blocks};
    use crate::mention::items;
    use crate::pattern::tests::text_of;
    use crate::pattern::{Places, Row};
    use crate::scope::Whole;
    use crate::token::tokens;

    /// Whether a text is ruled out for the pattern of this shape.
    fn is_out(shape: &str, text: &str) -> bool {
        let mut own = Possible::default();
        let shapes = READY.iter().flat_map(|ready| ready.kind.grammar().patterns.iter().chain(ready.kind.grammar().announced));
        own.add(shapes.zip(0..).find(|(pattern, _)| pattern.shape == shape).expect("there is such a pattern").1);
        rules_out(&own, text)
    }

    #[test]
    fn words_stand_beside_those_of_the_pattern() {
        let shape = "{phrase} @be|'re still? unstable|unstabilized|unstabilised|nightly-only";
        for text in ["x is unstable", "rungs are still nightly-only", "they're unstable", "was UNSTABLE"] {
            assert!(!is_out(shape, text), "{text}");
        }
        for text in ["unstable rungs are here", "it is no longer unstable", "is (unstable)... nightly-only"] {
            assert!(is_out(shape, text), "{text}");
        }
        let shape = "{phrase} is|are an? experiment|experiments $|.|,|;";
        assert!(["is an experiment", "are experiments; so"].iter().all(|text| !is_out(shape, text)));
        assert!(
            ["is to experiment", "is an experiment that goes on", "an experiments is"].iter().all(|text| is_out(shape, text))
        );
    }

    proptest! {
        #[test]
        fn what_is_found_is_not_ruled_out(
            kind in 0..READY.len(),
            picks in prop::collection::vec(any::<prop::sample::Index>(), 1..3),
            places in prop::collection::vec(any::<prop::sample::Index>(), 40),
            gaps in prop::collection::vec("( |  | \u{200b}|, | \\(|\\) | - |. )", 40),
        ) {
            let patterns = READY[kind].kind.grammar().patterns;
            let shapes = picks.iter().filter(|_| !patterns.is_empty()).map(|pick| patterns[pick.index(patterns.len())].shape);
            let one = |(item, place): (&'static str, &prop::sample::Index)| {
                let words: Vec<&str> = item.trim_end_matches('?').split('|').filter(|word| word.starts_with(char::is_alphanumeric)).collect();
                if words.is_empty() { text_of(item) } else { words[place.index(words.len())] }
            };
            let words = shapes.flat_map(|shape| shape.split(' ')).zip(&places).map(one);
            let text: String = words.zip(&gaps).flat_map(|(word, gap)| [word, if gap.len() > 1 && !gap.starts_with(' ') { gap } else { " " }]).collect();
            let (block, whole) = (Block::alone(&text), Whole::of("x.md", Blocks::default(), false));
            let row = items(&tokens(&block, 0, text.len()), &block);
            let row = Row { items: &row, text: &text, whole: &whole };
            let places = Places::of(row);
            for ready in READY.iter() {
                for (number, unread) in ready.numbers().zip(ready.shapes.iter().chain(&ready.announced)) {
                    let mut own = Possible::default();
                    own.add(number);
                    let is_found = unread.find(Some(number), row, &places).is_some();
                    prop_assert!(!is_found || !rules_out(&own, &text), "{} in {:?}", number, &text);
                }
            }
        }
    }
}
