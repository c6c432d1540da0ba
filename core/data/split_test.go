package data

import "testing"

func TestSplitIsBalancedByClass(t *testing.T) {
	s := &Set{N: 100, T: 1}
	for i := range 100 {
		s.X = append(s.X, float32(i), float32(-i))
		label := int32(0)
		if i%5 == 0 { // 20 of class 1
			label = 1
		}
		s.Labels = append(s.Labels, label)
	}
	train, test, err := s.Split(0.25, 3)
	if err != nil || train.N != 75 || test.N != 25 {
		t.Fatalf("got %d and %d examples, %v", train.N, test.N, err)
	}
	seen := map[float32]bool{}
	ones := 0
	for _, part := range []*Set{train, test} {
		for i := range part.N {
			x := part.X[2*i]
			if part.X[2*i+1] != -x || part.Labels[i] != s.Labels[int(x)] || seen[x] {
				t.Fatalf("example %v was torn or taken twice", x)
			}
			if i > 0 && part.X[2*i-2] >= x {
				t.Fatal("the order of the set was not kept")
			}
			seen[x] = true
		}
	}
	for _, label := range test.Labels {
		ones += int(label)
	}
	if ones != 5 {
		t.Errorf("%d of 25 test examples are of the class that a fifth is of, want 5", ones)
	}
	again, _, _ := s.Split(0.25, 3)
	other, _, _ := s.Split(0.25, 4)
	same, differs := true, false
	for i := range train.X {
		same = same && train.X[i] == again.X[i]
		differs = differs || train.X[i] != other.X[i]
	}
	if !same || !differs {
		t.Error("a split must follow from its seed alone")
	}
}

func TestSplitRefusesAShareOutsideItsRange(t *testing.T) {
	s := &Set{N: 2, T: 1, X: []float32{1, 2}, Values: []float32{1, 2}}
	for _, share := range []float64{-0.1, 1, 2} {
		if _, _, err := s.Split(share, 1); err == nil {
			t.Errorf("share %v was taken", share)
		}
	}
	train, test, err := s.Split(0, 1)
	if err != nil || train.N != 2 || test.N != 0 {
		t.Errorf("share 0 gave %d and %d, %v", train.N, test.N, err)
	}
}
