import { parse, type DefaultTreeAdapterTypes } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** A page of the handbook as Confluence keeps one. */
export interface StoredPage {
  readonly title: string;
  /** In Confluence's storage format, which is XHTML with elements of its own. */
  readonly body: string;
}

/** What Confluence's editor knows, and is taken over by name. */
const kept = new Set(
  "p h2 h3 h4 h5 h6 ul ol li table tbody thead tr th td strong em code sub sup blockquote".split(" "),
);
/** What only a browser needs. */
const dropped = new Set("script style form input button datalist img picture nav".split(" "));
/** What Confluence calls otherwise. */
const renamed: Readonly<Record<string, string>> = { summary: "p", figcaption: "p", legend: "p", dl: "table" };

/**
 * The page that an HTML page of the handbook becomes.
 *
 * @param path of the page from the handbook's root.
 * @param titles of all pages, by path: links between them are by title in Confluence.
 */
export function storedPage(html: string, path: string, titles: ReadonlyMap<string, string>): StoredPage {
  const main = elementsIn(parse(html).childNodes).find(({ tagName }) => tagName === "main");
  const children = main?.childNodes.filter((it) => !("tagName" in it && it.tagName === "h1")) ?? [];
  return { title: titles.get(path) ?? path, body: children.map((it) => stored(it, path, titles)).join("") };
}

/** The heading of an HTML page of the handbook. */
export function headingOf(html: string): string {
  const heading = elementsIn(parse(html).childNodes).find(({ tagName }) => tagName === "h1");
  return heading === undefined ? "" : said(heading);
}

function stored(node: Node, path: string, titles: ReadonlyMap<string, string>): string {
  if ("value" in node) return escaped(node.value);
  if (!("tagName" in node) || dropped.has(node.tagName)) return "";
  const { tagName: tag } = node;
  const within = () => node.childNodes.map((it) => stored(it, path, titles)).join("");
  if (tag === "pre") return macro(said(node));
  if (tag === "a") return link(attribute(node, "href") ?? "", within(), path, titles);
  // Neither has a place inside a table there.
  if (tag === "table") {
    const caption = node.childNodes.find((it): it is Element => "tagName" in it && it.tagName === "caption");
    return `${caption === undefined ? "" : `<p><em>${escaped(said(caption))}</em></p>`}<table>${within()}</table>`;
  }
  if (tag === "caption") return "";
  if (tag === "dl") return `<table><tbody>${pairs(node, (it) => stored(it, path, titles))}</tbody></table>`;
  const name = renamed[tag] ?? tag;
  return kept.has(name) ? `<${name}>${within()}</${name}>` : within();
}

/** Terms and what each is, as rows. */
const pairs = ({ childNodes }: Element, inner: (of: Node) => string): string =>
  childNodes
    .filter((it): it is Element => "tagName" in it)
    .map((it) => {
      const text = it.childNodes.map(inner).join("");
      return it.tagName === "dt" ? `<tr><th>${text}</th>` : `<td>${text}</td></tr>`;
    })
    .join("");

/** A link to another page is by its title; one into a page leads to its top. */
function link(href: string, text: string, path: string, titles: ReadonlyMap<string, string>): string {
  if (/^[a-z]+:/.test(href)) return `<a href="${escaped(href)}">${text}</a>`;
  const [file = ""] = href.split("#");
  const to = file === "" ? path : new URL(file, `file:///${path}`).pathname.slice(1);
  const title = titles.get(decodeURIComponent(to));
  if (title === undefined) return text;
  return `<ac:link><ri:page ri:content-title="${escaped(title)}" /><ac:link-body>${text}</ac:link-body></ac:link>`;
}

/** A text that is copied keeps its lines in the macro for code. */
const macro = (text: string) =>
  `<ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]></ac:plain-text-body></ac:structured-macro>`;

const escaped = (text: string) =>
  text.replaceAll(/[&<>"]/g, (it) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[it] ?? it);
const attribute = ({ attrs }: Element, name: string) => attrs.find((it) => it.name === name)?.value;
const elementsIn = (nodes: readonly Node[]): Element[] =>
  nodes.flatMap((it) => ("tagName" in it ? [it, ...elementsIn(it.childNodes)] : []));
const said = ({ childNodes }: Element): string =>
  childNodes.map((it) => ("value" in it ? it.value : "tagName" in it ? said(it) : "")).join("");
