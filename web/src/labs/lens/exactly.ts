import type { Numbers } from "../../view/figures";

/** Nine digits tell one float32 from every other. */
export function exactly(value: number, numbers: Numbers): string {
  return numbers.plain(Number(value.toPrecision(9)));
}
