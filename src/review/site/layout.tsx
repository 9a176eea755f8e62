import { createContext, type ComponentChildren, type VNode } from "preact";
import { useContext } from "preact/hooks";
import { renderToString } from "preact-render-to-string";
import { pathOf } from "./paths";
import { texts } from "./texts/layout";

/** A page of the handbook. */
export interface Page {
  /** From the handbook's root. */
  readonly path: string;
  readonly title: string;
  /** Under what the page is found beside its title: symptoms, names, keys. */
  readonly words: readonly string[];
  readonly body: ComponentChildren;
  /** What it loads beside what every page does, in this order. */
  readonly scripts?: readonly string[];
}

/** The way from a page to the handbook's root, so that links work from a file, too. */
const Root = createContext("");

/** A link to a page of the handbook. */
export function Link({ to, children }: { readonly to: string; readonly children: ComponentChildren }): VNode {
  return <a href={`${useContext(Root)}${to}`}>{children}</a>;
}

/** A picture of the handbook. */
export function Picture({ name, alternative }: { readonly name: string; readonly alternative: string }): VNode {
  return (
    <div class="wide" role="group" aria-label={alternative} tabIndex={0}>
      <img src={`${useContext(Root)}${pathOf.picture(name)}`} alt={alternative} loading="lazy" />
    </div>
  );
}

const menu: readonly (readonly [string, string])[] = [
  [texts.nowWhat, pathOf.now],
  [texts.onCall, pathOf.onCall],
  [texts.process, pathOf.process],
  [texts.monitors, pathOf.monitors],
  [texts.failover, pathOf.failover],
  [texts.controls, pathOf.controls],
  [texts.automation, pathOf.automation],
  [texts.texts, pathOf.texts],
  [texts.compliance, pathOf.compliance],
  [texts.contacts, pathOf.contacts],
  [texts.tools, pathOf.tools],
  [texts.drills, pathOf.drills],
  [texts.simulator, pathOf.simulator],
  [texts.coverage, pathOf.coverage],
];

function Whole({ page, name }: { readonly page: Page; readonly name: string }): VNode {
  const root = useContext(Root);
  const here = (to: string) => (to === page.path ? { "aria-current": "page" as const } : {});
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${page.title} - ${name}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={`${root}${pathOf.style}`} />
        {[pathOf.script, ...(page.scripts ?? [])].map((it) => (
          <script key={it} src={`${root}${it}`} defer />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {texts.skipToTheContent}
        </a>
        <header>
          <p>{name}</p>
          <nav aria-label={texts.handbook}>
            <ul>
              {menu.map(([title, to]) => (
                <li key={to}>
                  <a href={`${root}${to}`} {...here(to)}>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main id="main" tabIndex={-1}>
          <h1 dir="auto">{page.title}</h1>
          {page.body}
        </main>
        <footer>
          <p>{texts.renderedFromWhatIsDeclared}</p>
        </footer>
      </body>
    </html>
  );
}

/**
 * A page as HTML. Texts are escaped by the library that renders them, wherever they come from.
 *
 * @param name of the handbook.
 */
export function html(page: Page, name: string): string {
  const root = "../".repeat(page.path.split("/").length - 1);
  return `<!doctype html>\n${renderToString(
    <Root.Provider value={root}>
      <Whole page={page} name={name} />
    </Root.Provider>,
  )}\n`;
}
