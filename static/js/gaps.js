// The filter of the gaps. The style sheet hides what is another provider's; this
// keeps the choice in the address, so that it can be shared, shows the numbers of
// that provider over the page, says so where a section has nothing left, and
// tells all that to who does not see it.
(() => {
  addEventListener("DOMContentLoaded", () => {
    const page = document.querySelector(".gaps");
    const form = page && page.querySelector("form.filters");
    if (!form) return;
    const status = page.querySelector("[role=status]");
    const tally = [...document.querySelectorAll(".tally a")].map((link) => {
      const count = link.firstElementChild, word = count.nextSibling;
      return { of: link.hash.slice(1), count, word, all: [count.textContent, word.textContent] };
    });
    // what can be left with nothing: sections, which then say so, and lists folded away
    const parts = [...page.querySelectorAll("section, section > details")]
      .map((part) => ({ part, gaps: [...part.children].filter((e) => e.matches(".gap")) })).filter(({ gaps }) => gaps.length);
    const note = document.createElement("p");
    Object.assign(note, { className: "muted none", textContent: page.dataset.none });

    const numbers = (row) => tally.map((t) => {
      const cell = row && [...row.cells].find((c) => c.dataset.of === t.of);
      [t.count.textContent, t.word.textContent] = cell ? [cell.textContent, cell.dataset.word] : t.all;
      return `${t.count.textContent} ${t.word.textContent}`;
    });

    const emptied = (of) => parts.forEach(({ part, gaps }) => {
      const empty = Boolean(of) && !gaps.some((gap) => gap.classList.contains(of));
      if (part.tagName === "DETAILS") part.hidden = empty;
      else if (!empty) part.querySelector(".none")?.remove();
      else if (!part.querySelector(".none")) part.firstElementChild.after(note.cloneNode(true));
    });

    const show = () => {
      const chosen = form.querySelector("input:checked");
      const of = chosen.value && `g${chosen.id.slice("only-".length)}`;
      const said = numbers(of && page.querySelector(`tr.${of}`));
      emptied(of);
      return `${chosen.parentNode.textContent.trim()}: ${said.join(", ")}`;
    };

    const restore = () => {
      form.elements.only.value = new URLSearchParams(location.search).get("only") || "";
      if (!form.querySelector("input:checked")) form.elements.only.value = "";
    };

    form.addEventListener("change", () => {
      const { value } = form.elements.only;
      history.replaceState(null, "", (value ? `?only=${encodeURIComponent(value)}` : location.pathname) + location.hash);
      status.textContent = show();
    });
    addEventListener("popstate", () => { restore(); show(); });
    restore();
    show();
  });
})();
