//! What a text must hold for a pattern to be found in it. It is looked for in the bytes, once, before a sentence is read
//! closely: most sentences hold nothing, and of the others most patterns cannot be in them.
//!
//! Everything here is a necessary condition that follows from the pattern itself, so that no claim is lost by it.

mod beside;
mod cue_words;
mod filter;
mod possible;
mod runs;
mod signs;
mod small_numbers;
mod tried;
mod words;

use std::cell::OnceCell;
use std::sync::LazyLock;

use factlint_kinds::quantity;
use foldhash::HashMap;

pub(crate) use self::cue_words::CueWords;
pub(crate) use self::filter::{Filter, Ground, Way};
pub(crate) use self::possible::Possible;
use self::runs::{Run, each_run};
pub(crate) use self::signs::Signs;
use self::signs::signs_of_number;
pub(crate) use self::small_numbers::Names;
use self::tried::{Tried, Tries};
pub(crate) use self::words::Known;
use self::words::{Gathered, Words};
use crate::cited;
use crate::license;
use crate::mention::{POINTS_BACK, SPELLED, may_be_numbered_rfc, words_of_time, words_that_tell};
use crate::pattern::{READY, Ready, Required};

/// How many lists of words are told apart; of further ones nothing is required.
const GROUPS: usize = 1152;

/// The list of which every text has a word: what stands where a pattern requires fewer.
const ALWAYS: u16 = 0;

/// Which lists, as bits.
type Groups = [u64; GROUPS / 64];

/// What was seen in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    pub(crate) signs: Signs,
    groups: Groups,
}

impl Default for Seen {
    fn default() -> Self {
        let mut seen = Self { signs: Signs::default(), groups: [0; GROUPS / 64] };
        seen.groups[0] = 1 << ALWAYS;
        seen
    }
}

impl Seen {
    /// Of a text that may hold everything.
    const EVERYTHING: Self = Self { signs: Signs::ALL, groups: [u64::MAX; GROUPS / 64] };

    fn has_group(&self, group: u16) -> bool {
        self.groups[usize::from(group) / 64] & (1 << (group % 64)) != 0
    }
}

/// Words that nearly every sentence has one of.
const COMMON: &[&str] = &[
    "the", "of", "and", "to", "in", "a", "is", "for", "that", "it", "with", "on", "as", "was", "are", "be", "by", "this", "from",
    "or", "an", "at", "has", "have", "not", "you", "we",
];

/// Longer ones that are nearly as frequent in texts on Rust.
const FREQUENT: &[&str] = &["rust", "cargo", "crate", "version", "release", "which", "new", "can"];

/// A list of words of which a pattern requires one.
#[derive(Debug, Clone)]
struct List {
    words: &'static [&'static str],
    /// How often one of them is seen, by what is known of words: the shorter ones are, the more often.
    frequency: usize,
    /// Its number, once it was asked for; nothing where the list cannot be looked for.
    group: Option<Option<u16>>,
}

impl List {
    fn of(words: &'static [&'static str]) -> Self {
        let frequency = |word: &&str| match word {
            common if COMMON.contains(common) => 50_000,
            frequent if FREQUENT.contains(frequent) => 20_000,
            other => 100_000 / other.len().max(1).pow(3),
        };
        Self { words, frequency: words.iter().map(frequency).sum(), group: None }
    }
}

/// Words that are signs by themselves.
fn words_of_signs() -> impl Iterator<Item = (&'static str, Signs)> {
    let advisories = ["rustsec", "cve", "ghsa"].map(|word| (word, Signs::ADVISORY));
    let spelled = SPELLED.iter().map(|(word, _)| (*word, Signs::COUNT));
    let small = quantity::spelled_words().map(|word| (word, Signs::SPELLED));
    let licenses =
        license::beginnings().map(|(word, is_joined)| (word, if is_joined { Signs::LICENSE_IF_JOINED } else { Signs::LICENSE }));
    let relative = words_of_time().map(|word| (word, Signs::YEAR));
    let told = words_that_tell().map(|word| (word, Signs::TOLD));
    advisories
        .into_iter()
        .chain([("edition", Signs::EDITION_IF_DATED), ("may", Signs::YEAR_IF_CAPITAL), (POINTS_BACK, Signs::DOTTED)])
        .chain(spelled)
        .chain(small)
        .chain(relative)
        .chain(told)
        .chain(licenses)
        .chain(cited::words_of_signs())
}

/// All patterns, by what they require.
pub(crate) struct Cues {
    words: Words,
    tries: Tries,
    /// The symbols that stand in patterns: others have the same bytes.
    symbols: Vec<char>,
    /// For each pattern the list with a word of which the sentence must begin, if there is one.
    beginnings: Vec<Option<u16>>,
    /// The patterns that have one, and those that begin with a licence.
    begun: Possible,
}

/// All patterns of all kinds, by what they require.
pub(crate) static CUES: LazyLock<Cues> = LazyLock::new(Cues::new);

impl Cues {
    fn new() -> Self {
        let mut cues = Self {
            words: Words::of(Gathered::default()),
            tries: Tries::of(Vec::new()),
            symbols: Vec::new(),
            beginnings: Vec::new(),
            begun: Possible::default(),
        };
        // That of `ALWAYS` is the first.
        let (mut count, mut tried) = (1, Vec::new());
        let mut words = Gathered::default();
        for (word, sign) in words_of_signs() {
            words.sign(word, sign);
        }
        // Lists are known by where they are: a pattern that has the same list as another one has it from the same place.
        let mut known: HashMap<*const [&'static str], List> = HashMap::default();
        let mut lists: Vec<List> = Vec::new();
        let mut beginnings: HashMap<Vec<&'static str>, &'static [&'static str]> = HashMap::default();
        for (number, (shape, is_announced)) in (0..).zip(READY.iter().flat_map(Ready::numbered)) {
            cues.symbols.extend(shape.symbols());
            let mut signs = Signs::default();
            lists.clear();
            for required in shape.required() {
                match required {
                    Required::Sign(sign) => signs = signs.with(sign),
                    Required::Words(words) => {
                        lists.push(known.entry(std::ptr::from_ref(words)).or_insert_with(|| List::of(words)).clone())
                    }
                }
            }
            lists.sort_by_key(|list| list.frequency);
            let mut group = |list: &'static [&'static str]| {
                let own = known.entry(std::ptr::from_ref(list)).or_insert_with(|| List::of(list));
                *own.group.get_or_insert_with(|| {
                    let group = add(list, count, &mut words);
                    count += usize::from(group.is_some());
                    group
                })
            };
            let begins = shape.begins_with().and_then(|words| words.into_iter().map(first_piece).collect::<Option<Vec<_>>>());
            let begins = begins.and_then(|pieces| {
                let list = *beginnings.entry(pieces).or_insert_with_key(|pieces| pieces.clone().leak());
                group(list)
            });
            let groups = lists.iter().filter_map(|list| group(list.words));
            tried.push(Tried::new(number, signs, is_announced, groups));
            cues.beginnings.push(begins);
            if begins.is_some() || shape.begins_with_license() {
                cues.begun.add(usize::from(number));
            }
        }
        cues.words = Words::of(words);
        cues.tries = Tries::of(tried);
        cues
    }

    /// What the marks, numbers and words of a text are signs of. Keeps the words that are known.
    fn look(&self, text: &str, known: &mut Known) -> Signs {
        let bytes = text.as_bytes();
        let mut signs = Signs::default();
        let of_marks = known.gather(bytes.len(), |known| {
            each_run(bytes, |run| {
                let (own, lists) = self.words.get(run.hash);
                known.add(lists);
                signs = signs.with(own);
                // Most words tell all by themselves.
                if run.has_digit | run.begins_with_rfc() | own.has_any(CONDITIONAL) {
                    signs = signs.with(signs_around(text, (run.start, run.end), run.has_digit, own));
                }
            })
        });
        let signs = signs.with(of_marks).closed();
        let is_symbol = || text.contains(|c: char| self.symbols.contains(&c));
        if signs.has_any(Signs::SYMBOL) && !is_symbol() { signs.without(Signs::SYMBOL) } else { signs }
    }

    /// All that a text with these signs and words holds, where any pattern is to be tried in it: in most none is.
    fn see(&self, signs: Signs, known: &Known, announces: bool) -> Option<Seen> {
        self.tries.has_any(signs, announces, known, &self.words).then(|| {
            let mut seen = Seen { signs, ..Seen::default() };
            known.lists().for_each(|lists| self.words.add_lists(lists, &mut seen.groups));
            seen
        })
    }

    /// Takes away the patterns with other words than the one with which a sentence begins.
    fn keep_begun(&self, text: &str, possible: &mut Possible) {
        let text = text.trim_start();
        // Letters of other alphabets may begin a word, and some characters have no width.
        if text.starts_with(|c: char| !c.is_ascii()) {
            return;
        }
        let first = Run::first(text.as_bytes()).map(|run| self.words.get(run.hash).1).unwrap_or_default();
        let is_licensed = OnceCell::new();
        possible.keep_of(&self.begun, |number| match self.beginnings[number] {
            Some(group) => self.words.is_in(first, group),
            None => *is_licensed.get_or_init(|| !license::is_mere_word(text)),
        });
    }

    /// Whether any pattern is possible; those of announcements count only where the document is one.
    fn may_find(&self, seen: &Seen, announces: bool) -> bool {
        self.tries.any(seen, announces, &self.words, |all| all.iter().any(|tried| tried.may_be_in(seen)))
    }

    /// The patterns whose requirements are met.
    fn possible(&self, seen: &Seen, announces: bool) -> Possible {
        let mut possible = Possible::default();
        self.tries.any(seen, announces, &self.words, |all| {
            all.iter().for_each(|tried| possible.add_if(tried.may_be_in(seen), usize::from(tried.number)));
            false
        });
        possible
    }
}

/// Adds the words of a list as the group of this number; nothing where there is no room for it, or where one of its words cannot be
/// looked for.
fn add(list: &'static [&'static str], group: usize, words: &mut Gathered) -> Option<u16> {
    let group = u16::try_from(group).ok().filter(|group| usize::from(*group) < GROUPS)?;
    let pieces: Vec<&'static str> = list.iter().map(|word| longest_piece(word)).collect::<Option<_>>()?;
    if !words.has_room(pieces.len()) {
        return None;
    }
    pieces.into_iter().for_each(|piece| words.join(piece, group));
    Some(group)
}

/// The longest run of ASCII letters and digits: it stands in the text wherever the word does.
fn longest_piece(word: &'static str) -> Option<&'static str> {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Some(word).filter(|word| !word.is_empty());
    }
    let all_ascii = word.is_ascii();
    let piece = word.split(|c: char| !c.is_ascii_alphanumeric()).max_by_key(|piece| piece.len())?;
    (all_ascii && !piece.is_empty()).then_some(piece)
}

/// What a word is a sign of only by how it is written, or by what stands around it.
#[inline(never)]
fn signs_around(text: &str, (start, end): (usize, usize), has_digit: bool, own: Signs) -> Signs {
    let (before, word, behind) = (&text.as_bytes()[..start], &text.as_bytes()[start..end], &text.as_bytes()[end..]);
    let mut signs = if has_digit { signs_of_number(before, word, behind) } else { Signs::default() };
    if matches!(word, [b'r' | b'R', b'f' | b'F', b'c' | b'C', ..]) {
        let is_numbered = may_be_numbered_rfc(&text.as_bytes()[start..]);
        signs = signs.with(if is_numbered { Signs::RFC.with(Signs::NUMBERED_RFC) } else { Signs::RFC });
    }
    if own.has_any(CONDITIONAL) { signs.with(signs_if(own, &text[start..], end - start)) } else { signs }
}

/// What words are signs of only as they are written in places.
const CONDITIONAL: Signs = Signs::LICENSE_IF_JOINED.with(Signs::YEAR_IF_CAPITAL);

/// What the word of this length with which a text begins is a sign of, if it is one only as it is written here: "May", "BSL-1.0".
fn signs_if(signs: Signs, text: &str, length: usize) -> Signs {
    if signs.has_any(Signs::LICENSE_IF_JOINED) && license::begins_with_id(text) {
        return Signs::LICENSE;
    }
    if signs.has_any(Signs::YEAR_IF_CAPITAL) && &text[..length] == "May" { Signs::YEAR } else { Signs::default() }
}

/// The run of ASCII letters and digits with which a word begins.
fn first_piece(word: &'static str) -> Option<&'static str> {
    let piece = &word[..word.bytes().take_while(u8::is_ascii_alphanumeric).count()];
    // A letter of another alphabet would go on with it.
    Some(piece).filter(|piece| !piece.is_empty() && word.is_ascii())
}

#[cfg(test)]
mod tests {
    use factlint_kinds::grammar::Pattern;
    use proptest::prelude::*;

    use super::*;
    use crate::block::{Block, Mark, MarkKind};
    use crate::mention::{What, items};
    use crate::pattern::tests::text_of;
    use crate::token::tokens;

    proptest! {
        #[test]
        fn no_mention_stands_without_its_sign(
            words in prop::collection::vec(
                "[Rr]ust|brindle-[0-9]\\.5%?|RFCs?|rfc|[Ee]dition|version|v|20(15|19|21|24)|1\\.85(\\.0)?|0\\.1-rc\\.1|4\\.7|1000|[0-9]{1,4}|[.,#:(%~=\"-]|K|s|x|rc1|May|seconds|brindle|MIT|mozilla|public|\u{e9}",
                0..8,
            ),
            gaps in prop::collection::vec(" |", 8),
            edges in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        ) {
            let text: String = words.iter().zip(gaps).flat_map(|(word, gap)| [word.as_str(), if gap.is_empty() { "" } else { " " }].map(str::to_owned)).collect();
            let mut edges: Vec<usize> = edges.iter().map(|at| at.index(text.len() + 1)).filter(|at| text.is_char_boundary(*at)).collect();
            edges.sort_unstable();
            let mark = |edges: &[usize]| Mark { start: edges[0], end: edges[1], kind: MarkKind::Link("x") };
            let marks: Vec<Mark> = edges.chunks_exact(2).map(mark).filter(|mark| mark.start < mark.end).collect();
            let mut block = Block::alone(&text);
            block.marks = &marks;
            let signs = CUES.look(&block.with_parts(0, text.len()), &mut Known::default());
            for item in items(&tokens(&block, 0, text.len()), &block) {
                let sign = match item.what {
                    What::Version(_) | What::Bound(_) => Signs::DOTTED,
                    What::Rfc(_) => Signs::NUMBERED_RFC.with(Signs::RFC),
                    What::Edition(_) => Signs::EDITION,
                    What::Date(_) => Signs::YEAR,
                    What::Count(_) => Signs::COUNT,
                    _ => Signs::default(),
                };
                prop_assert_eq!(signs.shared(sign), sign, "{:?} in {:?}", &item.what, &text);
            }
        }
    }

    #[test]
    fn a_link_may_end_beside_the_point_of_a_number() {
        for end in [4, 5] {
            let marks = [Mark { start: 0, end, kind: MarkKind::Link("x") }];
            let mut block = Block::alone("1.85.0rc1");
            block.marks = &marks;
            let signs = CUES.look(&block.with_parts(0, block.text.len()), &mut Known::default());
            assert!(signs.has_any(Signs::DOTTED), "{end}");
        }
    }

    #[test]
    fn there_is_room_for_every_list() {
        assert!(CUES.words.count() < words::MOST, "{}", CUES.words.count());
        let lists = CUES.tries.lists();
        assert!(lists < GROUPS - 8, "{lists}");
    }

    #[test]
    fn what_may_be_found_is_seen() {
        let patterns = READY.iter().flat_map(|ready| ready.kind.grammar().patterns);
        let of_pattern = |pattern: &Pattern| {
            let text: Vec<&str> = pattern.shape.split(' ').map(text_of).collect();
            let mut known = Known::default();
            let signs = CUES.look(&text.join(" "), &mut known);
            let mut seen = Seen { signs, ..Seen::default() };
            known.lists().for_each(|lists| CUES.words.add_lists(lists, &mut seen.groups));
            let may_find = CUES.may_find(&seen, false);
            assert!(!may_find || CUES.see(signs, &known, false).is_some(), "{text:?}");
            usize::from(may_find)
        };
        assert!(patterns.map(of_pattern).sum::<usize>() > 500);
        let prose = "The ladder has more rungs than the one before it.";
        let mut known = Known::default();
        let signs = CUES.look(prose, &mut known);
        assert!(known.lists().next().is_some() && CUES.see(signs, &known, false).is_none());
    }

    #[test]
    fn no_pattern_is_tried_wherever_a_number_stands() {
        let plain = Signs::DIGIT.with(Signs::COUNT).with(Signs::COLON).with(Signs::COMMA).with(Signs::BRACKET);
        for tried in CUES.tries.anywhere() {
            let signs = tried.signs;
            assert!(signs.without(plain) != Signs::default(), "{signs:?} {:?}", tried.number);
        }
    }
}
