package spec

import "backdraw/core/fault"

// Update returns the spec with a patch applied.
func Update(old *Spec, patch []byte) (*Spec, error) {
	return nil, fault.New(fault.Unsupported, "", "this build cannot update a spec")
}
