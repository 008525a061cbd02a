// Theme: follows the system until the reader chooses, and remembers the choice.
// It runs in the head, before first paint, so that no page flashes in the other
// theme. Without it the system's theme holds. It also marks the page as one whose
// scripts run, so that what they bring has its room before they are ready.
(() => {
  const root = document.documentElement;
  const next = { auto: "light", light: "dark", dark: "auto" };
  const stored = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const store = (theme) => {
    try {
      if (theme === "auto") localStorage.removeItem("theme"); else localStorage.setItem("theme", theme);
    } catch { /* a private window, or a file opened where storage is off */ }
  };
  const apply = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme; else delete root.dataset.theme;
  };
  root.dataset.scripts = "";
  apply(new URLSearchParams(location.search).get("theme") || stored());

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("button.theme");
    if (!button) return;
    const show = () => { button.querySelector(".vh").textContent = button.dataset[root.dataset.theme || "auto"]; };
    button.addEventListener("click", () => {
      const theme = next[root.dataset.theme || "auto"];
      apply(theme);
      store(theme);
      show();
    });
    show();
    button.hidden = false;
  });
})();
