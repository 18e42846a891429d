package main

import (
	"bufio"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"crux/graph/semantics/af"
)

// solveCmd answers a task of the solvers' competition (ICCMA). Its flags are the
// competition's.
type solveCmd struct {
	Task     string  `short:"p" placeholder:"TASK" help:"What to do: DC (is -a in some extension?), DS (in each?), SE (find one), EE (list all) or CE (count all), a hyphen, and the semantics: CO, PR, ST, SST, STG, ID or GR."`
	File     string  `short:"f" placeholder:"FILE" help:"The framework: a file in the format af, apx or tgf, or - for standard input."`
	Argument *string `short:"a" placeholder:"ARG" help:"The argument that DC and DS ask about: its number in af, its name in apx and tgf."`
	Format   string  `placeholder:"FORMAT" help:"The format of FILE, also written -fo FORMAT: af, apx or tgf; without it the ending of FILE decides, or else the contents."`
	Timeout  budget  `default:"60s" placeholder:"DURATION" help:"How long to search, as in 90, 90s or 20m; 0 is without end. When the time is over UNKNOWN is printed. Without it: ${default}."`
	Cap      int     `default:"1000" placeholder:"N" help:"How many extensions EE lists and CE counts at the most; 0 is without end. Without it: ${default}."`
	JSON     bool    `name:"json" help:"Print the answer as JSON."`
	Problems bool    `help:"Print all tasks and exit."`
	Formats  bool    `help:"Print all formats and exit."`
}

func (k *solveCmd) Run(c *console) error {
	switch {
	case k.Problems:
		return bracketed(c, tasks)
	case k.Formats:
		return bracketed(c, af.Formats())
	}
	t, err := k.task()
	if err != nil {
		return err
	}
	f, err := k.read(c)
	if err != nil {
		return err
	}
	s := solving{ctx: context.Background(), task: t, cap: k.Cap, framework: f}
	if t.asks() {
		i, ok := f.Find(*k.Argument)
		if !ok {
			return noArgument(f, k.name(), *k.Argument)
		}
		s.argument = i
	}
	a := answer{
		Task: t.String(), Semantics: t.semantics, File: k.name(),
		Arguments: f.Len(), Attacks: len(f.Attacks()),
		Argument: k.Argument, Status: "decided",
	}
	s.answer = &a
	if !k.JSON {
		s.out = bufio.NewWriter(c.out)
	}
	if k.Timeout > 0 {
		var cancel context.CancelFunc
		s.ctx, cancel = context.WithTimeout(s.ctx, time.Duration(k.Timeout))
		defer cancel()
	}
	s.system = f.System()
	if err := s.solve(); err != nil {
		return err
	}
	if k.JSON {
		if err := c.json(a); err != nil {
			return err
		}
	}
	switch {
	case a.Status == "timeout":
		fmt.Fprintf(c.err, "crux: undecided within %s; --timeout gives more time\n", k.Timeout)
	case a.CapReached:
		fmt.Fprintf(c.err, "crux: there are more than %d extensions; --cap gives more\n", k.Cap)
	}
	if a.NoExtension {
		fmt.Fprintf(c.err, "crux: no %s extension exists\n", t.semantics)
	}
	return nil
}

// bracketed prints values as competition solvers do: in brackets, with commas.
func bracketed[T any](c *console, values []T) error {
	var list []string
	for _, v := range values {
		list = append(list, fmt.Sprint(v))
	}
	_, err := fmt.Fprintf(c.out, "[%s]\n", strings.Join(list, ","))
	return err
}

// competitionFlags replaces the one flag of the competition that is more than a
// letter behind a single hyphen, -fo.
func competitionFlags(args []string) []string {
	if len(args) == 0 || args[0] != "solve" {
		return args
	}
	args = slices.Clone(args)
	for i, arg := range args {
		if format, ok := strings.CutPrefix(arg, "-fo"); ok && (format == "" || format[0] == '=') {
			args[i] = "--format" + format
		}
	}
	return args
}

// A budget is a time to search: a duration, or a number of seconds; 0 is without
// end.
type budget time.Duration

func (b *budget) UnmarshalText(text []byte) error {
	d, err := time.ParseDuration(string(text))
	if seconds, numErr := strconv.ParseFloat(string(text), 64); numErr == nil && seconds >= 0 && seconds < 1e9 {
		d, err = time.Duration(seconds*float64(time.Second)), nil
		if d == 0 && seconds > 0 {
			d = 1 // 0 would be without end
		}
	}
	if err != nil || d < 0 {
		return fmt.Errorf("%q is no duration; write one as in 90, 90s or 20m", text)
	}
	*b = budget(d)
	return nil
}

func (b budget) String() string {
	if d := time.Duration(b); d%time.Second == 0 {
		return fmt.Sprintf("%d s", d/time.Second)
	}
	return time.Duration(b).String()
}
