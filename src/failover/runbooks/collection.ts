import type { Plan } from "../../plan";
import type { RunbookSteps } from "./document";
import { awaitApi, callApi, runPython } from "./steps";

/** Where a kind of log of the plan's list is found; the product writes each to a log group of this name. */
const logGroup = (key: string) => `/zkp/${key}`;

/**
 * Copies every log of the plan's list to the write-once bucket, one after the other since an account may run one export
 * at a time, and hashes what arrived.
 */
export function collectionSteps(plan: Plan, bucket: string): RunbookSteps {
  const { logs, logWindowMinutes } = plan.forensics;
  const window = [
    "import time",
    "def handler(events, context):",
    "    now = int(time.time() * 1000)",
    "    return {'since': now - int(events['minutes']) * 60000, 'until': now}",
  ];
  return {
    parameters: {
      LogWindowMinutes: {
        type: "String",
        description: "How far back logs are collected.",
        default: String(logWindowMinutes),
        allowedPattern: "^\\d+$",
      },
    },
    looks: [
      runPython("chooseWindow", window, { minutes: "{{ LogWindowMinutes }}" }, [
        { Name: "since", Selector: "$.Payload.since", Type: "Integer" },
        { Name: "until", Selector: "$.Payload.until", Type: "Integer" },
      ]),
    ],
    acts: [
      ...logs.map(({ key }) => {
        const name = `copy${key.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}Logs`;
        return {
          act: callApi(
            name,
            "logs",
            "CreateExportTask",
            {
              logGroupName: logGroup(key),
              from: "{{ chooseWindow.since }}",
              to: "{{ chooseWindow.until }}",
              destination: bucket,
              destinationPrefix: `incidents/{{ IncidentReference }}/${key}`,
            },
            [{ Name: "taskId", Selector: "$.taskId", Type: "String" }],
          ),
          assert: awaitApi(
            `${name}Arrived`,
            "logs",
            "DescribeExportTasks",
            { taskId: `{{ ${name}.taskId }}` },
            "$.exportTasks[0].status.code",
            ["COMPLETED"],
          ),
        };
      }),
      {
        act: runPython("hash", hashing("write"), { bucket, incident: "{{ IncidentReference }}" }),
        assert: runPython("assertHashes", hashing("verify"), { bucket, incident: "{{ IncidentReference }}" }),
      },
    ],
  };
}

/** Writes, or verifies, the SHA-256 of every object of an incident. */
const hashing = (what: "write" | "verify"): string[] => [
  "import boto3, hashlib, json",
  "def handler(events, context):",
  "    s3 = boto3.client('s3')",
  "    prefix = 'incidents/' + events['incident'] + '/'",
  "    manifest = prefix + 'manifest.json'",
  "    hashes = {}",
  "    for page in s3.get_paginator('list_objects_v2').paginate(Bucket=events['bucket'], Prefix=prefix):",
  "        for it in page.get('Contents', []):",
  "            if it['Key'] == manifest: continue",
  "            digest = hashlib.sha256()",
  "            for chunk in s3.get_object(Bucket=events['bucket'], Key=it['Key'])['Body'].iter_chunks(1048576): digest.update(chunk)",
  "            hashes[it['Key']] = digest.hexdigest()",
  ...(what === "write"
    ? [
        "    body = json.dumps(hashes, sort_keys=True).encode()",
        "    s3.put_object(Bucket=events['bucket'], Key=manifest, Body=body, ChecksumAlgorithm='SHA256')",
        "    return {'objects': len(hashes)}",
      ]
    : [
        "    written = json.loads(s3.get_object(Bucket=events['bucket'], Key=manifest)['Body'].read())",
        "    assert written == hashes, 'evidence changed after it was hashed'",
        "    return {'objects': len(hashes)}",
      ]),
];
