import assert from "node:assert/strict";
import test from "node:test";
import { german } from "./de";
import { en } from "./en";
import { spanish } from "./es";
import { brokenAt, specFault } from "./spec-fault";

test("where JSON breaks off is read from the words of every browser", () => {
  const text = '{\n  "input": [2,]\n}';
  const cases: [string, string, number, number][] = [
    ["Unexpected token ']', ..." + '"input": [2,]' + "... is not valid JSON", text, 3, 2],
    ["Unexpected token ] in JSON at position 15", text, 2, 14],
    ["Expected double-quoted property name in JSON at position 15 (line 2 column 14)", text, 2, 14],
    ["JSON.parse: unexpected character at line 2 column 14 of the JSON data", text, 2, 14],
    ["Unexpected end of JSON input", "{", 1, 2],
    ["JSON Parse error: Unexpected EOF", "{\n", 2, 1],
  ];
  assert.equal(cases.length, 6);
  for (const [sentence, given, line, column] of cases) assert.deepEqual(brokenAt(sentence, given), { line, column }, sentence);
});

test("a spec that is no JSON is refused in the language of the page", () => {
  const error = ((): unknown => {
    try {
      return JSON.parse("{ input }");
    } catch (caught) {
      return caught;
    }
  })();
  const said = [en, german.page, spanish.page].map((messages) => specFault(messages, "{ input }", error));
  assert.equal(new Set(said).size, 3);
  for (const sentence of said) {
    assert.equal(sentence.includes("JSON") && sentence.includes("3"), true, sentence);
    assert.equal(sentence.includes((error as Error).message), false, sentence);
  }
  assert.equal(specFault(german.page, "{}", new Error("layers[2].units is 0, want 1 to 4096")), german.page.specFault("layers[2].units is 0, want 1 to 4096"));
});
