//go:build !goexperiment.simd

package kernel

import "testing"

func TestFastIsScalar(t *testing.T) {
	if f := Fast(); f != Scalar() {
		t.Errorf("Fast is %s, want the scalar loops in a build without package simd", f.Name)
	}
}
