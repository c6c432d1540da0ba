import { varyPictures, type Data, type Variation } from "../../api";
import { pixels, teaches, type LearntAndHeld } from "./examples";

/** So many pictures are varied at a time, so that the page stays live. */
const portion = 64;

/** What an epoch learns: each example varied anew; undefined where there is nothing to learn. */
export async function variedData(examples: LearntAndHeld, variation: Variation, epoch: number): Promise<Data | undefined> {
  if (!teaches(examples)) return undefined;
  const { train, test } = examples;
  const x = await varied(train.x, variation, epoch);
  return { x, y: train.y, ...(test.y.length > 0 ? { testX: test.x, testY: test.y } : {}) };
}

async function varied(from: Float32Array, variation: Variation, epoch: number): Promise<Float32Array> {
  const all = new Float32Array(from.length);
  for (let at = 0; at < from.length; at += portion * pixels) {
    all.set(await varyPictures(from.subarray(at, at + portion * pixels), variation, epoch * 100_000 + at / pixels), at);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return all;
}
