//! Documents on their way to findings, a part of them at a time: what is held does not grow with their number.
//!
//! A part is judged as soon as the books have what it needs. From the first one that needs the network on, the rest is looked up
//! together, in as few requests as the sources allow. What is remembered of a document is not judged again.

use std::mem::ManuallyDrop;
use std::thread;

use factlint_cache::{Ledger, Recording};
use factlint_judge::{Scope, add_history, except, judge_without_history, near_asks};
use factlint_lookup::{Books, Desk, Freshness, Known, Needs, Read};
use factlint_model::{BodyHash, Claim, Document, Evidence, Finding, Problem, Verdict};
use indicatif::ProgressBar;
use jiff::civil::Date;
use miette::Report as Trouble;

use crate::accepted::Accepted;
use crate::documents::{self, Documents, Found, InputProblem};
use crate::environment;
use crate::exit::Worst;
use crate::ledger;
use crate::memory::{self, Index, Key, Memory, Page, Place};
use crate::network::NetworkSetup;
use crate::parallel;
use crate::pipeline;
use crate::problem;
use crate::progress::Bars;
use crate::reading::{Opened, Reader, Reading};
use crate::setup::Setup;

/// So many claims, or documents, are judged together.
const CLAIMS: usize = 2048;
const DOCUMENTS: usize = 1024;

/// Where findings go.
pub(crate) trait Sink {
    /// Whether all is wanted that any report needs; else the lines of `jsonl` are enough.
    fn is_full(&self) -> bool;

    /// Takes a document with the hash of its bytes, and its findings.
    fn take(&mut self, name: String, hash: String, found: Content<'_>) -> Result<(), Trouble>;
}

/// The findings of a document.
pub(crate) enum Content<'a> {
    /// As [`Page::lines`] has them.
    Lines(&'a [u8]),
    /// As they were judged, where all is wanted.
    Findings(Vec<Finding>),
}

/// How it went, all documents together.
#[derive(Debug, Default)]
pub(crate) struct Course {
    /// What decides how the run ends.
    pub worst: Worst,
    /// What is wrong with exceptions and with what was accepted.
    pub problems: Vec<Problem>,
    /// How many documents were read, and how many could not be.
    pub read: usize,
    pub unreadable: usize,
    /// Of how many the findings were remembered.
    pub remembered: usize,
    /// What was looked up. The process ends soon after it is told: to take all of it apart before would be for nothing.
    pub known: ManuallyDrop<Known>,
}

/// What became of one document so far.
enum Item {
    Remembered {
        place: Place,
        found: Found,
        hash: String,
    },
    /// With its key, where what is found may be remembered.
    Fresh(Reading, Option<Key>),
}

impl Item {
    fn claims(&self) -> &[Claim] {
        match self {
            Self::Remembered { .. } => &[],
            Self::Fresh(reading, _) => &reading.claims,
        }
    }
}

/// A document that is judged.
struct Judged {
    page: Page,
    /// Its findings themselves, where all is wanted.
    findings: Option<Vec<Finding>>,
    /// What is called wrong: the words rest on near subjects, too.
    wrong: Vec<Claim>,
    /// Whether some of these were not yet read about.
    is_open: bool,
}

/// By what documents are judged, whoever does it.
struct Judge<'a> {
    accepted: &'a Accepted,
    now: Date,
    kinds: Option<Vec<String>>,
    full: bool,
    /// Whether what is found is to be remembered.
    keeps: bool,
}

struct Flow<'a> {
    reader: &'a Reader,
    setup: &'a Setup,
    network: NetworkSetup,
    judge: Judge<'a>,
    index: Index,
    memory: Option<Memory>,
    course: Course,
    /// What is wrong with what was accepted: it comes behind what is wrong with exceptions.
    lapsed: Vec<Problem>,
}

/// Judges the documents as the settings say, and gives what is found to `sink` in their order. Without `remember` all is read and
/// judged anew, and the findings have what no report shows.
pub(crate) fn run(
    found: &Documents,
    reader: &Reader,
    setup: &Setup,
    accepted: &Accepted,
    bars: &Bars,
    sink: &mut dyn Sink,
    remember: bool,
) -> Result<Course, Trouble> {
    let settings = &setup.settings;
    let offline = settings.lookup.offline;
    let (now, network) = (pipeline::now(setup), NetworkSetup::new(settings)?);
    let mut ledger = ledger::open(setup.ledger_path(), offline)?;
    let full = sink.is_full();
    let memory = if remember { Memory::open(setup, accepted, now, full) } else { None };
    let (index, memory) = memory.map_or_else(Default::default, |(index, memory)| (index, Some(memory)));
    let judge = Judge { accepted, now, kinds: settings.wanted_kinds(), full, keeps: memory.is_some() };
    let (course, lapsed) = (Course::default(), Vec::new());
    let flow = Flow { reader, setup, network, judge, index, memory, course, lapsed };
    let recording = settings.cache.recorded.then(Recording::embedded);
    let max_age = |predicate: &str| pipeline::max_age(settings, predicate);
    let freshness = Freshness {
        clock: environment::clock,
        max_age: &max_age,
        retry_all: pipeline::retry_all(&setup.settings),
        pages: setup.settings.lookup.max_age,
    };
    let books = Books { ledger: ledger.as_mut(), recording: recording.as_ref() };
    let desk = Desk::new(books, &freshness, offline);
    flow.through(found, desk, bars, sink)
}

impl Flow<'_> {
    fn through(mut self, found: &Documents, mut desk: Desk<'_>, bars: &Bars, sink: &mut dyn Sink) -> Result<Course, Trouble> {
        let (mut items, mut claims, mut waits) = (Vec::new(), 0, false);
        // The workers look into the index while what they read is judged here.
        let index = std::mem::take(&mut self.index);
        let (reader, full, remembers) = (self.reader, self.judge.full, self.judge.keeps);
        let open = |found: Found| open(found, remembers.then_some(&index), full);
        let make = |document: Document, claims, key| Item::Fresh(reader.reading(&document, claims), key);
        let bar: ProgressBar = bars.documents(found.len());
        reader.each_opened(found, &bar, open, make, |item| -> Result<(), Trouble> {
            let item = match item.and_then(|item| self.recalled(item, &index)) {
                Ok(item) => item,
                Err(problem) => {
                    self.course.unreadable += 1;
                    problem::show(&problem.into(), &self.setup.terminal);
                    return Ok(());
                }
            };
            self.course.read += 1;
            self.course.remembered += usize::from(matches!(item, Item::Remembered { .. }));
            if items.is_empty() && matches!(item, Item::Remembered { .. }) {
                return self.tell(item, None, &index, sink);
            }
            claims += item.claims().len();
            items.push(item);
            if !waits && (claims >= CLAIMS || items.len() >= DOCUMENTS) {
                waits = !self.judge_part(&mut items, &mut desk, &index, sink)?;
                claims = 0;
            }
            Ok(())
        })?;
        if waits || !self.judge_part(&mut items, &mut desk, &index, sink)? {
            self.course.known.cache_hits = desk.answered();
            self.look_up(items, desk.into_books(), bars, &index, sink)?;
        } else {
            self.course.known.cache_hits = desk.answered();
        }
        self.finish_memory();
        let mut course = self.course;
        course.problems.append(&mut self.lapsed);
        Ok(course)
    }

    /// Writes what is to be remembered, unless that was done.
    fn finish_memory(&mut self) {
        if let Some(memory) = self.memory.take() {
            tracing::debug!(documents = self.course.remembered, "answered from memory");
            memory.finish();
        }
    }

    /// What is remembered and cannot be read after all is made anew.
    fn recalled(&mut self, item: Item, index: &Index) -> Result<Item, InputProblem> {
        match item {
            Item::Remembered { place, found, hash } => {
                let is_there = self.memory.as_mut().is_some_and(|memory| memory.recall(index, place));
                if is_there {
                    Ok(Item::Remembered { place, found, hash })
                } else {
                    Ok(match open(found, Some(&index.emptied()), self.judge.full)? {
                        Opened::Done(item) => item,
                        Opened::Unread(document, key) => Item::Fresh(self.reader.claims(&document), key),
                    })
                }
            }
            fresh @ Item::Fresh(..) => Ok(fresh),
        }
    }

    /// Judges what is there by the books alone, and tells it. Gives back whether that could be done.
    fn judge_part(
        &mut self,
        items: &mut Vec<Item>,
        desk: &mut Desk<'_>,
        index: &Index,
        sink: &mut dyn Sink,
    ) -> Result<bool, Trouble> {
        let settled = desk.settle(items.iter().flat_map(Item::claims)).map_err(|error| pipeline::problem(error.into()))?;
        if !settled {
            return Ok(false);
        }
        let jobs = self.setup.settings.jobs();
        let (judge, seen) = (&self.judge, desk.evidence());
        let mut judged = parallel::map(items, jobs, |item| judge.judged(item, seen));
        let wrong = |seen: &Evidence| {
            let wrong = judged.iter().flatten().filter(|judged| judged.is_open).flat_map(|judged| &judged.wrong);
            wrong.flat_map(|claim| near_asks(claim, seen)).collect()
        };
        if desk.read(&wrong).map_err(|error| pipeline::problem(error.into()))? == Read::Missing {
            return Ok(false);
        }
        for (item, judged) in items.iter().zip(&mut judged) {
            if judged.as_ref().is_some_and(|judged| judged.is_open) {
                *judged = self.judge.judged(item, desk.evidence());
            }
        }
        for (item, judged) in std::mem::take(items).into_iter().zip(judged) {
            let (judged, needs) = match (&item, judged) {
                (Item::Fresh(reading, _), Some(judged)) => match desk.needs(&reading.claims) {
                    Some(needs) => {
                        let needs = judged.with_near(needs, desk.evidence());
                        (Some(judged), Some(needs))
                    }
                    None => self.judged_alone(&item, &mut desk.alone())?,
                },
                (_, judged) => (judged, None),
            };
            if let (Some(memory), Item::Fresh(_, Some(key)), Some(judged), Some(needs)) =
                (&mut self.memory, &item, &judged, needs)
            {
                memory.keep(*key, &needs, &judged.page);
            }
            self.tell(item, judged, index, sink)?;
        }
        Ok(true)
    }

    /// The same for one document in which the failures of others would show.
    fn judged_alone(&self, item: &Item, desk: &mut Desk<'_>) -> Result<(Option<Judged>, Option<Needs>), Trouble> {
        let failed = |error: factlint_cache::LedgerError| pipeline::problem(error.into());
        desk.settle(item.claims()).map_err(failed)?;
        let Some(judged) = self.judge.judged(item, desk.evidence()) else { return Ok((None, None)) };
        let wrong = |seen: &Evidence| judged.wrong.iter().flat_map(|claim| near_asks(claim, seen)).collect();
        desk.read(&wrong).map_err(failed)?;
        let Some(judged) = self.judge.judged(item, desk.evidence()) else { return Ok((None, None)) };
        let needs = desk.needs(item.claims()).map(|needs| judged.with_near(needs, desk.evidence()));
        Ok((Some(judged), needs))
    }

    /// Looks up what these documents need, and judges them.
    fn look_up(
        &mut self,
        items: Vec<Item>,
        books: Books<'_>,
        bars: &Bars,
        index: &Index,
        sink: &mut dyn Sink,
    ) -> Result<(), Trouble> {
        let claims: Vec<&Claim> = items.iter().flat_map(Item::claims).collect();
        let Books { mut ledger, recording } = books;
        let books = Books { ledger: ledger.as_deref_mut(), recording };
        let mut known = pipeline::look_up(&claims, books, &self.network, self.setup, bars)?;
        known.cache_hits += self.course.known.cache_hits;
        self.course.known = ManuallyDrop::new(known);
        if items.iter().all(|item| matches!(item, Item::Fresh(..))) {
            self.finish_memory();
        }
        thread::scope(|scope| {
            // Nothing is asked of the ledger any more: what was added is put away meanwhile.
            if let Some(ledger) = ledger.filter(|_| self.memory.is_none()) {
                scope.spawn(|| put_away(ledger));
            }
            self.judge_all(items, index, sink)
        })
    }

    /// Judges these documents by what was looked up, and tells them.
    fn judge_all(&mut self, items: Vec<Item>, index: &Index, sink: &mut dyn Sink) -> Result<(), Trouble> {
        let (mut items, jobs) = (items.into_iter().peekable(), self.setup.settings.jobs());
        while items.peek().is_some() {
            // What is told need not be held until all is.
            let part: Vec<Item> = items.by_ref().take(DOCUMENTS / 4).collect();
            let (judge, seen) = (&self.judge, &self.course.known.evidence);
            let judged = parallel::map(&part, jobs, |item| judge.judged(item, seen));
            for (item, judged) in part.into_iter().zip(judged) {
                self.tell(item, judged, index, sink)?;
            }
        }
        Ok(())
    }

    /// Gives a document to where it belongs.
    fn tell(&mut self, item: Item, judged: Option<Judged>, index: &Index, sink: &mut dyn Sink) -> Result<(), Trouble> {
        match (item, judged, &mut self.memory) {
            (Item::Fresh(reading, _), Some(judged), _) => {
                let Page { lines, problems, worst } = judged.page;
                let found = judged.findings.map_or(Content::Lines(&lines), Content::Findings);
                self.course.add(problems, worst, &mut self.lapsed);
                sink.take(reading.name, reading.hash, found)
            }
            (Item::Remembered { place, found, hash }, _, Some(memory)) => {
                let page = memory.page(index, place).ok_or_else(|| Trouble::msg("the ledger cannot be read any more"))?;
                self.course.add(page.problems, page.worst, &mut self.lapsed);
                sink.take(found.name, hash, Content::Lines(page.lines))
            }
            _ => Ok(()),
        }
    }
}

impl Course {
    /// Adds what is said of one document beside its findings.
    fn add(&mut self, [excepted, accepted]: [Vec<Problem>; 2], worst: Worst, lapsed: &mut Vec<Problem>) {
        self.worst = self.worst.and(worst);
        self.problems.extend(excepted);
        lapsed.extend(accepted);
    }
}

impl Judge<'_> {
    /// The findings of a document that was read in this run.
    fn judged(&self, item: &Item, seen: &Evidence) -> Option<Judged> {
        let Item::Fresh(reading, _) = item else { return None };
        let mut findings = judge_without_history(&reading.claims, seen, self.now);
        let wrong = findings.iter().filter(|finding| finding.verdict == Verdict::Contradicted);
        let wrong: Vec<Claim> = wrong.map(|finding| finding.claim.clone()).collect();
        let is_open = wrong.iter().flat_map(|claim| near_asks(claim, seen)).any(|ask| !seen.knows(&ask));
        let scope = Scope { now: self.now, kinds: self.kinds.as_deref() };
        let excepted = except(&mut findings, &reading.exceptions, &scope);
        let lapsed = self.accepted.mark(&mut findings, self.now);
        if self.full {
            add_history(&mut findings, seen, self.now);
            for (finding, around) in findings.iter_mut().zip(&reading.surroundings) {
                around.put(finding);
            }
        }
        let mut page = Page { lines: Vec::new(), problems: [excepted, lapsed], worst: Worst::of(&findings) };
        let findings = if self.full {
            if self.keeps {
                findings.iter().for_each(|finding| memory::add_line(finding, &mut page.lines));
            }
            Some(findings)
        } else {
            findings.iter().for_each(|finding| factlint_report::finding_line(finding, &mut page.lines));
            None
        };
        Some(Judged { page, findings, wrong, is_open })
    }
}

impl Judged {
    /// With the asks about near subjects, on which the words rest, too.
    fn with_near(&self, mut needs: Needs, seen: &Evidence) -> Needs {
        needs.asks.extend(self.wrong.iter().flat_map(|claim| near_asks(claim, seen)).map(|ask| ask.mark()));
        needs
    }
}

/// Puts what was added to the ledger into its file. Where that cannot be done now, whoever opens it next does it.
fn put_away(ledger: &mut Ledger) {
    if let Err(error) = ledger.tidy_at_once() {
        tracing::debug!(%error, "the ledger's log is not put away");
    }
}

/// Opens a document. What it says is not read again where it is remembered.
fn open(found: Found, index: Option<&Index>, full: bool) -> Result<Opened<Item, Option<Key>>, InputProblem> {
    let bytes = documents::bytes(&found)?;
    let key = index.map(|index| index.key(&found.name, &bytes));
    if let Some(place) = index.zip(key).and_then(|(index, key)| index.find(&key)) {
        let hash = if full { BodyHash::of(&bytes).0 } else { String::new() };
        return Ok(Opened::Done(Item::Remembered { place, found, hash }));
    }
    Ok(Opened::Unread(documents::document(&found, bytes)?, key))
}
