package data

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"crux/data/argdown"
)

// This file is the one place where documents meet the file system.

// Open reads a document from a file of fsys, with what belongs to it there: what it
// includes, the settings of an argdown.config.json in its folder, and files beside it
// that its format has. The format is found from the text first, then from the name.
// The error is for a file that could not be read at all.
func Open(fsys fs.FS, name string) (*Document, error) {
	return open(name, "", inFS{fsys})
}

// OpenOptions say how OpenFile reads.
type OpenOptions struct {
	// IncludeRoot is the folder that includes must stay in; "" is that of the
	// file.
	IncludeRoot string
	// Format is the id of the format of the file, "" to find it.
	Format string
}

// OpenFile reads a document from a file of the system as Open does.
func OpenFile(name string, o OpenOptions) (*Document, error) {
	root := o.IncludeRoot
	if root == "" {
		root = filepath.Dir(name)
	} else if info, err := os.Stat(root); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("there is no folder %s for includes to stay in", root)
	}
	return open(name, o.Format, inFolder{root})
}

func open(name, format string, in files) (*Document, error) {
	text, err := in.read(name)
	if err != nil {
		return nil, err
	}
	name = in.clean(name) // as includes name it
	d := &Document{Name: name, Text: text, files: in, others: map[string]string{}}
	if err := d.settings(in.beside(name, argdown.SettingsFile)); err != nil {
		return nil, err
	}
	d.options.Include = func(from, path string) (name, text string, err error) {
		if strings.Contains(path, "://") {
			return "", "", fmt.Errorf("%s is an address, and only files are included", path)
		}
		name, text, err = in.include(in.beside(from, path))
		if err == nil {
			d.others[name] = text
		}
		return name, text, err
	}
	return d, d.decode(format)
}

// settings reads the file of settings beside a document, if there is one.
func (d *Document) settings(name string) error {
	text, err := d.files.read(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	d.others[name] = text
	settings, list := argdown.Settings(name, text)
	d.Diagnostics = append(d.Diagnostics, list...)
	if settings != nil {
		d.options.Settings, d.options.SettingsFile = settings, name
	}
	return nil
}

// sibling reads the file beside d that has its name with another ending, such as
// ".txt". The error is fs.ErrNotExist, or one that wraps it, if there is none.
func (d *Document) sibling(ending string) (name, text string, err error) {
	name = strings.TrimSuffix(d.Name, path.Ext(d.Name)) + ending
	if d.files == nil {
		return name, "", fs.ErrNotExist
	}
	if text, err = d.files.read(name); err == nil {
		d.others[name] = text
	}
	return name, text, err
}

// files are where a document and what belongs to it are read from.
type files interface {
	// read reads the document itself or a file in its folder.
	read(name string) (string, error)
	// include reads a file that a document names, by its path.
	include(path string) (name, text string, err error)
	// beside returns the path of what a file calls path.
	beside(name, path string) string
	clean(name string) string
}

// inFS is a file system of any kind. What is in it may be read.
type inFS struct{ fs.FS }

func (in inFS) read(name string) (string, error) {
	f, err := in.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return "", fmt.Errorf("%s is a folder, not a file", name)
	}
	return readAll(name, f)
}

func (in inFS) include(path string) (name, text string, err error) {
	if !fs.ValidPath(path) {
		return "", "", fmt.Errorf("%s is outside the folder", path)
	}
	if info, err := fs.Stat(in, path); err == nil && !info.Mode().IsRegular() {
		return "", "", fmt.Errorf("%s is no file", path)
	}
	text, err = in.read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", "", fmt.Errorf("there is no file %s", path)
	}
	return path, text, err
}

func (in inFS) beside(name, file string) string { return path.Join(path.Dir(name), file) }

func (in inFS) clean(name string) string { return path.Clean(name) }

// inFolder is the system's files, of which includes are read in one folder.
type inFolder struct{ root string }

func (in inFolder) clean(name string) string { return filepath.Clean(name) }

func (in inFolder) beside(name, file string) string {
	file = filepath.Clean(filepath.FromSlash(file))
	if filepath.IsAbs(file) {
		return file
	}
	return filepath.Join(filepath.Dir(name), file)
}

func (in inFolder) include(path string) (name, text string, err error) {
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
	text, err = readAll(path, f)
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

// read reads a file that is no folder.
func (in inFolder) read(path string) (string, error) {
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
