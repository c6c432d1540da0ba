import assert from "node:assert/strict";
import test from "node:test";
import { german } from "./de";
import * as de from "./de/engine";
import * as es from "./es/engine";

const { inGerman } = de, { inSpanish } = es;

test("the engine's sentences are said in German and Spanish, unknown ones as they are", () => {
  const cases: [string, string, string][] = [
    ["layers[2].units is 0, want 1 to 4096", "layers[2].units ist 0, erwartet wird 1 bis 4096", "layers[2].units es 0, se espera de 1 a 4096"],
    ['loss is "mae2", want one of mse, mae', 'loss ist "mae2", erwartet wird eines von mse, mae', 'loss es "mae2", se espera uno de mse, mae'],
    ["layers[0].units is missing, want 1 to 4096", "layers[0].units fehlt, erwartet wird 1 bis 4096", "falta layers[0].units, se espera de 1 a 4096"],
    ["layers[0].units is 9999, the limit is 4096", "layers[0].units ist 9999, höchstens 4096 geht", "layers[0].units es 9999, el máximo es 4096"],
    ["training needs 9 bytes of memory, the limit is 8", "das Training braucht 9 Bytes Speicher, höchstens 8 gehen", "el entrenamiento necesita 9 bytes de memoria, el máximo es 8"],
    ["layers is 3, want a list of layers", "layers ist 3, erwartet wird eine Liste von Schichten", "layers es 3, se espera una lista de capas"],
    ["rate is -1, want more than 0, up to 1e+30", "rate ist -1, erwartet wird mehr als 0, bis 1e+30", "rate es -1, se espera más de 0, hasta 1e+30"],
    ["rate is true, want a name or an object: one of a, b", "rate ist true, erwartet wird ein Name oder ein Objekt: eines von a, b", "rate es true, se espera un nombre o un objeto: uno de a, b"],
    ["the JSON is not valid in layers[0]: byte 7 is 'x', want a comma or }",
      "das JSON ist in layers[0] nicht gültig: Byte 7 ist 'x', erwartet wird ein Komma oder }", "el JSON no es válido en layers[0]: el byte 7 es 'x', se espera una coma o }"],
    ["csv has no line that can be used, want at least 1; line 2 has 3 fields, want 2",
      "keine Zeile ist zu gebrauchen, erwartet wird mindestens eine; Zeile 2 hat 3 Felder, erwartet werden 2",
      "ninguna línea sirve, se espera al menos una; la línea 2 tiene 3 campos, se esperan 2"],
    ['line 3: y is "so, want 1 to 2", want a number', 'Zeile 3: y ist "so, want 1 to 2", erwartet wird eine Zahl', 'línea 3: y es "so, want 1 to 2", se espera un número'],
    ["a batch needs 9 bytes of memory, the limit is 8", "ein Batch braucht 9 Bytes Speicher, höchstens 8 gehen", "un lote necesita 9 bytes de memoria, el máximo es 8"],
    ["layers is 3, want what nobody said before", "layers is 3, want what nobody said before", "layers is 3, want what nobody said before"],
    ["the worker fell asleep", "the worker fell asleep", "the worker fell asleep"],
  ];
  assert.equal(cases.length, 14);
  for (const [said, inDe, inEs] of cases) assert.deepEqual([inGerman(said), inSpanish(said)], [inDe, inEs]);
  assert.equal(german.page.specFault(cases[0]![0]).includes(cases[0]![1]), true);
});

test("the languages have the same phrases, and each place that a translation names is there", () => {
  for (const kind of ["sentences", "wants"] as const) {
    assert.deepEqual(Object.keys(de[kind]), Object.keys(es[kind]));
    for (const phrases of [de[kind], es[kind]]) {
      for (const [english, said] of Object.entries(phrases)) {
        const places = english.match(/%[sdn]/g)?.length ?? 0;
        const named = new Set([...said.matchAll(/%(\d)/g)].map(([, place]) => Number(place)));
        assert.deepEqual([...named].sort((a, b) => a - b), Array.from({ length: places }, (_, i) => i + 1), english);
      }
    }
  }
});
