//! How long each part of a build takes, for plans of a hundred items to fifty thousand: `cargo bench`, or with the name of
//! a part (`cargo bench -- render`), of a size (`-- /1000$`).
//!
//! Plans are made in memory: what is measured neither reads nor writes files. `docs/performance.md` says what comes of it,
//! and how whole processes are measured.

mod generator;

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use planc::check;
use planc::config::Config;
use planc::diagnostic::Diagnostic;
use planc::diff::{Snapshot, compare};
use planc::emit::{self, Publication};
use planc::model::Plan;
use planc::resolve::{self, IncludeFault};
use planc::sources::{MemorySources, PROJECT_FILE, SourceMap};
use planc::syntax::{self, Tree};
use planc::text::FileId;
use planc::workspace::{self, Compilation, Workspace};

/// What the command runs with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Items, about.
const SIZES: [usize; 4] = [100, 1_000, 10_000, 50_000];

/// The files of a plan, parsed.
struct Parsed {
    config: Config,
    sources: SourceMap,
    trees: Vec<(FileId, Tree)>,
}

fn parsed(project: &MemorySources) -> Parsed {
    let mut parsed = Parsed { config: Config::default(), sources: SourceMap::default(), trees: Vec::new() };
    for (path, bytes) in &project.0 {
        let text = String::from_utf8_lossy(bytes);
        let file = parsed.sources.add(path.as_str(), text.as_ref());
        if path == PROJECT_FILE {
            parsed.config = planc::config::parse(file, &text).0;
        } else {
            parsed.trees.push((file, syntax::parse(file, &text).0));
        }
    }
    parsed
}

fn resolved(parsed: Parsed) -> (Plan, SourceMap, Vec<Diagnostic>) {
    let Parsed { config, mut sources, trees } = parsed;
    let mut include = |_: &mut SourceMap, _: FileId, _: &str| Err(IncludeFault::NotFound);
    let read = |(file, tree)| (file, resolve::read(file, &sources.file(file).text, tree));
    let files = trees.into_iter().map(read).collect();
    let (plan, _, found) = resolve::resolve(config, &mut sources, files, Vec::new(), None, &mut include);
    (plan, sources, found)
}

fn compiled(project: &MemorySources) -> Compilation {
    let compilation = workspace::compile(project);
    assert!(compilation.diagnostics.is_empty(), "a plan to measure with has no faults: {:?}", compilation.diagnostics);
    compilation
}

/// Measures a part at each size. What is counted are the items of the plan as it is resolved.
fn sizes(
    criterion: &mut Criterion,
    name: &str,
    mut measure: impl FnMut(&mut BenchmarkGroup<'_, WallTime>, BenchmarkId, &MemorySources),
) {
    let mut group = criterion.benchmark_group(name);
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(3)).sample_size(10);
    for size in SIZES {
        let project = generator::plan(size);
        let items = compiled(&project).checked.plan.items.len();
        group.throughput(Throughput::Elements(items as u64));
        measure(&mut group, BenchmarkId::from_parameter(size), &project);
    }
    group.finish();
}

fn parse(criterion: &mut Criterion) {
    sizes(criterion, "parse", |group, id, project| {
        let texts: Vec<String> = project.0.values().map(|text| String::from_utf8_lossy(text).into_owned()).collect();
        group.bench_function(id, |bencher| {
            bencher.iter(|| {
                for (file, text) in (0..).zip(&texts) {
                    black_box(syntax::parse(FileId(file), text));
                }
            });
        });
    });
}

fn resolve(criterion: &mut Criterion) {
    sizes(criterion, "resolve", |group, id, project| {
        group.bench_function(id, |bencher| {
            bencher.iter_batched(|| parsed(project), resolved, BatchSize::PerIteration);
        });
    });
}

fn check(criterion: &mut Criterion) {
    sizes(criterion, "check", |group, id, project| {
        group.bench_function(id, |bencher| {
            let check = |(plan, sources, found): (Plan, SourceMap, Vec<Diagnostic>)| {
                let checked = check::check(plan, &sources, &found, Vec::new());
                (checked, sources)
            };
            bencher.iter_batched(|| resolved(parsed(project)), check, BatchSize::PerIteration);
        });
    });
}

fn render(criterion: &mut Criterion) {
    sizes(criterion, "render", |group, id, project| {
        let compilation = compiled(project);
        group.bench_function(id, |bencher| {
            bencher.iter_with_large_drop(|| emit::emit(&compilation.publication()).map(|files| files.len()));
        });
    });
}

fn diff(criterion: &mut Criterion) {
    sizes(criterion, "diff", |group, id, project| {
        let before: Snapshot = compiled(project).snapshot();
        let mut project = project.clone();
        generator::edit(&mut project, 1);
        let after = compiled(&project).snapshot();
        group.bench_function(id, |bencher| bencher.iter(|| compare(black_box(&before), black_box(&after))));
    });
}

/// One outcome is changed, and the plan read and checked again, with what `planc watch` keeps from one build for the next.
fn recheck(criterion: &mut Criterion) {
    sizes(criterion, "recheck", |group, id, project| {
        let mut project = project.clone();
        let mut workspace = Workspace::default();
        let mut turn = 0;
        group.bench_function(id, |bencher| {
            bencher.iter_with_large_drop(|| {
                turn += 1;
                generator::edit(&mut project, turn);
                workspace.compile(&project)
            });
        });
    });
}

/// One outcome is changed, and everything made again, with what `planc watch` keeps from one build for the next.
fn edit(criterion: &mut Criterion) {
    sizes(criterion, "edit", |group, id, project| {
        let mut project = project.clone();
        let mut workspace = Workspace::default();
        let mut turn = 0;
        group.bench_function(id, |bencher| {
            bencher.iter(|| {
                turn += 1;
                generator::edit(&mut project, turn);
                let compilation = workspace.compile(&project);
                let publication = Publication { pages: Some(&workspace.pages), ..compilation.publication() };
                emit::emit(&publication).map(|files| files.len())
            });
        });
    });
}

criterion_group!(benches, parse, resolve, check, render, diff, recheck, edit);
criterion_main!(benches);
