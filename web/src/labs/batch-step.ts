import type { Data, Evaluation, Examples, Inputs, Report, Targets, Trainer } from "../api";
import { withPlaceOf } from "./moved-place";
import { placeOf } from "./saved-place";

/** Of the weights after the step; its place is the one before it, for it is no part of an epoch. */
export type AfterStep = Pick<Report, "epochs" | "loss" | "accuracy" | "testLoss" | "testAccuracy">;

/**
 * One step on these very examples, in their order, as one batch; then data, batch size and the place in the epoch are
 * what they were. Tells the loss of the examples that are trained and tested on: that of the step itself is of its own
 * examples, before it. Of a larger set about `most` examples are asked. Without data the examples stay in
 * their place, and the loss is theirs.
 */
export async function stepOn(examples: Data, data: Data | undefined, trainer: Trainer, step: () => Promise<void>, most = Infinity): Promise<AfterStep> {
  const { batchSize = 10, shuffle = true } = trainer.spec;
  const before = await trainer.save();
  await trainer.update({ batchSize: countOf(examples), shuffle: false });
  try {
    await trainer.setData(examples);
    await step();
  } finally {
    await trainer.update({ batchSize, shuffle });
  }
  if (data !== undefined) {
    await trainer.setData(data);
    await trainer.load(withPlaceOf(await trainer.save(), before));
  }
  const { loss, accuracy } = await trainer.evaluate(someOf(data ?? examples, most));
  const tested = data === undefined ? undefined : testedOn(data);
  const test: Evaluation | undefined = tested === undefined ? undefined : await trainer.evaluate(tested);
  return {
    epochs: placeOf(before).epochs, loss,
    ...(accuracy === undefined ? {} : { accuracy }),
    ...(test === undefined ? {} : { testLoss: test.loss }),
    ...(test?.accuracy === undefined ? {} : { testAccuracy: test.accuracy }),
  };
}

/** A larger set takes seconds, in which nothing else could be asked for. */
const mostJudged = 1000;

/** The same with the report that training would give. */
export async function reportOfStepOn(examples: Data, data: Data | undefined, trainer: Trainer): Promise<Report> {
  const reports: Report[] = [];
  const after = await stepOn(examples, data, trainer, async () => { reports.push(await trainer.train({ steps: 1 })); }, mostJudged);
  return { ...reports[0]!, ...after };
}

function countOf({ shape, y }: Examples): number {
  return shape?.[0] ?? y.length;
}

/** About `most` of them: one of each so many, not always the same of those, for classes may follow one another in turn. */
export function someOf({ x, y, shape, lengths }: Examples, most: number): Examples {
  const count = countOf({ x, y, shape });
  const stride = Math.ceil(count / most);
  if (stride <= 1) return { x, y, shape, lengths };
  const kept = Math.ceil(count / stride);
  const rows = <All extends Inputs | Targets>(all: All): All => {
    const width = all.length / count;
    const some = all.slice(0, kept * width) as All;
    for (let i = 0; i < kept; i++) {
      const from = Math.min(count - 1, i * stride + (i % stride)) * width;
      some.set(all.subarray(from, from + width), i * width);
    }
    return some;
  };
  return { x: rows(x), y: rows(y), shape: shape && [kept, ...shape.slice(1)], lengths: lengths && rows(lengths) };
}

function testedOn({ testX, testY, testShape, testLengths }: Data): Examples | undefined {
  return testX === undefined || testY === undefined || testY.length === 0 ? undefined : { x: testX, y: testY, shape: testShape, lengths: testLengths };
}
