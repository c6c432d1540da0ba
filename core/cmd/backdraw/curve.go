package main

import (
	"fmt"
	"strings"
)

// A curve is the course of training as CSV: a line for each epoch.
type curve struct {
	lines strings.Builder
	norms bool
	begun bool
}

func newCurve(norms bool) curve { return curve{norms: norms} }

func (c *curve) add(r result) {
	if !c.begun {
		c.lines.WriteString("epoch,loss,testLoss,accuracy,testAccuracy,learningRate,testR2")
		for i := range r.GradientNorms {
			fmt.Fprintf(&c.lines, ",gradientNorm%d", i)
		}
		c.lines.WriteByte('\n')
		c.begun = true
	}
	fmt.Fprintf(&c.lines, "%g,%g,%s,%s,%s,%g,%s", r.Epochs, r.Loss, cell(r.TestLoss), cell(r.Accuracy), cell(r.TestAccuracy), r.LearningRate, cell(r.TestR2))
	for _, norm := range r.GradientNorms {
		fmt.Fprintf(&c.lines, ",%g", norm)
	}
	c.lines.WriteByte('\n')
}

func (c *curve) bytes() []byte { return []byte(c.lines.String()) }

func cell(v *float64) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(*v)
}
