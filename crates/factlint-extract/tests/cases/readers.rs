//! The same claims from Markdown, HTML and plain text.

use crate::{check_extract, check_in};

#[test]
fn reference_links_footnotes_and_quotations() {
    check_extract(
        "See [quillstore][q] 2.3.1.\n\n[q]: https://crates.io/crates/quillstore\n",
        "crate.version_exists crate:quillstore = 2.3.1 | quillstore][q] 2.3.1",
    );
    check_extract(
        "It broke[^1].\n\n[^1]: Since `tarnwood` 0.7.2.\n",
        "crate.version_exists crate:tarnwood = 0.7.2 | `tarnwood` 0.7.2",
    );
    check_extract(
        "> `tarnwood` 0.7.2\n> was released on\n> 17 January 2025.\n",
        "crate.release_date crate:tarnwood@0.7.2 = 2025-01-17 | `tarnwood` 0.7.2⏎> was released on⏎> 17 January 2025",
    );
}

#[test]
fn a_page_says_what_its_markdown_says() {
    check_in(
        "a.html",
        "<h1>News</h1><p>Since <code>tarnwood</code> 0.7.2 it works. <a href=\"https://crates.io/crates/pavise\">pavise</a> 1.4 \
         was released in <b>May&nbsp;2023</b>.</p><ul><li>quillstore v2.3.1</ul>\
         <table><tr><th>Crate</th><th>Stars</th></tr><tr><td>ferrolite</td><td>1,200</td></tr></table>",
        "crate.version_exists crate:tarnwood = 0.7.2 | tarnwood</code> 0.7.2
         crate.release_date crate:pavise@1.4 = 2023-05 | pavise</a> 1.4 was released in <b>May&nbsp;2023
         crate.version_exists crate:quillstore = 2.3.1 | quillstore v2.3.1
         repo.stars crate:ferrolite = 1200 | 1,200",
    );
    check_in("a.html", "<pre>quillstore 2.3.1</pre><script>\"tarnwood 0.7.2\"</script><p>Nothing.</p>", "");
}

#[test]
fn plain_text() {
    check_in(
        "a.txt",
        "Quillstore\n==========\n\nquillstore 2.3.1\n----------------\nReleased on 2024-05-06\n\n * MSRV: 1.70\n",
        "crate.release_date crate:quillstore@2.3.1 = 2024-05-06 | quillstore 2.3.1⏎----------------⏎Released on 2024-05-06
         crate.msrv crate:quillstore@2.3.1 = 1.70 | MSRV: 1.70",
    );
    check_in(
        "a.txt",
        "quillstore 2.3.1 was released\non 6 May 2024.\r\n\r\n- tarnwood 0.7.2\r\n",
        "crate.release_date crate:quillstore@2.3.1 = 2024-05-06
         crate.version_exists crate:tarnwood = 0.7.2",
    );
}
