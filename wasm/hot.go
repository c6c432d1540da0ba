//go:build js && wasm

package main

import (
	"unsafe"

	"backdraw/core/data"
	"backdraw/core/fault"
	"backdraw/core/train"
)

// What an export returns. What went wrong is asked for by the call lastFault.
const (
	succeeded = iota
	failed
	panicked
)

var (
	// figures carry the small numbers of an export, in and out.
	figures [16]float64
	// input and output carry the large ones; they are reused and grow as needed.
	input, output []float32
	norms         []float64

	last      error
	lastPanic string
)

// keepNumbers is how large input and output may stay between calls.
const keepNumbers = 8 << 20

func lastFault(request) (answer, error) {
	if lastPanic != "" {
		panic(told(lastPanic))
	}
	return answer{}, last
}

// guarded runs an export's body: a fault is kept for lastFault, a panic is caught.
func guarded(body func() error) (status int32) {
	defer func() {
		if p := recover(); p != nil {
			lastPanic, status = panicText(p), panicked
		}
	}()
	if last = body(); last != nil {
		return failed
	}
	return succeeded
}

// withTrainer is guarded for a body that works on the trainer of a handle.
func withTrainer(handle int32, body func(*train.Trainer) error) int32 {
	return guarded(func() error {
		t, err := trainer(int(handle))
		if err != nil {
			return err
		}
		return body(t)
	})
}

//go:wasmexport figures
func figuresAt() unsafe.Pointer { return unsafe.Pointer(&figures) }

// reserve makes room for bytes at figures[0].
//
//go:wasmexport reserve
func reserve(bytes int32) int32 {
	return guarded(func() error {
		if err := checkBytes(int(bytes)); err != nil {
			return err
		}
		input = room(input, int(bytes)/4)
		figures[0] = address(input)
		return nil
	})
}

func room(buffer []float32, n int) []float32 {
	if n > cap(buffer) || cap(buffer) > keepNumbers && n <= keepNumbers {
		return make([]float32, n)
	}
	return buffer[:n]
}

// address is where numbers lie in the program's memory. Go's heap does not move.
func address[T any](n []T) float64 { return float64(uintptr(unsafe.Pointer(unsafe.SliceData(n)))) }

// sizes writes how many parameters there are, and the steps of an epoch, 0 without data.
//
//go:wasmexport sizes
func sizes(handle int32) int32 {
	return withTrainer(handle, func(t *train.Trainer) error {
		figures[0], figures[1] = float64(t.ParameterCount()), float64(t.StepsPerEpoch())
		return nil
	})
}

//go:wasmexport begin
func begin(handle, gradientNorms int32) int32 {
	return withTrainer(handle, func(t *train.Trainer) error {
		return t.Begin(gradientNorms != 0)
	})
}

//go:wasmexport steps
func steps(handle, count int32) int32 {
	return withTrainer(handle, func(t *train.Trainer) error {
		return t.Train(int(count))
	})
}

// evaluationPart runs a part of the evaluation that was begun; figures[0] is 1 where there is another.
//
//go:wasmexport evaluationPart
func evaluationPart() int32 {
	return guarded(func() error {
		if pass == nil {
			return fault.New(fault.Internal, "", "no evaluation was begun")
		}
		more, err := pass.Next()
		figures[0] = 0
		if more {
			figures[0] = 1
		}
		return err
	})
}

// checkPart checks one parameter of the check that was begun; figures are 1 where there is another, how many are checked, and how many will be.
//
//go:wasmexport checkPart
func checkPart() int32 {
	return guarded(func() error {
		if checking == nil {
			return fault.New(fault.Internal, "", "no check was begun")
		}
		figures[0] = 0
		if checking.Next() {
			figures[0] = 1
		}
		done, of := checking.Progress()
		figures[1], figures[2] = float64(done), float64(of)
		return nil
	})
}

// report writes figures: steps, epochs, examples, loss, learning rate, a bit for each optional
// figure that is there, test loss, accuracy, test accuracy, the count of gradient norms, where
// those lie, and 1 where there is a test set.
//
//go:wasmexport report
func report(handle, test int32) int32 {
	return withTrainer(handle, func(t *train.Trainer) error {
		r, err := t.Report(test != 0)
		if err != nil {
			return err
		}
		figures = [16]float64{float64(r.Steps), r.Epochs, float64(r.Examples), r.Loss, r.LearningRate}
		for i, optional := range [...]*float64{r.TestLoss, r.Accuracy, r.TestAccuracy} {
			if optional != nil {
				figures[5] += float64(int(1) << i)
				figures[6+i] = *optional
			}
		}
		norms = r.GradientNorms
		figures[9], figures[10] = float64(len(norms)), address(norms)
		if t.HasTest() {
			figures[11] = 1
		}
		return nil
	})
}

// The bits of predict's flags.
const (
	wantLogits = 1 << iota
	givenIDs
	givenShape
)

// predict reads numbers of input, then lengths of it; the shape stands in figures. The answer is
// figures[0], the count of numbers, and figures[1], where they lie.
//
//go:wasmexport predict
func predict(handle, numbers, lengths, rank, flags, from, to int32) int32 {
	return withTrainer(handle, func(t *train.Trainer) error {
		in, err := t.InputShape(int(from))
		if err != nil {
			return err
		}
		var s data.Set
		given := input[:numbers]
		if flags&givenIDs != 0 {
			s.IDs = integers(given)
		} else {
			s.X = given
		}
		if lengths > 0 {
			s.Lengths = integers(input[numbers:][:lengths])
		}
		var shape []int
		if flags&givenShape != 0 {
			for _, v := range figures[:rank] {
				shape = append(shape, int(v))
			}
		}
		if s.N, s.T, err = extent(in, int(numbers), shape, ""); err != nil {
			return err
		}
		values, _, err := t.Predict(&s, train.PredictOptions{Logits: flags&wantLogits != 0, From: int(from), To: int(to)})
		if err != nil {
			return err
		}
		output = values
		figures[0], figures[1] = float64(len(output)), address(output)
		return nil
	})
}

func integers(n []float32) []int32 {
	return unsafe.Slice((*int32)(unsafe.Pointer(unsafe.SliceData(n))), len(n))
}

// field sweeps the bounds that stand in figures. The answer is figures[0], the channels, and
// figures[1], where the numbers lie.
//
//go:wasmexport field
func fieldValues(handle, width, height, layer, unit int32) int32 {
	return withTrainer(handle, func(t *train.Trainer) error {
		o := train.FieldOptions{
			XMin: figures[0], YMin: figures[1], XMax: figures[2], YMax: figures[3],
			Width: int(width), Height: int(height), Layer: int(layer), Unit: int(unit),
		}
		channels, err := t.FieldChannels(o)
		if err != nil {
			return err
		}
		output = room(output, o.Width*o.Height*channels)
		if err := t.Field(output, o); err != nil {
			return err
		}
		figures[0], figures[1] = float64(channels), address(output)
		return nil
	})
}
