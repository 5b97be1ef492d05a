//! A source that is slow: the others go on without it.

use crate::documents::Documents;
use crate::facts::crates;
use crate::findings::{audit, place};
use crate::server::Act;
use crate::world::World;

const CRATES: usize = 12;

/// What the index has to tell, and what GitHub has to tell once the registry has named the repositories.
fn documents() -> Documents {
    let mut documents = Documents::default();
    for krate in crates(CRATES) {
        let (name, newest, stars) = (&krate.name, &krate.newest().0, krate.stars);
        let text = format!("The latest version of `{name}` is {newest}.\n\nThe `{name}` crate has {stars} GitHub stars.\n");
        documents.files.push((format!("docs/{name}.md"), text));
        documents.verdicts.extend(["supported", "supported"]);
    }
    documents
}

#[test]
fn a_slow_source_holds_up_no_other() {
    let (world, documents) = (World::of(CRATES), documents());
    let place = place(&world, &documents);
    // The index says nothing before GitHub is asked, and that is only after an answer of the registry.
    world.through(|asked, honest, _| match asked.source() {
        "index" => Act::After("github", honest),
        _ => Act::Answer(honest),
    });
    let ran = audit(&place, &[]);
    assert_eq!(ran.each("verdict"), documents.verdicts, "{}", ran.stderr);
    let asked = world.server.take();
    assert!(asked.iter().all(|asked| asked.nth == 0), "nobody had to be asked again");
    let first = |source: &str| asked.iter().position(|asked| asked.source() == source).unwrap();
    assert!(first("index") < first("github") && first("api") < first("github"));
}
