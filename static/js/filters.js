// Filters of a comparison. The style sheet hides rows and columns by itself; this
// keeps the address in step, so that a choice can be shared, judges "differ" and
// "silent" among the providers still shown, and counts what is left.
(() => {
  const usual = { show: "all", owner: "any" };

  // restore sets the form to what the address says.
  const restore = (form, boxes) => {
    const query = new URLSearchParams(location.search);
    if (query.has("p")) {
      const chosen = query.getAll("p").flatMap((v) => v.split(","));
      boxes.forEach((box) => { box.checked = chosen.includes(box.value); });
    }
    for (const [name, value] of Object.entries(usual)) {
      const want = CSS.escape(query.get(name) || value);
      const radio = form.querySelector(`input[name=${name}][value="${want}"]`);
      if (radio) radio.checked = true;
    }
  };

  // address writes the form's choice to the address, shortest form first.
  const address = (form, boxes) => {
    const query = new URLSearchParams(location.search);
    ["p", "show", "owner"].forEach((name) => query.delete(name));
    if (boxes.some((box) => !box.checked)) {
      query.set("p", boxes.filter((box) => box.checked).map((box) => box.value).join(","));
    }
    for (const [name, value] of Object.entries(usual)) {
      const radio = form.querySelector(`input[name=${name}]:checked`);
      if (radio && radio.value !== value) query.set(name, radio.value);
    }
    const text = query.toString().replaceAll("%2C", ",");
    history.replaceState(null, "", (text ? `?${text}` : location.pathname) + location.hash);
  };

  // judge marks each row by the owners of the columns still shown.
  const judge = (rows, shown) => {
    rows.forEach((row) => {
      const owners = [...row.querySelectorAll("td")].filter((_, i) => shown[i] !== false)
        .map((cell) => cell.dataset.o);
      row.classList.toggle("same", new Set(owners).size < 2);
      row.classList.toggle("diff", new Set(owners).size > 1);
      row.classList.toggle("gap", owners.includes("u"));
    });
  };

  addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("form.filters");
    if (!form) return;
    const boxes = [...form.querySelectorAll("input[name=p]")];
    const rows = [...document.querySelectorAll(".cmp .matrix tr.topic")];
    const out = document.querySelector("[data-shown]");
    const count = () => {
      judge(rows, boxes.map((box) => box.checked));
      const seen = rows.filter((row) => row.getClientRects().length > 0).length;
      if (out) out.textContent = `${seen} of ${rows.length} ${out.dataset.shown}`;
    };
    restore(form, boxes);
    form.addEventListener("change", () => { address(form, boxes); count(); });
    form.addEventListener("submit", (e) => e.preventDefault());
    count();
  });
})();
