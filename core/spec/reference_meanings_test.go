//go:build !js

package spec_test

// This file has the words of docs/spec.md, which reference_test.go sets beside what the parser says.

const example = `{"version": 1, "seed": 1, "input": [2],
    "layers": [{"type": "dense", "units": 8, "activation": "tanh"}, {"type": "dense", "units": 1}],
    "loss": "binary-cross-entropy", "optimizer": {"type": "adam", "learningRate": 0.01}, "batchSize": 32}`

const introduction = `# The network spec

Written by ` + "`go test ./core/spec -run TestReference -update`" + `, from the parser that reads specs: that test fails where this page says anything else.

One JSON document says what a network is and how it is trained: in JavaScript, in links, in saved files, on the command line.

    ` + example + `

Every field but ` + "`input` and `layers`" + ` has a default. Unknown fields and names are errors that name the path and what is wanted:
` + "`layers[1].activation is \"rleu\", want one of linear, relu, ...`" + `. Where a field is a name with numbers of its own, the name alone
stands for the object with its defaults: ` + "`\"adam\"` for `{\"type\": \"adam\"}`" + `. Ranges are those of the number as it is written;
numbers are then kept in float32.

`

const inputs = `## input

| form | is |
|---|---|
| ` + "`[F]`" + ` | F features |
| ` + "`[C,H,W]`" + ` | an image: channels, height, width |
| ` + "`[\"T\",F]`" + ` | a sequence of any length, F features a step |
| ` + "`[T,F]`" + ` | a sequence of T steps |
| ` + "`[\"T\"]`" + ` | a sequence of token ids, for an embedding |

`

const limits = `## Limits

%d layers, those inside residuals counted; %d units or filters; %d parameters; %d MiB of memory in training; %d for sides, lengths,
windows and paddings; %d for features, channels, token ids and the examples of a batch; %d MiB of JSON. Past one, the error is
of code too-large and says the figure and the limit.
`

var meanings = map[string]string{
	"version":       "the version of this format",
	"seed":          "of all randomness: first weights, shuffling, dropout, noise",
	"input":         "the shape of one example, see below",
	"layers":        "what the input passes through, in this order",
	"loss":          "what training makes small, see Losses",
	"optimizer":     "how weights follow their gradients, see Optimizers",
	"schedule":      "how the learning rate changes, see Schedules",
	"regularizer":   "what is added to the loss for large weights, not biases, and so to their gradient",
	"clip":          "bounds of the gradient, in this order, after the regularizer and before the optimizer; 0 is off",
	"weightAverage": "d of the moving average a = d a + (1-d) w that predictions read (Polyak 1992); 0: off",
	"batchSize":     "examples of one step; the last batch of an epoch may be shorter",
	"shuffle":       "a new order of examples in each epoch, by Fisher and Yates; false: the order given. With a stateful layer false, and its default",

	"Layers.dense":                 "y = f(W x + b). [F] or each step of [T,F] to `units` numbers. An image wants flatten before.",
	"Layers.conv2d":                "Cross-correlation of an image with `filters` windows, then f.",
	"Layers.depthwise-conv2d":      "Each channel with `multiplier` windows of its own, then f.",
	"Layers.separable-conv2d":      "depthwise-conv2d without bias and activation, then a conv2d of 1x1 with both (Chollet 2017).",
	"Layers.conv2d-transpose":      "The transpose of a conv2d: each pixel writes a window, side (n-1) stride + kernel - 2 crop + outputPadding; then f.",
	"Layers.upsample2d":            "Each pixel becomes a square of factor x factor pixels.",
	"Layers.max-pool2d":            "The largest number in each window that lies whole in the image.",
	"Layers.average-pool2d":        "The mean of each window that lies whole in the image.",
	"Layers.global-average-pool2d": "The mean of each channel: [C,H,W] to [C].",
	"Layers.flatten":               "[C,H,W] to [C*H*W].",
	"Layers.reshape":               "The same numbers, row by row, in another shape.",
	"Layers.activation":            "y = f(x), element by element; softmax over features.",
	"Layers.dropout":               "In training each number is 0 with probability `rate` and else divided by 1 - rate; otherwise nothing (Srivastava 2014).",
	"Layers.gaussian-noise":        "In training a normal number of standard deviation `std` is added to each; otherwise nothing.",
	"Layers.batch-norm":            "w (x - mean) / sqrt(variance + epsilon) + b for each channel of images and feature, over the batch in training, by running figures otherwise (Ioffe 2015).",
	"Layers.layer-norm":            "w (x - mean) / sqrt(variance + epsilon) + b over the features of each example or step (Ba 2016).",
	"Layers.features":              "Functions of the input: of two numbers x1 and x2 by `names`, of any by random waves under `fourier`. One of both is wanted.",
	"Layers.normalize":             "(x - mean) / std, for each feature or channel, with numbers given.",
	"Layers.embedding":             "A row of `units` numbers for each token id.",
	"Layers.rnn":                   "h = f(Wx x + Wh h + b), step by step (Elman 1990).",
	"Layers.gru":                   "A gated unit with reset after the product (Cho 2014).",
	"Layers.lstm":                  "A unit with a cell and three gates (Hochreiter 1997, Gers 2000).",
	"Layers.residual":              "x + layers(x); the layers keep the shape (He 2016).",

	"units":                   "numbers that it gives, for each step of a sequence",
	"embedding.units":         "numbers of a row",
	"init":                    "how first weights are drawn, see Initialisers",
	"bias":                    "whether b is there",
	"embedding.bias":          "changes nothing: a table has none",
	"frozen":                  "true: parameters stay as they are",
	"activation":              "f, see Activations",
	"rnn.activation":          "f",
	"filters":                 "channels that it gives",
	"kernel":                  "sides of the window",
	"stride":                  "pixels from one window to the next",
	"padding":                 "zeros around the image: none, as many as keep ceil(side / stride), or as given",
	"groups":                  "the channels are parted into so many, each seen by its share of the filters; divides both",
	"multiplier":              "windows of each channel",
	"crop":                    "pixels cut off each side",
	"outputPadding":           "rows and columns more at bottom and right, less than the stride",
	"upsample2d.factor":       "sides of the square",
	"size":                    "sides of the window",
	"shape":                   "the shape wanted, without the batch: as many numbers as there are",
	"rate":                    "the share that is dropped",
	"gaussian-noise.std":      "of the noise",
	"batch-norm.momentum":     "how much of the batch's figures goes into the running ones",
	"batch-norm.epsilon":      "keeps the root from 0",
	"layer-norm.epsilon":      "keeps the root from 0",
	"names":                   "functions of two inputs; not needed under `fourier`",
	"fourier":                 "`count` pairs sin(w x), cos(w x) with w drawn from a normal distribution (Rahimi 2007).",
	"layers[0].fourier.count": "pairs",
	"layers[0].fourier.scale": "standard deviation of w",
	"layers[0].fourier.seed":  "of w",
	"mean":                    "what is taken off: one number, or one for each feature or channel",
	"normalize.std":           "what the rest is divided by: one number, or one for each",
	"vocabulary":              "token ids, 0 to vocabulary - 1",
	"returnSequences":         "true: the state of every step; false: the last valid one",
	"bidirectional":           "true: a second unit reads backwards, both states side by side",
	"truncate":                "gradients are cut at every so many steps; 0: never",
	"stateful":                "the state goes on into the same row of the next batch; not with bidirectional",
	"residual.layers":         "what is added to the input",

	"default of init":         "the layer's own",
	"default of fourier":      "none",
	"default of classWeights": "all 1",

	"Activations":              "f, element by element; softmax over the features of an example or step. Under cross-entropy and binary-cross-entropy the last layer is linear: those losses take logits.",
	"Activations.linear":       "x",
	"Activations.relu":         "max(x, 0)",
	"Activations.leaky-relu":   "x above 0, else alpha x",
	"Activations.elu":          "x above 0, else alpha (exp(x) - 1)",
	"Activations.selu":         "1.0507009873554805 elu(x) with alpha 1.6732632423543772",
	"Activations.gelu":         "x Phi(x), of the normal distribution",
	"Activations.gelu-tanh":    "x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2",
	"Activations.silu":         "x sigmoid(x)",
	"Activations.mish":         "x tanh(softplus(x))",
	"Activations.sigmoid":      "1 / (1 + exp(-x))",
	"Activations.hard-sigmoid": "min(max(x/6 + 1/2, 0), 1)",
	"Activations.tanh":         "tanh(x)",
	"Activations.softplus":     "log(1 + exp(x))",
	"Activations.softsign":     "x / (1 + |x|)",
	"Activations.sin":          "sin(x)",
	"Activations.softmax":      "exp(x_c) / sum over c of exp(x_c)",

	"Initialisers":                "How weights are drawn; in and out are how many numbers meet in one and come from one. A layer's own are glorot-uniform, he-uniform where its activation is relu or of its kin, orthogonal from state to state, and standard normal in an embedding. Biases are 0, the forget gate's of lstm 1.",
	"Initialisers.glorot-uniform": "within sqrt(6 / (in + out)) of 0 (Glorot 2010)",
	"Initialisers.glorot-normal":  "standard deviation sqrt(2 / (in + out))",
	"Initialisers.he-uniform":     "within sqrt(6 / in) of 0 (He 2015)",
	"Initialisers.he-normal":      "standard deviation sqrt(2 / in)",
	"Initialisers.lecun-uniform":  "within sqrt(3 / in) of 0 (LeCun 1998)",
	"Initialisers.lecun-normal":   "standard deviation sqrt(1 / in)",
	"Initialisers.orthogonal":     "rows or columns, whichever are fewer, orthonormal (Saxe 2013)",
	"Initialisers.uniform":        "within 0.5 of 0",
	"Initialisers.normal":         "standard deviation 0.05",
	"Initialisers.zeros":          "0",

	"Losses.mse":                  "Mean of (y - t)^2.",
	"Losses.half-mse":             "Sum of (y - t)^2 / 2 over outputs, mean over examples.",
	"Losses.mae":                  "Mean of |y - t|.",
	"Losses.huber":                "Mean of d^2 / 2 for d = |y - t| up to delta, else delta (d - delta / 2) (Huber 1964).",
	"Losses.binary-cross-entropy": "Mean of -posWeight t log s(y) - (1 - t) log(1 - s(y)), s the sigmoid: y are logits, t from 0 to 1.",
	"Losses.cross-entropy":        "Mean of -sum over classes of w t log softmax(y): y are logits, targets labels or rows of probabilities.",
	"Losses.hinge":                "Mean of the sum over outputs of max(0, 1 - t y): one output with t -1 or 1, or more, one against the rest.",
	"delta":                       "where squares turn into lines",
	"posWeight":                   "weight of what is 1",
	"labelSmoothing":              "e: targets become (1 - e) t + e / classes",
	"classWeights":                "w, one for each class, not all 0",
	"normalizer":                  "what the sum is divided by: the labels' weights, or how many there are",

	"Optimizers.sgd":      "v = momentum v + g, w = w - rate v; with nesterov w = w - rate (g + momentum v) (Polyak 1964, Nesterov 1983).",
	"Optimizers.adagrad":  "s = s + g^2, w = w - rate g / (sqrt(s) + epsilon) (Duchi 2011).",
	"Optimizers.adadelta": "v = rho v + (1-rho) g^2, d = sqrt(u + epsilon) / sqrt(v + epsilon) g, u = rho u + (1-rho) d^2, w = w - rate d (Zeiler 2012).",
	"Optimizers.rmsprop":  "v = rho v + (1-rho) g^2, b = momentum b + g / (sqrt(v) + epsilon), w = w - rate b (Hinton 2012).",
	"Optimizers.adam":     "m = beta1 m + (1-beta1) g, v = beta2 v + (1-beta2) g^2, w = w - rate (m / (1-beta1^t)) / (sqrt(v / (1-beta2^t)) + epsilon) (Kingma 2014).",
	"Optimizers.adamw":    "adam with decoupled weight decay (Loshchilov 2019).",
	"Optimizers.amsgrad":  "adam that divides by the largest v so far (Reddi 2018).",
	"Optimizers.radam":    "adam that adapts only once its variance is known (Liu 2020).",
	"Optimizers.nadam":    "adam with Nesterov's momentum (Dozat 2016).",
	"Optimizers.lion":     "w = w - rate sign(beta1 m + (1-beta1) g), then m = beta2 m + (1-beta2) g (Chen 2023).",
	"learningRate":        "rate, before the schedule",
	"momentum":            "share of the last step that is kept",
	"nesterov":            "Nesterov's form of momentum",
	"initialAccumulator":  "s before the first step",
	"epsilon":             "keeps the divisor from 0",
	"rho":                 "share of old squares that is kept",
	"centered":            "v is taken without the square of the mean gradient (Graves 2013)",
	"beta1":               "share of the old mean that is kept",
	"beta2":               "share of the old squares that is kept",
	"lion.beta2":          "share of the old mean that is kept for the next step",
	"momentumDecay":       "how fast the momentum rises to beta1",
	"weightDecay":         "of all parameters",
	"decoupled":           "true: w = w (1 - rate weightDecay); false: weightDecay w is added to the gradient",

	"Schedules.constant":         "rate",
	"Schedules.step":             "rate factor^floor(t / every), t = 0, 1, ... the update",
	"Schedules.exponential":      "rate factor^t",
	"Schedules.inverse-time":     "rate / (1 + decay t)",
	"Schedules.cosine":           "Half a cosine from rate to minimum in `steps` updates, minimum from then on (Loshchilov 2017).",
	"Schedules.cosine-restarts":  "cosine again and again, each cycle `multiplier` times as long (Loshchilov 2017).",
	"Schedules.warmup":           "rate (start + (1-start) t / steps), and from `steps` on another schedule, whose t begins there.",
	"Schedules.one-cycle":        "Up from rate / startDivisor to rate, and down to rate / startDivisor / finalDivisor at `steps` (Smith 2017).",
	"Schedules.ema":              "A moving average towards `target`: r = beta r + (1-beta) target, from rate on.",
	"Schedules.plateau":          "Once an epoch: times `factor` after more than `patience` epochs without a better loss, of the test set or else of training.",
	"every":                      "updates between two steps",
	"factor":                     "what the rate is multiplied by",
	"decay":                      "how fast it falls",
	"minimum":                    "the least rate",
	"steps":                      "updates",
	"cosine-restarts.steps":      "updates of the first cycle",
	"cosine-restarts.multiplier": "length of a cycle over that of the one before",
	"start":                      "share of the rate that it begins with",
	"then":                       "the schedule that follows",
	"rise":                       "share of the steps in which it rises",
	"startDivisor":               "rate over the first one",
	"finalDivisor":               "first rate over the last one",
	"anneal":                     "along a cosine or a line",
	"beta":                       "share of the old rate that is kept",
	"target":                     "where the rate goes",
	"patience":                   "epochs that may be no better",
	"threshold":                  "share by which a loss must be less to be better",
	"cooldown":                   "epochs after a change in which none is counted",

	"l1":         "l1 sum |w|",
	"l2":         "l2 / 2 sum w^2",
	"norm":       "most that the norm of the whole gradient may be (Pascanu 2013)",
	"tensorNorm": "most that the norm of each tensor's gradient may be",
	"value":      "most that each number may be, in size",
}
