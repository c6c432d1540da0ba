import assert from "node:assert/strict";
import test from "node:test";
import { german } from "./de";
import { inGerman } from "./de/engine";
import { inSpanish } from "./es/engine";

test("the engine's commonest sentences are said in German and Spanish, others as they are", () => {
  const cases: [string, string, string][] = [
    ["layers[2].units is 0, want 1 to 4096", "layers[2].units ist 0, erwartet wird 1 bis 4096", "layers[2].units es 0, se espera de 1 a 4096"],
    ['loss is "mae2", want one of mse, mae', 'loss ist "mae2", erwartet wird eines von mse, mae', 'loss es "mae2", se espera uno de mse, mae'],
    ["layers[0].units is missing, want 1 to 4096", "layers[0].units fehlt, erwartet wird 1 bis 4096", "falta layers[0].units, se espera de 1 a 4096"],
    ["layers[0].units is 9999, the limit is 4096", "layers[0].units ist 9999, höchstens 4096 geht", "layers[0].units es 9999, el máximo es 4096"],
    ["training needs 9 bytes of memory, the limit is 8", "das Training braucht 9 Bytes Speicher, höchstens 8 gehen", "el entrenamiento necesita 9 bytes de memoria, el máximo es 8"],
    ["layers is 3, want a list of layers", "layers is 3, want a list of layers", "layers is 3, want a list of layers"],
    ["the worker fell asleep", "the worker fell asleep", "the worker fell asleep"],
  ];
  assert.equal(cases.length, 7);
  for (const [said, de, es] of cases) assert.deepEqual([inGerman(said), inSpanish(said)], [de, es]);
  assert.equal(german.page.specFault(cases[0]![0]).includes(cases[0]![1]), true);
});
