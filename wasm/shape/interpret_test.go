package main

import (
	"fmt"
	"strings"
)

// host is what an interpreted function sees: it decides by a list, and notes what is called and stored.
type host struct {
	decisions []int64
	trace     strings.Builder
	steps     int
}

const (
	decision = 9  // The global variable that holds another decision at each reading.
	yielding = 50 // The function that returns a decision: whether the goroutine gives way.
)

// stop ends an interpretation whose decisions are used up.
type stop struct{}

func (h *host) decide() int64 {
	if len(h.decisions) == 0 {
		panic(stop{})
	}
	d := h.decisions[0]
	h.decisions = h.decisions[1:]
	return d
}

// interpret runs a body of the few instructions that the tests use, and returns what it leaves on the stack.
func (h *host) interpret(body []byte, pcB int64) int64 {
	_, code, err := readBody(body)
	if err != nil {
		panic(err)
	}
	ends := map[int]int{}
	var open []int
	for i, in := range code {
		switch in.op {
		case opBlock, opLoop, opIf:
			open = append(open, i)
		case opEnd:
			if len(open) > 0 {
				ends[open[len(open)-1]] = i
				open = open[:len(open)-1]
			}
		}
	}
	var stack []int64
	var labels []int // The instructions that opened them.
	locals := map[int64]int64{0: pcB}
	pop := func() int64 {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		return v
	}
	for at := 0; at < len(code); at++ {
		if h.steps++; h.steps > 20_000 {
			panic(stop{})
		}
		branch := func(depth int64) {
			to := labels[len(labels)-1-int(depth)]
			labels = labels[:len(labels)-1-int(depth)]
			if code[to].op == opLoop {
				labels = append(labels, to)
				at = to
			} else {
				at = ends[to]
			}
		}
		switch in := code[at]; in.op {
		case opBlock, opLoop:
			labels = append(labels, at)
		case opIf:
			labels = append(labels, at)
			if pop() == 0 {
				labels = labels[:len(labels)-1]
				at = ends[at]
			}
		case opEnd:
			if len(labels) > 0 {
				labels = labels[:len(labels)-1]
			}
		case opBr:
			branch(in.immediate)
		case opBrIf:
			if pop() != 0 {
				branch(in.immediate)
			}
		case opBrTable:
			r := &reader{bytes: in.bytes[1:]}
			depths := make([]int64, r.unsigned()+1)
			for i := range depths {
				depths[i] = int64(r.unsigned())
			}
			branch(depths[min(pop(), int64(len(depths)-1))])
		case opLocalGet:
			stack = append(stack, locals[in.immediate])
		case opLocalSet:
			locals[in.immediate] = pop()
		case opGlobalGet:
			value := int64(0)
			if in.immediate == decision {
				value = h.decide()
			}
			stack = append(stack, value)
		case opI32Const, opI64Const:
			stack = append(stack, in.immediate)
		case opI64Store:
			value := pop()
			pop()
			fmt.Fprintf(&h.trace, "store %d ", value)
		case opCall:
			pop()
			fmt.Fprintf(&h.trace, "call %d ", in.immediate)
			if in.immediate == yielding {
				stack = append(stack, h.decide())
			}
		case opUnreachable:
			h.trace.WriteString("trap ")
			return -1
		case opReturn:
			return pop()
		default:
			panic(fmt.Sprintf("instruction %#x is not interpreted", in.op))
		}
	}
	return pop()
}

// run calls a body until it returns 0, again and again where it gives way, as Go's scheduler does.
func (h *host) run(body []byte, resume func(trace string) int64) string {
	defer func() {
		if r := recover(); r != nil && r != (stop{}) {
			panic(r)
		}
	}()
	for pcB := int64(0); ; pcB = resume(h.trace.String()) {
		result := h.interpret(body, pcB)
		fmt.Fprintf(&h.trace, "returns %d ", result)
		if result != 1 {
			return h.trace.String()
		}
	}
}
