package golden

import (
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

// inSpec returns the loss as the network spec writes it, and whether targets are labels.
func (l lossSpec) inSpec(t *testing.T) (s spec.Loss, labels bool) {
	t.Helper()
	s = spec.Loss{Delta: 1, PosWeight: 1, Normalizer: "weights", LabelSmoothing: l.Smoothing, ClassWeights: l.ClassWeights}
	switch l.Type {
	case "mse", "mae":
		s.Name = l.Type
	case "huber":
		s.Name, s.Delta = "huber", l.Delta
	case "half_squared":
		s.Name = "half-mse"
	case "bce_logits":
		s.Name = "binary-cross-entropy"
		if l.PosWeight != nil {
			s.PosWeight = *l.PosWeight
		}
	case "softmax_ce":
		s.Name, labels = "cross-entropy", true
		if l.Normaliser == "count" {
			s.Normalizer = "count"
		}
	case "softmax_ce_onehot":
		s.Name = "cross-entropy"
	case "hinge_ovr":
		s.Name, labels = "hinge", true
	case "hinge_binary":
		s.Name = "hinge"
	default:
		t.Fatalf("loss %q is not known", l.Type)
	}
	return s, labels
}

// lossOf returns the loss of a prediction and its gradient, from the loss of a network that
// passes its input on.
func lossOf[F kernel.Float](t *testing.T, k *kernel.Table[F], l lossSpec, y array[F], target Tensor, lengths []int32) (loss float64, gradient array[F]) {
	t.Helper()
	if l.Type == "weighted_sum" {
		sum := 0.0
		for i, v := range y.data {
			sum += float64(v) * target.Data[i]
		}
		return sum, toArray[F](target)
	}
	if width := y.shape[len(y.shape)-1]; l.Type == "hinge_binary" && width > 1 { // of one output each
		shape := y.shape
		y, target = array[F]{[]int{len(y.data), 1}, y.data}, Tensor{[]int{len(y.data), 1}, target.Data}
		defer func() { gradient.shape = shape }()
	}
	document, labels := l.inSpec(t)
	in := spec.Input{Dims: y.shape[1:]}
	steps := 1
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
	if labels {
		rows := make([]F, len(w.Labels))
		toArray[F](target).rows(rows, w.N, true)
		for i, v := range rows {
			w.Labels[i] = int32(v)
		}
	} else {
		toArray[F](target).rows(w.Values, w.N, true)
	}
	if !l.Masked {
		lengths = nil
	}
	w.Forward(true, lengths, 1)
	sum, count := w.Loss(labels)
	gradient = fromRows(w.DY, w.B, w.N, y.shape[1:])
	gradient.finite(t, "gradient of the loss")
	return sum / count, gradient
}

func (e engine[F]) loss(t *testing.T, c *Case) {
	var body struct {
		Loss         lossSpec
		Pred, Target Tensor
		Expect       struct {
			Loss     float64
			GradPred Tensor `json:"grad_pred"`
		}
	}
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	loss, gradient := lossOf(t, e.k, body.Loss, toArray[F](body.Pred), body.Target, nil)
	compare(t, "loss", loss, body.Expect.Loss, e.lossTolerance(c))
	if !c.Has("any_valid_subgradient") {
		gradient.is(t, "grad_pred", body.Expect.GradPred, e.tolerance(c))
	}
}
