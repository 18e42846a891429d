package render

import (
	"fmt"

	"crux/graph"
	"crux/render/view"
	"crux/render/words"
)

// Alt describes in one sentence, in the language of g, the picture that Draw
// makes with the same options: what it is about, how many claims, reasons and
// objections it has, and its main claims. It is what goes into the field for
// alternative text of a word processor or web page; render/outline has the long
// description.
func Alt(g *graph.Graph, o Options) (string, error) {
	switch o.Level {
	case Arguments:
		g, _ = atArguments(g, view.Options{}, nil)
	case Inferences, "":
		g, _ = atInferences(g, view.Options{}, nil)
	default:
		return "", fmt.Errorf("render: no level is called %q", o.Level)
	}
	if len(g.NodeList()) == 0 {
		return "", ErrEmpty
	}
	return words.For(g.Meta.Language).Alt(g), nil
}
