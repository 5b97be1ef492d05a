use insta::assert_snapshot;
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};

use super::page::{SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH};
use crate::sample::{self, rendered};

#[test]
fn the_sample() {
    let page = rendered("html", &sample::report()).replace(STYLE, "/* style */").replace(SCRIPT, "/* script */");
    assert_snapshot!(page, @r#"
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-KUAQZLJN4/A/SEg5x+gP64Sz9V/LIM4sv/8aC9/QBlw='; script-src 'sha256-468JqhaQ3M5BIeU2uuP9+A4s3KZfpn/XGqeg6daMMqk='; base-uri 'none'; form-action 'none'">
    <meta name="referrer" content="no-referrer">
    <title>factlint: 9 assertions: 1 supported, 1 outdated, 4 contradicted, 3 undecided (1 no-evidence, 1 offline, 1 no-history)</title>
    <style>/* style */</style>
    </head>
    <body>
    <main>
    <h1>factlint</h1>
    <p>9 assertions: 1 supported, 1 outdated, 4 contradicted, 3 undecided (1 no-evidence, 1 offline, 1 no-history)</p>
    <p class="soft">factlint 0.1.0, as of 2026-11-21</p>
    <p class="note">github.com could not be reached: what was seen before is used</p>
    <div class="scroll">
    <table>
    <thead><tr><th scope="col">Kind</th><th scope="col">Contradicted</th><th scope="col">Outdated</th><th scope="col">Undecided</th><th scope="col">Supported</th></tr></thead>
    <tbody>
    <tr><td><code>crate.msrv</code></td><td>0</td><td>0</td><td>1</td><td>0</td></tr>
    <tr><td><code>crate.version_exists</code></td><td>1</td><td>0</td><td>1</td><td>0</td></tr>
    <tr><td><code>repo.stars</code></td><td>0</td><td>1</td><td>1</td><td>0</td></tr>
    <tr><td><code>rust.release_date</code></td><td>3</td><td>0</td><td>0</td><td>0</td></tr>
    <tr><td><code>rust.stabilized_in</code></td><td>0</td><td>0</td><td>0</td><td>1</td></tr>
    </tbody>
    </table>
    </div>
    <form hidden>
    <fieldset><legend>Verdicts</legend>
    <label><input type="checkbox" name="verdict" value="contradicted" checked> <span class="contradicted">contradicted (4)</span></label>
    <label><input type="checkbox" name="verdict" value="outdated" checked> <span class="outdated">outdated (1)</span></label>
    <label><input type="checkbox" name="verdict" value="unverifiable" checked> <span class="unverifiable">undecided (3)</span></label>
    <label><input type="checkbox" name="verdict" value="supported"> <span class="supported">supported (1)</span></label>
    </fieldset>
    <label>Kind <select name="kind"><option value="">all</option><option>crate.msrv</option><option>crate.version_exists</option><option>repo.stars</option><option>rust.release_date</option><option>rust.stabilized_in</option></select></label>
    <label>Document <select name="doc"><option value="">all</option><option value="1">docs/guide.md</option><option value="2">notes.md</option></select></label>
    <label>Search <input type="search" name="search" autocomplete="off"></label>
    <output id="shown" class="soft" aria-live="polite"></output>
    </form>
    <section data-doc="1">
    <h2>docs/guide.md</h2>
    <article id="f-9e243c262b10b746" data-verdict="contradicted" data-kind="rust.release_date">
    <h3><span class="contradicted">contradicted: 2025-02-20</span></h3>
    <p>the text says March 2025; Rust 1.85.0 was released on 2025-02-20</p>
    <blockquote dir="auto"><mark>Rust 1.85 came out in March 2025</mark>, and since Rust 1.85 came out in March 2025 much has happened. Nobody could foresee it.</blockquote>
    <p>Write <code>February 2025</code></p>
    <ul>
    <li>1.85.0 released 2025-02-20 <span class="soft">(<a href="https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md" rel="noopener noreferrer nofollow">rust-releases</a>, seen 2026-08-22, 3 months before 2026-11-21)</span></li>
    </ul>
    <p class="soft">Line 6, column 1 · <code>rust.release_date</code> · <code>rust@1.85 = 2025-03</code></p>
    </article>
    <article id="f-6c46678d28e2b1a3" data-verdict="contradicted" data-kind="rust.release_date">
    <h3><span class="contradicted">contradicted: 2025-02-20</span></h3>
    <p>the text says March 2025; Rust 1.85.0 was released on 2025-02-20</p>
    <blockquote dir="auto">Rust 1.85 came out in March 2025, and since <mark>Rust 1.85 came out in March 2025</mark> much has happened. Nobody could foresee it.</blockquote>
    <p>Write <code>February 2025</code></p>
    <ul>
    <li>1.85.0 released 2025-02-20 <span class="soft">(<a href="https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md" rel="noopener noreferrer nofollow">rust-releases</a>, seen 2026-08-22, 3 months before 2026-11-21)</span></li>
    </ul>
    <p class="soft">Line 6, column 45 · <code>rust.release_date</code> · <code>rust@1.85 = 2025-03</code></p>
    </article>
    <article id="f-71836634cec2f406" data-verdict="contradicted" data-kind="rust.release_date">
    <h3><span class="contradicted">contradicted: 2025-02-20</span></h3>
    <p>the text says March 2025; Rust 1.85.0 was released on 2025-02-20</p>
    <blockquote dir="auto">As was said, <mark>Rust 1.85 came out in March 2025</mark>.</blockquote>
    <p>Write <code>February 2025</code></p>
    <ul>
    <li>1.85.0 released 2025-02-20 <span class="soft">(<a href="https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md" rel="noopener noreferrer nofollow">rust-releases</a>, seen 2026-08-22, 3 months before 2026-11-21)</span></li>
    </ul>
    <p class="soft">Line 10, column 14 · <code>rust.release_date</code> · <code>rust@1.85 = 2025-03</code></p>
    </article>
    <article id="f-61b93a0515e0a64f" data-verdict="outdated" data-kind="repo.stars">
    <h3><span class="outdated">outdated: 67,483</span></h3>
    <p>the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483 now</p>
    <blockquote dir="auto"><mark>ripgrep (50,200 GitHub stars)</mark> is quick. It searches with one word.</blockquote>
    <p>Write <code>67,500</code></p>
    <ul>
    <li>55,794 stars, recorded 2025-10-01 <span class="soft">(<a href="https://github.com/BurntSushi/ripgrep" rel="noopener noreferrer nofollow">github-ranking</a>, seen 2025-10-01, 14 months before 2026-11-21)</span></li>
    <li>BurntSushi/ripgrep has 67,483 stars <span class="soft">(<a href="https://github.com/BurntSushi/ripgrep" rel="noopener noreferrer nofollow">github</a>, seen 2026-11-20, 1 day before 2026-11-21)</span></li>
    </ul>
    <p class="soft">Line 3, column 1 · <code>repo.stars</code> · <code>crate:ripgrep = 50200</code> · as of 2025-10-03, from --date or the settings</p>
    </article>
    </section>
    <section data-doc="2">
    <h2>notes.md</h2>
    <article id="f-39ad29f098bff157" data-verdict="contradicted" data-kind="crate.version_exists">
    <h3><span class="contradicted">contradicted</span></h3>
    <p>the text names serde 9.9.9; crates.io has no such release, the newest is 1.0.228</p>
    <blockquote dir="auto">mockall requires Rust 1.77. Only <mark>serde 9.9.9</mark> fixed this. GATs stabilized in Rust 1.65. See the polonius crate 0.3 and tokio, with 25k+ stars.</blockquote>
    <ul>
    <li>no release 9.9.9 among 316 <span class="soft">(<a href="https://crates.io/crates/serde/versions" rel="noopener noreferrer nofollow">crates-index</a>, seen 2026-11-21, the same day)</span></li>
    </ul>
    <p class="soft">Line 1, column 34 · <code>crate.version_exists</code> · <code>crate:serde = 9.9.9</code></p>
    </article>
    <article id="f-4000dc7519487170" data-verdict="unverifiable" data-kind="crate.msrv">
    <h3><span class="unverifiable">unverifiable: no-history</span></h3>
    <p>mockall requires Rust 1.71 now; what it required then is not known</p>
    <blockquote dir="auto"><mark>mockall requires Rust 1.77</mark>. Only serde 9.9.9 fixed this. GATs stabilized in Rust 1.65. See the polonius crate 0.3 and tokio, with 25k+ stars.</blockquote>
    <p>To decide it: compare it with the value of today, and renew the statement or its date</p>
    <p class="soft">Line 1, column 1 · <code>crate.msrv</code> · <code>crate:mockall = 1.77</code></p>
    </article>
    <article id="f-00f4803b37e6d761" data-verdict="unverifiable" data-kind="crate.version_exists">
    <h3><span class="unverifiable">unverifiable: no-evidence</span></h3>
    <p>crates.io says nothing of polonius 0.3</p>
    <blockquote dir="auto">mockall requires Rust 1.77. Only serde 9.9.9 fixed this. GATs stabilized in Rust 1.65. See the <mark>polonius crate 0.3</mark> and tokio, with 25k+ stars.</blockquote>
    <p>To decide it: check it by hand, or name its subject as the source does</p>
    <p class="soft">Line 2, column 39 · <code>crate.version_exists</code> · <code>crate:polonius = 0.3</code></p>
    </article>
    <article id="f-b54852dfdd8d2901" data-verdict="unverifiable" data-kind="repo.stars">
    <h3><span class="unverifiable">unverifiable: offline</span></h3>
    <p>tokio&#39;s stars were not looked up</p>
    <blockquote dir="auto">mockall requires Rust 1.77. Only serde 9.9.9 fixed this. GATs stabilized in Rust 1.65. See the polonius crate 0.3 and <mark>tokio, with 25k+ stars</mark>.</blockquote>
    <p>To decide it: run again without --offline</p>
    <p class="soft">Line 2, column 62 · <code>repo.stars</code> · <code>crate:tokio ≥ 25000</code></p>
    </article>
    <article id="f-68bae3d7960eb8a9" data-verdict="supported" data-kind="rust.stabilized_in">
    <h3><span class="supported">supported</span></h3>
    <p>GATs were stabilised in Rust 1.65.0</p>
    <blockquote dir="auto">mockall requires Rust 1.77. Only serde 9.9.9 fixed this. <mark>GATs stabilized in Rust 1.65</mark>. See the polonius crate 0.3 and tokio, with 25k+ stars.</blockquote>
    <ul>
    <li>1.65.0: &#34;Stabilize generic associated types&#34; <span class="soft">(<a href="https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md" rel="noopener noreferrer nofollow">rust-releases</a>, seen 2026-08-22, 3 months before 2026-11-21)</span></li>
    </ul>
    <p class="soft">Line 2, column 1 · <code>rust.stabilized_in</code> · <code>GATs = 1.65</code></p>
    </article>
    </section>
    </main>
    <script>/* script */</script>
    </body>
    </html>
    "#);
}

#[test]
fn nothing_to_check() {
    let page = rendered("html", &sample::of(Vec::new()));
    let body = page.split("<body>").nth(1).unwrap().split("<script>").next().unwrap();
    assert_snapshot!(body, @r#"
    <main>
    <h1>factlint</h1>
    <p>no checkable assertion was found</p>
    <p class="soft">factlint 0.1.0, as of 2026-11-21</p>
    <p class="note">github.com could not be reached: what was seen before is used</p>
    </main>
    "#);
}

#[test]
fn the_policy_names_the_style_and_the_script() {
    assert_eq!((hash(STYLE).as_str(), hash(SCRIPT).as_str()), (STYLE_HASH, SCRIPT_HASH));
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import"), "nothing is fetched");
}

fn hash(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::from("sha256-");
    for chunk in Sha256::digest(text).chunks(3) {
        let bits = chunk.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            out.push(if at <= chunk.len() { char::from(DIGITS[bits >> (18 - 6 * at) & 63]) } else { '=' });
        }
    }
    out
}

/// The page with all that the report can put into it taken out.
fn frame(page: &str) -> String {
    page.chars().filter(|c| matches!(c, '<' | '>')).collect()
}

#[test]
fn text_stays_text() {
    let hostile = "</mark></style></script><script>alert(1)</script><img src=x onerror='alert(1)'>\"'`{{ 7*7 }}\u{1b}[2J\u{202e}";
    let report = sample::hostile(hostile);
    let page = rendered("html", &report);
    assert_eq!(page.matches("<script").count(), 1);
    assert!(!page.contains("<img") && !page.contains('\u{1b}') && !page.contains('\u{202e}'));
    assert_eq!(frame(&page), frame(&rendered("html", &sample::hostile("x"))));
}

#[test]
fn only_pages_are_linked() {
    let mut report = sample::report();
    report.findings.truncate(1);
    for (item, url) in report.findings[0].evidence.iter_mut().zip(["javascript:alert(1)", "data:text/html,<script>"]) {
        item.url = url.to_owned();
    }
    assert!(!rendered("html", &report).contains("href="));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_an_element(words in any::<String>()) {
        let page = rendered("html", &sample::hostile(&words));
        prop_assert_eq!(frame(&page), frame(&rendered("html", &sample::hostile("x"))));
    }
}
