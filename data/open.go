package data

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"crux/data/argdown"
)

// This file is the one place where documents meet the file system.

// OpenOptions say what Open may read beside the file that it is given.
type OpenOptions struct {
	// IncludeRoot is the folder that includes must stay in; "" is that of the
	// file.
	IncludeRoot string
}

// Open reads a document from a file, with the files that it includes and the
// settings of an argdown.config.json in its folder. The error is for a file that
// could not be read at all.
func Open(path string, o OpenOptions) (*Document, error) {
	text, err := readFile(path)
	if err != nil {
		return nil, err
	}
	path = filepath.Clean(path) // as includes name it
	d := &Document{Name: path, Text: text, others: map[string]string{}}
	if err := d.settings(filepath.Join(filepath.Dir(path), argdown.SettingsFile)); err != nil {
		return nil, err
	}
	in := includes{root: o.IncludeRoot, texts: d.others}
	if in.root == "" {
		in.root = filepath.Dir(path)
	} else if info, err := os.Stat(in.root); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("there is no folder %s for includes to stay in", in.root)
	}
	d.options.Include = in.read
	d.decode()
	return d, nil
}

// settings reads the file of settings beside a document, if there is one.
func (d *Document) settings(path string) error {
	text, err := readFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	d.others[path] = text
	settings, list := argdown.Settings(path, text)
	d.Diagnostics = append(d.Diagnostics, list...)
	if settings != nil {
		d.options.Settings, d.options.SettingsFile = settings, path
	}
	return nil
}

// includes reads what a document includes, within one folder.
type includes struct {
	root  string
	texts map[string]string // by name, what has been read
}

func (in includes) read(from, path string) (name, text string, err error) {
	if strings.Contains(path, "://") {
		return "", "", fmt.Errorf("%s is an address, and only files are included", path)
	}
	path = filepath.Clean(filepath.FromSlash(path))
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(from), path)
	}
	inside, err := relative(in.root, path)
	if err != nil {
		return "", "", fmt.Errorf("%s is outside the folder %s; crux reads from another one with --include-root", path, in.root)
	}
	root, err := os.OpenRoot(in.root)
	if err != nil {
		return "", "", err
	}
	defer root.Close()
	info, err := root.Stat(inside) // a link out of the folder is refused
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", "", fmt.Errorf("there is no file %s", path)
	case err != nil && leadsOut(in.root, path):
		return "", "", fmt.Errorf("%s is a link that leads out of the folder %s; crux reads from another one with --include-root", path, in.root)
	case err != nil:
		return "", "", fmt.Errorf("%s cannot be read within the folder %s: %w", path, in.root, unwrap(err))
	}
	if !info.Mode().IsRegular() { // opening a pipe would wait for what comes
		return "", "", fmt.Errorf("%s is no file", path)
	}
	f, err := root.Open(inside)
	if err != nil {
		return "", "", fmt.Errorf("%s cannot be read within the folder %s: %w", path, in.root, unwrap(err))
	}
	defer f.Close()
	if text, err = readAll(path, f); err == nil {
		in.texts[path] = text
	}
	return path, text, err
}

// relative returns path relative to the folder root, an error if it is outside.
func relative(root, path string) (string, error) {
	for _, p := range []*string{&root, &path} {
		abs, err := filepath.Abs(*p)
		if err != nil {
			return "", err
		}
		*p = abs
	}
	inside, err := filepath.Rel(root, path)
	if err == nil && !filepath.IsLocal(inside) {
		err = fs.ErrInvalid
	}
	return inside, err
}

// unwrap returns what is wrong without the path that it is wrong with.
func unwrap(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	return err
}

// readFile reads a file that is no folder.
func readFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return "", fmt.Errorf("%s is a folder, not a file", path)
	}
	return readAll(path, f)
}

// leadsOut reports whether links on the way lead from a folder to something that
// is not in it.
func leadsOut(root, path string) bool {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist) // within the folder, it would have been said so
	}
	if root, err = filepath.EvalSymlinks(root); err != nil {
		return false
	}
	_, err = relative(root, real)
	return err != nil
}
