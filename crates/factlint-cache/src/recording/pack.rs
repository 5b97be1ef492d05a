//! Packing replies.
//!
//! ```text
//! "FLREC" 0 0 1 | texts: u32 | asks: u32 | newest: i64 seconds          all numbers of fixed size with the lowest byte first
//! where each text begins: u32 * (texts + 1) | the texts
//! where each ask begins: u32 * (asks + 1) | the asks, sorted by fact and folded subject
//! ask:         fact, subject, count of replies, replies                 numbers of seven bits a byte; texts by number, or in place
//! reply:       flags, [source, url, body], seconds since the one before, [nanoseconds], count of observations, observations
//! observation: flags, fact, [subject], [value], [since], [until]
//! ```

use std::collections::{BTreeMap, HashMap};

use factlint_model::{Observation, Reply, Subject};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::bytes::{put_number, put_signed, put_text};
use super::folded;
use crate::days::to_number;
use crate::error::PackError;

/// What a packed recording begins with; the last byte is the version of the format.
pub(super) const MAGIC: &[u8; 8] = b"FLREC\0\0\x01";

/// The flags of a reply.
pub(super) mod reply_flag {
    pub(in crate::recording) const COMPLETE: u8 = 1;
    /// Source, url and body are those of the reply before.
    pub(in crate::recording) const SAME_PAGE: u8 = 2;
    /// The url has `{day}` in place of the day on which it was seen.
    pub(in crate::recording) const DATED_URL: u8 = 4;
    pub(in crate::recording) const NANOS: u8 = 8;
}

/// The flags of an observation: two bits for the subject, three for the value, two for the days.
pub(super) mod seen_flag {
    pub(in crate::recording) const SUBJECT: u8 = 0b11;
    pub(in crate::recording) const AS_ASKED: u8 = 0;
    /// As asked, with the version that follows.
    pub(in crate::recording) const VERSION: u8 = 1;
    pub(in crate::recording) const OTHER: u8 = 2;

    pub(in crate::recording) const VALUE: u8 = 0b11 << 2;
    pub(in crate::recording) const TEXT: u8 = 0;
    pub(in crate::recording) const NUMBER: u8 = 1 << 2;
    pub(in crate::recording) const TIME: u8 = 2 << 2;
    pub(in crate::recording) const DAY: u8 = 3 << 2;

    pub(in crate::recording) const SINCE: u8 = 1 << 4;
    /// Holds since the day of its value, which is a time or a day.
    pub(in crate::recording) const SINCE_ITSELF: u8 = 1 << 5;
    pub(in crate::recording) const UNTIL: u8 = 1 << 6;
}

/// Where `{day}` stands in a url for the day on which it was seen.
pub(super) const DAY_MARK: &str = "{day}";

/// Packs these replies.
pub(super) fn pack(replies: Vec<Reply>) -> Result<Vec<u8>, PackError> {
    let newest = replies.iter().map(|reply| reply.observed_at.as_second()).max().unwrap_or(i64::MIN);
    let mut by_ask: BTreeMap<(String, String), Vec<Reply>> = BTreeMap::new();
    for reply in replies {
        let key = (reply.ask.fact.clone(), folded(reply.ask.subject.as_str()).into_owned());
        by_ask.entry(key).or_default().push(reply);
    }
    let mut texts = Texts::default();
    let mut asks = Vec::with_capacity(by_ask.len());
    for replies in by_ask.into_values() {
        asks.push(pack_ask(replies, &mut texts));
    }
    let texts: Vec<Vec<u8>> = texts.list.into_iter().map(String::into_bytes).collect();
    let mut packed = MAGIC.to_vec();
    packed.extend(small(texts.len())?.to_le_bytes());
    packed.extend(small(asks.len())?.to_le_bytes());
    packed.extend(newest.to_le_bytes());
    put_all(&mut packed, &texts)?;
    put_all(&mut packed, &asks)?;
    Ok(packed)
}

fn small(number: usize) -> Result<u32, PackError> {
    u32::try_from(number).map_err(|_| PackError::TooLarge)
}

/// Where each part begins, and where the last one ends; then the parts.
fn put_all(packed: &mut Vec<u8>, parts: &[Vec<u8>]) -> Result<(), PackError> {
    let mut end = 0;
    packed.extend(small(end)?.to_le_bytes());
    for part in parts {
        end += part.len();
        packed.extend(small(end)?.to_le_bytes());
    }
    parts.iter().for_each(|part| packed.extend_from_slice(part));
    Ok(())
}

/// Texts that are stored once and told by their number.
#[derive(Default)]
struct Texts {
    list: Vec<String>,
    numbers: HashMap<String, u64>,
}

impl Texts {
    fn number(&mut self, text: &str) -> u64 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = self.list.len() as u64;
        self.list.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }
}

/// The replies to one ask, which may have been asked in several spellings: the first one stands for all.
fn pack_ask(mut replies: Vec<Reply>, texts: &mut Texts) -> Vec<u8> {
    replies.sort_by_key(|reply| reply.observed_at);
    let mut packed = Vec::new();
    let mut before: Option<&Reply> = None;
    for (place, reply) in replies.iter().enumerate() {
        if place == 0 {
            put_number(&mut packed, texts.number(&reply.ask.fact));
            put_text(&mut packed, reply.ask.subject.as_str());
            put_number(&mut packed, replies.len() as u64);
        }
        pack_reply(&mut packed, reply, before, texts);
        before = Some(reply);
    }
    packed
}

fn pack_reply(packed: &mut Vec<u8>, reply: &Reply, before: Option<&Reply>, texts: &mut Texts) {
    let page = |reply: &Reply| (reply.source.clone(), url_and_flag(reply), reply.body.0.clone());
    let (source, (url, dated), body) = page(reply);
    let same = before.is_some_and(|before| page(before) == page(reply));
    let nanos = reply.observed_at.subsec_nanosecond();
    let flag = |on: bool, flag: u8| if on { flag } else { 0 };
    packed.push(
        flag(reply.complete, reply_flag::COMPLETE)
            | flag(same, reply_flag::SAME_PAGE)
            | dated
            | flag(nanos != 0, reply_flag::NANOS),
    );
    if !same {
        [source, url, body].iter().for_each(|text| put_number(packed, texts.number(text)));
    }
    put_signed(packed, reply.observed_at.as_second() - before.map_or(0, |before| before.observed_at.as_second()));
    if nanos != 0 {
        put_signed(packed, nanos.into());
    }
    put_number(packed, reply.seen.len() as u64);
    reply.seen.iter().for_each(|seen| pack_seen(packed, seen, &reply.ask.subject, texts));
}

/// The url, with a mark for the day where it tells the day: a page a day is then one text.
fn url_and_flag(reply: &Reply) -> (String, u8) {
    let day = reply.observed_at.to_zoned(TimeZone::UTC).date().to_string();
    if reply.url.contains(&day) && !reply.url.contains(DAY_MARK) {
        (reply.url.replace(&day, DAY_MARK), reply_flag::DATED_URL)
    } else {
        (reply.url.clone(), 0)
    }
}

fn pack_seen(packed: &mut Vec<u8>, seen: &Observation, asked: &Subject, texts: &mut Texts) {
    let (subject_flag, subject) = subject_form(&seen.subject, asked);
    let value = ValueForm::of(&seen.value);
    let since = match seen.valid_from {
        None => 0,
        Some(day) if value.day() == Some(day) => seen_flag::SINCE_ITSELF,
        Some(_) => seen_flag::SINCE,
    };
    let until = if seen.valid_until.is_some() { seen_flag::UNTIL } else { 0 };
    packed.push(subject_flag | value.flag() | since | until);
    put_number(packed, texts.number(&seen.fact));
    if subject_flag != seen_flag::AS_ASKED {
        put_text(packed, subject);
    }
    match value {
        ValueForm::Text => put_number(packed, texts.number(&seen.value)),
        ValueForm::Number(number) => put_number(packed, number),
        ValueForm::Time(time) => put_signed(packed, time.as_second()),
        ValueForm::Day(day) => put_signed(packed, to_number(day)),
    }
    let days = seen.valid_from.filter(|_| since == seen_flag::SINCE).into_iter().chain(seen.valid_until);
    days.for_each(|day| put_signed(packed, to_number(day)));
}

fn subject_form<'a>(subject: &'a Subject, asked: &Subject) -> (u8, &'a str) {
    let Some(rest) = subject.as_str().strip_prefix(asked.as_str()) else { return (seen_flag::OTHER, subject.as_str()) };
    match rest.strip_prefix('@') {
        _ if rest.is_empty() => (seen_flag::AS_ASKED, ""),
        Some(version) => (seen_flag::VERSION, version),
        None => (seen_flag::OTHER, subject.as_str()),
    }
}

/// A value in its shortest form that gives back the same text.
enum ValueForm {
    Text,
    Number(u64),
    Time(Timestamp),
    Day(Date),
}

impl ValueForm {
    fn of(value: &str) -> Self {
        let number = value.parse::<u64>().ok().filter(|number| number.to_string() == value).map(Self::Number);
        let time = || value.parse::<Timestamp>().ok().filter(|time| is_whole(*time, value)).map(Self::Time);
        let day = || value.parse::<Date>().ok().filter(|day| day.to_string() == value).map(Self::Day);
        number.or_else(time).or_else(day).unwrap_or(Self::Text)
    }

    fn flag(&self) -> u8 {
        match self {
            Self::Text => seen_flag::TEXT,
            Self::Number(_) => seen_flag::NUMBER,
            Self::Time(_) => seen_flag::TIME,
            Self::Day(_) => seen_flag::DAY,
        }
    }

    fn day(&self) -> Option<Date> {
        match self {
            Self::Time(time) => Some(time.to_zoned(TimeZone::UTC).date()),
            Self::Day(day) => Some(*day),
            Self::Text | Self::Number(_) => None,
        }
    }
}

fn is_whole(time: Timestamp, text: &str) -> bool {
    time.subsec_nanosecond() == 0 && time.to_string() == text
}
