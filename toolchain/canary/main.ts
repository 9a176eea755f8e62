import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import type { Proof } from "../../src/failover/probes/canary/corpus";
import { makeCorpus, type VerificationKey } from "./forge";

const corpusFile = join(__dirname, "..", "..", "src", "failover", "probes", "canary", "corpus.json");

interface Options {
  readonly circuit: string;
  readonly circuitVersion: string;
  readonly key: string;
  readonly proof: string;
  readonly public: string;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

void new Command("tsx toolchain/canary/main.ts")
  .description("make the canary's corpus of forged proofs from a circuit's verification key and one genuine proof")
  .requiredOption("--circuit <name>", "the circuit's name, as the verification API knows it")
  .requiredOption("--circuit-version <version>", "its version")
  .requiredOption("--key <file>", "verification key, as snarkjs exports it")
  .requiredOption("--proof <file>", "a genuine Groth16 proof over BN254")
  .requiredOption("--public <file>", "its public inputs")
  .action(async (options: Options) => {
    const corpus = await makeCorpus({
      circuit: options.circuit,
      version: options.circuitVersion,
      verificationKey: read(options.key) as VerificationKey,
      valid: { publicInputs: read(options.public) as string[], proof: read(options.proof) as Proof },
    });
    writeFileSync(corpusFile, `${JSON.stringify(corpus, undefined, 2)}\n`);
    const count = Object.keys(corpus.forged).length;
    process.stdout.write(`${corpusFile}: one genuine proof and ${count} forgeries, all judged by snarkjs\n`);
  })
  .parseAsync();
