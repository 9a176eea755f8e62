import { openCloud } from "../../../sandbox/cloud";

/** Fills the cloud of a directory without end and tells, after each object, how many are in it. */
const cloud = openCloud(process.argv[2] ?? "");
for (let count = 1; ; count++) {
  cloud.put({ type: "pagerduty:index/user:User", id: `P${count}`, name: "", inputs: {} });
  process.send?.(count);
}
