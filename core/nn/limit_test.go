package nn

import (
	"errors"
	"testing"

	"backdraw/core/fault"
	"backdraw/core/spec"
)

// TestLimits: what is too large is refused with its figure, though products of its sizes may pass
// what an int holds.
func TestLimits(t *testing.T) {
	tests := []struct{ document, path, want string }{
		{`{"input": [16777216,65536,65536], "layers": [{"type": "flatten"}, {"type": "dense", "units": 4096}]}`,
			"input", "input needs 72057594037927936 numbers, the limit is 268435456"},
		{`{"input": [1,4096,4096], "layers": [{"type": "upsample2d", "factor": 16}, {"type": "flatten"}, {"type": "dense", "units": 4096}]}`,
			"layers[0]", "an example after layers[0] needs 4294967296 numbers, the limit is 268435456"},
		{`{"input": [1,4096,4096], "layers": [{"type": "depthwise-conv2d", "multiplier": 4096, "kernel": 1}, {"type": "flatten"}]}`,
			"layers[0]", "an example after layers[0] needs 68719476736 numbers, the limit is 268435456"},
		{`{"input": [4096], "layers": [{"type": "dense", "units": 4096}, {"type": "dense", "units": 4096}]}`,
			"layers[1]", "the network up to layers[1] needs 33562624 parameters, the limit is 32000000"},
		{`{"input": ["T"], "layers": [{"type": "embedding", "vocabulary": 16777216, "units": 4096}]}`,
			"layers[0]", "the network up to layers[0] needs 68719476736 parameters, the limit is 32000000"},
	}
	for _, test := range tests {
		s, err := spec.Parse([]byte(test.document))
		if err != nil {
			t.Fatal(err)
		}
		_, err = Build[float32](s)
		var e *fault.Error
		if !errors.As(err, &e) || e.Code != fault.TooLarge || e.Path != test.path || e.Message != test.want {
			t.Errorf("%s\ngot  %v\nwant %s", test.document, err, test.want)
		}
	}
}
