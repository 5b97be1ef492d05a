//! The words of attribution: what is published, who reports, and which words hold a noun phrase together.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashMap;

use crate::fold::lower;
use crate::prefilter::Signs;

/// Words that are signs of a source: one that is named, or cited, or says something.
pub(crate) fn words_of_signs() -> impl Iterator<Item = (&'static str, Signs)> {
    let naming = [PUBLICATIONS, FINDERS, WITHIN].into_iter().flatten().map(|word| (*word, Signs::SOURCE));
    let citing = ["according", "http", "https"].map(|word| (word, Signs::CITES));
    naming.chain(citing).chain(SAYING.iter().map(|word| (*word, Signs::SAYS)))
}

/// What is published and can be cited.
const PUBLICATIONS: &[&str] = &[
    "announcement",
    "analysis",
    "article",
    "assessment",
    "audit",
    "benchmark",
    "benchmarks",
    "book",
    "census",
    "comparison",
    "documentation",
    "essay",
    "forecast",
    "gist",
    "guidance",
    "guide",
    "guides",
    "guidelines",
    "handbook",
    "initiative",
    "interview",
    "keynote",
    "manual",
    "memo",
    "newsletter",
    "overview",
    "paper",
    "podcast",
    "poll",
    "post",
    "posts",
    "postmortem",
    "presentation",
    "ranking",
    "rankings",
    "recap",
    "reference",
    "report",
    "reports",
    "research",
    "retrospective",
    "review",
    "roundup",
    "series",
    "statistics",
    "study",
    "studies",
    "summary",
    "survey",
    "surveys",
    "talk",
    "thesis",
    "tutorial",
    "update",
    "updates",
    "whitepaper",
    "write-up",
    "writeup",
    "index",
    "roadmap",
    "statement",
    "blog",
    "column",
    "experiment",
    "evaluation",
];

/// What is no publication by itself, but may report what was found.
const FINDERS: &[&str] =
    &["project", "dashboard", "work", "team", "dataset", "data", "results", "findings", "numbers", "figures", "measurements"];

/// Verbs that report an observation: they need no person.
const FINDING: &[&str] = &[
    "track",
    "find",
    "reveal",
    "show",
    "measure",
    "report",
    "confirm",
    "identify",
    "detect",
    "discover",
    "observe",
    "indicate",
    "estimate",
    "count",
    "record",
    "demonstrate",
];

/// People and doings of a study, whose sentences report its results.
const WITHIN: &[&str] = &[
    "respondents",
    "respondent",
    "participants",
    "participant",
    "interviewee",
    "interviewees",
    "authors",
    "author",
    "researchers",
    "findings",
    "results",
    "inspection",
    "experiments",
    "measurements",
    "interviews",
    "conclusion",
    "verdict",
    "takeaway",
];

/// What somebody does with a publication of his own.
const PUBLISHING: &[&str] = &["published", "released", "posted", "shared", "conducted", "ran", "presented", "wrote"];

/// Verbs by which a work says something, as the name of a work is followed by no other word: "The Reference notes".
const SAYING: &[&str] = &[
    "notes",
    "noted",
    "says",
    "said",
    "states",
    "stated",
    "reports",
    "reported",
    "writes",
    "wrote",
    "warns",
    "warned",
    "explains",
    "explained",
    "documents",
    "documented",
    "describes",
    "described",
    "recommends",
];

/// Who is no publication, though he may say something.
const BODIES: &[&str] = &[
    "team",
    "project",
    "foundation",
    "company",
    "community",
    "committee",
    "council",
    "group",
    "author",
    "authors",
    "user",
    "users",
    "developer",
    "developers",
    "compiler",
    "crate",
    "engineer",
    "manager",
];

/// Words that end a noun phrase on its left.
const EDGES: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "its",
    "their",
    "his",
    "her",
    "our",
    "your",
    "my",
    "in",
    "on",
    "at",
    "to",
    "from",
    "by",
    "with",
    "as",
    "per",
    "and",
    "or",
    "but",
    "then",
    "than",
    "which",
    "who",
    "when",
    "while",
    "where",
    "if",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "has",
    "have",
    "had",
    "do",
    "does",
    "did",
    "not",
    "no",
    "via",
    "see",
    "into",
    "about",
    "after",
    "before",
    "since",
    "because",
    "although",
    "though",
    "yet",
    "meanwhile",
    "however",
    "according",
    "another",
    "one",
    "some",
    "any",
    "each",
    "every",
    "both",
    "all",
    "many",
    "several",
    "most",
    "such",
    "so",
    "also",
    "only",
    "even",
    "we",
    "they",
    "it",
    "he",
    "she",
    "i",
    "you",
    "there",
    "here",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "should",
    "must",
    "during",
    "including",
    "like",
    "until",
    "through",
    "between",
    "over",
    "under",
    "first",
    "second",
    "third",
    "two",
    "three",
    "four",
];

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Word {
    pub(super) fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }

    pub(super) fn lower<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match lower(self.text(text)) {
            Cow::Owned(lower) if !lower.is_ascii() => Cow::Owned(lower.replace('\u{2019}', "'")),
            lower => lower,
        }
    }
}

/// What a byte is to words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Between them.
    Mark,
    /// A mark that may join two parts of one.
    Joint,
    /// A letter or digit.
    Inner,
    /// A part of a character that may be a letter.
    Other,
}

/// What each byte is to words.
static SORT: [Sort; 256] = {
    let mut sorts = [Sort::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        if byte >= 128 {
            sorts[byte] = Sort::Other;
        } else if (byte as u8).is_ascii_alphanumeric() {
            sorts[byte] = Sort::Inner;
        } else if matches!(byte as u8, b',' | b'-' | b'\'' | b'.' | b'&' | b'/' | b'_' | b'+') {
            sorts[byte] = Sort::Joint;
        }
        byte += 1;
    }
    sorts
};

fn sort_at(bytes: &[u8], at: usize) -> Option<Sort> {
    bytes.get(at).map(|byte| SORT[usize::from(*byte)])
}

/// The words of a run of text.
pub(super) fn words(text: &str, from: usize, to: usize) -> Vec<Word> {
    // A word has about five letters.
    let mut found: Vec<Word> = Vec::with_capacity((to - from) / 5 + 2);
    let (run, mut at) = (&text[..to], from);
    while let Some(word) = next_word(run, at) {
        at = word.end;
        found.push(word);
    }
    found
}

/// The next word of a text from a place on.
#[inline]
fn next_word(run: &str, mut at: usize) -> Option<Word> {
    let bytes = run.as_bytes();
    loop {
        while matches!(sort_at(bytes, at)?, Sort::Mark | Sort::Joint) {
            at += 1;
        }
        if sort_at(bytes, at) == Some(Sort::Other)
            && let Some(c) = run[at..].chars().next().filter(|c| !c.is_alphanumeric())
        {
            at += c.len_utf8();
            continue;
        }
        let end = word_end(run, at);
        return Some(Word { start: at, end: end + plural_mark(run, end) });
    }
}

/// "boats' assessment": the apostrophe of a plural belongs to the word. Its length.
fn plural_mark(run: &str, end: usize) -> usize {
    let bytes = run.as_bytes();
    match bytes[end - 1..] {
        [b's', b'\'', b' ', ..] => 1,
        // The typographic one.
        [b's', 0xe2, 0x80, 0x99, b' ', ..] => 3,
        _ => 0,
    }
}

/// Whether one of these words is such that a text without one names no source.
pub(super) fn may_name(text: &str, words: &[Word]) -> bool {
    words.iter().any(|word| {
        is_shaped_as_source(word.text(text)) && {
            let lower = word.lower(text);
            may_be_source(lower.strip_suffix("'s").unwrap_or(&lower)) || is_saying(&lower)
        }
    })
}

/// Whether a text has the word for a publication.
pub(super) fn has_publication(text: &str) -> bool {
    let mut at = 0;
    while let Some(word) = next_word(text, at) {
        if is_shaped_as_source(word.text(text)) && is_publication(&word.lower(text)) {
            return true;
        }
        at = word.end;
    }
    false
}

/// Where a word ends that begins at a place: marks join it only between two parts of it.
fn word_end(run: &str, start: usize) -> usize {
    let bytes = run.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let begins_part = |at: usize| match sort_at(bytes, at) {
        Some(Sort::Other) => run[at..].starts_with(char::is_alphanumeric),
        sort => sort == Some(Sort::Inner),
    };
    // Most words are nothing but letters.
    let letters = |from: usize| bytes[from..].iter().take_while(|byte| SORT[usize::from(**byte)] == Sort::Inner).count();
    let mut at = start + letters(start);
    while let Some(sort) = sort_at(bytes, at) {
        let next = match sort {
            Sort::Inner => at + letters(at),
            Sort::Mark => break,
            Sort::Joint if bytes[at] == b',' && !(is_digit(at - 1) && is_digit(at + 1)) => break,
            Sort::Joint if begins_part(at + 1) => at + 1,
            Sort::Joint => break,
            Sort::Other => match run[at..].chars().next() {
                Some('\u{2019}') if begins_part(at + '\u{2019}'.len_utf8()) => at + '\u{2019}'.len_utf8(),
                Some(c) if c.is_alphanumeric() => at + c.len_utf8(),
                _ => break,
            },
        };
        at = next;
    }
    at
}

/// The lists that a word stands in, as bits in the order of [`LISTS`].
static SORTS: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    let mut sorts = HashMap::default();
    for (at, list) in LISTS.iter().enumerate() {
        list.iter().for_each(|word| *sorts.entry(*word).or_default() |= 1 << at);
    }
    sorts
});

/// The lists of plain words.
const LISTS: [&[&str]; 8] = [PUBLICATIONS, FINDERS, WITHIN, EDGES, PUBLISHING, SAYING, BODIES, FINDING];

/// For each pair of first letters the lengths of the words with them that may name a source, or by which one says something, as bits.
static SHAPES: [u32; 1024] = {
    let mut shapes = [0; 1024];
    let lists = [PUBLICATIONS, FINDERS, WITHIN, SAYING];
    let (mut list, mut at) = (0, 0);
    while list < lists.len() {
        if at == lists[list].len() {
            (list, at) = (list + 1, 0);
            continue;
        }
        let word = lists[list][at].as_bytes();
        shapes[shape(word[0], word[1])] |= 1 << word.len();
        at += 1;
    }
    shapes
};

/// The place of two letters, whatever their case.
const fn shape(first: u8, second: u8) -> usize {
    ((first & 31) as usize) << 5 | (second & 31) as usize
}

/// Whether the first letters and the length of a word, whatever its case, are those of such a one, perhaps with an `'s` behind it.
#[inline]
pub(super) fn is_shaped_as_source(word: &str) -> bool {
    let bytes = word.as_bytes();
    let lengths = match bytes {
        [first, second, ..] => SHAPES[shape(*first, *second)],
        _ => 0,
    };
    let has = |length: usize| lengths & (1 << length.min(31)) != 0;
    // Most words begin like none of them.
    lengths != 0 && (has(bytes.len()) || bytes.strip_suffix(b"'s").is_some_and(|plain| has(plain.len()))) || !word.is_ascii()
}

/// Whether a source may be named by this word: a publication, who found something, or who is in a study.
pub(super) fn may_be_source(lower: &str) -> bool {
    const FIRST_THREE: u8 = 0b111;
    SORTS.get(lower).is_some_and(|lists| lists & FIRST_THREE != 0)
}

fn has(list: usize, word: &str) -> bool {
    SORTS.get(word).is_some_and(|lists| lists & (1 << list) != 0)
}

pub(super) fn is_publication(lower: &str) -> bool {
    has(0, lower)
}

pub(super) fn is_finder(lower: &str) -> bool {
    has(1, lower)
}

pub(super) fn is_within(lower: &str) -> bool {
    has(2, lower)
}

pub(super) fn is_edge(lower: &str) -> bool {
    has(3, lower)
}

pub(super) fn is_publishing(lower: &str) -> bool {
    has(4, lower)
}

pub(super) fn is_saying(lower: &str) -> bool {
    has(5, lower)
}

pub(super) fn is_body(lower: &str) -> bool {
    has(6, lower)
}

pub(super) fn is_finding(verb: &str) -> bool {
    has(7, verb)
}

/// Whether two nouns can mean the same publication: "the study" may be a survey or a paper, "the post" an essay.
pub(super) fn same_sort(a: &str, b: &str) -> bool {
    const SORTS: &[&[&str]] = &[
        &["survey", "surveys", "study", "poll", "census", "research", "report", "paper", "analysis", "statistics", "respondents"],
        &[
            "post",
            "posts",
            "article",
            "essay",
            "blog",
            "write-up",
            "writeup",
            "piece",
            "analysis",
            "announcement",
            "update",
            "retrospective",
        ],
        &["guide", "tutorial", "book", "handbook", "documentation", "reference", "manual"],
        &["talk", "keynote", "presentation"],
    ];
    a.trim_end_matches('s') == b.trim_end_matches('s') || SORTS.iter().any(|sort| sort.contains(&a) && sort.contains(&b))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The words of a text, read character by character.
    fn plainly(text: &str) -> Vec<&str> {
        let (mut found, mut open) = (Vec::new(), None);
        for (at, c) in text.char_indices() {
            let next = text[at + c.len_utf8()..].chars().next();
            let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let joins = match c {
                ',' => is_digit(text[..at].chars().next_back()) && is_digit(next),
                '-' | '\'' | '\u{2019}' | '.' | '&' | '/' | '_' | '+' => next.is_some_and(char::is_alphanumeric),
                _ => false,
            };
            match open {
                None if c.is_alphanumeric() => open = Some(at),
                Some(start) if !(c.is_alphanumeric() || joins) => {
                    let plural = matches!(c, '\'' | '\u{2019}') && text[start..at].ends_with('s') && next == Some(' ');
                    found.push(&text[start..if plural { at + c.len_utf8() } else { at }]);
                    open = None;
                }
                _ => {}
            }
        }
        found.extend(open.map(|start| &text[start..]));
        found
    }

    proptest! {
        #[test]
        fn words_are_those_that_are_found_character_by_character(text in "([as1 ,.'\u{2019}&/_+é\u{201c}-]|\\PC){0,24}") {
            let found: Vec<&str> = words(&text, 0, text.len()).iter().map(|word| word.text(&text)).collect();
            prop_assert_eq!(found, plainly(&text));
        }
    }

    #[test]
    fn words_keep_what_joins_them() {
        let text = "Boats\u{2019} 2023 post (crates.io's data) \u{2014} state-of-the-art.";
        let found: Vec<&str> = words(text, 0, text.len()).iter().map(|word| word.text(text)).collect();
        assert_eq!(found, ["Boats\u{2019}", "2023", "post", "crates.io's", "data", "state-of-the-art"]);
    }
}
