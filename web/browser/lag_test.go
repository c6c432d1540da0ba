package browser

import (
	"hash/fnv"
	"math/rand/v2"
	"os"
	"strconv"
	"time"
)

// Two more ways to find a test that looks too soon or too late, beside those of late_test.go:
//
// BACKDRAW_SLOW=4 runs each page on a processor so many times slower: a test sees the states between that a fast machine skips.
//
// BACKDRAW_IDLE=400ms lets up to so much time pass before a command, dealt anew by BACKDRAW_LATE_SEED: what a test read has moved on
// by its next line, as on a machine where the test gets less of the processor than the page.
var (
	slowness, _ = strconv.ParseFloat(os.Getenv("BACKDRAW_SLOW"), 64)
	idle, _     = time.ParseDuration(os.Getenv("BACKDRAW_IDLE"))
	idleness    = rand.New(rand.NewPCG(seedOf(os.Getenv("BACKDRAW_LATE_SEED")), 1))
)

func seedOf(text string) uint64 {
	hash := fnv.New64a()
	hash.Write([]byte(text))
	return hash.Sum64()
}

// idleAWhile is before a command; every other one comes at once.
func idleAWhile() {
	if idle > 0 && idleness.IntN(2) == 0 {
		time.Sleep(time.Duration(idleness.Int64N(int64(idle))))
	}
}
