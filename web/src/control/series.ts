/** The nearest number of an ascending series beyond `value`; undefined at its end. */
export function stepAlong(series: readonly number[], value: number, direction: 1 | -1): number | undefined {
  return direction === 1 ? series.find((each) => each > value) : series.findLast((each) => each < value);
}

/** 0.001, 0.003, 0.01, ... from 10^first to 10^last: the steps that rates and penalties are tried at. */
export function decades(first: number, last: number): number[] {
  const steps: number[] = [];
  for (let power = first; power <= last; power++) {
    steps.push(Number(`1e${power}`));
    if (power < last) steps.push(Number(`3e${power}`));
  }
  return steps;
}
