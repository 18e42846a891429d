package main

import (
	"fmt"
	"strings"

	"crux/graph/compare"
)

// The figures of agreement as a table; formulas and sources are in the reports.

// figureTable returns figures, one a line; precision, recall, F1 and Jaccard of the same
// edges are one. Those that lack the text are named together.
func figureTable(list []compare.Figure, noText bool) string {
	var s strings.Builder
	var lacking []string
	line := func(name, value, rest string) {
		s.WriteString(hangTo(columns, fmt.Sprintf("  %-26s %-6s ", name, value), rest))
	}
	for _, f := range list {
		switch {
		case f.NeedsText():
			lacking = append(lacking, f.Name)
		case strings.HasSuffix(f.ID, "_precision"), strings.HasSuffix(f.ID, "_recall"), strings.HasSuffix(f.ID, "_jaccard"):
		case strings.HasSuffix(f.ID, "edges_f1"), strings.HasSuffix(f.ID, "edges_flat_f1"):
			base := strings.TrimSuffix(f.ID, "f1")
			line("edges"+strings.Replace(strings.TrimPrefix(f.Name, "F1 of edges"), "undercuts flattened", "flattened", 1)+": F1", short(f), others(list, base)+saidOf(f))
		case !f.Defined():
			line(f.Name, "–", undefined(f))
		default:
			line(f.Name, short(f), saidOf(f))
		}
	}
	if len(lacking) > 0 && noText {
		s.WriteString(hangTo(columns, "  ", strings.Join(lacking, ", ")+": undefined, they need the text (--source TEXT)"))
	}
	return s.String()
}

// short writes a figure with four decimals.
func short(f compare.Figure) string {
	if !f.Defined() {
		return "–"
	}
	v := fmt.Sprintf("%.4f", f.Value)
	if v == "-0.0000" {
		return "0.0000"
	}
	return v
}

// others writes the parts of an F1.
func others(list []compare.Figure, base string) string {
	var said []string
	for _, f := range list {
		switch f.ID {
		case base + "precision", base + "recall", base + "jaccard":
			name, _, _ := strings.Cut(f.Name, " of ")
			said = append(said, name+" "+short(f))
		}
	}
	return strings.Join(said, ", ") + "; "
}

func undefined(f compare.Figure) string {
	if f.Detail == "" {
		return "undefined: " + string(f.Undefined)
	}
	return fmt.Sprintf("undefined: %s (%s)", f.Undefined, f.Detail)
}

// saidOf says what a figure rests on.
func saidOf(f compare.Figure) string {
	if !f.Defined() {
		return undefined(f)
	}
	said := "n = " + things(f)
	if d := f.Distance; d != nil && d[0] < d[1] {
		return fmt.Sprintf("to %.4f, %s; %d to %d edits, not searched to the end", f.High, said, d[0], d[1])
	}
	if !f.Exact() {
		said = fmt.Sprintf("from %.4f to %.4f, ", f.Low, f.High) + said
	}
	for _, note := range f.Notes {
		if strings.HasPrefix(note, "unstable") {
			said = "unstable, " + said // which has the n
		} else {
			said += "; " + note
		}
	}
	return said
}

// things says how many things of which kind a figure rests on: "40 matched claims".
func things(f compare.Figure) string {
	of := f.Of
	if f.N == 1 {
		switch of {
		case "boundaries":
			of = "boundary"
		case "nodes and edges":
			of = "node or edge"
		default:
			of = strings.TrimSuffix(of, "s")
		}
	}
	return fmt.Sprintf("%d %s", f.N, of)
}
