package main

import (
	"cmp"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"crux/data/argdown"
	"crux/graph/diag"
)

// TestCodesDoWhatTheirExplanationsSay runs the examples of all codes: the wrong
// one yields that code and nothing else, with what is said of it; the right one
// nothing.
func TestCodesDoWhatTheirExplanationsSay(t *testing.T) {
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range diag.Codes() {
		t.Run(c.Name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for _, f := range append(c.Files, diag.File{Name: "wrong." + c.Ending, Text: c.WrongFile()}, diag.File{Name: "right." + c.Ending, Text: c.Right}) {
				if err := os.WriteFile(f.Name, []byte(f.Text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			said := ""
			for _, d := range diagnose(t, c, "wrong."+c.Ending) {
				switch {
				case d.code == "not-in-map" && c.Name != d.code: // examples are short
				case d.code != c.Name:
					t.Errorf("the wrong example has something else wrong with it:\n%s", d.printed)
				case said == "":
					said = d.printed
					if d.severity != c.Severity.String() {
						t.Errorf("the severity is %s, but %s is documented", d.severity, c.Severity)
					}
				}
			}
			if c.Name == "bad-settings" {
				os.Remove(argdown.SettingsFile) // the right thing is to have none
			}
			for _, d := range diagnose(t, c, "right."+c.Ending) {
				if d.code == "not-in-map" && c.Name != d.code {
					continue
				}
				t.Errorf("something is wrong with the right example:\n%s", d.printed)
			}
			if said == "" {
				t.Fatal("the wrong example does not yield this code")
			}
			if *update {
				rewrite(t, filepath.Join(root, "..", "..", "graph", "diag", "codes", c.Name+".txtar"), said)
			} else if d := gocmp.Diff(c.Said, said); d != "" {
				t.Errorf("what is said is not what is documented (-documented +said); -update writes it there:\n%s", d)
			}
		})
	}
}

// rewrite puts what is said into the file that explains a code.
func rewrite(t *testing.T, path, said string) {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a := txtar.Parse(b)
	i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == "said" })
	if i < 0 {
		// What is said stands behind the example that it is said of.
		i = 1 + slices.IndexFunc(a.Files, func(f txtar.File) bool { return strings.HasPrefix(f.Name, "wrong.") })
		a.Files = slices.Insert(a.Files, i, txtar.File{Name: "said"})
	}
	a.Files[i].Data = []byte(said)
	if err := os.WriteFile(path, txtar.Format(a), 0o666); err != nil {
		t.Fatal(err)
	}
}

// A diagnosis is one diagnostic as it is printed.
type diagnosis struct{ code, severity, printed string }

// diagnose runs the command of a code on a file and returns what it tells.
func diagnose(t *testing.T, c diag.Code, file string) []diagnosis {
	var out, errs strings.Builder
	args := strings.Fields(strings.ReplaceAll(c.Command, "wrong."+c.Ending, file))
	run(args[1:], strings.NewReader(""), &out, &errs)
	if slices.Contains(args, "--json") {
		var list diag.List
		if err := json.Unmarshal([]byte(out.String()), &list); err != nil {
			t.Fatalf("%s: %v", c.Command, err)
		}
		// Only the first of each code: there may be very many.
		told := map[string]bool{}
		return printed(t, slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
			again := told[d.Code]
			told[d.Code] = true
			return again || d.Code != c.Name
		}))
	}
	return split(errs.String())
}

var heading = regexp.MustCompile(`^\S.*?: (error|warning|hint): .* \[([a-z0-9-]+)\]\n$`)

// split divides what a command prints into diagnostics: a line that ends with a
// code, and those below it.
func split(s string) []diagnosis {
	var list []diagnosis
	for line := range strings.Lines(s) {
		m := heading.FindStringSubmatch(line)
		switch {
		case m != nil:
			list = append(list, diagnosis{code: m[2], severity: m[1], printed: line})
		case len(list) == 0: // no diagnostic: an error of the command
			list = append(list, diagnosis{printed: line})
		default:
			list[len(list)-1].printed += line
		}
	}
	return list
}

// printed prints diagnostics of texts that are at hand as files.
func printed(t *testing.T, list diag.List) []diagnosis {
	var s strings.Builder
	if err := diag.Print(&s, list, func(file string) string {
		b, _ := os.ReadFile(file)
		return string(b)
	}); err != nil {
		t.Fatal(err)
	}
	return split(s.String())
}

// TestEveryCodeIsExplained looks for the codes in the source: what can be
// reported is explained, and what is explained can be reported.
func TestEveryCodeIsExplained(t *testing.T) {
	used := codesInSource(t)
	for _, code := range slices.Sorted(maps.Keys(used)) {
		if _, ok := diag.Explain(code); !ok {
			t.Errorf("%s: the code %s is explained nowhere: write graph/diag/codes/%s.txtar", used[code], code, code)
		}
	}
	for _, c := range diag.Codes() {
		if _, ok := used[c.Name]; !ok {
			t.Errorf("nothing reports the code %s, which is explained", c.Name)
		}
	}
}

// codesInSource returns the codes that the Go source can report, each with a
// place where it does. A code is what is passed as the parameter "code" of a
// function that takes a hint too, or given to the field Code of a diagnostic or
// warning.
func codesInSource(t *testing.T) map[string]string {
	files, set := parseSource(t)
	parameter := map[string]int{} // by package and function: which parameter is a code
	for _, f := range files {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				var names []string
				for _, field := range fn.Type.Params.List {
					for _, name := range field.Names {
						names = append(names, name.Name)
					}
				}
				if i := slices.Index(names, "code"); i >= 0 && slices.Contains(names, "hint") {
					parameter[f.Name.Name+"."+fn.Name.Name] = i
				}
			}
		}
	}
	codes := map[string]string{}
	note := func(e ast.Expr) {
		place := set.Position(e.Pos())
		switch e := e.(type) {
		case *ast.BasicLit:
			code, err := strconv.Unquote(e.Value)
			if err != nil {
				t.Fatal(err)
			}
			codes[code] = cmp.Or(codes[code], place.String())
			return
		case *ast.Ident: // passed on
			if e.Name == "code" {
				return
			}
		case *ast.SelectorExpr:
			if e.Sel.Name == "Code" {
				return
			}
		}
		t.Errorf("%s: write the code here as a literal, or it cannot be seen which codes there are", place)
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if i, ok := parameter[f.Name.Name+"."+called(n)]; ok && i < len(n.Args) {
					note(n.Args[i])
				}
			case *ast.AssignStmt:
				for i, to := range n.Lhs {
					if s, ok := to.(*ast.SelectorExpr); ok && s.Sel.Name == "Code" && i < len(n.Rhs) {
						note(n.Rhs[i])
					}
				}
			case *ast.CompositeLit:
				for _, e := range n.Elts {
					if inner, ok := e.(*ast.CompositeLit); ok && inner.Type == nil {
						if list, ok := n.Type.(*ast.ArrayType); ok {
							inner.Type = list.Elt // which is left out in the source
						}
					}
					if kv, ok := e.(*ast.KeyValueExpr); ok {
						if key, ok := kv.Key.(*ast.Ident); ok && key.Name == "Code" {
							note(kv.Value)
						}
					} else if isDiagnostic(n.Type) {
						t.Errorf("%s: write the names of the fields here, or it cannot be seen which codes there are", set.Position(n.Pos()))
						break
					}
				}
			}
			return true
		})
	}
	return codes
}

// parseSource parses all Go files that are no tests.
func parseSource(t *testing.T) ([]*ast.File, *token.FileSet) {
	set := token.NewFileSet()
	var files []*ast.File
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && strings.HasPrefix(e.Name(), ".") && e.Name() != "..":
			return fs.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		files = append(files, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, set
}

// called returns the name of the function or method that is called.
func called(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// isDiagnostic reports whether a type is that of a diagnostic or warning.
func isDiagnostic(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name == "Warning" || e.Name == "Diagnostic"
	case *ast.SelectorExpr:
		return isDiagnostic(e.Sel)
	}
	return false
}
