package main

import "slices"

// longestTest is how many instructions of a loop's test are written twice.
const longestTest = 16

// invert moves the tests of loops behind what they guard, and writes each once more before its loop:
//
//	loop: test, leave or go on; body; back to loop      becomes      test, leave or go on; loop: body; test, leave or back to loop
//
// Then the body runs wherever the loop is entered, and V8 leaves what does not change, as a constant in all lanes, outside.
func (f *function) invert() {
	for done := map[int]bool{}; ; {
		w := flowOf(f)
		test, members := w.guarded(w.regions(), done)
		if members == nil {
			return
		}
		body := w.inLoop(test, members)
		done[test], done[body] = true, true
		f.copyTest(w, test, members)
	}
}

// guarded returns a loop that can be inverted: its first section, which is the test, and all of its sections.
func (w *flow) guarded(r *region, done map[int]bool) (test int, members []int) {
	for _, p := range r.parts {
		if p.loop == nil {
			continue
		}
		if test, members := w.guarded(p.loop, done); members != nil {
			return test, members
		}
		if members := p.loop.sections(nil); !done[p.section] && w.isTest(p.section, members) {
			return p.section, members
		}
	}
	return 0, nil
}

func (r *region) sections(to []int) []int {
	for _, p := range r.parts {
		if p.loop != nil {
			to = p.loop.sections(to)
		} else {
			to = append(to, p.section)
		}
	}
	return to
}

// inLoop returns the one section of the loop that a test leads to, or -1.
func (w *flow) inLoop(test int, members []int) int {
	body := -1
	for _, to := range w.next[test] {
		if slices.Contains(members, to) {
			if body >= 0 && body != to {
				return -1
			}
			body = to
		}
	}
	return body
}

// isTest tells whether a loop's first section only decides whether the next is run.
func (w *flow) isTest(k int, members []int) bool {
	section := w.f.sections[k]
	body := w.inLoop(k, members)
	if len(section) > longestTest || body < 0 || body == k || w.entries[k] || w.entries[body] {
		return false
	}
	if falls(section) && !slices.Contains(w.f.table, k+1) {
		return false // The copy could not jump there.
	}
	if !slices.ContainsFunc(w.next[k], func(to int) bool { return !slices.Contains(members, to) }) {
		return false
	}
	for from, next := range w.next {
		if from != k && slices.Contains(next, body) {
			return false
		}
	}
	return !slices.ContainsFunc(section, func(in instruction) bool {
		switch in.op {
		case opCall, opCallIndirect, opUnwindIf, opBlock, opLoop, opIf:
			return true
		}
		return false
	})
}

// copyTest writes a test once more, and leads there what came to the loop from outside.
func (f *function) copyTest(w *flow, test int, members []int) {
	number := int64(len(f.table)) // Of PC_B, for the copy; nothing but jumps knows it.
	f.table = append(f.table, len(f.sections))
	copied := slices.Clone(f.sections[test])
	if falls(copied) {
		copied = append(copied, instruction{op: opJump, immediate: int64(slices.Index(f.table, test+1))})
	}
	for from := range w.next {
		if slices.Contains(members, from) {
			continue
		}
		section := f.sections[from]
		for i, in := range section {
			if (in.op == opJump || in.op == opJumpIf) && f.table[in.immediate] == test {
				section[i].immediate = number
			}
		}
		if falls(section) && from+1 == test {
			f.sections[from] = append(section, instruction{op: opJump, immediate: number})
		}
	}
	f.sections = append(f.sections, copied)
}
