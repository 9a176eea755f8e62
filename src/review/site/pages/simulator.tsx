import { regionRoles, type RegionRole } from "../../../plan";
import { mobilisationOf, serviceOf } from "../../bounds";
import { moments, scenarios, simulate, type Moment, type Options, type Scenario } from "../../simulate";
import type { Book } from "../book";
import { Link, type Page } from "../layout";
import { Facts, List, Source } from "../parts";
import { pathOf } from "../paths";

/** One way in which a scenario is played. */
interface Take {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly Moment[];
}

/** A scenario as it is written, with everybody asleep who is asked first, and with the other region dead, too. */
function takes({ graph, plan, environment }: Book, scenario: Scenario): readonly Take[] {
  const service = serviceOf(graph, "p0");
  const { ladder, requests } = service === undefined ? { requests: [] } : mobilisationOf(graph, service);
  const first = [ladder, ...requests.map(({ policy }) => policy)].flatMap((it) => it?.rungs[0]?.targets ?? []);
  const asked = first.flatMap((it) =>
    it.kind === "person" ? [it.person] : it.schedule.layers.flatMap(({ people }) => people),
  );
  const asleep = [...new Set(asked.map(({ key }) => key))];
  const served = new Set(graph.hosts.flatMap(({ primary, standby }) => [primary?.region, standby?.region]));
  const dead = (role: RegionRole) => [environment.aws.regions[role]].filter((it) => served.has(it));
  const play = (key: string, title: string, options: Options): Take => ({
    key,
    title,
    lines: moments(simulate(graph, scenario, plan, options)),
  });
  return [
    play("as-written", "As written", {}),
    ...(asleep.length === 0 ? [] : [play("asleep", "Everybody who is asked first sleeps", { asleep })]),
    ...regionRoles.flatMap((role) =>
      dead(role).map((it) => play(`dead-${role}`, `${it} (${role}) is dead from the start`, { dead: [it] })),
    ),
  ];
}

/** Every scenario. */
export const simulatorPage = ({ plan }: Book): Page => ({
  path: pathOf.simulator,
  title: "Simulator",
  words: ["scenario", "timeline", "what if"],
  body: (
    <>
      <p>Played through what is declared, from the metric to the person and from the health check to the standby.</p>
      <List
        of={Object.entries(scenarios).map(([key, { title, runbook }]) => (
          <>
            <Link to={pathOf.scenario(key)}>{title}</Link> ({plan.runbooks[runbook].title})
          </>
        ))}
      />
      <p>
        With other people asleep, channels down, or at another time: <code>npm run review -- simulate</code>.
      </p>
    </>
  ),
});

/** A scenario, take by take. */
export function scenarioPage(book: Book, key: string, scenario: Scenario): Page {
  const { plan } = book;
  const played = takes(book, scenario);
  return {
    path: pathOf.scenario(key),
    title: scenario.title,
    words: [key, scenario.source, plan.runbooks[scenario.runbook].title],
    body: (
      <>
        <Facts
          of={[
            ["Begins", scenario.startsAt.replace("T", " ")],
            ["Runbook", <Link to={pathOf.runbook(scenario.runbook)}>{plan.runbooks[scenario.runbook].title}</Link>],
          ]}
        />
        <Source of={scenario} />
        <nav aria-label="Takes">
          <List
            of={played.map((it) => (
              <a key={it.key} href={`#${it.key}`}>
                {it.title}
              </a>
            ))}
          />
        </nav>
        {played.map((it) => (
          <section key={it.key} aria-labelledby={it.key} data-take>
            <h2 id={it.key}>{it.title}</h2>
            <button type="button" hidden data-play>
              Play
            </button>
            <ol class="timeline">
              {it.lines.map(({ offset, clock, kind, text }, index) => (
                <li key={index} data-kind={kind}>
                  <time>{offset}</time> <span>{clock}</span> <span dir="auto">{text}</span>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </>
    ),
  };
}
