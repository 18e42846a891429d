package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"crux/data"
	"crux/data/loss"
	"crux/graph/diag"
)

// Many files are converted into a folder, several at a time. What is told comes in
// their order.

// many reports whether more than one file is to be converted, or a folder.
func (k *convertCmd) many() (bool, error) {
	many := len(k.Files) > 1
	for _, file := range k.Files {
		info, err := os.Stat(file)
		many = many || err == nil && info.IsDir() || err != nil && pattern(file)
	}
	switch {
	case !many:
		return false, nil
	case slices.Contains(k.Files, "-"):
		return true, usageError("standard input cannot be one of several files")
	case k.Output == "" || k.Output == "-":
		return true, usageError("several files are converted into a folder; name it with -o")
	case k.To == "":
		return true, usageError("to which format? Several files need --to, as in --to json")
	}
	if info, err := os.Stat(k.Output); err == nil && !info.IsDir() {
		return true, usageError("%s is a file, and several files are converted into a folder", k.Output)
	}
	return true, nil
}

// pattern reports whether a path is a pattern of paths.
func pattern(path string) bool {
	return !strings.HasPrefix(path, "@") && strings.ContainsAny(path, "*?[")
}

// An item is a file to be converted, and where to.
type item struct {
	file, output string
	taken        string // the file before it that becomes the same
}

// folder converts many files.
func (k *convertCmd) folder(c *console) error {
	to, err := k.format()
	if err != nil {
		return err
	}
	items, other, err := k.items(to)
	if err != nil {
		return err
	}
	if len(items) == 0 {
		return usageError("there is no file to convert in %s", strings.Join(k.Files, ", "))
	}
	var all many
	bar := newProgress(c.err, len(items))
	for x := range inOrder(len(items), func(i int) outcome { return k.one(c, items[i], to) }) {
		bar.clear()
		all.add(c, k, x)
		bar.step()
	}
	bar.clear()
	if k.JSON {
		if err := c.json(map[string]any{"files": all.told, "converted": all.converted, "broken": all.broken}); err != nil {
			return err
		}
	}
	all.sum(c, k, other)
	if all.broken > 0 {
		return &exitError{status: exitInput}
	}
	return nil
}

// items finds the files and where each goes: with a folder the files in it and below
// that are in a format that is read, in the same folders below the output. Other is how
// many files were left alone.
func (k *convertCmd) items(to data.Format) (items []item, other int, err error) {
	output, err := filepath.Abs(k.Output)
	if err != nil {
		return nil, 0, err
	}
	for _, file := range k.Files {
		if abs, err := filepath.Abs(file); err == nil && abs == output {
			return nil, 0, usageError("%s is the folder that is read; name another one to write to", k.Output)
		}
	}
	add := func(file, below string) {
		below = strings.TrimSuffix(below, filepath.Ext(below)) + to.Endings[0]
		items = append(items, item{file: file, output: filepath.Join(k.Output, below)})
	}
	var files []string
	for _, file := range k.Files {
		if _, err := os.Stat(file); err == nil || !pattern(file) {
			files = append(files, file)
			continue
		}
		found, err := filepath.Glob(file)
		switch {
		case err != nil:
			return nil, 0, usageError("the pattern %s is not understood", file)
		case len(found) == 0:
			return nil, 0, usageError("no file is like %s", file)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		if info, err := os.Stat(file); err != nil || !info.IsDir() {
			add(file, filepath.Base(strings.TrimPrefix(file, "@")))
			continue
		}
		err := filepath.WalkDir(file, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if abs, err := filepath.Abs(path); err == nil && abs == output && d.IsDir() {
				return filepath.SkipDir // what is written is not read again
			}
			if !d.Type().IsRegular() {
				return nil
			}
			below, err := filepath.Rel(file, path)
			switch {
			case err != nil:
				return err
			case k.reads(path):
				add(path, below)
			default:
				other++
			}
			return nil
		})
		if err != nil {
			return nil, 0, err
		}
	}
	slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(a.file, b.file) })
	items = slices.Compact(items)
	first := map[string]string{}
	for i := range items {
		if taken, ok := first[items[i].output]; ok {
			items[i].taken = taken
		} else {
			first[items[i].output] = items[i].file
		}
	}
	return items, other, nil
}

// reads reports whether a file of a folder is to be converted: by its ending, which for
// text files must not be that of a file beside another one.
func (k *convertCmd) reads(path string) bool {
	ending := strings.ToLower(filepath.Ext(path))
	if k.From != "" {
		f, _ := data.Find(k.From)
		return slices.Contains(f.Endings, ending)
	}
	if _, ok := data.ByEnding(path, data.Format.Reads); !ok {
		return false
	}
	if ending != ".txt" {
		return true
	}
	for _, f := range data.Formats() {
		for _, e := range f.Endings {
			if e == ".txt" {
				continue
			}
			if _, err := os.Stat(strings.TrimSuffix(path, filepath.Ext(path)) + e); err == nil {
				return false
			}
		}
	}
	f, err := os.Open(path)
	if err != nil {
		return true // and told
	}
	defer f.Close()
	start := make([]byte, 4096)
	n, _ := f.Read(start)
	return data.Detect("", string(start[:n])).ID != "argdown"
}

// An outcome is what became of one of many files.
type outcome struct {
	*conversion
	output string
}

// one converts and writes one of many files.
func (k *convertCmd) one(c *console, i item, to data.Format) outcome {
	if i.taken != "" {
		return outcome{&conversion{file: i.file, err: fmt.Errorf("%s is what %s becomes; convert them into folders of their own", i.output, i.taken)}, i.output}
	}
	x := outcome{k.convert(c, i.file, to), i.output}
	if x.err != nil || x.refused != "" {
		return x
	}
	if over := k.overInput(x.conversion, i.output); over != "" {
		x.refused = fmt.Sprintf("%s is an input, and is not written over", over)
	}
	for _, target := range targets(i.output, x.written) {
		if _, err := os.Lstat(target); err == nil && x.refused == "" && !k.Force {
			x.refused = fmt.Sprintf("%s is there already; --force replaces it", target)
		}
	}
	if x.refused == "" {
		if x.err = os.MkdirAll(filepath.Dir(i.output), 0o777); x.err == nil {
			x.err = k.write(c, i.output, x.written)
		}
	}
	x.written = data.Written{}
	return x
}

// inOrder does n things, several at a time, and gives their results in order.
func inOrder[T any](n int, do func(i int) T) func(yield func(T) bool) {
	return func(yield func(T) bool) {
		workers := min(runtime.GOMAXPROCS(0), n)
		results := make([]chan T, n)
		for i := range results {
			results[i] = make(chan T, 1)
		}
		ahead := make(chan struct{}, 4*workers) // results that wait are few
		next, stop := make(chan int), make(chan struct{})
		var done sync.WaitGroup
		for range workers {
			done.Go(func() {
				for i := range next {
					results[i] <- do(i)
				}
			})
		}
		done.Go(func() {
			defer close(next)
			for i := range n {
				select {
				case ahead <- struct{}{}:
				case <-stop:
					return
				}
				next <- i
			}
		})
		for i := range results {
			if !yield(<-results[i]) {
				break
			}
			results[i] = nil
			<-ahead
		}
		close(stop)
		done.Wait()
	}
}

// many sums up what became of files.
type many struct {
	told              []any
	converted, broken int
	warnings          int
	lost              loss.List
}

// add tells what became of a file.
func (m *many) add(c *console, k *convertCmd, x outcome) {
	if x.err != nil {
		m.broken++
		fmt.Fprintf(c.err, "crux: %s: %s\n", x.file, x.err)
		m.told = append(m.told, map[string]any{"file": x.file, "error": x.err.Error()})
		return
	}
	least := diag.Error
	if k.Verbose {
		least = diag.Warning
	}
	c.tell(x.doc.Diagnostics, least, x.doc.TextOf)
	m.warnings += x.doc.Diagnostics.Count(diag.Warning)
	if k.Verbose {
		y := *x.conversion
		copied := *x.doc
		copied.Diagnostics = nil
		y.doc = &copied
		y.tell(c, true)
	}
	m.lost = append(m.lost, x.lost...)
	told := x.told(x.output)
	if x.refused != "" {
		if !x.broken {
			fmt.Fprintf(c.err, "crux: %s\n", x.refused)
		}
		told["error"] = x.refused
	} else {
		m.converted++
	}
	if x.refused != "" || x.broken {
		m.broken++
	}
	m.told = append(m.told, told)
}

// sum writes the summary.
func (m *many) sum(c *console, k *convertCmd, other int) {
	s := fmt.Sprintf("%s converted into %s", count(m.converted, "file"), k.Output)
	if m.broken > 0 {
		s += fmt.Sprintf("; %d broken or not written", m.broken)
	}
	if m.warnings > 0 && !k.Verbose {
		s += "; " + count(m.warnings, "warning") + ", which -v tells"
	}
	if other > 0 {
		s += "; " + count(other, "other file") + " left alone"
	}
	fmt.Fprintln(c.err, s)
	if counts := m.lost.Counts(); len(counts) > 0 {
		fmt.Fprintf(c.err, "lost: %s\n", lossCounts(counts))
	}
}

// told returns what is told of a file as JSON.
func (x *conversion) told(output string) map[string]any {
	losses := []any{}
	for _, l := range x.lost {
		told := map[string]any{"feature": l.Feature, "degraded": l.Degraded, "what": l.What}
		if at := l.At.Range.Start; at.Known() {
			told["line"], told["column"] = at.Line, at.Column
			told["file"] = cmp.Or(l.At.File, x.doc.Name)
		}
		losses = append(losses, told)
	}
	counts := []any{}
	for _, n := range x.lost.Counts() {
		counts = append(counts, map[string]any{"feature": n.Feature, "lost": n.Lost, "degraded": n.Degraded})
	}
	list := x.doc.Diagnostics
	if list == nil {
		list = diag.List{}
	}
	told := map[string]any{"file": x.doc.Name, "format": x.doc.Format.ID, "to": x.to.ID, "diagnostics": list, "losses": losses, "counts": counts}
	if x.refused == "" {
		told["output"] = output
	}
	return told
}
