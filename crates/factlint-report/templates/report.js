"use strict";
(() => {
  const form = document.querySelector("form");
  const shown = document.getElementById("shown");
  const sections = [...document.querySelectorAll("section[data-doc]")].map((node) => ({
    node,
    doc: node.dataset.doc,
    rows: [...node.querySelectorAll("article")].map((row) => ({
      node: row,
      verdict: row.dataset.verdict,
      kind: row.dataset.kind,
      text: row.textContent.toLowerCase(),
    })),
  }));
  const total = sections.reduce((sum, section) => sum + section.rows.length, 0);

  const apply = () => {
    const verdicts = new Set([...form.querySelectorAll("input[name=verdict]:checked")].map((box) => box.value));
    const kind = form.elements.kind.value;
    const doc = form.elements.doc.value;
    const words = form.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const section of sections) {
      let any = false;
      for (const row of section.rows) {
        const fits = verdicts.has(row.verdict) && (kind === "" || kind === row.kind) &&
          (doc === "" || doc === section.doc) && words.every((word) => row.text.includes(word));
        row.node.hidden = !fits;
        any = any || fits;
        count += fits ? 1 : 0;
      }
      section.node.hidden = !any;
    }
    shown.textContent = `${count} of ${total} shown`;
  };

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && document.activeElement !== form.elements.search) {
      event.preventDefault();
      form.elements.search.focus();
    }
  });
  apply();
})();
