#!/bin/sh
# Checks the documents of a commit before it is made, from what was seen already: no network.
git diff --cached --name-only -z --diff-filter=ACM -- '*.md' '*.markdown' '*.html' '*.htm' '*.txt' |
  xargs -0 -r factlint audit --offline --quiet --allow-incomplete --fail-on contradicted --
