import assert from "node:assert/strict";
import test from "node:test";
import { BackdrawError, type Data, type Report, type Spec, type Trainer } from "../api";
import { ResumableTrainers, type WantedTrainers } from "./resumable-trainers";
import type { Saved } from "./training";

/** A trainer whose one number is all that it learns; bytes of 99 are damaged, and of 98 it is closed. */
class Recorded {
  number = 0;
  closed = false;
  constructor(readonly spec: Spec) {}
  save(): Promise<Uint8Array> {
    return this.closed ? Promise.reject(new BackdrawError("closed", "", "closed")) : Promise.resolve(Uint8Array.of(this.number));
  }
  load([number]: Uint8Array): Promise<void> {
    if (number === 98) return Promise.reject(new BackdrawError("closed", "", "closed"));
    if (number === 99) return Promise.reject(new BackdrawError("corrupt", "", "damaged"));
    this.number = number!;
    return Promise.resolve();
  }
  reset(): Promise<void> {
    this.number = 0;
    return Promise.resolve();
  }
  close(): void { this.closed = true; }
}

function open() {
  const told: string[] = [], shelf = new Map<string, Saved>(), made: Recorded[] = [];
  /** What is awaited while trainers are made. */
  const meanwhile = { act: (): unknown => undefined };
  const trainers = new ResumableTrainers(
    async (spec) => {
      await meanwhile.act();
      made.push(new Recorded(spec));
      return made.at(-1)! as unknown as Trainer;
    },
    {
      ready: (trainer) => { told.push(`ready ${trainers.name}`); assert.equal(trainer, trainers.first); },
      report: () => undefined, rested: () => undefined, failed: () => undefined,
      moved: () => { told.push("moved"); },
      restarted: () => { told.push("restarted"); },
      resumed: ({ report }) => { told.push(`resumed ${report.steps}`); },
      unfit: () => { told.push("unfit"); },
    },
    {
      find: (name) => { told.push(`find ${name}`); return Promise.resolve(shelf.get(name)); },
      leave: (saved) => { told.push(`leave ${saved.name}`); shelf.set(saved.name, saved); return Promise.resolve(); },
    },
  );
  /** They learn this number each, in as many steps. */
  const learn = (number: number): void => {
    for (const trainer of trainers.all as unknown as Recorded[]) trainer.number = number;
    trainers.note(reportOf(number));
  };
  /** What was told since. */
  const heard = (): string => told.splice(0).join(", ");
  const numbers = (): number[] => (trainers.all as unknown as Recorded[]).map(({ number }) => number);
  return { trainers, shelf, made, meanwhile, learn, heard, numbers };
}

function reportOf(steps: number): Report {
  return { steps, epochs: steps, examples: steps, milliseconds: 1, loss: 1, learningRate: 0.1 };
}

function wanted(name: string, changes: Partial<WantedTrainers> = {}): WantedTrainers {
  return { name, specs: [{ input: [1], layers: [] }], built: "a line", told: "slow", about: "sine", ...changes };
}

/** Answered at once. */
async function saved(trainers: ResumableTrainers, asked: Promise<Saved | undefined>): Promise<Saved | undefined> {
  await trainers.answer();
  return asked;
}

test("what was learnt is set aside for another name, and comes back with its own", async () => {
  const { trainers, made, learn, heard, numbers } = open();
  await trainers.become(wanted("one"));
  assert.equal(heard(), "find one, ready one, moved");
  learn(7);
  trainers.sent = {} as Data;
  await trainers.become(wanted("one"));
  assert.equal(heard(), "");
  await trainers.become(wanted("two", { told: "fast" }));
  assert.equal(heard(), "leave one, find two, ready two, moved");
  assert.deepEqual([trainers.report, trainers.sent, trainers.told, numbers(), made[0]!.closed], [undefined, undefined, "fast", [0], true]);
  // It learnt nothing: nothing of it is set aside.
  await trainers.become(wanted("one", { told: "fast" }));
  assert.equal(heard(), "find one, ready one, resumed 7, moved");
  // It was told the rest of its spec when it was saved, and is to be told anew by whoever wants another.
  assert.deepEqual([trainers.report?.steps, trainers.told, numbers()], [7, "slow", [7]]);
});

test("other trainers of the same name begin anew once something was learnt, and look for what is kept before", async () => {
  const { trainers, shelf, learn, heard, numbers } = open();
  shelf.set("one", { name: "one", of: "a curve\nsine", told: "slow", bytes: [Uint8Array.of(3)], report: reportOf(3) });
  await trainers.become(wanted("one"));
  // No others were there before.
  assert.equal(heard(), "find one, ready one, moved");
  await trainers.become(wanted("one", { built: "a plane" }));
  assert.equal(heard(), "find one, ready one, moved");
  await trainers.become(wanted("one", { built: "a curve" }));
  assert.equal(heard(), "find one, ready one, resumed 3, moved");
  assert.deepEqual(numbers(), [3]);
  learn(4);
  await trainers.become(wanted("one", { built: "a line" }));
  assert.equal(heard(), "ready one, moved");
  assert.deepEqual([trainers.report, numbers()], [undefined, [0]]);
  await trainers.become(wanted("one", { built: "a curve" }));
  assert.equal(heard(), "ready one, moved");
});

test("what is reset has learnt nothing and looks for nothing", async () => {
  const { trainers, learn, heard, numbers } = open();
  await trainers.become(wanted("one"));
  heard();
  await trainers.reset();
  await trainers.become(wanted("one", { built: "a curve" }));
  assert.equal(heard(), "restarted, ready one, moved");
  learn(4);
  await trainers.reset();
  assert.deepEqual([heard(), trainers.report, numbers()], ["restarted", undefined, [0]]);
});

test("what was saved of other data or trainers, or is damaged, is of no use, which is said where others were there", async () => {
  const good: Saved = { name: "two", of: "a line\nsine", told: "slow", bytes: [Uint8Array.of(5)], report: reportOf(5) };
  const cases: [Saved, string][] = [
    [good, "resumed 5, moved"],
    [{ ...good, of: "a line\nstep" }, "unfit, moved"],
    [{ ...good, of: "a curve\nsine" }, "unfit, moved"],
    [{ ...good, bytes: [Uint8Array.of(5), Uint8Array.of(5)] }, "unfit, moved"],
    [{ ...good, bytes: [Uint8Array.of(99)] }, "unfit, moved"],
  ];
  assert.equal(cases.length, 5);
  for (const [found, says] of cases) {
    const { trainers, shelf, heard, numbers } = open();
    shelf.set("two", found);
    await trainers.become(wanted("one"));
    heard();
    await trainers.become(wanted("two"));
    assert.equal(heard(), `find two, ready two, ${says}`);
    assert.deepEqual(numbers(), [found === good ? 5 : 0]);
  }
});

test("what is brought waits for its like, and is forgotten where training goes on from what is there", async () => {
  const { trainers, learn, heard, numbers } = open();
  await trainers.become(wanted("one"));
  learn(7);
  const own = (await saved(trainers, trainers.save()))!;
  await trainers.become(wanted("one", { built: "a curve" }));
  heard();
  trainers.bring(own);
  await trainers.become(wanted("one", { built: "a curve" }));
  assert.equal(heard(), "");
  await trainers.become(wanted("one"));
  assert.equal(heard(), "ready one, moved, resumed 7, moved");
  assert.deepEqual([numbers(), trainers.report?.steps], [[7], 7]);
  learn(8);
  await trainers.become(wanted("one"));
  assert.equal(heard(), "");

  trainers.bring(own);
  const stays = trainers.stay();
  await trainers.become(wanted("one"));
  assert.deepEqual([heard(), numbers(), stays()], ["", [8], true]);
  trainers.bring({ ...own, name: "two" });
  assert.equal(stays(), false, "what was asked before others were brought is none of theirs");
  trainers.bring({ ...own, name: "two" });
  await trainers.become(wanted("one"));
  assert.deepEqual([heard(), numbers()], ["", [8]]);
  trainers.bring({ ...own, told: "fast" });
  await trainers.become(wanted("one"));
  assert.deepEqual([heard(), numbers(), trainers.told], ["resumed 7, moved", [7], "fast"]);
  trainers.bring({ ...own, bytes: [Uint8Array.of(99)] });
  await trainers.become(wanted("one"));
  assert.deepEqual([heard(), numbers(), trainers.report], ["restarted, moved", [0], undefined]);
  trainers.bring({ ...own, bytes: [Uint8Array.of(98)] });
  await assert.rejects(() => trainers.become(wanted("one")), (error) => error instanceof BackdrawError && error.code === "closed");
  assert.equal(heard(), "");
});

test("several are saved and come back together", async () => {
  const { trainers, learn, numbers } = open();
  const [spec] = wanted("").specs;
  const three = { specs: [spec!, spec!, spec!] };
  await trainers.become(wanted("one", three));
  learn(7);
  await trainers.become(wanted("two"));
  assert.deepEqual(numbers(), [0]);
  await trainers.become(wanted("one", three));
  assert.deepEqual(numbers(), [7, 7, 7]);
});

test("what is asked for is given to all who asked, undefined where nothing was learnt or saving fails", async () => {
  const { trainers, made, learn } = open();
  await trainers.become(wanted("one"));
  assert.equal(await saved(trainers, trainers.save()), undefined);
  learn(7);
  const both = [trainers.save(), trainers.save()];
  await trainers.answer();
  const [first, second] = await Promise.all(both);
  assert.deepEqual(first, { name: "one", of: "a line\nsine", told: "slow", bytes: [Uint8Array.of(7)], report: reportOf(7) });
  assert.equal(second, first);
  made[0]!.close();
  assert.equal(await saved(trainers, trainers.save()), undefined);
});

test("what leaves is of what was learnt when that was asked, unless others were in place before it was given", async () => {
  const { trainers, learn } = open();
  await trainers.become(wanted("one"));
  learn(7);
  const left = trainers.leave();
  trainers.learns("one", "step");
  trainers.learns("two", "of another name");
  assert.equal((await saved(trainers, left))?.of, "a line\nsine");
  const during = trainers.save(), answered = trainers.answer();
  trainers.learns("one", "square");
  await answered;
  assert.equal((await during)?.of, "a line\nstep");
  trainers.learns("one", "step");
  assert.equal((await saved(trainers, trainers.save()))?.of, "a line\nstep");
  const late = trainers.leave();
  await trainers.become(wanted("one", { built: "a curve" }));
  learn(8);
  assert.equal(await saved(trainers, late), undefined);
});

test("trainers that are made while it is closed are closed, and nothing is told", async () => {
  const { trainers, made, meanwhile, learn, heard } = open();
  await trainers.become(wanted("one"));
  learn(7);
  heard();
  trainers.bring({ name: "one", of: "a line\nsine", told: "slow", bytes: [], report: reportOf(3) });
  meanwhile.act = () => { trainers.close(); };
  await trainers.become(wanted("two"));
  assert.deepEqual([heard(), trainers.all, made.map(({ closed }) => closed)], ["find two", [], [true, true]]);
  await trainers.become(wanted("one"));
  assert.equal(heard(), "");
});

test("trainers that were made are closed where what follows fails", async () => {
  type Opened = ReturnType<typeof open>;
  const closed = new BackdrawError("closed", "", "closed");
  const cases: [string, (opened: Opened) => void][] = [
    ["closed while what was learnt is saved", ({ trainers, made }) => {
      made[0]!.save = () => {
        trainers.close();
        return Promise.reject(closed);
      };
    }],
    ["nothing can be set aside", ({ shelf }) => { shelf.set = () => { throw closed; }; }],
    ["nothing can be found", ({ shelf }) => { shelf.get = () => { throw closed; }; }],
    ["closed while they are brought back", ({ shelf }) => {
      shelf.set("two", { name: "two", of: "a line\nsine", told: "slow", bytes: [Uint8Array.of(98)], report: reportOf(5) });
    }],
  ];
  assert.equal(cases.length, 4);
  for (const [name, fail] of cases) {
    const opened = open();
    const { trainers, made, learn } = opened;
    await trainers.become(wanted("one"));
    learn(7);
    fail(opened);
    await assert.rejects(() => trainers.become(wanted("two")), (error) => error instanceof BackdrawError && error.code === "closed", name);
    assert.deepEqual(made.map((each) => each.closed), [trainers.closed, true], name);
    assert.equal(trainers.first, trainers.closed ? undefined : made[0], name);
  }
});

test("where one of several cannot be made, the others are closed, also those that come later", async () => {
  const { trainers, made, meanwhile, heard } = open();
  const refused = new BackdrawError("load-failed", "", "no worker");
  let arrive = (): void => undefined;
  const late = new Promise<void>((resolve) => { arrive = resolve; });
  const answers = [undefined, Promise.reject(refused), late];
  meanwhile.act = () => answers.shift();
  const [spec] = wanted("").specs;
  await assert.rejects(() => trainers.become(wanted("one", { specs: [spec!, spec!, spec!] })), (error) => error === refused);
  arrive();
  await new Promise((resolve) => { setTimeout(resolve); });
  assert.deepEqual(made.map(({ closed }) => closed), [true, true]);
  assert.deepEqual([heard(), trainers.all], ["", []]);
});
