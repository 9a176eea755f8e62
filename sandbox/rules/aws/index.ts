import { sdkVersion, type PackageRules } from "../../behaviour";
import { arnOf, generalId } from "./arns";
import { functions } from "./functions";
import { invokes } from "./invokes";
import { network } from "./network";
import { storage } from "./storage";

/** AWS, as the installed SDK's provider shows it. */
export const aws: PackageRules = {
  name: "aws",
  version: sdkVersion("aws"),
  resources: { ...network, ...storage, ...functions },
  invokes,
  id: generalId,
  computed: (output, facts) => {
    if (output === "arn") return arnOf(facts);
    if (output === "tagsAll") return facts.inputs.tags ?? {};
    return undefined;
  },
};
