package main

import (
	"encoding/binary"
	"strings"
	"testing"
)

func dataPiece(to []byte, at int64, bytes string) []byte {
	to = appendSigned(append(to, 0, byte(opI32Const)), at)
	to = binary.AppendUvarint(append(to, byte(opEnd)), uint64(len(bytes)))
	return append(to, bytes...)
}

func TestPiecesOfDataAreJoined(t *testing.T) {
	in := []byte{5}
	in = dataPiece(in, 4096, "ab")
	in = dataPiece(in, 4096+2+8, "cd")
	in = dataPiece(in, 4096+12, "ef")
	in = dataPiece(in, 4096+14+shortestGap, "far")
	in = dataPiece(in, 4096, "before") // Written over the first: order counts.
	want := []byte{3}
	want = dataPiece(want, 4096, "ab\x00\x00\x00\x00\x00\x00\x00\x00cdef")
	want = dataPiece(want, 4096+14+shortestGap, "far")
	want = dataPiece(want, 4096, "before")
	r := &reader{bytes: in}
	if got := joinData(readData(r)); r.err != nil || string(got) != string(want) {
		t.Errorf("%q, %v\nwant %q", got, r.err, want)
	}
}

func TestDataThatGoDoesNotMakeAreRefused(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"at an address that another module gives": {"\x01\x00\x23\x00\x0b\x01a", "constant address"},
		"below the memory":                        {"\x01\x00\x41\x7f\x0b\x01a", "constant address"},
		"at no address":                           {"\x01\x01\x01a", "is not"},
		"cut off":                                 {"\x01\x00\x41\x00\x0b\x09a", "ends in the middle"},
	} {
		r := &reader{bytes: []byte(c.in)}
		if readData(r); r.err == nil || !strings.Contains(r.err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, r.err, c.want)
		}
	}
}
