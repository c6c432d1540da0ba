package train

import (
	"math"

	"backdraw/core/data"
	"backdraw/core/fault"
	"backdraw/core/nn"
)

// checkSet refuses a set that the network cannot train on, naming the number that is wrong by its
// place. prefix is "" or "test": testX is what a person calls the x of the test set.
func (t *Trainer) checkSet(s *data.Set, prefix string, targets bool) error {
	if s.N < 1 {
		return fault.New(fault.InvalidData, name(prefix, "x"), "%s has no examples, want at least 1", name(prefix, "x"))
	}
	if err := checkInput(t.network.In, s, prefix, t.vocabulary(0)); err != nil {
		return err
	}
	if !targets {
		return nil
	}
	return t.checkTargets(s, name(prefix, "y"))
}

func name(prefix, field string) string {
	if prefix == "" {
		return field
	}
	return prefix + string(field[0]-'a'+'A') + field[1:]
}

func checkInput(in nn.Shape, s *data.Set, prefix string, vocabulary int) error {
	x := name(prefix, "x")
	if in.Sequence && in.Steps > 0 && s.T != in.Steps {
		return fault.New(fault.InvalidData, x, "%s has %d steps, want %d", x, s.T, in.Steps)
	}
	if s.T < 1 || s.T > 65536 {
		return fault.New(fault.InvalidData, x, "%s has %d steps, want 1 to 65536", x, s.T)
	}
	got, want := len(s.X), s.N*in.Size(s.T)
	if s.IDs != nil {
		got = len(s.IDs)
	}
	if got != want {
		return fault.New(fault.InvalidData, x, "%s has %d numbers, want %d: %d examples of %v", x, got, want, s.N, in)
	}
	for i, v := range s.X {
		if v-v != 0 {
			return fault.New(fault.InvalidData, x, "%s[%d] is %g, want a finite number", x, i, v)
		}
		if vocabulary > 0 && (v != float32(int32(v)) || v < 0 || int(v) >= vocabulary) {
			return fault.New(fault.InvalidData, x, "%s[%d] is %g, want a token id from 0 to %d", x, i, v, vocabulary-1)
		}
	}
	for i, v := range s.IDs {
		if v < 0 || vocabulary > 0 && int(v) >= vocabulary {
			return fault.New(fault.InvalidData, x, "%s[%d] is %d, want a token id from 0 to %d", x, i, v, vocabulary-1)
		}
	}
	return checkLengths(in, s, name(prefix, "lengths"))
}

func checkLengths(in nn.Shape, s *data.Set, lengths string) error {
	if s.Lengths == nil {
		return nil
	}
	if !in.Sequence {
		return fault.New(fault.InvalidData, lengths, "%s is given, but input %v is no sequence", lengths, in)
	}
	if len(s.Lengths) != s.N {
		return fault.New(fault.InvalidData, lengths, "%s has %d numbers, want %d, one for each example", lengths, len(s.Lengths), s.N)
	}
	for i, v := range s.Lengths {
		if v < 1 || int(v) > s.T {
			return fault.New(fault.InvalidData, lengths, "%s[%d] is %d, want 1 to %d", lengths, i, v, s.T)
		}
	}
	return nil
}

// vocabulary returns how many token ids layer i knows, or 0 where it reads numbers.
func (t *Trainer) vocabulary(i int) int {
	if i < len(t.spec.Layers) {
		return t.spec.Layers[i].Vocabulary
	}
	return 0
}

func (t *Trainer) checkTargets(s *data.Set, y string) error {
	loss, out := t.network.Loss.Name(), t.network.Out
	if s.Labels != nil {
		if want := s.N * out.Time(s.T); len(s.Labels) != want {
			return fault.New(fault.InvalidData, y, "%s has %d labels, want %d", y, len(s.Labels), want)
		}
		if loss != "cross-entropy" && loss != "hinge" {
			return fault.New(fault.InvalidData, y, "%s has %d integers, want %d numbers under %s", y, len(s.Labels), s.N*out.Size(s.T), loss)
		}
		for i, v := range s.Labels {
			if v < 0 || int(v) >= out.Width() {
				return fault.New(fault.InvalidData, y, "%s[%d] is %d, want a label from 0 to %d", y, i, v, out.Width()-1)
			}
		}
		return nil
	}
	if want := s.N * out.Size(s.T); len(s.Values) != want {
		return fault.New(fault.InvalidData, y, "%s has %d numbers, want %d: %d examples of %v", y, len(s.Values), want, s.N, out)
	}
	for i, v := range s.Values {
		switch {
		case v-v != 0:
			return fault.New(fault.InvalidData, y, "%s[%d] is %g, want a finite number", y, i, v)
		case loss == "hinge" && v != 1 && v != -1:
			return fault.New(fault.InvalidData, y, "%s[%d] is %g, want -1 or 1 under hinge", y, i, v)
		case (loss == "binary-cross-entropy" || loss == "cross-entropy") && (v < 0 || v > 1):
			return fault.New(fault.InvalidData, y, "%s[%d] is %g, want 0 to 1 under %s", y, i, v, loss)
		}
	}
	if loss == "cross-entropy" {
		return checkRows(s.Values, out.Width(), y)
	}
	return nil
}

// checkRows wants every row of probabilities to add up to 1.
func checkRows(values []float32, c int, y string) error {
	for r := 0; r < len(values); r += c {
		sum := 0.0
		for _, v := range values[r : r+c] {
			sum += float64(v)
		}
		if math.Abs(sum-1) > 1e-3 {
			return fault.New(fault.InvalidData, y, "%s[%d] to %s[%d] add up to %g, want probabilities that add up to 1", y, r, y, r+c-1, sum)
		}
	}
	return nil
}

// asValues turns integer targets into numbers where the loss wants those, and where there is one for
// each output and not one for each example: rows of 0 and 1.
func (t *Trainer) asValues(s *data.Set) *data.Set {
	loss, out := t.network.Loss.Name(), t.network.Out
	classes := loss == "cross-entropy" || loss == "hinge" && out.Width() > 1
	if s.Labels == nil || len(s.Labels) != s.N*out.Size(s.T) || classes && out.Width() == 1 {
		return s
	}
	c := *s
	c.Labels, c.Values = nil, make([]float32, len(s.Labels))
	for i, v := range s.Labels {
		c.Values[i] = float32(v)
	}
	return &c
}
