package browser

import (
	"hash/fnv"
	"math/rand/v2"
	"os"
	"strconv"
	"time"
)

// Two more ways to find a test that looks too soon or too late, beside BACKDRAW_LATE, both dealt anew by BACKDRAW_LATE_SEED:
//
// BACKDRAW_SLOW=4 runs each page on a processor so many times slower, and brings what workers, the database and the next
// frame bring later: a test sees the states between that a fast machine skips.
//
// BACKDRAW_IDLE=400ms lets up to so much time pass before each command: what a test read has moved on by the next line, as on a
// machine where the test gets less of the processor than the page.
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

// slowPrelude keeps the order of what it delays.
const slowPrelude = `{
	const later = (target, name, type, applies, milliseconds) => {
		const heard = new WeakMap();
		Object.defineProperty(target, name, { configurable: true, get() { return heard.get(this)?.act ?? null; }, set(act) {
			if (!heard.has(this)) {
				const own = {};
				heard.set(this, own);
				this.addEventListener(type, (event) => { if (applies(this)) setTimeout(() => own.act?.call(this, event), milliseconds); else own.act?.call(this, event); });
			}
			heard.get(this).act = act;
		} });
	};
	if (globalThis.Worker) later(Worker.prototype, "onmessage", "message", () => true, 60);
	later(IDBRequest.prototype, "onsuccess", "success", (request) => request instanceof IDBOpenDBRequest, 120);
	const next = requestAnimationFrame, stop = cancelAnimationFrame, asked = new Map();
	globalThis.requestAnimationFrame = (act) => {
		const first = next(() => { asked.set(first, next(() => { asked.set(first, next((time) => { asked.delete(first); act(time); })); })); });
		asked.set(first, first);
		return first;
	};
	globalThis.cancelAnimationFrame = (first) => { stop(asked.get(first) ?? first); asked.delete(first); };
}`
