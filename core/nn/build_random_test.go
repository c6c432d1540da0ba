package nn

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"backdraw/core/fault"
	"backdraw/core/kernel"
	"backdraw/core/spec"

	"pgregory.net/rapid"
)

// drawLayer draws a layer as JSON: mostly small sizes, now and then a huge one.
func drawLayer(t *rapid.T) string {
	size := func(label string) int {
		if rapid.IntRange(0, 19).Draw(t, label+" is huge") == 0 {
			return rapid.SampledFrom([]int{4096, 65536}).Draw(t, label)
		}
		return rapid.IntRange(1, 5).Draw(t, label)
	}
	units := func(label string) int { return min(size(label), 4096) }
	pair := func(label string) string { return fmt.Sprintf("[%d,%d]", size(label), size(label)) }
	window := func() string {
		padding := rapid.SampledFrom([]string{`"valid"`, `"same"`, "[1,0,2,3]", "[65536,65536,0,0]"}).Draw(t, "padding")
		return fmt.Sprintf(`"kernel":%s,"stride":%s,"padding":%s`, pair("kernel"), pair("stride"), padding)
	}
	switch rapid.IntRange(0, 17).Draw(t, "type") {
	case 0:
		return fmt.Sprintf(`{"type":"conv2d","filters":%d,"groups":%d,%s}`, units("filters"), units("groups"), window())
	case 1:
		return fmt.Sprintf(`{"type":"depthwise-conv2d","multiplier":%d,%s}`, units("multiplier"), window())
	case 2:
		return fmt.Sprintf(`{"type":"separable-conv2d","filters":%d,"multiplier":%d,%s,"activation":"relu"}`, units("filters"), units("multiplier"), window())
	case 3:
		return fmt.Sprintf(`{"type":"conv2d-transpose","filters":%d,"kernel":%s,"stride":%s,"crop":%s}`, units("filters"), pair("kernel"), pair("stride"), pair("crop"))
	case 4:
		return fmt.Sprintf(`{"type":"max-pool2d","size":%s,"stride":%s}`, pair("size"), pair("stride"))
	case 5:
		return fmt.Sprintf(`{"type":"average-pool2d","size":%s}`, pair("size"))
	case 6:
		return fmt.Sprintf(`{"type":"upsample2d","factor":%d}`, size("factor"))
	case 7:
		return fmt.Sprintf(`{"type":"dense","units":%d,"activation":"softmax"}`, units("units"))
	case 8:
		cell := rapid.SampledFrom([]string{"rnn", "gru", "lstm"}).Draw(t, "cell")
		return fmt.Sprintf(`{"type":%q,"units":%d,"bidirectional":%v,"returnSequences":%v}`, cell, units("units"), rapid.Bool().Draw(t, "both"), rapid.Bool().Draw(t, "sequences"))
	case 9:
		return fmt.Sprintf(`{"type":"reshape","shape":[%d,%d,%d]}`, size("shape"), size("shape"), size("shape"))
	case 10:
		return fmt.Sprintf(`{"type":"embedding","vocabulary":%d,"units":%d}`, size("vocabulary"), units("units"))
	case 11:
		return `{"type":"residual","layers":[{"type":"conv2d","filters":2,"kernel":3,"padding":"same"},{"type":"batch-norm"}]}`
	}
	return rapid.SampledFrom([]string{`{"type":"flatten"}`, `{"type":"global-average-pool2d"}`, `{"type":"batch-norm"}`, `{"type":"layer-norm"}`,
		`{"type":"activation","activation":"gelu"}`, `{"type":"dropout","rate":0.5}`}).Draw(t, "plain")
}

// TestAnyNetwork builds networks that nobody would: each is refused by an error of the core's own
// kind or, if it is small, runs a step and makes finite numbers.
func TestAnyNetwork(t *testing.T) {
	built, refused, large, ran := 0, 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		input := rapid.SampledFrom([]string{"[3]", "[2,5,4]", "[2,5,4]", "[4,8,8]", "[1,1,1]", "[16777216,65536,65536]", "[1,65536,65536]", `["T",3]`, `["T"]`, "[4,3]"}).Draw(t, "input")
		var layers []string
		for range rapid.IntRange(1, 8).Draw(t, "layers") {
			more := append(layers[:len(layers):len(layers)], drawLayer(t))
			if _, err := buildText(input, strings.Join(more, ",")); err == nil || rapid.IntRange(0, 9).Draw(t, "keep what does not fit") == 0 {
				layers = more
			}
		}
		if len(layers) == 0 {
			return
		}
		refusal := func(err error) {
			var f *fault.Error
			if !errors.As(err, &f) || f.Path == "" || f.Message == "" {
				t.Fatalf("refused by %v, want an error with a path", err)
			}
			refused++
			if f.Code == fault.TooLarge {
				large++
			}
		}
		s, err := spec.Parse([]byte(`{"input": ` + input + `, "layers": [` + strings.Join(layers, ",") + `]}`))
		if err != nil {
			refusal(err)
			return
		}
		n, err := Build[float32](s)
		if err != nil {
			refusal(err)
			return
		}
		built++
		k := kernel.Fast()
		if bytes := n.Bytes(k.Lanes, 3, 2, Training); bytes <= 0 {
			t.Fatalf("the workspace takes %d bytes", bytes)
		} else if bytes > 1<<20 || n.Count() > 1<<18 {
			return
		}
		runOnce(t, n, k)
		ran++
	})
	t.Logf("%d networks built, %d of them run; %d refused, %d as too large", built, ran, refused, large)
	if ran == 0 || refused == 0 || large == 0 {
		t.Errorf("%d networks ran, %d were refused, %d as too large, want some of each", ran, refused, large)
	}
}

func runOnce(t *rapid.T, n *Network[float32], k *kernel.Table[float32]) {
	w, err := NewWorkspace(n, k, 3, 2, Training)
	if err != nil {
		t.Fatalf("a workspace is refused: %v", err)
	}
	numbers := Numbers[float32]{W: make([]float32, n.FlatSize()), DW: make([]float32, n.FlatSize()), State: make([]float32, n.StateSize()),
		Carry: make([]float32, n.CarryRows()*Rows(k, 3))}
	n.Initialise(numbers.W, 1)
	n.InitialState(numbers.State)
	w.Bind(3, 2, numbers)
	if n.In.Rank > 0 {
		for i := range w.X {
			w.X[i] = float32(i%7) / 7
		}
	}
	w.Forward(true, nil, 1)
	sum, _ := w.Loss(false)
	w.Backward()
	if math.IsNaN(sum) || math.IsInf(sum, 0) || !k.Finite(numbers.DW) {
		t.Fatalf("the loss is %v, the gradient finite: %v", sum, k.Finite(numbers.DW))
	}
}
