import type { Cloud, CloudObject } from "../cloud";
import type { Properties, ProviderBehaviour } from "../protocol";
import { checkConstraints } from "../constraints";
import { refuseDelete, refuseRead, refuseWrite, replacedBy, takenFor, written } from "../consequences";
import { checkShape } from "../shapes";
import { imported } from "./imported";
import { asRead } from "./neverRead";
import { differencesOf, inKnownOrder } from "./order";
import { sdkShape } from "./sdk";
import type { Birth, Facts, PackageRules, ResourceRules } from "./types";

/** Makes one stand-in provider: a package's rules over a cloud. */
export function standIn(rules: PackageRules, cloud: Cloud): ProviderBehaviour {
  let settings: Properties = {};
  const rulesOf = (type: string): ResourceRules => rules.resources[type] ?? {};
  const held = (object: CloudObject) => ({
    id: object.id,
    inputs: object.inputs,
    outputs: outputsOf(rules, { ...object, settings }),
  });

  return {
    version: rules.version,
    configure: (given) => {
      settings = given;
    },
    check: ({ type }, inputs) => {
      const misshapen = checkShape(type, inputs);
      if (misshapen === undefined) {
        const where = `neither @pulumi/${rules.name} nor the project's bindings`;
        return [{ property: "", reason: `${type} is a resource type of ${where}` }];
      }
      const source = `[sdk/shape; inputs of ${rules.name} ${rules.version}]`;
      const shapes = misshapen.map(({ property, reason }) => ({ property, reason: `${reason} ${source}` }));
      return [...shapes, ...checkConstraints(type, inputs)];
    },
    differences: differencesOf,
    replacedBy: (type) => [...(rulesOf(type).replacedBy ?? []), ...replacedBy(type)],
    secretOutputs: (type) => rulesOf(type).secretOutputs ?? [],
    create: ({ type, name }, inputs) => {
      // The name in the program makes the id stable; the serial gives a re-created object a new one, as vendors do.
      const seed = `${type} ${name}`;
      const taken = takenFor(cloud.list(), type, inputs);
      const birth: Birth = { inputs, settings, seed: `${seed} ${cloud.nextSerial(seed)}` };
      refuseWrite(cloud, type, inputs, taken);
      const object = { type, id: taken?.id ?? (rulesOf(type).id ?? rules.id)(birth), name, inputs };
      cloud.put(object);
      return held(object);
    },
    read: ({ type }, id, known) => {
      // An import knows nothing but an id, in the form that the real provider's importer takes.
      const object =
        Object.keys(known).length > 0
          ? cloud.get(type, id)
          : imported(cloud.list(), type, id, (it) => held(it).outputs, settings.region);
      if (object === undefined) return undefined;
      refuseRead(cloud, object);
      return held({ ...object, inputs: asRead(type, inKnownOrder(type, object.inputs, known), known) });
    },
    update: ({ type, name }, id, known, wanted) => {
      const existing = cloud.get(type, id);
      if (existing === undefined) throw new Error(`${type} ${id} does not exist (any more)`);
      const inputs = written(type, existing.inputs, known, wanted);
      refuseWrite(cloud, type, inputs, existing);
      const object = { type, id, name, inputs };
      cloud.put(object);
      return held(object);
    },
    remove: ({ type }, id) => {
      const existing = cloud.get(type, id);
      if (existing === undefined) return;
      refuseDelete(cloud, existing);
      cloud.remove(type, id);
    },
    invoke: (token, args) => {
      const answer = rules.invokes[token];
      if (answer === undefined) throw new Error(`${token} is not a function that the sandbox answers`);
      return answer(args, settings, cloud.list);
    },
  };
}

/** Everything the vendor tells about an object: computed by name, then by the type's rules, then what was given. */
function outputsOf(rules: PackageRules, facts: Facts): Properties {
  const general = (sdkShape(facts.type)?.outputs ?? []).flatMap((output) => {
    const value = rules.computed(output, facts);
    return value === undefined ? [] : [[output, value] as const];
  });
  return { ...Object.fromEntries(general), ...rules.resources[facts.type]?.outputs?.(facts), ...facts.inputs };
}
