/** JSON as dashboards are made of. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** JSON with sorted keys: the same dashboard is always the same text, so that a preview shows only what changed. */
export function serialize(value: Json): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: Json): Json {
  if (isList(value)) return value.map(sorted);
  if (typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** A heading or a paragraph. */
export const note = (content: string): Json => ({
  definition: {
    type: "note",
    content,
    background_color: "gray",
    font_size: "14",
    show_tick: false,
    text_align: "left",
  },
});

/** Lines over time, with marked levels. */
export function lines(title: string, query: string, markers: readonly { value: number; label: string }[] = []): Json {
  return {
    definition: {
      type: "timeseries",
      title,
      show_legend: false,
      requests: [{ q: query, display_type: "line" }],
      markers: markers.map(({ value, label }) => ({ value: `y = ${value}`, label, display_type: "error dashed" })),
    },
  };
}

/** One number, coloured against its target. */
export function number(title: string, query: string, target: number, unit: string): Json {
  return {
    definition: {
      type: "query_value",
      title,
      autoscale: false,
      custom_unit: unit,
      precision: 1,
      requests: [
        {
          q: query,
          aggregator: "avg",
          conditional_formats: [
            { comparator: "<", value: target, palette: "white_on_green" },
            { comparator: ">=", value: target, palette: "white_on_red" },
          ],
        },
      ],
    },
  };
}

/** The state of monitors that a search finds. */
export const monitorStates = (title: string, query: string): Json => ({
  definition: {
    type: "manage_status",
    title,
    query,
    color_preference: "background",
    display_format: "countsAndList",
    hide_zero_counts: true,
    show_last_triggered: true,
    sort: "status,asc",
    summary_type: "monitors",
  },
});

/** Widgets under a heading. */
export const group = (title: string, widgets: readonly Json[]): Json => ({
  definition: { type: "group", title, layout_type: "ordered", show_title: true, widgets },
});
