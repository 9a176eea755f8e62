/** Where an entry comes from: a section of the incident response plan, as its headings name it. */
export interface Sourced {
  readonly source: string;
  /** One sentence why, where the plan is silent or contradicts itself and we chose. */
  readonly decision?: string;
}
