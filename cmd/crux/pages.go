package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"crux/render"
)

// The files of a map that has several pages: map.svg, map-1.svg, map-2.svg …; and of one
// that is drawn once for each of several labellings: map.svg, map-2.svg, map-3.svg …

// pageFile returns the file of page n, counted from 0, or of labelling n; that of the
// first labelling is as that of page 0.
func pageFile(output string, n int) string {
	if n == 0 {
		return output
	}
	ext := filepath.Ext(output)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(output, ext), n, ext)
}

// keep reads the arrangement of an earlier picture.
func keep(file string) (*render.Kept, error) {
	f, err := open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	kept, err := render.ReadKept(f)
	if err != nil {
		return nil, &exitError{exitInput, fmt.Sprintf("--keep %s: %s", file, err)}
	}
	return kept, nil
}

// smallest returns the page with the smallest text.
func smallest(pages []*render.Picture) *render.Picture {
	least := pages[0]
	for _, p := range pages {
		if p.SmallestText < least.SmallestText {
			least = p
		}
	}
	return least
}

// writePages writes each page to its file; the second has the number second. A file that
// is no page of an earlier map of this name is not overwritten, and further pages that an
// earlier one had are removed.
func (c *console) writePages(output string, pages []*render.Picture, second int) error {
	if output == "" || output == "-" {
		return c.write(output, pages[0].Bytes)
	}
	file := func(n int) string {
		if n == 0 {
			return output
		}
		return pageFile(output, n+second-1)
	}
	for n := 1; n < len(pages); n++ {
		switch ours, err := isPage(file(n), output); {
		case err != nil:
			return err
		case !ours:
			return &exitError{exitInput, fmt.Sprintf("%s is no page of an earlier %s, so nothing was written; move it, name another file with -o, or draw one picture alone with --single or --labelling",
				file(n), filepath.Base(output))}
		}
	}
	for n := len(pages) - 1; n >= 0; n-- { // the first, which the others belong to, last
		if err := c.write(file(n), pages[n].Bytes); err != nil {
			return err
		}
	}
	return removePages(output, second, second+len(pages)-1)
}

// removePages removes the pages of an earlier map but for those from one number to
// before another.
func removePages(output string, from, to int) error {
	ext := filepath.Ext(output)
	base := strings.TrimSuffix(filepath.Base(output), ext) + "-"
	entries, err := os.ReadDir(filepath.Dir(output))
	if err != nil {
		return nil // nothing is known to remove
	}
	for _, e := range entries {
		number, ok := strings.CutPrefix(strings.TrimSuffix(e.Name(), ext), base)
		n, err := strconv.Atoi(number)
		if !ok || err != nil || n < 1 || from <= n && n < to || strconv.Itoa(n) != number || !e.Type().IsRegular() || filepath.Ext(e.Name()) != ext {
			continue
		}
		file := filepath.Join(filepath.Dir(output), e.Name())
		if ours, err := isPage(file, output); err == nil && ours {
			if err := os.Remove(file); err != nil {
				return err
			}
		}
	}
	return nil
}

// isPage reports whether a file is not there, or is a further page that crux wrote
// of a map in another file.
func isPage(file, output string) (bool, error) {
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	note := []byte(render.PageNote(filepath.Base(output)))
	return bytes.Contains(b[:min(len(b), 1<<20)], note), nil
}

// pagesTold tells how many pages there are, where it is more than one, and how
// large the text is of a map that must be on one.
func (c *console) pagesTold(name, output string, pages []*render.Picture, single bool) error {
	switch n := len(pages); {
	case single:
		_, err := fmt.Fprintf(c.err, "%s is on one page: its smallest text is %.1f pt\n", name, math.Floor(pages[0].SmallestText.Points()*10)/10)
		return err
	case n > 1:
		_, err := fmt.Fprintf(c.err, "%s has %d pages: %s to %s\n", name, n, output, pageFile(output, n-1))
		return err
	case pages[0].Pages > 1:
		_, err := fmt.Fprintf(c.err, "%s has %d pages\n", name, pages[0].Pages)
		return err
	}
	return nil
}

// labellingsTold tells how many labellings were drawn, and where.
func (c *console) labellingsTold(name, output string, pages []*render.Picture, labellings int) error {
	if len(pages) == 1 { // the pages of a PDF
		_, err := fmt.Fprintf(c.err, "%s has %d labellings, a page for each\n", name, labellings)
		return err
	}
	_, err := fmt.Fprintf(c.err, "%s has %d labellings: %s to %s\n", name, labellings, output, pageFile(output, labellings))
	return err
}
