import type { ComponentChildren, VNode } from "preact";
import type { Said } from "./said";

/** The words of the page of now, in English. */
export const texts = {
  nowWhat: "Now what?",
  thisIsAChange: "This is a change",
  whatChanges: "What changes",
  hotline: "Hotline",
  warRoom: "War room",
  warRoomByPhone: "War room by phone",
  statusPage: "Status page",
  find: "Find",
  whatDoYouSeeA: (input: ComponentChildren): VNode => (
    <>What do you see? A symptom, a runbook, a person, a monitor.{input}</>
  ),
  allPages: (others: ComponentChildren): VNode => <>All {others} pages</>,
  whatDoYouSee: "What do you see?",
  theFirstMinutes: (untilMinute: ComponentChildren): VNode => <>The first {untilMinute} minutes</>,
  min: (title: ComponentChildren, minutes: ComponentChildren): VNode => (
    <>
      {title} ({minutes} min)
    </>
  ),
  process: "process",
  texts: "texts",
  nothingHasPagedYetOpen: (process: ComponentChildren, texts: ComponentChildren): VNode => (
    <>
      Nothing has paged yet? Open the incident yourself: in PagerDuty, on the service of its severity, or by the
      hotline. What follows is in the {process}; what is said, in the {texts}.
    </>
  ),
  whatToRun: "What to run",
  peopleNoticeIt: "people notice it",
  monitors: (seen: Said): string => `${seen} monitors`,
  noticeIt: (link: ComponentChildren): VNode => <>{link} notice it</>,
  nobody: "nobody",
  whoIsNext: "Who is next",
  pagedAtOnce: (which: ComponentChildren, who: ComponentChildren): VNode => (
    <>
      Paged at once: {which}. {who}
    </>
  ),
  whatIs: (severity: Said): string => `What is ${severity}`,
  youSee: "You see",
  runbook: "Runbook",
  noticedBy: "Noticed by",
} as const;
