package argdown

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
)

// BenchmarkDecode reads generated debates. Beside the time on the clock, which says
// little on a busy machine, it tells the CPU time, garbage collection included,
// and what stays allocated of the graph.
func BenchmarkDecode(b *testing.B) {
	for _, n := range []int{1_000, 5_000, 10_000, 100_000} {
		text := generate(n)
		b.Run(fmt.Sprintf("nodes=%d", n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			start := cpuTime()
			for b.Loop() {
				if _, list := Decode("generated.argdown", text); list.HasErrors() {
					b.Fatal(list[0])
				}
			}
			b.ReportMetric(float64((cpuTime()-start).Microseconds())/1000/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(live(text))/(1<<20), "live-MB")
		})
	}
}

// live returns how many bytes the graph of a text keeps allocated.
func live(text string) uint64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	g, _ := Decode("generated.argdown", text)
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(g)
	return after.HeapAlloc - before.HeapAlloc
}

// generate returns a debate of n titled statements and arguments: headings
// every 25 of them; one parent each, and another one for some; 60 in 100
// relations are supports, 35 attacks and 5 undercuts, where these are possible;
// every tenth argument has a structure. It is the same for the same n.
func generate(n int) string {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	words := strings.Fields("reason evidence policy freedom market climate energy school animal health risk cost " +
		"benefit right duty public private future harm value rule law science data model debate vote tax work child")
	sentence := func() string {
		var s strings.Builder
		for range 6 + r.IntN(11) {
			s.WriteString(words[r.IntN(len(words))] + " ")
		}
		return strings.TrimSpace(s.String()) + "."
	}
	titles := make([]string, n)
	var s strings.Builder
	fmt.Fprintf(&s, "===\ntitle: Generated debate of %d\n===\n\n", n)
	arguments := 0
	for i := range n {
		if i%100 == 0 {
			fmt.Fprintf(&s, "# Section %d\n\n", i/100+1)
		}
		if i%25 == 0 {
			fmt.Fprintf(&s, "## Topic %d\n\n", i/25+1)
		}
		titles[i] = fmt.Sprintf("[S%d]", i)
		if i > 0 && r.IntN(2) == 0 {
			titles[i] = fmt.Sprintf("<A%d>", i)
		}
		s.WriteString(titles[i] + ": " + sentence())
		if r.IntN(5) == 0 {
			fmt.Fprintf(&s, " #t%d", 1+r.IntN(6))
		}
		s.WriteByte('\n')
		var parents []string
		if i > 0 {
			parents = append(parents, titles[max(0, i-1-r.IntN(40))])
		}
		if i > 2 && r.IntN(100) < 15 {
			parents = append(parents, titles[r.IntN(i)])
		}
		for _, parent := range parents {
			sign := "+>"
			switch x := r.IntN(100); {
			case x >= 95 && parent[0] == '<':
				sign = "_>"
			case x >= 60:
				sign = "->"
			}
			fmt.Fprintf(&s, "    %s %s\n", sign, parent)
		}
		s.WriteByte('\n')
		if titles[i][0] != '<' {
			continue
		}
		if arguments++; arguments%10 == 0 {
			fmt.Fprintf(&s, "%s\n\n(1) [P%d]: %s\n(2) %s\n--\nModus Ponens {uses: [1, 2]}\n--\n(3) [C%d]: %s\n\n",
				titles[i], i, sentence(), sentence(), i, sentence())
		}
	}
	return s.String()
}
