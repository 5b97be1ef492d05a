use insta::assert_snapshot;
use proptest::prelude::*;

use super::*;

/// Each exception in a line: where it stands, what it covers, what is wrong with it.
fn told(path: &str, text: &str) -> String {
    let line = |exception: Exception| {
        let covers = exception.covers;
        let covered = text[covers.range()].split_whitespace().collect::<Vec<_>>().join(" ");
        let fault = exception.fault.map(|fault| format!(" {fault:?}")).unwrap_or_default();
        assert_eq!(text.get(exception.span.range()), Some(exception.text.as_str()));
        format!("{}:{} {}: {covered:?}{fault}\n", exception.line, exception.column, exception.reason)
    };
    exceptions(&Document::new(path, text)).into_iter().map(line).collect()
}

#[test]
fn markdown_the_next_block() {
    assert_snapshot!(told("a.md", "\u{feff}One.\n\n<!-- factlint: ignore[a] para -->\nTwo\nlines.\n\nThree.\n\n\
        <!-- factlint: ignore[a] heading -->\n# Title\nText.\n\n<!-- factlint: ignore[a] list -->\n\n- x\n- y\n\nAfter.\n\n\
        <!-- factlint: ignore[a] table -->\n\n| a | b |\n|---|---|\n| c | d |\n\nAfter.\n"), @r##"
    3:1 para: "Two lines."
    9:1 heading: "# Title"
    13:1 list: "- x - y"
    20:1 table: "| a | b | |---|---| | c | d |"
    "##);
}

#[test]
fn markdown_within_a_block() {
    assert_snapshot!(told("a.md", "A <!-- factlint: ignore[a] inline --> b\nc.\n\n- x <!-- factlint: ignore[a] item -->\n- y\n\n\
        | a | b |\n|---|---|\n| c | d <!-- factlint: ignore[a] row --> |\n| e | f |\n\n\
        - <!-- factlint: ignore[a] tight -->\n  words\n- z\n\nText.\n\n<!-- factlint: ignore[a] last -->\n"), @r##"
    1:3 inline: "A <!-- factlint: ignore[a] inline --> b c."
    4:5 item: "- x <!-- factlint: ignore[a] item -->"
    9:9 row: "| c | d <!-- factlint: ignore[a] row --> |"
    12:3 tight: "- <!-- factlint: ignore[a] tight --> words"
    18:1 last: ""
    "##);
}

#[test]
fn comments_in_code_do_not_count() {
    assert_eq!(
        told(
            "a.md",
            "```html\n<!-- factlint: ignore[a] x -->\n```\n\n    <!-- factlint: ignore[a] x -->\n\n`<!-- factlint: ignore[a] x -->`\n\n<pre>\n<!-- factlint: ignore[a] x -->\n</pre>\n"
        ),
        ""
    );
    assert_eq!(
        told("a.html", "<pre><!-- factlint: ignore[a] x --></pre><script>'<!-- factlint: ignore[a] x -->'</script><p>a"),
        ""
    );
}

#[test]
fn regions_and_files() {
    assert_snapshot!(told("a.md", "<!-- factlint: ignore-file[a] file -->\nOne.\n\n<!-- factlint: ignore-start[a] region -->\n\nTwo.\n\n\
        <!-- factlint: ignore-start[b] inner -->\n\nThree.\n\n<!-- factlint: ignore-end[a] -->\n\nFour.\n\n<!-- factlint: ignore-end -->\n\n\
        <!-- factlint: ignore-end -->\n\n<!-- factlint: ignore-start[c] open -->\n"), @r##"
    1:1 file: "<!-- factlint: ignore-file[a] file --> One. <!-- factlint: ignore-start[a] region --> Two. <!-- factlint: ignore-start[b] inner --> Three. <!-- factlint: ignore-end[a] --> Four. <!-- factlint: ignore-end --> <!-- factlint: ignore-end --> <!-- factlint: ignore-start[c] open -->"
    4:1 region: "Two. <!-- factlint: ignore-start[b] inner --> Three."
    8:1 inner: "Three. <!-- factlint: ignore-end[a] --> Four."
    18:1 : "" NotBegun
    20:1 open: "" Unclosed
    "##);
}

#[test]
fn html_by_its_tags() {
    assert_snapshot!(told("a.html", "<body><!-- factlint: ignore[a] para --><p>One <b>two</b>.<p>Three.\
        <!-- factlint: ignore[a] list --><ul><li>x<li>y</ul><ul><li>v <!-- factlint: ignore[a] item --> w<li>z</ul>\
        <table><tr><td>a<td>b<tr><td>c<td>d <!-- factlint: ignore[a] row --></tr></table>\
        <!-- factlint: ignore[a] div --><div><p>p</p><div>q</div></div>\
        <!-- factlint: ignore[a] words --> bare <i>words</i><hr>more\
        <div>in<!-- factlint: ignore[a] vain --></div><p>x"), @r##"
    1:7 para: "<p>One <b>two</b>."
    1:67 list: "<p>Three.<!-- factlint: ignore[a] list -->"
    1:129 item: "<li>v <!-- factlint: ignore[a] item --> w"
    1:210 row: "<tr><td>c<td>d <!-- factlint: ignore[a] row --></tr>"
    1:255 div: "<div><p>p</p><div>q</div></div>"
    1:318 words: "bare <i>words</i>"
    1:385 vain: "in<!-- factlint: ignore[a] vain --></div>"
    "##);
}

#[test]
fn plain_text_by_its_lines() {
    assert_snapshot!(told("a.txt", "One.\n<!-- factlint: ignore[a] para -->\nTwo\r\nlines.\n\nThree <!-- factlint: ignore[a] inline -->\nmore.\n\n\
        - x <!-- factlint: ignore[a] item -->\n- y\n\n<!-- factlint: ignore[a]\n two lines -->\n\n\nFour.\n"), @r##"
    2:1 para: "Two lines."
    6:7 inline: "Three <!-- factlint: ignore[a] inline --> more."
    9:5 item: "x"
    12:1 two lines: "Four."
    "##);
}

#[test]
fn plain_text_is_read_without_the_comments() {
    let text = "One <!-- factlint: ignore[a] x --> two.\n<!-- factlint: ignore[a]\n words -->\nThree <!-- kept -->.\n";
    let blocks: Vec<String> =
        crate::reader::with_text(text, |blocks| blocks.iter().map(|block| block.text.as_str().to_owned()).collect());
    assert_eq!(blocks, ["One  two.", "Three <!-- kept -->."]);
}

proptest! {
    #[test]
    fn every_span_is_sound(text in "(<!-- factlint: ignore(-start|-end|-file)?\\[a\\] é -->|<[/]?(p|li|ul|td|tr|table|div|pre|b)>|[a-z|*#`é \n-]){0,40}", path in "a\\.(md|html|txt)") {
        for exception in exceptions(&Document::new(path.as_str(), text.as_str())) {
            prop_assert_eq!(text.get(exception.span.range()), Some(exception.text.as_str()));
            prop_assert!(text.get(exception.covers.range()).is_some(), "{:?} in {:?}", exception.covers, text);
        }
    }
}
