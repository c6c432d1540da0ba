// Good starts, each as a link's fragment: so they are read as links are, and stay readable for as long.

const fourier = JSON.stringify({
  version: 1,
  input: [2],
  layers: [
    { type: "features", names: ["x1", "x2"], fourier: { count: 24, scale: 0.25, seed: 1 } },
    { type: "dense", units: 32, activation: "tanh" },
    { type: "dense", units: 1 },
  ],
  loss: "binary-cross-entropy",
});

export const startNames = [
  "spiral", "xor", "circle", "overfit", "regularised", "plane", "bumps", "fourier", "arms", "clouds", "dead-relu", "sigmoid", "label-noise", "rare", "roll",
] as const;
export type StartName = (typeof startNames)[number];

export const starts: Readonly<Record<StartName, string>> = {
  spiral: "v=1&data=spiral&layers=8,8",
  xor: "v=1&data=xor&layers=4&rate=0.03&seed=5",
  circle: "v=1&data=circle&noise=0.3&features=radius&layers=&rate=0.1",
  overfit: "v=1&data=moons&count=40&noise=1.2&test=0.5&layers=64,64&activation=relu",
  regularised: "v=1&data=moons&count=40&noise=1.2&test=0.5&layers=64,64&activation=relu&l2=0.03",
  plane: "v=1&data=plane&layers=",
  bumps: "v=1&data=multi-gaussian&count=1000&noise=0&layers=16,16",
  fourier: `v=1&data=checkerboard&count=800&noise=0&spec=${encodeURIComponent(fourier)}`,
  arms: "v=1&data=spiral&classes=8&count=1600&noise=0.02&layers=48,48&activation=relu&batch=50&features=x1,x2,sin(x1),sin(x2),cos(x1),cos(x2),radius",
  clouds: "v=1&data=blobs&classes=6&count=300&noise=0.2&layers=&rate=0.1",
  "dead-relu": "v=1&data=spiral&layers=8,8&activation=relu&optimizer=sgd&rate=3",
  sigmoid: "v=1&data=circle&layers=8,8,8,8,8,8&activation=sigmoid&optimizer=sgd&rate=0.03",
  "label-noise": "v=1&data=gaussians&count=200&noise=0.5&labelNoise=0.2&test=0.5&layers=64,64&activation=relu",
  rare: "v=1&data=gaussians&count=500&noise=1&balance=0.95&layers=4",
  roll: "v=1&data=swiss-roll&count=500&noise=0.05&layers=16,16,16",
};
