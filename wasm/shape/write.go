package main

import (
	"encoding/binary"
	"maps"
	"slices"
)

// label is what a branch can go to: the end of the block before a section, or the begin of a loop.
type label struct {
	section int
	loop    bool
}

// Labels that lead to no section.
const (
	toTable = -1 - iota // The begin of the loop around the table.
	giveWay             // Where the goroutine gives way.
	nowhere             // Where numbers of PC_B lead that no one puts there: the end, which traps.
	other               // A block of the section itself.
)

// writer writes a function's sections in the order of its regions.
type writer struct {
	*flow
	out    []byte
	labels []label
	// The section that stands behind each.
	behind map[int]int
	// The sections that something branches to forwards.
	targets map[int]bool
}

func (f *function) write() []byte {
	w := &writer{flow: flowOf(f), out: slices.Clone(f.locals), behind: map[int]int{}, targets: map[int]bool{}}
	whole := w.regions()
	w.place(whole, nowhere)
	w.aim(whole, nil)
	w.copy(f.head)
	if f.unwinds {
		w.open(opBlock, giveWay)
	}
	if len(w.byTable) > 0 {
		w.open(opLoop, toTable)
	}
	if len(w.entries) > 1 || whole.parts[0].section != f.table[0] {
		maps.Copy(w.targets, w.entries)
		w.open(opBlock, nowhere)
		w.region(whole, true)
		w.close()
	} else {
		w.region(whole, false)
	}
	if len(w.byTable) > 0 {
		w.close()
	}
	w.out = append(w.out, byte(opUnreachable))
	if f.unwinds {
		w.close()
		w.out = append(w.out, byte(opI32Const), 1)
	}
	return append(w.out, byte(opEnd))
}

// place notes what stands behind each section.
func (w *writer) place(r *region, after int) {
	for i, p := range r.parts {
		next := after
		if i+1 < len(r.parts) {
			next = r.parts[i+1].section
		}
		if p.loop != nil {
			w.place(p.loop, next)
		} else {
			w.behind[p.section] = next
		}
	}
}

// aim notes the targets; heads are those of the loops around a region.
func (w *writer) aim(r *region, heads []int) {
	for _, p := range r.parts {
		if p.loop != nil {
			w.aim(p.loop, append(heads[:len(heads):len(heads)], p.section))
			continue
		}
		section := w.f.sections[p.section]
		note := func(to int) {
			if !slices.Contains(heads, to) && !w.byTable[[2]int{p.section, to}] {
				w.targets[to] = true
			}
		}
		for _, in := range section {
			if in.op == opJump || in.op == opJumpIf {
				note(w.f.table[in.immediate])
			}
		}
		if falls(section) && p.section+1 < len(w.f.sections) && w.behind[p.section] != p.section+1 {
			note(p.section + 1)
		}
	}
}

func (w *writer) copy(code []instruction) {
	for _, in := range code {
		w.out = append(w.out, in.bytes...)
	}
}

func (w *writer) open(op opcode, section int) {
	w.out = append(w.out, byte(op), 0x40)
	w.labels = append(w.labels, label{section, op == opLoop})
}

func (w *writer) close() {
	w.out = append(w.out, byte(opEnd))
	w.labels = w.labels[:len(w.labels)-1]
}

// depth is how many labels lie inside the innermost that leads to a section.
func (w *writer) depth(section int) int {
	for i := range w.labels {
		if w.labels[len(w.labels)-1-i].section == section {
			return i
		}
	}
	panic("a section has no label")
}

// region writes parts one after another. The blocks at whose ends branches arrive all begin at once.
func (w *writer) region(r *region, table bool) {
	for i, p := range slices.Backward(r.parts) {
		if w.targets[p.section] && (i > 0 || table) {
			w.open(opBlock, p.section)
		}
	}
	if table {
		w.table()
	}
	for i, p := range r.parts {
		if w.targets[p.section] && (i > 0 || table) {
			w.close()
		}
		if p.loop == nil {
			w.section(p.section)
		} else {
			w.open(opLoop, p.section)
			w.region(p.loop, false)
			w.close()
		}
	}
}

// table leads from PC_B to the sections.
func (w *writer) table() {
	var labels []int
	for _, section := range w.f.table {
		if !w.entries[section] {
			section = nowhere
		}
		labels = append(labels, w.depth(section))
	}
	last := w.depth(nowhere)
	for len(labels) > 0 && labels[len(labels)-1] == last {
		labels = labels[:len(labels)-1]
	}
	w.out = append(w.out, byte(opLocalGet), pcB, byte(opBrTable))
	w.out = binary.AppendUvarint(w.out, uint64(len(labels)))
	for _, l := range append(labels, last) {
		w.out = binary.AppendUvarint(w.out, uint64(l))
	}
}

func (w *writer) section(k int) {
	around := len(w.labels)
	for _, in := range w.f.sections[k] {
		switch in.op {
		case opBlock, opLoop, opIf:
			w.labels = append(w.labels, label{section: other})
		case opEnd:
			w.labels = w.labels[:len(w.labels)-1]
		case opUnwindIf:
			in = numbered(opBrIf, w.depth(giveWay))
		case opJump, opJumpIf:
			w.jump(k, in)
			continue
		}
		w.out = append(w.out, in.bytes...)
	}
	if len(w.labels) != around {
		panic("a section leaves a block open")
	}
	if falls(w.f.sections[k]) && k+1 < len(w.f.sections) && w.behind[k] != k+1 {
		w.copy([]instruction{numbered(opBr, w.depth(k+1))})
	}
}

func (w *writer) jump(from int, in instruction) {
	to := w.f.table[in.immediate]
	op := opBr
	if in.op == opJumpIf {
		op = opBrIf
	}
	if !w.byTable[[2]int{from, to}] {
		w.copy([]instruction{numbered(op, w.depth(to))})
		return
	}
	inside := 0
	if op == opBrIf {
		w.out = append(w.out, byte(opIf), 0x40)
		inside = 1
	}
	w.out = appendSigned(append(w.out, byte(opI32Const)), in.immediate)
	w.out = append(w.out, byte(opLocalSet), pcB)
	w.copy([]instruction{numbered(opBr, w.depth(toTable)+inside)})
	if op == opBrIf {
		w.out = append(w.out, byte(opEnd))
	}
}
