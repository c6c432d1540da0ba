package spec

import (
	"fmt"
	"strconv"
	"strings"

	"backdraw/core/document"
	"backdraw/core/fault"
)

// Update returns old with a patch applied; old does not change. The patch is a JSON merge patch
// (RFC 7396) of the document with all its defaults written out:
//
//	{"optimizer": {"learningRate": 0.1}}         that field; the others of the optimizer stay
//	{"optimizer": {"type": "adam"}}              another type: its other fields are its defaults
//	{"clip": null}                               back to the default
//	{"layers": [{}, null, {"rate": 0.2}]}        one patch for each layer; {} and null keep it
//	{"layers": {"2": {"rate": 0.2}}}             the same, by the layer's number
//
// Only what leaves the shapes and the function of the network alone may change: seed, optimizer,
// schedule, regularizer, clip, weightAverage, batchSize, shuffle, the numbers of the loss, and of
// a layer rate (dropout), std (gaussian-noise) and frozen. Anything else that would change is an
// error that names it, as is everything that Parse refuses.
func Update(old *Spec, patch []byte) (*Spec, error) {
	if len(patch) > MaxBytes {
		return nil, fault.New(fault.TooLarge, "", "the patch has %d bytes, the limit is %d", len(patch), MaxBytes)
	}
	change, err := document.Parse(fault.InvalidSpec, patch)
	if err != nil {
		return nil, err
	}
	if change.Kind != document.Object {
		return nil, fault.New(fault.InvalidSpec, "", "the patch is %s, want an object", change.Excerpt())
	}
	before := complete(old)
	merged, failure := merge(before, change, "")
	if failure != nil {
		return nil, failure
	}
	s, err := read(merged)
	if err != nil {
		return nil, err
	}
	if path := firstChange(before, complete(s), "", ""); path != "" {
		return nil, fault.New(fault.InvalidSpec, path, "%s cannot change in update, start a new trainer", path)
	}
	return s, nil
}

// complete writes a document with all its defaults.
func complete(s *Spec) document.Value {
	f := form{full: true}
	s.visit(&f)
	return f.out
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// merge applies a patch to the object at path. An object whose type the patch changes is replaced,
// since its other fields belong to the old type.
func merge(to, patch document.Value, path string) (document.Value, *fault.Error) {
	kind, typed := patch.Get("type")
	if is, ok := to.Get("type"); patch.Kind != document.Object || to.Kind != document.Object || typed && ok && !is.Equal(kind) {
		return patch, nil
	}
	for _, f := range patch.Fields {
		is, _ := to.Get(f.Name)
		at := join(path, f.Name)
		switch {
		case f.Name == "layers":
			layers, err := mergeLayers(is, f.Value, at)
			if err != nil {
				return to, err
			}
			to.Set(f.Name, layers)
		case f.Value.Kind == document.Null:
			to.Remove(f.Name)
		default:
			field, err := merge(is, f.Value, at)
			if err != nil {
				return to, err
			}
			to.Set(f.Name, field)
		}
	}
	return to, nil
}

func mergeLayers(to, patch document.Value, path string) (document.Value, *fault.Error) {
	patched := document.List(append([]document.Value(nil), to.Items...)...)
	one := func(i int, patch document.Value) *fault.Error {
		at := fmt.Sprintf("%s[%d]", path, i)
		switch patch.Kind {
		case document.Null:
			return nil
		case document.Object:
			var err *fault.Error
			patched.Items[i], err = merge(to.Items[i], patch, at)
			return err
		}
		return fault.New(fault.InvalidSpec, at, "%s is %s, want an object of what changes, or null", at, patch.Excerpt())
	}
	n := len(to.Items)
	switch patch.Kind {
	case document.Null:
		return to, nil
	case document.Array:
		if len(patch.Items) != n {
			return to, fault.New(fault.InvalidSpec, path, "%s has %d entries, want %d, one for each layer: {} keeps it", path, len(patch.Items), n)
		}
		for i, p := range patch.Items {
			if err := one(i, p); err != nil {
				return to, err
			}
		}
		return patched, nil
	case document.Object:
		for _, f := range patch.Fields {
			i, err := strconv.Atoi(f.Name)
			if err != nil || i < 0 || i >= n {
				return to, fault.New(fault.InvalidSpec, join(path, f.Name), "%s.%s names no layer, want a number from 0 to %d", path, f.Name, n-1)
			}
			if err := one(i, f.Value); err != nil {
				return to, err
			}
		}
		return patched, nil
	}
	return to, fault.New(fault.InvalidSpec, path, "%s is %s, want a list with one entry for each layer", path, patch.Excerpt())
}

// firstChange returns the path of the first field that differs and may not, or nothing. In is the
// type of the object that has the field.
func firstChange(before, after document.Value, path, in string) string {
	if before.Equal(after) || mayChange(path, in) {
		return ""
	}
	switch {
	case before.Kind == document.Object && after.Kind == document.Object:
		was, _ := before.Get("type")
		names := append([]document.Field(nil), before.Fields...)
		for _, f := range after.Fields {
			if _, ok := before.Get(f.Name); !ok {
				names = append(names, f)
			}
		}
		for _, f := range names {
			a, _ := before.Get(f.Name)
			b, _ := after.Get(f.Name)
			if found := firstChange(a, b, join(path, f.Name), was.Text); found != "" {
				return found
			}
		}
		return ""
	case before.Kind == document.Array && after.Kind == document.Array && len(before.Items) == len(after.Items) && strings.HasSuffix(path, "layers"):
		for i := range before.Items {
			if found := firstChange(before.Items[i], after.Items[i], fmt.Sprintf("%s[%d]", path, i), ""); found != "" {
				return found
			}
		}
		return ""
	}
	return path
}

// mayChange reports whether the field at path, of an object of type in, may change.
func mayChange(path, in string) bool {
	switch path {
	case "seed", "optimizer", "schedule", "regularizer", "clip", "weightAverage", "batchSize", "shuffle":
		return true
	}
	field := path[strings.LastIndexByte(path, '.')+1:]
	switch {
	case strings.HasPrefix(path, "loss."):
		return path != "loss.type"
	case strings.HasPrefix(path, "layers["):
		return field == "rate" && in == "dropout" || field == "std" && in == "gaussian-noise" || field == "frozen"
	}
	return false
}
