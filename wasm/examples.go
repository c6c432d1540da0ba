//go:build js && wasm

package main

import (
	"backdraw/core/data"
	"backdraw/core/fault"
	"backdraw/core/train"
)

// examples reads the one set of a call; nil where there is none.
func (r request) examples() (*train.Trainer, *data.Set, error) {
	t, err := trainer(r.handle)
	if err != nil {
		return nil, nil, err
	}
	if err := r.arrays.check(); err != nil {
		return nil, nil, err
	}
	if err := t.CheckExamples(r.arrays.bytes()); err != nil {
		return nil, nil, err
	}
	arguments, err := r.parse()
	if err != nil {
		return nil, nil, err
	}
	s, err := setOf(arguments)
	if err != nil || s == nil {
		return t, nil, err
	}
	in, err := t.InputShape(0)
	if err != nil {
		return nil, nil, err
	}
	d, err := s.read(r.arrays, in, "")
	return t, d, err
}

func setData(r request) (answer, error) {
	t, err := trainer(r.handle)
	if err != nil {
		return answer{}, err
	}
	if err := r.arrays.check(); err != nil {
		return answer{}, err
	}
	if err := t.CheckData(r.arrays.bytes()); err != nil {
		return answer{}, err
	}
	arguments, err := r.parse()
	if err != nil {
		return answer{}, err
	}
	in, err := t.InputShape(0)
	if err != nil {
		return answer{}, err
	}
	var sets [2]*data.Set
	for i, c := range [...]struct{ name, prefix string }{{"train", ""}, {"test", "test"}} {
		field, _ := arguments.Get(c.name)
		s, err := setOf(field)
		if err != nil {
			return answer{}, err
		}
		if sets[i], err = s.read(r.arrays, in, c.prefix); err != nil {
			return answer{}, err
		}
	}
	return answer{}, t.TakeData(sets[0], sets[1])
}

// pass is the evaluation under way.
var pass *train.Pass

// beginEvaluation starts a pass over a set, or the test set; the export evaluationPart runs it.
func beginEvaluation(r request) (answer, error) {
	t, s, err := r.examples()
	if err != nil {
		return answer{}, err
	}
	pass, err = t.NewPass(s)
	return answer{}, err
}

// evaluation returns what the pass found, and ends it.
func evaluation(request) (answer, error) {
	if pass == nil {
		return answer{}, fault.New(fault.Internal, "", "no evaluation was begun")
	}
	e := pass.Evaluation()
	pass = nil
	return answer{value: e}, nil
}

// checking is the check of gradients under way.
var checking *train.Checking

// beginCheck starts a check; the export checkPart runs it.
func beginCheck(r request) (answer, error) {
	t, s, err := r.examples()
	if err != nil {
		return answer{}, err
	}
	var o struct{ Most int }
	if err := r.decode(&o); err != nil {
		return answer{}, err
	}
	checking, err = t.NewChecking(s, o.Most)
	return answer{}, err
}

// checked returns what the check found, and ends it.
func checked(request) (answer, error) {
	if checking == nil {
		return answer{}, fault.New(fault.Internal, "", "no check was begun")
	}
	c := checking.Result()
	checking = nil
	return answer{value: c}, nil
}

func generate(r request) (answer, error) {
	t, err := trainer(r.handle)
	if err != nil {
		return answer{}, err
	}
	if err := r.arrays.check(); err != nil {
		return answer{}, err
	}
	var o struct {
		Prompt      *int
		Length      int
		Temperature float64
		Seed        uint64
	}
	if err := r.decode(&o); err != nil {
		return answer{}, err
	}
	prompt, err := numbers[int32](r.arrays, o.Prompt)
	if err != nil {
		return answer{}, err
	}
	ids, err := t.Generate(prompt, o.Length, o.Temperature, o.Seed)
	return answer{bytes: bytesOf(ids)}, err
}
