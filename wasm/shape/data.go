package main

import "encoding/binary"

// shortestGap is how many zeros between two pieces of data are worth a piece of their own.
const shortestGap = 64

// piece is what the memory holds from an address on, when a module is instantiated.
type piece struct {
	at    int64
	bytes []byte
}

func (p piece) end() int64 { return p.at + int64(len(p.bytes)) }

func readData(r *reader) (pieces []piece) {
	for n := r.unsigned(); n > 0 && r.err == nil; n-- {
		kind, address := r.unsigned(), r.instruction()
		if end := r.instruction(); kind != 0 || address.op != opI32Const || address.immediate < 0 || end.op != opEnd {
			r.fail("a piece of data is not at a constant address")
			break
		}
		pieces = append(pieces, piece{at: address.immediate, bytes: r.take(r.unsigned())})
	}
	return pieces
}

// joinData returns the section of data with fewer pieces: Go's linker begins another after eight bytes of zero, which makes
// tens of thousands, each a call while the module is instantiated.
func joinData(pieces []piece) []byte {
	var joined []piece
	for _, p := range pieces {
		if last := len(joined) - 1; last >= 0 {
			before := &joined[last]
			if gap := p.at - before.end(); gap >= 0 && gap < shortestGap {
				before.bytes = append(append(before.bytes[:len(before.bytes):len(before.bytes)], make([]byte, gap)...), p.bytes...)
				continue
			}
		}
		joined = append(joined, p)
	}
	out := list{}
	for _, p := range joined {
		item := append(appendSigned([]byte{0, byte(opI32Const)}, p.at), byte(opEnd))
		out.add(append(binary.AppendUvarint(item, uint64(len(p.bytes))), p.bytes...))
	}
	return out.bytes()
}
