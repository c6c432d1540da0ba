package spec

import (
	"fmt"
	"math"
	"strconv"

	"backdraw/core/document"
	"backdraw/core/fault"
)

// required, as a default, says that there is none.
const required = math.MinInt

// largest is the size past which no number of the spec may be: what follows from it must still
// be a float32.
const largest = 1e30

// A span is the whole numbers from low to high; past high, a value is too large rather than
// wrong.
type span struct{ low, high int }

func (s span) want() string {
	if s.low == s.high {
		return strconv.Itoa(s.low)
	}
	return fmt.Sprintf("%d to %d", s.low, s.high)
}

// whole reads a whole number, however it is written.
func whole(path string, v document.Value, s span) (int, *fault.Error) {
	wrong := func() *fault.Error {
		return fault.New(fault.InvalidSpec, path, "%s is %s, want %s", path, v.Excerpt(), s.want())
	}
	if v.Kind != document.Number {
		return 0, wrong()
	}
	n, err := strconv.ParseInt(v.Text, 10, 64)
	if err != nil {
		x, err := strconv.ParseFloat(v.Text, 64)
		switch {
		case x > float64(s.high):
			return 0, pastLimit(path, v, s)
		case err != nil || x != math.Trunc(x) || x < float64(s.low):
			return 0, wrong()
		}
		n = int64(x)
	}
	if n > int64(s.high) {
		return 0, pastLimit(path, v, s)
	}
	if n < int64(s.low) {
		return 0, wrong()
	}
	return int(n), nil
}

func pastLimit(path string, v document.Value, s span) *fault.Error {
	if s.low == s.high {
		return fault.New(fault.InvalidSpec, path, "%s is %s, want %s", path, v.Excerpt(), s.want())
	}
	return fault.New(fault.TooLarge, path, "%s is %s, the limit is %d", path, v.Excerpt(), s.high)
}

// integer is a field that is a whole number.
func (f *form) integer(name string, p *int, s span, byDefault int) {
	if !f.reading {
		if f.full || *p != byDefault {
			f.put(name, document.Count(*p))
		}
		return
	}
	*p = byDefault
	v, given := f.get(name)
	switch {
	case given:
		n, err := whole(f.at(name), v, s)
		if err != nil {
			f.fail(err)
		}
		*p = n
	case byDefault == required:
		f.require(name, s.want())
	}
}

// seed is a field that seeds a random stream; up to 2^53 every number of JavaScript is exact.
func (f *form) seed(name string, p *uint64, byDefault int) {
	n := int(*p)
	f.integer(name, &n, span{0, 1 << 53}, byDefault)
	if f.reading {
		*p = uint64(max(n, 0))
	}
}

// pair is a field that is a whole number for both sides, or [height, width].
func (f *form) pair(name string, p *[2]int, s span, byDefault [2]int) {
	if !f.reading {
		switch {
		case !f.full && *p == byDefault:
		case p[0] == p[1]:
			f.put(name, document.Count(p[0]))
		default:
			f.put(name, document.List(document.Count(p[0]), document.Count(p[1])))
		}
		return
	}
	*p = byDefault
	v, given := f.get(name)
	want := s.want() + ", or [height, width]"
	switch {
	case !given:
		if byDefault[0] == required {
			f.require(name, want)
		}
	case v.Kind == document.Array && len(v.Items) == 2:
		for i := range p {
			n, err := whole(fmt.Sprintf("%s[%d]", f.at(name), i), v.Items[i], s)
			if err != nil {
				f.fail(err)
			}
			p[i] = n
		}
	case v.Kind == document.Number:
		n, err := whole(f.at(name), v, s)
		if err != nil {
			f.fail(err)
		}
		*p = [2]int{n, n}
	default:
		f.fail(f.wrong(name, v, want))
	}
}

// An interval is the numbers from low to high, without the ends that are open.
type interval struct {
	low, high         float64
	openLow, openHigh bool
}

var (
	notNegative = interval{low: 0, high: largest}
	positive    = interval{low: 0, high: largest, openLow: true}
	anything    = interval{low: -largest, high: largest}
	zeroToOne   = interval{low: 0, high: 1}
	share       = interval{low: 0, high: 1, openHigh: true}
	// An epsilon of 0 would divide by zero, and so would one that float32 rounds to it.
	epsilons = interval{low: 1e-30, high: largest}
)

func (i interval) want() string {
	switch {
	case i == anything:
		return "a number of size up to 1e30"
	case i.openLow:
		return fmt.Sprintf("more than %v, up to %v", i.low, i.high)
	case i.openHigh:
		return fmt.Sprintf("%v to less than %v", i.low, i.high)
	}
	return fmt.Sprintf("%v to %v", i.low, i.high)
}

// has holds open ends against what becomes of x as a float32, which may round to the end.
func (i interval) has(x float64) bool {
	rounded := float64(float32(x))
	return x >= i.low && x <= i.high && !(i.openLow && rounded <= i.low) && !(i.openHigh && rounded >= i.high)
}

func real(path string, v document.Value, i interval) (float64, *fault.Error) {
	if v.Kind == document.Number {
		if x, err := strconv.ParseFloat(v.Text, 64); err == nil && i.has(x) {
			return x, nil
		}
	}
	return 0, fault.New(fault.InvalidSpec, path, "%s is %s, want %s", path, v.Excerpt(), i.want())
}

// number is a field that is a real number. A default that is NaN is none.
func (f *form) number(name string, p *float64, i interval, byDefault float64) {
	if !f.reading {
		if f.full || *p != byDefault {
			f.put(name, document.Figure(*p))
		}
		return
	}
	*p = byDefault
	v, given := f.get(name)
	switch {
	case given:
		x, err := real(f.at(name), v, i)
		if err != nil {
			f.fail(err)
		}
		*p = x
	case math.IsNaN(byDefault):
		f.require(name, i.want())
	}
}

// numbers is a field that is a list of numbers or, if single, one number.
func (f *form) numbers(name string, p *[]float64, i interval, most int, single bool) (given bool) {
	if !f.reading {
		switch {
		case single && len(*p) == 1:
			f.put(name, document.Figure((*p)[0]))
		case len(*p) > 0:
			items := make([]document.Value, len(*p))
			for k, x := range *p {
				items[k] = document.Figure(x)
			}
			f.put(name, document.List(items...))
		}
		return true
	}
	*p = nil
	want := "a list of numbers"
	if single {
		want = "a number or a list of numbers"
	}
	return f.elements(name, want, most, single, func(path string, v document.Value) *fault.Error {
		x, err := real(path, v, i)
		*p = append(*p, x)
		return err
	})
}
