package browser

import (
	"fmt"
	"os"
	"time"
)

// latePage is nothing, or with BACKDRAW_LATE_PAGE=150ms a script that brings a page its frames, its workers' messages and its
// databases so much later: what a test reads before they came is then not there. A few tests demand a frame at once and fail so.
func latePage() string {
	by, err := time.ParseDuration(os.Getenv("BACKDRAW_LATE_PAGE"))
	if err != nil || by <= 0 {
		return ""
	}
	return fmt.Sprintf(`(() => {
		const by = %d, again = new WeakSet();
		const later = (target, type, copy) => {
			target.addEventListener(type, (event) => {
				if (again.has(event)) return;
				event.stopImmediatePropagation();
				const second = copy(event);
				again.add(second);
				setTimeout(() => { target.dispatchEvent(second); }, by);
			});
			return target;
		};
		const frame = requestAnimationFrame, asked = new Map();
		let count = 0;
		globalThis.requestAnimationFrame = (callback) => {
			const id = --count;
			asked.set(id, setTimeout(() => { frame((now) => { if (asked.delete(id)) callback(now); }); }, by));
			return id;
		};
		globalThis.cancelAnimationFrame = (id) => {
			clearTimeout(asked.get(id));
			asked.delete(id);
		};
		globalThis.Worker = class Worker extends globalThis.Worker {
			constructor(...given) {
				super(...given);
				later(this, "message", ({ data, ports }) => new MessageEvent("message", { data, ports }));
			}
		};
		const open = IDBFactory.prototype.open;
		IDBFactory.prototype.open = function (...given) { return later(open.apply(this, given), "success", () => new Event("success")); };
	})();`, by.Milliseconds())
}
