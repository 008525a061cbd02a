// The table of contents follows the reader: the entry of the section at the top of
// the window is marked. Without it the entries are plain links.
(() => {
  // A section is read once its head has come to the upper third of the window.
  const third = 1 / 3;

  addEventListener("DOMContentLoaded", () => {
    const toc = document.querySelector(".toc");
    if (!toc || !("IntersectionObserver" in window)) return;
    const entries = [];
    for (const link of toc.querySelectorAll("a[href*='#']")) {
      const head = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (head) entries.push({ link, head });
    }
    let current;
    const follow = () => {
      const line = innerHeight * third + 1;
      let now;
      for (const entry of entries) if (entry.head.getBoundingClientRect().top < line) now = entry.link;
      if (now === current) return;
      current?.removeAttribute("aria-current");
      current = now;
      if (!current) return;
      current.setAttribute("aria-current", "location");
      if (toc.scrollHeight > toc.clientHeight) toc.scrollTop = current.offsetTop - toc.clientHeight / 2;
    };
    const watcher = new IntersectionObserver(follow, { rootMargin: `0px 0px -${100 - third * 100}% 0px`, threshold: [0, 1] });
    entries.forEach(({ head }) => watcher.observe(head));
  });
})();
