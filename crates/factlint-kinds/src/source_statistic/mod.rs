#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Evidence, Reason, Value, ValueType};

use crate::ages::DAYS;
use crate::grammar::{Grammar, SubjectRole, ValueRole};
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};
use crate::page::{self, Page, stems};
use crate::quantity::{Quantity, Unit, quantities};

/// A number that the text attributes to a source.
#[derive(Debug)]
pub struct SourceStatistic;

static META: Meta = Meta {
    predicate: "source.statistic",
    change: Change::Fixed,
    value: ValueType::Text,
    fresh_for: DAYS(30),
    hard_age: DAYS(3650),
    slack: 0,
    yields_to: &["crate.dependents", "crate.downloads", "repo.stars"],
    wording: Wording { fact: "{subject} gives {value}", absent: "{subject} does not give {value}", noun: "number", unit: "" },
};

static GRAMMAR: Grammar = Grammar { subject: SubjectRole::Citation, value: ValueRole::Statistic, ..Grammar::NONE };

impl Kind for SourceStatistic {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    fn check(&self, claim: &Claim, _sentence: &str) -> bool {
        claimed(claim).is_some()
    }

    fn asks(&self, claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        page::asks(&claim.subject, seen)
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, _at: Moment) -> Actual {
        let Some(claimed) = claimed(claim) else { return Actual::Unknown(Reason::NoEvidence, Vec::new()) };
        match page::find(&claim.subject, seen) {
            Ok(page) => compared(claim, &claimed, &page),
            Err(reason) => Actual::Unknown(reason, Vec::new()),
        }
    }
}

/// The number of a claim, as its text has it.
fn claimed(claim: &Claim) -> Option<Quantity> {
    let of = |text: &str| quantities(text).into_iter().find(|found| found.written(text) == claim.value);
    let found = of(&claim.text).or_else(|| quantities(&claim.value).into_iter().next())?;
    Some(Quantity { comparator: claim.comparator, ..found })
}

/// A sentence of the page with a number that can be compared, and how many telling words it shares with the claim.
struct Near<'a> {
    sentence: &'a str,
    found: Quantity,
    /// Words that stand in the sentence itself.
    close: usize,
    /// Words that stand in it or in the lines around it.
    wide: usize,
    /// Whether the sentence has no other number of that sort.
    alone: bool,
    /// Whether it has the very words of the claim.
    same: bool,
}

/// The words of a claim that tell what is counted; those of the unit tell nothing.
fn telling(claim: &Claim, claimed: &Quantity) -> Vec<String> {
    const UNITS: &[&str] =
        &["percentag", "point", "perc", "tim", "fold", "second", "minut", "hour", "day", "millisecond", "nanosecond"];
    let mut words = stems(&claim.text);
    if !matches!(claimed.unit, Unit::Things(_)) {
        words.retain(|word| !UNITS.contains(&word.as_str()));
    }
    words
}

/// Words and numbers in small letters.
fn plain(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The numbers of the page that are like the claimed one.
fn near<'a>(claim: &Claim, claimed: &Quantity, page: &'a Page) -> Vec<Near<'a>> {
    let wanted = telling(claim, claimed);
    let phrase = plain(&claim.text);
    let share = |text: &str| {
        let has = stems(text);
        wanted.iter().filter(|word| has.contains(word)).count()
    };
    let mut found = Vec::new();
    let mut before = "";
    for (line, sentences) in page.text.lines().zip(page.blocks()) {
        let around = if line.len() < 1_200 { line } else { "" };
        for sentence in sentences {
            let numbers: Vec<Quantity> =
                quantities(sentence).into_iter().filter(|number| claimed.is_like(number) || claimed.agrees(number)).collect();
            if numbers.is_empty() {
                continue;
            }
            let (close, wide) = (share(sentence), share(&format!("{before} {around} {sentence}")));
            let alone = numbers.len() == 1;
            let same = phrase.len() > 2 && plain(sentence).windows(phrase.len()).any(|run| run == phrase);
            found.extend(numbers.into_iter().map(|number| Near { sentence, found: number, close, wide, alone, same }));
        }
        before = if line.len() < 400 { line } else { "" };
    }
    found
}

fn compared(claim: &Claim, claimed: &Quantity, page: &Page) -> Actual {
    let wanted = telling(claim, claimed).len();
    let all = near(claim, claimed, page);
    let agreeing = || all.iter().filter(|near| claimed.agrees(&near.found));
    // A page has few percentage points, and few numbers of many digits, twice; a number that it has once needs one word only.
    let rare = claimed.is_telling() || claimed.unit == Unit::Points;
    let once = agreeing().count() == 1;
    let fits = |near: &&Near<'_>| {
        let need = if rare { 1 } else { 2 }.min(wanted);
        near.same || (near.wide >= need && (wanted > 0 || rare)) || (once && near.close > 0)
    };
    if let Some(best) = agreeing().filter(fits).max_by_key(|near| (near.close, near.wide)) {
        return Actual::Is(vec![Value::Text(claim.value.clone())], vec![page.basis(best.sentence)]);
    }
    if let Some(best) = agreeing().next() {
        // The number is there, and nothing shows that it counts the same.
        return Actual::Unknown(Reason::NoEvidence, vec![page.basis(best.sentence)]);
    }
    // A page that says 45 % says nothing against 45.5 %.
    let rounds = |other: &&Near<'_>| {
        other.found.step > claimed.step && (other.found.number - claimed.number).abs() <= other.found.step / 2.0
    };
    match other(claimed, &all, wanted).filter(|other| page.whole && !rounds(other) && !holds(other.sentence, &claim.value)) {
        Some(other) => {
            let value = Value::Text(other.found.written(other.sentence));
            Actual::Is(vec![value], vec![page.basis(other.sentence)])
        }
        None => Actual::Unknown(Reason::NoEvidence, Vec::new()),
    }
}

/// The sentence that is plainly the one that is cited, and holds another number: most of the telling words, one number of that
/// sort, and no second sentence that comes as near.
fn other<'a, 'b>(claimed: &Quantity, all: &'b [Near<'a>], wanted: usize) -> Option<&'b Near<'a>> {
    let plain = |near: &&Near<'_>| {
        let same_things = match (&claimed.unit, &near.found.unit) {
            (Unit::Things(own), Unit::Things(other)) => own == other && !own.is_empty(),
            _ => true,
        };
        near.alone && same_things && near.close >= 3 && near.close * 5 >= wanted * 3 && claimed.is_like(&near.found)
    };
    let best = all.iter().filter(plain).max_by_key(|near| near.close)?;
    let rivals = all.iter().filter(|near| near.close >= best.close && near.sentence != best.sentence).count();
    (rivals == 0).then_some(best)
}

/// Whether the number of a value stands in a sentence, whatever it counts there: "of those 127,000 brooms, 24,362 are new" says
/// nothing against 24,362 brooms.
fn holds(sentence: &str, value: &str) -> bool {
    let numbers = |text: &str| -> Vec<String> {
        let runs = text.split(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'));
        runs.map(|run| run.trim_matches([',', '.']).replace(',', "")).filter(|run| !run.is_empty()).collect()
    };
    let own = numbers(value);
    own.first().is_some_and(|number| numbers(sentence).contains(number))
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn a_number_stands_in_a_sentence_whatever_it_counts() {
        assert!(holds("Of those 127,000 brooms, 24,362 are new.", "24,362 brooms"));
        assert!(holds("Some 24362, all told", "24,362 brooms"));
        assert!(!holds("Of those 127,000 brooms, 124,362 are new.", "24,362 brooms"));
        assert!(!holds("None at all.", "all brooms"));
    }
}
