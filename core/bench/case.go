package bench

// A Group is a part of the table.
type Group string

// The parts of the table, in its order.
const (
	Peak    Group = "peak"
	Kernels Group = "kernels"
	Steps   Group = "training steps"
	Layers  Group = "layers of a step"
	Growth  Group = "growth"
)

// A Unit says how a case's time and work become the figure in the table.
type Unit string

// The units of the table.
const (
	GFLOPS      Unit = "GFLOP/s" // Work counts multiplications and additions
	Nanoseconds Unit = "ns"      // Work counts elements
	PerSecond   Unit = "/s"      // Work counts examples or characters
	Share       Unit = "%"       // of the step whose name the case begins with
)

// A Case is one thing that is measured.
type Case struct {
	Group Group
	Name  string
	Unit  Unit
	Work  float64 // in one call of Run, see Unit; the same on every machine
	// Steps is how many training steps one call of Run makes, in Steps and Growth.
	Steps int
	// Size is the abscissa of a case in Growth; the arithmetic is its Work.
	Size int
	// Step is the name of the training step that a case in Layers is a part of.
	Step string
	Run  func()
}

// Figure turns seconds a run into the case's figure in its unit; for Share, into microseconds.
func (c *Case) Figure(seconds float64) float64 {
	switch c.Unit {
	case GFLOPS:
		return c.Work / seconds / 1e9
	case Nanoseconds:
		return seconds * 1e9 / c.Work
	case PerSecond:
		return c.Work / seconds
	}
	return seconds * 1e6
}
