// Permalinks of a document: the one under the pointer or the keyboard gets a button
// that copies its address. Without it the link stays, and its address is the same.
(() => {
  const permalinks = "a.hl, a.pl, .margin a.ev[href*='#'], .evs a.ev[href*='#']:not(.sl)";

  // copy puts a text on the clipboard, also where a page may not use the modern way,
  // as on a plain http address.
  const copy = async (text) => {
    if (navigator.clipboard && isSecureContext) {
      try { await navigator.clipboard.writeText(text); return true; } catch { /* not allowed: the old way */ }
    }
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "vh";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };

  addEventListener("DOMContentLoaded", () => {
    const doc = document.querySelector("article.doc[data-copy]");
    if (!doc) return;
    const words = doc.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    const status = document.createElement("p");
    status.className = "vh";
    status.setAttribute("role", "status");
    document.body.append(status);
    let link;

    const offer = (a) => {
      if (a === link && button.isConnected) return;
      link = a;
      button.textContent = words.copy;
      status.textContent = "";
      a.after(button);
    };
    const leave = () => { if (document.activeElement !== button) button.remove(); };
    const offered = (e) => {
      const a = e.target.closest?.(permalinks);
      if (a) offer(a);
      else if (!e.target.closest?.(".copy") && !(link && link.parentElement.contains(e.target))) leave();
    };
    doc.addEventListener("pointerover", offered);
    doc.addEventListener("focusin", offered);
    doc.addEventListener("pointerleave", leave);
    addEventListener("keydown", (e) => {
      if (e.key !== "Escape" || !button.isConnected) return;
      if (document.activeElement === button) link.focus();
      button.remove();
    });
    button.addEventListener("click", async () => {
      const done = await copy(new URL(link.getAttribute("href"), location.href).href);
      button.textContent = status.textContent = done ? words.copied : words.failed;
      button.focus();
    });
  });
})();
