import assert from "node:assert/strict";
import test from "node:test";
import { historyCSV } from "./chart/history-csv";
import { History } from "./chart/history";
import { PathText } from "./picture";

test("segments that meet become one path", () => {
  const path = new PathText();
  path.moveTo(0, 0);
  path.lineTo(1.234567, 2);
  path.moveTo(1.2345, 2);
  path.lineTo(3, 4);
  path.moveTo(9, 9);
  path.lineTo(8, 8);
  assert.equal(path.text, "M0 0L1.23 2L3 4M9 9L8 8");
});

test("a run's course has a line for each moment, and nothing for what was not measured", () => {
  const history = new History();
  history.push({ epochs: 0.5, loss: 0.25, accuracy: 0.5, learningRate: 0.01 });
  history.push({ epochs: 1, loss: 1e-7, testLoss: 0.125 });
  assert.equal(historyCSV(history), "epochs,loss,testLoss,accuracy,testAccuracy,learningRate\n0.5,0.25,,0.5,,0.01\n1,1e-7,0.125,,,\n");
});
