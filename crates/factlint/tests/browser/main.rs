//! The report for a browser, in a browser: headless Chromium, where this machine has it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(clippy::print_stderr, reason = "a test that is left out says so")]

mod chromium;

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use chromium::Chromium;
use serde_json::Value;
use tempfile::TempDir;

/// The committed example: all that a page needs is in the report.
const STORED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../reports/examples/json.json");

fn browser() -> Option<Chromium> {
    let browser = Chromium::start();
    if browser.is_none() {
        eprintln!("left out: no Chromium is installed (apt-get install chromium)");
    }
    browser
}

/// The page of a report.
fn page(folder: &TempDir, report: &Path) -> PathBuf {
    let page = folder.path().join("page.html");
    let mut program = Command::new(assert_cmd::cargo::cargo_bin!("factlint"));
    let status = program.arg("report").arg(report).args(["--format", "html", "--output"]).arg(&page).status().unwrap();
    assert!(status.success());
    page
}

const SHOWN: &str = "[...document.querySelectorAll('article')].filter((row) => row.checkVisibility()).length";

#[test]
fn filters_work_also_by_keyboard() {
    let Some(mut browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let page = page(&folder, Path::new(STORED));
    let report: Value = serde_json::from_str(&std::fs::read_to_string(STORED).unwrap()).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let count = |fits: &dyn Fn(&Value) -> bool| findings.iter().filter(|finding| fits(finding)).count();
    browser.open(&page);
    assert_eq!(browser.evaluate(SHOWN), count(&|finding| finding["verdict"] != "supported"), "what is well is not in the way");

    browser.evaluate("document.querySelector('input[value=supported]').click()");
    assert_eq!(browser.evaluate(SHOWN), findings.len());
    let said = browser.evaluate("document.getElementById('shown').textContent");
    assert_eq!(said, format!("{0} of {0} shown", findings.len()));

    let choose = |name: &str, value: &str| {
        format!(
            "{{ const box = document.querySelector('select[name={name}]'); box.value = '{value}'; box.dispatchEvent(new Event('input', {{ bubbles: true }})); }}"
        )
    };
    browser.evaluate(&choose("kind", "repo.stars"));
    assert_eq!(browser.evaluate(SHOWN), count(&|finding| finding["predicate"] == "repo.stars"));
    assert!(
        browser.evaluate("document.querySelectorAll('article[data-kind=\"repo.stars\"] svg circle').length").as_u64() > Some(10)
    );
    browser.evaluate(&choose("kind", ""));
    browser.evaluate(&choose("doc", "1"));
    assert_eq!(browser.evaluate(SHOWN), findings.len(), "there is one document");

    // From the keyboard alone: a slash leads to the search, words narrow it, tabs lead on.
    browser.press("/", 191);
    assert_eq!(browser.evaluate("document.activeElement.name"), "search");
    browser.call("Input.insertText", serde_json::json!({ "text": "among releases" }));
    let is_missing = |finding: &Value| finding["evidence"].to_string().contains(" among ");
    assert!(count(&is_missing) > 0);
    assert_eq!(browser.evaluate(SHOWN), count(&is_missing));
    browser.evaluate(
        "document.querySelector('input[type=search]').value = ''; document.querySelector('input[name=verdict]').focus()",
    );
    let before = browser.evaluate("document.activeElement.checked");
    browser.press("Space", 32);
    assert_ne!(browser.evaluate("document.activeElement.checked"), before, "the space bar turns a verdict off");
    assert_eq!(browser.evaluate(SHOWN), count(&|finding| finding["verdict"] != "contradicted"));
    let mut reached = Vec::new();
    for _ in 0..12 {
        browser.press("Tab", 9);
        reached.push(browser.evaluate("document.activeElement.name || document.activeElement.tagName").to_string());
    }
    for part in ["\"kind\"", "\"doc\"", "\"search\"", "\"A\""] {
        assert!(reached.iter().any(|name| name == part), "{part} among {reached:?}");
    }
}

#[test]
fn it_fits_a_phone_and_a_desk_by_day_and_by_night() {
    let Some(mut browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let page = page(&folder, Path::new(STORED));
    let mut grounds = Vec::new();
    for (width, height, dark) in [(390, 844, false), (390, 844, true), (1280, 900, false), (1280, 900, true)] {
        browser.screen(width, height, dark);
        browser.open(&page);
        let over = browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assert_eq!(over, 0, "nothing is wider than {width} pixels");
        let cut =
            "[...document.querySelectorAll('article')].filter((row) => row.getBoundingClientRect().right > innerWidth).length";
        assert_eq!(browser.evaluate(cut), 0);
        grounds.push(browser.evaluate("getComputedStyle(document.body).backgroundColor").to_string());
        let picture = browser.call("Page.captureScreenshot", serde_json::json!({ "format": "png" }));
        assert!(picture["data"].as_str().unwrap().len() > 10_000, "something is drawn");
        if let Some(folder) = std::env::var_os("FACTLINT_PICTURES") {
            let name = format!("{width}-{}.base64", if dark { "dark" } else { "light" });
            std::fs::write(Path::new(&folder).join(name), picture["data"].as_str().unwrap()).unwrap();
        }
    }
    assert_eq!(grounds[0], grounds[2]);
    assert_ne!(grounds[0], grounds[1], "there is a dark one");
}

/// Puts hostile words wherever a document or a source can put some.
fn poison(value: &mut Value, key: &str, words: &str) {
    const KEPT: &[&str] = &[
        "schema",
        "started",
        "finished",
        "now",
        "observed_at",
        "valid_from",
        "as_of",
        "as_of_from",
        "verdict",
        "reason",
        "comparator",
        "role",
    ];
    match value {
        Value::String(text) if key == "url" => *text = format!("javascript:window.hacked=1//{words}"),
        Value::String(text) if !KEPT.contains(&key) => text.push_str(words),
        Value::Array(items) => items.iter_mut().for_each(|item| poison(item, key, words)),
        Value::Object(map) if key == "history" => map.values_mut().for_each(|item| poison(item, "", words)),
        Value::Object(map) => map.iter_mut().for_each(|(key, item)| poison(item, key, words)),
        _ => {}
    }
}

#[test]
fn nothing_of_a_hostile_document_acts() {
    let Some(mut browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let outside = TcpListener::bind("127.0.0.1:0").unwrap();
    outside.set_nonblocking(true).unwrap();
    let there = format!("http://{}", outside.local_addr().unwrap());
    let words = format!(
        "</mark></q></title></style></script><script>window.hacked=1</script><img src='{there}/a' onerror='window.hacked=1'>\
         <svg onload=window.hacked=1><link rel=stylesheet href={there}/b><iframe src={there}/c></iframe>\
         <meta http-equiv=refresh content='0;url={there}'>\" onmouseover=\"window.hacked=1\" x=\"' autofocus onfocus='window.hacked=1"
    );
    let mut report: Value = serde_json::from_str(&std::fs::read_to_string(STORED).unwrap()).unwrap();
    poison(&mut report, "", &words);
    let stored = folder.path().join("hostile.json");
    std::fs::write(&stored, report.to_string()).unwrap();
    let page = page(&folder, &stored);
    let html = std::fs::read_to_string(&page).unwrap();
    // The page's own policy is the second wall: without it the first one has to hold alone.
    let policy = html.find("<meta http-equiv=\"Content-Security-Policy\"").unwrap();
    let end = policy + html[policy..].find('>').unwrap() + 1;
    let bare = folder.path().join("bare.html");
    std::fs::write(&bare, format!("{}{}", &html[..policy], &html[end..])).unwrap();
    for page in [&page, &bare] {
        browser.open(page);
        browser.evaluate("document.querySelectorAll('input:not(:checked)').forEach((box) => box.click())");
        browser.evaluate("document.querySelectorAll('article, mark, a, summary').forEach((node) => { node.dispatchEvent(new Event('mouseover')); node.focus?.(); })");
        assert_eq!(browser.evaluate("typeof window.hacked"), "undefined", "{}", page.display());
        assert_eq!(browser.evaluate("document.querySelectorAll('script').length"), 1);
        assert_eq!(
            browser.evaluate("document.querySelectorAll('img, iframe, link, object, embed, [onload], [onerror]').length"),
            0
        );
        assert_eq!(browser.evaluate("[...document.links].filter((link) => !/^https?:$/.test(link.protocol)).length"), 0);
        assert!(browser.evaluate(SHOWN).as_u64() > Some(20), "the findings are shown");
        let own = format!("file://{}", page.display());
        assert!(browser.requests.iter().all(|url| *url == own), "{:?}", browser.requests);
    }
    assert!(outside.accept().is_err(), "nobody was called");
}
