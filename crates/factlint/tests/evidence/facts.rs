//! An invented ecosystem: crates, their repositories, and releases of Rust. Nothing in it is true of anything.

use jiff::ToSpan;
use jiff::civil::{Date, date};

const FIRST: [&str; 10] = ["amber", "birch", "cobalt", "dusty", "ember", "fable", "gentle", "hollow", "indigo", "jolly"];
const SECOND: [&str; 6] = ["kettle", "lantern", "marble", "needle", "orchid", "pebble"];

/// How many releases of Rust there are; the notes carry all but the last ones, which are only announced.
pub(crate) const RELEASES: usize = 60;
pub(crate) const ONLY_ANNOUNCED: usize = 2;

/// A crate and its repository.
#[derive(Debug, Clone)]
pub(crate) struct Krate {
    pub(crate) name: String,
    /// Oldest first: version, day, minimum Rust version.
    pub(crate) versions: Vec<(String, Date, String)>,
    pub(crate) repository: String,
    pub(crate) stars: u64,
}

impl Krate {
    pub(crate) fn newest(&self) -> &(String, Date, String) {
        self.versions.last().unwrap()
    }
}

/// The first crates of this world.
pub(crate) fn crates(count: usize) -> Vec<Krate> {
    let names = FIRST.iter().flat_map(|first| SECOND.iter().map(move |second| format!("{first}-{second}")));
    names.take(count).enumerate().map(|(n, name)| krate(n, name)).collect()
}

fn krate(n: usize, name: String) -> Krate {
    let first = date(2021, 3, 4) + (n as i64 * 11).days();
    let version = |k: usize| (format!("0.{}.0", k + 1), first + (k as i64 * 97).days(), format!("1.{}", 30 + k * 4));
    let versions = (0..3 + n % 4).map(version).collect();
    Krate { repository: format!("maker{}/{name}", n % 7), name, versions, stars: 1_200 + n as u64 * 740 }
}

/// A release of Rust and what it brought.
#[derive(Debug, Clone)]
pub(crate) struct Release {
    pub(crate) version: String,
    pub(crate) day: Date,
    pub(crate) feature: String,
}

/// All releases of Rust, oldest first.
pub(crate) fn releases() -> Vec<Release> {
    let day = |n: usize| date(2019, 9, 12) + (n as i64 * 42).days();
    let feature = |n: usize| format!("{} {} patterns", SECOND[n % SECOND.len()], FIRST[n / SECOND.len()]);
    (0..RELEASES).map(|n| Release { version: format!("1.{n}.0"), day: day(n), feature: feature(n) }).collect()
}
