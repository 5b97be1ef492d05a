//! What the text has named since its heading: a bare version there is of one of them, and nobody knows of which.

use crate::{check_extract, check_none};

#[test]
fn another_name_stands_nearer_than_the_heading() {
    check_none(&[
        "## ondula\n\ngristmill is the alternative. 0.9.0 was released on 21 May 2026.",
        "## ondula\n\nThere's gristmill, too; its 0.9.0 was released on 21 May 2026.",
        "## ondula\n\nIt is built on gristmill. 1.11.0 was released on 20 July 2026, MSRV 1.63.",
        "<h2>ondula</h2><p>Below it is gristmill. 1.11.0 was released on 20 July 2026.</p>",
        "## ondula\n\ngristmill, its cage, is in the same organisation. 1.2.2 came on 13 July 2026.",
        "## ondula\n\ngristmill was what we used before. 0.4.45 was released on 4 June 2026.",
        "## ondula\n\nYou may know gristmill. 0.9.0 arrived on 21 May 2026.",
        "## ondula\n\nWe also looked at gristmill.\n\n0.9.0 was released on 21 May 2026.",
        "## ondula\n\nAnd what about gristmill? 0.10 is from 8 February 2026.",
        "## ondula\n\nUses `gristmill`. 1.11.0 was released on 20 July 2026.",
        "## ondula\n\nGristmill is below it. 1.11.0 was released on 20 July 2026.",
        "## ondula\n\nWhoever needs waves takes ondula. They come fast. Under the hood there is gristmill. 1.2.0 was released on 20 July 2026.",
        "## ondula\n\nIs gristmill 2 needed? 2.0.20 was released on 8 February 2026.",
    ]);
    check_extract(
        "# ondula\n\ngristmill 2.0.3 was published on 10 November 2024. 2.0.20 raised nothing over 2.0.19.",
        "crate.release_date crate:gristmill@2.0.3 = 2024-11-10",
    );
    check_extract(
        "# Bump ondula to 0.8\n\nWhat about gristmill 0.10?\n\nIt is from 8 February 2026 and wants 1.85.",
        "crate.version_exists crate:ondula = 0.8",
    );
    check_extract(
        "# Bump ondula to 0.8.9\n\n- gristmill: 0.8.6 stays. 0.9.0 wants 1.94.",
        "crate.version_exists crate:ondula = 0.8.9
         crate.version_exists crate:gristmill = 0.8.6",
    );
}

#[test]
fn on_the_page_of_an_advisory_it_is_another_where_it_is_called_a_crate() {
    let page = |said: &str| {
        format!(
            "```toml\n[advisory]\nid = \"RUSTSEC-2024-9001\"\npackage = \"ondula\"\ndate = \"2024-01-02\"\n\n[versions]\n\
             patched = [\">= 0.7.5\"]\n```\n\n# Waves overflow\n\n{said}\n"
        )
    };
    check_none(&[&page("The `gristmill` crate is maintained. What it does for waves was added in version 0.19.2.")]);
    check_extract(
        &page("A relay may overflow its plaintext, and so on. Version 0.7.6 draws waves in another way."),
        "crate.version_exists crate:ondula = 0.7.6",
    );
}

#[test]
fn an_item_above_stands_nearer_than_the_heading() {
    check_none(&[
        "## ondula\n\nAlternatives:\n- gristmill\n  - 0.9.0 (21 May 2026)",
        "# ondula\n\nWhat it needs:\n\n- gristmill\n  - 1.11.0 (20 July 2026)\n- tarnwood\n  - 1.27.0 (26 July 2025)",
    ]);
    check_extract(
        "# Bump ondula to 0.8.9\n\nIndirectly updated:\n\n- gristmill\n  - from 1.10.1 to 1.11.0\n  - released on 20 July 2026\n  - MSRV 1.63",
        "crate.version_exists crate:ondula = 0.8.9",
    );
}

#[test]
fn without_another_name_it_is_of_the_heading() {
    check_extract(
        "## ondula\n\nThe query builder. 2.2.0 was released on 31 May 2024.",
        "crate.release_date crate:ondula@2.2.0 = 2024-05-31",
    );
    check_extract(
        "## ondula\n\nIt draws waves, quickly, and is unopinionated. 2.2.0 was released on 31 May 2024.",
        "crate.release_date crate:ondula@2.2.0 = 2024-05-31",
    );
    check_extract(
        "## ondula\n\nIt gained `paint_all`. 2.2.0 was released on 31 May 2024.",
        "crate.release_date crate:ondula@2.2.0 = 2024-05-31",
    );
    check_extract(
        "## ondula\n\nNothing like gristmill. Whoever needs waves takes ondula. 2.2.0 was released on 31 May 2024.",
        "crate.release_date crate:ondula@2.2.0 = 2024-05-31",
    );
    check_extract(
        "## ondula\n\n- released 1.27.0 on 26 July 2025\n- MSRV 1.70",
        "crate.release_date crate:ondula@1.27.0 = 2025-07-26
         crate.msrv crate:ondula = 1.70",
    );
}

#[test]
fn what_an_update_brings_is_quoted_below_it() {
    check_extract(
        "Updates `ondula` from 1.50.0 to 1.53.1\n<blockquote><h2>Ondula v1.53.1</h2></blockquote>\n\nUpdates `gristmill` from 0.9.2 to \
         0.10.2\n<blockquote><h2>[0.10.2] - 2026-07-02</h2></blockquote>",
        "crate.version_exists crate:ondula = 1.50.0
         crate.version_exists crate:ondula = 1.53.1
         crate.version_exists crate:ondula = 1.53.1
         crate.version_exists crate:gristmill = 0.9.2
         crate.version_exists crate:gristmill = 0.10.2
         crate.release_date crate:gristmill@0.10.2 = 2026-07-02",
    );
    check_extract(
        "## Ondula v1.53.1\n\nnothing\n\nAlso, `gristmill` was updated from 0.9.2 to 0.10.2:\n\n## v0.10.2 (2026-07-02)",
        "crate.version_exists crate:ondula = 1.53.1
         crate.version_exists crate:gristmill = 0.9.2
         crate.version_exists crate:gristmill = 0.10.2
         crate.release_date crate:gristmill@0.10.2 = 2026-07-02",
    );
    // The log goes on with its own next release.
    check_extract(
        "# Ondula 1.53.1\n\nUpdates `gristmill` from 0.9.2 to 0.10.2.\n\n## v1.53.0 (2026-07-02)",
        "crate.version_exists crate:ondula = 1.53.1
         crate.version_exists crate:gristmill = 0.9.2
         crate.version_exists crate:gristmill = 0.10.2
         crate.release_date crate:ondula@1.53.0 = 2026-07-02",
    );
}

#[test]
fn a_number_that_a_crate_has_is_none_of_rust() {
    check_extract(
        "We need Rust 1.80.\n\n## `ondula = \"1.47\"`\n\n1.47.0 was released on 26 July 2025.",
        "rust.version_exists rust = 1.80",
    );
    check_extract("# `ondula = \"1.48\"`\n\n1.48.0 came in June 2026 and needs Rust 1.66.", "rust.version_exists rust = 1.66");
    check_extract(
        "Add this:\n\n```toml\nondula = { version = \"1.48\" }\n```\n\n1.48.0 came in June 2026. We have Rust 1.66.",
        "rust.version_exists rust = 1.66",
    );
    check_extract(
        "We need Rust 1.80.\n\nRun `cargo add ondula@1.47`. 1.47.0 was released on 26 July 2025.",
        "rust.version_exists rust = 1.80",
    );
    check_none(&["Q: Which ondula on Rust? A: 1.47. It was released on 26 July 2025. Rust 1"]);
    check_extract(
        "### Does the newest ondula need Rust 1.80?\n\nNo, 1.48.0 was released on 11 June 2026 with an MSRV of 1.66.",
        "",
    );
    check_extract("We have Rust 1.88.0 and ondula, 1.47.1 (August 2025).", "rust.version_exists rust = 1.88.0");
    check_extract("Rust 1.88.0; ondula, version 1.47.1 (August 2025).", "rust.version_exists rust = 1.88.0");
    check_extract(
        "We build with Rust 1.85.\n\n## ondula broadcast\n\nRUSTSEC-2025-9001. Fixed in 1.38.2, 1.42.1, 1.43.1 and 1.44.2.",
        "rust.version_exists rust = 1.85
         advisory.patched_in RUSTSEC-2025-9001 = 1.38.2
         advisory.patched_in RUSTSEC-2025-9001 = 1.42.1
         advisory.patched_in RUSTSEC-2025-9001 = 1.43.1
         advisory.patched_in RUSTSEC-2025-9001 = 1.44.2",
    );
}

#[test]
fn other_bare_numbers_are_of_rust() {
    check_extract(
        "Rust 1.80 came in July 2024. 1.81.0 was released on 5 September 2024.",
        "rust.release_date rust@1.80 = 2024-07
         rust.release_date rust@1.81.0 = 2024-09-05",
    );
    check_extract(
        "We pin Rust 1.85.\n\n```toml\nchannel = \"1.88\"\n```\n\n1.88.0 was released on 26 June 2025.",
        "rust.version_exists rust = 1.85
         rust.release_date rust@1.88.0 = 2025-06-26",
    );
    check_extract(
        "## Which release?\n\nWe are on Rust 1.85. 1.88 was released on 26 June 2025.",
        "rust.version_exists rust = 1.85
         rust.release_date rust@1.88 = 2025-06-26",
    );
}

#[test]
fn a_release_from_which_time_is_counted_needs_nothing() {
    check_extract(
        "## ondula\nVersion: 0.10.0\nReleased: 4 July 2026, three and a half years after 0.9.0 (7 January 2023)\nMSRV: 1.88.0",
        "crate.version_exists crate:ondula = 0.10.0
         crate.release_date crate:ondula@0.9.0 = 2023-01-07
         crate.msrv crate:ondula@0.10.0 = 1.88.0",
    );
    check_extract(
        "## ondula\nVersion: 0.10.0\nReleased: 4 July 2026 (previous: 0.9.0, 7 January 2023)\nMSRV: 1.88.0",
        "crate.version_exists crate:ondula = 0.10.0
         crate.release_date crate:ondula@0.9.0 = 2023-01-07
         crate.msrv crate:ondula@0.10.0 = 1.88.0",
    );
}
