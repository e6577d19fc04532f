#!/usr/bin/env python3
"""Write one synthetic plan in the input format of planc or of a tool that it is compared with.

    generate.py --goals 1000 --format planc --out plan-out [--seed 1] [--per-file 20]

The plan depends on --goals and --seed alone: every format is written from the same goals, in the same order, with the same
words and numbers. What a format cannot hold is left out of it (docs/performance.md).
"""
import argparse
import os
import random
from datetime import date, timedelta

BLOCK = 20                                    # goals in one sub-tree: 1 + 3 + 16
UNITS = 50
OUT_YEARS = (2022, 2023, 2024, 2025, 2026)    # indicator outcomes
TARGET_YEAR = 2030
BUD_YEARS = (2027, 2028, 2029, 2030)          # budget columns

# ---------------------------------------------------------------- the plan

NOUNS = """service region school network budget child family worker teacher road
bridge forest river energy market company research library museum hospital clinic
patient citizen register dataset platform procedure permit inspection standard
programme project measure reform strategy network training support grant loan tax
community municipality county harbour railway station building climate emission
habitat species waste material product trade export skill job wage pension benefit
language culture heritage sport youth security border police court law contract
Straße Größe Übergang tööhõive piirkond võrk élève façade""".split()
VERBS = """improves supports reduces extends replaces connects measures reports
renews simplifies protects finances opens prepares follows steers checks trains
employs modernises coordinates publishes reviews shortens secures""".split()
ADJS = """regional national local digital open safe new older shared annual joint
efficient accessible sustainable public private rural urban early strong reliable
common transparent simple healthy""".split()
LINKERS = "and while because where before after although so".split()
ISSUERS = ["Prime Minister", "Cabinet", "Parliament", "Audit Office", "Minister of Finance",
           "Minister of Education", "Minister of Climate", "State Secretary",
           "Council of Regions", "Supervisory Board", "Steering Committee", "Ombudsman"]
STATUSES = ["planned", "in progress", "done", "late"]
MEASURE_UNITS = ["%", "persons", "index points", "days", "pieces", "km"]
ROWS = ["Wages", "Training", "Premises", "Information systems", "Investments",
        "Grants", "Contracted services", "Other costs"]


class Obj:
    def __init__(self, **kw):
        self.__dict__.update(kw)


def _words(rng, n):
    out = []
    while len(out) < n:
        out += ["the", rng.choice(ADJS), rng.choice(NOUNS), rng.choice(VERBS),
                rng.choice(ADJS), rng.choice(NOUNS), rng.choice(LINKERS)]
    return out[:n]


def _sentence(rng):
    w = _words(rng, rng.randint(9, 17))
    return w[0].capitalize() + " " + " ".join(w[1:]) + "."


def _para(rng, xref, style):
    """A paragraph: a list of (kind, text) with kinds t(ext) e(m) b(old) c(ode) x(ref)."""
    a = " ".join(_sentence(rng) for _ in range(3))
    b = " ".join(_sentence(rng) for _ in range(2))
    hot = " ".join(_words(rng, 3)[1:])
    return [("t", a + " See "), ("x", xref), ("t", " for "), (style, hot), ("t", ". " + b)]


def make_plan(n, seed):
    rng = random.Random(seed * 1_000_003 + n)
    gid = lambda i: f"G{i + 1:05d}"
    units = [Obj(id=f"U{u + 1:02d}", title=f"Department of {rng.choice(ADJS)} {rng.choice(NOUNS)} {u + 1}")
             for u in range(UNITS)]
    unit = lambda: units[rng.randrange(UNITS)].id

    def other(i):
        j = rng.randrange(n - 1) if n > 1 else 0
        return gid(j + (j >= i and n > 1))

    def day():
        return (date(2027, 1, 4) + timedelta(days=rng.randrange(1400))).isoformat()

    goals = []
    for i in range(n):
        k, top = i % BLOCK, i - i % BLOCK
        if k == 0:
            level, parent = 1, None
        elif k in (1, 6, 12):
            level, parent = 2, gid(top)
        else:
            level, parent = 3, gid(top + (1 if k < 6 else 6 if k < 12 else 12))
        g = Obj(n=i, id=gid(i), level=level, parent=parent, owner=unit(),
                title=f"{rng.choice(ADJS).capitalize()} {rng.choice(NOUNS)} {rng.choice(VERBS)} "
                      f"the {rng.choice(ADJS)} {rng.choice(NOUNS)}")
        g.paras = [_para(rng, other(i), rng.choice("eb")), _para(rng, other(i), rng.choice("bc"))]
        g.indicators = []
        for q in range(3):
            base, step = rng.randint(100, 8000) / 10, rng.randint(-60, 120) / 10
            vals = [round(base + step * y + rng.randint(-30, 30) / 10, 1) for y in range(5)]
            g.indicators.append(Obj(id=f"{g.id}_I{q + 1}", unit=rng.choice(MEASURE_UNITS), outcomes=vals,
                                    title=f"Share of {rng.choice(ADJS)} {rng.choice(NOUNS)} cases",
                                    target=round(base + 9 * step, 1)))
        g.assignments = [
            Obj(id=f"{g.id}_A{q + 1}", goal=g.id if q == 0 else other(i), issuer=rng.choice(ISSUERS),
                responsible=unit(), deadline=day(), status=rng.choice(STATUSES),
                title=f"Prepare the {rng.choice(ADJS)} {rng.choice(NOUNS)} {rng.choice(NOUNS)}")
            for q in range(2)]
        g.risk = Obj(id=f"{g.id}_R1", title=f"The {rng.choice(NOUNS)} {rng.choice(VERBS)} no {rng.choice(NOUNS)}",
                     probability=rng.randint(1, 5), impact=rng.randint(1, 5))
        g.risk.measures = [Obj(id=f"{g.id}_M{q + 1}", responsible=unit(),
                               title=f"Watch the {rng.choice(ADJS)} {rng.choice(NOUNS)}") for q in range(2)]
        g.rows = [(label, [rng.randint(5, 9000) for _ in BUD_YEARS]) for label in ROWS]
        g.total = [sum(r[1][c] for r in g.rows) for c in range(len(BUD_YEARS))]
        goals.append(g)
    return Obj(units=units, goals=goals, by={g.id: g for g in goals}, unit={u.id: u for u in units})


# ---------------------------------------------------------------- helpers

class Out:
    def __init__(self, root):
        self.root = root
        os.makedirs(root, exist_ok=True)

    def write(self, path, text):
        path = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)


def files(plan, per_file):
    for i in range(0, len(plan.goals), per_file):
        yield f"part-{i // per_file + 1:04d}", plan.goals[i:i + per_file]


def inline(para, x, e="*{}*", b="**{}**", c="`{}`"):
    fmt = {"t": lambda s: s, "x": x, "e": e.format, "b": b.format, "c": c.format}
    return "".join(fmt[k](s) for k, s in para)


def grid(head, rows):
    """A GitHub-style Markdown table."""
    out = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    out += ["| " + " | ".join(str(c) for c in r) + " |" for r in rows]
    return "\n".join(out) + "\n"


def budget_rows(g, bold="**{}**"):
    return ([[label, *vals] for label, vals in g.rows] +
            [[bold.format("Total"), *(bold.format(t) for t in g.total)]])


BUD_HEAD = ["Row", *map(str, BUD_YEARS)]

# ---------------------------------------------------------------- Markdown sites


def md_goal(plan, g, link, ulink, h=2, anchor=True):
    """One goal as Markdown. link(id) and ulink(id) give the target of a link."""
    ref = lambda i: f"[{i}]({link(i)})"
    uref = lambda i: f"[{plan.unit[i].title}]({ulink(i)})"
    a = f" {{#{g.id.lower()}}}" if anchor else ""
    s = [f"{'#' * h} {g.id} {g.title}{a}\n",
         f"**Owner:** {uref(g.owner)}" + (f" · **Part of:** {ref(g.parent)}" if g.parent else "") + "\n"]
    s += [inline(p, ref) + "\n" for p in g.paras]
    s += [f"{'#' * (h + 1)} Indicators\n",
          grid(["Id", "Indicator", "Unit", *map(str, OUT_YEARS), f"Target {TARGET_YEAR}"],
               [[i.id, i.title, i.unit, *i.outcomes, i.target] for i in g.indicators]),
          f"{'#' * (h + 1)} Assignments\n",
          grid(["Id", "Assignment", "Issuer", "Responsible", "Deadline", "Status", "Goal"],
               [[a.id, a.title, a.issuer, uref(a.responsible), a.deadline, a.status, ref(a.goal)]
                for a in g.assignments]),
          f"{'#' * (h + 1)} Risk\n",
          f"{g.risk.id} {g.risk.title}: probability {g.risk.probability}, impact {g.risk.impact}.\n",
          "".join(f"- {m.id} {m.title} ({uref(m.responsible)})\n" for m in g.risk.measures),
          f"{'#' * (h + 1)} Budget\n", grid(BUD_HEAD, budget_rows(g))]
    return "\n".join(s) + "\n"


def md_units(plan, anchor=True):
    return "".join(f"## {u.title}" + (f" {{#{u.id.lower()}}}" if anchor else "") + "\n\n" for u in plan.units)


def where(plan, per_file):
    return {g.id: name for name, gs in files(plan, per_file) for g in gs}


def fmt_mdbook(plan, out, per_file):
    at = where(plan, per_file)
    link = lambda i: f"{at[i]}.md#{i.lower()}"
    ulink = lambda i: f"units.md#{i.lower()}"
    toc = ["# Summary\n\n", "[Plan](index.md)\n\n", "- [Units](units.md)\n"]
    for name, gs in files(plan, per_file):
        indent = "  " * (gs[0].level - 1) if per_file == 1 else ""
        toc.append(f"{indent}- [{gs[0].id} {gs[0].title}]({name}.md)\n")
        out.write(f"src/{name}.md", f"# {name}\n\n" + "".join(md_goal(plan, g, link, ulink) for g in gs))
    out.write("src/SUMMARY.md", "".join(toc))
    out.write("src/index.md", "# Plan\n\nA synthetic plan.\n")
    out.write("src/units.md", "# Units\n\n" + md_units(plan))
    out.write("book.toml", '[book]\ntitle = "Plan"\n')


def fmt_mdbook_nosearch(plan, out, per_file):
    fmt_mdbook(plan, out, per_file)
    out.write("book.toml", '[book]\ntitle = "Plan"\n\n[output.html.search]\nenable = false\n')


def fmt_md(plan, out, per_file):
    """Plain Markdown for cmark-gfm: no heading attributes, no front matter."""
    at = where(plan, per_file)
    for name, gs in files(plan, per_file):
        out.write(f"{name}.md", f"# {name}\n\n" + "".join(
            md_goal(plan, g, lambda i: f"{at[i]}.html#{i.lower()}", lambda i: f"units.html#{i.lower()}",
                    anchor=False) for g in gs))
    out.write("units.md", "# Units\n\n" + md_units(plan, anchor=False))


HTML = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/">Plan</a></header><main>
{body}
</main></body></html>
"""
CSS = "body{max-width:60rem;margin:auto;font-family:sans-serif}td,th{border:1px solid #ccc;padding:.2rem}\n"


def fmt_hugo(plan, out, per_file):
    at = where(plan, per_file)
    page = lambda title, w: f'+++\ntitle = "{title}"\nweight = {w}\n+++\n\n'
    for w, (name, gs) in enumerate(files(plan, per_file), 2):
        out.write(f"content/{name}.md", page(f"{gs[0].id} {gs[0].title}", w) + "".join(
            md_goal(plan, g, lambda i: f"/{at[i]}/#{i.lower()}", lambda i: f"/units/#{i.lower()}") for g in gs))
    out.write("content/units.md", page("Units", 1) + md_units(plan))
    out.write("config.toml", 'baseURL = "https://plan.example/"\ntitle = "Plan"\n'
                             'disableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n')
    body = "<h1>{{ .Title }}</h1>\n{{ .Content }}\n{{ with .PrevInSection }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}"
    lst = "<h1>Plan</h1><ul>{{ range .Site.RegularPages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>"
    out.write("layouts/_default/single.html", HTML.format(title="{{ .Title }}", body=body))
    out.write("layouts/_default/list.html", HTML.format(title="Plan", body=lst))
    out.write("static/style.css", CSS)


# ---------------------------------------------------------------- planc

STATUS = {"planned": "not started", "in progress": "ongoing", "done": "done", "late": "delayed"}
UNIT = {"index points": "points"}


def ident(i):
    return i.lower().replace("_", "-")


def quoted(s):
    return '"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"'


def block(word, rows, indent="  "):
    """A table in planc's language; the first row names the columns."""
    width = [max(len(str(r[c])) for r in rows) for c in range(len(rows[0]))]
    lines = ("| " + " | ".join(str(v).ljust(width[c]) for c, v in enumerate(r)) + " |" for r in rows)
    return f"{indent}{word} {{\n" + "".join(f"{indent}  {line}\n" for line in lines) + f"{indent}}}\n"


def fmt_planc(plan, out, per_file):
    out.write("planc.toml", 'title = "Plan"\nlanguage = "en"\n')
    issuers = {name: f"issuer-{n}" for n, name in enumerate(ISSUERS)}
    out.write("units.plan", "".join(f"organisation {ident(u.id)} {quoted(u.title)}\n" for u in plan.units) +
              "".join(f"organisation {i} {quoted(name)}\n" for name, i in issuers.items()))
    out.write("plan.plan", 'plan p "Plan" {\n  type    operational plan\n  period  2022..2030\n  unit    tkr\n}\n')
    ref = lambda i: f"[[goal {ident(i)}]]"
    for name, gs in files(plan, per_file):
        s = ["belongs to p\n\n"]
        for g in gs:
            i = ident(g.id)
            s.append(f"goal {i} {quoted(g.title)} {{\n  responsible  {ident(g.owner)}\n")
            if g.parent:
                s.append(f"  contributes to  {ident(g.parent)}\n")
            s.append('  text """\n' + "\n\n".join("    " + inline(p, ref) for p in g.paras) + '\n    """\n')
            s.append(block("indicators", [
                ["id", "title", "unit", *(f"outcome {y}" for y in OUT_YEARS), f"target {TARGET_YEAR}"],
                *([ident(k.id), k.title, UNIT.get(k.unit, k.unit), *k.outcomes, f"at least {k.target}"]
                  for k in g.indicators)]))
            s.append(block("assignments", [
                ["id", "title", "issuer", "responsible", "until", "status", "contributes to"],
                *([ident(a.id), a.title, issuers[a.issuer], ident(a.responsible), a.deadline, STATUS[a.status],
                   ident(a.goal)] for a in g.assignments)]))
            r = g.risk
            s.append(f"  risk {ident(r.id)} {quoted(r.title)} {{\n"
                     f"    probability  {r.probability}\n    impact  {r.impact}\n")
            s.append(block("measures", [["id", "title", "responsible"],
                                        *([ident(m.id), m.title, ident(m.responsible)] for m in r.measures)], "    "))
            s.append("  }\n}\n")
            s.append(f"budget {i}-b1 {quoted('Budget of ' + g.id)} {{\n  unit  tkr\n")
            s.append(block("columns", [["id", "title", "period", "type"],
                                       *([f"b{y}", str(y), y, "budget"] for y in BUD_YEARS)]))
            s.append(block("rows", [
                ["id", "title", *(f"b{y}" for y in BUD_YEARS), "counts", "concerns"],
                *([f"r{k}", label, *values, "", ""] for k, (label, values) in enumerate(g.rows, 1)),
                ["total", "Total", *g.total, "total", i]]))
            s.append("}\n\n")
        out.write(f"{name}.plan", "".join(s))


# ---------------------------------------------------------------- sums

def fmt_ledger(plan, out, per_file):
    main = ["commodity EUR\n"]
    for name, gs in files(plan, per_file):
        main.append(f"include {name}.journal\n")
        s = []
        for g in gs:
            s += [f"; {label}\naccount budget:{g.id}:r{r}\n" for r, (label, _) in enumerate(g.rows, 1)]
            s.append(f"account total:{g.id}\n")
            run = 0
            for c, y in enumerate(BUD_YEARS):
                run -= g.total[c]
                s.append(f"{y}-01-01 {g.id} budget {y}\n")
                s += [f"    budget:{g.id}:r{r}  {vals[c]} EUR\n" for r, (_, vals) in enumerate(g.rows, 1)]
                s.append(f"    total:{g.id}  {-g.total[c]} EUR = {run} EUR\n\n")
        out.write(f"{name}.journal", "".join(s))
    out.write("main.journal", "".join(main))


FORMATS = {
    "planc": fmt_planc, "md": fmt_md, "mdbook": fmt_mdbook, "mdbook-nosearch": fmt_mdbook_nosearch, "hugo": fmt_hugo,
    "ledger": fmt_ledger,
}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--goals", type=int, default=100)
    parser.add_argument("--format", choices=FORMATS, default="planc")
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-file", type=int, default=20)
    asked = parser.parse_args()
    FORMATS[asked.format](make_plan(asked.goals, asked.seed), Out(asked.out), asked.per_file)
