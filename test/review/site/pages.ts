import { posix } from "node:path";
import { parse, type DefaultTreeAdapterTypes } from "parse5";
import { plan } from "../../../src/plan";
import { graph, type Graph, type Resource } from "../../../src/review";
import { assets } from "../../../src/review/cli/handbook";
import { site, type Contents } from "../../../src/review/site";
import { production } from "../../support/environment";

type Node = DefaultTreeAdapterTypes.ChildNode;
/** An element of a page, as a browser reads it. */
export type Element = DefaultTreeAdapterTypes.Element;

/** The handbook of these resources, and of what they change. */
export const handbookOf = (resources: readonly Resource[], change: Partial<Contents> = {}, before?: Graph) =>
  site({ graph: graph(resources), plan, environment: production(), from: "2026-10-19", ...change }, assets(), before);

/** Every element of a page, outermost first. */
export function elementsIn(html: string): readonly Element[] {
  const within = (nodes: readonly Node[]): Element[] =>
    nodes.flatMap((it) => ("tagName" in it ? [it, ...within(it.childNodes)] : []));
  return within(parse(html).childNodes);
}

/** An attribute of an element. */
export const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((it) => it.name === name)?.value;

/** What an element says, without markup. */
export const textOf = (element: Element): string => said(element.childNodes);

const said = (nodes: readonly Node[]): string =>
  nodes.map((it) => ("value" in it ? it.value : "childNodes" in it ? said(it.childNodes) : "")).join("");

/** The pages among a handbook's files, parsed. */
export const pagesIn = (files: Readonly<Record<string, string>>) =>
  Object.entries(files)
    .filter(([path]) => path.endsWith(".html"))
    .map(([path, html]) => ({ path, elements: elementsIn(html) }));

/** Links and loads that lead nowhere in the handbook; loads from elsewhere; ids that are there twice. One line each. */
export function brokenIn(files: Readonly<Record<string, string>>): readonly string[] {
  const pages = pagesIn(files);
  const ids = new Map(
    pages.map(({ path, elements }) => [path, elements.flatMap((it) => attribute(it, "id") ?? [])] as const),
  );
  return pages.flatMap(({ path, elements }) => [
    ...(ids.get(path) ?? []).filter((it, index, all) => all.indexOf(it) !== index).map((it) => `${path}: two #${it}`),
    ...elements.flatMap((element) => {
      const target = attribute(element, "href") ?? attribute(element, "src");
      if (target === undefined || target === "data:,") return [];
      if (/^[a-z]+:/.test(target)) return element.tagName === "a" ? [] : [`${path}: loads ${target}`];
      const [file = "", anchor] = target.split("#");
      const to = file === "" ? path : posix.join(posix.dirname(path), decodeURIComponent(file));
      const found = to in files && (anchor === undefined || ids.get(to)?.includes(anchor) === true);
      return found ? [] : [`${path}: ${target} leads nowhere`];
    }),
  ]);
}
