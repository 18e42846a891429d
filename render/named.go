package render

import (
	"fmt"
	"strings"

	"crux/graph"
	"crux/graph/diag"
)

// Names that readers give: titles and numbers, of what a level draws.

// lookup finds what readers name.
type lookup struct {
	whole   *graph.Graph // what is read
	drawn   *graph.Graph // what the level makes of it
	outline *graph.Outline
	// inside are the nodes of drawn that a claim of whole is inside of, where it
	// is none itself; nil where the level draws every claim.
	inside func(*graph.Claim) []graph.Node
}

// mostNear is how many titles a message lists.
const mostNear = 5

// claim returns the nodes that a title or number names: one, or those that a
// claim is inside of, or the last step of an argument. The error is a *NameError.
func (n lookup) claim(option, given string) ([]graph.Node, error) {
	fail := func(format string, args ...any) ([]graph.Node, error) {
		return nil, &NameError{option, given, fmt.Sprintf(format, args...)}
	}
	nodes, arguments := n.drawn.Find(given)
	meant := n.describe(nodes, arguments)
	if numbered := n.outline.Find(strings.TrimSpace(given)); numbered != nil && len(nodes)+len(arguments) != 1 {
		nodes, arguments, meant = []graph.Node{numbered}, nil, nil
	} else if numbered != nil && (len(nodes) == 0 || nodes[0] != numbered) {
		nodes, meant = append(nodes, numbered), append(meant, n.say(numbered))
	}
	switch {
	case len(nodes)+len(arguments) > 1:
		return fail("this names several things: %s; name one of them so", strings.Join(meant, ", "))
	case len(nodes) == 1:
		return nodes, nil
	case len(arguments) == 1:
		if last := arguments[0].Last(); last != nil {
			return []graph.Node{last}, nil
		}
		return fail("this argument has no steps")
	}
	claims, _ := n.whole.Find(given)
	if len(claims) > 0 {
		if c, ok := claims[0].(*graph.Claim); ok && n.inside != nil {
			if nodes := n.inside(c); len(nodes) > 0 {
				return nodes, nil
			}
		}
		return fail("it is not drawn at this level")
	}
	near := n.near(given)
	if len(near) == 0 {
		return fail("nothing has this title or number")
	}
	if len(near) == 1 {
		return fail("nothing has this title or number; did you mean %s?", near[0])
	}
	return fail("nothing has this title or number; near it are %s", strings.Join(near, ", "))
}

// describe says how each of several things is named alone.
func (n lookup) describe(nodes []graph.Node, arguments []*graph.Argument) []string {
	var list []string
	for _, x := range nodes {
		list = append(list, n.say(x))
	}
	for _, a := range arguments {
		list = append(list, "<"+a.Key+">")
	}
	return list
}

// say returns the title of a node, or its number where it has none.
func (n lookup) say(x graph.Node) string {
	if t := title(x); t != "" {
		return t
	}
	return n.outline.Number(x)
}

// title returns the title of a claim or sketch in its brackets, or "".
func title(x graph.Node) string {
	switch x := x.(type) {
	case *graph.Claim:
		if t := x.Title(); t != "" {
			return "[" + t + "]"
		}
	case *graph.Sketch:
		if t := x.Title(); t != "" {
			return "<" + t + ">"
		}
	}
	return ""
}

// near returns the titles nearest to what was given: the one that was most likely
// meant, and those that contain it or are contained in it.
func (n lookup) near(given string) []string {
	var titles []string
	written := map[string]string{}
	add := func(title, brackets string) {
		if _, known := written[title]; title != "" && !known {
			titles = append(titles, title)
			written[title] = brackets[:1] + title + brackets[1:]
		}
	}
	for _, c := range n.drawn.Claims() {
		add(c.Title(), "[]")
	}
	for _, s := range n.drawn.Sketches() {
		add(s.Title(), "<>")
	}
	for _, a := range n.drawn.Arguments() {
		add(a.Title(), "<>")
	}
	word := strings.ToLower(strings.Trim(strings.TrimSpace(given), "[]<> "))
	if word == "" {
		return nil
	}
	var near []string
	if best := diag.Nearest(word, titles); best != "" {
		near = append(near, written[best])
	}
	for _, t := range titles {
		lower := strings.ToLower(t)
		if len(near) < mostNear && (len(near) == 0 || near[0] != written[t]) &&
			(strings.Contains(lower, word) || len(lower) > 3 && strings.Contains(word, lower)) {
			near = append(near, written[t])
		}
	}
	return near
}

// fold returns what is folded by a name: a section, or the nodes of a claim.
func (n lookup) fold(given string) (*graph.Section, []graph.Node, error) {
	name, isSection := strings.CutPrefix(given, "section:")
	sections := n.drawn.FindSections(name)
	nodes, arguments := n.drawn.Find(given)
	switch {
	case isSection && len(sections) == 0:
		near := ""
		if s := diag.Nearest(strings.TrimSpace(name), sectionTitles(n.drawn)); s != "" {
			near = "; did you mean section:" + s + "?"
		}
		return nil, nil, &NameError{"fold", given, "no section drawn at this level has this title" + near}
	case len(sections) == 1 && (isSection || len(nodes)+len(arguments) == 0 && n.outline.Find(strings.TrimSpace(given)) == nil):
		return sections[0], nil, nil
	case len(sections) > 0 && (isSection || len(nodes)+len(arguments) == 0):
		var list []string
		for _, s := range sections {
			list = append(list, "section:"+s.Path())
		}
		if numbered := n.outline.Find(strings.TrimSpace(given)); numbered != nil {
			list = append(list, n.say(numbered))
		}
		return nil, nil, &NameError{"fold", given, "this names several things: " + strings.Join(list, ", ") + "; name one of them so"}
	case len(sections) > 0:
		list := n.describe(nodes, arguments)
		for _, s := range sections {
			list = append(list, "section:"+s.Path())
		}
		return nil, nil, &NameError{"fold", given, "this names several things: " + strings.Join(list, ", ") + "; name one of them so"}
	case len(nodes) == 0 && len(arguments) == 1 && n.outline.Find(strings.TrimSpace(given)) == nil:
		reason := "an argument is folded at --level arguments"
		if last := arguments[0].Last(); last != nil && last.Conclusion() != nil {
			reason += "; at this one, fold its conclusion " + n.say(last.Conclusion())
		}
		return nil, nil, &NameError{"fold", given, reason}
	}
	nodes, err := n.claim("fold", given)
	if name, ok := err.(*NameError); ok {
		if s := diag.Nearest(given, sectionTitles(n.drawn)); s != "" {
			name.Reason += "; is it the section " + s + "?"
		}
	}
	return nil, nodes, err
}

func sectionTitles(g *graph.Graph) []string {
	var list []string
	for _, s := range g.AllSections() {
		list = append(list, s.Title.Untagged())
	}
	return list
}
