package golden

import "slices"

// A form is how a layer's input is given to a network of the engine, which has features [N,F], sequences [N,T,F] and
// images [N,C,H,W]: the set's layers that work on the last axis take any number of axes, and its batch
// normalisation has channels on axis 1 of three.
type form int

const (
	plain    form = iota
	rows          // [...,F] as [M,F]
	channels      // [N,C,L] as the image [N,C,L,1]
)

// formOf returns the form of a layer that reads an output of that many axes.
func formOf(l *layer, rank int) form {
	lastAxis := l.Type == "dense" || l.Type == "layernorm" || l.Type == "embedding" || l.Fn == "softmax"
	anyAxes := lastAxis || l.Type == "activation" || l.Type == "dropout"
	switch {
	case l.Type == "batchnorm" && rank == 3:
		return channels
	case l.Type == "embedding" && rank == 2, l.Type == "add":
		return plain
	case anyAxes && (rank == 1 || rank > 4 || lastAxis && rank == 4), l.Type == "embedding":
		return rows
	}
	return plain
}

// rankAfter returns how many axes a layer's output has.
func rankAfter(l *layer, rank int) int {
	switch {
	case l.Fn == "logsumexp":
		return rank - 1
	case l.Type == "flatten", l.Type == "global_avgpool", l.Type == "rnn" && l.Return == "last":
		return 2
	case l.Type == "reshape":
		return 1 + len(l.Shape)
	case l.Type == "embedding":
		return rank + 1
	}
	return rank
}

// givenIn returns the array in a form: the same numbers, of another shape.
func (a array[F]) givenIn(f form, ids bool) array[F] {
	switch f {
	case rows:
		width := 1
		if !ids {
			width = a.shape[len(a.shape)-1]
		}
		return array[F]{[]int{len(a.data) / width, width}, a.data}
	case channels:
		return array[F]{append(slices.Clone(a.shape), 1), a.data}
	}
	return a
}

// outputShape returns the shape of a layer's output in the set, where the network's, for one example, is list.
func outputShape(f form, ids bool, input, list []int, b int) []int {
	switch f {
	case rows:
		leading := input
		if !ids {
			leading = input[:len(input)-1]
		}
		return append(slices.Clone(leading), list[len(list)-1])
	case channels:
		return input
	}
	return append([]int{b}, list...)
}
