package golden

import (
	"fmt"
	"slices"
	"testing"

	"backdraw/core/kernel"
	"backdraw/core/nn"
	"backdraw/core/spec"
)

// A graph is a case's layers as networks of the engine and, between them, what only the set has:
// every longest run of layers that reads its predecessor alone is one network, an add of such a
// run's input and output a residual in it.
type graph[F kernel.Float] struct {
	k       *kernel.Table[F]
	layers  []layer
	nodes   []node[F]
	outputs []array[F] // of every layer
	views   []nn.View[F]
	grads   []array[F] // of the loss by those; nil data: none yet
	input   array[F]
	gradIn  array[F]
	lengths []int32
	fixed   bool // whether the length of a sequence is part of the networks
}

// A node computes the output of one or more layers.
type node[F kernel.Float] interface {
	forward(t *testing.T, g *graph[F])
	backward(t *testing.T, g *graph[F])
}

// newGraph plans the graph; networks are built as their inputs become known.
func newGraph[F kernel.Float](k *kernel.Table[F], layers []layer, input Tensor, lengths []int32) *graph[F] {
	g := &graph[F]{k: k, layers: layers, input: toArray[F](input), lengths: lengths,
		outputs: make([]array[F], len(layers)), views: make([]nn.View[F], len(layers)), grads: make([]array[F], len(layers))}
	ids := layers[0].Type == "embedding"
	ranks := make([]int, len(layers)+1) // of output i at i+1
	ranks[0] = len(input.Shape)
	g.fixed = slices.ContainsFunc(layers, func(l layer) bool { return l.Type == "flatten" || l.Type == "reshape" })
	readers := make([]int, len(layers)+1) // of output i at i+1
	for i := range layers {
		if layers[i].Inputs == nil {
			layers[i].Inputs = []int{i - 1}
		}
		for _, from := range layers[i].Inputs {
			readers[from+1]++
		}
		rank := ranks[layers[i].Inputs[0]+1]
		layers[i].form, ranks[i+1] = formOf(&layers[i], rank), rankAfter(&layers[i], rank)
	}
	var run *segment[F]
	for i, l := range layers {
		switch {
		case l.Type == "add" && run != nil && run.residual(l.Inputs, i, readers):
			continue
		case l.Type == "add" || l.Fn == "log_softmax" || l.Fn == "logsumexp":
			g.nodes = append(g.nodes, operation[F]{k: k, index: i})
			run = nil
			continue
		}
		refuses := run == nil || l.Inputs[0] != i-1 || readers[i] != 1 ||
			l.Mode != "" && run.mode != "" && l.Mode != run.mode || l.form != run.form
		if refuses {
			run = &segment[F]{k: k, from: l.Inputs[0], ids: ids && i == 0, form: l.form}
			g.nodes = append(g.nodes, run)
		}
		if l.Mode != "" {
			run.mode = l.Mode
		}
		run.items = append(run.items, item{index: i})
	}
	return g
}

func (g *graph[F]) output(i int) array[F] {
	if i < 0 {
		return g.input
	}
	return g.outputs[i]
}

func (g *graph[F]) forward(t *testing.T) {
	t.Helper()
	if g.lengths != nil {
		wantLengths(t, g.lengths, g.input.shape)
	}
	if l := g.layers[0]; l.Type == "embedding" {
		whole(t, "input", g.input.tensor().Data, l.Vocabulary)
	}
	for _, n := range g.nodes {
		n.forward(t, g)
	}
	for i := range g.outputs {
		g.outputs[i].finite(t, fmt.Sprintf("outputs[%d]", i))
	}
}

func (g *graph[F]) backward(t *testing.T, last array[F]) {
	t.Helper()
	clear(g.grads)
	g.gradIn = array[F]{}
	g.add(len(g.layers)-1, last)
	for _, n := range slices.Backward(g.nodes) {
		n.backward(t, g)
	}
	g.gradIn.finite(t, "grad_input")
}

// add adds to the gradient of output i.
func (g *graph[F]) add(i int, d array[F]) {
	sum := &g.gradIn
	if i >= 0 {
		sum = &g.grads[i]
	}
	if sum.data == nil {
		*sum = d.empty()
	}
	for j, v := range d.data {
		sum.data[j] += v
	}
}

// segments are the networks.
func (g *graph[F]) segments() (all []*segment[F]) {
	for _, n := range g.nodes {
		if s, ok := n.(*segment[F]); ok {
			all = append(all, s)
		}
	}
	return all
}

// An item is one layer of a network; a residual has the layers inside it, and stands for the add.
type item struct {
	index int
	inner []item
}

// A segment is layers that are one network.
type segment[F kernel.Float] struct {
	k     *kernel.Table[F]
	from  int // index of the output that it reads
	items []item
	mode  string
	ids   bool
	form  form

	network   *nn.Network[F]
	workspace *nn.Workspace[F]
	numbers   nn.Numbers[F]
}

// residual turns all layers so far into one residual if an add of inputs sums what they read
// and what they make, and nothing else reads what they make.
func (s *segment[F]) residual(inputs []int, index int, readers []int) bool {
	sum := slices.Clone(inputs)
	slices.Sort(sum)
	last := s.items[len(s.items)-1].index
	if s.ids || len(sum) != 2 || sum[0] != s.from || sum[1] != last || last != index-1 || readers[last+1] != 1 {
		return false
	}
	s.items = []item{{index: index, inner: s.items}}
	return true
}

func (s *segment[F]) build(t *testing.T, g *graph[F]) {
	t.Helper()
	x := g.output(s.from).givenIn(s.form, s.ids)
	network, err := nn.Build[F](s.inSpec(t, g))
	if err != nil {
		t.Fatal(err)
	}
	use := nn.TrainingInput
	if s.ids {
		use = nn.Training
	}
	steps := 1
	if network.In.Sequence {
		steps = x.shape[1]
	}
	s.network = network
	if s.workspace, err = nn.NewWorkspace(network, s.k, x.shape[0], steps, use); err != nil {
		t.Fatal(err)
	}
	s.numbers = nn.Numbers[F]{W: make([]F, network.FlatSize()), DW: make([]F, network.FlatSize()),
		State: make([]F, network.StateSize()), Carry: make([]F, network.CarryRows()*nn.Rows(s.k, x.shape[0]))}
	s.workspace.Bind(x.shape[0], steps, s.numbers)
	s.load(t, g)
}

// inSpec returns the network's spec, with a loss that any output has.
func (s *segment[F]) inSpec(t *testing.T, g *graph[F]) *spec.Spec {
	t.Helper()
	in := spec.Input{Dims: g.output(s.from).givenIn(s.form, s.ids).shape[1:]}
	if s.form == plain && !g.fixed && (s.ids || len(in.Dims) == 2) {
		in = spec.Input{Sequence: true, Dims: in.Dims[1:]}
	}
	return &spec.Spec{Version: 1, Input: in, Layers: g.inSpec(t, s.items, ""), Loss: spec.Loss{Name: "mse"}}
}

func (g *graph[F]) inSpec(t *testing.T, items []item, prefix string) (all []spec.Layer) {
	t.Helper()
	for i, it := range items {
		path := fmt.Sprintf("%slayers[%d]", prefix, i)
		if it.inner != nil {
			all = append(all, spec.Layer{Path: path, Type: "residual", Layers: g.inSpec(t, it.inner, path+".")})
			continue
		}
		all = append(all, g.layers[it.index].inSpec(t, path))
	}
	return all
}

func (s *segment[F]) forward(t *testing.T, g *graph[F]) {
	t.Helper()
	if s.network == nil {
		s.build(t, g)
	}
	x := g.output(s.from).givenIn(s.form, s.ids)
	if s.network.In.Sequence {
		s.workspace.Bind(x.shape[0], x.shape[1], s.numbers)
	}
	s.begin(t, g)
	x.rows(s.workspace.X, s.workspace.N, true)
	lengths := g.lengths
	if !s.network.In.Sequence {
		lengths = nil
	}
	s.workspace.Forward(s.mode == "train", lengths, 1)
	s.collect(g, s.items, s.workspace.Views())
	each(s.items, "", func(index int, _ string) {
		l := &g.layers[index]
		l.reads(t, g.output(l.Inputs[0]).shape)
	})
}

func (s *segment[F]) collect(g *graph[F], items []item, views []nn.View[F]) {
	for i, it := range items {
		v := views[i]
		g.views[it.index] = v
		y := fromRows(v.Y, s.workspace.B, s.workspace.N, v.Out.List(s.workspace.T))
		if s.form != plain {
			input := g.output(s.from).shape
			y.shape = outputShape(s.form, s.ids, input, y.shape[1:], y.shape[0])
		}
		g.outputs[it.index] = y
		s.collect(g, it.inner, v.Children)
	}
}

func (s *segment[F]) backward(t *testing.T, g *graph[F]) {
	t.Helper()
	d := g.grads[s.items[len(s.items)-1].index]
	if d.data == nil {
		return
	}
	d.givenIn(s.form, false).rows(s.workspace.DY, s.workspace.N, false)
	clear(s.numbers.DW)
	s.workspace.Backward()
	if !s.ids {
		dx := fromRows(s.workspace.DX, s.workspace.B, s.workspace.N, nil)
		g.add(s.from, array[F]{g.output(s.from).shape, dx.data})
	}
}
