package nn

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"backdraw/core/spec"

	"pgregory.net/rapid"
)

// A sketch draws a network of one layer, as the spec writes it, with what it reads.
type sketch struct {
	*rapid.T
	trial
	seen  map[string]int // how often each corner was met
	input string
}

func (s *sketch) note(corner string, met bool) {
	if met {
		s.seen[corner]++
	}
}

func (s *sketch) upTo(most int, label string) int { return rapid.IntRange(1, most).Draw(s.T, label) }

// width draws how many features, units or groups there are: few or, now and then, one more than
// any vector holds.
func (s *sketch) width(most int, label string) int {
	if rapid.IntRange(0, 11).Draw(s.T, label+" is wide") == 0 {
		s.seen["wide"]++
		return 17
	}
	return s.upTo(most, label)
}

func (s *sketch) sequence(features int) { s.sequenceTo(5, features) }

func (s *sketch) sequenceTo(longest, features int) {
	s.t = s.upTo(longest, "steps")
	s.input = fmt.Sprintf(`["T",%d]`, features)
	s.seen["sequence"]++
	s.note("a sequence of one", s.t == 1)
	if rapid.Bool().Draw(s.T, "lengths differ") {
		s.seen["lengths"]++
		for range s.b {
			s.lengths = append(s.lengths, int32(s.upTo(s.t, "length")))
		}
	}
}

// vector draws features or a sequence of features, and returns how many they are.
func (s *sketch) vector() int {
	features := s.width(5, "features")
	if rapid.Bool().Draw(s.T, "sequence") {
		s.sequence(features)
	} else {
		s.input = fmt.Sprintf("[%d]", features)
	}
	return features
}

func (s *sketch) image(channels, height, width int) {
	s.input = fmt.Sprintf("[%d,%d,%d]", channels, height, width)
	s.note("one pixel", height*width == 1)
}

// anything draws one of the shapes that hold numbers, and returns the size of its first axis.
func (s *sketch) anything() int {
	if rapid.IntRange(0, 2).Draw(s.T, "shape") > 0 {
		return s.vector()
	}
	channels := s.upTo(3, "channels")
	s.seen["image"]++
	s.image(channels, s.upTo(3, "height"), s.upTo(3, "width"))
	return channels
}

// activation draws one of all but softmax, with its alpha.
func (s *sketch) activation() string {
	names := spec.ActivationNames()
	name := rapid.SampledFrom(names[:len(names)-1]).Draw(s.T, "activation")
	return fmt.Sprintf(`"activation":%s`, s.withAlpha(name))
}

func (s *sketch) withAlpha(name string) string {
	if name == "leaky-relu" || name == "elu" {
		return fmt.Sprintf(`{"type":%q,"alpha":%g}`, name, rapid.SampledFrom([]float64{0, 0.3, 1, 2}).Draw(s.T, "alpha"))
	}
	return fmt.Sprintf("%q", name)
}

func (s *sketch) bias() string { return fmt.Sprintf(`"bias":%v`, rapid.Bool().Draw(s.T, "bias")) }

// windows draws an image's sides and a convolution's window on it.
func (s *sketch) windows(channels int) string {
	h, w := drawWindow(s.T, "height", 5), drawWindow(s.T, "width", 4)
	s.image(channels, h.size, w.size)
	s.note("a stride that does not divide", (h.padded()-h.kernel)%h.stride != 0)
	return fmt.Sprintf(`"kernel":[%d,%d],"stride":[%d,%d],"padding":[%d,%d,%d,%d]`,
		h.kernel, w.kernel, h.stride, w.stride, h.before, h.after, w.before, w.after)
}

func (s *sketch) poolWindows() string {
	h, w := s.upTo(5, "height"), s.upTo(5, "width")
	s.image(s.width(3, "channels"), h, w)
	size, stride := s.upTo(h, "window's height"), s.upTo(3, "stride")
	s.note("a stride that does not divide", (h-size)%stride != 0)
	return fmt.Sprintf(`"size":[%d,%d],"stride":[%d,%d]`, size, s.upTo(w, "window's width"), stride, s.upTo(3, "stride across"))
}

// recurrent draws the fields that the three cells share.
func (s *sketch) recurrent(kind string) string {
	units, longest := s.width(4, "units"), 5
	if units > 4 { // every parameter takes four passes
		units, s.b, longest = 9, 1, 2
	}
	s.sequenceTo(longest, s.upTo(3, "features"))
	both := rapid.Bool().Draw(s.T, "bidirectional")
	s.carried = !both && rapid.Bool().Draw(s.T, "stateful")
	sequences := rapid.Bool().Draw(s.T, "return sequences")
	s.note("bidirectional", both)
	s.note("stateful", s.carried)
	s.note("bidirectional with lengths", both && s.lengths != nil)
	s.note("last state of uneven lengths", !sequences && s.lengths != nil)
	text := fmt.Sprintf(`{"type":%q,"units":%d,"bidirectional":%v,"stateful":%v,"returnSequences":%v,%s`,
		kind, units, both, s.carried, sequences, s.bias())
	if kind == "rnn" && rapid.Bool().Draw(s.T, "relu") {
		s.seen["relu"]++
		text += `,"activation":"relu"`
	}
	return text + "}"
}

// inside draws layers that keep the shape, for a residual.
func (s *sketch) inside() string {
	switch rapid.SampledFrom([]string{"features", "sequence", "image"}).Draw(s.T, "residual on") {
	case "image":
		c := s.upTo(2, "channels")
		s.seen["image"]++
		s.image(c, s.upTo(4, "height"), s.upTo(4, "width"))
		return fmt.Sprintf(`{"type":"conv2d","filters":%d,"kernel":3,"padding":"same",%s},{"type":"batch-norm","epsilon":0.1}`, c, s.activation())
	case "sequence":
		f := s.upTo(3, "features")
		s.sequence(f)
		return fmt.Sprintf(`{"type":"gru","units":%d,"returnSequences":true},{"type":"layer-norm","epsilon":0.1}`, f)
	}
	f := s.width(4, "features")
	s.input = fmt.Sprintf("[%d]", f)
	s.seen["a residual inside"]++
	return fmt.Sprintf(`{"type":"dense","units":3,%s},{"type":"residual","layers":[{"type":"dropout","rate":0.4},{"type":"dense","units":3,%s}]},{"type":"dense","units":%d}`,
		s.activation(), s.activation(), f)
}

// A drawing is how a type of layer is drawn, and which corners must be met besides a batch of one.
type drawing struct {
	layer   func(s *sketch) string
	corners []string
}

var (
	onVectors = []string{"sequence", "lengths", "a sequence of one", "wide"}
	onImages  = []string{"one pixel", "a stride that does not divide"}
	overTime  = []string{"lengths", "a sequence of one", "wide", "bidirectional", "stateful", "bidirectional with lengths", "last state of uneven lengths"}
)

func plain(text string, shape func(s *sketch) int) func(s *sketch) string {
	return func(s *sketch) string { shape(s); return text }
}

var drawings = map[string]drawing{
	"dense": {func(s *sketch) string {
		s.vector()
		return fmt.Sprintf(`{"type":"dense","units":%d,%s,%s}`, s.width(5, "units"), s.bias(), s.activation())
	}, onVectors},
	"conv2d": {func(s *sketch) string {
		groups := s.width(3, "groups")
		window := s.windows(groups * s.upTo(2, "channels of a group"))
		return fmt.Sprintf(`{"type":"conv2d","groups":%d,"filters":%d,%s,%s,%s}`, groups, groups*s.upTo(2, "filters of a group"), window, s.bias(), s.activation())
	}, append(onImages, "wide")},
	"depthwise-conv2d": {func(s *sketch) string {
		return fmt.Sprintf(`{"type":"depthwise-conv2d",%s,"multiplier":%d,%s,%s}`, s.windows(s.width(3, "channels")), s.upTo(2, "multiplier"), s.bias(), s.activation())
	}, append(onImages, "wide")},
	"separable-conv2d": {func(s *sketch) string {
		return fmt.Sprintf(`{"type":"separable-conv2d","filters":%d,%s,"multiplier":%d,%s,%s}`, s.upTo(3, "filters"), s.windows(s.width(3, "channels")),
			s.upTo(2, "multiplier"), s.bias(), s.activation())
	}, append(onImages, "wide")},
	"conv2d-transpose": {func(s *sketch) string {
		h, w, kernel, stride := s.upTo(4, "height"), s.upTo(4, "width"), s.upTo(4, "kernel"), s.upTo(3, "stride")
		s.image(s.upTo(3, "channels"), h, w)
		more := rapid.IntRange(0, stride-1).Draw(s.T, "output padding")
		crop := rapid.IntRange(0, ((min(h, w)-1)*stride+kernel+more-1)/2).Draw(s.T, "crop")
		s.note("output padding", more > 0)
		return fmt.Sprintf(`{"type":"conv2d-transpose","filters":%d,"kernel":%d,"stride":%d,"outputPadding":%d,"crop":%d,%s,%s}`,
			s.upTo(3, "filters"), kernel, stride, more, crop, s.bias(), s.activation())
	}, []string{"one pixel", "output padding"}},
	"upsample2d": {func(s *sketch) string {
		s.image(s.upTo(3, "channels"), s.upTo(4, "height"), s.upTo(4, "width"))
		return fmt.Sprintf(`{"type":"upsample2d","factor":%d}`, s.upTo(3, "factor"))
	}, []string{"one pixel"}},
	"max-pool2d": {func(s *sketch) string {
		s.apart = true // a tie between two pixels is a kink
		return fmt.Sprintf(`{"type":"max-pool2d",%s}`, s.poolWindows())
	}, append(onImages, "wide")},
	"average-pool2d": {func(s *sketch) string { return fmt.Sprintf(`{"type":"average-pool2d",%s}`, s.poolWindows()) }, append(onImages, "wide")},
	"global-average-pool2d": {plain(`{"type":"global-average-pool2d"}`, func(s *sketch) int {
		s.image(s.width(3, "channels"), s.upTo(4, "height"), s.upTo(4, "width"))
		return 0
	}), []string{"one pixel", "wide"}},
	"flatten": {func(s *sketch) string {
		s.image(s.upTo(3, "channels"), s.upTo(3, "height"), s.upTo(3, "width"))
		if rapid.Bool().Draw(s.T, "steps") {
			s.seen["sequence"]++
			s.t = s.upTo(4, "how many")
			s.input = fmt.Sprintf("[%d,%d]", s.t, s.upTo(3, "features"))
		}
		return `{"type":"flatten"}`
	}, []string{"one pixel", "sequence"}},
	"reshape": {func(s *sketch) string {
		a, b, c := s.upTo(4, "a"), s.upTo(4, "b"), s.upTo(4, "c")
		s.image(a, b, c)
		s.t = a
		return fmt.Sprintf(`{"type":"reshape","shape":[%d,%d]}`, a, b*c)
	}, []string{"one pixel"}},
	"activation": {func(s *sketch) string { s.anything(); return fmt.Sprintf(`{"type":"activation",%s}`, s.activation()) }, append(onVectors, "image")},
	"dropout": {func(s *sketch) string {
		s.anything()
		s.training = rapid.Bool().Draw(s.T, "training")
		s.note("inference", !s.training)
		return fmt.Sprintf(`{"type":"dropout","rate":%g}`, rapid.Float64Range(0, 0.9).Draw(s.T, "rate"))
	}, append(onVectors, "image", "inference")},
	"gaussian-noise": {func(s *sketch) string {
		s.anything()
		s.training = rapid.Bool().Draw(s.T, "training")
		s.note("inference", !s.training)
		return fmt.Sprintf(`{"type":"gaussian-noise","std":%g}`, rapid.Float64Range(0, 2).Draw(s.T, "std"))
	}, append(onVectors, "image", "inference")},
	"batch-norm": {func(s *sketch) string {
		s.anything()
		s.training = rapid.Bool().Draw(s.T, "training")
		s.note("inference", !s.training)
		return `{"type":"batch-norm","epsilon":0.1}`
	}, append(onVectors, "image", "inference")},
	"layer-norm": {plain(`{"type":"layer-norm","epsilon":0.1}`, (*sketch).vector), onVectors},
	"features": {func(s *sketch) string {
		s.input = "[2]"
		fields := []string{}
		if rapid.Bool().Draw(s.T, "fourier") {
			s.seen["fourier"]++
			fields = append(fields, fmt.Sprintf(`"fourier":{"count":%d,"scale":%g,"seed":%d}`, s.upTo(9, "count"), rapid.Float64Range(0, 2).Draw(s.T, "scale"), s.upTo(99, "seed")))
		}
		if names := rapid.SliceOfN(rapid.SampledFrom(spec.FeatureNames()), 0, 9).Draw(s.T, "names"); len(names) > 0 || len(fields) == 0 {
			s.note("radius", slices.Contains(names, "radius"))
			fields = append(fields, `"names":["x1","`+strings.Join(append(names, "x2"), `","`)+`"]`)
		}
		return `{"type":"features",` + strings.Join(fields, ",") + `}`
	}, []string{"fourier", "radius"}},
	"normalize": {func(s *sketch) string {
		count := s.anything()
		list := func(label string, least float64) string {
			n := rapid.SampledFrom([]int{1, count}).Draw(s.T, label+" are")
			return strings.ReplaceAll(fmt.Sprint(rapid.SliceOfN(rapid.Float64Range(least, 2), n, n).Draw(s.T, label)), " ", ",")
		}
		return fmt.Sprintf(`{"type":"normalize","mean":%s,"std":%s}`, list("mean", -2), list("std", 0.3))
	}, append(onVectors, "image")},
	"embedding": {func(s *sketch) string {
		s.ids = s.width(6, "vocabulary")
		s.t = s.upTo(5, "steps")
		s.input = `["T"]`
		if rapid.Bool().Draw(s.T, "fixed length") {
			s.input = fmt.Sprintf("[%d]", s.t)
		} else if rapid.Bool().Draw(s.T, "lengths differ") {
			s.seen["lengths"]++
			for range s.b {
				s.lengths = append(s.lengths, int32(s.upTo(s.t, "length")))
			}
		}
		s.note("a sequence of one", s.t == 1)
		s.note("a vocabulary of one", s.ids == 1)
		return fmt.Sprintf(`{"type":"embedding","vocabulary":%d,"units":%d}`, s.ids, s.width(4, "units"))
	}, []string{"lengths", "a sequence of one", "a vocabulary of one", "wide"}},
	"rnn":  {func(s *sketch) string { return s.recurrent("rnn") }, append(overTime, "relu")},
	"gru":  {func(s *sketch) string { return s.recurrent("gru") }, overTime},
	"lstm": {func(s *sketch) string { return s.recurrent("lstm") }, overTime},
	"residual": {func(s *sketch) string {
		s.training = rapid.Bool().Draw(s.T, "training")
		return `{"type":"residual","layers":[` + s.inside() + `]}`
	}, []string{"image", "sequence", "lengths", "a residual inside", "wide"}},
}

// TestEveryLayerGradient checks each type of the spec at random sizes, built as a network is, with
// its activation, against differences in float64, and its float32 forms against that.
func TestEveryLayerGradient(t *testing.T) {
	for _, name := range spec.LayerTypes() {
		t.Run(name, func(t *testing.T) {
			d, ok := drawings[name]
			if !ok {
				t.Fatalf("no drawing of %s: its gradient is not checked", name)
			}
			checkSketches(t, d.layer, d.corners)
		})
	}
	if len(drawings) != len(spec.LayerTypes()) {
		t.Errorf("%d drawings of %d types", len(drawings), len(spec.LayerTypes()))
	}
}

// TestEveryActivationGradient checks each activation of the spec, softmax too.
func TestEveryActivationGradient(t *testing.T) {
	for _, name := range spec.ActivationNames() {
		t.Run(name, func(t *testing.T) {
			corners := onVectors
			if name != "softmax" {
				corners = append(corners[:len(corners):len(corners)], "image")
			}
			checkSketches(t, func(s *sketch) string {
				s.spread = rapid.Float64Range(0.5, 6).Draw(s.T, "spread")
				if name == "softmax" {
					s.vector()
				} else {
					s.anything()
				}
				return fmt.Sprintf(`{"type":"activation","activation":%s}`, s.withAlpha(name))
			}, corners)
		})
	}
}

func checkSketches(t *testing.T, layer func(s *sketch) string, corners []string) {
	seen := map[string]int{}
	checkCorners(t, func(t *rapid.T) {
		s := &sketch{T: t, seen: seen}
		s.b, s.t, s.seed = rapid.SampledFrom([]int{1, 2, 3, 5}).Draw(t, "batch"), 1, rapid.Uint64().Draw(t, "seed")
		s.note("a batch of one", s.b == 1)
		seen["all"]++
		text := layer(s)
		document := fmt.Sprintf(`{"input":%s,"layers":[%s]}`, s.input, text)
		parsed, err := spec.Parse([]byte(document))
		if err != nil {
			t.Fatalf("%s: %v", document, err)
		}
		wide, err := Build[float64](parsed)
		if err != nil {
			t.Fatalf("%s: %v", document, err)
		}
		narrow, err := Build[float32](parsed)
		if err != nil {
			t.Fatal(err)
		}
		s.layer, s.twin = wide.chain, narrow.chain
		checkGradient(t, s.trial)
	}, seen, append(corners[:len(corners):len(corners)], "a batch of one")...)
}
