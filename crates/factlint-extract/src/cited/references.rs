//! What the document refers to: reference lists, footnotes, anchors, and the titles of linked publications.

use std::cell::OnceCell;

use factlint_kinds::spaced::spaced;
use factlint_model::PartialDate;
use foldhash::HashMap;

use super::quotes::quotes;
use super::titles::{Titles, has_telling, telling};
use super::words::has_publication;
use crate::block::{Block, BlockKind, Mark, MarkKind};
use crate::fold::lower;
use crate::mention::{date_at, has_year};
use crate::neighbours::holds;
use crate::token::{Token, tokens};

/// An entry of a reference list, or a footnote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reference<'a> {
    pub(super) url: Option<&'a str>,
    /// Its title, where it stands in quotation marks.
    pub(super) title: Option<&'a str>,
    /// When the source was published, and the bytes of the block's text that say so, with the url where it follows.
    pub(super) date: Option<(PartialDate, usize, usize)>,
}

impl Reference<'_> {
    /// What is cited with it.
    pub(super) fn subject(&self) -> Option<String> {
        self.url.map(str::to_owned).or_else(|| self.title.map(|title| format!("source:{title}")))
    }
}

/// Everything that the document refers to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Citations<'a> {
    /// The entries, in the order of the text.
    entries: Vec<Entry<'a>>,
    /// Which blocks hold them; none where there are none.
    has_entry: Vec<bool>,
    /// Whether some have a key.
    has_keys: bool,
    /// By key, without brackets, in lower case; read when something refers to one.
    keys: OnceCell<HashMap<String, usize>>,
    /// By author and year, as "lane 2019": an entry that two share is none of both.
    authors: HashMap<String, Option<Reference<'a>>>,
    /// The titles of entries and of linked publications, with their urls; read when a name is looked for.
    linked: OnceCell<Titles>,
}

/// Headings of reference lists.
const HEADINGS: [&str; 9] =
    ["reference", "source", "bibliograph", "citation", "works cited", "footnote", "further reading", "endnote", "literature"];

/// Headings with such words that head no list: that of every RFC among them.
const OTHERS: &[&str] = &["reference-level", "reference level", "open source", "open-source", "source code"];

/// Whether a heading is that of a reference list.
fn heads_list(heading: &str) -> bool {
    if !may_head_list(heading.as_bytes()) {
        return false;
    }
    let lower = lower(heading);
    let has = |words: &&str| lower.contains(words);
    HEADINGS.iter().any(has) && !OTHERS.iter().any(has) && lower.split_whitespace().count() < 6
}

/// Whether a heading has the first letters of one of [`HEADINGS`], or letters that are not of ASCII: small ones of them may be.
fn may_head_list(heading: &[u8]) -> bool {
    const FIRST: [[u8; 3]; HEADINGS.len()] = {
        let (mut first, mut at) = ([[0; 3]; HEADINGS.len()], 0);
        while at < HEADINGS.len() {
            let word = HEADINGS[at].as_bytes();
            first[at] = [word[0], word[1], word[2]];
            at += 1;
        }
        first
    };
    holds(heading, |a, b, c, _| {
        let is_first = |[x, y, z]: &[u8; 3]| (a | 32 == *x) & (b | 32 == *y) & (c | 32 == *z);
        FIRST.iter().fold(!a.is_ascii(), |any, first| any | is_first(first))
    })
}

impl<'a> Citations<'a> {
    /// Reads the blocks once.
    pub(crate) fn of(blocks: &'a [Block<'a>]) -> Self {
        let mut all = Self::default();
        let mut entries = Vec::new();
        let mut listed: Option<u8> = None;
        for (index, block) in blocks.iter().enumerate() {
            if let BlockKind::Heading(level) = block.kind {
                if heads_list(&block.text) {
                    listed = Some(level);
                } else if listed.is_some_and(|of| level <= of) {
                    listed = None;
                }
                continue;
            }
            // An entry that a list, a footnote or an anchor labels.
            let label = block.label().filter(|label| label.starts_with(['^', '#']) || listed.is_some());
            // Most blocks are none; one without a label has a url.
            if listed.is_some() || label.is_some() || opens_with_bracket(&block.text) && may_hold_url(block) {
                keyed(block, &mut entries);
                all.take(index, block, label, listed.is_some(), &mut entries);
                if all.entries.last().is_some_and(|entry| entry.index == index) {
                    all.has_entry.resize(blocks.len(), false);
                    all.has_entry[index] = true;
                }
            }
        }
        all
    }

    /// Takes the entries of a block: those with a key of their own, or else the block as a whole.
    #[inline(never)]
    fn take(&mut self, index: usize, block: &'a Block<'a>, label: Option<&'a str>, listed: bool, entries: &mut Vec<Keyed<'a>>) {
        let text = block.text.as_str();
        if let Some(key) = label.filter(|_| entries.is_empty()) {
            entries.push(Keyed { key, from: 0, to: text.len() });
        }
        if entries.is_empty() && listed && matches!(block.kind, BlockKind::Item | BlockKind::Paragraph) {
            entries.push(Keyed { key: "", from: 0, to: text.len() });
        }
        for keyed in entries.drain(..) {
            let Keyed { key, from, to } = keyed;
            let url = url_of(block, from, to);
            let telling_enough = url.is_some() || listed || key.starts_with('^');
            if !telling_enough {
                continue;
            }
            let entry = Entry { index, block, keyed, url };
            if listed && let Some(author) = author_and_year(&text[from..to]) {
                let reference = entry.reference();
                let same = |known: &mut Option<Reference<'_>>| {
                    known.take_if(|known| *known != reference);
                };
                self.authors.entry(author).and_modify(same).or_insert(Some(reference));
            }
            self.has_keys |= !key.is_empty();
            self.entries.push(entry);
        }
    }

    /// Links whose text names a publication say what its name stands for elsewhere.
    fn linked(&self, blocks: &[Block]) -> &Titles {
        self.linked.get_or_init(|| {
            // The titles of links in headings stand over what they lead to.
            let blocks = blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Heading(_)));
            let titles = self.entries.iter().filter_map(|entry| Some((entry.title()?, entry.url?.0)));
            Titles::of(titles.chain(blocks.flat_map(linked_titles)))
        })
    }

    /// The entry with this key.
    pub(super) fn by_key(&self, key: &str) -> Option<Reference<'a>> {
        if !self.has_keys {
            return None;
        }
        let read = || {
            let mut keys = HashMap::default();
            for (at, entry) in self.entries.iter().enumerate().filter(|(_, entry)| !entry.keyed.key.is_empty()) {
                keys.entry(lower(entry.keyed.key).into_owned()).or_insert(at);
            }
            keys
        };
        self.keys.get_or_init(read).get(&*lower(key.trim())).map(|at| self.entries[*at].reference())
    }

    /// Where a run of text cites by author and year, and what: "(Lane 2019)", "(see Lane et al., 2019; Moor and Reed 2020)".
    /// The flag says whether the name stands before the bracket: "Lane et al. (2019)".
    pub(super) fn by_author(&self, text: &str, from: usize, to: usize) -> Vec<(usize, usize, bool, &Reference<'a>)> {
        let mut found = Vec::new();
        if self.authors.is_empty() {
            return found;
        }
        let mut at = from;
        while let Some(open) = text[at..to].find('(').map(|offset| at + offset) {
            let Some(close) = text[open..to].find(')').map(|offset| open + offset) else { break };
            at = close + 1;
            // "Lane et al. (2019) count 70 %": the name stands before.
            let inner = &text[open + 1..close];
            let outside = is_year(inner.trim()).then(|| text[from..open].rsplit(['.', ';', ':', '(']).next()).flatten();
            let named = outside.map(|before| format!("{} {inner}", before.trim_end()));
            for cite in named.as_deref().unwrap_or(inner).split(';') {
                if let Some(Some(reference)) = cited_author(cite).and_then(|author| self.authors.get(&author)) {
                    found.push((open, close + 1, outside.is_some(), reference));
                }
            }
        }
        found
    }

    /// Whether no text can refer to anything by a key, or by author and year.
    pub(super) fn is_empty(&self) -> bool {
        !self.has_keys && self.authors.is_empty()
    }

    /// The dated entries of a block that have a url: it, the date and where that stands.
    pub(super) fn dated(&self, block: usize) -> impl Iterator<Item = (&'a str, (PartialDate, usize, usize))> {
        let from = self.entries.partition_point(|entry| entry.index < block);
        let of_block = self.entries[from..].iter().take_while(move |entry| entry.index == block);
        of_block.filter_map(|entry| Some((entry.url?.0, entry.date()?)))
    }

    /// Whether the block is an entry that something refers to.
    pub(super) fn is_entry(&self, block: usize) -> bool {
        self.has_entry.get(block) == Some(&true)
    }

    /// The url of the publication that a name means: all of its telling words stand in one title, with the same years.
    pub(super) fn by_name(&self, name: &str, blocks: &[Block]) -> Option<&str> {
        // Most names have a word or two.
        if !has_telling(name, FEWEST) {
            return None;
        }
        let wanted = telling(name);
        self.linked(blocks).find(&wanted)
    }
}

/// The fewest telling words by which a name means a title.
const FEWEST: usize = 3;

/// Whether a text begins with a bracket, but for white space.
fn opens_with_bracket(text: &str) -> bool {
    let is_word = text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
    !is_word && text.trim_start().starts_with('[')
}

/// Whether a block has a link, or a url may be written out in it.
fn may_hold_url(block: &Block<'_>) -> bool {
    let bytes = block.text.as_bytes();
    let is_linked = || block.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Link(_)));
    is_linked() || memchr::memchr_iter(b':', bytes).any(|at| bytes[at..].starts_with(b"://"))
}

fn linked_titles<'b>(block: &'b Block<'_>) -> impl Iterator<Item = (&'b str, &'b str)> {
    block.marks.iter().filter_map(|Mark { start, end, kind }| {
        let MarkKind::Link(url) = kind else { return None };
        let title = &block.text[*start..*end];
        (url.starts_with("http") && has_publication(title)).then_some((title, *url))
    })
}

/// The first author and the year of an entry: "Lane, A. (2019). …", "Ada Lane and Ben Moor. 2019. …".
fn author_and_year(entry: &str) -> Option<String> {
    let entry = entry.trim_start_matches(|c: char| !c.is_alphabetic());
    let year = entry.split(|c: char| !c.is_alphanumeric()).find(|word| is_year(word))?;
    let people = &entry[..entry.find(year)?];
    let first = people.split([',', '.', '(', '&', ';']).next()?.split(" and ").next()?;
    let name = first.split_whitespace().last().filter(|name| name.starts_with(char::is_uppercase))?;
    (first.split_whitespace().count() <= 4).then(|| format!("{} {year}", name.to_lowercase()))
}

/// What a citation names: "Lane et al., 2019", "see Lane and Moor 2019", "Lane 2019, p. 4".
fn cited_author(cite: &str) -> Option<String> {
    let words: Vec<&str> =
        cite.split(|c: char| c.is_whitespace() || matches!(c, ',' | '&')).filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|word| is_year(word))?;
    let joins = |word: &str| matches!(word, "et" | "al." | "al" | "and");
    let mut first = at.checked_sub(1)?;
    while first > 0 && joins(words[first]) {
        first -= 1;
    }
    // "Lane and Moor": the first of several.
    if first > 1 && words[first - 1] == "and"
        || first > 0 && words[first - 1].starts_with(char::is_uppercase) && cite.contains('&')
    {
        first -= if words[first - 1] == "and" { 2 } else { 1 };
    }
    let name = words[first].trim_matches(|c: char| !c.is_alphanumeric());
    name.starts_with(char::is_uppercase).then(|| format!("{} {}", name.to_lowercase(), words[at]))
}

pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1990..2100).contains(&year))
}

/// An entry of a block: its key, and where it begins and ends.
#[derive(Debug, Clone, Copy)]
struct Keyed<'a> {
    key: &'a str,
    from: usize,
    to: usize,
}

/// The same with its block. Of most entries nobody asks more than whether they are there.
#[derive(Debug, Clone)]
struct Entry<'a> {
    /// The number of the block.
    index: usize,
    block: &'a Block<'a>,
    keyed: Keyed<'a>,
    url: Option<(&'a str, usize, usize)>,
}

impl<'a> Entry<'a> {
    fn reference(&self) -> Reference<'a> {
        Reference { url: self.url.map(|(url, ..)| url), title: self.title(), date: self.date() }
    }

    /// The longest quotation in it.
    fn quoted(&self) -> Option<(usize, usize)> {
        let Keyed { from, to, .. } = self.keyed;
        let longest = quotes(&self.block.text[from..to]).into_iter().max_by_key(|quote| quote.end - quote.start);
        longest.map(|quote| (from + quote.start, from + quote.end))
    }

    /// Its title: what it quotes, or else the words of its link.
    fn title(&self) -> Option<&'a str> {
        let text = self.block.text.as_str();
        let quoted = self.quoted().map(|(start, end)| text[start..end].trim_matches(|c: char| !c.is_alphanumeric() && c != '?'));
        quoted.or_else(|| {
            let (_, start, end) = self.url?;
            Some(&text[start..end]).filter(|words| !words.contains("://"))
        })
    }

    /// The last date that stands by itself, outside of its title, its url, and "accessed on …".
    fn date(&self) -> Option<(PartialDate, usize, usize)> {
        let Keyed { from, to, .. } = self.keyed;
        // Most have none.
        if !has_year(&self.block.text.as_bytes()[from..to]) {
            return None;
        }
        date(self.block, from, to, self.quoted(), self.url.map(|(_, start, end)| (start, end)))
    }
}

/// `[KEY] …` at the beginning of a block, and each later `[KEY] …` in it.
fn keyed<'a>(block: &Block<'a>, entries: &mut Vec<Keyed<'a>>) {
    let text = block.text.as_str();
    let Some((key, from)) = key_at(text, text.len() - text.trim_start().len()) else { return };
    entries.push(Keyed { key, from, to: text.len() });
    let (mut at, mut has_url) = (from, false);
    while let Some(open) = memchr::memchr_iter(b'[', &text.as_bytes()[at..])
        .map(|offset| at + offset)
        .find(|open| *open > at && text.as_bytes()[open - 1] == b' ')
    {
        has_url |= text[at..open].contains("://");
        match key_at(text, open) {
            // One entry holds one url.
            Some((key, from)) if has_url => {
                if let Some(last) = entries.last_mut() {
                    last.to = from;
                }
                entries.push(Keyed { key, from, to: text.len() });
                (at, has_url) = (from, false);
            }
            _ => at = open,
        }
    }
}

/// The key in brackets at a place, and where its entry begins.
pub(super) fn key_at(text: &str, at: usize) -> Option<(&str, usize)> {
    /// Its length at most, in bytes.
    const LONGEST: usize = 60;
    let rest = text.get(at..)?.strip_prefix('[')?;
    let near = &rest.as_bytes()[..rest.len().min(LONGEST + 1)];
    let close = memchr::memchr(b']', near).filter(|close| *close > 0)?;
    let key = &rest[..close];
    let is_one = memchr::memchr2(b'[', b'\n', key.as_bytes()).is_none();
    let sound = is_one && spaced(key).count() <= 4 && key.chars().any(char::is_alphanumeric);
    let is_box = matches!(key, "x" | "X" | " ");
    (sound && !is_box).then_some((key, at + close + 2))
}

/// The url of an entry, and the bytes that stand for it.
fn url_of<'a>(block: &Block<'a>, from: usize, to: usize) -> Option<(&'a str, usize, usize)> {
    let bare = urls(block.text.as_str(), from, to).next();
    let linked = || {
        block.marks.iter().find_map(|mark| match mark.kind {
            MarkKind::Link(url) if url.starts_with("http") && mark.start >= from && mark.end <= to => {
                Some((url, mark.start, mark.end))
            }
            _ => None,
        })
    };
    bare.or_else(linked)
}

/// The date of an entry whose title and url stand there.
fn date(
    block: &Block,
    from: usize,
    to: usize,
    title: Option<(usize, usize)>,
    url: Option<(usize, usize)>,
) -> Option<(PartialDate, usize, usize)> {
    let text = &block.text;
    let within = |at: usize, run: Option<(usize, usize)>| run.is_some_and(|(start, end)| (start..end).contains(&at));
    let tokens: Vec<Token> = tokens(block, from, to);
    let mut found: Option<(PartialDate, usize, usize)> = None;
    let mut index = 0;
    while index < tokens.len() {
        let Some((date, taken)) = date_at(&tokens, index, text) else {
            index += 1;
            continue;
        };
        let (start, end) = (tokens[index].start, tokens[index + taken - 1].end);
        index += taken;
        let before = text[from..start].trim_end();
        let last = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
        let visited = ["accessed", "retrieved", "visited", "on", "archived", "updated"].iter().any(|word| last.contains(word))
            && ["accessed", "retrieved", "visited", "archived", "updated"]
                .iter()
                .any(|word| before.to_lowercase().rsplit(['.', ',', ';', '(']).next().is_some_and(|run| run.contains(word)));
        // A year alone stands between marks: in a name it says nothing.
        let apart = date.month_number().is_some()
            || (before.ends_with(['.', ',', '(', ';', '\u{2014}', '\u{2013}', ':', '"', '\u{201d}'])
                || last.chars().all(char::is_uppercase))
                && text[end..to].trim_start().starts_with(['.', ',', ')', ';', ':', 'h', '\u{2014}', '<'])
            || text[end..to].trim().is_empty();
        let inside = within(start, title) || within(start, url);
        if !visited && !inside && apart && found.is_none_or(|(known, _, _)| known.month_number().is_none()) {
            found = Some((date, start, end));
        }
    }
    let (date, start, end) = found?;
    // The span takes the url that follows directly.
    let reach = url.filter(|(at, _)| *at >= end && text[end..*at].chars().count() <= 4).map_or(end, |(_, url_end)| url_end);
    Some((date, start, reach))
}

/// The urls that are written out in a run of text, with their bytes.
pub(super) fn urls(text: &str, from: usize, to: usize) -> impl Iterator<Item = (&str, usize, usize)> {
    let (run, mut at) = (&text[..to], from);
    std::iter::from_fn(move || {
        // Colons are rare.
        while let Some(offset) = memchr::memchr(b':', &run.as_bytes()[at..]) {
            let (first, colon) = (at, at + offset);
            at = colon + 1;
            let scheme = ["https", "http"].iter().find(|scheme| run.as_bytes()[first..colon].ends_with(scheme.as_bytes()));
            let Some(scheme) = scheme.filter(|_| run[colon..].starts_with("://")) else { continue };
            let start = colon - scheme.len();
            let url = url_with(&run[start..]);
            if url.len() > "https://".len() {
                at = start + url.len();
                return Some((url, start, at));
            }
        }
        None
    })
}

/// The url with which a text begins.
fn url_with(text: &str) -> &str {
    let is_end = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '|' | '`' | '\u{201d}');
    let mut url = &text[..text.find(is_end).unwrap_or(text.len())];
    loop {
        let unpaired = url.ends_with(')') && url.matches(')').count() > url.matches('(').count();
        let unpaired = unpaired || (url.ends_with(']') && url.matches(']').count() > url.matches('[').count());
        if !(unpaired || url.ends_with(['.', ',', ';', ':', '!', '?', '\'', '*', '_'])) {
            return url;
        }
        url = &url[..url.len() - 1];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader;

    /// The url and the date of the entry with a key.
    fn entry(all: &Citations<'_>, key: &str) -> Option<String> {
        let found = all.by_key(key)?;
        Some(format!("{} {}", found.url?, found.date.map(|(date, _, _)| date.to_string()).unwrap_or_default()))
    }

    #[test]
    fn lists_of_all_sorts() {
        let text = "# A\n\n[1] Ada, \"One.\" 2024. https://example.org/one\n[2] Ben, \"Two\", May 2023, <https://example.org/two>.\n\n\
             - [KEY-3] \"Three (2020).\" Some Blog. 2025-02-13. https://example.org/three_(x)\n\nText.[^n]\n\n[^n]: [Four](https://example.org/four), 3 June 2022.\n\n\
             ## References\n\n1. Eve. Five. 2021. https://example.org/five (accessed 2022-01-01)\n";
        reader::with_markdown(text, |blocks| {
            let all = Citations::of(blocks.all);
            assert_eq!(entry(&all, "1").as_deref(), Some("https://example.org/one 2024"));
            assert_eq!(entry(&all, "2").as_deref(), Some("https://example.org/two 2023-05"));
            assert_eq!(entry(&all, "key-3").as_deref(), Some("https://example.org/three_(x) 2025-02-13"));
            assert_eq!(entry(&all, "^n").as_deref(), Some("https://example.org/four 2022-06-03"));
            assert_eq!(entry(&all, "none"), None);
        });
    }

    #[test]
    fn all_words_that_head_a_list_have_the_letters_that_are_looked_for() {
        assert!(HEADINGS.iter().all(|words| may_head_list(words.as_bytes())));
        assert!(
            ["References", "Open questions and SOURCES", "Quellen \u{fc}ber"].iter().all(|text| may_head_list(text.as_bytes()))
        );
        assert!(!may_head_list(b"Call for Participation"));
    }

    #[test]
    fn names_find_their_title() {
        let text =
            "See the [2024 State of Rust survey](https://example.org/a) and [2023 State of Rust survey](https://example.org/b).";
        reader::with_markdown(text, |blocks| {
            let all = Citations::of(blocks.all);
            assert_eq!(all.by_name("2024 State of Rust Survey", &blocks), Some("https://example.org/a"));
            assert_eq!(all.by_name("State of Rust survey", &blocks), None);
            assert_eq!(all.by_name("survey", &blocks), None);
        });
    }
}
