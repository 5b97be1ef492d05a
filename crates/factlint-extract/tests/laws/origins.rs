//! Where the date and the subject of a claim come from.

use factlint_model::{AsOfFrom, Claim, Role};
use proptest::prelude::*;

use crate::claims_of;

/// The words at a claim's origin in this role.
fn words<'a>(claim: &Claim, role: Role, text: &'a str) -> Option<&'a str> {
    claim.origins.iter().find(|origin| origin.role == role).map(|origin| &text[origin.span.range()])
}

#[test]
fn a_date_is_shown_where_it_stands() {
    let cases = [
        ("---\ntitle: x\nupdated: 2025-10-03\n---\n\n", "", AsOfFrom::FrontMatter, Some("updated: 2025-10-03")),
        ("Last updated: October 3, 2025\n\n", "", AsOfFrom::FrontMatter, Some("Last updated: October 3, 2025")),
        ("## News of October 2025\r\n\r\n", "", AsOfFrom::Heading, Some("October 2025")),
        ("", " as of October 2025", AsOfFrom::Sentence, Some("as of October 2025")),
        ("", "", AsOfFrom::None, None),
    ];
    for (above, behind, from, place) in cases {
        let text = format!("{above}The crate `ripgrep` has 50,200 stars on GitHub{behind}.\n");
        let claims = claims_of("notes.md", &text);
        let claim = claims.iter().find(|claim| claim.predicate == "repo.stars").expect("it counts stars");
        assert_eq!((claim.as_of_from, words(claim, Role::Date, &text)), (from, place), "{text}");
    }
    let page = "<html><head><meta property=\"article:published_time\" content=\"2025-10-03\"></head>\
                <body><p>The crate <code>ripgrep</code> has 50,200 stars on GitHub.</p></body></html>";
    let claims = claims_of("notes.html", page);
    let shown = claims.iter().find_map(|claim| words(claim, Role::Date, page)).expect("the page is dated");
    assert!(shown.contains("2025-10-03"), "{shown}");
}

#[test]
fn a_subject_is_shown_where_it_stands() {
    let text = "# Changelog of moka\n\n## `moka` v0.12.0\n\nThe minimum supported Rust version is now 1.65.\n";
    let claims = claims_of("moka/CHANGELOG.md", text);
    let claim = claims.iter().find(|claim| claim.predicate == "crate.msrv").expect("an MSRV");
    assert_eq!(words(claim, Role::Subject, text), Some("moka` v0.12.0"));
    let text = "`moka` needs Rust 1.65 or newer.\n";
    assert!(claims_of("a.md", text).iter().all(|claim| claim.origins.is_empty()), "the words say it themselves");
}

proptest! {
    #[test]
    fn origins_lie_in_the_file_and_outside_the_claim(
        above in "(---\ndate: 2025-0[1-9]-03\n---\n|# Über (clap|Rust 1\\.90) 漢字\r?\n\n|## 4\\.0\\.1 - 2024-05-0[1-9]\n\n){0,3}",
        behind in "( as of [a-zé ]{0,9}| as of May 2025|)",
    ) {
        let text = format!("{above}It has 50,200 stars{behind}, and its MSRV is 1.70{behind}. clap 4.0.1 came out in 2024.\n");
        for claim in claims_of("clap/CHANGELOG.md", &text) {
            for origin in &claim.origins {
                let shown = text.get(origin.span.range());
                prop_assert!(shown.is_some_and(|shown| !shown.trim().is_empty()), "{:?} in {:?}", origin, text);
                prop_assert!(!origin.span.overlaps(claim.span()));
            }
        }
    }
}
