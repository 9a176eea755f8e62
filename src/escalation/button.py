import json
import os
import re
import sys
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, NoCredentialsError, ParamValidationError

# PagerDuty fills this in when somebody presses the button.
incident = "${pagerduty.incidentId}"
# A region that is dead must cost seconds: whoever waits has minutes.
quick = Config(connect_timeout=3, read_timeout=8, retries={"total_max_attempts": 1})


def filled_in():
    """What responders filled in of the incident, by the field's name."""
    request = urllib.request.Request(
        f"{button['pagerduty']}/incidents/{incident}/custom_fields/values",
        headers={
            "Authorization": f"Token token={os.environ['PAGERDUTY_TOKEN']}",
            "Accept": "application/vnd.pagerduty+json;version=2",
        },
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return {it["name"]: it.get("value") for it in json.load(answer)["custom_fields"]}


def parameters():
    """What the document is started with; what only responders know, they have filled in first."""
    values = filled_in() if button["asks"] else {}
    missing = [it["title"] for it in button["asks"] if not values.get(it["field"])]
    if missing:
        sys.exit(f"Nothing was started: fill in {' and '.join(missing)} of the incident, then press again.")
    asked = {it["parameter"]: [values[it["field"]]] for it in button["asks"]}
    return {"IncidentReference": [incident], "DryRun": ["false"], **asked}


def start(region, given):
    sts = boto3.client("sts", region_name=region, config=quick)
    role = sts.assume_role(RoleArn=button["role"], RoleSessionName=incident)["Credentials"]
    ssm = boto3.client(
        "ssm",
        region_name=region,
        config=quick,
        aws_access_key_id=role["AccessKeyId"],
        aws_secret_access_key=role["SecretAccessKey"],
        aws_session_token=role["SessionToken"],
    )
    return ssm.start_automation_execution(DocumentName=button["document"], Parameters=given)["AutomationExecutionId"]


def answers_nothing(error):
    """A region that is down refuses nobody: its errors are of the server's side, or of the way to it."""
    if isinstance(error, ClientError):
        return error.response["ResponseMetadata"]["HTTPStatusCode"] >= 500
    return not isinstance(error, (NoCredentialsError, ParamValidationError))


if not re.fullmatch(r"[PQ][A-Z0-9]{6,13}", incident):
    sys.exit("Nothing was started: PagerDuty did not say for which incident the button was pressed.")
given = parameters()
for region in button["regions"]:
    try:
        execution = start(region, given)
    except Exception as error:
        if not answers_nothing(error):
            sys.exit(f"Nothing was started: {region} refuses: {error}")
        print(f"{region} does not answer: {error}")
        continue
    print(f"{button['document']} runs in {region} as {execution}")
    print(f"https://{region}.console.aws.amazon.com/systems-manager/automation/execution/{execution}")
    sys.exit(0)
sys.exit("Nothing was started: no region answers. By hand:\n" + "\n".join(button["byHand"]))
