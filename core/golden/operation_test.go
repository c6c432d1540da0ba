package golden

import (
	"math"
	"testing"

	"backdraw/core/kernel"
)

// An operation is what the set has as a layer and backdraw has not: add, log_softmax and
// logsumexp. The last two are what cross-entropy makes of kernel.Table's Softmax.
type operation[F kernel.Float] struct {
	k     *kernel.Table[F]
	index int
}

func (o operation[F]) forward(t *testing.T, g *graph[F]) {
	t.Helper()
	l := g.layers[o.index]
	x := g.output(l.Inputs[0])
	if l.Type == "add" {
		sum := x.empty()
		for _, i := range l.Inputs {
			for j, v := range g.output(i).data {
				sum.data[j] += v
			}
		}
		g.outputs[o.index] = sum
		return
	}
	soft, logSum := o.softmax(x)
	if l.Fn == "logsumexp" {
		g.outputs[o.index] = array[F]{x.shape[:len(x.shape)-1], logSum}
		return
	}
	y := x.empty()
	c := x.shape[len(x.shape)-1]
	for i, v := range x.data {
		y.data[i] = v - logSum[i/c]
		if soft[i] > 1e-30 { // where the logits are large and close their difference rounds
			y.data[i] = F(math.Log(float64(soft[i])))
		}
	}
	g.outputs[o.index] = y
}

// softmax returns softmax(x) over the last axis, and log(sum(exp(x))).
func (o operation[F]) softmax(x array[F]) (soft, logSum []F) {
	c := x.shape[len(x.shape)-1]
	count := len(x.data) / c
	n := (count + o.k.Lanes - 1) / o.k.Lanes * o.k.Lanes
	rows, sums := make([]F, c*n), make([]F, n)
	array[F]{[]int{count, c}, x.data}.rows(rows, n, true)
	o.k.Softmax(rows, sums, rows, c, n)
	return fromRows(rows, count, n, []int{c}).data, sums[:count]
}

// backward: log_softmax gives dx = dy - softmax(x) * sum(dy), logsumexp dx = softmax(x) * dy.
func (o operation[F]) backward(t *testing.T, g *graph[F]) {
	t.Helper()
	l, dy := g.layers[o.index], g.grads[o.index]
	if l.Type == "add" {
		for _, i := range l.Inputs {
			g.add(i, dy)
		}
		return
	}
	x := g.output(l.Inputs[0])
	soft, _ := o.softmax(x)
	c := x.shape[len(x.shape)-1]
	dx := x.empty()
	for row := range len(x.data) / c {
		var sum F
		if l.Fn == "logsumexp" {
			sum = -dy.data[row]
		} else {
			for _, d := range dy.data[row*c:][:c] {
				sum += d
			}
			copy(dx.data[row*c:], dy.data[row*c:][:c])
		}
		for k := range c {
			dx.data[row*c+k] -= soft[row*c+k] * sum
		}
	}
	g.add(l.Inputs[0], dx)
}
