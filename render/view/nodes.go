package view

import (
	"fmt"
	"slices"

	"crux/graph"
	"crux/render/font"
	"crux/render/layout"
)

// nodes makes a box for each claim and sketch, in outline order, and behind
// each the bars and badges of the relations on it.
func (b *builder) nodes() {
	done := map[*graph.Relation]bool{}
	var relations func(target graph.Node)
	relations = func(target graph.Node) {
		for _, r := range b.together(b.v.Graph.On(target)) {
			if done[r] {
				continue
			}
			done[r] = true
			half := otherHalf(r)
			if half != nil {
				done[half] = true
			}
			b.relation(r)
			b.questions(r)
			relations(r)
			if half != nil { // what ends on it ends on the one line
				b.index[half] = b.index[r]
				b.questions(half)
				relations(half)
			}
		}
	}
	for _, e := range b.v.Outline.Entries {
		if !e.Again {
			b.box(e)
			relations(e.Node)
		}
	}
	for _, r := range b.v.Graph.Relations() {
		if r.Target == nil {
			b.relation(r)
			b.questions(r)
			relations(r)
		}
	}
}

// otherHalf returns the other attack of a contradiction, or nil.
func otherHalf(r *graph.Relation) *graph.Relation {
	switch c := r.Contradiction; {
	case c == nil:
		return nil
	case c.There == r:
		return c.Back
	default:
		return c.There
	}
}

func (b *builder) add(n *Node) {
	n.Name = printable(n.Name)
	b.index[n.Subject] = len(b.v.Nodes)
	b.v.Nodes = append(b.v.Nodes, n)
}

func (b *builder) box(e graph.Entry) {
	w := b.v.Words
	n := &Node{Subject: e.Node, Number: e.Number, Root: e.Relation == nil, Main: b.main[e.Node], Name: w.InReading(w.Sentence(b.v.Graph, b.v.Outline, e.Node, b.main[e.Node]))}
	n.Ghost = b.o.Rivals.Absent(e.Node)
	label := b.label(e.Node)
	runs := b.before(e, label.Title == "" && label.Text.Plain == "")
	n.Color = stripe(b.o.Colors[e.Node])
	var section *graph.Section
	switch c := e.Node.(type) {
	case *graph.Claim:
		n.Unstated = c.Implicit
		section = c.Section
	case *graph.Sketch:
		n.Kind = SketchBox
		section = c.Section
	}
	hidden, closed := b.o.Closed[e.Node]
	switch {
	case n.Ghost:
		runs, n.Name = []font.Run{{Text: e.Number, Style: font.Bold}}, ""
	case b.o.Rivals.On(e.Node).Divided():
		runs = append(runs, versions(b.sideOf(b.o.Rivals.On(e.Node)))...)
	case closed:
		n.Kind = ClosedBox
		runs = append(runs, restyled(textRuns(label.Text), font.Bold)...)
		runs = append(runs, font.Run{Text: " "}, font.Run{Text: fmt.Sprintf("("+w.ClosedInside+")", hidden), Style: font.Italic})
	case label.Title != "" && label.Text.Plain != "":
		runs = append(runs, font.Run{Text: label.Title + ": ", Style: font.Bold})
		runs = append(runs, textRuns(label.Text)...)
	case label.Title != "":
		runs = append(runs, font.Run{Text: label.Title})
	default:
		runs = append(runs, textRuns(label.Text)...)
	}
	if !n.Ghost {
		runs = append(runs, b.behind(e.Node)...)
		b.judge(n, e.Node)
	} else {
		n.Rival = b.o.Rivals.On(e.Node)
	}
	b.v.resize(n, runs)
	// A word of ours in front of an author's text does not turn it round.
	n.Text.rightToLeft = rightToLeft([]font.Run{{Text: label.Title}, {Text: label.Text.Plain}})
	n.Frame = b.frame(section)
	b.add(n)
}

// resize gives a box its text and the sizes that it can have.
func (v *View) resize(n *Node, runs []font.Run) {
	sp := v.Spacing
	rightToLeft := n.Text.rightToLeft
	defer func() { n.Text.rightToLeft, n.runs, n.continued = rightToLeft, runs, nil }()
	n.Sizes = nil
	inside, score := n.marked(runs), n.scoreRoom()
	if sp.Most > 0 {
		n.Text = v.paragraph(inside, TextSize, 0)
		n.Text.Marks = n.marks
		all := n.Text.text.Width(TextSize)
		if n.below != nil {
			n.Below = v.paragraph(n.below, TextSize, 0)
			n.Below.Marks = n.belowMarks
			all += n.Below.text.Width(TextSize)
		}
		least, most := sp.widths(all)
		least = min(max(least, n.Text.text.Widest(TextSize, most)), most) // no number is broken
		for _, f := range n.folds(least, most) {
			n.size(max(f.Width, score.Width)+2*sp.PadX, layout.Length(f.Lines)*n.Text.LineHeight()+n.divideGap()+score.Height+2*sp.PadY)
		}
		if len(n.Sizes) == 0 { // no text
			n.size(max(sp.Least/2, score.Width+2*sp.PadX), n.Text.LineHeight()+score.Height+2*sp.PadY)
		}
		n.Width, n.Height = n.Sizes[0].Width, n.Sizes[0].Height
		return
	}
	n.Text = v.paragraph(inside, TextSize, boxWidth)
	// A long text gets a wider box: a column of sixty short lines is no box.
	for w := layout.Length(2); w <= 16 && len(n.Text.Lines) > 12*int(w)/2; w *= 2 {
		n.Text = n.Text.Balanced(w * boxWidth)
	}
	n.Text.Marks = n.marks
	n.Width, n.Height = max(widest(n.Text.Lines), score.Width)+2*sp.PadX, n.Text.Height()+score.Height+2*sp.PadY
	if n.below != nil {
		n.Below = v.paragraph(n.below, TextSize, max(boxWidth, widest(n.Text.Lines)))
		n.Below.Marks = n.belowMarks
		n.Width = max(n.Width, widest(n.Below.Lines)+2*sp.PadX)
		n.Height += n.Below.Height() + n.divideGap()
	}
}

// folds returns the ways to break what is written in a box, of a divided one both texts.
func (n *Node) folds(least, most layout.Length) []font.Fold {
	front := n.Text.text.Front(TextSize, least, most)
	if n.below == nil {
		return front
	}
	below := n.Below.text.Front(TextSize, least, most)
	var widths []layout.Length
	for _, f := range slices.Concat(front, below) {
		widths = append(widths, f.Width)
	}
	slices.Sort(widths)
	var folds []font.Fold
	for _, w := range slices.Compact(widths) {
		lines, ok := 0, true
		for _, side := range [][]font.Fold{front, below} {
			// The last that is no wider has the fewest lines.
			i := slices.IndexFunc(side, func(f font.Fold) bool { return f.Width > w })
			switch {
			case i == 0:
				ok = false
			case i < 0 && len(side) > 0:
				lines += side[len(side)-1].Lines
			case i > 0:
				lines += side[i-1].Lines
			}
		}
		if k := len(folds); ok && (k == 0 || lines < folds[k-1].Lines) {
			folds = append(folds, font.Fold{Lines: lines, Width: w})
		}
	}
	return folds
}

// divideGap returns the room of the line in a divided box.
func (n *Node) divideGap() layout.Length {
	if n.below == nil {
		return 0
	}
	return DivideGap
}

// size adds a size that is no narrower than those before it. Of two that are as
// wide as the bar of a strength wants it the second, which is lower, is kept.
func (n *Node) size(width, height layout.Length) {
	if k := len(n.Sizes); k > 0 && n.Sizes[k-1].Width == width && n.Verdict.Strength != nil {
		n.Sizes = n.Sizes[:k-1]
	}
	n.Sizes = append(n.Sizes, layout.Size{Width: width, Height: height})
}

// ownLabel returns what is written in a box where nothing else is wanted: the
// words of a claim; of a sketch its title too.
func ownLabel(n graph.Node) Label {
	switch n := n.(type) {
	case *graph.Claim:
		return Label{Text: n.Words()}
	case *graph.Sketch:
		if n.Text.Plain == "" {
			return Label{Text: n.Words()}
		}
		return Label{n.Title(), n.Text}
	}
	return Label{}
}

func widest(lines []font.Line) layout.Length {
	var w layout.Length
	for _, l := range lines {
		w = max(w, l.Width)
	}
	return w
}

// relation makes the bar or badge of r.
func (b *builder) relation(r *graph.Relation) {
	if b.o.Edges {
		b.edges(r)
		return
	}
	w := b.v.Words
	n := &Node{Kind: Badge, Subject: r, Style: StyleOf(r), Name: w.InReading(w.Relation(b.v.Outline, r)), Width: b.o.Spacing.Badge, Height: b.o.Spacing.Badge}
	n.Open = r.Incomplete()
	b.count(n, r)
	signed := b.rivalry(n, r)
	missing := b.o.Missing[r]
	by := b.by(r)
	if missing > 0 {
		n.Name += " (" + fmt.Sprintf(w.Hidden, missing) + ")"
	}
	if signed || r.Linked() || n.Open || missing > 0 || len(by) > 0 || len(b.v.Graph.On(r)) > 0 || otherHalf(r) != nil && len(b.v.Graph.On(otherHalf(r))) > 0 {
		n.Kind = Bar
		joins := r.Linked() || len(b.v.Graph.On(r)) > 0 || otherHalf(r) != nil && len(b.v.Graph.On(otherHalf(r))) > 0
		bare := len(by) == 0 && !n.Open && missing == 0
		plain := b.o.Spacing.Most > 0 && bare && !signed
		n.Thin = plain
		var runs []font.Run
		if signed {
			runs = b.signMarks(n)
		}
		if !plain && !(signed && bare && (!joins || b.o.Spacing.Most > 0)) {
			if len(runs) > 1 {
				runs = append(runs, font.Run{Text: " "})
			}
			runs = append(runs, font.Run{Text: w.Sign(r)})
		}
		runs = append(runs, by...)
		if n.Open {
			runs = append(runs, font.Run{Text: " · "}, font.Run{Text: w.Missing, Style: font.Italic})
		}
		if missing > 0 {
			runs = append(runs, font.Run{Text: " · "}, font.Run{Text: fmt.Sprintf(w.Hidden, missing), Style: font.Italic})
		}
		if !plain {
			b.written(n, runs)
		}
	}
	n.Frame = b.around(r)
	b.ghost(n)
	b.add(n)
}

// StyleOf returns how r looks.
func StyleOf(r *graph.Relation) Style {
	switch {
	case r.Contradiction != nil:
		return Contradiction
	case r.Undercut():
		return Undercut
	case r.Kind == graph.Attack:
		return Attack
	case r.Kind == graph.Support:
		return Support
	}
	return Other
}

// links makes the lines: from the sources of a relation to its bar or badge,
// and from there to its target.
func (b *builder) links() {
	for i, n := range b.v.Nodes {
		if n.Kind == QuestionBox {
			b.v.Links = append(b.v.Links, b.askingLink(i))
			continue
		}
		r, ok := n.Subject.(*graph.Relation)
		if !ok {
			continue
		}
		both := n.Style == Contradiction
		sources := r.Sources
		if b.o.Edges {
			sources = nil
			if s, ok := b.from[i]; ok {
				sources = []graph.Node{s}
			}
		}
		for _, s := range sources {
			b.v.Links = append(b.v.Links, Link{From: b.index[s], To: i, Relation: r, Style: n.Style, Tail: both})
		}
		if r.Target != nil {
			b.v.Links = append(b.v.Links, Link{From: i, To: b.index[r.Target], Relation: r, Style: n.Style, Head: true})
		}
	}
}
