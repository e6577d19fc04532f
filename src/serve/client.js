// Keeps the page as the plan is: reloads it in place when there is a new build, and shows what is wrong while there is none.
(() => {
  const { build } = document.currentScript.dataset;
  const KEPT = "planc-kept";
  const foldings = () => [...document.querySelectorAll("details")];

  const reload = () => {
    const folded = foldings().map((details) => details.open);
    sessionStorage.setItem(KEPT, JSON.stringify({ page: location.pathname, x: scrollX, y: scrollY, folded }));
    location.reload();
  };

  const restore = () => {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    sessionStorage.removeItem(KEPT);
    if (kept?.page !== location.pathname) return;
    const all = foldings();
    if (all.length === kept.folded.length) all.forEach((details, at) => { details.open = kept.folded[at]; });
    scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
  };
  restore();

  const STYLE = `
    :host { position: fixed; inset: auto 0 0; z-index: 2147483647; font: 1rem/1.45 system-ui, sans-serif; }
    section { max-height: 50vh; overflow: auto; padding: .8rem 1.2rem; background: #fff; color: #1d1d1f; border-top: 4px solid #b3261e; box-shadow: 0 -2px 12px #0004; }
    h2 { font-size: 1.1rem; margin: 0; }
    p { margin: .2rem 0 .6rem; }
    ul { margin: 0; padding: 0; list-style: none; }
    li { padding: .45rem 0; border-top: 1px solid #ccc; overflow-wrap: anywhere; }
    li p { margin: .15rem 0 0; }
    a { color: #0b57d0; }
    @media (prefers-color-scheme: dark) { section { background: #202124; color: #e8eaed; } a { color: #8ab4f8; } li { border-color: #555; } }
    @media print { :host { display: none; } }`;
  let host = null;

  const element = (name, text, ...children) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    made.append(...children);
    return made;
  };

  const entry = ({ severity, text, place, href, helps }) => {
    const where = element(href ? "a" : "span", place ?? "");
    if (href) where.href = href;
    const line = element("div", "", element("strong", `${severity}: ${text}`), " ", where);
    return element("li", "", line, ...helps.map((help) => element("p", help)));
  };

  const show = (panel) => {
    host?.remove();
    host = null;
    if (!panel) return;
    host = element("div");
    host.id = "planc-panel";
    host.lang = panel.language;
    const section = element("section", "", element("h2", panel.heading), element("p", panel.note), element("ul", "", ...panel.messages.map(entry)));
    section.setAttribute("role", "alert");
    section.tabIndex = 0;
    host.attachShadow({ mode: "open" }).append(element("style", STYLE), section);
    document.body.append(host);
  };

  // A browser keeps few connections to one host: a page that nobody sees gives its own up.
  let events = null;
  const listen = () => {
    events?.close();
    events = null;
    if (document.visibilityState === "hidden") return;
    events = new EventSource("/__planc/events");
    events.addEventListener("shown", ({ data }) => {
      const shown = JSON.parse(data);
      if (shown.build === build) show(shown.panel);
      else reload();
    });
  };
  listen();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => events?.close());
  addEventListener("pageshow", listen);
})();
