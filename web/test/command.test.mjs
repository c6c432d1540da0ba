// A network that the command line trained, on 1797 real digits as a table, in Node: the same answers, and back again.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { gunzipSync } from "node:zlib";
import { createTrainer, placeName, places } from "./networks.mjs";

const root = join(import.meta.dirname, "../..");
const folder = await mkdtemp(join(tmpdir(), "backdraw-command-"));
test.after(() => rm(folder, { recursive: true }));
const file = (name) => join(folder, name);

function command(...args) {
  const { status, stdout, stderr } = spawnSync("go", ["run", "./core/cmd/backdraw", ...args], { cwd: root, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout;
}

const lines = gunzipSync(await readFile(join(root, "web/src/labs/digits/optical-digits.csv.gz"))).toString().trim().split("\n");
const table = (rows) => [[...Array.from({ length: 64 }, (_, i) => `pixel${i}`), "digit"].join(), ...rows].join("\n");
await writeFile(file("train.csv"), table(lines.slice(0, 1200)));
await writeFile(file("test.csv"), table(lines.slice(1200)));
await writeFile(file("spec.json"), JSON.stringify({
  input: [64],
  layers: [{ type: "normalize", mean: 5, std: 6 }, { type: "dense", units: 32, activation: "relu" }, { type: "batch-norm" }, { type: "dense", units: 10 }],
  loss: "cross-entropy", optimizer: { type: "adam", learningRate: 0.005 }, batchSize: 32, weightAverage: 0.9,
}));
const report = JSON.parse(command("train", file("spec.json"), file("train.csv"), "-test", file("test.csv"), "-epochs", "10", "-out", file("digits.backdraw")));
const model = await readFile(file("digits.backdraw"));
const answers = command("predict", file("digits.backdraw"), file("test.csv")).trim().split("\n").map((line) => line.split(","));

test("the command line reads digits that it has not seen", () => {
  assert.ok(report.testAccuracy > 0.9, `${report.testAccuracy} of the test digits are right`);
  assert.deepEqual(answers[0], ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "digit"]);
  assert.equal(answers.length, 598);
  const right = answers.slice(1).filter((answer, i) => answer[10] === lines[1200 + i].split(",")[64]).length;
  assert.equal(right / 597, report.testAccuracy);
});

for (const place of places) {
  test(`its network answers the same ${placeName(place)}, and goes back`, async (t) => {
    const trainer = await createTrainer({ input: [1], layers: [{ type: "dense", units: 1 }] }, place);
    t.after(() => { trainer.close(); });
    await trainer.load(model);
    const x = Float32Array.from(lines.slice(1200).flatMap((line) => line.split(",").slice(0, 64).map(Number)));
    const y = await trainer.predict(x);
    assert.equal(y.length, 5970);
    y.forEach((p, i) => {
      const native = Number(answers[1 + Math.floor(i / 10)][i % 10]);
      assert.ok(Math.abs(p - native) < 1e-5, `number ${i} is ${p}, natively ${native}`);
    });
    // What a page saves still has the table's names, and trains on.
    await writeFile(file("back.backdraw"), await trainer.save("backdraw"));
    assert.equal(JSON.parse(command("export", file("back.backdraw"), "-what", "names")).targets[0], "digit");
    const more = JSON.parse(command("train", file("back.backdraw"), file("train.csv"), "-epochs", "11", "-out", file("more.backdraw")));
    assert.equal(more.epochs, 11);
  });
}
