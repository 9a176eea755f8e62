import { allow, type Statement } from "../../../iam";
import { documentName, drills } from "../../../plan";
import type { Names } from "../../names";
import { handOver, startDocuments } from "./common";

/** Starts the runbooks that are exercised, which the schedules run dry, and reminds of trainings. */
export const exercise = (names: Names): Statement[] => [
  startDocuments(names, "StartExercises", [
    ...new Set(Object.values(drills).map(({ runbook }) => documentName(runbook))),
  ]),
  handOver(names.roleArn("executor")),
  allow("Remind", ["sns:Publish"], names.topicArn("standby")),
];

/** What the Fault Injection Service tags with it is its own: it makes route tables, and removes them in the end. */
const managed = "managedByFIS";
/** Subnets that an exercise may cut off carry this tag. */
export const chaosTag = { key: "ChaosAllowed", value: "true" } as const;

/**
 * Cuts marked subnets of the primary off, and stops its replication: the actions
 * aws:network:route-table-disrupt-cross-region-connectivity and aws:s3:bucket-pause-replication, with the rights that AWS's own
 * policy for the scenario "Cross-Region: Connectivity" gives for them. It changes no route table but those that it has made, no
 * subnet but marked ones, and no bucket's replication but the artefacts'.
 */
export const disrupt = (names: Names): Statement[] => {
  const ec2 = (kind: string) => `arn:aws:ec2:${names.regions.primary}:${names.accountId}:${kind}/*`;
  const artefacts = names.bucketArn("artefacts", "primary");
  const own = { Condition: { StringEquals: { [`ec2:ResourceTag/${managed}`]: "true" } } };
  const made = { Condition: { StringEquals: { [`aws:RequestTag/${managed}`]: "true" } } };
  const kinds = ["route-table", "network-interface", "prefix-list"].map(ec2);
  return [
    {
      ...allow("MakeOwn", ["ec2:CreateRouteTable", "ec2:CreateNetworkInterface", "ec2:CreateManagedPrefixList"], kinds),
      ...made,
    },
    allow(
      "MakeInside",
      ["ec2:CreateRouteTable", "ec2:CreateNetworkInterface"],
      ["vpc", "subnet", "security-group"].map(ec2),
    ),
    {
      ...allow("TagOwn", ["ec2:CreateTags"], kinds),
      Condition: {
        StringEquals: {
          [`aws:RequestTag/${managed}`]: "true",
          "ec2:CreateAction": ["CreateRouteTable", "CreateNetworkInterface", "CreateManagedPrefixList"],
        },
      },
    },
    {
      ...allow(
        "ChangeOwn",
        [
          "ec2:CreateRoute",
          "ec2:DeleteRouteTable",
          "ec2:DeleteNetworkInterface",
          "ec2:ModifyManagedPrefixList",
          "ec2:DeleteManagedPrefixList",
        ],
        kinds,
      ),
      ...own,
    },
    {
      ...allow(
        "DisruptMarkedSubnets",
        ["ec2:AssociateRouteTable", "ec2:DisassociateRouteTable", "ec2:ReplaceRouteTableAssociation"],
        ec2("subnet"),
      ),
      Condition: { StringEquals: { [`ec2:ResourceTag/${chaosTag.key}`]: chaosTag.value } },
    },
    // A gateway endpoint is reached through route tables: those that are made lead to it as well.
    { ...allow("LeadOwnToEndpoints", ["ec2:ModifyVpcEndpoint"], ec2("route-table")), ...own },
    allow("ChangeEndpoints", ["ec2:ModifyVpcEndpoint"], ec2("vpc-endpoint")),
    // At the end the subnet is associated with the table that it had, which is anybody's.
    allow(
      "SwapTables",
      ["ec2:AssociateRouteTable", "ec2:DisassociateRouteTable", "ec2:ReplaceRouteTableAssociation"],
      ec2("route-table"),
    ),
    allow("ReadLists", ["ec2:GetManagedPrefixListEntries"], ec2("prefix-list")),
    allow(
      "SeeNetwork",
      [
        "ec2:DescribeManagedPrefixLists",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeRouteTables",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcEndpoints",
        "ec2:DescribeVpcPeeringConnections",
        "ec2:DescribeVpcs",
      ],
      "*",
    ),
    allow("FindTargets", ["s3:ListAllMyBuckets", "tag:GetResources"], "*"),
    allow("PauseReplication", ["s3:GetReplicationConfiguration", "s3:PauseReplication"], artefacts),
    {
      ...allow("WritePause", ["s3:PutReplicationConfiguration"], artefacts),
      Condition: { BoolIfExists: { "s3:isReplicationPauseRequest": "true" } },
    },
    allow("SeeStopAlarms", ["cloudwatch:DescribeAlarms"], "*"),
  ];
};
