import type { Said } from "./said";

/** The words of the page of texts, in English. */
export const texts = {
  texts: "Texts",
  statusPage: "status page",
  slashCommands: "slash commands",
  whatNobodyHasSaidYet:
    "What nobody has said yet stands in brackets. The record fills in what it knows and sends them by itself.",
  text: (name: Said): string => `text ${name}`,
  theStatusPageByState: "The status page, by state",
  whatYouSayToThe: "What you say to the record",
  asANoteOnThe: "As a note on the incident, in PagerDuty's page, app or chat.",
  notesThatTheRecordUnderstands: "Notes that the record understands",
  note: "Note",
  takes: "Takes",
  means: "Means",
  saidBy: "Said by",
  everyResponder: "every responder",
  whatTheRecordSays: "What the record says",
  inTheIncidentsChannel: "In the incident's channel",
  when: "When",
  whatIsSaid: "Text",
} as const;
