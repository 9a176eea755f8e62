import { findObject, setProperty } from "../../../sandbox/cloud";
import type { Engine } from "../../../delivery/engine";
import type { DisposableSandbox } from "./sandbox";

/** The engine that delivery works with, on an open sandbox. */
export function engineOn(sandbox: DisposableSandbox): Engine {
  return { name: "sandbox", run: (args) => sandbox.run([...args, "--color", "never"]) };
}

/** Changes an object in the stand-in cloud, as somebody in a vendor's web page would. */
export function editByHand({ cloud }: DisposableSandbox, name: string, path: string, value: string): void {
  const object = findObject(cloud.list(), name);
  cloud.put({ ...object, inputs: setProperty(object.inputs, path, value).inputs });
}
