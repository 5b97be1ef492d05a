//! Whose stars are told: those of the repository to which the words lead.

use crate::{check_extract, check_none};

#[test]
fn a_link_is_surer_than_the_names_in_its_words() {
    for (text, expect) in [
        ("A [plugin for bat](https://github.com/hollowpine/bat-extras) with 2.5k stars.", "github:hollowpine/bat-extras = 2500"),
        (
            "The [awesome list for brindle](https://github.com/pines/brindle-assets) collected 1.5k stars.",
            "github:pines/brindle-assets = 1500",
        ),
        ("[Brindle engine](https://github.com/hollowpine/brindle): 40k stars.", "github:hollowpine/brindle = 40000"),
        ("[The brindle repository](https://github.com/hollowpine/brindle) has 67k stars.", "github:hollowpine/brindle = 67000"),
        ("A [fork](https://github.com/pines/brindle-all) of `brindle` has 9k stars.", "github:pines/brindle-all = 9000"),
    ] {
        check_extract(text, &format!("repo.stars {expect}"));
    }
    check_extract(
        "- [brindle](https://github.com/hollowpine/brindle) \u{2013} \u{2b50} 67k\n\n\
         A [fork of brindle](https://github.com/pines/brindle-all) with more: 9k stars.\n",
        "repo.stars github:hollowpine/brindle = 67000
         repo.stars github:pines/brindle-all = 9000",
    );
}

#[test]
fn what_a_thing_is_built_on_or_like_has_stars_of_its_own() {
    for text in [
        "[brindle-all](https://github.com/pines/brindle-all), built on [brindle](https://github.com/hollowpine/brindle), has 9k stars.",
        "[brindle-all](https://github.com/pines/brindle-all), like `pavise`, has 9k stars.",
    ] {
        check_extract(text, "repo.stars github:pines/brindle-all = 9000");
    }
    check_none(&[
        "A fork of `brindle` has 9k stars.",
        "The TUI for `brindle` has 9k stars.",
        "The community list for [brindle](https://github.com/hollowpine/brindle) has 1k stars.",
    ]);
}

#[test]
fn other_sites_count_no_stars_of_github() {
    check_none(&[
        "The [GitLab mirror of brindle](https://gitlab.com/mirrors/brindle) has 12 stars.",
        "- [brindle on Codeberg](https://codeberg.org/hollowpine/brindle) \u{2013} 12 stars",
    ]);
}

#[test]
fn an_address_in_the_text_is_that_of_the_repository() {
    check_extract(
        "The project's repository, https://github.com/birdworks/brindle, has 8,100 stars and 300 forks.",
        "repo.stars github:birdworks/brindle = 8100",
    );
}
