import { Link, type Page } from "../layout";
import { Rows, commas } from "../parts";
import { pathOf } from "../paths";
import type { Usage } from "../usage";

/** More pages than this are counted, not named. */
const named = 3;

/** Each section of the plan: the data that it became, and how much of it is declared, and shown here. */
export function coveragePage(usage: readonly Usage[], titles: ReadonlyMap<string, string>): Page {
  const sections = new Map<string, Usage[]>();
  for (const it of usage) sections.set(sectionOf(it), [...(sections.get(sectionOf(it)) ?? []), it]);
  return {
    path: pathOf.coverage,
    title: "What of the plan is declared, and what stays words",
    words: ["traceability", "sections", "decisions"],
    body: (
      <>
        <p>
          Per section of the plan, the data that it became; how many of its texts stand in declared resources; how many
          in this handbook. Numbers and single words, which code reads, are not counted.
        </p>
        {[...sections]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([section, entries]) => (
            <section key={section}>
              <h2>{section}</h2>
              <Rows
                caption={`Data from ${section}`}
                head={["Data", "Declared", "Shown", "On", "Decided"]}
                rows={entries.map(({ path, texts, declared, shown, pages, decision }) => [
                  <code key="path">{path}</code>,
                  texts === 0 ? "" : `${declared} of ${texts}`,
                  texts === 0 ? "" : `${shown} of ${texts}`,
                  pages.length > named
                    ? `${pages.length} pages`
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
