package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"crux/graph/semantics/af"
	"crux/graph/semantics/af/aftest"
)

// These benchmarks run whole processes and report their CPU time, user and
// system, in milliseconds: wall time says little on a shared machine.

// BenchmarkMapProcess draws the essay's map, warm. Where native dot is
// installed it draws the same DOT in turn, and dot-ratio is how much more CPU
// time crux takes.
func BenchmarkMapProcess(b *testing.B) {
	crux := build(b)
	dir := b.TempDir()
	dotFile := filepath.Join(dir, "essay.dot")
	cpu(b, crux, "map", "-o", dotFile) // also makes the engine's machine code
	native, _ := exec.LookPath("dot")
	var ours, theirs time.Duration
	for b.Loop() {
		ours += cpu(b, crux, "map", "-o", filepath.Join(dir, "essay.svg"))
		if native != "" {
			theirs += cpu(b, native, "-Tsvg", "-o", filepath.Join(dir, "native.svg"), dotFile)
		}
	}
	perRun(b, ours)
	if native != "" {
		b.ReportMetric(float64(ours)/float64(theirs), "dot-ratio")
	}
}

// BenchmarkRasterProcess draws the essay's map as PDF, and as PNG at 150 dots
// per inch, warm.
func BenchmarkRasterProcess(b *testing.B) {
	crux := build(b)
	dir := b.TempDir()
	cpu(b, crux, "map", "-o", filepath.Join(dir, "essay.svg"))
	for _, format := range []string{"pdf", "png"} {
		b.Run(format, func(b *testing.B) {
			var total time.Duration
			for b.Loop() {
				total += cpu(b, crux, "map", "-o", filepath.Join(dir, "essay."+format))
			}
			perRun(b, total)
		})
	}
}

// BenchmarkCheckProcess checks the essay's reading; over-start-ms is what that
// takes beyond a process that does nothing but start.
func BenchmarkCheckProcess(b *testing.B) {
	crux := build(b)
	cpu(b, crux, "version")
	var check, start time.Duration
	for b.Loop() {
		check += cpu(b, crux, "check", "@paris")
		start += cpu(b, crux, "version")
	}
	perRun(b, check)
	b.ReportMetric(float64((check-start).Microseconds())/1000/float64(b.N), "over-start-ms")
}

// BenchmarkSolveProcess answers tasks about sparse frameworks of 1,000 arguments,
// and finds the grounded extension of one of 100,000; over-start-ms is what that
// takes beyond a process that does nothing but start.
func BenchmarkSolveProcess(b *testing.B) {
	crux := build(b)
	dir := b.TempDir()
	cpu(b, crux, "version")
	run := func(name string, f *af.Framework, task string, more ...string) {
		b.Run(name+"/"+task, func(b *testing.B) {
			file := filepath.Join(dir, "framework.af")
			var text bytes.Buffer
			if err := af.Encode(&text, f, af.AF); err != nil {
				b.Fatal(err)
			}
			if err := os.WriteFile(file, text.Bytes(), 0o666); err != nil {
				b.Fatal(err)
			}
			var solve, start time.Duration
			for b.Loop() {
				solve += cpu(b, crux, append([]string{"solve", "-p", task, "-f", file}, more...)...)
				start += cpu(b, crux, "version")
			}
			perRun(b, solve)
			b.ReportMetric(float64((solve-start).Microseconds())/1000/float64(b.N), "over-start-ms")
		})
	}
	for _, family := range aftest.Families {
		if family.Name == "stable" {
			continue // hard at this size, and not sparse
		}
		f := family.Make(1000, 1)
		run(family.Name, f, "DC-CO", "-a", "500")
		run(family.Name, f, "DS-PR", "-a", "500")
		run(family.Name, f, "SE-PR")
		run(family.Name, f, "DC-ST", "-a", "500")
	}
	run("Erdős–Rényi, 100,000 arguments", aftest.ErdosRenyi(100_000, 3, 1), "SE-GR")
}

func perRun(b *testing.B, total time.Duration) {
	b.ReportMetric(float64(total.Microseconds())/1000/float64(b.N), "cpu-ms/op")
}

func build(b *testing.B) string {
	b.Helper()
	crux := filepath.Join(b.TempDir(), "crux.exe")
	if out, err := exec.Command("go", "build", "-o", crux, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return crux
}

// cpu runs a command and returns the CPU time that it took.
func cpu(b *testing.B, name string, args ...string) time.Duration {
	b.Helper()
	c := exec.Command(name, args...)
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		b.Fatalf("%s %v: %v", name, args, err)
	}
	return c.ProcessState.UserTime() + c.ProcessState.SystemTime()
}
