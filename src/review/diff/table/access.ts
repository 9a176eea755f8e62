import { text } from "../../resources";
import { rights } from "../rights";
import { units } from "../units";
import { admits, less, member, other } from "../rows";
import { set, type TypeWords } from "../words";

/** Who may act as whom, and do what. */
export const accessWords: Readonly<Record<string, TypeWords>> = {
  "aws:iam/role:Role": {
    noun: "role",
    presence: admits("{is|are} new: somebody may act as it", "{is|are} gone: nothing can act as it any more"),
    lists: { managedPolicyArns: set("policy") },
    inputs: {
      assumeRolePolicy: rights("trust"),
      maxSessionDuration: less("somebody acts as it for at most", units.seconds, { as: 3600, say: "60 min" }),
      permissionsBoundary: other("whatever it is allowed, it may do no more than"),
      path: other("{is|are} kept under"),
      "managedPolicyArns[]": member("unclear", "may do what {} allows, too", "may no longer do what {} allows"),
    },
  },
  "aws:iam/rolePolicy:RolePolicy": {
    noun: "",
    name: ({ role, name }, { show }) => {
      const called = show(role ?? name);
      return called.startsWith("role ") ? called : `role ${text(name) ?? called}`;
    },
    presence: rights("identity"),
    inputs: { policy: rights("identity"), role: other("{is|are} what may be done by") },
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    noun: "",
    name: ({ role, policyArn }, { show }) => `${show(role)} and ${text(policyArn) ?? "a policy"}`,
    presence: admits("it may do what the policy allows now", "it may no longer do what the policy allows"),
    inputs: {},
  },
  "aws:sns/topicPolicy:TopicPolicy": {
    noun: "",
    name: ({ arn }, { show }) => show(arn),
    presence: rights("resource"),
    inputs: { policy: rights("resource") },
  },
  "aws:lambda/permission:Permission": {
    noun: "",
    name: ({ function: called, principal }, { show }) => `${show(called)} for ${text(principal) ?? "somebody"}`,
    presence: admits("can be called now", "can no longer be called"),
    inputs: {
      principal: other("can be called by"),
      action: other("what they may do is"),
      sourceArn: other("can be called only for"),
      function: other("what can be called is"),
    },
  },
};
