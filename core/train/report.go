package train

// Report is what training came to.
type Report struct {
	Steps         uint64    `json:"steps"` // since Reset, as epochs and examples
	Epochs        float64   `json:"epochs"`
	Examples      uint64    `json:"examples"`
	Loss          float64   `json:"loss"` // since Begin, over the last epoch at most, before each update, without the regularizer; 0 where no step was run
	TestLoss      *float64  `json:"testLoss,omitempty"`
	Accuracy      *float64  `json:"accuracy,omitempty"`
	TestAccuracy  *float64  `json:"testAccuracy,omitempty"`
	LearningRate  float64   `json:"learningRate"`            // of the last step
	GradientNorms []float64 `json:"gradientNorms,omitempty"` // of each layer's mean gradient in the last step
}

// Begin starts the figures of a report anew. gradientNorms asks for the norms of the gradient.
func (t *Trainer) Begin(gradientNorms bool) error {
	if err := t.begin(); err != nil {
		return err
	}
	t.figures.clear()
	t.figures.wantNorms = gradientNorms
	return nil
}

// Report returns the figures since Begin; test asks for a full pass over the test set, where
// there is one.
func (t *Trainer) Report(test bool) (Report, error) {
	r := Report{Steps: t.steps, Epochs: t.progress(), Examples: t.examples, LearningRate: t.rate}
	if !t.rated { // no step yet, as after New and Load: that of the first
		r.LearningRate = t.schedule.Rate(t.spec.Optimizer.LearningRate, t.steps)
	}
	total := t.figures.total()
	r.Loss = mean(total.sum, total.count)
	if total.counted > 0 {
		share := float64(total.right) / float64(total.counted)
		r.Accuracy = &share
	}
	if t.figures.wantNorms {
		r.GradientNorms = append([]float64(nil), t.figures.layers...)
	}
	if test && t.test != nil {
		e, err := t.Evaluate(nil)
		if err != nil {
			return r, err
		}
		r.TestLoss, r.TestAccuracy = &e.Loss, e.Accuracy
	}
	return r, nil
}
