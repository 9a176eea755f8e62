import { record } from "../../resources";
import { units } from "../units";
import { first, flag, guards, less, member, more, other, row } from "../rows";
import { set, type Row, type TypeWords } from "../words";

/** From what stops least to what stops most. A group that does what its rules say stops more than one that only counts. */
const actions = {
  allow: ["{lets|let} through", "let through"],
  count: ["only {counts|count}", "only counted"],
  none: ["{judges|judge} by the rules of {its|their} group", "judged by the rules of {its|their} group"],
  captcha: ["{asks|ask} for a puzzle", "asked for a puzzle"],
  challenge: ["{asks|ask} the browser for proof", "asked the browser for proof"],
  block: ["{blocks|block}", "blocked"],
} as const satisfies Record<string, readonly [now: string, before: string]>;
const names = Object.keys(actions) as readonly (keyof typeof actions)[];
const actionOf = (value: unknown) => names.find((it) => it in record(value));

const action: Row = {
  whole: true,
  say: ({ before, after }) => {
    const [was, is] = [actionOf(before), actionOf(after)];
    const [now] = is === undefined ? ["{does|do} nothing of {its|their} own"] : actions[is];
    const then = was === undefined ? "did nothing" : actions[was][1];
    const verdict =
      was === undefined || is === undefined || was === is
        ? "unknown"
        : names.indexOf(is) > names.indexOf(was)
          ? "stronger"
          : "weaker";
    return [{ verdict, text: `${now} now, where {it|they} ${then} before` }];
  },
};

const metrics = {
  "visibilityConfig.cloudwatchMetricsEnabled": flag(
    "on",
    "{is|are} counted in a metric",
    "{is|are} no longer counted in a metric",
  ),
  "visibilityConfig.sampledRequestsEnabled": flag(
    "on",
    "examples of what it met are kept",
    "no examples of what it met are kept",
  ),
  "visibilityConfig.metricName": other("{is|are} counted as"),
};

const rate = (at: string): Readonly<Record<string, Row>> => ({
  [`${at}.limit`]: less("{limits|limit} an address to so many requests:", units.plain),
  [`${at}.evaluationWindowSec`]: more("{counts|count} the requests of", units.seconds, { as: 300, say: "5 min" }),
  [`${at}.aggregateKeyType`]: other("{counts|count} requests by"),
  [`${at}.scopeDownStatement`]: row((change) => [
    change.after === undefined
      ? { verdict: "unknown", text: "{holds|hold} for everybody, no longer only for some" }
      : { verdict: "weaker", text: "{holds|hold} only for some now, no longer for everybody" },
  ]),
  [`${at}.scopeDownStatement.**`]: other("those it holds for are"),
});

/** The web application firewall. */
export const firewallWords: Readonly<Record<string, TypeWords>> = {
  "aws:wafv2/webAcl:WebAcl": {
    noun: "firewall",
    presence: guards("{is|are} new", "{is|are} gone: nothing is blocked any more"),
    inputs: {
      defaultAction: first(action),
      scope: other("{guards|guard} resources that are"),
      ...metrics,
    },
  },
  "aws:wafv2/webAclRule:WebAclRule": {
    noun: "firewall rule",
    presence: guards(),
    inputs: {
      action,
      overrideAction: action,
      priority: other("{is|are} asked in the place"),
      webAclArn: other("{belongs|belong} to"),
      "statement.managedRuleGroupStatement.name": other("{uses|use} the group"),
      "statement.managedRuleGroupStatement.vendorName": other("{uses|use} the group of"),
      "statement.managedRuleGroupStatement.version": other("{uses|use} the group's version"),
      "statement.managedRuleGroupStatement.**": other("{uses|use} the group otherwise:"),
      "statement.ipSetReferenceStatement": member(
        "unclear",
        "{is|are} about a list of addresses now",
        "{is|are} no longer about a list of addresses",
      ),
      "statement.ipSetReferenceStatement.arn": other("{is|are} about the addresses in"),
      ...rate("statement.rateBasedStatement"),
      statement: other("{is|are} about"),
      "statement.**": other("{is|are} about"),
      ...metrics,
    },
  },
  "aws:wafv2/webAclAssociation:WebAclAssociation": {
    noun: "",
    name: ({ resourceArn }, { show }) => show(resourceArn),
    presence: guards("{is|are} behind the firewall now", "{is|are} no longer behind the firewall"),
    inputs: { resourceArn: other("what is behind the firewall is"), webAclArn: other("{is|are} behind") },
  },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    noun: "",
    name: ({ resourceArn }, { show }) => `what ${show(resourceArn)} does`,
    presence: guards("{is|are} logged now", "{is|are} no longer logged"),
    lists: { logDestinationConfigs: set("log") },
    inputs: {
      "logDestinationConfigs[]": member("more", "{is|are} logged in {}", "{is|are} no longer logged in {}"),
      resourceArn: other("what is logged is"),
      "loggingFilter.**": other("what is left out of the log is"),
      "redactedFields.**": other("what is hidden in the log is"),
    },
  },
  "aws:wafv2/ipSet:IpSet": {
    noun: "list of addresses",
    presence: guards("{is|are} new", "{is|are} gone: what is in it is blocked no more"),
    lists: { addresses: set("address") },
    inputs: {
      "addresses[]": member("unclear", "holds {} now", "no longer holds {}"),
      ipAddressVersion: other("holds addresses of"),
      scope: other("{is|are} for resources that are"),
    },
  },
};
