/* A search of young people's pages, and of no others. Its small index comes when somebody goes to the search, and not
   before: until then the page has asked for nothing. */
(function () {
  "use strict";
  const form = document.querySelector(".gt-find");
  if (!form) return;
  const input = form.querySelector("input");
  const said = form.querySelector("[role=status]");
  const list = form.querySelector("ul");
  const MOST = 8;
  const LONG = 120;
  const BAR = 80;
  const root = form.dataset.gtFind.replace(/search\/young\.js$/, "");
  let asked = false;
  let timer = 0;

  function plain(words) {
    return words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’']/g, "").toLowerCase();
  }

  function fetchIndex() {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = form.dataset.gtFind;
    script.onload = search;
    document.head.append(script);
  }

  /* How well an entry fits: each word that is typed must begin a word of it; in its title that counts for more. */
  function fit(entry, words) {
    const title = plain(entry.t + " " + entry.n).split(/[^\p{L}\p{N}]+/u);
    const rest = plain(entry.w).split(/[^\p{L}\p{N}]+/u);
    let sum = 0;
    for (const word of words) {
      if (title.some((one) => one.startsWith(word))) sum += 3;
      else if (rest.some((one) => one.startsWith(word))) sum += 1;
      else return 0;
    }
    return sum;
  }

  function shortened(words) {
    return words.length > LONG ? words.slice(0, LONG).replace(/\s+\S*$/, "") + " …" : words;
  }

  function result(entry) {
    const link = document.createElement("a");
    const item = document.createElement("li");
    link.href = root + entry.a;
    link.textContent = entry.t;
    item.append(link, " ", shortened(entry.d));
    return item;
  }

  function search() {
    const words = plain(input.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const entries = window.goldenthreadYoung;
    if (!entries || !words.length) {
      list.replaceChildren();
      said.textContent = "";
      return;
    }
    const found = entries
      .map((entry) => ({ entry, sum: fit(entry, words) }))
      .filter(({ sum }) => sum)
      .sort((one, other) => other.sum - one.sum)
      .slice(0, MOST);
    list.replaceChildren(...found.map(({ entry }) => result(entry)));
    const { none, one, many } = form.dataset;
    if (found.length && form.getBoundingClientRect().bottom > innerHeight - BAR) form.scrollIntoView({ block: "start" });
    said.textContent = !found.length ? none : found.length === 1 ? one : many.replace("#", found.length);
  }

  input.addEventListener("focus", fetchIndex);
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 200);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  form.hidden = false;

  const header = document.querySelector(".md-header__inner");
  if (!header) return;
  const open = document.createElement("a");
  open.href = "#gt-find";
  open.className = "gt-find-open";
  open.textContent = form.dataset.open;
  open.addEventListener("click", (event) => {
    event.preventDefault();
    input.focus({ preventScroll: true });
    form.scrollIntoView({ block: "start" });
  });
  header.append(open);
})();
