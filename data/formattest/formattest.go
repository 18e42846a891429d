// Package formattest holds the laws that every format keeps: what is written is read
// again, and what that changes is told.
package formattest

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/data/loss"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/graphtest"
	"crux/graph/source"
)

// A Format is what the package of a format does.
type Format struct {
	ID     string
	Decode func(file, text string) (*graph.Graph, diag.List)
	Encode func(*graph.Graph) (text string, lost loss.List)
}

// Laws checks f on graphs at random and on the Samples:
//
//   - what is written is read without errors;
//   - if nothing is lost, the graph that is read says the same ([graphtest.Diff]);
//   - what is read is written without any loss, and to the same bytes again.
func (f Format) Laws(t *testing.T) {
	t.Run("random", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) { f.law(t, graphtest.Graph(t)) })
	})
	for _, s := range Samples() {
		t.Run(string(s.Feature), func(t *testing.T) { f.law(t, s.Graph) })
	}
	t.Run("empty", func(t *testing.T) {
		g, _ := new(graph.Builder).Graph()
		f.law(t, g)
	})
}

type reporter interface {
	Helper()
	Errorf(format string, args ...any)
}

func (f Format) law(t reporter, g *graph.Graph) {
	t.Helper()
	text, lost := f.Encode(g)
	h, list := f.Decode("x", text)
	if list.HasErrors() {
		if len(g.NodeList())+len(g.Sections) > 0 { // an empty document may be wrong
			t.Errorf("what is written has errors:\n%s\n%v", text, list)
		}
		return
	}
	if d := graphtest.Diff(g, h); d != "" && len(lost) == 0 {
		t.Errorf("what is read is not what was written, and nothing is told of that:\n%s\n%s", d, text)
	}
	f.again(t, text, h)
}

// again checks that h, which was read from text, is written as text without a loss.
func (f Format) again(t reporter, text string, h *graph.Graph) {
	t.Helper()
	again, lost := f.Encode(h)
	if len(lost) > 0 {
		t.Errorf("what has been read cannot be written:\n%v\n%s", lost, text)
	}
	if again != text {
		t.Errorf("what is read is written in another way:\n%s\nand then\n%s", text, again)
	}
}

// File checks that a file of the format's own is read without errors, and that what is
// read is written without a loss and read again to an equal graph, with the records
// that only the format knows. It returns the graph, what was told, and what was
// written, to be compared with the file.
func (f Format) File(t testing.TB, name, text string) (g *graph.Graph, list diag.List, written string) {
	t.Helper()
	g, list = f.Decode(name, text)
	if list.HasErrors() {
		t.Errorf("%s has errors: %v", name, list)
	}
	written, lost := f.Encode(g)
	if len(lost) > 0 {
		t.Errorf("%s: what has been read cannot be written: %v", name, lost)
	}
	h, again := f.Decode(name, written)
	if again.HasErrors() {
		t.Errorf("%s: what is written has errors: %v\n%s", name, again, written)
	}
	if d := graphtest.Diff(g, h); d != "" {
		t.Errorf("%s is not what is read of what is written:\n%s\n%s", name, d, written)
	}
	f.again(t, written, h)
	return g, list, written
}

// Degree is what becomes of a feature in a format.
type Degree string

// The degrees.
const (
	Kept     Degree = "yes"
	Degraded Degree = "in part"
	Lost     Degree = "no"
)

// Cell returns what becomes of the feature of a sample. It is an error if what is read
// differs from what is written and no loss is told. Of a format without Decode only
// what Encode tells counts.
func (f Format) Cell(t testing.TB, s Sample) Degree {
	t.Helper()
	text, lost := f.Encode(s.Graph)
	for _, l := range lost {
		if l.Feature == s.Feature {
			if l.Degraded {
				return Degraded
			}
			return Lost
		}
	}
	if f.Decode == nil {
		return Kept
	}
	h, list := f.Decode("x", text)
	if d := graphtest.Diff(s.Graph, h); list.HasErrors() || d != "" && len(lost) == 0 {
		t.Errorf("%s: %s changes without a word: %v\n%s\n%s", f.ID, s.Feature, list, d, text)
	}
	return Kept
}

// A Sample is a small graph that has one feature, on claims without titles.
type Sample struct {
	Feature loss.Feature
	Graph   *graph.Graph
}

// Samples returns a graph for each feature but [loss.Order] and [loss.Notation], which
// no graph shows, and [loss.Foreign], which is each format's own.
func Samples() []Sample {
	var samples []Sample
	add := func(f loss.Feature, make func(b *graph.Builder, ban, air *graph.Claim)) {
		var b graph.Builder
		ban := b.Claim("", "The centre should be closed to cars.")
		air := b.Claim("", "Cars foul the air of the centre.")
		make(&b, ban, air)
		g, err := b.Graph()
		if err != nil {
			panic(err)
		}
		samples = append(samples, Sample{f, g})
	}
	strength := 0.7
	add(loss.Supports, func(b *graph.Builder, ban, air *graph.Claim) { b.Support(ban, air) })
	add(loss.Attacks, func(b *graph.Builder, ban, air *graph.Claim) {
		b.Attack(ban, b.Claim("", "Shops need their customers."))
		b.Support(ban, air)
	})
	add(loss.Linked, func(b *graph.Builder, ban, air *graph.Claim) {
		b.Support(ban, air, b.Claim("", "Foul air makes people ill."))
	})
	add(loss.Undercuts, func(b *graph.Builder, ban, air *graph.Claim) {
		b.Undercut(b.Support(ban, air), b.Claim("", "The wind clears the air at once."))
	})
	add(loss.Nested, func(b *graph.Builder, ban, air *graph.Claim) {
		wind := b.Undercut(b.Support(ban, air), b.Claim("", "The wind clears the air at once."))
		calm := b.Undercut(wind, b.Claim("", "There is no wind on most days."))
		b.Undercut(calm, b.Claim("", "There is wind whenever there is traffic."))
	})
	add(loss.Backings, func(b *graph.Builder, ban, air *graph.Claim) {
		b.Support(b.Support(ban, air), b.Claim("", "What fouls the air should be kept out."))
	})
	add(loss.Contradictions, func(b *graph.Builder, ban, air *graph.Claim) {
		b.Contradict(ban, b.Claim("", "The centre should stay open to cars."))
		b.Support(ban, air)
	})
	add(loss.Restatements, func(b *graph.Builder, ban, air *graph.Claim) {
		b.Relate(graph.Restatement, ban, b.Claim("", "No cars in the centre!"))
		b.Support(ban, air)
	})
	add(loss.Preferences, func(b *graph.Builder, ban, air *graph.Claim) {
		b.Relate(graph.Preference, ban, b.Claim("", "Streets should be narrowed."))
		b.Support(ban, air)
	})
	add(loss.Incomplete, func(b *graph.Builder, ban, air *graph.Claim) {
		b.Support(ban)
		b.Support(ban, air)
	})
	add(loss.Sketches, func(b *graph.Builder, ban, air *graph.Claim) {
		b.Support(ban, b.Sketch("", "Other towns have done so, and are glad of it."))
		b.Support(ban, air)
	})
	add(loss.Arguments, func(b *graph.Builder, ban, air *graph.Claim) { b.Argument("Foul air", b.Support(ban, air)) })
	add(loss.Sections, func(b *graph.Builder, ban, air *graph.Claim) {
		air.In(b.Section("Air", nil))
		b.Support(ban, air)
	})
	add(loss.Titles, func(b *graph.Builder, ban, air *graph.Claim) {
		b.Support(ban, b.Claim("Noise", "Cars are loud."))
	})
	add(loss.Texts, func(b *graph.Builder, ban, air *graph.Claim) {
		b.Support(ban, b.Claim("", "“Süße” Luft < 5 µg & more; “a, b” 1. [x] (y) #z \\ / {q: \"r\"} – *s*"))
	})
	add(loss.Marks, func(b *graph.Builder, ban, air *graph.Claim) {
		air.Text.Marks = []graph.Mark{{Kind: graph.Emphasis, Start: 0, End: 4}}
		b.Support(ban, air)
	})
	add(loss.Implicit, func(b *graph.Builder, ban, air *graph.Claim) { b.Support(ban, air.Unstated()) })
	add(loss.Asserted, func(b *graph.Builder, ban, air *graph.Claim) {
		air.Asserted = false
		b.Support(ban, air)
	})
	add(loss.Voices, func(b *graph.Builder, ban, air *graph.Claim) { b.Support(ban, air.SaidBy("the mayor")) })
	add(loss.Strengths, func(b *graph.Builder, ban, air *graph.Claim) {
		air.Strength = &strength
		b.Support(ban, air)
	})
	add(loss.Schemes, func(b *graph.Builder, ban, air *graph.Claim) {
		b.Support(ban, air).Scheme = "argument from negative consequences"
	})
	add(loss.Rules, func(b *graph.Builder, ban, air *graph.Claim) { b.Support(ban, air).By("modus ponens") })
	add(loss.Strict, func(b *graph.Builder, ban, air *graph.Claim) { b.Support(ban, air).Strict = true })
	add(loss.Tags, func(b *graph.Builder, ban, air *graph.Claim) {
		air.Tags = []string{"air"}
		b.Support(ban, air)
	})
	add(loss.Data, func(b *graph.Builder, ban, air *graph.Claim) {
		air.Data = graph.Data{{Key: "measured", Value: 2019}}
		b.Support(ban, air)
	})
	add(loss.Locators, func(b *graph.Builder, ban, air *graph.Claim) { b.Support(ban, air.At("p1.s2")) })
	add(loss.Quotes, func(b *graph.Builder, ban, air *graph.Claim) {
		air.Source = source.ParseReference("", source.Quote{Exact: "foul the air", Prefix: "cars"})
		b.Support(ban, air)
	})
	text := "Close the centre. For cars foul the air there."
	add(loss.Offsets, func(b *graph.Builder, ban, air *graph.Claim) {
		ban.Source.Offsets = []source.Offsets{{Start: 0, End: 17}}
		at := strings.Index(text, "cars")
		air.Source.Offsets = []source.Offsets{{Start: at, End: len(text) - 1}}
		b.Meta.Text = source.New(text)
		b.Support(ban, air)
	})
	add(loss.Source, func(b *graph.Builder, ban, air *graph.Claim) {
		ban.Source.Offsets = []source.Offsets{{Start: 0, End: 17}}
		b.Meta.Text = source.New(text)
		b.Support(ban, air)
	})
	add(loss.Head, func(b *graph.Builder, ban, air *graph.Claim) {
		b.Meta.Title, b.Meta.Author, b.Meta.Language = "Cars", "a class", "en"
		b.Meta.Work = graph.Work{Title: "Close it", Author: "the mayor"}
		b.Support(ban, air)
	})
	add(loss.Theses, func(b *graph.Builder, ban, air *graph.Claim) {
		other := b.Claim("", "The town should be healthy.")
		b.Support(ban, other)
		b.Meta.Theses = []string{ban.Key}
		b.Support(other, air)
	})
	return samples
}
