import { Fragment, type ComponentChildren, type VNode } from "preact";
import type { Sourced } from "../../plan";
import type { Moment } from "../simulate";
import { texts } from "./texts/parts";

/** A table with a caption; on a narrow screen it scrolls by itself. */
export function Rows({
  caption,
  head,
  rows,
}: {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
}): VNode {
  if (rows.length === 0) return <p>{texts.none(caption)}</p>;
  return (
    <div class="wide" role="group" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((it) => (
              <th scope="col" key={it}>
                {it}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td dir="auto" key={column}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is known about something: terms and what each is. What is absent is left out. */
export function Facts({ of }: { readonly of: readonly (readonly [string, ComponentChildren])[] }): VNode {
  return (
    <dl>
      {of.map(([term, is]) =>
        is === undefined || is === false || is === "" ? null : (
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd dir="auto">{is}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
}

/** A text that people take with them: a button copies it where scripts run, anybody can select it. */
export function Copy({ text, what }: { readonly text: string; readonly what: string }): VNode {
  return (
    <div class="copy">
      <pre dir="auto" tabIndex={0} role="group" aria-label={what}>
        {text}
      </pre>
      <button type="button" hidden data-copy>
        {texts.copy(what)}
      </button>
    </div>
  );
}

/** A list that is ticked; where scripts run, this browser remembers it until it is cleared. */
export function Checklist({ of, name }: { readonly of: readonly string[]; readonly name: string }): VNode {
  return (
    <ul class="checklist">
      {of.map((it) => (
        <li key={it}>
          <label>
            <input type="checkbox" data-tick={`${name}: ${it}`} /> <span dir="auto">{it}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}

/** What happens when, in a scenario. */
export const Timeline = ({ of }: { readonly of: readonly Moment[] }): VNode => (
  <ol class="timeline">
    {of.map(({ offset, clock, kind, text }, index) => (
      <li key={index} data-kind={kind}>
        <time>{offset}</time> {clock} <span dir="auto">{text}</span>
      </li>
    ))}
  </ol>
);

/** A plain list. */
export const List = ({ of }: { readonly of: readonly ComponentChildren[] }): VNode => (
  <ul>
    {of.map((it, index) => (
      <li key={index} dir="auto">
        {it}
      </li>
    ))}
  </ul>
);

/** Where in the plan it comes from, and what was decided where the plan is silent. */
export const Source = ({ of: { source, decision } }: { readonly of: Sourced }): VNode => (
  <p class="source">{texts.plan(source, decision === undefined ? "" : texts.decided(decision))}</p>
);

/** Parts with a comma between them. */
export const commas = (parts: readonly ComponentChildren[]): ComponentChildren =>
  parts.length === 0 ? texts.nobody : parts.map((it, index) => [index === 0 ? "" : ", ", it]);
