package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"crux/graph/diag"
)

// explain prints what a code means: crux check --explain CODE. "list" stands for
// all codes.
func (k *checkCmd) explain(c *console) error {
	if len(k.Files) > 0 || k.Source != "" {
		return usageError("--explain tells of a code, not of files; check the files apart")
	}
	if k.Explain == "list" {
		list := diag.Codes()
		if k.JSON {
			return c.json(list)
		}
		return c.write("-", []byte(listed(list)))
	}
	// As it is printed, a code is in brackets.
	name := strings.TrimSuffix(strings.TrimPrefix(k.Explain, "["), "]")
	code, ok := diag.Explain(name)
	if !ok {
		if near := diag.Nearest(name, codeNames(diag.Codes())); near != "" {
			return usageError("no diagnostic has the code %q; did you mean %s?", name, near)
		}
		return usageError("no diagnostic has the code %q; crux check --explain list lists all codes", name)
	}
	if k.JSON {
		return c.json(code)
	}
	return c.write("-", []byte(explained(code)))
}

// json writes a value to standard output.
func (c *console) json(value any) error {
	e := json.NewEncoder(c.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}

func codeNames(codes []diag.Code) []string {
	var list []string
	for _, c := range codes {
		list = append(list, c.Name)
	}
	return list
}

// listed returns the codes, one a line, with what they are about.
func listed(codes []diag.Code) string {
	width := 0
	for _, c := range codes {
		width = max(width, len(c.Name))
	}
	var s strings.Builder
	for _, c := range codes {
		fmt.Fprintf(&s, "%-*s  %-7s  %s\n", width, c.Name, c.Severity, c.Summary)
	}
	return s.String()
}

// explained returns all there is to say of a code.
func explained(c diag.Code) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s (%s): %s\n\n%s\n", c.Name, c.Severity, c.Summary, c.Text)
	part := func(title, text string) { fmt.Fprintf(&s, "\n%s\n\n%s", title, indented(text)) }
	for _, f := range c.Files {
		part(f.Name+":", f.Text)
	}
	switch {
	case c.Times > 1:
		part(fmt.Sprintf("Wrong, if it is repeated %d times:", c.Times), c.Wrong)
	case c.Latin1:
		part("Wrong, if it is saved in the encoding ISO 8859-1:", c.Wrong)
	default:
		part("Wrong:", c.Wrong)
	}
	part(c.Command+" says:", c.Said)
	part("Right:", c.Right)
	return s.String()
}

// visible returns a dot for a control character: it must not steer a terminal.
func visible(r rune) rune {
	if unicode.IsControl(r) && r != '\n' && r != '\t' {
		return '·'
	}
	return r
}

// indented returns a text with all its lines indented but the empty ones.
func indented(text string) string {
	var s strings.Builder
	for line := range strings.Lines(strings.TrimRight(text, "\n")) {
		if strings.TrimSpace(line) != "" {
			s.WriteString("    ")
		}
		s.WriteString(strings.Map(visible, line))
	}
	return s.String() + "\n"
}
