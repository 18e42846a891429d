// Package readings has the readings and examples that come with crux, as
// Argdown files. A reading @paris/author is the file paris/author.argdown.
package readings

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed */*.argdown
var files embed.FS

// Ending is what the names of the files end in.
const Ending = ".argdown"

// Names returns the names of all readings, such as "paris/author", in
// alphabetical order.
func Names() []string {
	found, err := fs.Glob(files, "*/*"+Ending)
	if err != nil {
		panic(err) // the pattern is right
	}
	for i, f := range found {
		found[i] = strings.TrimSuffix(f, Ending)
	}
	return found
}

// Find returns the full name of a reading: of a folder's name alone it is the
// author's reading, or the only one. It is "" if there is none.
func Find(name string) string {
	var only []string
	for _, n := range Names() {
		if n == name || n == name+"/author" {
			return n
		}
		if path.Dir(n) == name {
			only = append(only, n)
		}
	}
	if len(only) == 1 {
		return only[0]
	}
	return ""
}

// Text returns the text of a reading by its full name.
func Text(name string) (string, error) {
	b, err := files.ReadFile(name + Ending)
	return string(b), err
}
