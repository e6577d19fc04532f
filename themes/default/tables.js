// Sorts and filters the tables of a page in place. Without it they stand whole, in the plan's order.
(() => {
  "use strict";
  const template = document.getElementById("table-tools");
  if (!template) return;
  const says = template.dataset;

  // Tables of more rows than this can be filtered.
  const FEW_ROWS = 8;
  // A column of words whose cells say at most so many different things can be chosen from.
  const MOST_CHOICES = 12;
  const MOST_SELECTS = 3;

  const language = document.documentElement.lang;
  const collator = new Intl.Collator(language, { numeric: true });
  const mark = new Intl.NumberFormat(language).format(1.5)[1];
  const NUMBER = new RegExp(`[−-]?\\d+(?:\u00a0\\d{3})*(?:[${mark}]\\d+)?`);
  const fold = (text) => text.normalize("NFC").toLocaleLowerCase(language);

  const spoken = document.body.appendChild(document.createElement("p"));
  spoken.className = "unseen";
  spoken.setAttribute("role", "status");

  // What a cell says, without footnote marks and what is for the eye alone.
  function said(cell, also = "") {
    const copy = cell.cloneNode(true);
    for (const left of copy.querySelectorAll(`.mark, [aria-hidden="true"]${also}`)) left.remove();
    return copy.textContent.replace(/[ \n]+/g, " ").trim();
  }

  // What puts a cell in order: a number, a text, or nothing.
  function key(cell, figures) {
    if (cell.dataset.value) return cell.dataset.value;
    if (figures) {
      const found = NUMBER.exec((cell.querySelector(".n") ?? cell).textContent);
      if (found) return Number(found[0].replace("−", "-").replaceAll("\u00a0", "").replace(mark, "."));
    }
    const { state } = cell.dataset;
    return state && state !== "text" && state !== "word" ? null : said(cell, ", .detail") || null;
  }

  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return collator.compare(a, b);
  }

  // Rows with the rows that stay with them.
  function tree(rows) {
    const root = { level: -1, parts: [] };
    const above = [root];
    for (const row of rows) {
      const level = Number(row.dataset.level ?? 0);
      while (above.at(-1).level >= level) above.pop();
      const node = { row, level, parts: [], sum: row.matches(".total, .subtotal") };
      above.at(-1).parts.push(node);
      above.push(node);
    }
    return root.parts;
  }

  // Puts rows between sums in order; a sum stays under what it sums. What says nothing comes last, either way.
  function sorted(nodes, keys, way) {
    const order = (a, b) => {
      const [one, other] = [keys.get(a.row), keys.get(b.row)];
      if (one === null || other === null) return (one === null) - (other === null);
      return way * compare(one, other);
    };
    const rows = [];
    let between = [];
    const put = (node) => rows.push(node.row, ...sorted(node.parts, keys, way));
    const flush = () => {
      between.sort(order).forEach(put);
      between = [];
    };
    for (const node of nodes) {
      if (!node.sum) {
        between.push(node);
        continue;
      }
      flush();
      put(node);
    }
    flush();
    return rows;
  }

  function sorting(table, heads, body, nodes) {
    const inOrder = [...body.rows];
    // Out of the page while rows change places, so that the page is laid out once.
    const put = (rows) => {
      body.remove();
      body.append(...rows);
      table.append(body);
    };
    heads.forEach((head, at) => {
      const name = said(head);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      const leads = (node) => node.nodeType === 1 && (node.matches("a, .mark") || node.querySelector("a"));
      button.append(...[...head.childNodes].filter((node) => !leads(node)));
      if (button.textContent.trim() === "") button.setAttribute("aria-label", says.sortBy.replace("@", name));
      head.prepend(button);
      button.addEventListener("click", () => {
        const before = head.getAttribute("aria-sort");
        for (const other of heads) other.removeAttribute("aria-sort");
        if (before === "descending") {
          put(inOrder);
          spoken.textContent = says.restored;
          return;
        }
        const now = before === "ascending" ? "descending" : "ascending";
        const figures = head.classList.contains("figures");
        const keys = new Map(inOrder.map((row) => [row, key(row.cells[at], figures)]));
        put(sorted(nodes, keys, now === "ascending" ? 1 : -1));
        head.setAttribute("aria-sort", now);
        spoken.textContent = says[now].replace("@", name);
      });
    });
  }

  // What the cells of a column say, where that is little enough to choose from, or where the page marks what can be chosen:
  // a cell may then say several things.
  function choices(rows, at) {
    const words = new Map();
    const marked = rows.some((row) => row.cells[at].querySelector("[data-choice]"));
    for (const row of rows) {
      const cell = row.cells[at];
      if (cell.querySelector("li")) return null;
      const parts = marked ? [...cell.querySelectorAll("[data-choice]")] : [cell];
      words.set(row, parts.map((part) => said(part, ", .detail")));
    }
    const different = [...new Set([...words.values()].flat())].sort(collator.compare);
    const few = different.length > 1 && (marked || different.length <= Math.min(MOST_CHOICES, rows.length / 2));
    return few ? { words, different, marked } : null;
  }

  function filtering(table, heads, body, nodes) {
    const rows = [...body.rows];
    const tools = template.content.firstElementChild.cloneNode(true);
    tools.setAttribute("aria-labelledby", table.caption.id);
    const field = tools.querySelector("input");
    const clear = tools.querySelector("button");
    const status = tools.querySelector("[role=status]");
    const blank = tools.querySelector("[data-part=choice]");
    const texts = new Map(rows.map((row) => [row, fold(said(row))]));
    const selects = [];
    const all = heads.map((head, at) => (at > 0 && !head.classList.contains("figures") ? choices(rows, at) : null));
    const marked = all.some((found) => found?.marked);
    heads.forEach((head, at) => {
      const found = selects.length < MOST_SELECTS && all[at];
      if (!found || (marked && !found.marked)) return;
      const label = blank.cloneNode(true);
      label.querySelector("span").textContent = said(head);
      const select = label.querySelector("select");
      select.append(new Option(says.any, ""), ...found.different.map((word, nth) => new Option(word, String(nth))));
      selects.push({ select, fits: (row) => select.value === "" || found.words.get(row).includes(found.different[select.value]) });
      blank.before(label);
    });
    blank.remove();

    let waiting;
    // Hides what does not fit: a row stays with what it is a part of, and with its parts.
    function hide(nodes, fits, within) {
      let any = false;
      for (const { row, parts } of nodes) {
        const own = within || fits(row);
        const below = hide(parts, fits, own);
        row.hidden = !own && !below;
        any = any || own || below;
      }
      return any;
    }
    function apply() {
      const words = fold(field.value).split(/\s+/).filter(Boolean);
      const active = words.length > 0 || selects.some(({ select }) => select.value !== "");
      const fits = (row) => words.every((word) => texts.get(row).includes(word)) && selects.every((one) => one.fits(row));
      hide(nodes, fits, false);
      clear.hidden = !active;
      const shown = rows.filter((row) => !row.hidden).length;
      const text = shown === 0 ? says.none : says.shown.replace("#", shown).replace("@", rows.length);
      clearTimeout(waiting);
      // Said when the typing rests.
      waiting = setTimeout(() => { status.textContent = active ? text : ""; }, 250);
    }
    function reset() {
      field.value = "";
      for (const { select } of selects) select.value = "";
      apply();
    }
    field.addEventListener("input", apply);
    for (const { select } of selects) select.addEventListener("change", apply);
    clear.addEventListener("click", () => {
      reset();
      field.focus();
    });
    table.closest("figure").prepend(tools);
    return reset;
  }

  const resets = new Map();
  for (const table of document.querySelectorAll("table[data-sort]")) {
    const heads = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    const nodes = tree(body.rows);
    if (body.rows.length > FEW_ROWS) resets.set(table, filtering(table, heads, body, nodes));
    sorting(table, heads, body, nodes);
  }

  // A link to a row that is filtered away shows it.
  function show() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place?.closest("tr[hidden]")) return;
    resets.get(place.closest("table"))?.();
    place.scrollIntoView();
  }
  addEventListener("hashchange", show);
})();
