import { BackdrawError, type Spec } from "../../../api";
import type { LessonPage } from "../../../lessons/parse";
import { shellRows } from "../../../state/shell";
import type { PointsModel } from "../model";
import type { Points } from "../points";
import { stateOfSpec } from "../spec";
import { pointsTable, type PointsState } from "../table";

/** The state that a page of a lesson begins with: what it does not name is as on a first visit. */
function stateOf(page: LessonPage): Partial<PointsState> {
  const rows = Object.entries(pointsTable).filter(([name, row]) => row.kept === "link" && !(name in shellRows));
  const initial = Object.fromEntries(rows.map(([name, { initial: value }]) => [name, value]));
  const given = Object.fromEntries([...new URLSearchParams(page.set ?? "")].map(([name, text]) => [name, pointsTable[name as keyof PointsState].read(text)]));
  const kind = given["kind"] === "values" ? "values" : "classes";
  const points = page.points.length === 0 ? {} : { points: exactly(kind, page.points) };
  return { ...initial, ...given, ...points, ...(page.spec === undefined ? {} : stateOfSpec(JSON.parse(page.spec) as Spec)) };
}

/** Where the author put them: what is drawn by hand lies on a grid, which has no 0.5. */
function exactly(kind: Points["kind"], points: LessonPage["points"]): Points {
  const [x, y, target] = ([0, 1, 2] as const).map((part) => Float32Array.from(points, (point) => point[part]));
  return { kind, x: x!, y: y!, target: target! };
}

/** Whether it has something of its own to look at. */
export function beginsAnew({ set, spec, shows }: LessonPage): boolean {
  return set !== undefined || spec !== undefined || shows !== undefined;
}

const tries = 200;
const between = 50;

/** Brings the lab to where a page begins, the first of a lesson or one further on; one step to undo. */
export async function setUp(model: PointsModel, page: LessonPage, first: boolean): Promise<void> {
  const { history, store } = model;
  // A page that goes on with what is there leaves the lens as it is, unless it says otherwise.
  if (page.opens.includes("lens")) store.set({ lens: true });
  else if (page.closes.includes("lens") || beginsAnew(page)) store.set({ lens: false });
  if (page.set === undefined && page.spec === undefined) return;
  model.pause();
  store.settle();
  model.events.replace(first ? "lesson" : "onward", () => { store.set(stateOf(page)); });
  model.reset();
  if (Object.keys(page.weights).length === 0) return;
  const changes = Object.fromEntries(Object.entries(page.weights).map(([path, value]) => [path, { value }]));
  // The network that the state asks for is being made, or begins anew once it is done with what it was at.
  for (let i = 0; i < tries; i++) {
    await new Promise((resume) => setTimeout(resume, between));
    const { trainer, phase, isReady } = model;
    if (model.history === history || trainer === undefined || phase !== "resting" || !isReady || JSON.stringify(trainer.spec.layers) !== JSON.stringify(model.spec.layers)) continue;
    try {
      await trainer.setParameters(changes);
      model.events.moved();
      return;
    } catch (error) {
      if (!(error instanceof BackdrawError) || error.code !== "closed") throw error;
    }
  }
}

/** What tasks can ask about: figures of training, and rows of the state as links write them. */
export function factOf(model: PointsModel, name: string, steps: number): number | string | undefined {
  const { moment, store } = model;
  switch (name) {
    case "steps": return steps;
    case "epochs": case "loss": case "testLoss": case "accuracy": case "testAccuracy": return moment?.[name];
    default: {
      const row = (pointsTable as Record<string, { write(value: unknown): string } | undefined>)[name];
      return row?.write(store.values[name as keyof PointsState]);
    }
  }
}
