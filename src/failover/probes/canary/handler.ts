import { cloudFrom } from "../runtime/aws";
import { aSecond, askPatiently } from "../runtime/http";
import { report, type Place } from "../runtime/report";
import type { Corpus } from "./corpus";
import corpusOfProofs from "./corpus.json";
import { judge, verdictOf } from "./judge";

/** What the canary is told. */
export interface CanarySettings extends Place {
  /** Where proofs are verified. */
  readonly url: string;
}

const corpus: Corpus = corpusOfProofs as Corpus;

/** Runs by the clock. */
export async function handler(): Promise<void> {
  const settings = JSON.parse(process.env.SETTINGS ?? "{}") as CanarySettings;
  const { accepted, genuineRefused, unreachable } = await judge(corpus, async ({ proof, publicInputs }) => {
    const { circuit, version } = corpus;
    return verdictOf(
      await askPatiently(
        fetch,
        settings.url,
        {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ circuit, version, proof, publicInputs }),
        },
        aSecond,
      ),
    );
  });
  console.log(JSON.stringify({ accepted, genuineRefused, unreachable }));
  await report(cloudFrom(process.env), settings, {
    ForgeriesAccepted: accepted.length,
    GenuineRefused: Number(genuineRefused),
    Unreachable: Number(unreachable),
  });
}
