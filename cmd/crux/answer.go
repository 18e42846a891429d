package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"crux/graph/semantics/af"
	"crux/graph/semantics/solver"
)

// An answer is what is told of a task, as JSON.
type answer struct {
	Task      string           `json:"task"`
	Semantics solver.Semantics `json:"semantics"`
	File      string           `json:"file"`
	Arguments int              `json:"arguments"`
	Attacks   int              `json:"attacks"`
	Argument  *string          `json:"argument,omitempty"`
	// Status is "decided" or "timeout".
	Status string `json:"status"`
	// Answer is "YES", "NO" or "UNKNOWN" for DC and DS; for SE "NO" where
	// there is no extension.
	Answer  string    `json:"answer,omitempty"`
	Witness *[]string `json:"witness,omitempty"`
	// Extensions are those of EE, Count how many EE and CE found; both are the
	// whole truth only if the status is "decided" and the cap was not reached.
	Extensions *[][]string `json:"extensions,omitempty"`
	Count      *int        `json:"count,omitempty"`
	CapReached bool        `json:"cap_reached"`
	// NoExtension says that there is none, so that each argument is in all.
	NoExtension bool `json:"no_extension"`
}

// solving finds the answer to a task.
type solving struct {
	ctx       context.Context
	task      task
	cap       int
	framework *af.Framework
	system    *solver.System
	argument  int
	answer    *answer
	out       *bufio.Writer // nil where the answer is printed as JSON
}

// solve fills in the answer and prints it, each part as soon as it is known.
func (s *solving) solve() error {
	var err error
	switch s.task.kind {
	case "EE", "CE":
		err = s.enumerate()
	default:
		err = s.decide()
	}
	if !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	s.answer.Status = "timeout"
	if s.task.kind == "CE" {
		return s.print(fmt.Sprintf("at least %d", *s.answer.Count))
	}
	return s.print("UNKNOWN")
}

// decide answers DC, DS and SE.
func (s *solving) decide() error {
	var witness solver.Labels
	var err error
	found, none := "YES", "NO"
	switch s.task.kind {
	case "DC":
		witness, err = s.system.Credulous(s.ctx, s.task.semantics, s.argument)
	case "DS":
		witness, err = s.system.Sceptical(s.ctx, s.task.semantics, s.argument)
		found, none = "NO", "YES"
	case "SE":
		witness, err = s.system.Some(s.ctx, s.task.semantics)
		found = ""
		s.answer.NoExtension = witness == nil && err == nil
	}
	if err != nil {
		s.answer.Answer = "UNKNOWN"
		return err
	}
	s.answer.Answer = none
	if witness != nil {
		s.answer.Answer = found
	}
	if err := s.print(s.answer.Answer); err != nil {
		return err
	}
	if witness != nil {
		names := s.names(witness)
		s.answer.Witness = &names
		return s.print(extension(names))
	}
	if s.task.kind == "DS" && s.task.semantics == solver.Stable {
		// That no extension exists is worth knowing, but the answer is there.
		some, err := s.system.Some(s.ctx, solver.Stable)
		s.answer.NoExtension = some == nil && err == nil
	}
	return nil
}

// enumerate answers EE and CE.
func (s *solving) enumerate() error {
	a := s.answer
	a.Count = new(int)
	if s.task.kind == "EE" {
		a.Extensions = &[][]string{}
	}
	var printErr error
	err := s.system.Each(s.ctx, s.task.semantics, func(l solver.Labels) bool {
		if s.cap > 0 && *a.Count == s.cap {
			a.CapReached = true
			return false
		}
		*a.Count++
		if s.task.kind == "CE" {
			return true
		}
		names := s.names(l)
		if s.out == nil {
			*a.Extensions = append(*a.Extensions, names)
		}
		printErr = s.print(extension(names))
		return printErr == nil
	})
	err = errors.Join(printErr, err)
	if err == nil {
		a.NoExtension = *a.Count == 0
	}
	switch {
	case err != nil || s.task.kind == "EE":
		return err
	case a.CapReached:
		return s.print(fmt.Sprintf("at least %d", *a.Count))
	}
	return s.print(strconv.Itoa(*a.Count))
}

// print prints a line, unless it is "" or the answer is printed as JSON.
func (s *solving) print(line string) error {
	if s.out == nil || line == "" {
		return nil
	}
	s.out.WriteString(line)
	s.out.WriteByte('\n')
	return s.out.Flush()
}

// names returns the names of what is in.
func (s *solving) names(l solver.Labels) []string {
	names := []string{}
	for _, i := range l.In() {
		names = append(names, s.framework.Name(int(i)))
	}
	return names
}

// extension writes an extension as a line without its end.
func extension(names []string) string {
	var line strings.Builder
	line.WriteString("w")
	for _, name := range names {
		line.WriteByte(' ')
		line.WriteString(af.Written(name))
	}
	return line.String()
}
