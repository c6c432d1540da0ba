import assert from "node:assert/strict";
import test from "node:test";
import { en } from "../../messages/en";
import { Speaker } from "./speaker";

test("at rest each new place is said once, and so is the beginning", () => {
  const said: string[] = [];
  const speaker = new Speaker((sentence) => { said.push(sentence); });
  speaker.messages = en;
  const hear = (moment?: Parameters<Speaker["hear"]>[1], playing = false): string | undefined => {
    const { length } = said;
    for (let i = 0; i < 2; i++) speaker.hear(playing, moment);
    assert(said.length <= length + 1, `${said.length - length} sentences at once`);
    return said[length];
  };
  assert.equal(hear(), undefined);
  assert.equal(hear({ epochs: 0.5, loss: 1 }), "Paused. Epoch 0, training loss 1.00");
  assert.equal(hear({ epochs: 1, loss: 0.5 }), "Paused. Epoch 1, training loss 0.500");
  assert.equal(hear(), "Paused. Epoch 0");
  assert.equal(hear(undefined, true), "Training. Epoch 0");
  assert.equal(hear({ epochs: 3, loss: 0.25 }, true), undefined);
  assert.equal(hear({ epochs: 4, loss: 0.25 }), "Paused. Epoch 4, training loss 0.250");
  assert.equal(hear({ epochs: 4, loss: 0.25 }), undefined);
});
