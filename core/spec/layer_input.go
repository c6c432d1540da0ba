package spec

import (
	"backdraw/core/document"
	"backdraw/core/fault"
)

// This file has the layers whose fields are lists, and the input itself.

func counts(all []int) []document.Value {
	items := make([]document.Value, len(all))
	for i, n := range all {
		items[i] = document.Count(n)
	}
	return items
}

func (l *Layer) reshape(f *form) {
	if !f.reading {
		f.put("shape", document.List(counts(l.Shape)...))
		return
	}
	const want = "a list of 1 to 3 sizes"
	given := f.elements("shape", want, MaxWidth, false, func(path string, v document.Value) *fault.Error {
		n, err := whole(path, v, widths)
		l.Shape = append(l.Shape, n)
		return err
	})
	switch {
	case !given:
		f.require("shape", want)
	case len(l.Shape) > 3:
		f.fail(fault.New(fault.InvalidSpec, f.at("shape"), "%s has %d sizes, want 1 to 3", f.at("shape"), len(l.Shape)))
	}
}

func (l *Layer) features(f *form) {
	if !f.reading {
		if len(l.Features) > 0 {
			list := document.List()
			for _, name := range l.Features {
				list.Items = append(list.Items, document.Text(name))
			}
			f.put("names", list)
		}
		if l.Fourier != nil {
			f.object("fourier", l.Fourier.visit)
		}
		return
	}
	named := f.elements("names", "a list of names: "+oneOf(featureNames), MaxUnits, false, func(path string, v document.Value) *fault.Error {
		if v.Kind != document.String || !contains(featureNames, v.Text) {
			return fault.New(fault.InvalidSpec, path, "%s is %s, want %s", path, v.Excerpt(), oneOf(featureNames))
		}
		l.Features = append(l.Features, v.Text)
		return nil
	})
	if _, given := f.in.Get("fourier"); given {
		l.Fourier = &Fourier{}
		f.object("fourier", l.Fourier.visit)
		return
	}
	f.asked = append(f.asked, "fourier")
	if !named {
		f.require("names", "a list of names, or fourier")
	}
}

// visit lists the fields of random Fourier features: count pairs of them.
func (r *Fourier) visit(f *form) {
	f.integer("count", &r.Count, span{1, MaxUnits / 2}, required)
	f.number("scale", &r.Scale, notNegative, 1)
	f.seed("seed", &r.Seed, 1)
}

func (l *Layer) normalize(f *form) {
	const want = "a number or a list of numbers"
	if !f.numbers("mean", &l.Mean, anything, MaxWidth, true) {
		f.require("mean", want)
	}
	if !f.numbers("std", &l.StandardDeviation, positive, MaxWidth, true) {
		f.require("std", want)
	}
}

// visit reads and writes the shape of one example. Two numbers, [T,F], are a sequence of that
// length.
func (in *Input) visit(f *form) {
	const name, want = "input", `[F], [C,H,W], ["T",F] or ["T"]`
	if !f.reading {
		list := document.List()
		if in.Sequence {
			list.Items = append(list.Items, document.Text("T"))
		}
		list.Items = append(list.Items, counts(in.Dims)...)
		f.put(name, list)
		return
	}
	v, given := f.get(name)
	if !given {
		f.require(name, want)
		return
	}
	items := v.Items
	if len(items) > 0 && items[0].Kind == document.String && items[0].Text == "T" {
		in.Sequence = true
		items = items[1:]
	}
	if v.Kind != document.Array || len(v.Items) == 0 || len(items) > 3 || in.Sequence && len(items) > 1 {
		f.fail(f.wrong(name, v, want))
		return
	}
	for i, item := range items {
		at := "input[" + string(rune('0'+i+len(v.Items)-len(items))) + "]"
		limit := widths
		if len(items) == 3 && i > 0 || len(items) == 2 && i == 0 {
			limit = sides
		}
		if item.Kind != document.Number {
			f.fail(f.wrong(name, v, want))
			return
		}
		n, err := whole(at, item, limit)
		if err != nil {
			f.fail(err)
			return
		}
		in.Dims = append(in.Dims, n)
	}
}
