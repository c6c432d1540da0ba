import { mnist } from "backdraw:assets";
import type { Digits } from "./base";
import { pixels } from "./examples";

/** Why the MNIST digits are not there: this is the one-file page, which has none; or they did not arrive. */
export class NoMnist extends Error {
  constructor(readonly fault: "missing" | "failed", options?: ErrorOptions) {
    super(`the MNIST digits are ${fault}`, options);
  }
}

let loading: Promise<Digits> | undefined;

/** MNIST as web/mnist packs it, fetched once from beside backdraw.js; after a failure the next call tries again. */
export function mnistDigits(arrived: (share: number) => void): Promise<Digits> {
  return (loading ??= load(arrived).catch((error: unknown) => {
    loading = undefined;
    throw error instanceof NoMnist ? error : new NoMnist("failed", { cause: error });
  }));
}

async function load(arrived: (share: number) => void): Promise<Digits> {
  if (mnist === undefined) throw new NoMnist("missing");
  const { bytes } = mnist;
  const response = await fetch(new URL(mnist.name, import.meta.url));
  if (!response.ok || response.body === null) throw new Error(`${response.url} answered ${response.status}`);
  let read = 0;
  const counted = response.body.pipeThrough(new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      read += chunk.length;
      arrived(Math.min(1, read / bytes));
      controller.enqueue(chunk);
    },
  }));
  return unpackMnist(await new Response(counted.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}

/** Counts of pictures to learn from and to test on, labels, grey values: see web/mnist. */
export function unpackMnist(content: ArrayBuffer): Digits {
  const counts = new DataView(content);
  const learnt = content.byteLength < 8 ? 0 : counts.getUint32(0, true);
  const all = content.byteLength < 8 ? 0 : learnt + counts.getUint32(4, true);
  if (all === 0 || content.byteLength !== 8 + all * (1 + pixels)) throw new Error(`${content.byteLength} bytes are not ${all} pictures`);
  const labels = [...new Uint8Array(content, 8, all)];
  const pictures = new Float32Array(all * pixels);
  new Uint8Array(content, 8 + all).forEach((grey, i) => { pictures[i] = grey / 255; });
  return { pictures, labels, learnt };
}
