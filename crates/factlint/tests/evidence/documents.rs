//! Documents about the invented ecosystem, and what is to be found in them.

use jiff::civil::Date;
use jiff::{ToSpan, fmt::strtime};

use crate::facts::{Krate, RELEASES, Release, crates, releases};

/// Documents with the verdict of each of their claims, in order.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    /// Name and text.
    pub(crate) files: Vec<(String, String)>,
    /// For all files, one after the other.
    pub(crate) verdicts: Vec<&'static str>,
}

impl Documents {
    /// About so many crates, spread over some files, and about some releases of Rust. A third of what they say is wrong.
    pub(crate) fn about(count: usize) -> Self {
        let mut all = Self::default();
        for (place, some) in crates(count).chunks(count.div_ceil(4).max(1)).enumerate() {
            let sentences = some.iter().enumerate().flat_map(|(n, krate)| about_crate(n, krate));
            all.add(&format!("docs/crates-{place}.md"), sentences.collect());
        }
        let releases = releases();
        let told = releases.iter().enumerate().skip(20).step_by(5).chain(releases.iter().enumerate().skip(RELEASES - 2));
        all.add("docs/rust.md", told.flat_map(|(n, release)| about_release(n, release)).collect());
        all
    }

    fn add(&mut self, name: &str, sentences: Vec<(String, &'static str)>) {
        let text: String = sentences.iter().map(|(sentence, _)| format!("{sentence}\n\n")).collect();
        self.files.push((name.to_owned(), text));
        self.verdicts.extend(sentences.into_iter().map(|(_, verdict)| verdict));
    }
}

fn day(date: Date) -> String {
    strtime::format("%B %-d, %Y", date).unwrap()
}

/// True, or wrong by so much that no kind forgives it.
fn said(n: usize, right: Date) -> (String, &'static str) {
    if n.is_multiple_of(3) { (day(right + 60.days()), "contradicted") } else { (day(right), "supported") }
}

fn about_crate(n: usize, krate: &Krate) -> Vec<(String, &'static str)> {
    let Krate { name, versions, repository, stars } = krate;
    let (version, released, _) = &versions[1];
    let (when, verdict) = said(n, *released);
    let (newest, _, rust) = krate.newest();
    let (latest, is_latest) = if n % 3 == 1 { (version, "outdated") } else { (newest, "supported") };
    let (counted, is_count) = if n % 3 == 2 { (stars * 3, "contradicted") } else { (*stars, "supported") };
    vec![
        (format!("The crate `{name}` {version} was released on {when}."), verdict),
        (format!("The latest version of `{name}` is {latest}."), is_latest),
        (format!("The `{name}` crate requires Rust {rust}."), "supported"),
        (format!("[{repository}](https://github.com/{repository}) has {counted} GitHub stars."), is_count),
        (format!("The `{name}` crate has {stars} GitHub stars."), "supported"),
    ]
}

fn about_release(n: usize, release: &Release) -> Vec<(String, &'static str)> {
    let Release { version, day, feature } = release;
    let (when, verdict) = said(n, *day);
    let short = version.strip_suffix(".0").unwrap();
    vec![
        (format!("Rust {version} was released on {when}."), verdict),
        (format!("The {feature} were stabilized in Rust {short}."), "supported"),
    ]
}
