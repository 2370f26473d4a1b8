// Keeps what is typed on this page: in a copy that is downloaded, or in this browser when the reader asks for it.
// Nothing is sent anywhere. Without this script the page can be read, typed into and printed all the same.
(() => {
  "use strict";
  const page = document.documentElement;
  const panel = document.querySelector(".by-script");
  if (!panel) return;
  const said = panel.querySelector(".said");
  const keep = document.getElementById("web--keep");
  const place = "printgen:" + document.body.dataset.book;
  const fields = [...document.querySelectorAll("main textarea[name], main input[name]")];
  const pictures = [...document.querySelectorAll("input[data-picture]")];
  let unsaved = false;

  const say = (name) => { said.textContent = said.dataset[name]; };
  const ticks = (field) => field.type === "checkbox" || field.type === "radio";
  const key = (field) => (ticks(field) ? field.name + "=" + field.value : field.name);
  const store = (work) => { try { return work(window.localStorage); } catch { return undefined; } };

  function answers() {
    const all = {};
    for (const field of fields) {
      if (ticks(field) ? field.checked !== field.defaultChecked : field.value) all[key(field)] = ticks(field) ? field.checked : field.value;
    }
    for (const input of pictures) {
      const shown = document.getElementById(input.dataset.picture).querySelector("img");
      if (shown) all[input.id] = shown.src;
    }
    return all;
  }

  // Other pages of the same workbook keep theirs in the same place: only what is on this page is put or taken away.
  const own = [...fields.map(key), ...pictures.map((input) => input.id)];
  function put(all) {
    return store((browser) => {
      const kept = JSON.parse(browser.getItem(place) || "{}");
      for (const name of own) delete kept[name];
      Object.assign(kept, all);
      if (Object.keys(kept).length) browser.setItem(place, JSON.stringify(kept));
      else browser.removeItem(place);
      return true;
    });
  }

  function remember() {
    const done = put(answers());
    if (done) unsaved = false;
    say(done ? "kept" : "notKept");
    if (!done) keep.checked = false;
  }

  function recall() {
    const kept = store((all) => JSON.parse(all.getItem(place) || "null"));
    if (!kept || !own.some((name) => name in kept)) return;
    for (const field of fields) {
      const value = kept[key(field)];
      if (value === undefined) continue;
      if (ticks(field)) field.checked = value; else field.value = value;
    }
    for (const input of pictures) if (kept[input.id]) show(input, kept[input.id]);
    keep.checked = true;
    say("restored");
  }

  function changed() {
    unsaved = true;
    if (keep.checked) remember();
  }

  // A field as tall as its words: by the browser itself where it can, on paper too; else by its script.
  const sizes = CSS.supports("field-sizing", "content");
  function grow(field) {
    if (field.tagName !== "TEXTAREA") return;
    if (sizes) return field.style.setProperty("field-sizing", "content");
    field.style.height = "auto";
    field.style.height = field.scrollHeight + 4 + "px";
  }

  function show(input, address) {
    const place = document.getElementById(input.dataset.picture);
    const picture = document.createElement("img");
    picture.alt = place.dataset.alt;
    picture.src = address;
    place.replaceChildren(picture);
  }

  function picked(input) {
    const file = input.files[0];
    if (!file) return;
    const reader = new FileReader();
    reader.onload = () => { show(input, reader.result); changed(); };
    reader.readAsDataURL(file);
  }

  // The page as it stands, with the answers written into it: it opens anywhere, with or without this script.
  function copy() {
    for (const field of fields) {
      if (ticks(field)) field.toggleAttribute("checked", field.checked);
      else if (field.tagName === "TEXTAREA") field.textContent = field.value;
      else field.setAttribute("value", field.value);
    }
    const whole = page.cloneNode(true);
    whole.classList.remove("scripted");
    whole.querySelector(".by-script").hidden = true;
    whole.querySelector(".said").textContent = "";
    whole.querySelector("#web--keep").removeAttribute("checked");
    for (const field of whole.querySelectorAll("textarea[style]")) field.removeAttribute("style");
    return "<!DOCTYPE html>\n" + whole.outerHTML;
  }

  function save() {
    const link = document.createElement("a");
    const name = decodeURIComponent(location.pathname.split("/").pop() || "").replace(/(-my-answers)?\.x?html?$/i, "");
    link.href = URL.createObjectURL(new Blob([copy()], { type: "text/html" }));
    link.download = (name || document.body.dataset.book) + "-my-answers.html";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    unsaved = false;
    say("saved");
  }

  function clear(button) {
    if (!window.confirm(button.dataset.ask)) return;
    for (const field of fields) {
      if (ticks(field)) field.checked = false; else field.value = "";
      grow(field);
    }
    for (const input of pictures) {
      input.value = "";
      document.getElementById(input.dataset.picture).replaceChildren();
    }
    put({});
    keep.checked = unsaved = false;
    say("cleared");
  }

  const does = { save, print: () => window.print(), clear };
  for (const button of document.querySelectorAll("button[data-do]")) {
    button.addEventListener("click", () => does[button.dataset.do](button));
  }
  keep.addEventListener("change", () => {
    if (keep.checked) return remember();
    put({});
    say("forgotten");
  });
  for (const field of fields) field.addEventListener("input", () => { grow(field); changed(); });
  for (const input of pictures) input.addEventListener("change", () => picked(input));
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
  window.addEventListener("beforeprint", () => fields.forEach(grow));
  page.classList.add("scripted");
  panel.hidden = false;
  recall();
  fields.forEach(grow);
})();
