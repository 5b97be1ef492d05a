//! The summary of a workflow's step.

use crate::program::{Place, ran};

#[test]
fn a_workflow_has_ten_annotations_and_a_summary_of_all() {
    let place = Place::new();
    let wrong: String = (0..15).map(|nth| format!("Rust 1.{}.0 was released in March 2014.\n\n", 60 + nth)).collect();
    place.file("a.md", wrong);
    let summary = place.file("summary.md", "# Another step\n");
    let run = |args: &[&str]| ran(place.command().env("GITHUB_STEP_SUMMARY", &summary).args(args).output().unwrap());
    let shown = run(&["audit", "a.md", "--offline", "--format", "github"]);
    assert_eq!(shown.code, 1, "{}", shown.stderr);
    assert_eq!(shown.stdout.matches("::error ").count(), 10);
    let text = place.read("summary.md");
    assert!(text.starts_with("# Another step\n## factlint\n"), "{text}");
    assert_eq!(text.matches("**contradicted**").count(), 15);
    run(&["audit", "a.md", "--offline", "--format", "human"]);
    assert_eq!(place.read("summary.md"), text, "only the format for workflows writes one");
    let refused = ran(place
        .command()
        .env("GITHUB_STEP_SUMMARY", "no/such/folder")
        .args(["audit", "a.md", "--offline", "--format", "github"])
        .output()
        .unwrap());
    assert!(refused.code == 2 && refused.stderr.contains("factlint::output::summary"), "{}", refused.stderr);
}
