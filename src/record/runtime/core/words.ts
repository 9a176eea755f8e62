import { priorityName } from "../../../plan";
import type { Deed } from "./effect";

/** As much of what a message is told with as a line has room for. */
const longestValues = 80;

/** What an effect does, in words for a timeline; undefined for what only the record itself needs. */
export function deedText(deed: Deed): string | undefined {
  switch (deed.does) {
    case "set-timer":
    case "keep":
      return undefined;
    case "write-reference":
      return "the number is written to the incident";
    case "open-channel":
      return "the incident's channel is opened";
    case "archive-channel":
      return "the incident's channel is archived";
    case "post": {
      const values = Object.values(deed.values).join(", ");
      const shown = values.length > longestValues ? `${values.slice(0, longestValues)}…` : values;
      return `channel: ${deed.message.replaceAll("-", " ")}${shown === "" ? "" : ` (${shown})`}`;
    }
    case "page":
      return `paged, ${deed.message.replaceAll("-", " ")}: ${deed.seats.join(", ")}`;
    case "page-ladder":
      return `paged: everybody whom ${priorityName(deed.severity)} names`;
    case "settle":
      return "PagerDuty follows the severity: urgency, policy, and requests that are still needed";
    case "unite":
      return "what is open of the same cause goes on in its worst incident";
    case "impact":
      return `impacted: ${deed.component.replaceAll("-", " ")}`;
    case "open-ticket":
      return "ticket opened";
    case "open-checklist":
      return `checklist opened as a ticket: ${deed.checklist}`;
    case "open-action":
      return `action item ${deed.number} opened as a ticket for ${deed.owner}, due ${deed.due.slice(0, 10)}: ${deed.text}`;
    case "move-ticket":
      return deed.to === "closed" ? "ticket closed" : "ticket follows the severity";
    case "show-status":
      return `status page: ${deed.state}`;
    case "draft-email":
      return `e-mail to customers drafted: ${deed.template}`;
    case "release-email":
      return "e-mail to customers sent";
    case "mail-breach":
      return `GDPR, hour ${deed.hour}: Legal and the Security Officer are written to`;
    case "tell-contact":
      return `${deed.contact} is told by e-mail`;
    case "invite":
      return `post-mortem: invitations for ${deed.from}`;
    case "draft-post-mortem":
      return "post-mortem drafted as a pull request";
    case "measure":
      return `metric ${deed.metric}: ${Number(deed.value.toFixed(1))}`;
    case "count-cause":
      return `root cause counted: ${deed.cause}`;
  }
}
