import type { Engine } from "./engine";
import type { Change } from "./team";

/** Makes a change on one engine. */
export function applyChange(engine: Engine, call: Change): void {
  switch (call.name) {
    case "setData": engine.setData(call.takes); break;
    case "update": engine.update(call.takes); break;
    case "setParameters": engine.setParameters(call.takes); break;
    case "reset": engine.reset(call.takes); break;
    case "load": engine.load(call.takes); break;
  }
}
