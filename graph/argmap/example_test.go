package argmap_test

import (
	"fmt"
	"log"

	"gonum.org/v1/gonum/graph/topo"

	"crux/data/argdown"
	"crux/graph"
	"crux/graph/argmap"
)

// Relations are nodes of an argument, and edges of its claim graph.
func ExampleClaims() {
	var b graph.Builder
	ban := b.Claim("Ban", "The centre should be closed to cars.")
	air := b.Claim("Air", "Cars foul the air of the centre.")
	because := b.Support(ban, air, b.Claim("Ill", "Foul air makes people ill."))
	b.Undercut(because, b.Claim("Wind", "The wind clears the air at once."))
	b.Attack(ban, b.Claim("Shops", "The shops of the centre would lose customers."))
	g, err := b.Graph()
	if err != nil {
		log.Fatal(err)
	}

	claims := argmap.Claims(g)
	for _, e := range claims.EdgeList() {
		fmt.Printf("%s → %s: %d support, %d attack, %d on it\n",
			e.Source.(*graph.Claim).Key, e.Target.(*graph.Claim).Key, len(e.Supports), len(e.Attacks), len(e.On))
	}
	fmt.Println("Air bears on Ban:", topo.PathExistsIn(claims, air, ban))
	// Output:
	// Air → Ban: 1 support, 0 attack, 1 on it
	// Ill → Ban: 1 support, 0 attack, 1 on it
	// Shops → Ban: 0 support, 1 attack, 0 on it
	// Air bears on Ban: true
}

// Options decide what is a node of an argument map; a misspelt one is told.
func ExampleArguments() {
	g, _ := argdown.Decode("cars.argdown", `===
selection: {statementSelectionMode: not-used-in-argument}
map: {statementLabelMod: title}
===

[Ban]: The centre should be closed to cars.
  - <Shops>: Shops would lose customers.

<Air>

(1) [Foul]: Cars foul the air.
----
(2) [Ban]

[Wind]: The wind clears the air at once.
  -> [Foul]
`)
	settings, problems := argmap.ReadSettings(g.Meta.Settings)
	m := argmap.Arguments(g, settings)
	for _, e := range m.Edges {
		fmt.Println(e.From.Key(), e.Kind, e.To.Key())
	}
	for _, l := range m.LeftOut {
		fmt.Printf("%s is not in the map: %s\n", l.Node.Key(), l.Why)
	}
	for _, p := range problems {
		fmt.Printf("%s; %s\n", p.Message, p.Hint)
	}
	// Output:
	// Wind attack Air
	// Ban is not in the map: the mode of selection leaves it out
	// Foul is not in the map: the mode of selection leaves it out
	// Shops is not in the map: nothing connects to it
	// the key "statementLabelMod" has no meaning here; did you mean statementLabelMode?
}
