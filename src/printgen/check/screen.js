// Run in the page: what it shows, for the measures of screen_measure.py.
() => {
  const hex = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
    const two = (one) => Math.round(one).toString(16).padStart(2, "0").toUpperCase();
    return { a, hex: "#" + two(r) + two(g) + two(b) };
  };
  function* around(one) { for (; one; one = one.parentElement) yield one; }
  const ground = (one) => {
    for (const at of around(one)) {
      const colour = hex(getComputedStyle(at).backgroundColor);
      if (colour.a > 0.5) return colour.hex;
    }
    return "#FFFFFF";
  };
  const hidden = (one) =>
    !one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
    one.closest("noscript, script, style, .skip") ||
    [...around(one)].some((at) => getComputedStyle(at).clipPath !== "none");
  const lines = (one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    const ends = [...range.getClientRects()].filter((box) => box.width > 2).map((box) => box.bottom).sort((a, b) => a - b);
    return ends.filter((end, at) => at === 0 || end - ends[at - 1] > 9).length;
  };

  const runs = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.data.replace(/\s+/g, " ").trim();
    const one = walker.currentNode.parentElement;
    if (!/[\p{L}\p{N}]/u.test(words) || hidden(one)) continue;
    const look = getComputedStyle(one);
    runs.push({
      words, pixels: parseFloat(look.fontSize), ink: hex(look.color).hex, ground: ground(one),
      bold: Number(look.fontWeight) >= 600, heading: Boolean(one.closest("h1, h2, h3, h4, h5, h6")),
    });
  }

  const blocks = [];
  for (const one of document.querySelectorAll("p, li, td, dd, blockquote, legend")) {
    const words = one.innerText.replace(/\s+/g, " ").trim();
    if (words.length < 25 || hidden(one) || one.querySelector("p, li, table, div")) continue;
    const look = getComputedStyle(one);
    const size = parseFloat(look.fontSize);
    const line = parseFloat(look.lineHeight);
    const next = one.nextElementSibling;
    const follows = one.matches("p") && next && next.matches("p") && !one.className && !next.className;
    blocks.push({
      words, pixels: size, lines: lines(one), line: line / size, justified: look.textAlign === "justify",
      split: look.hyphens === "auto" || words.includes("\u00AD"), slanted: look.fontStyle !== "normal",
      capitals: look.textTransform === "uppercase" || words === words.toUpperCase(),
      gap: follows ? (next.getBoundingClientRect().top - one.getBoundingClientRect().bottom) / line : null,
    });
  }

  const across = (one) => (getComputedStyle(one).display !== "table" ? 1 : Math.max(0, ...[...one.rows].map((row) => row.cells.length)));
  const tables = [...document.querySelectorAll("table")].filter((one) => !hidden(one))
    .map((one) => ({ words: one.innerText.slice(0, 50), columns: across(one) }));
  return { runs, blocks, tables, ground: ground(document.body) };
}
