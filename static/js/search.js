// Search, in a dialog on every page. Nothing is loaded before it is opened: then come the
// manifest of the index, MiniSearch and finder.js, which asks the index. All are classic
// scripts, because a browser fetches nothing from file://. Every word that a reader sees
// comes from the page or from the index.
(() => {
  // openIndex loads what the manifest at the address names.
  const openIndex = async (address) => {
    const base = new URL(address, document.baseURI);
    const files = new Map();
    let received;
    self.demarcSearch = (data) => { received = data; };
    const load = (name) => {
      if (!files.has(name)) {
        files.set(name, new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = new URL(name, base);
          script.onload = () => { script.remove(); resolve(received); };
          script.onerror = () => { script.remove(); files.delete(name); reject(new Error(name)); };
          document.head.append(script);
        }));
      }
      return files.get(name);
    };
    const manifest = await load("index.js");
    await Promise.all(manifest.scripts.map(load));
    return self.demarcFinder(manifest, load);
  };

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  // marked returns a text with the words that were found in <mark>.
  const marked = (text, isFound) => text.split(/([\p{L}\p{N}\p{M}]+)/u)
    .map((piece, i) => (i % 2 && isFound(piece) ? element("mark", "", piece) : piece));

  const lineElement = (line, isFound, root) => {
    const what = element("span", "what");
    if (line.owner) what.append(element("span", "vh", `${line.owner}: `));
    what.append(...marked(line.text, isFound));
    const sign = element(line.mark ? "i" : "span", line.mark ? `o ${line.mark}` : "sign");
    sign.setAttribute("aria-hidden", "true");
    const link = element("a", "", sign, what, element("span", "where", line.where.filter(Boolean).join(", ")));
    link.href = root + line.url;
    return element("li", "", link);
  };

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("a.find");
    const dialog = document.querySelector("dialog.search");
    if (!button || !dialog || !dialog.showModal) return;
    const input = dialog.querySelector("input");
    const state = dialog.querySelector(".sstate");
    const more = dialog.querySelector(".smore");
    const share = dialog.querySelector(".slink");
    const groups = [...dialog.querySelectorAll("[data-group]")];
    const onSearchPage = new URL(button.href).pathname === location.pathname;
    let index;
    let asked = 0; // counts queries: an answer to an older one is dropped
    let times = 1; // how many times as many results as at first

    const show = (lines, isFound) => {
      for (const group of groups) {
        const own = lines.filter((line) => line.group === group.dataset.group);
        group.hidden = own.length === 0;
        group.querySelector("ul").replaceChildren(...own.map((line) => lineElement(line, isFound, dialog.dataset.root)));
      }
    };
    const say = (text) => { state.textContent = text; };
    const shareable = (query) => {
      const address = new URL(button.href);
      if (query) address.searchParams.set("q", query);
      share.href = address.href;
      share.hidden = !query;
      if (onSearchPage) history.replaceState(null, "", address.href);
    };
    const answer = async (query) => {
      const number = ++asked;
      const current = () => number === asked;
      if (query.trim().length < 2) {
        show([]);
        more.hidden = true;
        say(dialog.dataset.short);
        return;
      }
      const waiting = setTimeout(() => { if (current()) say(dialog.dataset.wait); }, 200);
      try {
        index = index || openIndex(dialog.dataset.index);
        const { lines, found, left, more: hasMore, isFound } = await (await index).find(query, times);
        if (!current()) return;
        show(lines, isFound);
        share.hidden = found === 0;
        more.hidden = !hasMore;
        const { none, some, many } = dialog.dataset;
        say(found === 0 ? none : (left ? many : some).replace("{n}", left || hasMore ? found : lines.length));
      } catch (fault) {
        index = undefined;
        if (current()) say(dialog.dataset.failed);
      } finally {
        clearTimeout(waiting);
      }
    };
    const ask = () => { times = 1; shareable(input.value.trim()); return answer(input.value); };
    const open = (query) => {
      if (query !== undefined) input.value = query;
      dialog.showModal();
      input.focus();
      input.select();
      ask();
      index = index || openIndex(dialog.dataset.index);
      index.catch(() => { index = undefined; say(dialog.dataset.failed); });
    };

    input.addEventListener("input", ask); // an answer takes a few milliseconds
    dialog.querySelector("form").addEventListener("submit", async (event) => {
      event.preventDefault();
      await ask();
      const first = dialog.querySelector(".sres a");
      if (first && dialog.open) first.click();
    });
    more.addEventListener("click", () => { times *= 2; answer(input.value); });
    dialog.querySelector(".sclose").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target.closest(".sres a")) dialog.close(); });
    dialog.addEventListener("keydown", (event) => {
      const links = [...dialog.querySelectorAll(".sres a")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const to = at + (event.key === "ArrowDown" ? 1 : -1);
        (to < 0 ? input : links[Math.min(to, links.length - 1)] || input).focus();
      } else if (event.key === "Escape") {
        event.preventDefault(); // a search field would only empty itself
        dialog.close();
      } else if (at >= 0 && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
        input.focus(); // and the letter goes there
      }
    });
    button.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
    addEventListener("keydown", (event) => {
      const inField = event.target.closest && event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
      if (event.key === "/" && !inField && !dialog.open && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        open();
      }
    });
    const query = new URLSearchParams(location.search).get("q");
    if (onSearchPage && query) open(query);
  });
})();
