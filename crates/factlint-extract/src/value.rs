//! What a match says: its value, as the grammar of a kind takes it.

use factlint_kinds::grammar::{Grammar, ValueRole};
use factlint_model::{Comparator, PartialDate, Within};

use crate::mention::{What, name_of};
use crate::pattern::{Found, Row};
use crate::{license, title};

/// A date as its form says it. Of days that were meant roughly their year is left, where they have one.
fn whole_year(date: PartialDate) -> Option<PartialDate> {
    if date.within().is_none() {
        return Some(date);
    }
    PartialDate::year(date.first().year()).filter(|_| date.first().year() == date.last().year())
}

/// The days that a date means where its value says them too roughly.
pub(crate) fn within(grammar: &Grammar, row: Row<'_>, found: &Found) -> Option<Within> {
    match &row.items[found.date.filter(|_| grammar.value == ValueRole::Date)?].what {
        What::Date(mention) => mention.date.within(),
        _ => None,
    }
}

/// A value, the bytes of the block that say it, how it is compared, and the step to which it was rounded.
pub(crate) type Valued = (String, Option<(usize, usize)>, Comparator, u64);

/// The value that a match has by the grammar of a kind; `word` is what its pattern says by itself.
pub(crate) fn value(grammar: &Grammar, row: Row<'_>, found: &Found, word: &str) -> Option<Valued> {
    let word = found.said.map_or(word, |(said, ..)| said);
    if !word.is_empty() {
        let date = found.date.filter(|_| grammar.value == ValueRole::WordMaybeAt).map(|at| &row.items[at].what);
        let date = match date {
            Some(What::Date(mention)) => whole_year(mention.date),
            _ => None,
        };
        let value = date.map_or_else(|| word.to_owned(), |date| format!("{word}@{date}"));
        return Some((value, None, Comparator::Exact, 1));
    }
    match grammar.value {
        ValueRole::Version => {
            let mention = match &row.items[found.version?].what {
                What::Version(mention) => mention,
                What::Bound(mention) => mention,
                _ => return None,
            };
            Some((mention.version.to_string(), Some(mention.value), mention.comparator, 1))
        }
        ValueRole::Date => {
            let item = &row.items[found.date?];
            let What::Date(mention) = &item.what else { return None };
            Some((mention.date.to_string(), Some((item.start, item.end)), Comparator::Exact, 1))
        }
        ValueRole::Count => {
            let What::Count(mention) = &row.items[found.count?].what else { return None };
            Some((mention.count.number.to_string(), Some(mention.value), mention.comparator, mention.count.step))
        }
        ValueRole::Name => {
            let item = &row.items[found.name?];
            Some((name_of(item, row.text)?.name, Some((item.start, item.end)), Comparator::Exact, 1))
        }
        ValueRole::Phrase => {
            let phrase = found.phrase?;
            let before = phrase.0.checked_sub(1).map(|at| &row.items[at].what);
            let is_given = matches!(before, Some(What::Mark('"' | '\'' | ':' | '(')));
            let (from, to) = if is_given { phrase } else { title::name_in(row, phrase) };
            // What stands before a key of the reference list is no title.
            let keyed = found.rfc.filter(|at| *at > to).is_some_and(|at| row.text[..row.items[at].start].ends_with('['));
            let (start, end) = if keyed { return None } else { (row.items[from].start, row.items[to].end) };
            let words = row.text[start..end].trim_end_matches(['.', ',', ' ']);
            Some((words.to_owned(), Some((start, start + words.len())), Comparator::Exact, 1))
        }
        ValueRole::Edition => {
            let item = &row.items[found.edition?];
            let What::Edition(year) = item.what else { return None };
            Some((year.to_string(), Some((item.start, item.end)), Comparator::Exact, 1))
        }
        ValueRole::License => {
            let (from, to) = found.license?;
            let (start, end) = (row.items[from].start, row.items[to].end);
            let (_, expression) = license::read(&row.text[start..end])?;
            Some((expression, Some((start, end)), Comparator::Exact, 1))
        }
        ValueRole::Word | ValueRole::WordMaybeAt | ValueRole::Statistic | ValueRole::Quotation => None,
    }
}
