package golden

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"backdraw/core/kernel"
)

// nets are of shapes, orders and mixtures that the set has not.
func (w *writer) nets() {
	w.net("one_axis", w.problem("weighted_sum", w.tensor(5), w.tensor(3), w.dense(5, 3), activation("tanh"), activation("log_softmax")))
	w.net("one_axis_softmax", w.problem("mse", w.tensor(4), w.tensor(4), activation("softmax")))
	w.net("loss_of_one_axis", w.problem("half_squared", w.tensor(5, 3), w.tensor(5), w.dense(3, 4), activation("logsumexp")))
	w.net("four_axes_last", w.problem("mae", w.tensor(2, 3, 2, 4), w.tensor(2, 3, 2, 3), w.dense(4, 3), w.norm("layernorm", 3), activation("silu"), activation("softmax")))
	w.net("five_axes", w.problem("mse", w.tensor(2, 1, 3, 2, 2), w.tensor(2, 1, 3, 2, 2), activation("sigmoid")))
	w.net("batchnorm_three_axes", w.problem(object{"type": "huber", "delta": 0.75}, w.tensor(3, 2, 5), w.tensor(3, 2, 5), w.norm("batchnorm", 2), activation("tanh")))
	w.net("three_added", w.problem("mse", w.tensor(4, 3), w.tensor(4, 2), w.dense(3, 3), activation("sin"), with(w.dense(3, 3), object{"inputs": []int{0}}),
		object{"type": "add", "inputs": []int{-1, 1, 2}}, w.dense(3, 2), object{"type": "add", "inputs": []int{4, 4}}))
	w.net("integers_of_one_axis", w.problem("mse", w.labels(4, 6), w.tensor(6, 3), object{"type": "embedding", "vocab": 4, "dim": 3, "params": object{"w": w.tensor(4, 3)}}))
	w.net("integers_of_three_axes", w.problem("mse", w.labels(4, 2, 3, 2), w.tensor(2, 3, 2, 3), object{"type": "embedding", "vocab": 4, "dim": 3, "params": object{"w": w.tensor(4, 3)}}, activation("tanh")))
	w.net("convolution", w.problem("softmax_ce", w.tensor(2, 4, 5, 3), w.labels(3, 2), object{"type": "conv2d", "in_channels": 4, "out_channels": 2, "kernel": []int{3, 2}, "stride": []int{2, 1},
		"padding": "explicit", "pads": []int{1, 0, 2, 1}, "groups": 2, "bias": false, "params": object{"w": w.tensor(2, 2, 3, 2)}}, activation("softplus"), object{"type": "flatten"}, w.dense(20, 3)))
	lengths := []int32{4, 1, 3}
	for _, cell := range []string{"elman_tanh", "gru", "lstm"} {
		body := w.problem(object{"type": "softmax_ce", "masked": true, "class_weights": []float64{0.5, 2, 1}, "normaliser": "weight_sum", "label_smoothing": 0.1},
			w.tensor(3, 4, 2), w.labels(3, 3, 4), w.rnn(cell, 2, 3, true, "sequence"), w.norm("layernorm", 6), w.rnn(cell, 6, 2, false, "sequence"), w.dense(2, 3))
		w.net("lengths_"+cell, with(body, object{"lengths": lengths, "regulariser": object{"l1": 0.05, "l2": 0.2}}))
		state := object{"h0": w.tensor(3, 3)}
		if cell == "lstm" {
			state["c0"] = w.tensor(3, 3)
		}
		w.net("state_"+cell, with(w.problem("mse", w.tensor(3, 4, 2), w.tensor(3, 3), with(w.rnn(cell, 2, 3, false, "last"), object{"state": state})), object{"lengths": lengths}))
	}
}

// losses are those that a step of a sequence, one axis or four have.
func (w *writer) losses() {
	lengths := []int32{2, 4, 1}
	for _, l := range []object{{"type": "mse"}, {"type": "mae"}, {"type": "huber", "delta": 0.5}, {"type": "half_squared"}, {"type": "bce_logits", "pos_weight": 1.5}, {"type": "hinge_binary"}, {"type": "weighted_sum"}} {
		for _, shape := range [][]int{{6}, {3, 4}, {3, 4, 2}, {2, 3, 2, 2}, {1, 2, 1, 3, 2}} {
			target := w.tensor(shape...)
			for i := range target.Data {
				switch l["type"] {
				case "bce_logits":
					target.Data[i] = math.Abs(target.Data[i]) / 2
				case "hinge_binary":
					target.Data[i] = math.Copysign(1, target.Data[i])
				}
			}
			w.loss(fmt.Sprintf("%s_%d_axes", l["type"], len(shape)), l, w.tensor(shape...), target, nil)
			if len(shape) == 3 || len(shape) == 2 {
				masked := with(object{"masked": true}, l)
				w.loss(fmt.Sprintf("%s_%d_axes_masked", l["type"], len(shape)), masked, w.tensor(shape...), target, lengths)
			}
		}
	}
	for _, l := range []object{{"type": "softmax_ce"}, {"type": "softmax_ce", "class_weights": []float64{1, 0.25, 2}, "normaliser": "count"},
		{"type": "softmax_ce", "class_weights": []float64{1, 0.25, 2}, "normaliser": "weight_sum", "label_smoothing": 0.2}, {"type": "hinge_ovr"}} {
		for _, shape := range [][]int{{3}, {5, 3}, {3, 4, 3}, {2, 2, 3, 3}} {
			name := fmt.Sprintf("%s_%d_axes_%d", l["type"], len(shape), len(w.cases))
			if l["type"] != "hinge_ovr" || len(shape) == 2 {
				w.loss(name, l, w.tensor(shape...), w.labels(3, shape[:len(shape)-1]...), nil)
			}
			if len(shape) == 3 {
				w.loss(name+"_masked", with(object{"masked": true}, l), w.tensor(shape...), w.labels(3, shape[:2]...), lengths)
			}
		}
	}
}

// optimisers are all of them with other numbers than the set's, on networks whose parameters are in several layers and, behind
// a log_softmax or an add of three, in several networks.
func (w *writer) optimisers() {
	lengths := []int32{3, 1, 2}
	problems := []func() object{
		func() object {
			return w.problem("mse", w.tensor(4, 3), w.tensor(4, 2), w.dense(3, 3), activation("log_softmax"), w.dense(3, 2))
		},
		func() object {
			return with(w.problem(object{"type": "bce_logits", "masked": true}, w.tensor(3, 3, 2), w.labels(2, 3, 3, 1), w.rnn("gru", 2, 2, false, "sequence"), w.dense(2, 1)),
				object{"lengths": lengths, "regulariser": object{"l1": 0.01, "l2": 0.1}})
		},
		func() object {
			return with(w.problem("softmax_ce", w.tensor(5, 2), w.labels(3, 5), w.dense(2, 2), activation("tanh"), object{"type": "add", "inputs": []int{-1, 0, 1}}, w.dense(2, 3)),
				object{"regulariser": object{"l1": 0, "l2": 0.05}})
		},
	}
	adaptive := object{"beta1": 0.8, "beta2": 0.95, "eps": 1e-3}
	for i, o := range []object{
		{"type": "sgd", "lr": 0.01, "momentum": 0.4}, {"type": "momentum", "lr": 0.03, "momentum": 0.8, "clip": object{"type": "global_norm", "max": 0.7}},
		{"type": "nesterov", "lr": 0.03, "momentum": 0.7, "weight_decay_coupled": 0.1}, {"type": "adagrad", "lr": 0.1, "eps": 1e-3, "initial_accumulator": 0.25},
		{"type": "adadelta", "lr": 0.8, "rho": 0.8, "eps": 1e-3, "clip": object{"type": "value", "max": 0.2}}, {"type": "rmsprop", "lr": 0.01, "alpha": 0.8, "eps": 1e-2, "momentum": 0.5, "centered": true},
		with(object{"type": "adam", "lr": 0.02, "clip": object{"type": "tensor_norm", "max": 0.3}}, adaptive), with(object{"type": "adamw", "lr": 0.02, "weight_decay_decoupled": 0.2}, adaptive),
		with(object{"type": "amsgrad", "lr": 0.02, "weight_decay_coupled": 0.05}, adaptive), with(object{"type": "nadam", "lr": 0.02, "momentum_decay": 0.01}, adaptive),
		with(object{"type": "radam", "lr": 0.02, "weight_decay_coupled": 0.1, "weight_decay_decoupled": 0.3}, adaptive), {"type": "lion", "lr": 0.01, "beta1": 0.8, "beta2": 0.9, "weight_decay_decoupled": 0.1},
	} {
		w.optimiser(fmt.Sprintf("%d_%s", i, o["type"]), o, problems[i%3]())
		w.optimiser(fmt.Sprintf("%d_%s_other", i, o["type"]), o, problems[(i+1)%3]())
	}
}

// trainings are runs with lengths, masks and regularisers.
func (w *writer) trainings() {
	lengths := []int32{4, 2, 1, 3}
	sgd := object{"type": "sgd", "lr": 0.05, "clip": object{"type": "global_norm", "max": 1}}
	adam := object{"type": "adam", "lr": 0.01, "beta1": 0.9, "beta2": 0.99, "eps": 1e-4, "clip": object{"type": "value", "max": 0.1}}
	for _, cell := range []string{"elman_tanh", "gru", "lstm"} {
		w.train("masked_"+cell, sgd, 8, with(w.problem(object{"type": "softmax_ce", "masked": true}, w.tensor(4, 4, 2), w.labels(3, 4, 4), w.rnn(cell, 2, 3, true, "sequence"), w.dense(6, 3)),
			object{"lengths": lengths}))
		w.train("last_"+cell, adam, 6, with(w.problem("mse", w.tensor(4, 4, 2), w.tensor(4, 1), w.rnn(cell, 2, 3, false, "last"), w.dense(3, 1)),
			object{"lengths": lengths, "regulariser": object{"l1": 0.01, "l2": 0.2}}))
	}
	w.train("unmasked_loss", sgd, 5, with(w.problem("mse", w.tensor(4, 4, 2), w.tensor(4, 4, 3), w.rnn("gru", 2, 3, false, "sequence")), object{"lengths": lengths}))
	w.train("penalties", object{"type": "momentum", "lr": 0.02, "momentum": 0.5, "clip": object{"type": "tensor_norm", "max": 0.5}}, 7,
		with(w.problem("bce_logits", w.tensor(6, 2), w.labels(2, 6, 1), w.dense(2, 4), activation("tanh"), w.dense(4, 1)), object{"regulariser": object{"l1": 0.02, "l2": 0.1}}))
	w.train("several_networks", adam, 5, w.problem("mse", w.tensor(5, 3), w.tensor(5, 2), w.dense(3, 3), activation("log_softmax"), w.dense(3, 2)))
}

// tbptt adds a case of chunks of at most k steps, of which the last is shorter.
func (w *writer) tbptt(name string, k int, body object) {
	p := read[problem](w.t, body)
	steps := p.Input.Shape[1]
	var chunks []object
	var sum, full []map[string]Tensor
	layers := slices.Clone(p.Layers)
	for from := 0; from < steps; from += k {
		chunk := p
		to := min(from+k, steps)
		chunk.Input, chunk.Target = p.Input.steps(from, to), p.Target.steps(from, to)
		r := newReference(layers, nil)
		grads := r.grads(chunk)
		x := complexOf(chunk.Input)
		all := r.outputs(x)
		chunks = append(chunks, object{"output": all[len(all)-1].real(), "loss": real(r.whole(chunk, x)), "grads": grads, "state_after": r.final})
		sum = plus(sum, grads)
		layers = slices.Clone(p.Layers)
		layers[0].State = map[string]Tensor{"h0": r.final["h_n"]}
		if c, ok := r.final["c_n"]; ok {
			layers[0].State["c0"] = c
		}
	}
	r := newReference(p.Layers, nil)
	x := complexOf(p.Input)
	summed := func() (loss complex128) {
		all := r.outputs(x)
		y := all[len(all)-1]
		for from := 0; from < steps; from += k {
			part := complexTensor{}
			size := y.shape[2]
			part.shape = []int{y.shape[0], min(from+k, steps) - from, size}
			for e := range y.shape[0] {
				part.data = append(part.data, y.data[(e*steps+from)*size:][:part.shape[1]*size]...)
			}
			loss += r.loss(p.Loss, part, p.Target.steps(from, from+part.shape[1]))
		}
		return loss
	}
	for i, tensors := range r.params {
		full = append(full, map[string]Tensor{})
		for name, values := range tensors {
			full[i][name] = Tensor{p.Layers[i].Params[name].Shape, derivatives(values, summed)}
		}
	}
	w.add("tbptt", name, onePass, with(body, object{"chunk_len": k, "expect": object{"chunks": chunks, "grads_sum": sum, "full_bptt_grads_of_summed_loss": full}}))
}

// plus adds gradients up.
func plus(a, b []map[string]Tensor) []map[string]Tensor {
	if a == nil {
		a = make([]map[string]Tensor, len(b))
	}
	for i, tensors := range b {
		sum := map[string]Tensor{}
		for name, value := range tensors {
			total := Tensor{value.Shape, slices.Clone(value.Data)}
			for j := range a[i][name].Data {
				total.Data[j] += a[i][name].Data[j]
			}
			sum[name] = total
		}
		a[i] = sum
	}
	return a
}

func (w *writer) chunks() {
	for _, cell := range []string{"elman_tanh", "gru", "lstm"} {
		w.tbptt("chunks_of_"+cell, 3, w.problem("mse", w.tensor(2, 7, 2), w.tensor(2, 7, 1), w.rnn(cell, 2, 3, false, "sequence"), w.dense(3, 1)))
		w.tbptt("single_steps_of_"+cell, 1, w.problem("softmax_ce", w.tensor(3, 4, 2), w.labels(3, 3, 4), w.rnn(cell, 2, 2, false, "sequence"), w.dense(2, 3)))
	}
}

// schedules are the formulas of the set's notes with other numbers, each past its end.
func (w *writer) schedules() {
	exact := Tolerance{1e-9, 1e-9}
	add := func(name string, s object, count int, rate func(t float64) float64) {
		var rates []float64
		for t := range count {
			rates = append(rates, rate(float64(t)))
		}
		w.add("schedule", name, exact, object{"schedule": s, "expect": object{"lr": rates}})
	}
	cosine := func(a, b, p float64) float64 { return b + (a-b)*(1+math.Cos(math.Pi*p))/2 }
	add("steps_of_3", object{"type": "step", "lr": 0.4, "step_size": 3, "gamma": 0.3}, 11, func(t float64) float64 { return 0.4 * math.Pow(0.3, math.Floor(t/3)) })
	add("exponential", object{"type": "exponential", "lr": 0.2, "gamma": 0.7}, 9, func(t float64) float64 { return 0.2 * math.Pow(0.7, t) })
	add("inverse", object{"type": "inverse_time", "lr": 0.2, "decay": 0.3}, 9, func(t float64) float64 { return 0.2 / (1 + 0.3*t) })
	add("ema", object{"type": "ema", "lr": 0.2, "beta": 0.6, "target": 0.05}, 9, func(t float64) float64 { return 0.05 + math.Pow(0.6, t)*0.15 })
	add("cosine", object{"type": "cosine", "lr": 0.3, "t_max": 7, "eta_min": 0.02}, 8, func(t float64) float64 { return cosine(0.3, 0.02, t/7) })
	add("restarts", object{"type": "cosine_restarts", "lr": 0.3, "t_0": 2, "t_mult": 3, "eta_min": 0.01}, 20, func(t float64) float64 {
		length := 2.0
		for ; t >= length; length *= 3 {
			t -= length
		}
		return cosine(0.3, 0.01, t/length)
	})
	add("warmup", object{"type": "linear_warmup", "lr": 0.3, "start_factor": 0.2, "steps": 6}, 10, func(t float64) float64 { return 0.3 * (0.2 + 0.8*math.Min(t, 6)/6) })
	for anneal, between := range map[string]func(a, b, p float64) float64{"cos": cosine, "linear": func(a, b, p float64) float64 { return a + (b-a)*p }} {
		add("one_cycle_"+anneal, object{"type": "one_cycle", "max_lr": 0.5, "total_steps": 20, "pct_start": 0.4, "div_factor": 5, "final_div_factor": 50, "anneal": anneal}, 20, func(t float64) float64 {
			if t <= 7 {
				return between(0.1, 0.5, t/7)
			}
			return between(0.5, 0.002, (t-7)/12)
		})
	}
	for _, mode := range []string{"min", "max"} {
		for _, cooldown := range []int{0, 2} {
			w.plateau(fmt.Sprintf("plateau_%s_%d", mode, cooldown), mode, cooldown)
		}
	}
}

// plateau follows the README's rule word by word.
func (w *writer) plateau(name, mode string, cooldown int) {
	var metrics, rates []float64
	rate, best, bad, cooling := 0.8, math.NaN(), 0, 0
	for i := range 40 {
		m := float64(w.random.IntN(20)+1)/8 + math.Abs(float64(i-10))/50
		metrics = append(metrics, m)
		if math.IsNaN(best) || mode == "min" && m < best*(1-0.02) || mode == "max" && m > best*(1+0.02) {
			best, bad = m, 0
		} else {
			bad++
		}
		if cooling > 0 {
			cooling--
			bad = 0
		}
		if bad > 2 {
			rate, cooling, bad = math.Max(rate*0.5, 0.03), cooldown, 0
		}
		rates = append(rates, rate)
	}
	w.add("schedule", name, Tolerance{1e-9, 1e-9}, object{"schedule": object{"type": "plateau", "lr": 0.8, "mode": mode, "factor": 0.5, "patience": 2, "threshold": 0.02,
		"threshold_mode": "rel", "cooldown": cooldown, "min_lr": 0.03}, "metrics": metrics, "expect": object{"lr": rates}})
}

// clips are of gradients of one axis and of none but zeros.
func (w *writer) clips() {
	zeros := func() object { return object{"a": Tensor{[]int{3}, make([]float64, 3)}} }
	w.add("clip", "zero_gradient", onePass, object{"clip": object{"type": "global_norm", "max": 0.5}, "grads": zeros(), "expect": object{"norm": 0, "scale": 1, "grads": zeros()}})
	w.add("clip", "zero_gradient_tensors", onePass, object{"clip": object{"type": "tensor_norm", "max": 0.5}, "grads": zeros(), "expect": object{"norm": 0, "norms": object{"a": 0}, "grads": zeros()}})
	vector := func(v ...float64) Tensor { return Tensor{[]int{len(v)}, v} }
	w.add("clip", "value_with_norm", onePass, object{"clip": object{"type": "value", "max": 3.5}, "grads": object{"a": vector(3, 4), "b": vector(-12)},
		"expect": object{"norm": 13, "norms": object{"a": 5, "b": 12}, "grads": object{"a": vector(3, 3.5), "b": vector(-3.5)}}})
	w.add("clip", "global_norm_with_norms", onePass, object{"clip": object{"type": "global_norm", "max": 6.5}, "grads": object{"a": vector(3, 4), "b": vector(-12)},
		"expect": object{"norm": 13, "scale": 0.5, "norms": object{"a": 5, "b": 12}, "grads": object{"a": vector(1.5, 2), "b": vector(-6)}}})
}

// TestForeignCases runs cases that the engine has never seen: every kind of the README in which something depends on shape,
// lengths, masks or hyper-parameters, in all three forms of the engine.
func TestForeignCases(t *testing.T) {
	files := []struct {
		name  string
		write func(*writer)
		cases int
	}{{"nets", (*writer).nets, 16}, {"losses", (*writer).losses, 66}, {"optimisers", (*writer).optimisers, 24}, {"trainings", (*writer).trainings, 9}, {"clips", (*writer).clips, 4},
		{"chunks", (*writer).chunks, 6}, {"schedules", (*writer).schedules, 13}}
	directory := t.TempDir()
	total := 0
	for i, file := range files {
		w := &writer{t: t, random: rand.New(rand.NewPCG(2026, uint64(i)))}
		file.write(w)
		if len(w.cases) != file.cases {
			t.Errorf("%s has %d cases, want %d", file.name, len(w.cases), file.cases)
		}
		total += len(w.cases)
		text, err := json.Marshal(object{"format": "golden/1", "file": file.name, "cases": w.cases})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(directory, file.name+".json"), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	leftOut := map[string]string{}
	fast := engine[float32]{k: kernel.Fast()}
	withTrainer := fast.runners()
	withTrainer["train"] = func(t *testing.T, c *Case) {
		fast.train(t, c)
		if why := trainer(t, c); why != "" {
			leftOut[c.Name] = why
		}
	}
	for _, run := range []struct {
		name    string
		runners map[string]runner
	}{{"fast", withTrainer}, {"scalar", engine[float32]{k: kernel.Scalar()}.runners()}, {"float64", engine[float64]{k: kernel.Reference(), double: true}.runners()}} {
		t.Run(run.name, func(t *testing.T) {
			if ran, skipped := runDirectory(t, directory, run.runners); ran != total || skipped != 0 {
				t.Errorf("ran %d cases and skipped %d, want %d and none", ran, skipped, total)
			}
		})
	}
	if len(leftOut) != 2 || leftOut["unmasked_loss"] == "" || leftOut["several_networks"] == "" {
		t.Errorf("package train was left out of %v, want unmasked_loss and several_networks", leftOut)
	}
}
