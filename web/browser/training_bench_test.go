package browser

import (
	"testing"
)

// spiralsScript makes a trainer in the page's own thread, of two spirals and a 2-8-8-1 tanh network in batches of ten.
const spiralsScript = `
	const { createTrainer } = await import("/backdraw.js");
	const x = new Float32Array(1000), y = new Float32Array(500);
	for (let i = 0; i < 500; i++) {
		const radius = Math.floor(i / 2) / 250, angle = 3.5 * Math.PI * radius + (i % 2) * Math.PI;
		x.set([5 * radius * Math.sin(angle), 5 * radius * Math.cos(angle)], 2 * i);
		y[i] = 1 - 2 * (i % 2);
	}
	const layer = (units) => ({ type: "dense", units, activation: "tanh" });
	const trainer = await createTrainer({ input: [2], layers: [layer(8), layer(8), layer(1)], loss: "half-mse",
		optimizer: { type: "sgd", learningRate: 0.03 }, batchSize: 10 }, { worker: false });
	await trainer.setData({ x, y });`

// BenchmarkSpirals trains for a second at a time, in Chromium.
func BenchmarkSpirals(b *testing.B) {
	tab := open(b, origin+"/", view{})
	var rate float64
	for b.Loop() {
		rate += call[float64](tab, `async () => { `+spiralsScript+`
			trainer.trainSync({ milliseconds: 300 });
			const { examples } = trainer.trainSync({ steps: 1 });
			const start = performance.now();
			const after = trainer.trainSync({ milliseconds: 1000 });
			return (after.examples - examples) / (performance.now() - start) * 1000;
		}`)
	}
	b.ReportMetric(rate/float64(b.N), "examples/s")
}

// BenchmarkField sweeps 100 x 100 cells, in Chromium; the median of many.
func BenchmarkField(b *testing.B) {
	tab := open(b, origin+"/", view{})
	var milliseconds float64
	for b.Loop() {
		milliseconds += call[float64](tab, `async () => { `+spiralsScript+`
			const times = [];
			for (let i = 0; i < 200; i++) {
				const start = performance.now();
				trainer.fieldSync({ bounds: [-6, -6, 6, 6], width: 100, height: 100 });
				times.push(performance.now() - start);
			}
			return times.sort((a, b) => a - b)[100];
		}`)
	}
	b.ReportMetric(milliseconds/float64(b.N), "ms/field")
}
