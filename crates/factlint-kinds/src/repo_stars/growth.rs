//! Numbers of stars that came within some time: they are no total.

use crate::joined;
use crate::lexicon::Lexicon;
use crate::seasons::SEASONS;

/// What a repository does with stars that may be those of some time only.
static GAINS: Lexicon = Lexicon::of(&[
    "gained",
    "gains",
    "gaining",
    "got",
    "gets",
    "added",
    "adds",
    "picked",
    "received",
    "attracted",
    "won",
    "earned",
    "collected",
    "gathered",
    "garnered",
    "amassed",
    "accumulated",
    "racked",
    "drew",
    "pulled",
    "scored",
]);

/// Words around a number that is a difference.
static DIFFERENCES: Lexicon = Lexicon::of(&[
    "more",
    "new",
    "extra",
    "additional",
    "further",
    "another",
    "fewer",
    "ahead",
    "behind",
    "short",
    "apart",
    "away",
    "missing",
]);

/// Verbs of what goes or is not there.
static LOSES: Lexicon =
    Lexicon::of(&["lost", "loses", "losing", "lose", "lacks", "lacked", "misses", "missing", "needs", "wants"]);

/// Words with which a time begins.
static TIMES: Lexicon = Lexicon::of(&[
    "in",
    "during",
    "within",
    "over",
    "between",
    "from",
    "since",
    "per",
    "every",
    "each",
    "a",
    "this",
    "last",
    "overnight",
    "today",
    "yesterday",
    "so",
    "on",
    "after",
    "by",
    "throughout",
    "through",
]);

/// Words behind which all time is meant: "since its first release".
static ALL_TIME: Lexicon = Lexicon::of(&[
    "its",
    "launch",
    "release",
    "inception",
    "birth",
    "creation",
    "beginning",
    "start",
    "total",
    "all",
    "github",
    "so",
    "far",
]);

/// Units and names of times.
static UNITS: Lexicon = joined!(
    &SEASONS,
    &Lexicon::of(&[
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "quarter",
        "quarters",
        "hour",
        "hours",
        "night",
        "weekend",
        "overnight",
        "yesterday",
        "today",
        "then",
        "that"
    ])
);

/// So many words before a number may hold the verb that it is with.
const NEAR: usize = 6;

/// Whether a number, as its sentence writes it, is one by which stars differ, or of those that came within some time: "gained 8,000
/// stars in 2026", "another 300 stars".
pub(super) fn is_difference(number: &str, sentence: &str) -> bool {
    let Some((before, behind)) = sentence.split_once(number).filter(|_| !number.is_empty()) else { return false };
    let before = before.rsplit(';').next().unwrap_or_default();
    // "With more: 9k stars": a mark parts them.
    let is_parted = !before.trim_end().ends_with(char::is_alphanumeric);
    let near: Vec<&str> = words(before).rev().take(NEAR).collect();
    let behind: Vec<&str> = words(behind.split([';', '.']).next().unwrap_or_default()).take(2 * NEAR).collect();
    let beside = near
        .iter()
        .take(usize::from(!is_parted))
        .chain(behind.iter().take_while(|word| !is_github(word) && !is_star(word)).take(2));
    let unit = behind.iter().position(|word| is_star(word)).map_or(0, |at| at + 1);
    let rest = &behind[unit..];
    // "Grew by 8k stars", "lost 300 stars", "5k stars ahead of x".
    let is_by = near.first().is_some_and(|word| word.eq_ignore_ascii_case("by"));
    if is_by
        || beside.chain(rest.iter().take(1)).any(|word| DIFFERENCES.has(word))
        || near.iter().take(2).any(|word| LOSES.has(word))
    {
        return true;
    }
    near.iter().any(|word| GAINS.has(word)) && (is_time(rest.iter().copied()) || is_time(words(before)))
}

/// Whether words begin with a time that is not all time.
fn is_time<'t>(words: impl Iterator<Item = &'t str>) -> bool {
    let run: Vec<&str> = words.take(NEAR).collect();
    let is_unit = |word: &&str| UNITS.has(word) || is_year(word);
    let begins = run.first().is_some_and(|word| TIMES.has(word) || is_unit(word));
    begins && run.iter().any(is_unit) && !run.iter().take(3).skip(1).any(|word| ALL_TIME.has(word))
}

fn is_star(word: &str) -> bool {
    word.as_bytes().get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"star"))
}

fn is_github(word: &str) -> bool {
    word.eq_ignore_ascii_case("github")
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit())
}

/// The words of a text.
fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_of_a_time_are_no_total() {
        let check = |sentence: &str| {
            let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit()) && *word != "2026";
            sentence.split(' ').find(is_number).is_some_and(|number| is_difference(number, sentence))
        };
        for sentence in [
            "brindle gained 8,000 stars in 2026.",
            "brindle got 1,100 stars in July.",
            "In 2026 brindle gained 8,000 stars.",
            "This week brindle has collected 300 stars.",
            "brindle picked up another 3k stars this year.",
            "brindle has 300 more stars than pavise.",
            "brindle won 300 new GitHub stars.",
            "brindle grew by 8k stars.",
            "brindle is 5k stars ahead of pavise.",
            "brindle lost 300 stars.",
            "brindle earned 900 stars within two months.",
        ] {
            assert!(check(sentence), "{sentence}");
        }
        for sentence in [
            "brindle gained 8,000 stars.",
            "brindle has 8,000 stars in 2026.",
            "brindle reached 8,000 stars in July.",
            "brindle has collected 300 stars since its first release.",
            "brindle, a new editor with 50k stars, is fast.",
            "brindle has earned 300 stars on GitHub.",
        ] {
            assert!(!check(sentence), "{sentence}");
        }
    }
}
