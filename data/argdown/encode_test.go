package argdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crux/graph"
	"crux/graph/graphtest"
)

// Each shape and how it is written.
func TestEncodeShapes(t *testing.T) {
	notation := func(lines ...string) func(b *graph.Builder) *graph.Graph {
		return func(*graph.Builder) *graph.Graph { return graphtest.Make(t, lines...) }
	}
	half := 0.5
	for _, test := range []struct {
		name string
		make func(b *graph.Builder) *graph.Graph
		want string
	}{
		{"reasons below what they bear on", notation("Air > Ban", "Shops ! Ban", "Noise > Air", "<Rain> ! Noise"), `
[Air]
  +> [Ban]
    - [Shops]
  + [Noise]
    - <Rain>
`},
		{"a contradiction", notation("Ban >< Open"), `
[Ban]
  >< [Open]
`},
		{"linked premises", notation("Air Ill > Ban"), `
(1) [Air]
(2) [Ill]
----
(3) [Ban]
`},
		{"an undercut", notation("Ban, step: Air > Ban", "Wind ! step"), `
[Ban]

(1) [Air]
----
  <_ [Wind]
(2) [Ban]
`},
		{"an undercut of an undercut", notation("Ban, step: Air > Ban", "u: Wind ! step", "Calm ! u"), `
[Ban]

<Untitled 9>

(1) [Air]
----
(2) [Ban]

(1) [Wind]
-- {relation: "undercut", target: "<Untitled 9>#1"} --
  <_ [Calm]
(2) This undercuts @<Untitled 9>.
`},
		{"a linked objection", notation("Ban, Shops Cost ! Ban"), `
[Ban]

(1) [Shops]
(2) [Cost]
----
(3) It is not so. {negates: "Ban"}
  >< [Ban]
`},
		{"restatement and preference", notation("Ban = Shut", "Ban ^ Open"), `
[Ban]

[Shut]

(1) [Ban]
-- {relation: "restatement", target: "[Shut]"} --
(2) This says the same as @[Shut].

[Open]

(1) [Ban]
-- {relation: "preference", target: "[Open]"} --
(2) This is preferred to @[Open].
`},
		{"incomplete relations", notation("- > Ban, Air > -, - ! -"), `
[Ban]

(1) No premise is given.
-- {sources: []} --
(2) [Ban]

(1) [Air]
-- {relation: "support"} --
(2) This speaks for something that is not named.

(1) No premise is given.
-- {relation: "attack", sources: []} --
(2) This speaks against something that is not named.
`},
		{"sketch and claim linked", notation("Ban, <Noise> Air > Ban"), `
[Ban]

<Noise>

<Untitled 5>

(1) [Air]
-- {sources: ["<Noise>", 1]} --
(2) [Ban]
`},
		{"the same relation twice", notation("Ban, Air > Ban, Air > Ban"), `
[Ban]
  + [Air]

(1) [Air]
----
(2) [Ban]
`},
		{"a contrary pair", func(b *graph.Builder) *graph.Graph {
			b.Contradict(b.Claim("Ban", ""), b.Claim("Open", "")).Kind = graph.Contrary
			return nil
		}, `
[Ban]

[Open]

(1) [Ban]
-- {relation: "contrary", target: "[Open]"} --
(2) This excludes @[Open].
`},
		{"strict mode", func(b *graph.Builder) *graph.Graph {
			b.Meta.Data = graph.Data{{Key: "model", Value: graph.Data{{Key: "mode", Value: "strict"}}}}
			ban, air, open := b.Claim("Ban", ""), b.Claim("Air", ""), b.Claim("Open", "")
			b.Support(ban, air).Strict = true
			b.Support(ban, open)
			b.Contradict(air, open).Kind = graph.Contrary
			return nil
		}, `
===
model:
  mode: strict
===

[Ban]

[Air]

[Open]

[Ban]
  + [Air]

(1) [Open]
----
(2) [Ban]

[Open]
  - [Air]
`},
		{"data of a relation", func(b *graph.Builder) *graph.Graph {
			r := b.Support(b.Claim("Ban", "Close it."), b.Claim("Air", "It is bad.")).By("modus ponens", "a, b")
			r.Scheme, r.Strength, r.Tags, r.Data = "sign", &half, []string{"policy"}, graph.Data{{Key: "color", Value: "#f00"}}
			return nil
		}, `
[Ban]: Close it.

(1) [Air]: It is bad.
-- modus ponens, a\, b {color: "#f00", scheme: "sign", strength: 0.5, tags: ["policy"]} --
(2) [Ban]
`},
		{"fields of a claim", func(b *graph.Builder) *graph.Graph {
			c := b.Claim("Air", "Cars foul it.").SaidBy("the mayor").At("p1.s2").Unstated()
			c.Strength, c.Asserted, c.Tags = &half, false, []string{"traffic", "two words"}
			c.Data = graph.Data{{Key: "voice", Value: "nobody"}, {Key: "size", Value: 1.0}}
			return nil
		}, `
[Air]: Cars foul it. #traffic #(two words) {voice: "the mayor", size: 1.0, source: "p1.s2", implicit: true, strength: 0.5, assert: false}
`},
		{"an argument of several steps, and what bears on it", func(b *graph.Builder) *graph.Graph {
			air, ill := b.Claim("Air", "Cars foul the air."), b.Claim("Ill", "Foul air makes ill.")
			first := b.Relate(graph.Support, nil, air, ill)
			harm := b.Claim("Harm", "Cars harm.")
			b.Connect(first, harm)
			last := b.Support(b.Claim("Ban", "Ban them."), harm, air)
			b.Argument("Health", first, last)
			b.Support(last, b.Claim("Doctors", "Doctors say so.")).Whole = true
			b.Undercut(last, b.Claim("Wind", "There is wind."))
			return nil
		}, `
<Health>

(1) [Air]: Cars foul the air.
(2) [Ill]: Foul air makes ill.
----
(3) [Harm]: Cars harm.
-- {uses: [3, 1]} --
(4) [Ban]: Ban them.

<Health>
  + [Doctors]: Doctors say so.
  <_ [Wind]: There is wind.
`},
		{"untitled claims", func(b *graph.Builder) *graph.Graph {
			one, other := b.Claim("", "Once."), b.Claim("", "Twice.")
			b.Support(one, other)
			b.Attack(other, one)
			return nil
		}, `
[Untitled 5]: Once.
  + Twice.
    - [Untitled 5]
`},
		{"sections that the order runs across", func(b *graph.Builder) *graph.Graph {
			one, two := b.Section("One", nil), b.Section("Two", nil)
			b.Claim("Late", "In two.").In(two)
			b.Claim("Early", "In one.").In(one)
			return nil
		}, `
# One

[Late]

[Early]: In one.

# Two

[Late]: In two.
`},
		{"German words", func(b *graph.Builder) *graph.Graph {
			b.Meta.Language = "de"
			b.Attack(nil, b.Claim("Luft", ""))
			return nil
		}, `
===
lang: de
===

(1) [Luft]
-- {relation: "attack"} --
(2) Das spricht gegen etwas, das nicht genannt ist.
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var b graph.Builder
			g := test.make(&b)
			if g == nil {
				var err error
				if g, err = b.Graph(); err != nil {
					t.Fatal(err)
				}
			}
			got, lost := Encode(g)
			if d := cmp.Diff(strings.Split(strings.TrimPrefix(test.want, "\n"), "\n"), strings.Split(got, "\n")); d != "" {
				t.Errorf("(-want +got)\n%s\n%s", d, got)
			}
			if len(lost) > 0 {
				t.Errorf("lost: %v", lost)
			}
			roundTrip(t, g)
		})
	}
}
