package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// A progress is a bar on a terminal that shows how far a long run is. Anywhere else
// it is nothing.
type progress struct {
	out        io.Writer
	all, done  int
	from, last time.Time
	shown      bool
}

// newProgress returns a bar for so many steps, which appears once they take long.
func newProgress(out io.Writer, all int) *progress {
	p := &progress{out: out, all: all, from: time.Now()}
	if f, ok := out.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb" {
			return p
		}
	}
	p.out = nil
	return p
}

// step says that one more step is done.
func (p *progress) step() {
	p.done++
	now := time.Now()
	if p.out == nil || now.Sub(p.from) < 500*time.Millisecond || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	const width = 30
	full := width * p.done / p.all
	fmt.Fprintf(p.out, "\r[%s%s] %d of %d", strings.Repeat("#", full), strings.Repeat(".", width-full), p.done, p.all)
	p.last, p.shown = now, true
}

// clear takes the bar away, so that something else can be written.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprintf(p.out, "\r%s\r", strings.Repeat(" ", 60))
		p.shown = false
	}
}
