//! Other names of the same shape, other versions and other dates: the same claims, changed only there.

use proptest::prelude::*;

use crate::claims_of;

/// Stretches of documents with places for crates (`{a}` plain, `{b}` with a dash, `{c}` with an underscore), versions (`{v}`,
/// `{w}`; `{p}` partial), a version of Rust (`{r}`) and dates (`{d}` a day, `{m}` a month).
const STRETCHES: &[&str] = &[
    "{a} {v} was released in {m}.",
    "On {d}, `{b}` {w} was published.",
    "We moved from `{a}` {v} to {w}, with {b} releasing {v} ({m}) and {w} ({d}).",
    "The [{a}](https://crates.io/crates/{a}) crate needs Rust {r}.",
    "`{c}` requires Rust {r} or newer; its MSRV was raised to {r} in `{c}` {v}.",
    "[{b}](https://github.com/hollowpine/{b}) has over 12.3k stars.",
    "The latest version of `{a}` is {v}.",
    "The current version of {a} is {v} (released on {d}).",
    "- {a}: {v}\n- {b} - {w}\n- `{c}` v{p}+",
    "| Crate | Version | Released | Stars | MSRV |\n|---|---|---|---|---|\n| {a} | {v} | {d} | 1.2k | {r} |\n| `{b}` | v{p} | {m} | ~800 | {r} |",
    "# Changelog of `{a}`\n\n## [{v}] - {d}\n\n- Fixed what {w} broke.\n\n## {w}\n\n_Released {m}_\n\n- MSRV is now {r}",
    "Rust {r} was released in {m}, and let chains were stabilized in Rust {r}.",
    "As of {m}, {a} (v{p}) has 4,000 stars. {b} {p} may land in {m}.",
    "Should we use {a} {v}? `{b}` {v} is not released yet. Add `{c} = \"{v}\"`.",
    "`{a}` is a parser. Version {v} of it came out in {m}; {b}'s {w} did on {d}.",
    "{a} {v}, {w} and {p} were yanked. Python {p} was not.",
];

/// What stands at each place.
#[derive(Debug, Clone)]
struct Filling {
    names: [String; 3],
    versions: [String; 3],
    rust: String,
    day: (String, String),
    month: (String, String),
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A word that begins with these letters.
macro_rules! word {
    ($first:literal) => {
        concat!($first, "[aeiou][bdfgklmnprtv]{1,2}[aeiou][kx]")
    };
}

fn filling() -> impl Strategy<Value = Filling> {
    // Beginnings and endings that no word of the stretches has, so that a name is found again where it stands.
    let names = (word!("z"), word!("w"), word!("x"), word!("kw"), word!("zw"))
        .prop_map(|(a, b, c, d, e)| [a, format!("{b}-{c}"), format!("{d}_{e}")]);
    let versions = (1u32..9, 1u32..40, 1u32..20).prop_map(|(a, b, c)| {
        // All three are told apart by their first number, whatever follows it.
        [format!("{a}.{b}.{c}"), format!("{}.{c}.{b}", a + 20), format!("{}.{b}", a + 40)]
    });
    let dates = (2015u32..2025, 0usize..12, 1u32..29).prop_map(|(year, month, day)| {
        let number = month + 1;
        let other = (month + 5) % 12;
        (
            (format!("{} {day}, {year}", MONTHS[month]), format!("{year}-{number:02}-{day:02}")),
            (format!("{} {year}", MONTHS[other]), format!("{year}-{:02}", other + 1)),
        )
    });
    (names, versions, 40u32..90, dates).prop_map(|(names, versions, rust, (day, month))| Filling {
        names,
        versions,
        rust: format!("1.{rust}.0"),
        day,
        month,
    })
}

impl Filling {
    /// Places, what the text has there, and what a claim makes of it.
    fn places(&self) -> Vec<(&'static str, &str, &str)> {
        let own = |place, text| (place, text, text);
        vec![
            own("{a}", self.names[0].as_str()),
            own("{b}", &self.names[1]),
            own("{c}", &self.names[2]),
            own("{v}", &self.versions[0]),
            own("{w}", &self.versions[1]),
            own("{p}", &self.versions[2]),
            own("{r}", &self.rust),
            ("{d}", &self.day.0, &self.day.1),
            ("{m}", &self.month.0, &self.month.1),
        ]
    }

    fn fill(&self, stretch: &str) -> String {
        self.places().into_iter().fold(stretch.to_owned(), |text, (place, written, _)| text.replace(place, written))
    }

    /// The claims of a text with the places put back.
    fn claims(&self, text: &str) -> Vec<String> {
        let mut found: Vec<(String, &str)> = Vec::new();
        for (place, written, meant) in self.places() {
            found.extend([(written.to_owned(), place), (meant.to_owned(), place)]);
        }
        // The longest first: a month begins what a day says.
        found.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
        let put_back = |line: String| found.iter().fold(line, |line, (text, place)| line.replace(text.as_str(), place));
        let line = |claim: factlint_model::Claim| {
            let date = claim.as_of.map(|date| date.to_string()).unwrap_or_default();
            let line = format!("{} | {} | {} | {} | {date}", claim.predicate, claim.subject, claim.value, claim.text);
            put_back(format!("{line} {}", claim.as_of_from.name()))
        };
        claims_of("notes.md", text).into_iter().map(line).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_claims_come_out(
        chosen in prop::collection::vec(0..STRETCHES.len(), 1..6),
        one in filling(),
        other in filling(),
    ) {
        let stretches: Vec<&str> = chosen.iter().map(|index| STRETCHES[*index]).collect();
        let document = format!("# Notes on crates\n\n{}\n", stretches.join("\n\n"));
        prop_assert_eq!(one.claims(&one.fill(&document)), other.claims(&other.fill(&document)), "in {}", document);
    }
}

/// The law above would hold of an extraction that finds nothing.
#[test]
fn every_stretch_has_claims() {
    let filling = Filling {
        names: ["brindle".into(), "osprey-http".into(), "serde_brindle".into()],
        versions: ["1.2.3".into(), "21.3.2".into(), "41.2".into()],
        rust: "1.70.0".into(),
        day: ("May 6, 2024".into(), "2024-05-06".into()),
        month: ("June 2024".into(), "2024-06".into()),
    };
    for stretch in STRETCHES {
        let text = filling.fill(stretch);
        let silent = stretch.starts_with("Should");
        assert_eq!(filling.claims(&text).is_empty(), silent, "{text}");
    }
}
