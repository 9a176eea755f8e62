import { recordStep, type AutomationDocument, type Place } from "./document";

/**
 * Records a run that has ended, whatever its end: AWS ends a run whose approval nobody gave, and one that is cancelled,
 * before it can record itself. A rule of the event bus starts this at every end; the same record is then written again.
 */
export const recordRun = (place: Place): AutomationDocument => ({
  schemaVersion: "0.3",
  description: "Leaves the evidence of another run in the write-once store.",
  assumeRole: place.names.roleArn("executor"),
  parameters: {
    ExecutionId: {
      type: "String",
      description: "The run that has ended.",
      allowedPattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    },
  },
  mainSteps: [recordStep(place, "{{ ExecutionId }}")],
});
