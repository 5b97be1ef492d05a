//! Words of reports, by what they say of a version beside them. A list is one string, in which single spaces part the words.

use crate::vocabulary::{is_no_name, is_plain, is_prose};

/// Words between which and a version of the subject nothing stands.
pub(super) const BEFORE: &str = "between brought brings saw gave delivered some both were the its their a an this that and while but or whereas when then only just now still finally later meanwhile \
    eventually recently with until since after before version release new newest latest current recent final last \
    first stable long-awaited next second where own called namely for in of from by to than as";

/// Nouns behind a version that make it a line of releases.
pub(super) const LINES: &str = "line series branch release generation era cycle train version tag update";

/// Words in front of such a noun and its version.
pub(super) const OF_LINE: &str = "the its their this a current new newest latest and last long-awaited";

/// What a release does, or what is done with it.
pub(super) const COMES: &str = "arrived arrives came comes followed follows landed lands appeared appears surfaced emerged shipped ships slipped \
    dropped debuted launched opened began started went became hit dates dated goes released published tagged uploaded \
    announced cut pushed issued out greeted materialised materialized joined superseded replaced succeeded made saw \
    rolled closed rounded marked brought introduced added removed fixed dropped raised rewrote renamed reworked \
    switched did needed took";

/// Verbs that say of what "is": "1.10 is the newest", "0.9 was the release that".
pub(super) const IS: &str = "is was has had remains remained";

/// What stands behind those.
pub(super) const NEWEST: &str = "newest latest current last final most release version from of out been released tagged";

/// Verbs that bring a subject to a version.
pub(super) const REACHED: &str = "versioned rested rests issued put were reached reaches hit hits crossed passed got went moved jumped advanced stopped ended stayed stays remains remained \
    stands stood sits sat is are was tagged released shipped published cut gone been stuck left declared climbed \
    progressed graduated settled sticks stuck opened started began";

/// Words between such a verb and the version.
pub(super) const TO: &str = "to at on the its past up out with only just still currently now already finally version a barely by officially \
    first stable long-awaited as";

/// Words with which a sentence says what somebody uses, and not what there is.
pub(super) const USES: &str = "name we we're we've our us i my you your upgrade upgraded upgrading migrate migrated migrating pin pins pinned depend \
    depends depended use uses using used install installed deploy deployed adopt adopted adopting affected affects \
    vulnerable before below unlike";

/// Words that speak of the compiler, whose versions are of Rust.
pub(super) const COMPILER: &str = "asked admits admit accepts takes take insists calls happy content fine suffices enough sufficient mandatory less below older refuse refuses declares demanded expects runs rust rustc compiler toolchain msrv requires required require needs need demands wants compiles builds floor \
    minimum stable nightly asks stabilized stabilised cargo";

/// Words before a name that make it no subject.
pub(super) const OBLIQUE: &str = "of by like than from over against beside besides behind under via with to in on for atop beneath into onto around \
    as through within between without unlike including";

/// Verbs of a subject, and what belongs to it.
pub(super) const VERBS: &str = "is was has had 's \u{2019}s came went got hit took kept made stuck";

/// Words between commas that name nothing.
pub(super) const ADVERBS: &str = "meanwhile however though too instead likewise similarly conversely therefore then admittedly sadly curiously \
    notably crucially tellingly ironically frankly";

/// Nouns beside code that make it part of something.
pub(super) const PARTS: &str = "block blocks keyword feature features macro macros method methods function functions attribute attributes flag \
    flags field module trait traits type types command lint lints operator expression expressions pattern patterns \
    syntax table section file backend branch";

/// Whether a word is one of a list, whatever its case.
pub(super) fn is_in(word: &str, list: &str) -> bool {
    list.split(' ').any(|one| one.eq_ignore_ascii_case(word))
}

/// Whether a word is too common for the name of a crate that has no sign.
pub(crate) fn is_no_candidate(word: &str) -> bool {
    is_prose(word) || is_no_name(word) || is_plain(word) || is_derived(word) || is_dull(word)
}

/// Words before a noun, and before no name.
pub(super) const DETERMINERS: &str =
    "a an the this that these those its their our his her any every each no some more most many new old first";

/// Whether a word has an ending of prose.
pub(super) fn is_derived(word: &str) -> bool {
    const ENDINGS: &str = "ing ed ly tion sion ment ness ity ance ence ions ers ors ous";
    ENDINGS.split(' ').any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// Whether a word is one of prose that word lists miss, in the tongue of reports.
pub(crate) fn is_dull(word: &str) -> bool {
    const DULL: &str = "rhythm cadence pace tempo clip roadmap floor hiatus lull verdict maintainers maintainer successor predecessor \
        sibling newcomer contender contenders incumbent veteran workhorse leap rewrite redesign changelog changelogs \
        backlog churn uptake takeaway takeaways caveat caveats headline footnote footprint milestones bump bumps \
        overhaul ethos stance outlook rollout cutover workflow workflows stargazers repo repos upgrades codebase \
        monorepo runtime runtimes tooling toolchains executors middleware datetimes hobbyist hobbyists enterprises \
        startups postgres everybody somebody nobody everyone whoever newcomers veterans siblings contributors";
    is_in(word, DULL)
}

/// Whether a word with a dash says what something is like: "fuzz-like", "command-line".
pub(crate) fn is_likened(word: &str) -> bool {
    const LAST: &str = "promised awaited overdue delayed standing running lived run led owned maintained backed funded like based style free first only safe ready wide level friendly line time end source party class scale term \
        grade specific aware agnostic native side facing driven quality critical sensitive heavy rich oriented \
        compatible threaded versioned generation point versioning";
    word.rsplit_once('-').is_some_and(|(_, last)| is_in(last, LAST))
}
