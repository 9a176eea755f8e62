export { bundle, type Bundle } from "./bundle";
export { LambdaFunction, type LambdaFunctionArgs } from "./lambdaFunction";
export { deadLetterArn, deadLetterName, functionArn, rightsOf, type FunctionSpec } from "./spec";
