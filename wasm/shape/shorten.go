package main

import "slices"

// shorten makes sections shorter, without a change of what they compute.
func (f *function) shorten() {
	for k, section := range f.sections {
		section = slices.DeleteFunc(section, func(in instruction) bool { return in.op == opNop })
		f.sections[k] = extremes(foldAddresses(section))
	}
	live := livenessOf(flowOf(f))
	if live == nil {
		return
	}
	for k := range live.next {
		f.sections[k] = foldSplats(f.sections[k], func(i int, local int64) bool { return !live.before(k, i+1).has(local) })
	}
	for k := range live.next {
		f.sections[k] = dropSums(f.sections[k], func(i int, local int64) bool { return !live.before(k, i+1).has(local) })
	}
}

// dropSums leaves out sums that no one reads.
func dropSums(section []instruction, dead func(i int, local int64) bool) []instruction {
	var out []instruction
	for i := 0; i < len(section); i++ {
		if _, length := added(section[i:]); length > 0 && i+length < len(section) && section[i+length].op == opLocalSet && dead(i+length, section[i+length].immediate) {
			i += length
			continue
		}
		out = append(out, section[i])
	}
	return out
}
