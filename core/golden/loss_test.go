package golden

import (
	"fmt"
	"testing"

	"backdraw/core/kernel"
	"backdraw/core/nn"
	"backdraw/core/spec"
)

// lossSpec is a loss as the set writes it.
type lossSpec struct {
	Type         string    `json:"type"`
	Delta        float64   `json:"delta"`
	PosWeight    *float64  `json:"pos_weight"`
	Smoothing    float64   `json:"label_smoothing"`
	ClassWeights []float64 `json:"class_weights"`
	Normaliser   string    `json:"normaliser"`
	Masked       bool      `json:"masked"`
}

// UnmarshalJSON refuses a field that the loss does not have.
func (l *lossSpec) UnmarshalJSON(data []byte) error {
	type plain lossSpec
	if err := strict(data, (*plain)(l)); err != nil {
		return err
	}
	classes := l.Type == "softmax_ce"
	for _, field := range []struct {
		name         string
		given, taken bool
	}{
		{"delta", l.Delta != 0, l.Type == "huber"},
		{"pos_weight", l.PosWeight != nil, l.Type == "bce_logits"},
		{"label_smoothing", l.Smoothing != 0, classes},
		{"class_weights", l.ClassWeights != nil, classes},
		{"normaliser", l.Normaliser != "", classes},
	} {
		if field.given && !field.taken {
			return fmt.Errorf("the loss %s has a field %s, which it does not take", l.Type, field.name)
		}
	}
	return nil
}

// inSpec returns the loss as the network spec writes it, and whether targets are labels.
func (l lossSpec) inSpec(t *testing.T) (s spec.Loss, labels bool) {
	t.Helper()
	s = spec.Loss{Delta: 1, PosWeight: 1, Normalizer: "weights", LabelSmoothing: l.Smoothing, ClassWeights: l.ClassWeights}
	switch l.Type {
	case "mse", "mae":
		s.Name = l.Type
	case "huber":
		s.Name, s.Delta = "huber", l.Delta
		if l.Delta <= 0 {
			t.Fatalf("delta is %g, want above 0", l.Delta)
		}
	case "half_squared":
		s.Name = "half-mse"
	case "bce_logits":
		s.Name = "binary-cross-entropy"
		if l.PosWeight != nil {
			s.PosWeight = *l.PosWeight
		}
	case "softmax_ce":
		s.Name, labels = "cross-entropy", true
		switch l.Normaliser {
		case "", "weight_sum":
		case "count":
			s.Normalizer = "count"
		default:
			t.Fatalf("normaliser is %q, want weight_sum or count", l.Normaliser)
		}
	case "softmax_ce_onehot":
		s.Name = "cross-entropy"
	case "hinge_ovr":
		s.Name, labels = "hinge", true
	case "hinge_binary":
		s.Name = "hinge"
	case "weighted_sum": // no loss of the engine
	default:
		t.Fatalf("loss %q is not known", l.Type)
	}
	return s, labels
}

// lossOf returns the loss of a prediction and its gradient, from the loss of a network that
// passes its input on.
func lossOf[F kernel.Float](t *testing.T, k *kernel.Table[F], l lossSpec, y array[F], target Tensor, lengths []int32) (loss float64, gradient array[F]) {
	t.Helper()
	if !l.Masked {
		lengths = nil
	} else if len(y.shape) < 2 || len(lengths) != y.shape[0] {
		t.Fatalf("the loss of shape %v is masked by %d lengths, want one for each example", y.shape, len(lengths))
	}
	gradient = y.empty()
	switch document, labels := l.inSpec(t); {
	case l.Type == "weighted_sum", l.Type == "hinge_binary":
		wantTargets(t, target, len(y.data))
		loss = lossOfElements(t, k, l, y, target, lengths, gradient)
	case labels:
		width := y.shape[len(y.shape)-1]
		wantTargets(t, target, len(y.data)/width)
		shape := []int{len(y.data) / width, width} // [...,C] as [M,C]
		if len(y.shape) == 3 {
			shape = y.shape
		}
		loss = lossOfNetwork(t, k, document, true, array[F]{shape, y.data}, target, lengths, gradient)
	default:
		wantTargets(t, target, len(y.data))
		shape := y.shape
		switch {
		case l.Type == "softmax_ce_onehot" && len(shape) != 3:
			shape = []int{len(y.data) / shape[len(shape)-1], shape[len(shape)-1]}
		case lengths != nil && len(shape) != 3: // [N,T,...] as [N,T,F]
			shape = []int{shape[0], shape[1], len(y.data) / (shape[0] * shape[1])}
		case len(shape) != 3: // [N,...] as [N,F]
			shape = []int{shape[0], len(y.data) / shape[0]}
		}
		loss = lossOfNetwork(t, k, document, false, array[F]{shape, y.data}, target, lengths, gradient)
	}
	gradient.finite(t, "gradient of the loss")
	return loss, gradient
}

func wantTargets(t *testing.T, target Tensor, want int) {
	t.Helper()
	if len(target.Data) != want {
		t.Fatalf("the target of shape %v has %d numbers, want %d", target.Shape, len(target.Data), want)
	}
}

// lossOfElements is of a loss that sees one number at a time: weighted_sum, which is no loss of the engine, and
// hinge_binary, of which every number is an example of one output.
func lossOfElements[F kernel.Float](t *testing.T, k *kernel.Table[F], l lossSpec, y array[F], target Tensor, lengths []int32, gradient array[F]) (loss float64) {
	t.Helper()
	var counted []int
	for i := range y.data {
		if lengths != nil {
			perExample := len(y.data) / y.shape[0]
			if step := i % perExample / (perExample / y.shape[1]); step >= int(lengths[i/perExample]) {
				continue
			}
		}
		counted = append(counted, i)
	}
	if l.Type == "weighted_sum" {
		for _, i := range counted {
			loss += float64(y.data[i]) * target.Data[i]
			gradient.data[i] = F(target.Data[i])
		}
		return loss
	}
	outputs, wanted := array[F]{shape: []int{len(counted), 1}}, Tensor{Shape: []int{len(counted), 1}}
	for _, i := range counted {
		outputs.data, wanted.Data = append(outputs.data, y.data[i]), append(wanted.Data, target.Data[i])
	}
	each := outputs.empty()
	document, _ := l.inSpec(t)
	loss = lossOfNetwork(t, k, document, false, outputs, wanted, nil, each)
	for j, i := range counted {
		gradient.data[i] = each.data[j]
	}
	return loss
}

// lossOfNetwork runs a network of one linear layer on y, features or a sequence, and its loss.
func lossOfNetwork[F kernel.Float](t *testing.T, k *kernel.Table[F], document spec.Loss, labels bool, y array[F], target Tensor, lengths []int32, gradient array[F]) float64 {
	t.Helper()
	in, steps := spec.Input{Dims: y.shape[1:]}, 1
	if len(in.Dims) == 2 {
		in, steps = spec.Input{Sequence: true, Dims: in.Dims[1:]}, in.Dims[0]
	}
	network, err := nn.Build[F](&spec.Spec{Input: in, Loss: document,
		Layers: []spec.Layer{{Path: "layers[0]", Type: "activation", Activation: spec.Activation{Name: "linear"}}}})
	if err != nil {
		t.Fatal(err)
	}
	w, err := nn.NewWorkspace(network, k, y.shape[0], steps, nn.Training)
	if err != nil {
		t.Fatal(err)
	}
	w.Bind(y.shape[0], steps, nn.Numbers[F]{})
	y.rows(w.X, w.N, true)
	targets := array[F]{y.shape, toArray[F](target).data}
	if labels {
		classes := y.shape[len(y.shape)-1]
		targets.shape = y.shape[:len(y.shape)-1]
		rows := make([]F, len(w.Labels))
		targets.rows(rows, w.N, true)
		whole(t, "target", target.Data, classes)
		for i, v := range rows {
			w.Labels[i] = int32(v)
		}
	} else {
		targets.rows(w.Values, w.N, true)
	}
	w.Forward(true, lengths, 1)
	sum, count := w.Loss(labels)
	copy(gradient.data, fromRows(w.DY, w.B, w.N, nil).data)
	return sum / count
}

func (e engine[F]) loss(t *testing.T, c *Case) {
	var body struct {
		Loss         lossSpec
		Pred, Target Tensor
		Lengths      []int32
		Expect       struct {
			Loss     float64
			GradPred Tensor `json:"grad_pred"`
		}
	}
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	if body.Lengths != nil {
		wantLengths(t, body.Lengths, body.Pred.Shape)
	}
	loss, gradient := lossOf(t, e.k, body.Loss, toArray[F](body.Pred), body.Target, body.Lengths)
	c.checkLoss(t, "loss", loss, body.Expect.Loss, e.lossTolerance(c))
	if !c.Has("any_valid_subgradient") {
		gradient.is(t, "grad_pred", body.Expect.GradPred, e.tolerance(c))
	}
}

// checkLoss compares a loss, unless the case says that it is too large for its type's precision; it must be finite all the same.
func (c *Case) checkLoss(t *testing.T, what string, got, want float64, l Tolerance) {
	t.Helper()
	if got-got != 0 {
		t.Errorf("%s is %v", what, got)
	}
	if !c.Has("loss_unchecked") {
		compare(t, what, got, want, l)
	}
}
