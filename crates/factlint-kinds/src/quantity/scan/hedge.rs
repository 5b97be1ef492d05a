//! Words that say how a number is meant.

use factlint_model::Comparator;

/// Words before a number that say how it is meant, and where they begin.
pub(super) fn hedge(before: &str) -> Option<(Comparator, usize)> {
    const HEDGES: &[(&str, Comparator)] = &[
        ("more or less", Comparator::Approx),
        ("close to", Comparator::Approx),
        ("approximately", Comparator::Approx),
        ("approx.", Comparator::Approx),
        ("roughly", Comparator::Approx),
        ("around", Comparator::Approx),
        ("about", Comparator::Approx),
        ("nearly", Comparator::Approx),
        ("almost", Comparator::Approx),
        ("circa", Comparator::Approx),
        ("some", Comparator::Approx),
        ("~", Comparator::Approx),
        ("\u{2248}", Comparator::Approx),
        ("\u{223c}", Comparator::Approx),
        ("no fewer than", Comparator::AtLeast),
        ("no less than", Comparator::AtLeast),
        ("more than", Comparator::AtLeast),
        ("greater than", Comparator::AtLeast),
        ("upwards of", Comparator::AtLeast),
        ("in excess of", Comparator::AtLeast),
        ("at least", Comparator::AtLeast),
        ("over", Comparator::AtLeast),
        ("above", Comparator::AtLeast),
        ("exceeding", Comparator::AtLeast),
        ("\u{2265}", Comparator::AtLeast),
        (">", Comparator::AtLeast),
        ("no more than", Comparator::AtMost),
        ("fewer than", Comparator::AtMost),
        ("less than", Comparator::AtMost),
        ("at most", Comparator::AtMost),
        ("up to", Comparator::AtMost),
        ("under", Comparator::AtMost),
        ("below", Comparator::AtMost),
        ("\u{2264}", Comparator::AtMost),
        ("<", Comparator::AtMost),
    ];
    let last = before.as_bytes().last()?.to_ascii_lowercase();
    let hit = |words: &str| {
        let cut = before.len().checked_sub(words.len())?;
        let tail = before.get(cut..).filter(|tail| tail.eq_ignore_ascii_case(words))?;
        let is_word = tail.starts_with(char::is_alphabetic);
        (!(is_word && before[..cut].ends_with(char::is_alphanumeric))).then_some(cut)
    };
    let may_be = HEDGES.iter().filter(|(words, _)| words.as_bytes()[words.len() - 1] == last);
    may_be.filter_map(|(words, comparator)| hit(words).map(|cut| (*comparator, cut))).min_by_key(|(_, cut)| *cut)
}
