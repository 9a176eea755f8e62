import { stringify } from "devalue";
import { componentKeys, runbookKeys, seatKeys, severityKeys } from "../../plan";
import { ratioOf } from "../bounds";
import { bandPicture, planPictures } from "../render";
import { scenarios, staged } from "../simulate";
import { open, type Book, type Contents } from "./book";
import { html, type Page } from "./layout";
import type { Graph } from "../graph";
import { automationPage } from "./pages/automation";
import { changesPage } from "./pages/changes";
import { componentPage } from "./pages/component";
import { controlsPage } from "./pages/controls";
import { coveragePage } from "./pages/coverage";
import { failoverPage } from "./pages/failover";
import { monitorPage, monitorsPage } from "./pages/monitors";
import { nowPage } from "./pages/now";
import { onCallPage, personPage, seatPage } from "./pages/people";
import { processPage } from "./pages/process";
import { compliancePage, contactsPage, drillsPage, toolsPage } from "./pages/reference";
import { runbookPage } from "./pages/runbook";
import { severityPage } from "./pages/severity";
import { scenarioPage, simulatorPage } from "./pages/simulator";
import { textsPage } from "./pages/texts";
import { pathOf } from "./paths";
import { pageTexts, usageOf } from "./usage";

/** What every page loads. */
export interface Assets {
  readonly style: string;
  readonly script: string;
  /** Plays scenarios, on the pages that have one. */
  readonly player: string;
}

/**
 * The handbook of what is declared: file names to contents. It needs no server, asks nobody for anything, and reads the same
 * without scripts.
 *
 * @param before what was declared, if it is a change: then a page says what changes, and the handbook before it is beside it.
 */
export function site(contents: Contents, assets: Assets, before?: Graph): Readonly<Record<string, string>> {
  if (before === undefined) return handbook(contents, assets);
  const was = Object.entries(handbook({ ...contents, graph: before }, assets));
  return {
    ...handbook(contents, assets, before),
    ...Object.fromEntries(was.map(([path, it]) => [`${pathOf.before}/${path}`, it])),
  };
}

function handbook(
  contents: Contents,
  { style, script, player }: Assets,
  before?: Graph,
): Readonly<Record<string, string>> {
  const book = open(contents);
  const name = `${contents.environment.company.name} incident handbook`;
  const rendered = (pages: readonly Page[]) => Object.fromEntries(pages.map((it) => [it.path, html(it, name)]));
  const changes = before && changesPage(book, before);
  const plain = [...(changes === undefined ? [] : [changes.page]), ...pagesOf(book)];
  const files = rendered(plain);
  const said = new Map(Object.entries(files).map(([path, it]) => [path, pageTexts(it)]));
  const coverage = coveragePage(
    usageOf(contents.plan, contents.graph.resources, said),
    new Map(plain.map(({ path, title }) => [path, title])),
  );
  const others = [...plain, coverage];
  return {
    ...rendered([nowPage(book, others), coverage]),
    ...files,
    ...drawn(picturesOf(book)),
    ...drawn(changes?.pictures ?? {}),
    [pathOf.style]: style,
    [pathOf.script]: script,
    [pathOf.player]: player,
    [pathOf.stage]: `globalThis.handbookStage = ${JSON.stringify(stringify(staged(contents.graph, contents.plan)))};\n`,
  };
}

function pagesOf(book: Book): readonly Page[] {
  return [
    ...severityKeys.map((it) => severityPage(book, it)),
    ...runbookKeys.map((it) => runbookPage(book, it)),
    processPage(book),
    textsPage(book),
    onCallPage(book),
    ...seatKeys.map((it) => seatPage(book, it)),
    ...book.graph.people.map((it) => personPage(book, it)),
    monitorsPage(book),
    ...book.monitors.map((it) => monitorPage(book, it)),
    ...componentKeys.map((it) => componentPage(book, it)),
    controlsPage(book),
    automationPage(book),
    failoverPage(book),
    compliancePage(book),
    contactsPage(book),
    toolsPage(book),
    drillsPage(book),
    simulatorPage(book),
    ...Object.entries(scenarios).map(([key, it]) => scenarioPage(book, key, it)),
  ];
}

function picturesOf({ graph, plan, monitors }: Book): Readonly<Record<string, string>> {
  const asked = monitors.flatMap((it) => (it.members.length > 0 ? it.members.map(({ monitor }) => monitor) : [it]));
  const bands = asked
    .filter(({ threshold }) => threshold !== undefined)
    .map((it) => [`band-${it.key}`, bandPicture(it, ratioOf(it.query) !== undefined)] as const);
  return { ...planPictures(graph, plan), ...Object.fromEntries(bands) };
}

const drawn = (pictures: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(pictures).map(([name, it]) => [pathOf.picture(name), it]));
