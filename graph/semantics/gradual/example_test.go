package gradual_test

import (
	"fmt"

	"crux/graph"
	"crux/graph/semantics/gradual"
)

func ExampleEvaluate() {
	var b graph.Builder
	ban := b.Claim("Ban", "The centre should be closed to cars.")
	air := b.Claim("Air", "Cars foul the air of the centre.")
	ill := b.Claim("Ill", "Foul air makes people ill.")
	because := b.Support(ban, air, ill)
	wind := b.Claim("Wind", "The wind clears the air at once.")
	b.Undercut(because, wind)
	g, _ := b.Graph()

	doubted := gradual.Options{Base: map[graph.Node]float64{air: 0.9, ill: 0.8, wind: 0.25}}
	r, err := gradual.Evaluate(g, doubted)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("the reason: %.2f, undercut %.2f\n", r.Base(because), r.Strength(because))
	fmt.Printf("the ban: %.2f, with the reason %.2f\n", r.Base(ban), r.Strength(ban))
	// Output:
	// the reason: 0.72, undercut 0.54
	// the ban: 0.50, with the reason 0.77
}

func ExampleResult_Shapley() {
	var b graph.Builder
	ban := b.Claim("Ban", "The centre should be closed to cars.")
	shops := b.Claim("Shops", "Shops would lose customers.")
	parking := b.Claim("Parking", "Most customers come by car.")
	b.Attack(ban, shops)
	b.Support(shops, parking)
	g, _ := b.Graph()

	r, _ := gradual.Evaluate(g, gradual.Options{})
	found, err := r.Shapley(ban, gradual.Sampling{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.4f is %.4f", found.Strength, found.Base)
	for _, c := range found.List {
		fmt.Printf(" %+.4f for %s", c.Value, c.Node.(*graph.Claim).Key)
	}
	fmt.Println()
	// Output:
	// 0.1250 is 0.5000 -0.3125 for Shops -0.0625 for Parking
}
