import { refineDigits } from "../../api";
import type { Digits } from "./base";
import compressed from "./optical-digits.csv.gz";

const side = 8;
/** So many are turned into pictures at a time, so that the page stays live. */
const portion = 100;

let loading: Promise<Digits> | undefined;

/** The digits that come with the lab, made once. */
export function opticalDigits(): Promise<Digits> {
  return (loading ??= load());
}

async function load(): Promise<Digits> {
  const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const rows = (await new Response(stream).text()).trim().split("\n").map((line) => line.split(",").map(Number));
  const pictures = new Float32Array(rows.length * 784);
  for (let from = 0; from < rows.length; from += portion) {
    const counts = rows.slice(from, from + portion).flatMap((row) => row.slice(0, side * side));
    pictures.set(await refineDigits(Uint8Array.from(counts)), from * 784);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { pictures, labels: rows.map((row) => row[side * side]!) };
}
