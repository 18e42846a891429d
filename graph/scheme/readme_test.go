package scheme

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the list of schemes into README.md")

// marker is where the list begins in README.md.
const marker = "<!-- What follows is written by: go test ./graph/scheme -update -->\n"

func TestReadme(t *testing.T) {
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	head, _, ok := bytes.Cut(b, []byte(marker))
	if !ok {
		t.Fatalf("README.md lacks the line %s", marker)
	}
	want := string(head) + marker + listing()
	if *update {
		if err := os.WriteFile("README.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(b) != want {
		t.Error("README.md is not what the schemes give: go test ./graph/scheme -update")
	}
}

// listing returns the schemes as Markdown.
func listing() string {
	var s strings.Builder
	var named []Scheme
	for _, x := range All() {
		if len(x.Roles) == 0 {
			named = append(named, x)
			continue
		}
		fmt.Fprintf(&s, "\n### %s\n\n", x.Short())
		other := x.Aliases
		if x.Name != "argument from "+x.Short() {
			other = append([]string{x.Name}, other...)
		}
		if len(other) > 0 {
			fmt.Fprintf(&s, "Also: %s. ", strings.Join(other, ", "))
		}
		for i, r := range x.Roles {
			if i > 0 {
				s.WriteString(" ")
			}
			fmt.Fprintf(&s, "*%s:* %s", r.Name, r.Text)
		}
		fmt.Fprintf(&s, " **%s**\n\n", x.Conclusion)
		for _, q := range x.Questions {
			at := q.At.String()
			if q.At == Premise {
				at = q.Role
			}
			fmt.Fprintf(&s, "- `%s` (%s): %s\n", q.ID, at, q.Text)
		}
	}
	s.WriteString("\n### Known by name\n\nWithout roles and questions, because a format has them:\n\n")
	for _, x := range named {
		fmt.Fprintf(&s, "- %s (%s)\n", x.Short(), strings.Trim(x.AIF.Name+", "+x.Arguebuf.Name, ", "))
	}
	return s.String()
}
