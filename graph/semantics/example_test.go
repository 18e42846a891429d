package semantics_test

import (
	"context"
	"fmt"

	"crux/graph"
	"crux/graph/semantics"
)

func Example() {
	var b graph.Builder
	closed := b.Claim("Close", "The square should be closed to cars.")
	air := b.Claim("Air", "The air would be cleaner.")
	wind := b.Claim("Wind", "The wind clears the air within minutes.")
	b.Undercut(b.Support(closed, air), wind)
	g, err := b.Graph()
	if err != nil {
		fmt.Println(err)
		return
	}
	c := semantics.New(g, semantics.Options{})
	l := c.Grounded()
	fmt.Println(c.Tell(l, g.Outline()).Sentence(closed))
	for _, set := range c.Deny(closed).Sets {
		fmt.Println("It would stand without", set[0].(*graph.Claim).Key)
	}
	// Output:
	// Claim 1 falls: it is asserted, but its only reason falls, since the step from claim 1.1 is undercut by claim 1.2, which stands.
	// It would stand without Wind
}

func ExampleCase_Each() {
	var b graph.Builder
	open, closed := b.Claim("Open", "Keep the doors open."), b.Claim("Closed", "Close the doors.")
	b.Contradict(open, closed)
	g, err := b.Graph()
	if err != nil {
		fmt.Println(err)
		return
	}
	c := semantics.New(g, semantics.Options{})
	err = c.Each(context.Background(), semantics.Preferred, func(l *semantics.Labelling) bool {
		fmt.Println("Open:", l.Of(open), "Closed:", l.Of(closed))
		return true
	})
	if err != nil {
		fmt.Println(err)
	}
	// Unordered output:
	// Open: in Closed: out
	// Open: out Closed: in
}
