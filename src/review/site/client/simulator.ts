import { parse } from "devalue";
import { ReviewError } from "../../resources/load";
import { scenarios, type Scenario } from "../../simulate/scenarios";
import { simulate, type Options } from "../../simulate/simulate";
import type { staged } from "../../simulate/stage";
import { moments } from "../../simulate/timeline";

declare global {
  /** What is declared, as the handbook was rendered from it. */
  var handbookStage: string;
}

/** Plays the page's scenario with the switches that are set, by the functions of the command. */
function play(form: HTMLFormElement): void {
  const output = form.parentElement?.querySelector<HTMLElement>("[data-played]");
  const command = form.parentElement?.querySelector("[data-command]");
  const status = form.parentElement?.querySelector("[role=status]");
  const known: Readonly<Record<string, Scenario>> = scenarios;
  const { scenario: key = "" } = form.dataset;
  const scenario = known[key];
  if (!output || !command || !status || scenario === undefined) return;
  const { stage, promised } = parse(globalThis.handbookStage) as ReturnType<typeof staged>;
  const show = () => {
    const set = new FormData(form);
    const all = (name: string) => set.getAll(name).filter((it) => typeof it === "string");
    const [startsAt] = all("at");
    const options = {
      asleep: all("asleep"),
      dead: all("dead"),
      channelsDown: all("down"),
      ...(startsAt !== undefined && startsAt !== "" && { startsAt }),
    } satisfies Options;
    command.textContent = commandOf(key, options);
    try {
      const lines = moments(simulate(stage, scenario, promised, options));
      output.replaceChildren(...lines.map(line));
      status.textContent = `${lines.length} moments.`;
    } catch (error) {
      if (!(error instanceof ReviewError)) throw error;
      status.textContent = error.message;
    }
  };
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
  });
  show();
}

/** A line of a time line, as the handbook renders it. */
function line({ offset, clock, kind, text }: ReturnType<typeof moments>[number]): HTMLElement {
  const said = Object.assign(document.createElement("span"), { textContent: text, dir: "auto" });
  const item = document.createElement("li");
  item.dataset.kind = kind;
  item.append(Object.assign(document.createElement("time"), { textContent: offset }), ` ${clock} `, said);
  return item;
}

/** The command that says the same. */
function commandOf(key: string, { asleep, dead, channelsDown, startsAt }: Options): string {
  const list = (name: string, of: readonly string[] = []) => (of.length === 0 ? [] : [`--${name} ${of.join(",")}`]);
  const at = startsAt === undefined ? [] : [`--at ${startsAt}`];
  const options = [...list("asleep", asleep), ...list("dead", dead), ...list("down", channelsDown), ...at];
  return ["npm run review -- simulate", key, ...options].join(" ");
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-scenario]")) play(form);
