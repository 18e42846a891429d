package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"crux/data"
	"crux/render"
	"crux/render/scene"
)

// scoreFlags ask map for the measures of a picture.
type scoreFlags struct {
	Score bool `help:"Print how well the picture can be read, in numbers; without -o nothing is drawn."`
	JSON  bool `name:"json" help:"Print the numbers of --score as JSON."`
}

// check refuses flags that say nothing without --score, and a picture amid its
// numbers.
func (f scoreFlags) check(output string, alt bool) error {
	if f.JSON && !f.Score {
		return usageError("--json prints the numbers of --score; give both")
	}
	if f.Score && alt {
		return usageError("--score and --alt both print to standard output; give one of them")
	}
	if f.Score && output == "-" {
		return usageError("--score prints to standard output; name a file for the picture with -o, or leave -o away")
	}
	return nil
}

// print prints the measures of a document's picture.
func (f scoreFlags) print(c *console, doc *data.Document, o render.Options) error {
	card, _, err := render.Score(context.Background(), doc.Graph, o)
	if err != nil {
		return undrawn(doc, o, err)
	}
	if !f.JSON {
		_, err := c.out.Write(scoreTable(card))
		return err
	}
	e := json.NewEncoder(c.out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(card)
}

// scoreTable returns a scorecard as a table: measure, value, what is wanted and
// a mark where the value is not that. What is found stands below it.
func scoreTable(c scene.Scorecard) []byte {
	var b bytes.Buffer
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	row := func(name, value, wanted string, good bool) {
		mark := ""
		if !good {
			mark = "  !"
		}
		b.WriteString(strings.TrimRight(fmt.Sprintf("%-36s %10s  %-14s%s", name, value, wanted, mark), " ") + "\n")
	}
	count := func(name string, n int) { row(name, strconv.Itoa(n), "0", n == 0) }

	fmt.Fprintf(&b, "%d boxes, bars and badges, %d lines between them, %d lines of text\n\n", c.Boxes, c.Edges, c.Lines)
	row("measure", "value", "wanted", true)
	count("overflow: text outside its box", c.Overflow)
	row("least room around text, pt", number(c.Slack), "1.5 or more", c.Slack >= scene.TextMargin.Points())
	row("median font at "+number(c.PageWidth)+" mm, pt", number(c.MedianFont), "8, at least 7", c.MedianFont >= 7)
	row("smallest font at "+number(c.PageWidth)+" mm, pt", number(c.SmallestFont), "8, at least 7", c.SmallestFont >= 7)
	row("the same, no higher than "+number(c.PageHeight)+" mm", number(c.SmallestOnPage), "8, at least 7", c.SmallestOnPage >= 7)
	row("crossings", strconv.Itoa(c.Crossings), "0 for a tree", true)
	row("crossings to a line", number(c.CrossingsPerEdge), "up to 0.1", c.CrossingsPerEdge <= 0.1)
	row("smallest crossing angle, degrees", number(c.CrossingAngle), "30 or more", c.CrossingAngle >= 30)
	count("lines through boxes", c.ThroughBoxes)
	count("overlaps of boxes", c.BoxOverlaps)
	count("overlaps of labels", c.LabelOverlaps)
	count("lines through labels", c.LabelsCrossed)
	row("flow: lines that run upwards", number(c.Flow), "1", c.Flow == 1)
	row("mean length of lines, pt", number(c.EdgeLength), "", true)
	row("variation of their lengths", number(c.EdgeVariation), "", true)
	row("longest line to mean", number(c.LongestEdge), "up to 6", c.LongestEdge <= 6)
	row("width, mm", number(c.Width), "", true)
	row("height, mm", number(c.Height), "", true)
	row("aspect: width to height", number(c.Aspect), "0.7 to 1.6", 0.7 <= c.Aspect && c.Aspect <= 1.6)
	row("coverage by boxes", number(c.Coverage), "0.2 or more", c.Coverage >= 0.2)
	row("least contrast of text", number(c.TextContrast), "4.5 or more", c.TextContrast >= 4.5)
	row("least contrast of lines", number(c.LineContrast), "3 or more", c.LineContrast >= 3)
	distinct := map[bool]string{true: "yes", false: "no"}[c.Distinct]
	row("relations differ without colour", distinct, "yes", c.Distinct)
	row("order: siblings in outline order", number(c.Order), "1", c.Order == 1)
	row("size as SVG, bytes", strconv.Itoa(c.Bytes), "", true)
	if !c.Complete {
		b.WriteString("\nCounting stopped: there are more crossings or overlaps than the numbers say.\n")
	}
	if len(c.Findings) > 0 {
		b.WriteString("\n")
	}
	for _, f := range c.Findings {
		fmt.Fprintf(&b, "%s: %s", f.Measure, strings.Join(f.Parts, ", "))
		if f.Text != "" {
			fmt.Fprintf(&b, ": %s", f.Text)
		}
		b.WriteString("\n")
	}
	return b.Bytes()
}
