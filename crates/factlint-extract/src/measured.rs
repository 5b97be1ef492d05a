//! Numbers beside names that are no versions: "Build times in seconds: brindle 8.9", "see section brindle 4.2".

use crate::block::BlockKind;
use crate::engine::{Reading, version_of};
use crate::lexicon::Lexicon;
use crate::mention::{Item, Owner, VersionMention, What, items};
use crate::pattern::{Found, Row};
use crate::token::tokens;

/// What is measured, and in what.
static MEASURES: Lexicon = Lexicon::of(&[
    "times",
    "seconds",
    "minutes",
    "hours",
    "milliseconds",
    "microseconds",
    "nanoseconds",
    "ms",
    "secs",
    "msec",
    "speedup",
    "speedups",
    "speed-up",
    "speed-ups",
    "slowdown",
    "slowdowns",
    "size",
    "sizes",
    "throughput",
    "latency",
    "latencies",
    "score",
    "scores",
    "rating",
    "ratings",
    "points",
    "duration",
    "durations",
    "overhead",
    "ratio",
    "ratios",
    "percent",
    "percentage",
    "percentages",
    "cost",
    "costs",
    "mib",
    "mb",
    "kib",
    "kb",
    "gib",
    "gb",
    "bytes",
    "average",
    "averages",
    "median",
    "medians",
    "grades",
    "baseline",
    "footprint",
    "footprints",
    "rps",
    "iops",
    "qps",
    "multiplier",
    "marks",
    "speeds",
    "megabytes",
    "kilobytes",
    "gigabytes",
    "millions",
    "thousands",
    "billions",
    "timings",
    "measurements",
    "fps",
    "hz",
    "degrees",
]);

/// Before "time" it is one that was measured.
static TIMES: Lexicon = Lexicon::of(&[
    "build",
    "compile",
    "compilation",
    "run",
    "execution",
    "elapsed",
    "total",
    "wall",
    "wall-clock",
    "cpu",
    "response",
    "startup",
    "start-up",
    "parse",
    "parsing",
    "link",
    "linking",
    "check",
    "mean",
    "average",
    "median",
    "best",
    "worst",
    "user",
    "system",
]);

/// Units that stand in brackets.
static UNITS: Lexicon = Lexicon::of(&[
    "s",
    "ms",
    "\u{b5}s",
    "us",
    "ns",
    "sec",
    "min",
    "h",
    "mib",
    "mb",
    "kib",
    "kb",
    "gib",
    "gb",
    "x",
    "req",
    "ops",
    "mb/s",
    "gb/s",
    "fps",
    "loc",
    "kloc",
    "seconds",
    "minutes",
    "points",
    "percent",
    "millions",
    "thousands",
]);

/// Words of a label behind which versions stand all the same.
static VERSIONS: Lexicon = Lexicon::of(&[
    "version",
    "versions",
    "release",
    "releases",
    "released",
    "installed",
    "locked",
    "pinned",
    "dependency",
    "dependencies",
    "crates",
    "requires",
    "require",
    "need",
    "needs",
    "with",
    "using",
    "upgrade",
    "update",
    "updates",
    "updated",
    "bump",
    "bumped",
    "supported",
    "tested",
    "environment",
    "setup",
]);

/// What somebody got in a test.
static SCORES: Lexicon = Lexicon::of(&[
    "scored", "scores", "scoring", "rated", "rates", "averaged", "averages", "measured", "clocked", "weighs", "weighed", "graded",
]);

/// Parts of a text that have numbers.
static PARTS: Lexicon = Lexicon::of(&[
    "section",
    "sections",
    "figure",
    "figures",
    "fig",
    "table",
    "chapter",
    "listing",
    "appendix",
    "exercise",
    "equation",
    "paragraph",
    "\u{a7}",
]);

impl Reading<'_> {
    /// Whether the number of a match is one that was measured, or of a part of a text.
    pub(crate) fn is_measured(&self, row: Row<'_>, found: &Found) -> bool {
        let is_bare = |mention: &VersionMention| {
            mention.version.parts().len() == 2
                && !mention.has_v
                && mention.version.pre().is_none()
                && matches!(mention.owner, Some((Owner::Crate(_), _)))
        };
        let bare = |at: Option<usize>| at.filter(|at| version_of(&row.items[*at]).is_some_and(is_bare));
        let Some(at) = bare(found.release).or_else(|| bare(found.version)) else { return false };
        let first = found.first.min(at);
        let is_part = first.checked_sub(1).is_some_and(|before| row.items[before].is_in(row.text, &PARTS));
        is_part || is_scored(row, at) || self.is_labelled(row, at)
    }

    /// "Speedup over baseline: brindle 3.1, ondula 2.4": a list of numbers behind words that say what they measure.
    fn is_labelled(&self, row: Row<'_>, at: usize) -> bool {
        let colon = (0..at).rev().find(|at| row.items[*at].is_mark(':') && !row.items[*at].code);
        if let Some(colon) = colon {
            return measures(&row.items[..colon], row.text) && lists_numbers(&row.items[colon + 1..], row.text);
        }
        let lead = self.list_lead.filter(|lead| self.block.kind == BlockKind::Item && lead.text.trim_end().ends_with(':'));
        let label = lead.filter(|lead| lead.text.len() < LONGEST);
        label.is_some_and(|lead| {
            measures(&items(&tokens(lead, 0, lead.text.len()), lead), &lead.text) && lists_numbers(row.items, row.text)
        })
    }
}

/// The longest label of a list, in bytes.
const LONGEST: usize = 120;

/// Whether the words of a label say that something was measured.
fn measures(label: &[Item], text: &str) -> bool {
    let is = |at: usize, list: &Lexicon| label.get(at).is_some_and(|item| item.is_in(text, list));
    let has_version = label.iter().any(|item| matches!(item.what, What::Version(_)) || item.is_in(text, &VERSIONS));
    let in_brackets = |at: usize| {
        label[at].is_mark('(')
            && label.get(at + 2).is_some_and(|item| matches!(item.what, What::Mark(')' | '/')))
            && is(at + 1, &UNITS)
    };
    let is_time = |at: usize| label[at].is_word(text, "time") && at > 0 && is(at - 1, &TIMES);
    !has_version && (0..label.len()).any(|at| is(at, &MEASURES) || in_brackets(at) || is_time(at))
}

/// Whether names with numbers stand in a list, and nothing else says more: none of the numbers is a version in full.
fn lists_numbers(items: &[Item], text: &str) -> bool {
    let is_full = |item: &Item| match &item.what {
        What::Version(mention) => mention.version.parts().len() != 2 || mention.has_v,
        _ => false,
    };
    let is_verb = |item: &Item| {
        ["is", "was", "were", "are", "has", "needs", "requires", "released"].iter().any(|word| item.is_word(text, word))
    };
    !items.iter().any(|item| is_full(item) || is_verb(item))
}

/// "brindle scored 4.5 of 5, ondula 4.1": a verb before the number, or before the one to which it is joined.
fn is_scored(row: Row<'_>, at: usize) -> bool {
    let goes_on = |item: &Item| {
        matches!(
            item.what,
            What::Version(_) | What::Name(_) | What::Count(_) | What::Word | What::Mark(',' | '/' | '%' | '(' | ')')
        ) && !item.is_in(row.text, &VERSIONS)
    };
    // The verb was taken for a name: "rated 4.5".
    let is_taken = |at: usize| {
        let item = &row.items[at];
        let word = row.text[item.start..item.end].split_once(' ').map(|(word, _)| word);
        matches!(item.what, What::Version(_)) && word.is_some_and(|word| SCORES.has(word))
    };
    let before = || (0..at).rev().take(24).take_while(|at| goes_on(&row.items[*at]));
    if is_taken(at) || before().any(is_taken) {
        return true;
    }
    let verb = before().find(|at| row.items[*at].is_in(row.text, &SCORES));
    verb.is_some_and(|verb| {
        (verb + 1..verb + 4)
            .any(|at| row.items.get(at).is_some_and(|item| matches!(item.what, What::Version(_) | What::Count(_))))
    })
}
