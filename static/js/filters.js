// Filters and sorting of a comparison. The style sheet hides rows and columns by
// itself; this keeps the address in step, so that a choice can be shared, judges
// "differ" and "silent" among the providers still shown, sorts, shows the cells of
// one area, and says how many rows are left.
(() => {
  const usual = { show: "all", owner: "any", layer: "", area: "", sort: "layer" };
  const marks = { provider: "p", customer: "c", shared: "s", partner: "t", silent: "u" };
  const number = (text) => parseInt(text.replace(/\D/g, ""), 10) || 0;

  // One row of the matrix: where it stands, and its cells as the page has them.
  const rowOf = (row, place) => ({
    row, place, body: row.parentNode, title: row.cells[0].textContent, topic: row.id.slice(2),
    cells: [...row.cells].slice(1).map((cell) => ({ cell, html: cell.innerHTML, owner: cell.dataset.o })),
  });

  // What rows are sorted by, the greatest first, among the cells shown.
  const measures = {
    // how many owners there are, then how far apart the lines stand
    differ: (cells) => {
      const owners = new Set(cells.map((cell) => cell.dataset.o).filter((o) => o !== "u"));
      const steps = cells.map((cell) => /\bx(\d+)/.exec((cell.querySelector(".bar") || cell).className)).filter(Boolean).map((m) => +m[1]);
      return owners.size * 1000 + (steps.length ? Math.max(...steps) - Math.min(...steps) : 0);
    },
    duties: (cells) => cells.reduce((sum, cell) => {
      const n = [...cell.querySelectorAll(".n > span:not(.bar)")].map((e) => number(e.firstChild.textContent));
      return sum + n.reduce((a, b) => a + b, 0);
    }, 0),
  };

  addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector(".cmp form.filters");
    if (!form) return;
    const fields = Object.keys(usual).filter((name) => form.elements[name]);
    const boxes = [...form.querySelectorAll("input[name=provider]")];
    const table = document.querySelector(".cmp .matrix");
    const bodies = [...table.tBodies];
    const rows = [...table.querySelectorAll("tr.topic")].map(rowOf);
    const flat = table.createTBody();
    const out = document.querySelector("[data-shown]");

    // restore sets the form to what the address says; what it does not know is as usual.
    const restore = () => {
      const query = new URLSearchParams(location.search);
      const chosen = query.getAll("provider").join(",").split(",").filter((id) => boxes.some((box) => box.value === id));
      boxes.forEach((box) => { box.checked = !chosen.length || chosen.includes(box.value); });
      fields.forEach((name) => {
        const want = query.get(name) || usual[name];
        form.elements[name].value = want;
        if (form.elements[name].value !== want) form.elements[name].value = usual[name];
      });
    };

    // address writes the form's choice to the address, in its shortest form.
    const address = () => {
      const query = new URLSearchParams(location.search);
      ["provider", ...fields].forEach((name) => query.delete(name));
      if (boxes.some((box) => !box.checked)) {
        query.set("provider", boxes.filter((box) => box.checked).map((box) => box.value).join(","));
      }
      fields.forEach((name) => {
        const value = form.elements[name].value;
        if (value !== usual[name]) query.set(name, value);
      });
      const text = query.toString().replace(/%2C/g, ",");
      history.replaceState(null, "", (text ? `?${text}` : location.pathname) + location.hash);
    };

    // fill shows the cells of an area, or those of all.
    const fill = (area) => rows.forEach((r) => {
      const of = area && area[r.topic];
      r.row.hidden = Boolean(area && !of);
      r.cells.forEach((c, i) => {
        const [owner, html] = of ? of[i] : [c.owner, c.html];
        if (c.cell.innerHTML !== html) c.cell.innerHTML = html;
        c.cell.dataset.o = owner;
      });
    });

    const shownCells = (r) => r.cells.map((c) => c.cell).filter((_, i) => !boxes.length || boxes[i].checked);

    // judge marks each row by the columns still shown: whether those who speak name
    // different owners, whether somebody is silent, and whether none has what is
    // asked for.
    const judge = () => rows.forEach((r) => {
      const cells = shownCells(r), owners = new Set(cells.map((cell) => cell.dataset.o));
      r.row.classList.toggle("gap", owners.has("u"));
      const want = form.elements.owner.value, mark = marks[want];
      r.row.classList.toggle("out", want !== "any" && !(mark ? owners.has(mark) : cells.some((cell) => cell.querySelector(".ex-n"))));
      owners.delete("u");
      r.row.classList.toggle("same", owners.size < 2);
      r.row.classList.toggle("diff", owners.size > 1);
    });

    // sort puts rows under their layers, or all into one body in the order asked for.
    const sort = (by) => {
      const measure = measures[by];
      const keyed = rows.map((r) => ({ r, key: measure ? measure(shownCells(r)) : 0 }));
      if (by === "name") keyed.sort((a, b) => a.r.title.localeCompare(b.r.title, document.documentElement.lang));
      else keyed.sort((a, b) => b.key - a.key || a.r.place - b.r.place);
      keyed.forEach(({ r }) => (by === "layer" ? r.body : flat).append(r.row));
    };

    // count says how many rows are left, and hides layers without any.
    const count = () => {
      bodies.forEach((body) => { body.hidden = false; });
      const seen = rows.filter((r) => r.row.getClientRects().length > 0);
      bodies.forEach((body) => { body.hidden = !seen.some((r) => r.row.parentNode === body); });
      out.textContent = out.dataset.shown.replace("{shown}", seen.length).replace("{all}", rows.length);
    };

    const apply = (area) => {
      fill(area);
      judge();
      sort(form.elements.sort ? form.elements.sort.value : "layer");
      count();
      const compose = form.querySelector("button[type=submit]");
      if (compose) compose.disabled = boxes.filter((box) => box.checked).length < 2;
    };

    // update shows the form's choice; the cells of an area are loaded first.
    const update = () => {
      const area = form.elements.area;
      const option = area && area.selectedOptions[0];
      if (!option || !option.value) return apply();
      const key = `area:${option.value}`;
      const cells = () => (self.demarcData || {})[key];
      if (cells()) return apply(cells());
      const script = document.createElement("script");
      script.src = option.dataset.src;
      script.onload = () => { if (area.value === option.value) apply(cells()); };
      script.onerror = () => { location.href = [...form.querySelectorAll(".jump a")].find((a) => a.dataset.area === option.value).href; };
      document.head.append(script);
    };

    form.querySelectorAll("[hidden]").forEach((e) => { e.hidden = false; });
    form.querySelectorAll(".areas").forEach((e) => { e.hidden = true; }); // the list of areas serves instead
    form.addEventListener("change", () => { address(); update(); });
    form.addEventListener("reset", () => setTimeout(() => { address(); update(); }));
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      location.href = `?p=${boxes.filter((box) => box.checked).map((box) => encodeURIComponent(box.value)).join(",")}`;
    });
    addEventListener("popstate", () => { restore(); update(); });
    restore();
    update();
  });
})();
