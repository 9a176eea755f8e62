import { componentKeys, runbookKeys, seatKeys, severityKeys } from "../../plan";
import { ratioOf } from "../bounds";
import { bandPicture, planPictures } from "../render";
import { scenarios } from "../simulate";
import { open, type Book, type Contents } from "./book";
import { html, type Page } from "./layout";
import { automationPage } from "./pages/automation";
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
}

/**
 * The handbook of what is declared: file names to contents. It needs no server, asks nobody for anything, and reads the same
 * without scripts.
 */
export function site(contents: Contents, { style, script }: Assets): Readonly<Record<string, string>> {
  const book = open(contents);
  const name = `${contents.environment.company.name} incident handbook`;
  const rendered = (pages: readonly Page[]) => Object.fromEntries(pages.map((it) => [it.path, html(it, name)]));
  const plain = pagesOf(book);
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
    ...picturesOf(book),
    [pathOf.style]: style,
    [pathOf.script]: script,
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
  return Object.fromEntries(
    [...Object.entries(planPictures(graph, plan)), ...bands].map(([name, it]) => [pathOf.picture(name), it]),
  );
}
