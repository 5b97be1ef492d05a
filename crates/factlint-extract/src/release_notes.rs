//! What a document says as a whole of releases: the headings of change logs, and the sections and lists of announcements.

mod items_of_list;

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use factlint_kinds::Kind;
use factlint_kinds::grammar::{SubjectRole, ValueRole};
use factlint_model::{PartialVersion, Span, Subject};

pub(crate) use self::items_of_list::members;
use self::items_of_list::names;
use crate::block::{Block, BlockKind, Mark, MarkKind};
use crate::carry::Heard;
use crate::clause::is_hypothetical;
use crate::engine::{Before, How, Reading, version_of};
use crate::mention::{Item, Owner, Owns, VersionMention, What, items, own};
use crate::moods::Moods;
use crate::parts::Parts;
use crate::pattern::{Found, READY, Ready, Row};
use crate::prefilter::CueWords;
use crate::sentence::sentences;
use crate::settle::{Draft, Key};
use crate::token::tokens;

/// Headings that name what a release brought, as long as the text under them may say it better.
#[derive(Default)]
pub(crate) struct Sections {
    open: Vec<Draft>,
    /// How many drafts there were when they were opened.
    from: usize,
}

impl Sections {
    /// At a heading the section before it is over.
    pub(crate) fn close(&mut self, block: &Block, drafts: &mut Vec<Draft>) {
        if matches!(block.kind, BlockKind::Heading(_)) {
            self.end(drafts);
            self.from = drafts.len();
        }
    }

    pub(crate) fn open(&mut self, headings: Vec<Draft>) {
        self.open.extend(headings);
    }

    /// A heading makes a claim where the text under it made none of its kind.
    pub(crate) fn end(&mut self, drafts: &mut Vec<Draft>) {
        if self.open.is_empty() {
            return;
        }
        // What it says of another release does not say what this one brought.
        let says = |draft: &Draft| (draft.kind.meta().predicate, draft.claim.value.clone());
        let said: Vec<(&str, String)> = drafts[self.from.min(drafts.len())..].iter().map(says).collect();
        let silent = std::mem::take(&mut self.open).into_iter().filter(|draft| !said.contains(&says(draft)));
        let silent: Vec<Draft> = silent.collect();
        drafts.extend(silent);
    }
}

/// The words that lead to the list which is open.
#[derive(Default)]
pub(crate) struct Lists<'a> {
    lead: Option<&'a Block<'a>>,
    /// The kinds that those words make claims of.
    led: OnceCell<Vec<&'static Ready>>,
    /// Whether they say that a release brought what is listed.
    adds: OnceCell<bool>,
    /// Whether they say that the items became usable in const contexts.
    of_const: OnceCell<bool>,
    /// Whether they speak of new parts of the library.
    of_new: OnceCell<bool>,
    /// The version of Rust that those words name.
    rust: OnceCell<Option<PartialVersion>>,
}

impl<'a> Lists<'a> {
    /// A list belongs to what stands directly before its first item.
    pub(crate) fn enter(&mut self, block: &'a Block<'a>) {
        match block.kind {
            BlockKind::Item => {}
            // What explains an item stands between two of the list.
            BlockKind::Paragraph if block.depth > 0 && self.lead.is_some() && !block.text.trim_end().ends_with(':') => {}
            BlockKind::Paragraph | BlockKind::Heading(_) => *self = Self { lead: Some(block), ..Self::default() },
            _ => *self = Self::default(),
        }
    }

    /// Whether a list may be open that its lead makes claims of.
    pub(crate) fn is_open(&self) -> bool {
        !self.led().is_empty()
    }

    fn led(&self) -> &[&'static Ready] {
        let read = || {
            let lead = self.lead.filter(|lead| LEADS.any(lead.text.as_str(), |_| true))?;
            let leads = |ready: &&Ready| leads_to(&lead.text, ready.kind.grammar().list_leads);
            Some(LISTING.iter().copied().filter(leads).collect())
        };
        self.led.get_or_init(|| read().unwrap_or_default())
    }

    /// The words that lead to the list, where a kind makes claims of it for their sake.
    fn leading(&self, ready: &Ready) -> Option<&'a Block<'a>> {
        self.lead.filter(|_| self.led().iter().any(|led| std::ptr::eq(*led, ready)))
    }
}

/// The kinds that make claims of the items of lists.
static LISTING: LazyLock<Vec<&'static Ready>> = LazyLock::new(|| {
    let lists = |ready: &&Ready| {
        let grammar = ready.kind.grammar();
        !grammar.list_leads.is_empty() || !grammar.list_headings.is_empty() || grammar.is_of_features()
    };
    READY.iter().filter(lists).collect()
});

/// Words without one of which nothing leads to a list that claims are made of.
static LEADS: LazyLock<CueWords> = LazyLock::new(|| {
    let words = LISTING.iter().flat_map(|ready| ready.kind.grammar().list_leads).chain([&CONST]);
    CueWords::new(words.map(|word| (*word, 0)).collect())
});

/// Headings without one of which no heading makes claims of the lists under it.
static HEADINGS: LazyLock<CueWords> = LazyLock::new(|| {
    let words = LISTING.iter().flat_map(|ready| ready.kind.grammar().list_headings);
    CueWords::new(words.map(|word| (*word, 0)).collect())
});

/// What the words that lead to a list have where its items became usable in const contexts.
const CONST: &str = "const";

/// Words of a lead that turn it around, or make it one of something else.
const TURNED: &[&str] = &[
    "not",
    "unstable",
    "nightly",
    "deprecated",
    "removed",
    "yet",
    "may",
    "might",
    "will",
    "if",
    "folks",
    "people",
    "contributors",
    "individuals",
];

/// Whether the last sentence of a lead announces a list, and has one of the words.
fn leads_to(text: &str, words: &[&str]) -> bool {
    const LONGEST: usize = 600;
    if words.is_empty() || text.len() > LONGEST || !(words.iter().any(|word| text.contains(word)) || text.contains(CONST)) {
        return false;
    }
    let last = sentences(text).last().map_or("", |(start, end)| text[*start..*end].trim()).to_lowercase();
    let has = |list: &[&str]| last.split(|c: char| !c.is_alphanumeric()).any(|word| list.contains(&word));
    let announces = last.ends_with(':') || has(&["following", "these"]) || (text.len() < 80 && !last.ends_with('.'));
    announces && (has(words) || is_of_const(&last)) && !has(TURNED)
}

/// Whether the last sentence before a list says that a release of Rust brought what it lists: "we have introduced:".
fn adds(text: &str) -> bool {
    const LONGEST: usize = 600;
    const ADDS: &[&str] = &["introduced", "introduces", "additions", "added", "minted", "gained", "gains"];
    const OTHERS: &[&str] =
        &["deprecated", "removed", "fixed", "lint", "lints", "implementations", "warning", "warnings", "targets"];
    if text.len() > LONGEST || !text.trim_end().ends_with(':') || !ADDS.iter().any(|word| text.contains(word)) {
        return false;
    }
    let last = sentences(text).last().map_or("", |(start, end)| text[*start..*end].trim()).to_lowercase();
    let has = |list: &[&str]| last.split(|c: char| !c.is_alphanumeric()).any(|word| list.contains(&word));
    has(ADDS) && !has(TURNED) && !has(OTHERS)
}

/// Whether a sentence, in lower case, says of items that they became usable in const contexts: "have been made `const`".
fn is_of_const(sentence: &str) -> bool {
    // "Core language features you can now use in a `const fn`"
    if sentence.contains("features you can now use in a `const fn`")
        || sentence.contains("features you can now use in a const fn")
    {
        return true;
    }
    const BECAME: &[&str] = &["made", "became", "become", "usable", "stable", "stabilized", "stabilised"];
    const BETWEEN: usize = 3;
    if !sentence.contains("const") {
        return false;
    }
    if sentence.contains("now be used in") && sentence.contains("constant expression") {
        return true;
    }
    let words: Vec<&str> = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let behind = |at: usize| words[at + 1..].iter().take(BETWEEN).any(|word| *word == "const");
    words.iter().enumerate().any(|(at, word)| BECAME.contains(word) && behind(at))
}

/// Whether words that lead to a list speak of new parts of the library.
fn speaks_of_new(text: &str) -> bool {
    let words = text.to_lowercase();
    let told = ["new ", "add", "stabil"].iter().any(|word| words.contains(word)) && words.contains("api");
    let is_other =
        ["deprecat", "remov", "in const", "const context", "const fn", "nightly"].iter().any(|word| words.contains(word));
    told && !is_other
}

/// What of a heading names a feature: "The `Future` is here!", "`array::IntoIter` stabilisation".
fn bare_heading(text: &str) -> (usize, usize) {
    const BEFORE: &[&str] = &["the ", "a new ", "new ", "stabilized ", "stabilised ", "stabilize ", "stabilise ", "stable "];
    const BEHIND: &[&str] = &[
        " is here",
        " is now stable",
        " is stable",
        " are stable",
        " are now stable",
        " stabilization",
        " stabilisation",
        " stabilized",
        " stabilised",
        " is stabilized",
        " are stabilized",
    ];
    let mut start = text.len() - text.trim_start().len();
    let mut end = text.trim_end().trim_end_matches(['!', '.', ':']).len();
    let lower = |start: usize, end: usize| text.get(start..end).unwrap_or_default().to_ascii_lowercase();
    if let Some(before) = BEFORE.iter().find(|before| lower(start, end).starts_with(*before)) {
        start += before.len();
    }
    if let Some(behind) = BEHIND.iter().filter(|behind| lower(start, end).ends_with(*behind)).max_by_key(|behind| behind.len()) {
        end -= behind.len();
    }
    if start < end { (start, end) } else { (0, text.len()) }
}

/// Without what is planned: a version that the text speaks of as one to come, in more than one of three places, is nowhere in it
/// said to exist, unless a heading of a change log is that release; nor has it a day on which it came.
pub(crate) fn without_plans(mut drafts: Vec<Draft>, released: &HashSet<Key>) -> Vec<Draft> {
    const SHARE: usize = 3;
    // Few documents have plans.
    if !drafts.iter().any(|draft| draft.planned) {
        return drafts;
    }
    let mut places: HashMap<Key, HashMap<usize, bool>> = HashMap::new();
    for draft in drafts.iter().filter(|draft| draft.kind.grammar().is_mere_mention) {
        *places.entry(draft.key()).or_default().entry(draft.mention.start).or_default() |= draft.planned;
    }
    places.retain(|key, places| {
        !released.contains(key) && places.values().filter(|planned| **planned).count() * SHARE > places.len()
    });
    places.retain(|_, places| places.values().any(|planned| *planned));
    let dated: HashSet<(String, String)> =
        places.keys().map(|(_, subject, version)| (subject.clone(), version.clone())).collect();
    let is_plan = |draft: &Draft| {
        let subject = &draft.claim.subject;
        let has_day = draft.kind.grammar().subject == SubjectRole::CrateRelease;
        let release = subject.version().map(|version| (subject.without_version().to_owned(), version.to_owned()));
        draft.planned
            || (draft.kind.grammar().is_mere_mention && places.contains_key(&draft.key()))
            || (has_day && release.is_some_and(|release| dated.contains(&release)))
    };
    drafts.retain(|draft| !is_plan(draft));
    drafts
}

/// The releases of a heading that stand with commas before the one that is dated, each with that date.
fn others_of_day(row: Row<'_>, found: &Found) -> Vec<Found> {
    let (Some(first), Some(date)) = (found.release, found.date) else { return Vec::new() };
    let is_release =
        |at: &usize| version_of(&row.items[*at]).is_some_and(|mention| matches!(mention.owner, Some((Owner::Crate(_), _))));
    let is_joint = |item: &Item| match &item.what {
        What::Version(_) | What::Name(_) | What::Mark(',' | '(' | '&' | '/') => true,
        _ => item.is_word(row.text, "and"),
    };
    let all: Vec<usize> = (first..date).filter(is_release).collect();
    let plain = all.len() > 1 && row.items[first..date].iter().all(is_joint);
    let before = if plain { &all[..all.len() - 1] } else { &[] };
    let of_day = |at: &usize| Found {
        first: *at,
        last: date,
        release: Some(*at),
        version: Some(*at),
        coordinated: Some(*at),
        ..found.clone()
    };
    before.iter().map(of_day).collect()
}

/// Words of a heading before the release that it is: "CHANGES WITH 5.3.0".
const BEFORE_RELEASE: &[&str] = &["changes", "in", "with", "for", "version", "release", "notes"];

impl Reading<'_> {
    /// A heading in the announcement of a release of Rust, under the one that says what is in it: it names a feature.
    pub(crate) fn section(&self) -> Vec<Draft> {
        match (&self.whole.rust_release, &self.block.kind) {
            (Some(version), BlockKind::Heading(3..)) => self.section_of(version),
            _ => Vec::new(),
        }
    }

    #[inline(never)]
    fn section_of(&self, version: &PartialVersion) -> Vec<Draft> {
        let lower = self.block.text.to_lowercase();
        // "`cargo add`": what it names is code as a whole.
        let text = self.block.text.trim();
        let is_code = self.block.marks.iter().any(|mark| mark.kind == MarkKind::Code && mark.end - mark.start == text.len());
        let kinds = READY.iter().filter(|ready| {
            let grammar = ready.kind.grammar();
            let within = grammar.sections.iter().any(|section| self.scope.above.is_some_and(|above| above.contains(section)));
            within && (is_code || !grammar.plain_sections.iter().any(|plain| lower.contains(plain))) && self.is_wanted(ready.kind)
        });
        kinds.filter_map(|ready| self.whole_block(ready.kind, version)).collect()
    }

    /// The whole block as a subject, of which a release of Rust says something.
    fn whole_block(&self, kind: &'static dyn Kind, version: &PartialVersion) -> Option<Draft> {
        self.run_of_block(kind, version, bare_heading(&self.block.text))
    }

    /// These bytes of the block as a subject, of which a release of Rust says something.
    pub(crate) fn run_of_block(
        &self,
        kind: &'static dyn Kind,
        version: &PartialVersion,
        (start, end): (usize, usize),
    ) -> Option<Draft> {
        let text = self.block.text.get(start..end)?;
        let row = Row { items: &[], text: &self.block.text, whole: self.whole };
        let parts = Parts { conjunct: start, ..Parts::exact(Subject::new(text), version.to_string(), (start, end)) };
        self.finish(kind, row, parts)
    }

    /// An item of a list whose heading, or the words that lead to it, make a claim of each: the APIs that a release of Rust
    /// stabilised.
    pub(crate) fn listed(&self, lists: &Lists<'_>) -> Vec<Draft> {
        // Few lists stand under such a heading.
        let heading = self.whole.rust_release.as_ref().and_then(|_| self.headings.nearest(self.whole));
        let heading = heading.filter(|heading| HEADINGS.any(heading, |_| true));
        let is_headed = |by: &[&str]| heading.is_some_and(|heading| by.iter().any(|wanted| heading.contains(wanted)));
        let mut drafts = Vec::new();
        for ready in LISTING.iter().filter(|ready| self.is_wanted(ready.kind)) {
            let grammar = ready.kind.grammar();
            let led = lists.leading(ready);
            let named = led.and_then(|lead| lists.rust.get_or_init(|| self.named_rust(lead)).clone());
            let version = named.or_else(|| self.whole.rust_release.clone());
            if led.is_none() && !grammar.list_leads.is_empty() {
                drafts.extend(self.under_version(ready.kind));
            }
            let headed = is_headed(grammar.list_headings);
            // "Which may now be used inside a constant expression:".
            let of_constants = |lead: &Block| lead.text.contains("constant expression") && is_of_const(&lead.text);
            let brought = |lead: &Block| *lists.adds.get_or_init(|| adds(&lead.text) || of_constants(lead));
            let is_added = led.is_none()
                && !headed
                && grammar.is_of_features()
                && self.whole.rust_release.is_some()
                && lists.lead.is_some_and(|lead| brought(lead) || self.is_new_api(lead, lists));
            let Some(version) = version.filter(|_| led.is_some() || headed || is_added) else { continue };
            let led = led.or(lists.lead.filter(|lead| is_added && of_constants(lead)));
            // "Several features have been stabilized to do more in `const` functions": they were there before, too.
            let in_const = led.is_some_and(|lead| lead.text.contains("const")) && grammar.is_of_features();
            let told_of_const = |lead: &Block| *lists.of_const.get_or_init(|| is_of_const(&lead.text.to_lowercase()));
            let of_const = in_const && led.is_some_and(told_of_const);
            let is_code = |(start, end): (usize, usize)| {
                let covers = |mark: &crate::block::Mark| mark.start <= start && end <= mark.end;
                self.block.marks.iter().any(|mark| mark.kind == MarkKind::Code && covers(mark))
            };
            let draft = |run: (usize, usize)| {
                let is_path = self.block.text.get(run.0..run.1)?.contains("::");
                if is_added && !(is_path && is_code(run)) {
                    return None;
                }
                let mut draft = self.run_of_block(ready.kind, &version, run)?;
                let name = draft.claim.subject.as_str();
                if of_const && is_path {
                    draft.claim.subject = Subject::new(format!("const {name}"));
                } else if in_const {
                    draft.claim.subject = Subject::new(format!("{name} in const fn"));
                }
                Some(draft)
            };
            // "`rung`, `rung let`, and `climb`": members of what is one feature in const contexts.
            let runs = names(self.block);
            let text = &self.block.text;
            let is_whole = of_const
                && led.is_some_and(|lead| lead.text.contains("features you can now use"))
                && !runs.iter().any(|(start, end)| text[*start..*end].contains("::"))
                && !text.contains([':', '(']);
            let runs = if is_whole { vec![(0, text.trim_end().trim_end_matches('.').len())] } else { runs };
            drafts.extend(runs.into_iter().filter_map(draft));
        }
        drafts
    }

    /// Whether an item is a link to the page of one API, in a list to which words lead that speak of new ones.
    fn is_new_api(&self, lead: &Block, lists: &Lists<'_>) -> bool {
        let text = &self.block.text;
        let to_docs = |mark: &Mark| match &mark.kind {
            MarkKind::Link(url) => url.contains("doc.rust-lang.org/") && mark.start == 0 && mark.end >= text.trim_end().len(),
            MarkKind::Code => false,
        };
        *lists.of_new.get_or_init(|| speaks_of_new(&lead.text)) && self.block.marks.iter().any(to_docs)
    }

    /// An item under a heading that is a release of Rust, where it does no more than name features: code, or under headings that
    /// speak of what is new a few words.
    fn under_version(&self, kind: &'static dyn Kind) -> Vec<Draft> {
        const NEW: &[&str] = &["new", "gain", "stabil", "feature", "brought", "highlight"];
        let Some(version) = self.headings.nearest_release(self.whole) else { return Vec::new() };
        // "**Ladder notation stabilized**: climbs."
        let said = crate::entry::head(self.block).and_then(|(start, end)| Some((start, self.block.text.get(start..end)?)));
        let said = said.map(|(start, words)| (start, bare_heading(words), words.len()));
        let said =
            said.filter(|(.., (from, to), all)| to - from < *all && self.block.text.to_ascii_lowercase().contains("stabili"));
        if let Some((start, (from, to), _)) = said {
            return self.run_of_block(kind, version, (start + from, start + to)).into_iter().collect();
        }
        let told = [self.scope.heading, self.scope.above, self.scope.top].into_iter().flatten();
        let speaks = told.into_iter().any(|heading| NEW.iter().any(|word| heading.contains(word)));
        let runs = members(self.block);
        let text = self.block.text.trim();
        let is_code = |(start, end): &(usize, usize)| {
            self.block.marks.iter().any(|mark| mark.kind == MarkKind::Code && mark.start <= *start && *end <= mark.end)
        };
        let names = if speaks { !text.contains(',') && text.split_whitespace().count() <= 8 } else { runs.iter().all(is_code) };
        let runs = if names { runs } else { Vec::new() };
        runs.into_iter().filter_map(|run| self.run_of_block(kind, version, run)).collect()
    }

    /// The version of Rust that the words before a list name.
    fn named_rust(&self, lead: &Block) -> Option<PartialVersion> {
        let mut row = items(&tokens(lead, 0, lead.text.len()), lead);
        own(&mut row, &lead.text, &Owns::alone(self.whole));
        row.iter().filter_map(version_of).find_map(|mention| match &mention.owner {
            Some((Owner::Rust, _)) => Some(mention.version.clone()),
            _ => None,
        })
    }

    /// A heading that is a release, with its date: in the heading itself, or in the line under it.
    #[inline(never)]
    pub(crate) fn heading(&self, next: Option<&Block>) -> Vec<Draft> {
        let row = self.row(0, self.block.text.len());
        let row = Row { items: &row, text: &self.block.text, whole: self.whole };
        let announced = self.whole.title_version.as_ref().filter(|_| self.whole.announces());
        let is_release = |mention: &VersionMention| match &mention.owner {
            Some((Owner::Crate(_), _)) => true,
            Some((Owner::Rust, _)) => announced == Some(&mention.version) || self.scope.rust_heading == Some(&mention.version),
            None => false,
        };
        // "Rust 1.36", in the log of what ships with it.
        let names_rust = |item: &Item| {
            let is_rusts = version_of(item).is_some_and(|mention| matches!(mention.owner, Some((Owner::Rust, _))));
            is_rusts && self.whole.is_change_log && row.text[item.start..].starts_with("Rust ")
        };
        let is_head = |item: &Item| version_of(item).is_some_and(is_release) || row.items.len() == 1 && names_rust(item);
        let Some(at) = row.items.iter().position(is_head) else {
            return Vec::new();
        };
        // Only a heading that begins with the release is one of a change log.
        let leads = |item: &Item| BEFORE_RELEASE.iter().any(|word| item.is_word(row.text, word));
        if (at > 1 && !row.items[..at].iter().all(leads)) || row.items.len() > 12 {
            return Vec::new();
        }
        let mut found = Found { first: 0, last: at, release: Some(at), version: Some(at), ..Found::default() };
        if let Some(date) =
            row.items.iter().position(|item| matches!(&item.what, What::Date(mention) if mention.date.month_number().is_some()))
        {
            found.date = Some(date);
            // "May 2024: 0.9.1": the day may stand first.
            found.last = found.last.max(date);
        }
        // "0.9.0 (skipped)" was never published.
        let is_none = |item: &Item| ["skipped", "unpublished"].iter().any(|word| item.is_word(row.text, word));
        if row.items.iter().any(is_none) {
            return Vec::new();
        }
        // "v1.0 Roadmap" is no release.
        if is_hypothetical(row, Moods::of(row), &found) {
            return Vec::new();
        }
        let of_rust = names_rust(&row.items[at]);
        let fits = |ready: &Ready| !of_rust || ready.kind.grammar().subject == SubjectRole::RustRelease;
        let kinds = || READY.iter().filter(|ready| ready.kind.grammar().headings && fits(ready) && self.is_wanted(ready.kind));
        let draft = |ready: &Ready, found: &Found| {
            let how = How { word: "", subject: ready.kind.grammar().subject, rank: 0 };
            self.draft(ready.kind, row, found, how, Before::nothing(&Heard::default()))
        };
        let mut drafts: Vec<Draft> = kinds().filter_map(|ready| draft(ready, &found)).collect();
        // "brindle 0.12.2, pavise 0.9.10 (2024-04-15)": all came out on that day.
        let dated = kinds().filter(|ready| ready.kind.grammar().value == ValueRole::Date);
        let others = others_of_day(row, &found);
        drafts.extend(dated.flat_map(|ready| others.iter().filter_map(|found| draft(ready, found)).collect::<Vec<_>>()));
        if let (None, Some(next)) = (found.date, next) {
            drafts.extend(self.line_under(row, &found, next));
        }
        drafts
    }

    /// "0.61.0", and under it "Released 2022/10/16".
    fn line_under(&self, row: Row<'_>, found: &Found, next: &Block) -> Vec<Draft> {
        let below = items(&tokens(next, 0, next.text.len().min(floor(&next.text, 80))), next);
        let text = &next.text;
        let skipped = below
            .iter()
            .take_while(|item| {
                item.word(text).is_some_and(|word| {
                    matches!(word.to_lowercase().as_str(), "released" | "published" | "date" | "on" | "release")
                }) || item.is_mark(':')
            })
            .count();
        let Some(Item { what: What::Date(mention), start, end, .. }) = below.get(skipped) else { return Vec::new() };
        // "Nov. 16, 2023 · The Release Team"
        let goes_on =
            below.get(skipped + 1).is_some_and(|item| !matches!(item.what, What::Mark('\u{b7}' | '|' | '-' | '\u{2022}')));
        // Under a heading that is a release of Rust in a text about something else, the line says so itself.
        let is_said = skipped > 0 || self.scope.rust_heading.is_none();
        if mention.is_open || (skipped == 0 && goes_on) || !is_said {
            return Vec::new();
        }
        let value_span = next.source(*start, *end);
        let kinds = READY.iter().filter(|ready| {
            ready.kind.grammar().headings && ready.kind.grammar().value == ValueRole::Date && self.is_wanted(ready.kind)
        });
        kinds
            .filter_map(|ready| {
                let subject = self.subject(ready.kind.grammar().subject, row, found, Before::nothing(&Heard::default()))?;
                let head = (row.items[found.first].start, row.items[found.last].end);
                let parts = Parts::exact(subject, mention.date.to_string(), head);
                let mut draft = self.finish(ready.kind, row, parts)?;
                draft.claim.within = mention.date.within();
                let span = Span::new(draft.claim.start, value_span.end);
                draft.claim.text = self.doc.text.get(span.range())?.to_owned();
                (draft.claim.end, draft.claim.value_span, draft.mention) = (span.end, Some(value_span), value_span);
                // Only now the claim has all of its words: "Rust 1.0 Beta", and the day below.
                ready.kind.check(&draft.claim, row.text).then_some(draft)
            })
            .collect()
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
