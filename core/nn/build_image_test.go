package nn

import (
	"errors"
	"strings"
	"testing"

	"backdraw/core/fault"
)

// TestImageLayersRefuse holds every refusal to its code, its path and the numbers in its message.
func TestImageLayersRefuse(t *testing.T) {
	cases := []struct{ input, layers, code, path, message string }{
		{"[3]", `{"type":"conv2d","filters":1,"kernel":1}`, "invalid-spec", "layers[0]", "conv2d on [3], want an image"},
		{`["T",3]`, `{"type":"depthwise-conv2d","kernel":1}`, "invalid-spec", "layers[0]", `on ["T",3], want an image`},
		{"[1,4,6]", `{"type":"conv2d","filters":1,"kernel":[5,7]}`, "invalid-spec", "layers[0].kernel", "is [5,7], want at most [4,6]"},
		{"[1,4,6]", `{"type":"conv2d","filters":1,"kernel":7,"padding":[1,1,0,0]}`, "invalid-spec", "layers[0].kernel", "want at most [6,6]"},
		{"[4,4,4]", `{"type":"conv2d","filters":6,"kernel":1,"groups":3}`, "invalid-spec", "layers[0].groups", "is 3, want a divisor of the 4 channels"},
		{"[4,4,4]", `{"type":"conv2d","filters":6,"kernel":1,"groups":4}`, "invalid-spec", "layers[0].groups", "is 4, want a divisor of filters, 6"},
		{"[1,65536,1]", `{"type":"conv2d","filters":1,"kernel":1,"padding":[1,0,0,0]}`, "too-large", "layers[0]", "65537 x 1 pixels, the limit is 65536"},
		{"[4096,65,65]", `{"type":"conv2d","filters":4096,"kernel":65}`, "too-large", "layers[0]", "the limit is 32000000"},
		{"[5000,9,9]", `{"type":"separable-conv2d","filters":4096,"kernel":1,"multiplier":2}`, "too-large", "layers[0]", "the limit is 32000000"},
		{"[3]", `{"type":"max-pool2d","size":1}`, "invalid-spec", "layers[0]", "max-pool2d on [3], want an image"},
		{"[3]", `{"type":"average-pool2d","size":1}`, "invalid-spec", "layers[0]", "average-pool2d on [3], want an image"},
		{"[3]", `{"type":"global-average-pool2d"}`, "invalid-spec", "layers[0]", "on [3], want an image"},
		{"[3]", `{"type":"upsample2d","factor":2}`, "invalid-spec", "layers[0]", "on [3], want an image"},
		{"[1,4,4]", `{"type":"max-pool2d","size":[2,5]}`, "invalid-spec", "layers[0].size", "is [2,5], want at most [4,4]"},
		{"[3]", `{"type":"conv2d-transpose","filters":1,"kernel":2}`, "invalid-spec", "layers[0]", "on [3], want an image"},
		{"[1,2,3]", `{"type":"conv2d-transpose","filters":1,"kernel":2,"crop":[0,2]}`, "invalid-spec", "layers[0].crop", "is [0,2] of 3 x 4 pixels"},
		{"[1,300,1]", `{"type":"conv2d-transpose","filters":1,"kernel":2,"stride":[300,1]}`, "too-large", "layers[0]", "89702 x 2 pixels"},
		{"[4096,1,1]", `{"type":"conv2d-transpose","filters":4096,"kernel":2}`, "too-large", "layers[0]", "the limit is 32000000"},
		{"[1,2,3]", `{"type":"layer-norm"}`, "invalid-spec", "layers[0]", "layer-norm on [1,2,3], want features: a flatten layer"},
		{`["T"]`, `{"type":"layer-norm"}`, "invalid-spec", "layers[0]", "want features: an embedding"},
		{`["T"]`, `{"type":"batch-norm"}`, "invalid-spec", "layers[0]", "want numbers: an embedding"},
		{"[1,256,1]", `{"type":"upsample2d","factor":257}`, "too-large", "layers[0]", "65792 x 257 pixels"},
	}
	for _, c := range cases {
		_, err := buildText(c.input, c.layers)
		var f *fault.Error
		if !errors.As(err, &f) {
			t.Errorf("%s after %s: got %v, want an error", c.layers, c.input, err)
			continue
		}
		if string(f.Code) != c.code || f.Path != c.path || !strings.Contains(f.Message, c.message) {
			t.Errorf("%s after %s: got %s at %s: %s; want %s at %s: ...%s...", c.layers, c.input, f.Code, f.Path, f.Message, c.code, c.path, c.message)
		}
	}
	if len(cases) != 22 {
		t.Errorf("ran %d cases, want 22", len(cases))
	}
}
