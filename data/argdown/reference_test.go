package argdown

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// readByReference reads a document with @argdown/core a few times and prints the
// least CPU time of one reading, in milliseconds: parsed and modelled, without the
// start of Node.
const readByReference = `
const core = require("@argdown/core"), fs = require("fs");
const app = new core.ArgdownApplication();
app.logger = {setLevel() {}, log() {}};
app.addPlugin(new core.ParserPlugin(), "parse-input");
app.addPlugin(new core.DataPlugin(), "build-model");
app.addPlugin(new core.ModelPlugin(), "build-model");
const input = fs.readFileSync(process.argv[1], "utf8");
let least = Infinity;
for (let i = 0; i < 5; i++) {
  const start = process.cpuUsage();
  const out = app.run({input, process: ["parse-input", "build-model"], logLevel: "silent"});
  const used = process.cpuUsage(start);
  if (!out.statements) throw new Error("nothing was read");
  least = Math.min(least, (used.user + used.system) / 1000);
}
console.log(least);
`

// BenchmarkBesideReference reads a document of 5,000 nodes, and has the reference
// read it in turn. The ratio is how many times the CPU time of crux it takes. It
// needs Node, and a folder in which "npm install @argdown/core@1.7.5" was run, named
// by the variable ARGDOWN_REFERENCE.
func BenchmarkBesideReference(b *testing.B) {
	folder := os.Getenv("ARGDOWN_REFERENCE")
	if folder == "" {
		b.Skip("ARGDOWN_REFERENCE names no folder with @argdown/core")
	}
	text := generate(5000)
	file := filepath.Join(b.TempDir(), "generated.argdown")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		b.Fatal(err)
	}
	least := time.Hour
	theirs := 1e9
	for b.Loop() {
		start := cpuTime()
		Decode("generated.argdown", text)
		least = min(least, cpuTime()-start)
		node := exec.Command("node", "-e", readByReference, file)
		node.Dir = folder
		out, err := node.Output()
		if err != nil {
			b.Fatal(err)
		}
		var ms float64
		if _, err := fmt.Sscan(strings.TrimSpace(string(out)), &ms); err != nil {
			b.Fatal(err)
		}
		theirs = min(theirs, ms)
	}
	ours := float64(least.Microseconds()) / 1000
	b.ReportMetric(ours, "crux-ms")
	b.ReportMetric(theirs, "reference-ms")
	b.ReportMetric(theirs/ours, "ratio")
}
