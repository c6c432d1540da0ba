// The page on which a visitor measures the engine on their own machine. Each workload runs in a frame of its own, so that
// none inherits another's memory or compiled code.
import { css, html, LitElement, nothing } from "lit";
import { theme } from "../src/view/theme";
import { cellsOf, markdown } from "./results.mjs";
import { workloads } from "./workloads.mjs";

const names = Object.keys(workloads);
const numbersOfWorkers = [1, 2, 4, 8, 16].filter((n) => n <= Math.max(2, navigator.hardwareConcurrency));
const labels = { figure: "Median", range: "Least to most", loss: "Loss", accuracy: "Accuracy", memory: "Memory" };
const machine = () => `${navigator.userAgent}; ${navigator.hardwareConcurrency} threads; ${crossOriginIsolated ? "isolated" : "not isolated"}; ${new Date().toISOString().slice(0, 10)}`;

class BenchPage extends LitElement {
  static properties = { results: { state: true }, running: { state: true }, copied: { state: true }, workers: { state: true } };
  static styles = [theme, css`
    :host { display: block; box-sizing: border-box; min-height: 100%; padding: 24px 16px; }
    main { max-width: 1080px; margin: 0 auto; }
    h1 { margin: 0 0 8px; font-size: var(--back-draw-size-title); line-height: 28px; }
    p { margin: 0 0 16px; max-width: 72ch; color: var(--back-draw-muted); }
    a { color: var(--back-draw-accent); }
    .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 16px; }
    button, select {
      font: inherit; color: inherit; min-height: var(--back-draw-target); padding: 0 12px; cursor: pointer;
      border: 1px solid var(--back-draw-border); border-radius: var(--back-draw-radius); background: var(--back-draw-background);
    }
    button.main { border-color: transparent; background: var(--back-draw-accent); color: var(--back-draw-on-accent); font-weight: 600; }
    button:disabled, select:disabled { opacity: 0.45; cursor: default; }
    button:focus-visible, select:focus-visible { outline: var(--back-draw-focus) solid var(--back-draw-accent); outline-offset: 1px; }
    .wide { overflow-x: auto; margin-bottom: 16px; }
    table { border-collapse: collapse; width: 100%; }
    th, td { padding: 6px 12px 6px 0; text-align: start; vertical-align: middle; border-bottom: 1px solid var(--back-draw-divider); }
    th { font-weight: 600; font-size: var(--back-draw-size-small); color: var(--back-draw-muted); }
    tbody th { color: var(--back-draw-text); font-size: inherit; }
    .number { text-align: end; white-space: nowrap; }
    .remark, .fault { display: block; font-size: var(--back-draw-size-small); color: var(--back-draw-muted); }
    .fault { color: var(--back-draw-danger); }
    iframe { display: none; }
    @media (max-width: 720px) {
      thead { display: none; }
      tr { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; padding: 8px 0; border-bottom: 1px solid var(--back-draw-divider); }
      th, td { padding: 0; border: 0; }
      tbody th { min-width: 36px; }
      td.title { flex: 1; }
      td.run { order: 1; }
      td.number:not(.run) { order: 2; }
      td[data-label]:not(:empty)::before { content: attr(data-label) " "; color: var(--back-draw-muted); }
      td:empty { display: none; }
      tr::after { content: ""; order: 1; flex-basis: 100%; }
    }
  `];

  constructor() {
    super();
    this.results = {};
    this.running = undefined;
    this.copied = "";
    this.workers = 1;
  }

  render() {
    const done = Object.values(this.results).some((r) => r.figures);
    return html`<main>
      <h1>Backdraw on this machine</h1>
      <p>Trains the networks of the comparison with other libraries in this browser, on data made here: two spirals,
        drawn digits, made-up text; in one thread, or W3 to W5r in workers that share each batch. It takes about a minute and a half. Close what else is busy; on a phone, plug it in.
        Nothing is sent anywhere. <a href="../">To the drawing</a></p>
      <div class="bar">
        ${this.running === undefined
          ? html`<button class="main" @click=${() => this.run(names)}>Run all</button>`
          : html`<button class="main" @click=${this.stop}>Stop</button>`}
        <label>Workers <select ?disabled=${this.running !== undefined} @change=${(event) => { this.workers = Number(event.target.value); }}>
          ${numbersOfWorkers.map((n) => html`<option value=${n} ?selected=${n === this.workers}>${n === 1 ? "none, one thread" : n}</option>`)}</select></label>
        <button ?disabled=${!done} @click=${this.copy}>Copy the results</button>
        <span role="status">${this.running === undefined ? this.copied : `${this.running} runs: ${workloads[this.running].title}`}</span>
      </div>
      <div class="wide" role="region" aria-label="Results" tabindex="0"><table>
        <thead><tr><th scope="col"></th><th scope="col">What runs</th>${Object.values(labels).map((label) => html`<th scope="col" class="number">${label}</th>`)}<td></td></tr></thead>
        <tbody>${names.map((name) => this.row(name))}</tbody>
      </table></div>
      <p>W2 and W7: less is better. Loss and accuracy are those after the full number of steps, on this page's own data. W7 reads its files from
        the cache after the first time.</p>
      <p>${machine()}</p>
    </main>`;
  }

  row(name) {
    const result = this.results[name], cells = result?.figures && cellsOf(workloads[name], result);
    return html`<tr>
      <th scope="row">${name}</th>
      <td class="title">${workloads[name].title}
        ${result?.error ? html`<span class="fault">${result.error}</span>` : nothing}
        ${cells?.remark ? html`<span class="remark">${cells.remark}</span>` : nothing}</td>
      ${Object.entries(labels).map(([cell, label]) => html`<td class="number" data-label=${label}>${cells?.[cell] ?? ""}</td>`)}
      <td class="number run"><button ?disabled=${this.running !== undefined} aria-label=${`Run ${name}`} @click=${() => this.run([name])}>Run</button></td>
    </tr>`;
  }

  async run(wanted) {
    this.copied = "";
    for (const name of wanted) {
      this.running = name;
      await this.updateComplete;
      const times = name === "W7" ? 3 : 1, found = [];
      for (let i = 0; i < times && this.running === name; i++) found.push(await this.runInFrame(name));
      if (this.running !== name) return;
      const failed = found.find((r) => r.error);
      this.results = { ...this.results, [name]: failed ?? { ...found[0], figures: found.flatMap((r) => r.figures) } };
    }
    this.running = undefined;
  }

  /** What run.mjs tells from a frame of its own; stop() ends the frame, and the wait for it. */
  runInFrame(name) {
    const frame = document.createElement("iframe");
    frame.title = `Workload ${name}`;
    return new Promise((resolve) => {
      const end = (result) => {
        removeEventListener("message", told);
        this.end = undefined;
        frame.remove();
        resolve(result);
      };
      const told = ({ source, data }) => { if (source === frame.contentWindow) end(data); };
      addEventListener("message", told);
      this.end = () => { end({ error: "stopped" }); };
      frame.src = `run.html?workload=${name}&workers=${this.workers}`;
      this.renderRoot.append(frame);
    });
  }

  stop() {
    this.running = undefined;
    this.end?.();
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(markdown(machine(), workloads, this.results));
      this.copied = "Copied as a Markdown table";
    } catch {
      this.copied = "This browser let nothing be copied";
    }
  }
}

customElements.define("bd-bench", BenchPage);
