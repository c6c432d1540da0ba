package main

import "slices"

// variables is a set of local variables.
type variables [2]uint64

func (v *variables) add(local int64)     { v[local>>6] |= 1 << (local & 63) }
func (v *variables) remove(local int64)  { v[local>>6] &^= 1 << (local & 63) }
func (v variables) has(local int64) bool { return v[local>>6]>>(local&63)&1 != 0 }
func (v *variables) join(w variables)    { v[0] |= w[0]; v[1] |= w[1] }

const mostVariables = 128

// liveness holds the variables that may still be read at the begin of each section.
type liveness struct {
	*flow
	begin map[int]variables
}

// livenessOf returns nil where a function has too many variables.
func livenessOf(w *flow) *liveness {
	for k := range w.next {
		for _, in := range w.f.sections[k] {
			if in.op >= opLocalGet && in.op <= opLocalTee && in.immediate >= mostVariables {
				return nil
			}
		}
	}
	l := &liveness{w, map[int]variables{}}
	for changed := true; changed; {
		changed = false
		for k := range w.next {
			if now := l.before(k, 0); now != l.begin[k] {
				l.begin[k] = now
				changed = true
			}
		}
	}
	return l
}

// before returns what may be read from section[at] on.
func (l *liveness) before(k, at int) variables {
	section := l.f.sections[k]
	var live variables
	if falls(section) && k+1 < len(l.f.sections) {
		live = l.begin[k+1]
	}
	depth := 0
	for _, in := range slices.Backward(section[at:]) {
		switch in.op {
		case opEnd:
			depth++
		case opBlock, opLoop, opIf:
			depth--
		case opJump, opJumpIf:
			live.join(l.begin[l.f.table[in.immediate]])
		case opLocalGet:
			live.add(in.immediate)
		case opLocalSet, opLocalTee:
			// Inside a block it may not be run.
			if depth == 0 {
				live.remove(in.immediate)
			}
		}
	}
	if slices.ContainsFunc(section, func(in instruction) bool { return in.op == opLoop }) {
		for _, in := range section {
			if in.op == opLocalGet {
				live.add(in.immediate)
			}
		}
	}
	return live
}
