// Trains a network with everything that could differ between machines, and returns its losses and weights as text.
async ({ createTrainer, makeData }, options) => {
  const { x, y } = await makeData("spiral", { count: 150, classes: 3, noise: 0.2, seed: 4 });
  const test = await makeData("spiral", { count: 60, classes: 3, noise: 0.2, seed: 5 });
  const trainer = await createTrainer({
    seed: 11,
    input: [2],
    layers: [
      { type: "features", names: ["x1", "x2", "x1*x2", "sin(x1)", "cos(x2)", "radius"] },
      { type: "dense", units: 11, activation: "gelu" },
      { type: "dropout", rate: 0.1 },
      { type: "dense", units: 7, activation: "tanh" },
      { type: "dense", units: 3 },
    ],
    loss: { type: "cross-entropy", labelSmoothing: 0.05 },
    optimizer: { type: "adamw", learningRate: 0.01 },
    regularizer: { l1: 1e-4, l2: 1e-4 },
    clip: { norm: 1 },
    weightAverage: 0.95,
  }, options);
  await trainer.setData({ x, y, testX: test.x, testY: test.y });
  const reports = [];
  for (const limit of [{ steps: 1 }, { steps: 40 }, { epochs: 20 }]) {
    const { loss, testLoss, testAccuracy } = await trainer.train(limit);
    reports.push([loss, testLoss, testAccuracy]);
  }
  const parameters = Object.entries(await trainer.getParameters()).map(([path, { data }]) => [path, Array.from(data)]);
  const field = await trainer.field({ bounds: [-6, -6, 6, 6], width: 16, height: 16 });
  trainer.close();
  return JSON.stringify([reports, parameters, Array.from(field.values)]);
}
