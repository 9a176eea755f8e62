import { curves, groth16, type Curve, type Group, type Point } from "snarkjs";
import type { Claim, Corpus, Proof } from "../../src/failover/probes/canary/corpus";

/** What a circuit's team has: its name, its verification key, and one proof that verifies under it. */
export interface Genuine {
  readonly circuit: string;
  readonly version: string;
  readonly verificationKey: VerificationKey;
  readonly valid: Claim;
}

/** The parts of a Groth16 verification key that forgeries are made of. */
export interface VerificationKey {
  readonly vk_alpha_1: unknown;
  readonly vk_beta_2: unknown;
  readonly IC: readonly unknown[];
}

/**
 * Makes the corpus from one genuine proof: every forgery is well formed, so that only a verifier that checks the pairing
 * equation, over the right inputs, refuses it. Nothing in it is random: the same proof gives the same corpus.
 *
 * @throws Error when the genuine proof does not verify, or a forgery does.
 */
export async function makeCorpus(genuine: Genuine): Promise<Corpus> {
  const curve = await curves.getCurveFromName("bn128");
  try {
    const corpus = { ...genuine, forged: forgeries(curve, genuine) };
    await demandSound(corpus);
    return corpus;
  } finally {
    await curve.terminate();
  }
}

/** @throws Error when a verifier that is known to be sound, snarkjs, judges the corpus otherwise than it says. */
export async function demandSound({ verificationKey, valid, forged }: Corpus): Promise<void> {
  const accepts = ({ publicInputs, proof }: Claim) => groth16.verify(verificationKey, publicInputs, proof);
  if (!(await accepts(valid))) throw new Error("the genuine proof does not verify");
  for (const [key, claim] of Object.entries(forged))
    if (await accepts(claim)) throw new Error(`${key} verifies: it is no forgery`);
}

function forgeries({ r, G1, G2 }: Curve, { valid, verificationKey: key }: Genuine): Corpus["forged"] {
  const { publicInputs, proof } = valid;
  const a = pointOf(G1, proof.pi_a);
  const c = pointOf(G1, proof.pi_c);
  const alpha = pointOf(G1, key.vk_alpha_1);
  const beta = pointOf(G2, key.vk_beta_2);
  const [constant = G1.zero, ...terms] = key.IC.map((it) => pointOf(G1, it));
  const inputs = terms.reduce(
    (sum, term, index) => G1.add(sum, G1.timesScalar(term, BigInt(publicInputs[index] ?? "0"))),
    constant,
  );
  const [first = "0", ...others] = publicInputs;
  const changed = (change: Partial<Proof>): Claim => ({ publicInputs, proof: { ...proof, ...change } });
  const on1 = (point: Point) => coordinates(G1, point) as string[];
  const on2 = (point: Point) => coordinates(G2, point) as string[][];
  return {
    // The genuine proof of something else.
    "another-statement": { publicInputs: [String((BigInt(first) + 1n) % r), ...others], proof },
    // The same statement under a second name: whoever does not compare inputs with the field's size counts it twice.
    "input-beyond-the-field": { publicInputs: [String(BigInt(first) + r), ...others], proof },
    "first-point-negated": changed({ pi_a: on1(G1.neg(a)) }),
    "first-point-doubled": changed({ pi_a: on1(G1.add(a, a)) }),
    "last-point-negated": changed({ pi_c: on1(G1.neg(c)) }),
    "points-exchanged": changed({ pi_a: on1(c), pi_c: on1(a) }),
    "points-at-infinity": changed({ pi_a: on1(G1.zero), pi_c: on1(G1.zero) }),
    generators: changed({ pi_a: on1(G1.g), pi_b: on2(G2.g), pi_c: on1(G1.g) }),
    // Verifies for any statement under a key whose gamma and delta are the same: a setup whose second phase was left out.
    "made-of-the-key": changed({ pi_a: on1(alpha), pi_b: on2(beta), pi_c: on1(G1.neg(inputs)) }),
  };
}

const pointOf = (group: Group, given: unknown): Point => group.fromObject(numbers(given));
const coordinates = (group: Group, point: Point): unknown => texts(group.toObject(group.toAffine(point)));

const numbers = (value: unknown): unknown => (Array.isArray(value) ? value.map(numbers) : BigInt(String(value)));
const texts = (value: unknown): unknown => (Array.isArray(value) ? value.map(texts) : String(value));
