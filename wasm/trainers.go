//go:build js && wasm

package main

import (
	"errors"

	"backdraw/core/document"
	"backdraw/core/fault"
	"backdraw/core/spec"
	"backdraw/core/train"
)

// trainers by handle; nil where one was closed.
var trainers []*train.Trainer

func trainer(handle int) (*train.Trainer, error) {
	if handle < 0 || handle >= len(trainers) || trainers[handle] == nil {
		return nil, fault.New(fault.Closed, "", "trainer %d is closed", handle)
	}
	return trainers[handle], nil
}

func open(r request) (answer, error) {
	s, err := spec.Parse([]byte(r.arguments))
	if err != nil {
		return answer{}, err
	}
	t, err := train.New(s)
	if err != nil {
		return answer{}, err
	}
	trainers = append(trainers, t)
	return answer{value: len(trainers) - 1}, nil
}

func closeTrainer(r request) (answer, error) {
	if _, err := trainer(r.handle); err != nil {
		return answer{}, err
	}
	trainers[r.handle] = nil
	return answer{}, nil
}

// resolvedSpec is what a trainer follows after a change.
func resolvedSpec(r request) (answer, error) {
	t, err := trainer(r.handle)
	if err != nil {
		return answer{}, err
	}
	written, err := document.Parse(fault.Internal, t.Spec().Marshal())
	return answer{value: written}, err
}

func update(r request) (answer, error) {
	t, err := trainer(r.handle)
	if err != nil {
		return answer{}, err
	}
	return answer{}, t.Update([]byte(r.arguments))
}

func reset(r request) (answer, error) {
	t, err := trainer(r.handle)
	if err != nil {
		return answer{}, err
	}
	var seed *uint64
	if err := r.decode(&seed); err != nil {
		return answer{}, err
	}
	return answer{}, t.Reset(seed)
}

func save(r request) (answer, error) {
	t, err := trainer(r.handle)
	if err != nil {
		return answer{}, err
	}
	return answer{bytes: t.Save()}, nil
}

// load replaces a trainer, or opens one where the handle is -1, by what Save saved. Data stay where
// they fit the network that was saved. It returns the handle.
func load(r request) (answer, error) {
	if err := r.arrays.check(); err != nil {
		return answer{}, err
	}
	t, err := train.Load(r.arrays.raw())
	if err != nil {
		return answer{}, err
	}
	if r.handle < 0 {
		trainers = append(trainers, t)
		return answer{value: len(trainers) - 1}, nil
	}
	old, err := trainer(r.handle)
	if err != nil {
		return answer{}, err
	}
	if err := t.Adopt(old); err != nil && !isData(err) {
		return answer{}, err
	}
	trainers[r.handle] = t
	return answer{value: r.handle}, nil
}

func isData(err error) bool {
	var f *fault.Error
	return errors.As(err, &f) && f.Code == fault.InvalidData
}

// panicOnPurpose is for tests of what happens then.
func panicOnPurpose(request) (answer, error) { panic("asked for by a test") }
