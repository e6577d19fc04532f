// The search of the site. It reads the index that planc writes: first the table of all words, then, for each question,
// the few files that hold what it found. Files come as scripts that call plancSearch, which works from a disk too.
(() => {
  "use strict";
  const root = document.querySelector("[data-index]");
  if (!root) return;
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const says = root.dataset;
  const form = part("form");
  const field = part("field");
  const status = part("status");
  const note = part("note");
  const kinds = part("kinds");
  const hits = part("hits");
  const more = part("more");

  const AT_A_TIME = 15;
  const MOST_TERMS = 80;
  const EXCERPT = 220;
  const WORD = /[\p{Alphabetic}\p{N}]+(?:(?<=[0-9])[.:,](?=[0-9])[\p{Alphabetic}\p{N}]+)*/gu;
  const fold = (text) => text.normalize("NFC").toLowerCase();
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "");

  // Files of the index.

  const files = new Map();
  function file(name) {
    if (!files.has(name)) {
      const waiting = {};
      waiting.promise = new Promise((resolve, reject) => Object.assign(waiting, { resolve, reject }));
      files.set(name, waiting);
    }
    return files.get(name);
  }
  globalThis.plancSearch = (name, data) => file(name).resolve(data);
  function load(name) {
    const waiting = file(name);
    if (!waiting.asked) {
      waiting.asked = true;
      const script = document.createElement("script");
      script.src = `${says.index}${name}.js`;
      script.addEventListener("error", () => waiting.reject(new Error(name)));
      document.head.append(script);
    }
    return waiting.promise;
  }
  // The file that holds the part with this number, and its place there.
  function place(firsts, number) {
    let at = firsts.length - 1;
    while (firsts[at] > number) at -= 1;
    return [at, number - firsts[at]];
  }

  // Words.

  function read(table) {
    const stems = [];
    const forms = [];
    const owners = [];
    const formsOf = [];
    let stem = "";
    if (table.terms !== "") {
      table.terms.split("\n").forEach((line, term) => {
        const [head, ...rest] = line.split(" ");
        stem = stem.slice(0, parseInt(head[0], 36)) + head.slice(1);
        stems.push(stem);
        formsOf.push([]);
        for (const ending of rest.length > 0 ? rest : [""]) {
          const whole = ending.startsWith("/") ? ending.slice(1) : stem + ending;
          forms.push(whole);
          owners.push(term);
          formsOf[term].push(whole);
        }
      });
    }
    const view = (change) => {
      const changed = forms.map(change);
      const byForm = new Map();
      const byStem = new Map();
      changed.forEach((form, at) => byForm.set(form, [...(byForm.get(form) ?? []), owners[at]]));
      stems.map(change).forEach((one, term) => byStem.set(one, [...(byStem.get(one) ?? []), term]));
      return { forms: changed, byForm, byStem, change };
    };
    let withoutMarks;
    return {
      ...table, owners, formsOf, common: new Set(table.common), exact: view((form) => form),
      get plain() {
        withoutMarks ??= view(plain);
        return withoutMarks;
      },
    };
  }

  // The terms that a word may mean, each with how well it fits: the word in any of its forms, then words that begin with
  // it, as while one types, then compounds that hold it.
  function fitting(index, word, view, scale) {
    const found = new Map();
    const offer = (term, fit) => {
      if (fit * scale > (found.get(term) ?? 0)) found.set(term, fit * scale);
    };
    const own = view.byForm.get(word);
    own?.forEach((term) => offer(term, 1));
    // Another form of a known word, one that no text may hold.
    const ends = (ending, least) => word.endsWith(ending) && word.length - ending.length >= least;
    const base = (ending) => word.slice(0, -ending.length);
    const termsOf = (part) => view.byStem.get(part) ?? view.byForm.get(part);
    const least = (ending) => (own ? (ending.length === 1 ? 5 : 4) : 3);
    const bent = index.endings.find((ending) => ends(ending, least(ending)) && termsOf(base(ending)));
    if (bent) termsOf(base(bent)).forEach((term) => offer(term, 0.9));
    const likely = bent ?? (own ? undefined : index.endings.find((ending) => ends(ending, 5)));
    const core = likely ? base(likely) : word;
    const within = core.length >= (own || bent ? 3 : 4);
    view.forms.forEach((form, at) => {
      if (form.startsWith(word)) offer(index.owners[at], 0.4 + 0.4 * (word.length / form.length));
      else if (within) {
        const start = form.lastIndexOf(core);
        if (start < 0) return;
        // The last part of a compound says what it is.
        const isLast = start > 0 && (form.endsWith(core) || index.endings.includes(form.slice(start + core.length)));
        offer(index.owners[at], isLast ? 0.45 : 0.3);
      }
    });
    return found;
  }

  function terms(index, word) {
    let found = fitting(index, word, index.exact, 1);
    if (found.size === 0) found = fitting(index, plain(word), index.plain, 0.6);
    const best = [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_TERMS);
    return new Map(best);
  }

  // Letters to put in, take out, change or let change places (optimal string alignment); more than `most` is Infinity.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1];
        next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return Infinity;
      before = row;
      row = next;
    }
    return row[b.length] <= most ? row[b.length] : Infinity;
  }

  function nearest(index, word) {
    const most = word.length > 5 ? 2 : 1;
    const found = [];
    index.exact.forms.forEach((form, at) => {
      const steps = Math.min(distance(word, form, most), distance(plain(word), index.plain.forms[at], most) + 0.5);
      if (steps < Infinity) found.push([steps, form[0] === word[0] ? 0 : 1, at]);
    });
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    const seen = new Set();
    return found.filter(([, , at]) => !seen.has(index.owners[at]) && seen.add(index.owners[at])).slice(0, 3)
      .map(([, , at]) => index.exact.forms[at]);
  }

  // Entries.

  async function postings(index, term) {
    const [number, at] = place(index.postings, term);
    const line = (await load(`p${number}`)).split("\n")[at];
    let entry = 0;
    return Array.from(line.matchAll(/([0-9a-z]+)([A-Z])/g), ([, step, weight], nth) => {
      entry = nth === 0 ? parseInt(step, 36) : entry + parseInt(step, 36);
      return [entry, weight.charCodeAt(0) - 64];
    });
  }

  async function find(index, query) {
    const words = [...new Set(fold(query).replaceAll("\u00ad", "").match(WORD) ?? [])];
    const meant = words.map((word) => terms(index, word));
    const unknown = words.filter((_, at) => meant[at].size === 0);
    // A word that most texts hold rules nothing out.
    const needed = meant.map((found) => ![...found].some(([term, fit]) => fit === 1 && index.common.has(term)));
    const entries = new Map();
    for (const [at, found] of meant.entries()) {
      const best = new Map();
      const lists = await Promise.all([...found.keys()].map((term) => postings(index, term)));
      [...found.values()].forEach((fit, nth) => {
        const rare = Math.log(1 + index.entries / Math.max(lists[nth].length, 1));
        for (const [entry, weight] of lists[nth]) {
          best.set(entry, Math.max(best.get(entry) ?? 0, fit * weight * (0.5 + rare)));
        }
      });
      for (const [entry, score] of best) {
        const known = entries.get(entry) ?? { held: 0, score: 0 };
        entries.set(entry, { held: known.held + (needed[at] ? 1 : 0), score: known.score + score });
      }
    }
    const all = needed.filter(Boolean).length;
    const most = [...entries.values()].reduce((most, { held }) => Math.max(most, held), 0);
    const ranked = [...entries].filter(([, { held }]) => held === most)
      .sort((a, b) => b[1].score - a[1].score || a[0] - b[0]).map(([entry]) => entry);
    const marked = new Set(meant.flatMap((found) => [...found.keys()].flatMap((term) => index.formsOf[term])));
    return { words, unknown, ranked, marked, partial: ranked.length > 0 && most < all };
  }

  // What is shown.

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
  function withMarks(text, marked) {
    const out = [];
    let done = 0;
    for (const match of text.matchAll(WORD)) {
      if (!marked.has(fold(match[0]))) continue;
      out.push(text.slice(done, match.index), element("mark", {}, match[0]));
      done = match.index + match[0].length;
    }
    return [...out, text.slice(done)];
  }
  // The stretch of a text around the first word that was asked for.
  function excerpt(text, marked) {
    if (text.length <= EXCERPT) return text;
    const first = [...text.matchAll(WORD)].find((match) => marked.has(fold(match[0])))?.index ?? 0;
    let start = Math.max(0, Math.min(first - 60, text.length - EXCERPT));
    if (start > 0) start = text.indexOf(" ", start) + 1 || start;
    let end = Math.min(text.length, start + EXCERPT);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
    return `${start > 0 ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  }
  function hit([kind, title, within, href, text, figures], marked) {
    const item = element("li", {},
      element("p", { class: "kind" }, within ? `${kind} · ${within}` : kind),
      element("h2", {}, element("a", { href }, ...withMarks(title, marked))));
    if (text) item.append(element("p", { class: "excerpt" }, ...withMarks(excerpt(text, marked), marked)));
    if (figures) item.append(element("p", { class: "excerpt figures" }, figures));
    return item;
  }
  async function show(index, entries, marked) {
    const cards = await Promise.all(entries.map(async (entry) => {
      const [number, at] = place(index.cards, entry);
      return (await load(`c${number}`))[at];
    }));
    return cards.map((card) => hit(card, marked));
  }

  function kindsOf(index, ranked) {
    let first = 0;
    return index.kinds.map(([key, name, count]) => {
      const start = first;
      first += count;
      const held = ranked.filter((entry) => entry >= start && entry < start + count);
      return { key, name, held };
    }).filter(({ held }) => held.length > 0);
  }
  const chosen = new Set();
  function showKinds(found) {
    const focused = kinds.contains(document.activeElement) ? document.activeElement.value : null;
    kinds.hidden = found.length < 2 && chosen.size === 0;
    kinds.replaceChildren(element("legend", {}, says.kinds), ...found.map(({ key, name, held }) => {
      const box = element("input", { type: "checkbox", name: "kind", value: key });
      box.checked = chosen.has(key);
      return element("label", {}, box, ` ${name} (${held.length})`);
    }));
    if (focused) kinds.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
  }
  function keepInAddress(query) {
    const address = new URL(location.href);
    address.search = new URLSearchParams([...(query ? [["q", query]] : []), ...[...chosen].map((kind) => ["kind", kind])]);
    try {
      history.replaceState(null, "", address);
    } catch {
      // Some browsers keep the address of a page from a disk as it is.
    }
  }

  let asked = 0;
  let showMore = () => {};
  async function ask() {
    const query = field.value.trim();
    asked += 1;
    const own = asked;
    keepInAddress(query);
    if (query === "") {
      hits.replaceChildren();
      note.replaceChildren();
      status.textContent = "";
      kinds.hidden = true;
      more.hidden = true;
      return;
    }
    try {
      const index = await table;
      const { unknown, ranked, marked, partial } = await find(index, query);
      const found = kindsOf(index, ranked);
      for (const kind of chosen) if (!found.some(({ key }) => key === kind)) chosen.delete(kind);
      const shown = chosen.size === 0 ? ranked : ranked.filter((entry) =>
        found.some(({ key, held }) => chosen.has(key) && held.includes(entry)));
      const first = await show(index, shown.slice(0, AT_A_TIME), marked);
      if (own !== asked) return;
      hits.replaceChildren(...first);
      let count = first.length;
      more.hidden = count >= shown.length;
      showMore = async () => {
        const next = await show(index, shown.slice(count, count + AT_A_TIME), marked);
        if (own !== asked) return;
        hits.append(...next);
        count += next.length;
        more.hidden = count >= shown.length;
        next[0]?.querySelector("a").focus();
      };
      showKinds(found);
      const counted = shown.length === 1 ? says.one : says.many.replace("#", shown.length);
      status.textContent = shown.length === 0 ? says.none : partial ? `${counted}. ${says.partial}` : counted;
      suggest(index, query, unknown);
    } catch {
      if (own === asked) status.textContent = says.failed;
    }
  }
  function suggest(index, query, unknown) {
    const links = unknown.flatMap((word) => nearest(index, word).map((near) => {
      const better = fold(query).replace(word, near);
      return element("a", { href: `?q=${encodeURIComponent(better)}` }, better);
    }));
    note.replaceChildren(...(links.length === 0 ? [] : [`${says.suggest} `, ...links.flatMap((link, at) =>
      at === 0 ? [link] : [", ", link]), "?"]));
  }

  const table = load("table").then(read);
  table.catch(() => {
    status.textContent = says.failed;
  });
  const given = new URLSearchParams(location.search);
  field.value = given.get("q") ?? "";
  given.getAll("kind").forEach((kind) => chosen.add(kind));
  let typing;
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(ask, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    ask();
  });
  kinds.addEventListener("change", ({ target }) => {
    if (target.checked) chosen.add(target.value);
    else chosen.delete(target.value);
    ask();
  });
  more.addEventListener("click", () => showMore());
  root.dataset.runs = "";
  if (field.value.trim() !== "") ask();
})();
