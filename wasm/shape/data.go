package main

import "encoding/binary"

// shortestGap is how many zeros between two pieces of data are worth a piece of their own.
const shortestGap = 64

// joinData returns the section of data with fewer pieces: Go's linker begins another after eight bytes of zero, which makes
// tens of thousands, each a call while the module is instantiated.
func joinData(r *reader) ([]byte, error) {
	type piece struct {
		at    int64
		bytes []byte
	}
	var pieces []piece
	for n := r.unsigned(); n > 0 && r.err == nil; n-- {
		kind, address := r.unsigned(), r.instruction()
		if end := r.instruction(); kind != 0 || address.op != opI32Const || end.op != opEnd {
			r.fail("a piece of data is not at a constant address")
			break
		}
		p := piece{at: address.immediate, bytes: r.take(r.unsigned())}
		if last := len(pieces) - 1; last >= 0 {
			before := &pieces[last]
			if gap := p.at - before.at - int64(len(before.bytes)); gap >= 0 && gap < shortestGap {
				before.bytes = append(append(before.bytes, make([]byte, gap)...), p.bytes...)
				continue
			}
		}
		pieces = append(pieces, p)
	}
	out := binary.AppendUvarint(nil, uint64(len(pieces)))
	for _, p := range pieces {
		out = appendSigned(append(out, 0, byte(opI32Const)), p.at)
		out = binary.AppendUvarint(append(out, byte(opEnd)), uint64(len(p.bytes)))
		out = append(out, p.bytes...)
	}
	return out, r.err
}
