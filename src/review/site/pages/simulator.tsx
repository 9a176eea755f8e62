import type { VNode } from "preact";
import { regionRoles, type RegionRole } from "../../../plan";
import { mobilisationOf, serviceOf } from "../../bounds";
import { moments, scenarios, simulate, type Moment, type Options, type Scenario } from "../../simulate";
import type { Book } from "../book";
import { Link, type Page } from "../layout";
import { Facts, List, Source, Timeline } from "../parts";
import { pathOf } from "../paths";
import { texts } from "../texts/simulator";

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
    play("as-written", texts.asWritten, {}),
    ...(asleep.length === 0 ? [] : [play("asleep", texts.everybodyWhoIsAskedFirst, { asleep })]),
    ...regionRoles.flatMap((role) =>
      dead(role).map((it) => play(`dead-${role}`, texts.isDeadFromTheStart(it, role), { dead: [it] })),
    ),
  ];
}

/** Every scenario. */
export const simulatorPage = ({ plan }: Book): Page => ({
  path: pathOf.simulator,
  title: texts.simulator,
  words: ["scenario", "timeline", texts.whatIf],
  body: (
    <>
      <p>{texts.playedThroughWhatIsDeclared}</p>
      <List
        of={Object.entries(scenarios).map(([key, { title, runbook }]) => (
          <>
            <Link to={pathOf.scenario(key)}>{title}</Link> ({plan.runbooks[runbook].title})
          </>
        ))}
      />
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
            [texts.begins, scenario.startsAt.replace("T", " ")],
            [texts.runbook, <Link to={pathOf.runbook(scenario.runbook)}>{plan.runbooks[scenario.runbook].title}</Link>],
          ]}
        />
        <Source of={scenario} />
        <nav aria-label={texts.takes}>
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
              {texts.play}
            </button>
            <Timeline of={it.lines} />
          </section>
        ))}
        <Switches book={book} scenario={key} />
      </>
    ),
    scripts: [pathOf.stage, pathOf.player],
  };
}

/** Where scripts run, the reader's own take: who sleeps, which region is dead, what is down, and when it happens. */
function Switches({
  book: { graph, environment },
  scenario,
}: {
  readonly book: Book;
  readonly scenario: string;
}): VNode {
  const regions = graph.hosts.flatMap(({ primary, standby }) => [primary, standby].flatMap((it) => it?.region ?? []));
  const channels = graph.people.flatMap(({ contacts }) => contacts.map(({ channel }) => channel));
  const switches = [
    ["asleep", texts.whoSleeps, graph.people.map(({ key, name }) => [key, name])],
    ["dead", texts.whichRegionsAreDeadFrom, [...new Set(regions)].map((it) => [it, it])],
    ["down", texts.whichChannelsAreDown, [...new Set(channels)].sort().map((it) => [it, it])],
  ] as const;
  return (
    <section aria-labelledby="otherwise">
      <h2 id="otherwise">{texts.playItOtherwise}</h2>
      <form hidden data-scenario={scenario}>
        {switches.map(([name, title, of]) => (
          <fieldset key={name}>
            <legend>{title}</legend>
            {of.map(([value, label]) => (
              <label key={value}>
                <input type="checkbox" name={name} value={value} autocomplete="off" /> <bdi>{label}</bdi>
              </label>
            ))}
          </fieldset>
        ))}
        <label>
          {texts.whenItBeginsIn(environment.timeZone, <input type="datetime-local" name="at" autocomplete="off" />)}
        </label>
      </form>
      <p>
        {texts.theSameByCommandWith(
          <code data-command>npm run review -- simulate {scenario}</code>,
          <code>--json</code>,
        )}
      </p>
      <button type="button" hidden data-play>
        {texts.play}
      </button>
      <p role="status" />
      <ol class="timeline" data-played />
    </section>
  );
}
