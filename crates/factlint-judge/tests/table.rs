//! Every row of the verdict table (design section 2), with a kind whose state is given.

use factlint_judge::judge;
use factlint_kinds::grammar::Grammar;
use factlint_kinds::{Actual, Change, Kind, Meta, Moment, Wording};
use factlint_model::{AsOfFrom, Claim, Comparator, Count, Evidence, Reason, Subject, Value, ValueType};

/// What the evidence says at one time.
#[derive(Debug, Clone, Copy)]
enum Seen {
    Is(u64),
    /// It was the one, and later the other.
    Grew(u64, u64),
    Between(u64, u64),
    Absent,
    Unknown(Reason),
}

/// A kind whose value was `then` at the document's date, is `now` now, and was `ever` at some time.
#[derive(Debug)]
struct Given {
    meta: &'static Meta,
    then: Seen,
    now: Seen,
    ever: Seen,
}

const fn meta(change: Change) -> Meta {
    const HOUR: std::time::Duration = std::time::Duration::from_secs(3600);
    Meta {
        predicate: "test.count",
        change,
        value: ValueType::Count,
        fresh_for: HOUR,
        hard_age: HOUR,
        slack: 10,
        yields_to: &[],
        wording: Wording { fact: "{subject} has {value}", absent: "{subject} has no {value}", noun: "count", unit: "things" },
    }
}

static FIXED: Meta = meta(Change::Fixed);
static GROWS: Meta = meta(Change::Grows);
static DRIFTS: Meta = meta(Change::Drifts);
static GRAMMAR: Grammar = Grammar::NONE;

impl Kind for Given {
    fn meta(&self) -> &'static Meta {
        self.meta
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        ""
    }

    fn actual(&self, _claim: &Claim, _seen: &Evidence, at: Moment) -> Actual {
        let is_now = at == Moment::now(at.now);
        let is_ever = at == Moment::ever(at.now);
        let count = |number| Value::Count(Count::exact(number));
        match if is_now {
            self.now
        } else if is_ever {
            self.ever
        } else {
            self.then
        } {
            Seen::Is(number) => Actual::Is(vec![count(number)], Vec::new()),
            Seen::Grew(from, to) => Actual::Is(vec![count(from), count(to)], Vec::new()),
            Seen::Between(low, high) => Actual::Between(count(low), count(high), Vec::new()),
            Seen::Absent => Actual::Absent(Vec::new()),
            Seen::Unknown(reason) => Actual::Unknown(reason, Vec::new()),
        }
    }
}

fn claim(value: &str, comparator: Comparator, as_of: Option<&str>) -> Claim {
    Claim {
        doc: "-".to_owned(),
        start: 0,
        end: 3,
        text: value.to_owned(),
        comparator,
        as_of: as_of.map(|date| date.parse().expect("a date")),
        as_of_from: AsOfFrom::Given,
        ..Claim::new("test.count", Subject::krate("x"), value)
    }
}

/// The verdict, with its reason where it has one.
fn verdict(kind: &Given, claim: &Claim) -> String {
    let finding = judge(claim, kind, &Evidence::default(), "2026-08-22".parse().expect("a day"));
    let reason = finding.reason.map(|reason| format!(": {}", reason.name())).unwrap_or_default();
    format!("{}{reason}", finding.verdict.name())
}

const NOTHING: Seen = Seen::Unknown(Reason::NoEvidence);

fn given(meta: &'static Meta, then: Seen, now: Seen) -> Given {
    Given { meta, then, now, ever: NOTHING }
}

#[test]
fn a_fixed_value_is_right_or_wrong() {
    let exact = claim("100", Comparator::Exact, Some("2024"));
    for (now, expected) in [
        (Seen::Is(100), "supported"),
        (Seen::Is(200), "contradicted"),
        (Seen::Absent, "contradicted"),
        (Seen::Unknown(Reason::Offline), "unverifiable: offline"),
    ] {
        assert_eq!(verdict(&given(&FIXED, NOTHING, now), &exact), expected, "{now:?}");
    }
}

#[test]
fn what_only_may_be_a_name_is_not_said_to_be_missing() {
    let missing = given(&FIXED, Seen::Absent, Seen::Absent);
    let named = claim("5", Comparator::Exact, None);
    let guessed = Claim { guessed: true, ..named.clone() };
    assert_eq!(verdict(&missing, &named), "contradicted");
    assert_eq!(verdict(&missing, &guessed), "unverifiable: ambiguous-subject");
    let other = given(&FIXED, Seen::Is(6), Seen::Is(6));
    assert_eq!(verdict(&other, &guessed), "contradicted", "what is there is meant");
}

#[test]
fn a_growing_value_with_a_date() {
    let exact = claim("100", Comparator::Exact, Some("2024"));
    for (then, now, expected) in [
        (Seen::Is(100), Seen::Is(101), "supported"),
        (Seen::Is(100), Seen::Is(200), "outdated"),
        (Seen::Is(150), Seen::Is(200), "outdated"),
        (Seen::Is(50), Seen::Is(200), "contradicted"),
        (Seen::Is(50), Seen::Is(100), "contradicted"),
        (Seen::Is(100), NOTHING, "supported"),
        (Seen::Absent, Seen::Absent, "contradicted"),
        (Seen::Between(90, 105), Seen::Is(200), "outdated"),
        (Seen::Between(20, 105), Seen::Is(100), "supported"),
        (Seen::Between(150, 180), Seen::Is(180), "outdated"),
        (Seen::Between(20, 40), Seen::Is(40), "contradicted"),
        (NOTHING, NOTHING, "unverifiable: no-evidence"),
    ] {
        assert_eq!(verdict(&given(&GROWS, then, now), &exact), expected, "{then:?} {now:?}");
    }
}

#[test]
fn a_value_that_is_told_as_past_is_judged_at_its_time_alone() {
    let past = Claim { is_over: true, ..claim("100", Comparator::Exact, Some("2024")) };
    for meta in [&GROWS, &DRIFTS] {
        for (then, now, expected) in [
            (Seen::Is(100), Seen::Is(200), "supported"),
            (Seen::Is(150), Seen::Is(200), "contradicted"),
            (Seen::Is(50), Seen::Is(200), "contradicted"),
            (Seen::Absent, Seen::Absent, "contradicted"),
            (Seen::Unknown(Reason::NoHistory), Seen::Is(200), "unverifiable: no-history"),
            (Seen::Between(50, 180), Seen::Is(200), "unverifiable: no-history"),
            (Seen::Grew(50, 180), Seen::Is(200), "supported"),
            (Seen::Grew(150, 180), Seen::Is(200), "contradicted"),
            (NOTHING, NOTHING, "unverifiable: no-evidence"),
        ] {
            assert_eq!(verdict(&given(meta, then, now), &past), expected, "{then:?} {now:?}");
        }
    }
}

#[test]
fn a_growing_value_without_a_known_past() {
    let exact = claim("100", Comparator::Exact, None);
    for (now, expected) in [
        (Seen::Is(100), "supported"),
        (Seen::Is(150), "outdated"),
        (Seen::Is(95), "unverifiable: no-history"),
        (Seen::Is(50), "contradicted"),
        (Seen::Unknown(Reason::SourceFailed), "unverifiable: source-failed"),
    ] {
        assert_eq!(verdict(&given(&GROWS, NOTHING, now), &exact), expected, "{now:?}");
    }
}

#[test]
fn a_bound_stays_true_as_the_value_grows() {
    let least = claim("100", Comparator::AtLeast, Some("2024"));
    assert_eq!(verdict(&given(&GROWS, Seen::Is(150), Seen::Is(300)), &least), "supported");
    assert_eq!(verdict(&given(&GROWS, Seen::Is(50), Seen::Is(300)), &least), "contradicted");
    let most = claim("100", Comparator::AtMost, Some("2024"));
    assert_eq!(verdict(&given(&GROWS, Seen::Is(50), Seen::Is(300)), &most), "outdated");
    let about = claim("100", Comparator::Approx, Some("2024"));
    assert_eq!(verdict(&given(&GROWS, Seen::Is(109), Seen::Is(110)), &about), "supported");
}

#[test]
fn a_drifting_value() {
    let dated = claim("100", Comparator::Exact, Some("2024"));
    for (then, now, expected) in [
        (Seen::Is(100), Seen::Is(100), "supported"),
        (Seen::Is(100), Seen::Is(200), "outdated"),
        (Seen::Is(200), Seen::Is(100), "contradicted"),
        (Seen::Is(200), Seen::Is(200), "contradicted"),
        (NOTHING, Seen::Is(100), "supported"),
        (NOTHING, Seen::Is(200), "unverifiable: no-history"),
        (NOTHING, NOTHING, "unverifiable: no-evidence"),
    ] {
        assert_eq!(verdict(&given(&DRIFTS, then, now), &dated), expected, "{then:?} {now:?}");
    }
    let undated = claim("100", Comparator::Exact, None);
    let once = |ever| Given { meta: &DRIFTS, then: NOTHING, now: Seen::Is(200), ever };
    assert_eq!(verdict(&once(Seen::Is(100)), &undated), "outdated", "it once agreed");
    assert_eq!(verdict(&once(Seen::Is(300)), &undated), "contradicted", "it never did");
}

#[test]
fn equal_claims_are_told_apart_by_their_order() {
    let finding = |before| factlint_model::fingerprint(&claim("100", Comparator::Exact, None), before);
    assert_ne!(finding(0), finding(1));
    let moved = Claim { line: 99, start: 4_000, end: 4_003, ..claim("100", Comparator::Exact, None) };
    assert_eq!(factlint_model::fingerprint(&moved, 0), finding(0), "lines take no part");
    assert_ne!(factlint_model::fingerprint(&claim("101", Comparator::Exact, None), 0), finding(0), "digits do");
}
