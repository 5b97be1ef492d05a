//! Processes that are killed while they write.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::*;

/// The writers work in a folder of their own, where this file tells them to.
const GO: &str = "write-until-killed";
const ACKNOWLEDGED: &str = "acknowledged ";

/// What a writer does; without the file, in an ordinary run of the tests, nothing.
#[test]
fn writer() {
    let Ok(name) = fs::read_to_string(GO) else { return };
    let mut ledger = Ledger::open(Path::new("../ledger.db")).unwrap();
    for n in 0..400 {
        let repo = format!("{name}/{n}");
        let records = [replied(stars(&repo, NOW, 7)), replied(versions(&repo, NOW, 50))];
        ledger.record(&records, at(NOW)).unwrap();
        println!("{ACKNOWLEDGED}{repo}");
    }
}

fn start_writer(folder: &Path, name: &str) -> Child {
    let own = folder.join(name);
    fs::create_dir(&own).unwrap();
    fs::write(own.join(GO), name).unwrap();
    let test = module_path!().split_once("::").unwrap().1.to_owned() + "::writer";
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", &test, "--nocapture"]).current_dir(own).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().unwrap()
}

/// Reads so many acknowledgements, kills the writer, and reads those that it had given by then.
fn kill_after(mut writer: Child, count: usize) -> Vec<String> {
    let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    let mut acknowledged = Vec::new();
    for line in lines.map_while(Result::ok) {
        acknowledged.extend(line.split_once(ACKNOWLEDGED).map(|(_, repo)| repo.to_owned()));
        if acknowledged.len() == count {
            writer.kill().unwrap();
        }
    }
    writer.wait().unwrap();
    acknowledged
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged = Vec::new();
    for count in [1, 4, 15] {
        let writers = ["a", "b"].map(|name| start_writer(folder.path(), &format!("{name}{count}")));
        acknowledged.extend(writers.into_iter().flat_map(|writer| kill_after(writer, count)));
        let ledger = Ledger::open(&folder.path().join("ledger.db")).unwrap();
        assert_eq!(ledger.verify().unwrap(), Vec::<String>::new());
        let asks: Vec<Ask> = acknowledged.iter().map(|repo| stars_of(repo)).collect();
        assert_eq!(ledger.replies(&asks).unwrap().len(), asks.len());
        // All of a transaction or nothing of it.
        let status = ledger.status().unwrap();
        assert_eq!(status.sources[0].replies, status.sources[1].replies);
    }
    assert!(acknowledged.len() >= 2 * (1 + 4 + 15));
}
