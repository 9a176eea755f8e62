import { text, gone, set, option, without, type Mutation } from "./edit";

/** Changes of what alerts, and who may change it. */
export const monitorsMutations: readonly Mutation[] = [
  {
    title: "a probe is paused",
    of: "monitors-public-api-unreachable-proof-api",
    change: set({ status: "paused" }),
    verdict: "weaker",
    sentence: "P0: The public API is unreachable (api.vey.example) is paused: nothing asks any more",
  },

  {
    title: "a mute takes in most of P1",
    of: "monitors-ddos-attack-drill",
    change: set({ monitorIdentifier: { monitorTags: ["severity:p1"] } }),
    verdict: "weaker",
    sentence:
      "P1: the mute of drill:ddos-attack: mutes PIDs of fewer than 100 people were linked to addresses, Proof generation: error rate at least 50 % and at most 99 %, Proof verification: error rate at least 50 % and at most 99 % and Revocation: error rate at least 50 % and at most 99 % too",
  },

  {
    title: "the worst band begins earlier",
    of: "monitors-revocation-error-rate-p0",
    change: text("99", "20"),
    verdict: "stronger",
    sentence: "P0: Revocation: error rate: alerts above 20 instead of 99",
  },

  {
    title: "a composite loses its not",
    of: "monitors-limited-privacy-leak-page",
    change: text(" && !", " || "),
    verdict: "unknown",
    sentence:
      "P1: PIDs of fewer than 100 people were linked to addresses: alerts on (PID registry: somebody's PID was linked or PID registry: PIDs of at least 100 people were linked) instead of PID registry: somebody's PID was linked and not PID registry: PIDs of at least 100 people were linked, so also while PID registry: PIDs of at least 100 people were linked alerts: one fault pages twice",
  },

  {
    title: "an error rate judges at once",
    of: "monitors-revocation-error-rate-p1",
    change: set({ evaluationDelay: 0 }),
    verdict: "unknown",
    sentence:
      "P1: Revocation: error rate: waits for late data not at all instead of 60 s: what comes later than that is not judged",
  },

  {
    title: "a monitor alerts at less",
    of: "monitors-proof-generation-slow",
    change: text("> 2", ">= 2"),
    verdict: "stronger",
    sentence: "P2: Proof generation: 95th percentile over 2 s: alerts at or above its threshold instead of above it",
  },

  {
    title: "a monitor looks at one cluster",
    of: "monitors-proof-generation-slow",
    change: text("{env:production}", "{env:production,cluster:a}"),
    verdict: "weaker",
    sentence: "P2: Proof generation: 95th percentile over 2 s: looks only at cluster:a now",
  },

  {
    title: "a monitor judges the mean",
    of: "monitors-proof-generation-slow",
    change: text("percentile(last_10m):p95:", "avg(last_10m):avg:"),
    verdict: "unknown",
    sentence: "P2: Proof generation: 95th percentile over 2 s: judges the avg instead of percentile",
  },

  {
    title: "a monitor alerts for each host",
    of: "monitors-configuration-drift",
    change: text("{env:production} >", "{env:production} by {host} >"),
    verdict: "unknown",
    sentence:
      "P2: The response's configuration was changed by hand: alerts separately for each host instead of nothing",
  },

  {
    title: "a search leaves something out",
    of: "monitors-metadata-leakage",
    change: text("privacy.metadata_exposed", "privacy.metadata_exposed -@test:true"),
    verdict: "weaker",
    sentence: "P2: Responses leak metadata: leaves out @test:true now",
  },

  {
    title: "an objective promises less",
    of: "monitors-revocation-availability-slo",
    change: text('"target":99.9', '"target":99'),
    verdict: "weaker",
    sentence: 'objective "Revocation: availability", over 7d: promises 99 % instead of 99.9 %',
  },

  {
    title: "an objective counts something else",
    of: "monitors-revocation-availability-slo",
    change: text("requests{env:production}.as_count() -", "requests{*}.as_count() -"),
    verdict: "unknown",
    sentence: 'objective "Revocation: availability": what counts as good: no longer looks only at env:production',
  },

  {
    title: "a probe accepts any answer",
    of: "monitors-status-page-unreachable",
    change: without("assertions", 0),
    verdict: "weaker",
    sentence: "P2: The status page is unreachable: no longer checks that the status code is 200",
  },

  {
    title: "a leaf loses its severity's tag",
    of: "monitors-proof-generation-slow",
    change: text('"severity:p2"', '"severity:p3"'),
    verdict: "weaker",
    sentence: "P2: Proof generation: 95th percentile over 2 s is P3 instead of P2",
  },

  {
    title: "a dead detector looks like a quiet day",
    of: "monitors-sentry-silent",
    change: set({ onMissingData: "resolve" }),
    verdict: "weaker",
    sentence:
      "No sign of life from Sentry: its silence counts as all being well, so a dead detector looks like a quiet day",
  },

  {
    title: "the whole organisation may edit",
    of: "monitors-ddos-attack-page-editors",
    change: text(/"principals":\[/, '"principals":["org:everybody",'),
    verdict: "weaker",
    sentence: "P1: DDoS attack in progress is open to org:everybody now, who may change it",
  },

  {
    title: "a message mentions nobody",
    of: "monitors-configuration-drift",
    change: text(/@pagerduty-[\w-]+/, ""),
    verdict: "weaker",
    sentence:
      "P2: The response's configuration was changed by hand: its message no longer opens incidents of zkp-p2, so it pages nobody",
  },

  {
    title: "what people change in a monitor stays",
    of: "monitors-configuration-drift",
    change: option({ options: { ignoreChanges: ["query"] } }),
    verdict: "unknown",
    sentence:
      "P2: The response's configuration was changed by hand: what people change by hand in query stays, and what the program says of it has no effect",
  },

  {
    title: "an objective is gone",
    of: "monitors-revocation-latency-slo",
    change: gone,
    verdict: "weaker",
    sentence: 'objective "Revocation: latency" is gone',
  },
];
