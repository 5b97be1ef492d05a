//! Reading a packed recording in place.

use std::cmp::Ordering;

use factlint_model::{Ask, BodyHash, Observation, Reply, Subject};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::bytes::Cursor;
use super::folded;
use super::pack::{DAY_MARK, MAGIC, reply_flag, seen_flag};
use crate::days::from_number;

/// A packed recording. Opening it looks at its first bytes only.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packed<'a> {
    newest: i64,
    texts: Parts<'a>,
    asks: Parts<'a>,
}

/// Parts of different lengths, with where each one begins before them.
#[derive(Debug, Clone, Copy)]
struct Parts<'a> {
    starts: &'a [u8],
    parts: &'a [u8],
}

impl<'a> Parts<'a> {
    /// So many parts at the beginning of the bytes, and what comes after them.
    fn split(count: u32, bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (starts, rest) = bytes.split_at_checked(usize::try_from(count).ok()?.checked_add(1)?.checked_mul(4)?)?;
        let end = u32_at(starts, starts.len().checked_sub(4)?)?;
        let (parts, rest) = rest.split_at_checked(usize::try_from(end).ok()?)?;
        Some((Self { starts, parts }, rest))
    }

    fn len(self) -> usize {
        (self.starts.len() / 4).saturating_sub(1)
    }

    fn get(self, place: usize) -> Option<&'a [u8]> {
        let start = u32_at(self.starts, place.checked_mul(4)?)?;
        let end = u32_at(self.starts, place.checked_add(1)?.checked_mul(4)?)?;
        self.parts.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
    }
}

fn u32_at(bytes: &[u8], place: usize) -> Option<u32> {
    bytes.get(place..)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}

impl<'a> Packed<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (texts, asks) = (u32_at(rest, 0)?, u32_at(rest, 4)?);
        let newest = i64::from_le_bytes(*rest.get(8..)?.first_chunk()?);
        let (texts, rest) = Parts::split(texts, rest.get(16..)?)?;
        let (asks, _) = Parts::split(asks, rest)?;
        Some(Self { newest, texts, asks })
    }

    /// How many asks are answered.
    pub(super) fn len(self) -> usize {
        self.asks.len()
    }

    /// The time of the newest reply.
    pub(super) fn newest(self) -> Option<Timestamp> {
        Timestamp::from_second(self.newest).ok().filter(|_| self.len() > 0)
    }

    /// The answers to an ask: a binary search.
    pub(super) fn find(self, ask: &Ask) -> Option<Entry<'a>> {
        let subject = folded(ask.subject.as_str());
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let entry = self.entry(middle)?;
            match (entry.fact, folded(entry.subject)).cmp(&(ask.fact.as_str(), subject.clone())) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => return Some(entry),
            }
        }
        None
    }

    /// All answers, sorted by ask.
    pub(super) fn entries(self) -> impl Iterator<Item = Entry<'a>> {
        (0..self.len()).filter_map(move |place| self.entry(place))
    }

    fn entry(self, place: usize) -> Option<Entry<'a>> {
        let mut cursor = Cursor::new(self.asks.get(place)?);
        let (fact, subject) = (self.text(&mut cursor)?, cursor.text()?);
        Some(Entry { packed: self, fact, subject, replies: cursor })
    }

    /// A text that is told by its number.
    fn text(self, cursor: &mut Cursor<'_>) -> Option<&'a str> {
        let place = usize::try_from(cursor.number()?).ok()?;
        std::str::from_utf8(self.texts.get(place)?).ok()
    }
}

/// The answers to one ask, still packed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    packed: Packed<'a>,
    fact: &'a str,
    subject: &'a str,
    replies: Cursor<'a>,
}

/// The parts of a reply that the next one may share.
#[derive(Clone, Copy, Default)]
struct Page<'a> {
    source: &'a str,
    url: &'a str,
    body: &'a str,
}

impl<'a> Entry<'a> {
    /// The ask's subject in the spelling of the recording.
    pub(super) fn subject(&self) -> &'a str {
        self.subject
    }

    /// The replies, in a given spelling of the subject.
    pub(super) fn replies(mut self, subject: Subject) -> Option<Vec<Reply>> {
        let ask = Ask::new(self.fact, subject);
        let (mut page, mut second) = (Page::default(), 0i64);
        let count = self.replies.number()?;
        (0..count).map(|_| self.reply(&ask, &mut page, &mut second)).collect()
    }

    fn reply(&mut self, ask: &Ask, page: &mut Page<'a>, second: &mut i64) -> Option<Reply> {
        let flags = self.replies.byte()?;
        if flags & reply_flag::SAME_PAGE == 0 {
            let mut text = || self.packed.text(&mut self.replies);
            *page = Page { source: text()?, url: text()?, body: text()? };
        }
        *second = second.checked_add(self.replies.signed()?)?;
        let nanos = if flags & reply_flag::NANOS == 0 { 0 } else { i32::try_from(self.replies.signed()?).ok()? };
        let observed_at = Timestamp::new(*second, nanos).ok()?;
        let url = if flags & reply_flag::DATED_URL == 0 {
            page.url.to_owned()
        } else {
            page.url.replace(DAY_MARK, &observed_at.to_zoned(TimeZone::UTC).date().to_string())
        };
        let count = self.replies.number()?;
        let seen = (0..count).map(|_| self.seen(&ask.subject)).collect::<Option<_>>()?;
        let (source, body) = (page.source.to_owned(), BodyHash(page.body.to_owned()));
        let complete = flags & reply_flag::COMPLETE != 0;
        Some(Reply { ask: ask.clone(), source, url, observed_at, body, complete, seen })
    }

    fn seen(&mut self, asked: &Subject) -> Option<Observation> {
        let flags = self.replies.byte()?;
        let fact = self.packed.text(&mut self.replies)?.to_owned();
        let subject = match flags & seen_flag::SUBJECT {
            seen_flag::AS_ASKED => asked.clone(),
            seen_flag::VERSION => Subject::new(format!("{asked}@{}", self.replies.text()?)),
            _ => Subject::new(self.replies.text()?),
        };
        let (value, day) = self.value(flags)?;
        let valid_from = match flags & (seen_flag::SINCE | seen_flag::SINCE_ITSELF) {
            0 => None,
            seen_flag::SINCE => Some(self.day()?),
            _ => Some(day?),
        };
        let valid_until = if flags & seen_flag::UNTIL == 0 { None } else { Some(self.day()?) };
        Some(Observation { fact, subject, value, valid_from, valid_until })
    }

    /// A value, and its day if it is a time or a day.
    fn value(&mut self, flags: u8) -> Option<(String, Option<Date>)> {
        Some(match flags & seen_flag::VALUE {
            seen_flag::TEXT => (self.packed.text(&mut self.replies)?.to_owned(), None),
            seen_flag::NUMBER => (self.replies.number()?.to_string(), None),
            seen_flag::TIME => {
                let time = Timestamp::from_second(self.replies.signed()?).ok()?;
                (time.to_string(), Some(time.to_zoned(TimeZone::UTC).date()))
            }
            _ => self.day().map(|day| (day.to_string(), Some(day)))?,
        })
    }

    fn day(&mut self) -> Option<Date> {
        from_number(self.replies.signed()?)
    }
}
