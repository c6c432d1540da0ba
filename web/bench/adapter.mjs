// Backdraw in one thread, the page's own: an adapter of ../../../shared/peers. It names the product too, so that this is fetched
// beside contestant.mjs and not after it, as from a page's own script.
import "../../dist/backdraw-trainer.js";
import { contestant } from "./contestant.mjs";

export const { init, W1, W2, W3, W4, W5, W5r, W6, W7 } = contestant();
