package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Markdown writes the report as Markdown (CommonMark, with tables as GitHub has them),
// without the map.
func Markdown(w io.Writer, r Report) error {
	m := &markdown{}
	m.f("# %s\n\n", escaped(r.Title))
	for _, x := range r.Readings {
		m.f("- **%s**: %s", escaped(x.Letter), escaped(x.Title))
		if x.Author != "" {
			m.f(" (%s)", escaped(x.Author))
		}
		if x.File != "" {
			m.f(", %s", escaped(x.File))
		}
		m.f(": %s\n", x.Size())
	}
	for _, p := range r.Pairs {
		m.pair(p, r.Several())
	}
	if len(r.Together) > 0 {
		m.f("\n## All readings together\n\n")
		m.figures(r.Together)
	}
	_, err := w.Write(m.b.Bytes())
	return err
}

type markdown struct{ b bytes.Buffer }

func (m *markdown) f(format string, args ...any) { fmt.Fprintf(&m.b, format, args...) }

func (m *markdown) pair(p Pair, several bool) {
	of := ""
	if several {
		of = ": " + escaped(p.Heading())
	}
	if len(p.Warnings) > 0 {
		m.f("\n")
	}
	for _, s := range p.Warnings {
		m.f("> %s\n", escaped(s))
	}
	m.f("\n%s\n", escaped(p.Summary))
	m.f("\n## Differences%s\n", of)
	if len(p.Groups) == 0 {
		m.f("\nThere are none.\n")
	}
	for _, g := range p.Groups {
		m.f("\n### %s (%d)\n\n", escaped(g.Name), len(g.Items))
		for _, x := range g.Items {
			star := ""
			if x.Decides {
				star = "★ "
			}
			m.f("- %s%s", star, escaped(x.Sentence))
			var at []string
			for _, r := range x.At {
				if r.Place != "" {
					at = append(at, escaped(r.Place))
				}
			}
			if len(at) > 0 {
				m.f(" (%s)", strings.Join(at, ", "))
			}
			m.f("\n")
		}
	}
	m.f("\n## Agreement%s\n\n", of)
	m.figures(p.Figures)
	m.f("\n## Where they part%s\n", of)
	if len(p.Cruxes) == 0 {
		m.f("\nNo main claim of one is in the other, so there is no verdict to compare.\n")
	}
	for _, c := range p.Cruxes {
		m.f("\n### %s\n\n%s\n", escaped(c.Claim.Name), escaped(c.Sentence))
		if len(c.Sets) > 0 {
			m.f("\n")
		}
		for i, set := range c.Sets {
			for k, s := range set {
				lead := fmt.Sprintf("%d. ", i+1)
				if k > 0 {
					lead = strings.Repeat(" ", len(lead)) + "and "
				}
				m.f("%s%s\n", lead, escaped(s))
			}
		}
		if c.More != "" {
			m.f("\n%s\n", escaped(c.More))
		}
	}
	m.f("\n## Claims that are the same%s\n\n", of)
	if len(p.Matches) == 0 {
		m.f("There are none.\n")
		return
	}
	m.f("| %s | %s | Score | Because of |\n|---|---|---|---|\n", escaped(p.A), escaped(p.B))
	for _, x := range p.Matches {
		var why []string
		for _, r := range x.Reasons {
			why = append(why, escaped(r.Name)+" "+decimals(r.Value))
		}
		m.f("| %s | %s | %s | %s |\n", refs(x.A), refs(x.B), decimals(x.Score), strings.Join(why, ", "))
	}
}

func refs(list []Ref) string {
	var all []string
	for _, r := range list {
		all = append(all, escaped(r.Name))
	}
	return strings.Join(all, "; ")
}

func (m *markdown) figures(list []Figure) {
	m.f("| Figure | Value | n | Formula | Source |\n|---|---|---|---|---|\n")
	for _, f := range list {
		n := f.N
		if f.Notes != "" {
			n += "; " + f.Notes
		}
		m.f("| %s | %s | %s | %s | %s |\n", escaped(f.Name), escaped(f.Value), escaped(strings.TrimPrefix(n, "; ")), escaped(f.Formula), escaped(f.Source))
	}
}

// escaped returns a text as Markdown that shows it: on one line, with a backslash before
// whatever Markdown or HTML could read as a mark.
func escaped(s string) string {
	var out strings.Builder
	text := clean(s)
	for i, r := range text {
		behind := text[i+utf8.RuneLen(r):]
		switch {
		case strings.ContainsRune("\\`*_[]<>|~&$#", r):
			out.WriteByte('\\')
		case i == 0 && strings.ContainsRune("+-=", r):
			out.WriteByte('\\')
		case strings.ContainsRune(".)", r) && digits(text[:i]) && (behind == "" || behind[0] == ' '):
			out.WriteByte('\\') // else it is the number of a list
		case r == '@', r == ':' && strings.HasPrefix(behind, "//"), r == '.' && strings.HasSuffix(strings.ToLower(text[:i]), "www"):
			out.WriteByte('\\') // else it is an address, and a link
		}
		out.WriteRune(r)
	}
	return out.String()
}

// digits reports whether a text is digits alone.
func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
