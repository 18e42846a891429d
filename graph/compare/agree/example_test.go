package agree_test

import (
	"fmt"

	"crux/graph/compare/agree"
)

// Two readers cut a text of twelve tokens; the second one begins the last unit one
// token later and joins the first two.
func Example() {
	a := []agree.Unit{{Start: 0, End: 3}, {Start: 3, End: 8}, {Start: 8, End: 12}}
	b := []agree.Unit{{Start: 0, End: 9}, {Start: 9, End: 12}}
	for _, f := range []agree.Figure{
		agree.B(12, a, b),
		agree.S(12, a, b),
		agree.AlphaU(12, a, b),
		agree.UnitMatch(a, b),
	} {
		fmt.Printf("%s: %v\n", f.Name, f)
	}
	// Output:
	// boundary similarity B: 0.2500 (n = 2 boundaries)
	// segmentation similarity S: 0.8636 (n = 11 places)
	// Krippendorff's alpha_U: -0.0562 (n = 5 units; unstable, n = 5)
	// unit match: 0.8000 (n = 5 units)
}

// In the first reading the third claim undercuts the step from the second to the
// first; in the second reading it attacks the second.
func ExampleEdges() {
	claims := []string{"free entry", "fees keep families away", "fees are low"}
	because := agree.Relation{Kind: "support", Sources: []int{1}, Target: 0}
	a := agree.Reading{Claims: claims, Relations: []agree.Relation{because, {Kind: "attack", Sources: []int{2}, Target: 0, OnRelation: true}}}
	b := agree.Reading{Claims: claims, Relations: []agree.Relation{because, {Kind: "attack", Sources: []int{2}, Target: 1}}}
	fmt.Println(agree.Edges(a, b, agree.Kept).F1)
	fmt.Println(agree.Edges(a, b, agree.Flattened).F1)
	fmt.Println(agree.EditDistance(a, b).Similarity)
	// Output:
	// 0.5000 (n = 3 edges)
	// 1.0000 (n = 2 edges)
	// 0.8889 (n = 18 nodes and edges; distance 2)
}

// A figure that can't be had says why.
func ExampleFigure() {
	f := agree.Cohen([]string{"premise", "premise"}, []string{"premise", "premise"})
	fmt.Println(f)
	fmt.Println(f.Detail)
	// Output:
	// undefined: one category
	// both readers give all 2 the same label
}
