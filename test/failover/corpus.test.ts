import { readFileSync } from "node:fs";
import { join } from "node:path";
import { curves, groth16, type Curve, type Group } from "snarkjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Claim, Corpus } from "../../src/failover/probes/canary/corpus";
import { demandSound } from "../../toolchain/canary/forge";

const file = join(__dirname, "..", "..", "src", "failover", "probes", "canary", "corpus.json");
const corpus = JSON.parse(readFileSync(file, "utf8")) as Corpus;
const forgeries = Object.entries(corpus.forged);
const accepts = ({ publicInputs, proof }: Claim, key = corpus.verificationKey) =>
  groth16.verify(key, publicInputs, proof);

let curve: Curve;
beforeAll(async () => {
  curve = await curves.getCurveFromName("bn128");
});
afterAll(() => curve.terminate());

const numbers = (value: unknown): unknown => (Array.isArray(value) ? value.map(numbers) : BigInt(String(value)));
const isPointOf = (group: Group, coordinates: unknown) => group.isValid(group.fromObject(numbers(coordinates)));

describe("the canary's corpus", () => {
  it("has one genuine proof, which a sound verifier accepts", async () => {
    expect(await accepts(corpus.valid)).toBe(true);
  });

  it.each(forgeries)("has a forgery by %s that is well formed and that a sound verifier refuses", async (_, claim) => {
    const { pi_a: a, pi_b: b, pi_c: c } = claim.proof;
    expect([isPointOf(curve.G1, a), isPointOf(curve.G2, b), isPointOf(curve.G1, c)]).toEqual([true, true, true]);
    for (const input of claim.publicInputs) expect(input).toMatch(/^\d+$/);
    expect(await accepts(claim)).toBe(false);
  });

  it("has a forgery that a setup without its second phase would accept, whatever it claims", async () => {
    const { vk_gamma_2: gamma, ...key } = corpus.verificationKey as Record<string, unknown>;
    const claim = corpus.forged["made-of-the-key"];
    expect(claim && (await accepts(claim, { ...key, vk_gamma_2: gamma, vk_delta_2: gamma }))).toBe(true);
  });

  it("has no two forgeries that are the same", () => {
    expect(new Set(forgeries.map(([, claim]) => JSON.stringify(claim))).size).toBe(forgeries.length);
  });

  it("is refused when it is made with a forgery that verifies", async () => {
    await expect(demandSound({ ...corpus, forged: { copy: corpus.valid } })).rejects.toThrow(/copy verifies/);
  });
});
