package main

import (
	"maps"
	"slices"
)

// flow is where a function's sections lead to. What is jumped to from afar becomes a branch out of a block, and what is
// jumped back to a loop, if it can be entered at its first section alone; other ways back pass the table, as all did.
type flow struct {
	f *function
	// The sections that can be reached, and where each goes to: by jumps, and last by falling through, if it does.
	next map[int][]int
	// Ways back that pass the table: from, to.
	byTable map[[2]int]bool
	// Sections that the table leads to.
	entries map[int]bool
}

// falls tells whether control can leave a section at its end.
func falls(section []instruction) bool {
	if len(section) == 0 {
		return true
	}
	switch section[len(section)-1].op {
	case opJump, opReturn, opUnreachable:
		return false
	}
	return true
}

func flowOf(f *function) *flow {
	w := &flow{f: f, next: map[int][]int{}, byTable: map[[2]int]bool{}, entries: map[int]bool{}}
	for number := range f.entries {
		w.entries[f.table[min(number, len(f.table)-1)]] = true
	}
	waiting := slices.Collect(maps.Keys(w.entries))
	for len(waiting) > 0 {
		k := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		if _, done := w.next[k]; done {
			continue
		}
		next := []int{}
		for _, in := range f.sections[k] {
			if in.op == opJump || in.op == opJumpIf {
				next = append(next, f.table[in.immediate])
			}
		}
		if falls(f.sections[k]) && k+1 < len(f.sections) {
			next = append(next, k+1)
		}
		w.next[k] = next
		waiting = append(waiting, next...)
	}
	return w
}

// region is a run of sections and of loops, in an order in which all ways but those back to its head go forwards.
type region struct {
	parts []part
}

// part is one section, or a loop whose first section that is.
type part struct {
	section int
	loop    *region
}

// regions orders the whole function.
func (w *flow) regions() *region {
	all := slices.Sorted(maps.Keys(w.next))
	for {
		if top := w.region(all, -1); top != nil {
			return top
		}
		// Another way back passes the table now.
	}
}

// region orders sections, without the ways back to head. It returns nil where a loop has several entries: then the ways
// back to those pass the table from here on.
func (w *flow) region(sections []int, head int) *region {
	inside := map[int]bool{}
	for _, k := range sections {
		inside[k] = true
	}
	follow := func(k int) []int {
		return slices.DeleteFunc(slices.Clone(w.next[k]), func(to int) bool {
			return !inside[to] || to == head || w.byTable[[2]int{k, to}]
		})
	}
	r := &region{}
	for _, component := range components(sections, follow) {
		if len(component) == 1 && !slices.Contains(follow(component[0]), component[0]) {
			r.parts = append(r.parts, part{section: component[0]})
			continue
		}
		entrances := w.entrances(component)
		if len(entrances) > 1 {
			w.sendByTable(component)
			return nil
		}
		inner := w.region(component, entrances[0])
		if inner == nil {
			return nil
		}
		r.parts = append(r.parts, part{entrances[0], inner})
	}
	return r
}

// entrances returns the sections of a component which something outside leads to.
func (w *flow) entrances(component []int) (entrances []int) {
	for _, to := range component {
		entered := w.entries[to]
		for from, next := range w.next {
			entered = entered || slices.Contains(next, to) && !w.byTable[[2]int{from, to}] && !slices.Contains(component, from)
		}
		if entered {
			entrances = append(entrances, to)
		}
	}
	return entrances
}

// sendByTable lets the ways back to the first of the component's sections that has any pass the table. That is where the
// outermost loop begins, so loops inside it that have one entrance stay loops.
func (w *flow) sendByTable(component []int) {
	first := -1
	back := func(visit func(from, to int)) {
		for _, from := range component {
			for _, to := range w.next[from] {
				if to <= from && slices.Contains(component, to) && !w.byTable[[2]int{from, to}] {
					visit(from, to)
				}
			}
		}
	}
	back(func(_, to int) {
		if first < 0 || to < first {
			first = to
		}
	})
	back(func(from, to int) {
		if to == first {
			w.byTable[[2]int{from, to}] = true
			w.entries[to] = true
		}
	})
}

// components returns what can reach one another (Tarjan 1972), in an order in which ways go forwards, and otherwise in
// that of the sections.
func components(sections []int, follow func(int) []int) [][]int {
	index, low, on := map[int]int{}, map[int]int{}, map[int]bool{}
	var stack []int
	var found [][]int
	var visit func(int)
	visit = func(k int) {
		index[k] = len(index)
		low[k] = index[k]
		stack, on[k] = append(stack, k), true
		// The last way first: found from the back, what falls through comes next to what it comes from.
		for _, to := range follow(k) {
			if _, seen := index[to]; !seen {
				visit(to)
				low[k] = min(low[k], low[to])
			} else if on[to] {
				low[k] = min(low[k], index[to])
			}
		}
		if low[k] == index[k] {
			at := slices.Index(stack, k)
			component := slices.Clone(stack[at:])
			for _, member := range component {
				on[member] = false
			}
			stack = stack[:at]
			slices.Sort(component)
			found = append(found, component)
		}
	}
	for _, k := range sections {
		if _, seen := index[k]; !seen {
			visit(k)
		}
	}
	slices.Reverse(found)
	return inOrder(found, follow)
}

// inOrder puts components that come one after another in any case into the order of their first sections, as far as ways
// go forwards.
func inOrder(components [][]int, follow func(int) []int) [][]int {
	of := map[int]int{}
	for c, component := range components {
		for _, k := range component {
			of[k] = c
		}
	}
	waits := make([]int, len(components))
	after := make([]map[int]bool, len(components))
	for c, component := range components {
		after[c] = map[int]bool{}
		for _, k := range component {
			for _, to := range follow(k) {
				if d := of[to]; d != c && !after[c][d] {
					after[c][d] = true
					waits[d]++
				}
			}
		}
	}
	var ordered [][]int
	done := make([]bool, len(components))
	for range components {
		best := -1
		for c := range components {
			if !done[c] && waits[c] == 0 && (best < 0 || components[c][0] < components[best][0]) {
				best = c
			}
		}
		done[best] = true
		ordered = append(ordered, components[best])
		for d := range after[best] {
			waits[d]--
		}
	}
	return ordered
}
