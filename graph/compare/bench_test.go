package compare

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"crux/data/argdown"
	"crux/graph"
	"crux/graph/semantics"
	"crux/graph/source"
)

// BenchmarkCompare aligns two readings of so many claims each, the second of which says
// three words in ten otherwise and has a tenth of its relations elsewhere, finds their
// differences, and the cruxes on the first claim.
func BenchmarkCompare(b *testing.B) {
	for _, n := range []int{50, 2000, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			one, other := rivals(n, 1, "B")
			b.ResetTimer()
			for b.Loop() {
				al := Align(one, other, Options{})
				differences := al.Differences()
				if _, err := al.Cruxes(context.Background(), semantics.Grounded, one.Claims()[0], differences); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(al.Matches)), "matches")
				b.ReportMetric(float64(len(differences)), "differences")
			}
		})
	}
}

// rivals returns two readings of n claims; the titles in the second begin with a word.
func rivals(n int, seed uint64, titles string) (one, other *graph.Graph) {
	r := rand.New(rand.NewPCG(seed, 2))
	word := func() string { return fmt.Sprintf("w%dx", int(r.ExpFloat64()*float64(n)/4)) }
	var a, b graph.Builder
	var ca, cb []*graph.Claim
	for i := range n {
		said := make([]string, 12)
		for k := range said {
			said[k] = word()
		}
		place := fmt.Sprintf("p%d.s%d", i/8+1, i%8+1)
		ca = append(ca, a.Claim(fmt.Sprint("A", i), strings.Join(said, " ")).At(place))
		for k := range said {
			if r.IntN(10) < 3 {
				said[k] = word()
			}
		}
		cb = append(cb, b.Claim(fmt.Sprint(titles, i), strings.Join(said, " ")).At(place))
	}
	for i := 1; i < n; i++ {
		to := r.IntN(i)
		kind := graph.Kind(r.IntN(2))
		a.Relate(kind, ca[to], ca[i])
		if r.IntN(10) == 0 {
			to = r.IntN(i)
		}
		b.Relate(kind, cb[to], cb[i])
	}
	one, _ = a.Graph()
	other, _ = b.Graph()
	return one, other
}

// BenchmarkFigures aligns two readings of so many claims each, with the text that they are
// of, finds their differences and cruxes, and all figures of agreement.
func BenchmarkFigures(b *testing.B) {
	for _, n := range []int{50, 2000, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			one, other := rivals(n, 1, "B")
			text := textOfLength(n)
			b.ResetTimer()
			for b.Loop() {
				al := Align(one, other, Options{Text: text})
				if _, err := al.Cruxes(context.Background(), semantics.Grounded, one.Claims()[0], al.Differences()); err != nil {
					b.Fatal(err)
				}
				for _, f := range al.Figures(text) {
					if !f.Exact() {
						b.Logf("%s: %v", f.ID, f)
					}
				}
			}
		})
	}
}

// textOf returns a text of n sentences, eight a paragraph.
func textOfLength(n int) *source.Text {
	var s strings.Builder
	for i := range n {
		fmt.Fprintf(&s, "Sentence %d says what claim %d says. ", i, i)
		if i%8 == 7 {
			s.WriteString("\n\n")
		}
	}
	return source.New(s.String())
}

// BenchmarkCruxes finds by which of 30 differences two readings part: where each of ten
// reasons falls by any one of three objections, so that it takes ten; and in readings that
// come with crux.
func BenchmarkCruxes(b *testing.B) {
	run := func(b *testing.B, one, other *graph.Graph, on graph.Node) {
		al := Align(one, other, Options{})
		differences := al.Differences()
		b.ResetTimer()
		for b.Loop() {
			c, err := al.Cruxes(context.Background(), semantics.Grounded, on, differences)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(c.Switches), "switches")
			b.ReportMetric(float64(c.AtLeast), "atleast")
			b.ReportMetric(float64(len(c.Sets)), "sets")
		}
	}
	b.Run("ten of thirty", func(b *testing.B) {
		one, other := hydra(10, 3)
		run(b, one, other, one.Claims()[0])
	})
	b.Run("essay", func(b *testing.B) {
		one, other := reading(b, "paris/author"), reading(b, "paris/critic")
		run(b, one, other, one.Claim("Open doors"))
	})
}

// hydra returns two readings of a claim with so many reasons; in the second there are so many
// objections to each.
func hydra(reasons, objections int) (one, other *graph.Graph) {
	var a, b graph.Builder
	ta, tb := a.Claim("Thesis", "What is to be shown."), b.Claim("Thesis", "What is to be shown.")
	for i := range reasons {
		reason := fmt.Sprintf("Reason number r%dx of all.", i)
		a.Support(ta, a.Claim(fmt.Sprint("Reason ", i), reason))
		r := b.Claim(fmt.Sprint("Reason ", i), reason)
		b.Support(tb, r)
		for j := range objections {
			b.Attack(r, b.Claim(fmt.Sprint("Objection ", i, " ", j), fmt.Sprintf("Against it there is o%dx%d.", i, j)))
		}
	}
	one, _ = a.Graph()
	other, _ = b.Graph()
	return one, other
}

// Readings of which every claim is a main claim, as lists are that nobody has joined yet.
func BenchmarkDisputeOfLists(b *testing.B) {
	list := func(name string) *graph.Graph {
		var text strings.Builder
		for i := range 5000 {
			fmt.Fprintf(&text, "[%s%d]: The same words in every claim.\n\n", name, i)
		}
		g, _ := argdown.Decode(name, text.String())
		return g
	}
	al := Align(list("A"), list("B"), Options{})
	differences := al.Differences()
	for b.Loop() {
		d := al.Dispute(differences)
		for _, n := range al.A.MainClaims() {
			if _, err := d.Cruxes(context.Background(), semantics.Grounded, n); err != nil {
				b.Fatal(err)
			}
		}
	}
}
