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
      underlined: look.textDecorationLine.includes("underline") && !one.querySelector("a") && !one.closest("a"),
      capitals: look.textTransform === "uppercase" || words === words.toUpperCase(),
      gap: follows ? (next.getBoundingClientRect().top - one.getBoundingClientRect().bottom) / line : null,
    });
  }

  // What is written or typed into: its frame or line, the ground round it, how what is typed looks. Ticks and dots are
  // drawn by the browser as each reader has set it.
  const fields = [];
  for (const one of document.querySelectorAll("textarea, input, select, .room, span.line")) {
    if (hidden(one) || ["checkbox", "radio", "file", "range", "hidden"].includes(one.type)) continue;
    const look = getComputedStyle(one);
    const size = parseFloat(look.fontSize);
    const sides = ["Bottom", "Top", "Left", "Right"]
      .filter((side) => look[`border${side}Style`] !== "none" && parseFloat(look[`border${side}Width`]) > 0);
    fields.push({
      words: (one.labels?.[0]?.innerText || one.getAttribute("aria-label") || one.innerText || "").trim(),
      lines: sides.map((side) => hex(look[`border${side}Color`])).filter((at) => at.a > 0.5).map((at) => at.hex),
      ground: ground(one.parentElement), pixels: size, typed: one.matches("textarea, input, select"),
      line: one.matches("textarea") ? parseFloat(look.lineHeight) / size : null,
    });
  }

  // The white between letters and words, in em of the font: the browser says where each letter's ink ends.
  const PLAIN = "abcdeghnopqrsuvxz";
  const between = [], apart = [], wide = [];
  const pen = document.createElement("canvas").getContext("2d");
  const faces = new Map();
  const letter = (font, char) => {
    if (!faces.has(font + char)) {
      pen.font = font;
      const seen = pen.measureText(char);
      faces.set(font + char, { next: seen.width / 200, left: -seen.actualBoundingBoxLeft / 200, right: seen.actualBoundingBoxRight / 200 });
    }
    return faces.get(font + char);
  };
  const usual = (sizes) => [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0];
  const sizes = new Map();
  for (const run of runs) if (!run.heading) sizes.set(run.pixels, (sizes.get(run.pixels) ?? 0) + run.words.length);
  for (const one of document.querySelectorAll("p, li, dd")) {
    const look = getComputedStyle(one);
    const size = parseFloat(look.fontSize);
    if (between.length > 4000) break;
    if (hidden(one) || Math.abs(size - usual(sizes)) > 0.3 || one.querySelector("p, li, table, div")) continue;
    const font = `${look.fontStyle} ${look.fontWeight} 200px ${look.fontFamily}`;
    const more = (parseFloat(look.letterSpacing) || 0) / size;
    const blank = (parseFloat(look.wordSpacing) || 0) / size;
    const words = one.innerText.replace(/\s+/g, " ");
    for (let at = 0; at + 2 < words.length; at++) {
      const [a, b, c] = words.slice(at, at + 3);
      if (!PLAIN.includes(a)) continue;
      const here = letter(font, a);
      wide.push(here.right - here.left);
      if (PLAIN.includes(b)) between.push(here.next - here.right + more + letter(font, b).left);
      if (b === " " && PLAIN.includes(c))
        apart.push(here.next - here.right + letter(font, " ").next + 2 * more + blank + letter(font, c).left);
    }
  }

  const across = (one) => (getComputedStyle(one).display !== "table" ? 1 : Math.max(0, ...[...one.rows].map((row) => row.cells.length)));
  const tables = [...document.querySelectorAll("table")].filter((one) => !hidden(one))
    .map((one) => ({ words: one.innerText.slice(0, 50), columns: across(one) }));
  return { runs, blocks, tables, fields, between, apart, wide, ground: ground(document.body) };
}
