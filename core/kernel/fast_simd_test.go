//go:build goexperiment.simd

package kernel

import (
	"os"
	"simd"
	"strings"
	"testing"
)

// TestFastIsSIMD proves that the other tests of this build ran the vectors. Where the
// environment asks for imitation (GODEBUG=simd=0), Fast must be Scalar.
func TestFastIsSIMD(t *testing.T) {
	asked := strings.Contains(os.Getenv("GODEBUG"), "simd=0")
	if simd.Emulated() != asked {
		t.Fatalf("simd.Emulated() is %v, want %v", simd.Emulated(), asked)
	}
	want, width := "simd", simd.VectorBitSize()/32
	if asked {
		want, width = "scalar", 4
	}
	if f := Fast(); f.Name != want || f.Lanes != width {
		t.Errorf("Fast is %s of %d lanes, want %s of %d", f.Name, f.Lanes, want, width)
	}
}
