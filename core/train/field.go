package train

import (
	"backdraw/core/fault"
	"backdraw/core/nn"
)

// FieldOptions say which grid a network of two inputs is swept over.
type FieldOptions struct {
	XMin, YMin, XMax, YMax float64
	Width, Height          int // cells
	Layer                  int // whose output is wanted; -1: the last
	Unit                   int // one channel of it; -1: all
}

// maxCells is the largest grid of one call.
const maxCells = 4 << 20

// FieldChannels returns how many numbers Field gives for each cell.
func (t *Trainer) FieldChannels(o FieldOptions) (int, error) {
	if t.network.In != nn.Features(2) {
		return 0, fault.New(fault.InvalidArgument, "input", "a field needs a network of two inputs, and input is %v", t.network.In)
	}
	layer, err := t.layerIndex(o.Layer, "layer")
	if err != nil {
		return 0, err
	}
	if !(o.XMax > o.XMin && o.YMax > o.YMin) {
		return 0, fault.New(fault.InvalidArgument, "bounds", "bounds are [%g,%g,%g,%g], want [xMin,yMin,xMax,yMax] with xMin below xMax and yMin below yMax", o.XMin, o.YMin, o.XMax, o.YMax)
	}
	if o.Width < 1 || o.Height < 1 {
		return 0, fault.New(fault.InvalidArgument, "width", "width and height are %d and %d, want at least 1", o.Width, o.Height)
	}
	if o.Width > maxCells/o.Height {
		return 0, fault.New(fault.TooLarge, "width", "width times height is %d cells, the limit is %d in one call", o.Width*o.Height, maxCells)
	}
	channels := t.network.Part(0, layer).Out.Size(1)
	if o.Unit >= channels || o.Unit < -1 {
		return 0, fault.New(fault.InvalidArgument, "unit", "unit is %d, want 0 to %d", o.Unit, channels-1)
	}
	if o.Unit >= 0 {
		channels = 1
	}
	return channels, checkSize("width", o.Width*o.Height, channels)
}

// Field computes the output of a layer at the centre of every cell, row 0 at YMax, channel
// fastest, into dst of Width*Height*FieldChannels numbers, which Predict would give.
func (t *Trainer) Field(dst []float32, o FieldOptions) error {
	channels, err := t.FieldChannels(o)
	if err != nil {
		return err
	}
	layer, _ := t.layerIndex(o.Layer, "layer")
	cells := o.Width * o.Height
	if len(dst) != cells*channels {
		return fault.New(fault.InvalidArgument, "", "the destination has %d numbers, want %d", len(dst), cells*channels)
	}
	r, err := t.reader(0, layer, 1, cells)
	if err != nil {
		return err
	}
	numbers := t.readerNumbers(r)
	dx, dy := (o.XMax-o.XMin)/float64(o.Width), (o.YMax-o.YMin)/float64(o.Height)
	for first := 0; first < cells; first += r.batch {
		count := min(r.batch, cells-first)
		r.w.Bind(count, 1, numbers)
		n := r.w.N
		column, row := first%o.Width, first/o.Width
		for b := range n {
			r.w.X[b] = float32(o.XMin + (float64(column)+0.5)*dx)
			r.w.X[n+b] = float32(o.YMax - (float64(row)+0.5)*dy)
			if column++; column == o.Width {
				column, row = 0, row+1
			}
		}
		r.w.Forward(false, nil, 0)
		if layer == t.last() {
			t.link(r.w.Y, n)
		}
		if o.Unit >= 0 {
			copy(dst[first:first+count], r.w.Y[o.Unit*n:])
			continue
		}
		for c := range channels {
			for b, v := range r.w.Y[c*n:][:count] {
				dst[(first+b)*channels+c] = v
			}
		}
	}
	return nil
}
