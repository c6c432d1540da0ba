import assert from "node:assert/strict";
import test from "node:test";
import { initialValues } from "./field";
import { BrokenLink, isFragment, labOfFragment, readFragment, writeFragment } from "./fragment";
import { choice, flag, indices, number, numbers, text } from "./kinds";

const table = {
  shape: choice(["circle", "square"], "circle"),
  sizes: numbers({ minimum: 1, maximum: 9, whole: true }, 3, [8, 8]),
  rate: number({ minimum: 0, maximum: 1 }, 0.1),
  note: text(""),
  gone: indices(100),
  open: flag(false, { kept: "session" }),
};

test("a fragment gives back every linked value and leaves out the initial ones", () => {
  const values = { ...initialValues(table), shape: "square" as const, sizes: [1, 2], note: "a=b & ü, c#", gone: [0, 9, 64], open: true };
  const written = writeFragment(table, values);
  assert.match(written, /^v=1&shape=square&sizes=1,2&note=/);
  assert(!/rate|open/.test(written));
  const { open, ...linked } = values;
  assert.equal(open, true);
  assert.deepEqual(readFragment(table, `#${written}`), linked);
});

test("an empty list is not the initial list", () => {
  const written = writeFragment(table, { ...initialValues(table), sizes: [] });
  assert.deepEqual(readFragment(table, written).sizes, []);
});

test("a link is of the lab that it names, and else of the first, where another name is a broken link", () => {
  for (const [link, lab] of [["#v=1&rate=0.5", "points"], ["#v=1&lab=points&rate=0.5", "points"], ["#v=1&lab=digits", "digits"], ["#v=1&lab=digit", "points"], ["#lab=digits", undefined]] as const) assert.equal(labOfFragment(link), lab, link);
  assert.equal(readFragment(table, "v=1&lab=points&rate=0.5").rate, 0.5);
  assert.throws(() => readFragment(table, "v=1&lab=digit"), (error) => error instanceof BrokenLink && error.fault.why === "value" && error.fault.name === "lab" && error.fault.error.want.kind === "choice");
});

test("a broken link names its fault", () => {
  const faults = [
    ["v=2&shape=square", { why: "version", version: "2" }],
    ["v=1&colour=red", { why: "name", name: "colour" }],
    ["v=1&open=yes", { why: "name", name: "open" }],
    ["v=1&squ", { why: "name", name: "squ" }],
    ["v=1&note=%E0%A4%A", { why: "encoding" }],
  ] as const;
  for (const [link, fault] of faults) {
    assert.throws(() => readFragment(table, link), (error) => error instanceof BrokenLink && JSON.stringify(error.fault) === JSON.stringify(fault), link);
  }
  for (const [name, written] of [["shape", "oval"], ["rate", "2"], ["rate", ""], ["sizes", "1,x"], ["sizes", "1,2,3,4"], ["gone", "*"]] as const) {
    assert.throws(
      () => readFragment(table, `v=1&${name}=${written}`),
      (error) => error instanceof BrokenLink && error.fault.why === "value" && error.fault.name === name,
      `${name}=${written}`,
    );
  }
});

test("other fragments are none of ours", () => {
  assert.deepEqual(["#v=1", "v=1&a=b", "#chapter-2", "", "#av=1"].map(isFragment), [true, true, false, false, false]);
});
