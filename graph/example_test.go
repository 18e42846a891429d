package graph_test

import (
	"fmt"
	"log"
	"strings"

	"gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/topo"

	"crux/graph"
)

// A town argues about its centre: two reasons to close it to cars, and an
// objection.
func Example() {
	var b graph.Builder
	b.Meta.Title = "Cars in the old town"
	ban := b.Claim("Ban", "The centre should be closed to cars.")
	b.Support(ban, b.Claim("Air", "Cars foul the air of the centre.").SaidBy("the parents"))
	b.Support(ban, b.Claim("Noise", "Cars make the centre loud."))
	b.Attack(ban, b.Claim("Shops", "The shops of the centre would lose customers."))
	g, err := b.Graph()
	if err != nil {
		log.Fatal(err)
	}

	fmt.Println(g.Meta.Title)
	for _, r := range g.Relations() {
		fmt.Println(r.Kind, "by", key(r.Sources[0]))
	}
	// Output:
	// Cars in the old town
	// support by Air
	// support by Noise
	// attack by Shops
}

// key returns what a claim or sketch is called.
func key(n graph.Node) string {
	if c, ok := n.(*graph.Claim); ok {
		return c.Key
	}
	return n.(*graph.Sketch).Key
}

func keys[N graph.Node](nodes []N) string {
	var list []string
	for _, n := range nodes {
		list = append(list, key(n))
	}
	return strings.Join(list, ", ")
}

// graphOrExit returns the graph of b.
func graphOrExit(b *graph.Builder) *graph.Graph {
	g, err := b.Graph()
	if err != nil {
		log.Fatal(err)
	}
	return g
}

// Premises that support a claim only together are given to one call; reasons
// that stand each on its own, to one call each.
func ExampleBuilder_Support() {
	var b graph.Builder
	ban := b.Claim("Ban", "The centre should be closed to cars.")
	air := b.Claim("Air", "Cars foul the air of the centre.")
	ill := b.Claim("Ill", "Foul air makes people ill.").Unstated()
	together := b.Support(ban, air, ill)
	alone := b.Support(ban, b.Claim("Noise", "Cars make the centre loud."))

	fmt.Println(keys(together.Sources), "linked:", together.Linked())
	fmt.Println(keys(alone.Sources), "linked:", alone.Linked())
	// Output:
	// Air, Ill linked: true
	// Noise linked: false
}

// An undercut leaves the premises and the conclusion alone: it says that the
// one is no reason for the other.
func ExampleBuilder_Undercut() {
	var b graph.Builder
	ban := b.Claim("Ban", "The centre should be closed to cars.")
	because := b.Support(ban, b.Claim("Air", "Cars foul the air of the centre."))
	undercut := b.Undercut(because, b.Claim("Electric", "In five years all cars will be electric."))
	b.Undercut(undercut, b.Claim("Tyres", "Most of the dust comes from the tyres."))
	g := graphOrExit(&b)

	for _, r := range g.Relations() {
		fmt.Printf("%s: %s, undercut: %t, about %s\n", keys(r.Sources), r.Kind, r.Undercut(), key(r.Conclusion()))
	}
	fmt.Println("on the claim itself:", len(g.On(ban)))
	// Output:
	// Air: support, undercut: false, about Ban
	// Electric: attack, undercut: true, about Ban
	// Tyres: attack, undercut: true, about Ban
	// on the claim itself: 1
}

// Two claims that exclude each other attack each other; it is one thing to
// say, and counts once.
func ExampleBuilder_Contradict() {
	var b graph.Builder
	ban := b.Claim("Ban", "The centre should be closed to cars.")
	open := b.Claim("Open", "The centre should stay open to cars.")
	c := b.Contradict(ban, open)
	c.Kind = graph.Contradictory // one of the two is right
	g := graphOrExit(&b)

	fmt.Println(len(g.Relations()), "attacks,", len(g.Contradictions()), "contradiction")
	fmt.Println(c.There.Contradiction == c.Back.Contradiction)
	// Both may be what the argument is about.
	fmt.Println(keys(g.MainClaims()))
	// Output:
	// 2 attacks, 1 contradiction
	// true
	// Ban, Open
}

// All keys that are given twice are told at once.
func ExampleDuplicateKeyError() {
	var b graph.Builder
	b.Claim("Air", "Cars foul the air of the centre.")
	b.Claim("Noise", "Cars make the centre loud.")
	b.Claim("Air", "The air of the centre is foul.")
	b.Claim("Noise", "The centre is loud.")
	_, err := b.Graph()
	fmt.Println(err)
	// Output:
	// more than one claim has the key "Air"
	// more than one claim has the key "Noise"
}

func ExampleGraph_MainClaims() {
	var b graph.Builder
	ban := b.Claim("Ban", "The centre should be closed to cars.")
	health := b.Claim("Health", "Health matters more than convenience.")
	b.Support(ban, b.Claim("Air", "Cars foul the air of the centre."), health)
	b.Attack(health, b.Claim("Freedom", "Nobody may be forced to be healthy."))
	garden := b.Claim("Garden", "The school should have a garden.")
	g := graphOrExit(&b)
	fmt.Println(keys(g.MainClaims()))

	// The author may say what the text is about.
	garden.Tags = []string{"thesis"}
	fmt.Println(keys(g.MainClaims()))
	// Output:
	// Ban, Garden
	// Garden
}

// There are two ways to the claim; what both go through is critical.
func ExampleGraph_CriticalPremises() {
	var b graph.Builder
	garden := b.Claim("Garden", "The school should have a garden.")
	learn := b.Claim("Learn", "A garden teaches how plants grow.")
	eat := b.Claim("Eat", "A garden gives fresh vegetables.")
	care := b.Claim("Care", "The pupils will look after the garden.")
	b.Support(garden, learn, care)
	b.Support(garden, eat, care)
	b.Support(care, b.Claim("Asked", "The pupils have asked for a garden."))
	g := graphOrExit(&b)

	fmt.Println(keys(g.CriticalPremises(garden)))
	// Output:
	// Care, Asked
}

func ExampleGraph_Outline() {
	var b graph.Builder
	garden := b.Claim("Garden", "The school should have a garden.")
	learn := b.Claim("Learn", "A garden teaches how plants grow.")
	because := b.Support(garden, learn, b.Claim("Biology", "Biology is about plants, too."))
	b.Undercut(because, b.Claim("Films", "Films teach the same."))
	b.Support(learn, b.Claim("See", "Whoever sows sees what comes up."))
	b.Attack(garden, b.Claim("Holidays", "Nobody waters it in the holidays."))
	g := graphOrExit(&b)

	for _, e := range g.Outline().Entries {
		fmt.Printf("%s%s %s\n", strings.Repeat("  ", e.Level-1), e.Number, key(e.Node))
	}
	// Output:
	// 1 Garden
	//   1.1 Learn
	//     1.1.1 See
	//   1.2 Biology
	//   1.3 Films
	//   1.4 Holidays
}

// Odd shapes are no errors: a graph has them, and Validate tells of them.
func ExampleGraph_Validate() {
	var b graph.Builder
	garden := b.Claim("Garden", "The school should have a garden.")
	like := b.Claim("Like", "The pupils like the garden.")
	b.Support(garden, like)
	b.Support(like, garden)
	b.Attack(garden)
	g := graphOrExit(&b)

	for _, w := range g.Validate() {
		fmt.Println(w.Code+":", w.Message)
	}
	// Output:
	// incomplete-relation: this attack of [Garden] has no premises
	// support-circle: these support each other in a circle: [Garden] → [Like] → [Garden]
}

func ExampleGraph_Radius() {
	var b graph.Builder
	ban := b.Claim("Ban", "The centre should be closed to cars.")
	air := b.Claim("Air", "Cars foul the air of the centre.")
	b.Support(ban, air)
	b.Support(air, b.Claim("Measured", "The town has measured the air."))
	b.Attack(ban, b.Claim("Shops", "The shops of the centre would lose customers."))
	g := graphOrExit(&b)

	for _, n := range g.Radius(air, 1) {
		if _, isRelation := n.(*graph.Relation); !isRelation {
			fmt.Println(key(n))
		}
	}
	// Output:
	// Ban
	// Air
	// Measured
}

// What gonum can do with directed graphs it can do with an argument.
func Example_gonum() {
	var b graph.Builder
	ban := b.Claim("Ban", "The centre should be closed to cars.")
	air := b.Claim("Air", "Cars foul the air of the centre.")
	because := b.Support(ban, air)
	wind := b.Claim("Wind", "The wind clears the air at once.")
	b.Undercut(because, wind)
	shops := b.Claim("Shops", "The shops of the centre would lose customers.")
	b.Attack(ban, shops)
	g := graphOrExit(&b)

	fmt.Println("Wind bears on Ban:", topo.PathExistsIn(g, wind, ban))
	fmt.Println("Shops bear on Air:", topo.PathExistsIn(g, shops, air))

	// From the wind to its undercut, to the support, to the claim.
	way, edges := path.DijkstraFrom(wind, g).To(ban.ID())
	fmt.Println("edges from Wind to Ban:", edges)
	polarity := graph.Pro
	for i := range way[1:] {
		polarity *= g.Edge(way[i].ID(), way[i+1].ID()).(graph.Edge).Polarity()
	}
	fmt.Println("speaks against it:", polarity == graph.Con)

	// Reasons before what they are reasons for, in source order where there
	// is a choice.
	sorted, err := topo.SortStabilized(g, nil)
	if err != nil {
		log.Fatal(err)
	}
	for _, n := range sorted {
		if c, ok := n.(*graph.Claim); ok {
			fmt.Println(c.Key)
		}
	}
	// Output:
	// Wind bears on Ban: true
	// Shops bear on Air: false
	// edges from Wind to Ban: 3
	// speaks against it: true
	// Air
	// Wind
	// Shops
	// Ban
}
