/** What is used of snarkjs, which brings no types of its own. */
declare module "snarkjs" {
  /** A point of the curve in snarkjs' memory. */
  type Point = Uint8Array;

  interface Group {
    readonly zero: Point;
    readonly g: Point;
    add(a: Point, b: Point): Point;
    neg(a: Point): Point;
    timesScalar(a: Point, scalar: bigint): Point;
    isValid(a: Point): boolean;
    /** From and to projective coordinates. */
    fromObject(coordinates: unknown): Point;
    toObject(a: Point): unknown;
    toAffine(a: Point): Point;
  }

  interface Curve {
    /** The order of the groups: public inputs are smaller. */
    readonly r: bigint;
    readonly G1: Group;
    readonly G2: Group;
    /** Ends the curve's worker threads, which would keep the process alive. */
    terminate(): Promise<void>;
  }

  const curves: { getCurveFromName(name: "bn128"): Promise<Curve> };
  const groth16: {
    verify(key: unknown, publicInputs: readonly string[], proof: unknown): Promise<boolean>;
  };
}
