// Backdraw in two workers, which share each batch: an adapter of ../../../shared/peers.
import { contestant } from "./contestant.mjs";

export const unsupported = { W1: "a step of 2 µs is too short to be shared", W2: "predict runs in one worker", W6: "a product alone is not shared", W7: "as in one thread" };
export const { init, W3, W4, W5, W5r } = contestant(2);
