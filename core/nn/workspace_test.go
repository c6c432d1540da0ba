package nn

import (
	"errors"
	"testing"
	"unsafe"

	"backdraw/core/fault"
	"backdraw/core/kernel"
	"backdraw/core/spec"
)

func parse(t *testing.T, document string) *spec.Spec {
	t.Helper()
	s, err := spec.Parse([]byte(document))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestBytesAreWhatAWorkspaceTakes compares the figure that is said before with the memory taken.
func TestBytesAreWhatAWorkspaceTakes(t *testing.T) {
	s := parse(t, `{"version":1,"input":["T",3],"layers":[{"type":"lstm","units":5,"returnSequences":true},
		{"type":"dropout","rate":0.5},{"type":"residual","layers":[{"type":"dense","units":5,"activation":"relu"}]},{"type":"dense","units":2}]}`)
	n, err := Build[float32](s)
	if err != nil {
		t.Fatal(err)
	}
	for _, use := range []Use{Inference, Training, TrainingInput} {
		w, err := NewWorkspace(n, kernel.Fast(), 7, 11, use)
		if err != nil {
			t.Fatal(err)
		}
		got := len(w.memory)*int(unsafe.Sizeof(w.memory[0])) + len(w.labels)*4
		if want := n.Bytes(kernel.Fast().Lanes, 7, 11, use); got != want {
			t.Errorf("use %d: took %d bytes, said %d", use, got, want)
		}
	}
}

func TestTooLargeSaysTheFigure(t *testing.T) {
	s := parse(t, `{"version":1,"input":["T",3],"layers":[{"type":"lstm","units":4096,"returnSequences":true},{"type":"dense","units":1}]}`)
	_, err := Build[float32](s)
	expect(t, err, fault.TooLarge, "the network up to layers[0] needs 67174400 parameters, the limit is 32000000")
	s = parse(t, `{"version":1,"input":["T",3],"layers":[{"type":"dense","units":4096},{"type":"dense","units":1}]}`)
	n, err := Build[float32](s)
	if err != nil {
		t.Fatal(err)
	}
	_, err = NewWorkspace(n, kernel.Scalar(), 8, 65536, Training)
	expect(t, err, fault.TooLarge, "")
}

func TestLayersThatDoNotFit(t *testing.T) {
	for document, want := range map[string]string{
		`{"version":1,"input":[1,4,4],"layers":[{"type":"dense","units":2}]}`:                                                    "layers[0] is dense on [1,4,4], want features: a flatten layer before it",
		`{"version":1,"input":["T"],"layers":[{"type":"dense","units":2}]}`:                                                      "layers[0] is dense on [\"T\"], want features: an embedding before it",
		`{"version":1,"input":["T",2],"layers":[{"type":"flatten"}]}`:                                                            "layers[0] is flatten on [\"T\",2], want a fixed length: input [T,F] in numbers, or a recurrent layer without returnSequences before it",
		`{"version":1,"input":[3],"layers":[{"type":"features","names":["x1"]}]}`:                                                "layers[0] is features on [3], want two inputs, [2]",
		`{"version":1,"input":[3],"layers":[{"type":"residual","layers":[{"type":"dense","units":2}]}]}`:                         "layers[0] turns [3] into [2], want layers that keep the shape",
		`{"version":1,"input":[6],"layers":[{"type":"reshape","shape":[2,2]}]}`:                                                  "layers[0].shape is [2 2], want 6 numbers in 1 to 3 sizes, as many as [6] before it",
		`{"version":1,"input":[3],"layers":[{"type":"normalize","mean":[1,2],"std":1}]}`:                                         "layers[0].mean has 2 numbers, want 1 or 3",
		`{"version":1,"input":[3],"layers":[{"type":"gru","units":2}]}`:                                                          "layers[0] is gru on [3], want a sequence of features: input [\"T\",F], or an embedding or a reshape to [T,F] before it",
		`{"version":1,"input":[3],"layers":[{"type":"dense","units":1}],"loss":"cross-entropy"}`:                                 "loss is cross-entropy on 1 output, want at least 2, or binary-cross-entropy",
		`{"version":1,"input":[3],"layers":[{"type":"dense","units":2}],"loss":{"type":"cross-entropy","classWeights":[1,2,3]}}`: "loss.classWeights has 3 numbers, want 2, one for each class",
	} {
		_, err := Build[float32](parse(t, document))
		expect(t, err, fault.InvalidSpec, want)
	}
}

func expect(t *testing.T, err error, code, message string) {
	t.Helper()
	var e *fault.Error
	if !errors.As(err, &e) || e.Code != code || message != "" && e.Message != message {
		t.Errorf("got %v, want code %s and %q", err, code, message)
	}
}
