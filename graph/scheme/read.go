package scheme

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
)

//go:embed schemes.yaml
var file []byte

// A set is the schemes with all their names.
type set struct {
	schemes []Scheme
	names   map[string]int // places in schemes, by squeezed names
	sorted  []string       // the names, in alphabetical order
}

// inventory reads the embedded file when it is first asked for.
var inventory = sync.OnceValue(func() *set {
	s, err := read(file)
	if err != nil {
		panic("scheme: " + err.Error())
	}
	return s
})

// An entry is a scheme as the file has it.
type entry struct {
	ID, Name   string
	Aliases    []string
	Attack     bool
	AIF        Spelling
	Arguebuf   Spelling
	Roles      []Role
	Conclusion string
	Questions  []struct{ ID, At, Text string }
}

// read reads a file of schemes. A name that two schemes have is an error, and so
// is a question about a premise that there is not.
func read(file []byte) (*set, error) {
	var entries []entry
	d := yaml.NewDecoder(bytes.NewReader(file))
	d.KnownFields(true)
	if err := d.Decode(&entries); err != nil {
		return nil, err
	}
	in := &set{names: map[string]int{}}
	for i, e := range entries {
		s, err := e.scheme()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.ID, err)
		}
		in.schemes = append(in.schemes, s)
		for _, name := range s.names() {
			key := squeeze(name)
			if other, taken := in.names[key]; taken && other != i {
				return nil, fmt.Errorf("%s: the name %q is that of %s", e.ID, name, in.schemes[other].ID)
			}
			if key == "" || None(name) {
				return nil, fmt.Errorf("%s: %q is no name", e.ID, name)
			}
			if in.names[key] = i; !slices.Contains(in.sorted, key) {
				in.sorted = append(in.sorted, key)
			}
		}
	}
	slices.Sort(in.sorted)
	return in, nil
}

// names returns all names of a scheme, given or made from others.
func (s Scheme) names() []string {
	list := append([]string{s.ID, s.Name}, s.Aliases...)
	for _, name := range []string{s.AIF.Name, s.Arguebuf.Name} {
		if name != "" {
			list = append(list, name)
		}
	}
	if s.Arguebuf.Name != "" {
		list = append(list, strings.TrimPrefix(s.Arguebuf.Name, "SUPPORT_"))
	}
	return list
}

func (e entry) scheme() (Scheme, error) {
	s := Scheme{ID: e.ID, Name: e.Name, Aliases: e.Aliases, Attack: e.Attack, Roles: e.Roles, Conclusion: e.Conclusion, AIF: e.AIF, Arguebuf: e.Arguebuf}
	if s.Name == "" {
		s.Name = "argument from " + s.Short()
	}
	if s.Arguebuf.Name != "" {
		s.Arguebuf.Name = "SUPPORT_" + s.Arguebuf.Name
	}
	for _, q := range e.Questions {
		question := Question{ID: q.ID, Text: q.Text}
		switch q.At {
		case Step.String():
			question.At = Step
		case Conclusion.String():
			question.At = Conclusion
		default:
			question.Role = q.At
			if !slices.ContainsFunc(e.Roles, func(r Role) bool { return r.Name == q.At }) {
				return s, fmt.Errorf("the question %q is about %q, which is no premise", q.ID, q.At)
			}
		}
		s.Questions = append(s.Questions, question)
	}
	return s, nil
}
