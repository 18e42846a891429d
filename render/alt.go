package render

import "crux/graph"

// Alt describes in one sentence, in the language of g, the picture that Draw
// makes with the same options: what it is about, how many claims, reasons and
// objections it has, and its main claims. It is what goes into the field for
// alternative text of a word processor or web page; render/outline has the long
// description.
func Alt(g *graph.Graph, o Options) (string, error) {
	v, err := View(g, o)
	if err != nil {
		return "", err
	}
	return v.Words.Alt(v.Graph), nil
}
