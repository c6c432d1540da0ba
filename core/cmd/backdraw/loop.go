package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"time"

	engine "backdraw/core/train"
)

// errInterrupted ends a command that was told to stop; what it learnt is saved.
var errInterrupted = errors.New("interrupted")

// saveEvery is how often the model is saved while it trains.
var saveEvery = time.Minute

// A loop trains for whole epochs and keeps what comes of it in files.
type loop struct {
	epochs    int
	norms     bool
	outName   string
	curveName string
	goesOn    string // how what was interrupted goes on

	out    output
	saves  bool
	curve  output
	course curve
	saved  time.Time
}

// newLoop adds its flags: where the model goes, by default to that file or, where it is empty,
// nowhere; and where the curve goes.
func newLoop(a *arguments, file string) *loop {
	l := &loop{goesOn: "training goes on from there where it takes the place of the spec"}
	a.StringVar(&l.outName, "out", file, "`file` that the trained model goes to")
	a.StringVar(&l.curveName, "curve", "", "`file` that the course of training goes to, as CSV, an epoch a line")
	return l
}

// check refuses what would only fail after training.
func (l *loop) check() (err error) {
	if l.epochs < 1 {
		return fmt.Errorf("-epochs is %d, want at least 1", l.epochs)
	}
	l.saves = l.outName != ""
	if l.out, err = newOutput("out", l.outName, nil); err != nil {
		return err
	}
	l.curve, err = newOutput("curve", l.curveName, nil)
	return err
}

// run trains until every example was seen so often, counting what the trainer has seen before, or
// until ctx is done; either way the model and the curve are written.
func (l *loop) run(ctx context.Context, trainer *engine.Trainer, progress io.Writer) (r result, err error) {
	if err := trainer.Begin(l.norms); err != nil {
		return r, err
	}
	start, err := trainer.Report(false)
	if err != nil {
		return r, err
	}
	if start.Epochs >= float64(l.epochs) {
		return r, fmt.Errorf("the saved model has seen its examples %g times, and -epochs is %d in all, want more", start.Epochs, l.epochs)
	}
	l.course = newCurve(l.norms)
	l.saved = time.Now()
	shown := newProgress(progress, start.Epochs, l.epochs)
	for r.Epochs = start.Epochs; math.Round(r.Epochs*1e9) < float64(l.epochs)*1e9; {
		if err := trainer.Begin(l.norms); err != nil {
			return r, err
		}
		done, err := l.epoch(ctx, trainer, shown)
		if err != nil {
			shown.end()
			return r, err
		}
		if r, err = report(trainer); err != nil {
			return r, err
		}
		if !done {
			shown.end()
			return r, l.interrupted(trainer, r)
		}
		l.course.add(r)
		shown.show(r.Epochs, r.Report, true)
	}
	shown.end()
	return r, l.write(trainer)
}

// epoch trains to the end of the epoch, in slices short enough to be seen and stopped; done is
// false where ctx was.
func (l *loop) epoch(ctx context.Context, trainer *engine.Trainer, shown *progressView) (done bool, err error) {
	for slice, left := 1, trainer.StepsLeft(); left > 0; {
		if ctx.Err() != nil {
			return false, nil
		}
		begin := time.Now()
		steps := min(slice, left)
		if err := trainer.Train(steps); err != nil {
			return false, err
		}
		left -= steps
		if spent := time.Since(begin); spent < 10*time.Millisecond {
			slice *= 2
		} else if spent > 50*time.Millisecond {
			slice = max(1, slice/2)
		}
		if left > 0 && shown.due() {
			r, err := trainer.Report(false)
			if err != nil {
				return false, err
			}
			shown.show(r.Epochs, r, false)
		}
		if l.saves && time.Since(l.saved) > saveEvery {
			if err := l.out.write(trainer.Save()); err != nil {
				return false, err
			}
			l.saved = time.Now()
		}
	}
	return true, nil
}

// report returns the figures of the epoch, and of the test set where there is one.
func report(trainer *engine.Trainer) (r result, err error) {
	if r.Report, err = trainer.Report(false); err != nil || !trainer.HasTest() {
		return r, err
	}
	e, err := trainer.Evaluate(nil)
	r.TestLoss, r.TestAccuracy, r.TestR2 = &e.Loss, e.Accuracy, e.R2
	return r, err
}

func (l *loop) write(trainer *engine.Trainer) error {
	if l.curveName != "" {
		if err := l.curve.write(l.course.bytes()); err != nil {
			return err
		}
	}
	if !l.saves {
		return nil
	}
	return l.out.write(trainer.Save())
}

func (l *loop) interrupted(trainer *engine.Trainer, r result) error {
	if err := l.write(trainer); err != nil {
		return err
	}
	if !l.saves {
		return fmt.Errorf("%w after %.4g of %d epochs", errInterrupted, r.Epochs, l.epochs)
	}
	return fmt.Errorf("%w after %.4g of %d epochs; %s has what was learnt, and %s",
		errInterrupted, r.Epochs, l.epochs, l.outName, l.goesOn)
}
