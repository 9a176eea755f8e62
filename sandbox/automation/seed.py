import json
import time

import boto3


def seed(account, context):
    """Makes what the program declares and the product would have put there; everything that runbooks look at."""
    regions = account["regions"]

    def client(service, region):
        return boto3.client(service, region_name=region)

    for name in account["tables"]:
        keys = [("control", "HASH"), ("subject", "RANGE")]
        client("dynamodb", regions[0]).create_table(
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": key, "KeyType": kind} for key, kind in keys],
            AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key, _ in keys],
        )
        replicas = [{"Create": {"RegionName": it}} for it in regions[1:]]
        client("dynamodb", regions[0]).update_table(TableName=name, ReplicaUpdates=replicas)
    for region, names in account["buckets"].items():
        place = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        for name in names:
            client("s3", region).create_bucket(Bucket=name, **place)
    for bucket, policy in account["openBuckets"].items():
        client("s3", regions[0]).put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))
    for key in account["objects"]:
        for bucket in key["buckets"]:
            client("s3", regions[0]).put_object(Bucket=bucket, Key=key["key"], Body=b"{}")
    for key in account["keys"]:
        made = client("kms", regions[0]).create_key(
            KeySpec=key["spec"], KeyUsage="SIGN_VERIFY", MultiRegion=True, Policy=key["policy"], Tags=key["tags"]
        )["KeyMetadata"]["KeyId"]
        for region in regions[1:]:
            client("kms", regions[0]).replicate_key(
                KeyId=made, ReplicaRegion=region, Policy=key["policy"], Tags=key["tags"]
            )
        for region in regions:
            client("kms", region).create_alias(AliasName=key["alias"], TargetKeyId=made)
    for region in regions:
        for name, version in account["ipSets"].items():
            client("wafv2", region).create_ip_set(Name=name, Scope="REGIONAL", IPAddressVersion=version, Addresses=[])
        for group, events in account["logs"].items():
            logs = client("logs", region)
            logs.create_log_group(logGroupName=group)
            logs.create_log_stream(logGroupName=group, logStreamName="all")
            now = int(time.time() * 1000) - 60000
            told = [{"timestamp": now + index, "message": json.dumps(it)} for index, it in enumerate(events)]
            logs.put_log_events(logGroupName=group, logStreamName="all", logEvents=told)
        for name in account["secrets"]:
            client("secretsmanager", region).create_secret(Name=name, SecretString="token-of-the-cdn")
    return {}


def read(account, context):
    """What is there now: what a person would look up to see whether a runbook did its work."""
    seen = {"keys": {}, "lists": {}, "controls": {}, "objects": {}}

    def client(service, region):
        return boto3.client(service, region_name=region)

    for region in account["look"]:
        kms = client("kms", region)
        seen["keys"][region] = {
            "aliases": {it["AliasName"]: it["TargetKeyId"] for it in kms.list_aliases()["Aliases"] if "/zkp/" in it["AliasName"]},
            "states": {it["KeyId"]: kms.describe_key(KeyId=it["KeyId"])["KeyMetadata"]["KeyState"] for it in kms.list_keys()["Keys"]},
        }
        waf = client("wafv2", region)
        seen["lists"][region] = {
            it["Name"]: sorted(waf.get_ip_set(Name=it["Name"], Scope="REGIONAL", Id=it["Id"])["IPSet"]["Addresses"])
            for it in waf.list_ip_sets(Scope="REGIONAL")["IPSets"]
        }
        for bucket in account["buckets"][region]:
            listed = client("s3", region).list_objects_v2(Bucket=bucket).get("Contents", [])
            seen["objects"][bucket] = sorted(it["Key"] for it in listed)
    for it in client("dynamodb", account["look"][0]).scan(TableName=account["tables"][0])["Items"]:
        details = {name: value["S"] for name, value in it["details"]["M"].items()}
        seen["controls"][f"{it['control']['S']} {it['subject']['S']}"] = {"state": it["state"]["S"], **details}
    return seen


def evidence(wanted, context):
    body = boto3.client("s3", region_name=wanted["region"]).get_object(Bucket=wanted["bucket"], Key=wanted["key"])["Body"]
    return json.loads(body.read())
