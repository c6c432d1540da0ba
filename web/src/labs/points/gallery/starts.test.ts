import assert from "node:assert/strict";
import test from "node:test";
import { readFragment, writeFragment } from "../../../state/fragment";
import { initialValues } from "../../../state/field";
import { pointsTable } from "../table";
import { startNames, starts } from "./starts";

test("every start is a link that can be read, and no two are alike", () => {
  const written = startNames.map((name) => writeFragment(pointsTable, { ...initialValues(pointsTable), ...readFragment(pointsTable, starts[name]) }));
  assert.equal(new Set(written).size, startNames.length);
});
