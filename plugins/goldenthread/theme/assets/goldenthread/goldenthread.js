/* What a page gains where scripts run: a filter above the tables of a plan, and columns that sort.
   Every page is complete without it. Each state of the filter has an address of its own. */
(function () {
  "use strict";

  const bar = document.querySelector("[data-gt-filter]");
  const tables = [...document.querySelectorAll("table.gt-actions")];

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function choice(label, name, values, all) {
    const select = element("select", { name }, element("option", { value: "" }, all));
    values.forEach(([value, words]) => select.append(element("option", { value }, words)));
    return element("label", {}, label, select);
  }

  function month(due) {
    return new Date(due + "T12:00:00").toLocaleDateString("en-GB", { month: "long", year: "numeric" });
  }

  function filter() {
    const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
    const distinct = (values) => [...new Set(values.filter(Boolean))].sort();
    const leads = distinct(rows.flatMap((row) => row.dataset.lead.split("|")));
    const statuses = distinct(rows.map((row) => row.dataset.status));
    const months = distinct(rows.map((row) => row.dataset.due.slice(0, 7)));
    const form = element("form", { role: "search", "aria-label": "Filter the actions", class: "gt-filter" });
    form.append(element("label", {}, "Words", element("input", { name: "words", type: "search", autocomplete: "off" })));
    if (leads.length > 1) form.append(choice("Who leads", "lead", leads.map((one) => [one, one]), "Anyone"));
    if (statuses.length) form.append(choice("Status", "status", statuses.map((one) => [one, one]), "Any"));
    if (months.length) form.append(choice("Due in", "due", months.map((one) => [one, month(one + "-01")]), "Any month"));
    if (rows.some((row) => row.dataset.late)) form.append(choice("Late", "late", [["yes", "Late only"]], "Late or not"));
    const count = element("output", { "aria-live": "polite" });
    const reset = element("button", { type: "reset" }, "Show all");
    form.append(reset, count);
    bar.replaceWith(form);

    function apply(remember) {
      const asked = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
      const words = (asked.words || "").toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row) => {
        const text = row.textContent.toLowerCase();
        const keep =
          words.every((word) => text.includes(word)) &&
          (!asked.lead || row.dataset.lead.split("|").includes(asked.lead)) &&
          (!asked.status || row.dataset.status === asked.status) &&
          (!asked.due || row.dataset.due.startsWith(asked.due)) &&
          (!asked.late || row.dataset.late === asked.late);
        row.hidden = !keep;
        if (keep) shown += 1;
      });
      tables.forEach((table) => {
        const section = table.closest(".gt-section");
        if (section) section.hidden = ![...table.tBodies[0].rows].some((row) => !row.hidden);
      });
      count.textContent = `${shown} of ${rows.length} actions shown`;
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

  /* A browser that knows no popovers: the word leads to the glossary instead. */
  if (!("popover" in HTMLElement.prototype)) {
    document.querySelectorAll(".gt-term").forEach((word) => {
      const link = document.querySelector("#" + CSS.escape(word.getAttribute("popovertarget")) + " a");
      if (link) word.addEventListener("click", () => location.assign(link.href));
    });
  }

  tables.forEach(sortable);
  if (bar && tables.length) filter();
})();
