// Runs a Go program in its parts: node parts.cjs WASM_EXEC FIRST REST; with "-" for REST the module is whole. With MARKS set it
// writes there which functions were called.
const fs = require("fs");
const [exec, first, rest] = process.argv.slice(2);
globalThis.require = require;
globalThis.fs = fs;
globalThis.path = require("path");
require(exec);

const go = new Go();
go.env = { TMPDIR: "/tmp" };
let instance, asked = 0;
go.importObject.backdraw = {
  rest() {
    asked++;
    new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync(rest)), { ...go.importObject, first: instance.exports });
    instance.exports.whole.value = 1;
  },
};
go.exit = (code) => {
  if (process.env.MARKS) {
    const called = Object.entries(instance.exports).filter(([name, mark]) => /^m\d+$/.test(name) && mark.value).map(([name]) => Number(name.slice(1)));
    fs.writeFileSync(process.env.MARKS, JSON.stringify({ called }));
  }
  console.error(`asked ${asked}`);
  process.exitCode = code;
};
WebAssembly.instantiate(fs.readFileSync(first), go.importObject).then((made) => {
  instance = made.instance;
  return go.run(instance);
});
