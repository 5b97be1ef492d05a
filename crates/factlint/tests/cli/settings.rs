//! Settings: what wins, what a found file may say, and how mistakes are told.

use crate::program::Place;
use crate::world::World;

const GOOD: &str = "Rust 1.85 came out in March 2025. GATs landed in Rust 1.65.\n";
const STARS: &str = "[ferris/lamp](https://github.com/ferris/lamp) has 1,234 GitHub stars.\n";

fn place() -> Place {
    let place = Place::new();
    place.file("docs/good.md", GOOD);
    place
}

#[test]
fn an_unknown_key_names_its_neighbour_and_its_place() {
    let place = place();
    place.file("my.toml", "[cache]\npath = \"x.db\"\nrecorde = false\n");
    let ran = place.run(&["audit", "docs", "--config", "my.toml"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(ran.stderr, @"
    factlint::settings::unknown-key

      × unknown key `recorde` in my.toml
       ╭─[my.toml:3:1]
     2 │ path = \"x.db\"
     3 │ recorde = false
       · ───┬───
       ·    ╰── not known
       ╰────
      help: did you mean `recorded`? known: path, recorded
    ");
}

#[test]
fn a_found_file_may_narrow_and_no_more() {
    let place = place();
    place.file("docs/factlint.toml", "[kinds.\"rust.release_date\"]\nenabled = false\n");
    let ran = place.run(&["audit", "--offline", "docs", "--format", "jsonl"]);
    assert_eq!((ran.code, ran.each("predicate")), (0, vec!["rust.stabilized_in".into()]), "{}", ran.stdout);

    let world = World::new();
    place.file("docs/factlint.toml", world.settings());
    let ran = place.run(&["audit", "docs"]);
    assert_eq!((ran.code, world.count()), (2, 0));
    insta::assert_snapshot!(ran.stderr.replace(&world.url, "http://HOST"), @"
    factlint::settings::untrusted

      × docs/factlint.toml was found in the tree and may not set `sources.crates-index.url`
       ╭─[docs/factlint.toml:2:1]
     1 │ [sources.crates-index]
     2 │ url = \"http://HOST/index/\"
       · ─┬─
       ·  ╰── not allowed in a file that was not named
     3 │ [sources.crates-api]
       ╰────
      help: a factlint.toml that is merely found may only narrow what is read, which kinds are
            checked, what is tolerated and how it is shown, because it may come from a stranger. If
            you trust it, name it: --config docs/factlint.toml
    ");
    let named = place.run(&["audit", "--offline", "docs", "--config", "docs/factlint.toml"]);
    assert_eq!(named.code, 1, "the same file is trusted when it is named: {}", named.stderr);
}

#[test]
fn a_flag_wins_over_set_over_pipeline_over_config_over_own_over_found() {
    let place = Place::new();
    place.file("docs/a.md", STARS);
    let date = |ran: crate::program::Ran| ran.each("as_of").first().cloned().unwrap_or_default();
    let mut args = vec!["extract", "docs", "--format", "jsonl"];
    let mut dates = vec![date(place.run(&args))];
    place.file("docs/factlint.toml", "extract.date = '2001'");
    dates.push(date(place.run(&args)));
    place.file("home/.config/factlint/factlint.toml", "extract.date = '2002'");
    dates.push(date(place.run(&args)));
    place.file("config.toml", "extract.date = '2003'");
    args.extend(["--config", "config.toml"]);
    dates.push(date(place.run(&args)));
    place.file("pipeline.toml", "extract.date = '2004'");
    args.extend(["--pipeline", "pipeline.toml"]);
    dates.push(date(place.run(&args)));
    args.extend(["--set", "extract.date=2005"]);
    dates.push(date(place.run(&args)));
    args.extend(["--date", "2006"]);
    dates.push(date(place.run(&args)));
    assert_eq!(dates, ["null", "2001", "2002", "2003", "2004", "2005", "2006"]);
}

#[test]
fn dates_are_given_by_the_longest_pattern() {
    let place = Place::new();
    place.file("docs/a.md", STARS);
    place.file("docs/2024/old.md", STARS);
    place.file("my.toml", "extract.dates = { 'docs/**' = '2025-06', 'docs/2024/**' = '2024-12' }\n");
    let ran = place.run(&["extract", "docs", "--config", "my.toml", "--format", "jsonl"]);
    assert_eq!(ran.each("as_of"), ["2024-12", "2025-06"]);
    assert_eq!(ran.each("as_of_from")[0], "given");
}

#[test]
fn mistakes_of_every_form_end_with_2() {
    let place = place();
    place.file("syntax.toml", "[cache\n");
    for (args, code) in [
        (&["--config", "gone.toml"][..], "factlint::settings::unreadable"),
        (&["--config", "syntax.toml"], "factlint::settings::syntax"),
        (&["--set", "lookup.max-age=soon"], "factlint::settings::value"),
        (&["--set", "cache"], "factlint::settings::set"),
        (&["--set", "sources.github.token-env2=X"], "factlint::settings::unknown-key"),
        (&["--set", "sources.crates-index.token-env=X"], "factlint::settings::source"),
        (&["--set", "sources.crates-index.rate=fast"], "factlint::settings::value"),
        (&["--set", "extract.exclude=['a[']"], "factlint::settings::pattern"),
        (&["--set", "extract.jobs=0"], "factlint::settings::value"),
        (&["--set", "extract.jobs=1025"], "factlint::settings::value"),
        (
            &["--set", "sources.crates-index.url=file:///etc/passwd", "--set", "cache.recorded=false"],
            "factlint::settings::source",
        ),
    ] {
        let ran = place.run(&[&["audit", "docs"], args].concat());
        assert!(ran.code == 2 && ran.stderr.contains(code) && ran.stderr.contains("help:"), "{args:?}: {}", ran.stderr);
    }
    for args in
        [&["--format", "pdf"][..], &["--kind", "repo.star"], &["--fail-on", "wrong"], &["--jobs", "0"], &["--as-of", "soon"]]
    {
        let ran = place.run(&[&["audit", "docs"], args].concat());
        assert!(ran.code == 2 && ran.stderr.contains(args[0]), "{args:?}: {}", ran.stderr);
    }
}

#[test]
fn the_ledger_is_named_by_flag_then_environment_then_settings() {
    let place = place();
    let (world, settings) = (World::new(), "cache.path=set/l.db");
    place.settings_for(&world);
    let args = ["audit", "docs", "--config", "world.toml", "--set", settings];
    place.run(&args);
    assert!(place.path().join("set/l.db").exists());
    place.command().args(args).env("FACTLINT_CACHE", "env/l.db").output().unwrap();
    assert!(place.path().join("env/l.db").exists());
    place.command().args(args).args(["--cache", "flag/l.db"]).env("FACTLINT_CACHE", "other/l.db").output().unwrap();
    assert!(place.path().join("flag/l.db").exists() && !place.path().join("other").exists());
    assert!(!place.path().join("home/.local").exists());
}
