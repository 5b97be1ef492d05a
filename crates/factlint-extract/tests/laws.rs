//! What holds of every document, whatever stands in it.

mod laws {
    mod bounds;
    mod labelled;
    mod origins;
    mod prefilter;
    mod renaming;
    mod soundness;
}

use factlint_extract::{Options, extract};
use factlint_model::{Claim, Document};

fn claims_of(path: &str, text: &str) -> Vec<Claim> {
    extract(&Document::new(path, text), &Options::default())
}
