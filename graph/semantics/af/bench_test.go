package af_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"crux/graph/semantics/af"
	"crux/graph/semantics/af/aftest"
	"crux/graph/semantics/solver"
)

// Benchmarks of reading a framework and answering a task about it. They report CPU
// time, user and system, in milliseconds: wall time says little on a shared
// machine. Each is run on five frameworks; cpu-ms/op is the median, worst-ms the
// largest.

// measured is how many frameworks of a family are measured, limit how long one is
// tried.
const (
	measured = 5
	limit    = 5 * time.Second
)

var tasks = []struct {
	name string
	ask  func(context.Context, *solver.System, int) (solver.Labels, error)
}{
	{"SE-GR", some(solver.Grounded)},
	{"SE-PR", some(solver.Preferred)},
	{"DS-PR", sceptical(solver.Preferred)},
	{"DC-CO", func(ctx context.Context, s *solver.System, x int) (solver.Labels, error) {
		return s.Credulous(ctx, solver.Complete, x)
	}},
	{"SE-ST", some(solver.Stable)},
	{"DS-ST", sceptical(solver.Stable)},
	{"SE-ID", some(solver.Ideal)},
	{"SE-SST", some(solver.SemiStable)},
}

func some(semantics solver.Semantics) func(context.Context, *solver.System, int) (solver.Labels, error) {
	return func(ctx context.Context, s *solver.System, _ int) (solver.Labels, error) {
		return s.Some(ctx, semantics)
	}
}

func sceptical(semantics solver.Semantics) func(context.Context, *solver.System, int) (solver.Labels, error) {
	return func(ctx context.Context, s *solver.System, x int) (solver.Labels, error) {
		return s.Sceptical(ctx, semantics, x)
	}
}

// BenchmarkFamilies measures the families at three sizes, and prints a table in
// the end, in Markdown. What is over the limit at one size is not tried at a larger
// one.
func BenchmarkFamilies(b *testing.B) {
	var table strings.Builder
	table.WriteString("| family | arguments | attacks |")
	for _, task := range tasks {
		table.WriteString(" " + task.name + " |")
	}
	table.WriteString("\n|---|--:|--:|" + strings.Repeat("--:|", len(tasks)) + "\n")
	for _, family := range aftest.Families {
		over := map[string]bool{}
		for _, n := range []int{100, 1000, 10_000} {
			texts, attacks := written(b, family, n)
			fmt.Fprintf(&table, "| %s | %d | %d |", family.Name, n, attacks)
			for _, task := range tasks {
				if over[task.name] {
					table.WriteString(" – |")
					continue
				}
				var cell string
				b.Run(fmt.Sprintf("%s/%d/%s", family.Name, n, task.name), func(b *testing.B) {
					var median, worst time.Duration
					for b.Loop() {
						median, worst = measure(b, texts, n/2, task.ask)
					}
					b.ReportMetric(float64(median.Microseconds())/1000, "cpu-ms/op")
					b.ReportMetric(float64(worst.Microseconds())/1000, "worst-ms")
					cell = milliseconds(median)
					if milliseconds(worst) != cell {
						cell += " … " + milliseconds(worst)
					}
					over[task.name] = median >= limit
				})
				table.WriteString(" " + cell + " |")
			}
			table.WriteByte('\n')
		}
	}
	fmt.Printf("\nCPU time in ms, median … worst of %d:\n\n%s\n", measured, &table)
}

// BenchmarkGrounded is what must be fast at any size: 100,000 arguments with
// 300,000 attacks.
func BenchmarkGrounded(b *testing.B) {
	const n = 100_000
	text := encoded(b, aftest.ErdosRenyi(n, 3, 1))
	var total time.Duration
	for b.Loop() {
		median, _ := measure(b, []string{text}, n/2, some(solver.Grounded))
		total += median
	}
	b.ReportMetric(float64(total.Microseconds())/1000/float64(b.N), "cpu-ms/op")
}

// written returns frameworks of a family as texts, and how many attacks they have
// on average.
func written(b *testing.B, family aftest.Family, n int) (texts []string, attacks int) {
	for seed := range uint64(measured) {
		f := family.Make(n, seed)
		attacks += len(f.Attacks())
		texts = append(texts, encoded(b, f))
	}
	return texts, attacks / measured
}

func encoded(b *testing.B, f *af.Framework) string {
	var text strings.Builder
	if err := af.Encode(&text, f, af.AF); err != nil {
		b.Fatal(err)
	}
	return text.String()
}

// measure reads each text and answers a task, and returns the median and the
// largest of the times that took.
func measure(b *testing.B, texts []string, x int, ask func(context.Context, *solver.System, int) (solver.Labels, error)) (median, worst time.Duration) {
	var times []time.Duration
	for _, text := range texts {
		ctx, cancel := context.WithTimeout(context.Background(), limit)
		before := cpuTime()
		f, told := af.Decode("benchmark", text, af.AF)
		if f == nil {
			b.Fatal(told)
		}
		_, err := ask(ctx, f.System(), x)
		took := cpuTime() - before
		cancel()
		switch {
		case errors.Is(err, context.DeadlineExceeded):
			took = limit
		case err != nil:
			b.Fatal(err)
		}
		times = append(times, took)
	}
	slices.Sort(times)
	return times[len(times)/2], times[len(times)-1]
}

// milliseconds writes a time with two digits or more, and the limit as such.
func milliseconds(d time.Duration) string {
	ms := float64(d.Microseconds()) / 1000
	switch {
	case d >= limit:
		return fmt.Sprintf("> %d s", limit/time.Second)
	case ms < 10:
		return fmt.Sprintf("%.1f", ms)
	}
	return fmt.Sprintf("%.0f", ms)
}
