/** A Groth16 proof over BN254, with decimal projective coordinates, as snarkjs writes it. */
export interface Proof {
  readonly pi_a: readonly string[];
  readonly pi_b: readonly (readonly string[])[];
  readonly pi_c: readonly string[];
  readonly protocol: "groth16";
  readonly curve: "bn128";
}

/** A proof with what it is said to prove. */
export interface Claim {
  readonly publicInputs: readonly string[];
  readonly proof: Proof;
}

/** Well-formed proofs of one circuit of which a sound verifier accepts exactly one. */
export interface Corpus {
  readonly circuit: string;
  readonly version: string;
  readonly verificationKey: unknown;
  readonly valid: Claim;
  /** Points on the curve, numbers where numbers belong, and nothing proved: by a key that says what was done to it. */
  readonly forged: Readonly<Record<string, Claim>>;
}
