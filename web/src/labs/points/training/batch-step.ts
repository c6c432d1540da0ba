import type { Data, Evaluation, Examples, Report, Spec, Trainer } from "../../../api";
import { placeOf, withPlaceOf } from "./saved-place";

/** Of the weights after the step; its place is the one before it, for it is no part of an epoch. */
export type AfterStep = Pick<Report, "epochs" | "loss" | "accuracy" | "testLoss" | "testAccuracy">;

/**
 * One step on these very examples, in their order, as one batch; then data, batch size and the place in the epoch are
 * what they were. Tells the loss of all examples that are trained and tested on: that of the step itself is of its own
 * examples, before it. Without data the examples stay in their place, and the loss is theirs.
 */
export async function stepOn(examples: Data, data: Data | undefined, { batchSize = 10, shuffle = true }: Spec, trainer: Trainer, step: () => Promise<void>): Promise<AfterStep> {
  const before = await trainer.save();
  await trainer.update({ batchSize: examples.y.length, shuffle: false });
  await trainer.setData(examples);
  await step();
  await trainer.update({ batchSize, shuffle });
  if (data !== undefined) {
    await trainer.setData(data);
    await trainer.load(withPlaceOf(await trainer.save(), before));
  }
  const { loss, accuracy } = await trainer.evaluate(trainedOn(data ?? examples));
  const tested = data === undefined ? undefined : testedOn(data);
  const test: Evaluation | undefined = tested === undefined ? undefined : await trainer.evaluate(tested);
  return {
    epochs: placeOf(before).epochs, loss,
    ...(accuracy === undefined ? {} : { accuracy }),
    ...(test === undefined ? {} : { testLoss: test.loss }),
    ...(test?.accuracy === undefined ? {} : { testAccuracy: test.accuracy }),
  };
}

function trainedOn({ x, y }: Data): Examples {
  return { x, y };
}

function testedOn({ testX, testY }: Data): Examples | undefined {
  return testX === undefined || testY === undefined || testY.length === 0 ? undefined : { x: testX, y: testY };
}
