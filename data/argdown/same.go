package argdown

import (
	"slices"

	"crux/graph"
)

// sameTree reports whether two documents have the same tree, wherever its parts
// stand in their texts.
func sameTree(a, b *Document) bool {
	return sameData(a.FrontMatter, b.FrontMatter) && slices.EqualFunc(a.Blocks, b.Blocks, sameBlock)
}

func sameBlock(a, b Block) bool {
	switch x := a.(type) {
	case *Heading:
		y, ok := b.(*Heading)
		return ok && x.Level == y.Level && sameText(x.Text, y.Text) && slices.Equal(x.Tags, y.Tags) && sameData(x.Data, y.Data)
	case *Element:
		y, ok := b.(*Element)
		return ok && sameElement(x, y)
	case *List:
		y, ok := b.(*List)
		return ok && x.Ordered == y.Ordered && slices.EqualFunc(x.Items, y.Items, sameElement)
	case *Structure:
		y, ok := b.(*Structure)
		return ok && (x.Owner == nil) == (y.Owner == nil) && slices.EqualFunc(x.Steps, y.Steps, sameStep)
	case *Include:
		y, ok := b.(*Include)
		return ok && x.Path == y.Path
	}
	return false
}

// sameElement compares without recursion: relations may be very deep.
func sameElement(a, b *Element) bool {
	type pair struct{ a, b *Element }
	for open := []pair{{a, b}}; len(open) > 0; {
		a, b := open[len(open)-1].a, open[len(open)-1].b
		open = open[:len(open)-1]
		if a.Argument != b.Argument || a.Title != b.Title || a.Defined != b.Defined || !sameText(a.Text, b.Text) ||
			!slices.Equal(a.Tags, b.Tags) || !sameData(a.Data, b.Data) || len(a.Relations) != len(b.Relations) {
			return false
		}
		for i, r := range a.Relations {
			if r.Symbol != b.Relations[i].Symbol {
				return false
			}
			open = append(open, pair{r.Element, b.Relations[i].Element})
		}
	}
	return true
}

func sameStep(a, b *Step) bool {
	if a.Number != b.Number || (a.Inference == nil) != (b.Inference == nil) || !sameElement(a.Element, b.Element) {
		return false
	}
	return a.Inference == nil || sameInference(a.Inference, b.Inference)
}

func sameInference(a, b *Inference) bool {
	return slices.Equal(a.Rules, b.Rules) && sameData(a.Data, b.Data) &&
		sameElement(&Element{Relations: a.Relations}, &Element{Relations: b.Relations})
}

func sameText(a, b graph.Text) bool {
	return a.Plain == b.Plain && slices.Equal(a.Marks, b.Marks)
}

func sameData(a, b *Data) bool {
	return (a == nil) == (b == nil) && sameValue(a.fields(), b.fields())
}
