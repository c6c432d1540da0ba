package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"backdraw/core/bench"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out, progress io.Writer) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	rounds := flags.Int("rounds", 5, "rounds, each natively and then in Chromium")
	milliseconds := flags.Float64("milliseconds", 30, "least time of one measurement")
	memory := flags.Bool("memory", true, "measure the memory of each workload: 100,000 steps of W1, the comparison's of the others")
	docs := flags.String("docs", "docs", "folder for bench.md and growth.svg; empty for none")
	root := flags.String("root", ".", "root of the repository")
	if err := flags.Parse(args); err != nil {
		return err
	}

	files, err := sizes(filepath.Join(*root, "dist"))
	if err != nil {
		return err
	}
	b, err := startBrowser(ctx, *root)
	if err != nil {
		return err
	}
	defer b.stop()
	where := place(b.version)
	t, err := measure(b, *rounds, *milliseconds, progress)
	if err != nil {
		return err
	}
	parallel, err := inWorkers(b, *rounds, max(30**milliseconds, 300), progress)
	if err != nil {
		return err
	}
	var peaks []memoryFigure
	if *memory {
		if peaks, err = memories(b, progress); err != nil {
			return err
		}
	}

	text := fmt.Sprintf("# Benchmarks\n\n%s; load average before and after %s, %s. %d interleaved rounds of %g ms or more: median (least to most).\n\n%s%s%s%s%s",
		where, where.load, loadAverage(), *rounds, *milliseconds, t.markdown(), workersTable(parallel), growthTable(t), memoryTable(peaks), sizeTable(files))
	if _, err := io.WriteString(out, text); err != nil || *docs == "" {
		return err
	}
	folder := filepath.Join(*root, *docs)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	return cmp.Or(
		os.WriteFile(filepath.Join(folder, "bench.md"), []byte(text+feelSection(filepath.Join(folder, "bench.md"))), 0o644),
		os.WriteFile(filepath.Join(folder, "growth.svg"), growthChart(t), 0o644))
}

// feelSection is what the last make bench-feel left at the end of the document: another program's figures.
func feelSection(name string) string {
	text, _ := os.ReadFile(name)
	if at := strings.Index(string(text), "\n## Feel\n"); at >= 0 {
		return string(text[at:])
	}
	return ""
}

// measure runs every case in both places, turn by turn, so that a slow spell of the machine meets both.
func measure(b *tab, rounds int, milliseconds float64, progress io.Writer) (*table, error) {
	suite, err := bench.New()
	if err != nil {
		return nil, err
	}
	if err := b.open("/bench.html"); err != nil {
		return nil, err
	}
	t := newTable(suite.Cases)
	for round := range rounds {
		fmt.Fprintf(progress, "round %d of %d\n", round+1, rounds)
		t.add(native, suite.Round(time.Duration(milliseconds*float64(time.Millisecond))))
		seconds, err := evaluate[[]float64](b, fmt.Sprintf("ready.then(() => benchRound(%g))", milliseconds))
		if err != nil {
			return nil, err
		}
		if len(seconds) != len(suite.Cases) {
			return nil, fmt.Errorf("the page measured %d cases, want %d: build/bench.wasm is of another version", len(seconds), len(suite.Cases))
		}
		t.add(chromium, seconds)
	}
	return t, nil
}
