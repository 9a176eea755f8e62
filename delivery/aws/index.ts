export { connectAws, refusal, type Aws, type AwsRequest, type AwsResponse } from "./client";
