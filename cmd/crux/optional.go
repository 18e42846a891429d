package main

import (
	"os"
	"strings"

	"crux/graph/diag"
	"crux/graph/semantics"
	"crux/graph/semantics/gradual"
)

// optional gives the flags that may stand without a value the one that they then have:
// --eval and --strength. What follows them is their value if it is the name of one, or
// nearly so and no file.
func optional(args []string) []string {
	names := map[string][]string{}
	for _, s := range semantics.All {
		names["--eval"] = append(names["--eval"], string(s))
	}
	for _, s := range gradual.All() {
		names["--strength"] = append(names["--strength"], s.String())
	}
	var list []string
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			return append(list, args[i:]...)
		}
		known, ok := names[arg]
		switch {
		case !ok:
			list = append(list, arg)
		case i+1 < len(args) && isValue(args[i+1], known):
			list = append(list, arg+"="+args[i+1])
			i++
		default:
			list = append(list, arg+"="+known[0])
		}
	}
	return list
}

// isValue reports whether what follows a flag is meant as its value.
func isValue(word string, names []string) bool {
	for _, n := range names {
		if strings.EqualFold(word, n) {
			return true
		}
	}
	if _, err := os.Stat(word); err == nil {
		return false
	}
	return !strings.ContainsAny(word, "./@") && diag.Nearest(word, names) != ""
}
