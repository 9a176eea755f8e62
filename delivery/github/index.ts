export { connect, listAll, type GitHub } from "./client";
export { closeIssue, writeComment, writeIssue } from "./threads";
