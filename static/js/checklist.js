// Ticks of a checklist: kept in this browser, saved to a file and loaded from one,
// counted. The boxes tick without it; only what is remembered needs it.
addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("button.print").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
  const list = document.querySelector("[data-ticks]");
  if (!list) return;
  const words = list.dataset;
  const boxes = [...list.querySelectorAll(".check input")];
  const keep = list.querySelector(".keep");
  const note = keep.querySelector(".note");
  const key = `ticks ${words.ticks}`;
  const ticked = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const tell = (text) => { note.textContent = text; note.hidden = false; };
  const count = () => {
    keep.querySelector(".progress").textContent = fill(words.done, { n: ticked().length, all: boxes.length });
  };
  const store = () => {
    try { localStorage.setItem(key, JSON.stringify(ticked())); } catch { tell(words.lost); }
    count();
  };
  // set ticks what the ids name, and returns how many of them no box has.
  const set = (ids) => {
    const wanted = new Set(ids);
    boxes.forEach((box) => { box.checked = wanted.delete(box.value); });
    return wanted.size;
  };
  // ids returns the strings of a list, whatever it is.
  const idsOf = (value) => Array.isArray(value) ? value.filter((id) => typeof id === "string") : [];
  const restore = () => {
    let ids = [];
    try { ids = idsOf(JSON.parse(localStorage.getItem(key))); } catch { /* nothing that this script has written */ }
    const stale = set(ids);
    if (stale > 0) {
      tell(fill(words.stale, { n: stale }));
      store();
    }
    count();
  };

  list.addEventListener("change", (event) => {
    if (boxes.includes(event.target)) store();
  });
  addEventListener("storage", (event) => { if (event.key === key) restore(); });
  keep.querySelector("[name=reset]").addEventListener("click", () => {
    if (!confirm(words.sure)) return;
    set([]);
    store();
  });
  keep.querySelector("[name=export]").addEventListener("click", () => {
    const text = JSON.stringify({ checklist: words.ticks, ticked: ticked() }, null, 2);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `${words.file.replace(/[^\p{L}\p{N}]+/gu, "-")}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  });
  keep.querySelector("[type=file]").addEventListener("change", async (event) => {
    let data = null;
    try { data = JSON.parse(await event.target.files[0].text()); } catch { /* no file, or not of this kind */ }
    event.target.value = "";
    if (data?.checklist !== words.ticks || !Array.isArray(data.ticked)) {
      tell(words.foreign);
      return;
    }
    const left = set(idsOf(data.ticked));
    tell(fill(words.taken, { n: ticked().length, left }));
    store();
  });
  keep.hidden = false;
  restore();
});
