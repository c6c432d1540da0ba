package golden

import (
	"fmt"
	"testing"

	"backdraw/core/metric"
)

type averages struct{ Precision, Recall, F1 float64 }

type metricCase struct {
	Metric  string
	Classes int
	True    []float64
	Pred    []float64
	Score   []float64
	Logits  Tensor
	Expect  struct {
		Accuracy      float64
		TopTwo        float64 `json:"top2_accuracy"`
		Confusion     [][]int
		Precision     []float64
		Recall        []float64
		F1            []float64
		Support       []float64
		Macro         averages
		Micro         averages
		Weighted      averages
		Binary        *averages `json:"binary_class_1"`
		R2, MSE, MAE  float64
		AUC           float64
		FalsePositive []float64 `json:"roc_fpr"`
		TruePositive  []float64 `json:"roc_tpr"`
	}
}

// metric does not depend on the engine.
func (e engine[F]) metric(t *testing.T, c *Case) {
	var body metricCase
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	switch body.Metric {
	case "classification":
		body.classification(t, c.Tolerance)
	case "accuracy_from_logits":
		classes := body.Logits.Shape[1]
		labels := whole(t, "true", body.True, classes)
		compare(t, "accuracy", metric.Accuracy(body.Logits.Data, labels, classes), body.Expect.Accuracy, c.Tolerance)
		compare(t, "top2_accuracy", metric.TopAccuracy(body.Logits.Data, labels, classes, 2), body.Expect.TopTwo, c.Tolerance)
	case "regression":
		r := metric.Regress(body.Pred, body.True)
		compare(t, "r2", r.R2, body.Expect.R2, c.Tolerance)
		compare(t, "mse", r.MeanSquared, body.Expect.MSE, c.Tolerance)
		compare(t, "mae", r.MeanAbsolute, body.Expect.MAE, c.Tolerance)
	case "auc":
		body.auc(t, c.Tolerance)
	default:
		t.Fatalf("metric %q is not known", body.Metric)
	}
}

func (m metricCase) classification(t *testing.T, l Tolerance) {
	t.Helper()
	want := m.Expect
	if len(want.Support) != m.Classes {
		t.Fatalf("support has %d numbers, want one for each of %d classes", len(want.Support), m.Classes)
	}
	confusion, err := metric.Confusion(whole(t, "true", m.True, m.Classes), whole(t, "pred", m.Pred, m.Classes), m.Classes)
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(confusion) != fmt.Sprint(want.Confusion) {
		t.Errorf("confusion is %v, want %v", confusion, want.Confusion)
	}
	got := metric.Classify(confusion)
	compare(t, "accuracy", got.Accuracy, want.Accuracy, l)
	compareAll(t, "precision", got.Precision, want.Precision, l)
	compareAll(t, "recall", got.Recall, want.Recall, l)
	compareAll(t, "f1", got.F1, want.F1, l)
	for i, support := range got.Support {
		compare(t, "support", float64(support), want.Support[i], l)
	}
	for _, pair := range []struct {
		name string
		got  metric.Average
		want averages
	}{{"macro", got.Macro, want.Macro}, {"micro", got.Micro, want.Micro}, {"weighted", got.Weighted, want.Weighted}} {
		compareAll(t, pair.name, []float64{pair.got.Precision, pair.got.Recall, pair.got.F1},
			[]float64{pair.want.Precision, pair.want.Recall, pair.want.F1}, l)
	}
	if want.Binary != nil {
		compareAll(t, "binary_class_1", []float64{got.Precision[1], got.Recall[1], got.F1[1]},
			[]float64{want.Binary.Precision, want.Binary.Recall, want.Binary.F1}, l)
	}
}

func (m metricCase) auc(t *testing.T, l Tolerance) {
	t.Helper()
	positive := make([]bool, len(m.True))
	for i, v := range whole(t, "true", m.True, 2) {
		positive[i] = v == 1
	}
	points, err := metric.ROC(m.Score, positive)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "auc", metric.AUC(points), m.Expect.AUC, l)
	if m.Expect.FalsePositive == nil {
		return
	}
	var fp, tp []float64
	for _, p := range points {
		fp, tp = append(fp, p.FalsePositive), append(tp, p.TruePositive)
	}
	compareAll(t, "roc_fpr", fp, m.Expect.FalsePositive, l)
	compareAll(t, "roc_tpr", tp, m.Expect.TruePositive, l)
}
