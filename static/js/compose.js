// Compares any choice of providers, which the address names: compare/?p=x,y,z. A
// pair that has a page leads there; what has none is composed of the providers'
// files of data and one form, so that it reads as a page does: the form is the
// template of those pages, and the cells are theirs. Only the judging of rows, the
// drawing of two lines and the joining of names are done here.
(() => {
  const load = (src) => new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src, onload: done, onerror: failed });
    document.head.append(script);
  });
  const escaped = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  const fill = (text, values) => text.replace(/\{([a-z-]+)\}/g, (slot, key) => (key in values ? values[key] : slot));
  const tenth = (x) => Math.round(10 * x) / 10;

  // partOf says in which part of a comparison the cells of a topic stand. A cell is
  // [owner, share, step, and the HTML of owner, words and quantities].
  const partOf = (cells) => {
    const owners = cells.map((cell) => cell[0]);
    const speaking = owners.filter((o) => o !== "u");
    if (!speaking.length) return "silent";
    if (new Set(speaking).size > 1) return "differ";
    if (speaking.length < cells.length) {
      return cells.length > 2 ? "only" : owners[0] === "u" ? "only-b" : "only-a";
    }
    return owners[0] === "s" && new Set(cells.map((cell) => cell[2])).size > 1 ? "split" : "agree";
  };

  // joined names a list as the language does.
  const joined = (names, form) => fill(form.last, { list: names.slice(0, -1).join(form.comma), last: names[names.length - 1] });

  // notesHTML has the notes that two of the providers have in common: those that
  // compare them. Among more than two each says whom it compares.
  const notesHTML = (topic, providers, form) => {
    const notes = new Map();
    providers.forEach((p) => (p.notes[topic.id] || []).forEach(([key, html]) => {
      notes.set(key, { html, names: [...(notes.get(key) || { names: [] }).names, p.name] });
    }));
    return [...notes.values()].filter(({ names }) => names.length > 1)
      .map(({ html, names }) => (providers.length > 2 ? `<p class="of">${escaped(joined(names, form))}</p>` : "") + html).join("");
  };

  const headHTML = (topic, notes, columns) => (notes
    ? `<th scope="row" rowspan="2">${topic.head}</th><td class="noted" colspan="${columns}">${notes}</td></tr><tr>`
    : `<th scope="row">${topic.head}</th>`);

  const rowHTML = (topic, cells, providers, part, form) => `<tr id="t-${topic.id}">${
    headHTML(topic, notesHTML(topic, providers, form), cells.length)}${cells.map((cell, i) => `<td data-p="${escaped(providers[i].name)}">${cell[3]}${part === "agree" ? "" : cell[4]}${cell[5]}</td>`).join("")}</tr>`;

  // The places of the drawing: those of overlayDrawing in package render.
  const top = 28, bar = 34, pitch = 42, baseline = 22;
  const element = (name, of) => `<${name}${Object.keys(of).map((key) => ` ${key}="${of[key]}"`).join("")}></${name}>`;
  const percent = (x) => `${tenth(x)}%`;

  const barHTML = (a, b, i, note) => {
    const y = top + i * pitch;
    const stated = [a, b].filter((x) => x !== null);
    const left = Math.min(...stated), right = Math.max(...stated);
    const all = stated.length ? [["p", 0, left], ["d", left, tenth(right - left)], ["c", right, tenth(100 - right)]] : [["u", 0, 100]];
    const segments = all.filter(([, , width]) => width > 0);
    const rects = segments.map(([owner, x, width]) => element("rect", { class: owner, x: percent(x), y, width: percent(width), height: bar }));
    const [, x, width] = segments.reduce((widest, segment) => (segment[2] > widest[2] ? segment : widest));
    const text = note && `<text class="tu" x="${percent(x + width / 2)}" y="${y + baseline}" text-anchor="middle">${escaped(note)}</text>`;
    return rects.join("") + text;
  };

  const chainHTML = (at) => at.map((x, i) => {
    if (x === null) return "";
    const y = top + i * pitch - (pitch - bar) / 2, next = at[i + 1];
    const step = (x1, x2, y1, y2) => element("line", { x1: percent(x1), x2: percent(x2), y1, y2 });
    return step(x, x, y, y + pitch) + (i + 1 < at.length && next !== null && next !== x ? step(x, next, y + pitch, y + pitch) : "");
  }).join("");

  const draw = (root, [a, b], form) => {
    const note = (i) => {
      const [x, y] = [a, b].map((p) => p.heights[i].at);
      if (x === null && y === null) return form.none;
      return x === null ? fill(form.only, { a: b.name }) : y === null ? fill(form.only, { a: a.name }) : "";
    };
    root.querySelector(".bars").innerHTML = a.heights.map((_, i) => barHTML(a.heights[i].at, b.heights[i].at, i, note(i))).join("");
    [a, b].forEach((p, i) => { root.querySelector(i ? "#ov-b" : "#ov-a").innerHTML = chainHTML(p.heights.map((h) => h.at)); });
    root.querySelectorAll(".layers tbody tr").forEach((row, i) => {
      [a, b].forEach((p) => { row.insertCell().innerHTML = p.heights[i].link; });
    });
  };

  // scrolling puts a wide table into a region of its own, which scrolls.
  const scrolling = (table) => {
    const region = document.createElement("div");
    Object.assign(region, { className: "scroll", tabIndex: 0 });
    region.setAttribute("role", "region");
    region.setAttribute("aria-label", table.caption.textContent);
    table.replaceWith(region);
    region.append(table);
  };

  const compose = (page, topics, providers, form) => {
    const parts = {};
    const moved = { customer: 0, provider: 0 };
    topics.forEach((topic) => {
      const cells = providers.map((p) => p.topics[topic.id]);
      const part = partOf(cells);
      (parts[part] = parts[part] || []).push(rowHTML(topic, cells, providers, part, form));
      const [[, from], [, to]] = cells;
      if (part === "differ" && from !== null && to !== null && from !== to) moved[to < from ? "customer" : "provider"] += 1;
    });
    const names = providers.map((p) => p.name), last = names.length - 1;
    const values = {
      names: last < 3 ? joined(names, form)
        : `${names.slice(0, 2).join(form.comma)} +${last - 1}`,
      a: names[0], b: names[1], "to-customer": moved.customer, "to-provider": moved.provider, "n-differ": 0,
    };
    Object.keys(parts).forEach((part) => { values[`n-${part}`] = parts[part].length; });
    const root = document.createElement("div");
    root.innerHTML = form.html;
    const two = names.length === 2;
    if (two) {
      const titles = [...root.querySelectorAll(".layers tbody th")].map((th) => th.textContent);
      values.layers = titles.map((layer, i) => fill(form.layer, {
        layer, a: names[0], "a-words": providers[0].heights[i].words, b: names[1], "b-words": providers[1].heights[i].words,
      })).join(" ");
    }
    Object.keys(values).forEach((key) => { values[key] = escaped(String(values[key])); });
    root.innerHTML = fill(form.html, values);
    root.querySelectorAll(two ? ".many" : ".two").forEach((e) => e.remove());
    root.querySelector(".sides").innerHTML = providers.map((p) => p.side).join("");
    root.querySelectorAll("[data-part]").forEach((e) => {
      const rows = parts[e.dataset.part];
      if (!rows) return e.remove();
      const table = e.querySelector("table");
      if (!table) return undefined;
      table.tHead.rows[0].innerHTML += names.map((name) => `<th scope="col">${escaped(name)}</th>`).join("");
      table.tBodies[0].innerHTML = rows.join("");
      if (names.length > 3) scrolling(table);
      return undefined;
    });
    if (two) draw(root, providers, form);
    const versus = root.firstElementChild;
    versus.classList.toggle("choice", !two);
    page.replaceWith(versus);
    entitle(versus.querySelector("h1").textContent);
  };

  // entitle names the window and the end of the trail after the choice.
  const entitle = (heading) => {
    const here = document.querySelector(".crumbs [aria-current]");
    document.title = document.title.replace(here.textContent, heading);
    const next = here.cloneNode();
    next.textContent = heading;
    const link = document.createElement("a");
    Object.assign(link, { href: location.pathname, textContent: here.textContent });
    here.removeAttribute("aria-current");
    here.replaceChildren(link);
    here.after(next);
  };

  addEventListener("DOMContentLoaded", () => {
    const page = document.querySelector("[data-form]");
    const choice = document.querySelector("form.choose");
    if (choice) {
      choice.hidden = false;
      choice.addEventListener("submit", (e) => {
        e.preventDefault();
        location.href = `?p=${new FormData(choice).getAll("p").filter(Boolean).map(encodeURIComponent).join(",")}`;
      });
    }
    const wanted = new URLSearchParams(location.search).getAll("p").join(",").split(",");
    if (!page) return;
    const columns = [...page.querySelectorAll(".cmp thead th[data-id]")].filter((th) => wanted.includes(th.dataset.id));
    if (columns.length < 2) return;
    if (columns.length === 2) {
      columns.sort((a, b) => (a.dataset.id < b.dataset.id ? -1 : 1));
      const key = columns.map((th) => th.dataset.id).join(",");
      const built = [...page.querySelectorAll("[data-pair]")].find((a) => a.dataset.pair === key);
      if (built) return location.replace(built.href + location.hash);
    }
    const topics = [...page.querySelectorAll(".cmp tr.topic")].map((row) => ({ id: row.id.slice(2), head: row.cells[0].innerHTML }));
    const show = () => {
      const data = self.demarcData;
      const form = Object.keys(data).find((key) => key.startsWith("form:"));
      compose(page, topics, columns.map((th) => data[`provider:${th.dataset.id}`]), data[form]);
      const at = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (at) at.scrollIntoView();
    };
    Promise.all([page.dataset.form, ...columns.map((th) => th.dataset.src)].map(load)).then(show, () => {
      page.querySelector("[role=status]").textContent = page.dataset.failed;
    });
  });
})();
