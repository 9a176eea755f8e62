import type { Environment } from "../../environment";
import { severityKeys } from "../../plan";
import type { IncidentTypeSpec } from "./routingInputs";
import { chatChannelSpecs } from "./routing";

/** Datadog counts severities from 1, the plan from 0. */
const datadogSeverity = (severity: (typeof severityKeys)[number]) => `SEV-${severityKeys.indexOf(severity) + 1}`;

const configuration = {
  // Post-mortems and audits need every incident (Appendix C), so none is deleted.
  allowIncidentDeletion: false,
  allowWorkflows: true,
  editableTimestamps: true,
  privateIncidents: true,
  privateIncidentsByDefault: false,
  slugSource: "default",
};

/** Real incidents, told to the severity's channel; and drills, kept apart so that they are in no KPI and alarm nobody. */
export function incidentTypeSpecs(environment: Environment): IncidentTypeSpec[] {
  if (!environment.features.incidentManagement) return [];
  return [
    {
      key: "incident",
      inputs: {
        name: "ZKP incident",
        description: "An incident of the response plan, P0 to P3.",
        isDefault: true,
        configuration: {
          ...configuration,
          createMessage: "SEV-1 is P0, SEV-2 is P1, SEV-3 is P2, SEV-4 is P3. Page through PagerDuty, not from here.",
          testIncidents: false,
        },
      },
      notifications: chatChannelSpecs(environment).map(({ severity, handle }) => ({
        severity,
        inputs: {
          enabled: true,
          trigger: "incident_created_trigger",
          visibility: "all",
          conditions: [{ field: "severity", values: [datadogSeverity(severity)] }],
          handles: [`@${handle}`],
          renotifyOns: ["severity", "state"],
        },
      })),
    },
    {
      key: "drill",
      inputs: {
        name: "ZKP drill",
        description: "An exercise of the response plan. Counted in no metric.",
        isDefault: false,
        configuration: { ...configuration, createMessage: "This is an exercise.", testIncidents: true },
      },
      notifications: [],
    },
  ];
}
