// The floor: what a preview costs when there is nothing to preview. As a new Pulumi project, it has imported the SDK.
import "@pulumi/pulumi";
