import { Link, type Page } from "../layout";
import { Rows, commas } from "../parts";
import { pathOf } from "../paths";
import type { Usage } from "../usage";
import { texts } from "../texts/coverage";

/** More pages than this are counted, not named. */
const named = 3;

/** Each section of the plan: the data that it became, and how much of it is declared, and shown here. */
export function coveragePage(usage: readonly Usage[], titles: ReadonlyMap<string, string>): Page {
  const sections = new Map<string, Usage[]>();
  for (const it of usage) sections.set(sectionOf(it), [...(sections.get(sectionOf(it)) ?? []), it]);
  return {
    path: pathOf.coverage,
    title: texts.whatOfThePlanIs,
    words: ["traceability", "sections", "decisions"],
    body: (
      <>
        <p>{texts.perSectionOfThePlan}</p>
        {[...sections]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([section, entries]) => (
            <section key={section}>
              <h2>{section}</h2>
              <Rows
                caption={texts.dataFrom(section)}
                head={[texts.data, texts.declared, texts.shown, texts.on, texts.decided]}
                rows={entries.map(({ path, texts: all, declared, shown, pages, decision }) => [
                  <code key="path">{path}</code>,
                  all === 0 ? "" : texts.outOf(declared, all),
                  all === 0 ? "" : texts.outOf(shown, all),
                  pages.length > named
                    ? texts.pages(pages.length)
                    : pages.length === 0
                      ? ""
                      : commas(
                          pages.map((it) => (
                            <Link key={it} to={it}>
                              {titles.get(it) ?? it}
                            </Link>
                          )),
                        ),
                  decision ?? "",
                ])}
              />
            </section>
          ))}
      </>
    ),
  };
}

/** "Runbook 4: Service Outage" of "Runbook 4: Service Outage (restore from backup); Appendix C". */
const sectionOf = ({ source }: Usage): string => source.split(/ \/ |; | \(/)[0] ?? source;
