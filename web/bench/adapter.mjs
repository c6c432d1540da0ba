// Backdraw in one thread, the page's own: an adapter of ../../../shared/peers.
import { contestant } from "./contestant.mjs";

export const { init, W1, W2, W3, W4, W5, W5r, W6, W7 } = contestant();
