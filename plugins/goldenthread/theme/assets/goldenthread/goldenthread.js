/* What a page gains where scripts run: a filter above the tables of a plan, and columns that sort.
   Every page is complete without it. Each state of the filter has an address of its own. */
(function () {
  "use strict";

  const LONG = 70;
  const tables = [...document.querySelectorAll("table.gt-actions")];

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /* The list of a choice is as wide as its longest words, wider than the screen where nothing cuts them. */
  function cut(words) {
    return words.length > LONG ? words.slice(0, LONG).replace(/\s+\S*$/, "") + " …" : words;
  }

  function choice(label, name, values, all) {
    const select = element("select", { name }, element("option", { value: "" }, all));
    values.forEach(([value, words]) => select.append(element("option", { value }, cut(words))));
    return element("label", {}, label, select);
  }

  function month(due) {
    return new Date(due + "-01T12:00:00").toLocaleDateString("en-GB", { month: "long", year: "numeric" });
  }

  function capital(words) {
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  /* What each filter asks of a row: its name and words, the values a row has, and how a value is shown. */
  const FILTERS = {
    actions: {
      tables: "table.gt-actions",
      noun: "actions",
      fields: [
        { name: "lead", label: "Who leads", all: "Anyone", of: (row) => row.dataset.lead.split("|") },
        { name: "status", label: "Status", all: "Any", of: (row) => [row.dataset.status] },
        { name: "due", label: "Due in", all: "Any month", of: (row) => [row.dataset.due.slice(0, 7)], shown: month },
        { name: "often", label: "How often", all: "However often", of: (row) => [row.dataset.often], shown: capital },
        { name: "late", label: "Late", all: "Late or not", of: (row) => [row.dataset.late], shown: () => "Late only", one: true },
      ],
    },
    threads: {
      tables: "table.gt-threads",
      noun: "promises and priorities",
      fields: [
        { name: "strategy", label: "Strategy", all: "Every strategy", of: (row) => [row.closest(".gt-section").querySelector("h2").firstChild.textContent.trim()] },
        { name: "theme", label: "Theme", all: "Any theme", of: (row) => row.dataset.theme.split("|") },
      ],
    },
  };

  function filter(bar) {
    const { tables, noun, fields } = FILTERS[bar.dataset.gtFilter];
    const shownTables = [...document.querySelectorAll(tables)];
    const rows = shownTables.flatMap((table) => [...table.tBodies[0].rows]);
    if (rows.length < 2) return; /* of one row there is nothing to find */
    const form = element("form", { role: "search", "aria-label": `Filter the ${noun}`, class: "gt-filter" });
    form.append(element("label", {}, "Words", element("input", { name: "words", type: "search", autocomplete: "off" })));
    fields.forEach(({ name, label, all, of, shown, one }) => {
      const values = [...new Set(rows.flatMap(of).filter(Boolean))].sort();
      if (values.length > (one ? 0 : 1)) form.append(choice(label, name, values.map((value) => [value, shown ? shown(value) : value]), all));
    });
    const count = element("output", { "aria-live": "polite" });
    form.append(element("button", { type: "reset" }, "Show all"), count);
    bar.replaceWith(form);

    function apply(remember) {
      const asked = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
      const words = (asked.words || "").toLowerCase().split(/\s+/).filter(Boolean);
      let found = 0;
      rows.forEach((row) => {
        const text = row.textContent.toLowerCase();
        const keep =
          words.every((word) => text.includes(word)) &&
          fields.every(({ name, of }) => !asked[name] || of(row).includes(asked[name]));
        row.hidden = !keep;
        if (keep) found += 1;
      });
      shownTables.forEach((table) => {
        const section = table.closest(".gt-section");
        if (section) section.hidden = ![...table.tBodies[0].rows].some((row) => !row.hidden);
      });
      count.textContent = `${found} of ${rows.length} ${noun} shown`;
      if (remember) {
        const query = new URLSearchParams(asked).toString();
        history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
      }
    }

    new URLSearchParams(location.search).forEach((value, name) => {
      if (form.elements[name]) form.elements[name].value = value;
    });
    form.addEventListener("input", () => apply(true));
    form.addEventListener("reset", () => setTimeout(() => apply(true)));
    form.addEventListener("submit", (event) => event.preventDefault());
    apply(false);
  }

  function sortable(table) {
    const compare = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = element("button", { type: "button" }, head.textContent);
      head.dataset.words = head.textContent; /* a browser prints no button in a heading that it repeats */
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const key = (row) => (head.textContent.trim() === "By when" && row.dataset.due) || row.cells[column].textContent.trim();
        const rows = [...table.tBodies[0].rows].sort((one, two) => (up ? 1 : -1) * compare(key(one), key(two)));
        table.tBodies[0].append(...rows);
      });
    });
  }

  /* A page that is opened long after it was made says so: what it worked out was true on its day. */
  document.querySelectorAll("[data-built]").forEach((line) => {
    const days = Math.round((new Date().setHours(12, 0, 0, 0) - new Date(line.dataset.built + "T12:00:00")) / 86400000);
    if (days > 35) line.append(element("strong", {}, ` This was ${days} days ago, and may no longer be so.`));
  });

  /* A browser that knows no popovers: the word leads to the glossary instead. */
  if (!("popover" in HTMLElement.prototype)) {
    document.querySelectorAll(".gt-term").forEach((word) => {
      const link = document.querySelector("#" + CSS.escape(word.getAttribute("popovertarget")) + " a");
      if (link) word.addEventListener("click", () => location.assign(link.href));
    });
  }

  /* Printed pages are headed by their title, which a style sheet cannot read from the page by itself. */
  document.documentElement.style.setProperty("--gt-title", JSON.stringify(document.title));

  tables.forEach(sortable);
  document.querySelectorAll("[data-gt-filter]").forEach(filter);
})();
