package main

import (
	"fmt"

	"crux/data"
	"crux/graph"
	"crux/graph/compare"
)

// A comparison as JSON.

// A comparison is what is told of two readings.
type comparison struct {
	Readings    []readingTold    `json:"readings"`
	Matches     []matchTold      `json:"matches"`
	Differences []differenceTold `json:"differences"`
	Figures     []figureTold     `json:"figures"`
	Cruxes      []cruxTold       `json:"cruxes"`
	Warnings    []string         `json:"warnings,omitempty"`
}

// A pairTold is a comparison of two of several readings, by their places from 0.
type pairTold struct {
	Of [2]int `json:"of"`
	comparison
}

// comparisons are what is told of three readings and more.
type comparisons struct {
	Readings []readingTold `json:"readings"`
	Pairs    []pairTold    `json:"pairs"`
	Figures  []figureTold  `json:"figures"` // of all readings together
}

// A figureTold is a figure of agreement. Value is null where it is undefined.
type figureTold struct {
	ID           string   `json:"id"`
	Name         string   `json:"name"`
	Value        *float64 `json:"value"`
	Low          *float64 `json:"low"`
	High         *float64 `json:"high"`
	Undefined    string   `json:"undefined,omitempty"`
	Detail       string   `json:"detail,omitempty"`
	DistanceLow  *int     `json:"distance_low,omitempty"`
	DistanceHigh *int     `json:"distance_high,omitempty"`
	N            int      `json:"n"`
	Of           string   `json:"of"`
	Formula      string   `json:"formula"`
	Source       string   `json:"source"`
	Notes        []string `json:"notes"`
}

type readingTold struct {
	File      string `json:"file"`
	Title     string `json:"title,omitempty"`
	Author    string `json:"author,omitempty"`
	Claims    int    `json:"claims"`
	Relations int    `json:"relations"`
}

// A matchTold is a match by the numbers of the claims in their readings.
type matchTold struct {
	A        []string           `json:"a"`
	B        []string           `json:"b"`
	Score    float64            `json:"score"`
	Given    bool               `json:"given"`
	Evidence map[string]float64 `json:"evidence"`
}

// A differenceTold is a difference by the numbers of claims, relations as "1.2 > 1", and
// places as file:line:column.
type differenceTold struct {
	Kind     string   `json:"kind"`
	A        []string `json:"a"`
	B        []string `json:"b"`
	PlacesA  []string `json:"places_a"`
	PlacesB  []string `json:"places_b"`
	With     []string `json:"with,omitempty"`
	Sentence string   `json:"sentence"`
}

// A cruxTold is where two readings part on a claim.
type cruxTold struct {
	A        string  `json:"a"`
	B        string  `json:"b"`
	Status   string  `json:"status"` // decided, or timeout
	VerdictA string  `json:"verdict_a"`
	VerdictB string  `json:"verdict_b"`
	Sets     [][]int `json:"sets"` // places in differences, from 0
	Exact    bool    `json:"exact"`
	AtLeast  int     `json:"at_least"` // how many differences it takes at least
	More     bool    `json:"more"`     // whether there may be more sets of this size
	Switches int     `json:"switches"`
	// Unshared are the relations that the verdict rests on in one reading only, where the
	// verdicts agree.
	Unshared *unsharedTold `json:"unshared,omitempty"`

	on       graph.Node
	unshared compare.Unshared
}

type unsharedTold struct {
	A       []string `json:"a"`
	B       []string `json:"b"`
	PlacesA []string `json:"places_a"`
	PlacesB []string `json:"places_b"`
}

// json returns what is told of two readings, or of more.
func (t *telling) json() any {
	if len(t.docs) == 2 {
		return t.pairs[0].comparison()
	}
	all := comparisons{Readings: toldReadings(t.docs...), Figures: toldFigures(t.together)}
	for _, p := range t.pairs {
		all.Pairs = append(all.Pairs, pairTold{p.of, p.comparison()})
	}
	return all
}

func toldReadings(docs ...*data.Document) []readingTold {
	var told []readingTold
	for _, doc := range docs {
		m := doc.Graph.Meta
		told = append(told, readingTold{doc.Name, m.Title, m.Author, len(doc.Graph.Claims()) + len(doc.Graph.Sketches()), len(doc.Graph.Relations())})
	}
	return told
}

func toldFigures(list []compare.Figure) []figureTold {
	told := []figureTold{}
	for _, f := range list {
		x := figureTold{ID: f.ID, Name: f.Name, Undefined: string(f.Undefined), Detail: f.Detail, N: f.N, Of: f.Of,
			Formula: f.Formula, Source: f.Figure.Source, Notes: f.Notes}
		if x.Notes == nil {
			x.Notes = []string{}
		}
		if f.NeedsText() {
			x.Detail += "; give the text with --source"
		}
		if f.Defined() {
			value, low, high := decimal(f.Value), decimal(f.Low), decimal(f.High)
			x.Value, x.Low, x.High = &value, &low, &high
		}
		if d := f.Distance; d != nil {
			x.DistanceLow, x.DistanceHigh = &d[0], &d[1]
		}
		told = append(told, x)
	}
	return told
}

// comparison returns what is told of two readings.
func (p *pairing) comparison() comparison {
	t := comparison{Matches: []matchTold{}, Differences: []differenceTold{}, Cruxes: p.cruxes, Figures: toldFigures(p.figures), Warnings: p.warnings()}
	if t.Cruxes == nil {
		t.Cruxes = []cruxTold{}
	}
	t.Readings = toldReadings(p.a, p.b)
	for _, m := range p.al.Matches {
		told := matchTold{A: p.numbers(m.A), B: p.numbers(m.B), Score: m.Score, Given: m.Given, Evidence: map[string]float64{}}
		for _, e := range m.Evidence {
			told.Evidence[string(e.Kind)] = e.Value
		}
		t.Matches = append(t.Matches, told)
	}
	for _, d := range p.differences {
		told := differenceTold{Kind: string(d.Kind), A: p.numbers(d.A), B: p.numbers(d.B), PlacesA: places(p.a, d.A), PlacesB: places(p.b, d.B), Sentence: p.sentence(d)}
		for _, r := range d.With {
			told.With = append(told.With, p.number(r))
		}
		t.Differences = append(t.Differences, told)
	}
	return t
}

// numbers says nodes of either reading by numbers.
func (p *pairing) numbers(list []graph.Node) []string {
	said := []string{}
	for _, n := range list {
		said = append(said, p.number(n))
	}
	return said
}

// number says a claim by its number in its reading, and a relation by its sources and
// target.
func (p *pairing) number(n graph.Node) string {
	return written([2]*graph.Outline{p.outA, p.outB}[p.side(n)], n)
}

// places returns where nodes of a reading are written.
func places(doc *data.Document, list []graph.Node) []string {
	said := []string{}
	for _, n := range list {
		var at []graph.Occurrence
		switch n := n.(type) {
		case *graph.Claim:
			at = n.Occurrences
		case *graph.Sketch:
			at = n.Occurrences
		case *graph.Relation:
			at = n.Occurrences
		}
		if len(at) == 0 {
			continue
		}
		file := at[0].File
		if file == "" {
			file = doc.Name
		}
		said = append(said, fmt.Sprintf("%s:%d:%d", file, at[0].Range.Start.Line, at[0].Range.Start.Column))
	}
	return said
}
