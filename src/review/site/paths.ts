import { handbookPaths } from "../../plan";
import type { Monitor, Person } from "../graph";
import { nameOf } from "../resources";

/** A key as part of a file name, one for each key: what is no plain letter, digit or dash is written as its code. */
const fileName = (key: string): string =>
  key.replaceAll(/[^A-Za-z0-9-]/gu, (it) => `_${(it.codePointAt(0) ?? 0).toString(16)}`);

/** The name that the program gave a resource, without the component that it is of. */
const ownName = (it: { readonly urn: string }): string => nameOf(it).replace(/^(escalation|monitors)-/, "");

/** Where each page of the handbook is, from its root. */
export const pathOf = {
  ...handbookPaths,
  monitor: (it: Monitor) => `monitors/${fileName(ownName(it))}.html`,
  person: (it: Person) => `people/${fileName(ownName(it))}.html`,
  scenario: (key: string) => `simulator/${fileName(key)}.html`,
  picture: (name: string) => `pictures/${fileName(name)}.svg`,
  /** What a change changes, where the handbook is of one. */
  changes: "changes.html",
  /** The handbook before that change, beside it. */
  before: "before",
  style: "handbook.css",
  script: "handbook.js",
  player: "simulator.js",
  stage: "simulator-stage.js",
} as const;
