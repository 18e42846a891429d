package main

import (
	"slices"
	"strings"

	"crux/graph/diag"
	"crux/graph/semantics/solver"
)

// A task is a question of the competition.
type task struct {
	kind      string // "DC", "DS", "SE", "EE", "CE"
	short     string // of the semantics: "PR"
	semantics solver.Semantics
}

func (t task) String() string { return t.kind + "-" + t.short }

// asks reports whether the task is about an argument.
func (t task) asks() bool { return t.kind == "DC" || t.kind == "DS" }

// tasks are all tasks.
var tasks = func() (list []task) {
	for _, kind := range []string{"DC", "DS", "SE", "EE", "CE"} {
		for _, s := range []struct {
			short     string
			semantics solver.Semantics
		}{
			{"CO", solver.Complete}, {"PR", solver.Preferred}, {"ST", solver.Stable}, {"SST", solver.SemiStable},
			{"STG", solver.Stage}, {"ID", solver.Ideal}, {"GR", solver.Grounded},
		} {
			list = append(list, task{kind, s.short, s.semantics})
		}
	}
	return list
}()

// task returns the task, and refuses flags that do not go with it.
func (k *solveCmd) task() (task, error) {
	if k.Task == "" {
		return task{}, usageError("which task? Name one with -p, as in -p DC-PR; crux solve --problems lists all")
	}
	i := slices.IndexFunc(tasks, func(t task) bool { return strings.EqualFold(t.String(), k.Task) })
	if i < 0 {
		var names []string
		for _, t := range tasks {
			names = append(names, t.String())
		}
		if near := diag.Nearest(k.Task, names); near != "" {
			return task{}, usageError("there is no task %s; did you mean %s?", k.Task, near)
		}
		return task{}, usageError("there is no task %s; crux solve --problems lists all", k.Task)
	}
	t := tasks[i]
	switch {
	case t.asks() && k.Argument == nil:
		return t, usageError("%s asks about an argument; name it with -a", t)
	case !t.asks() && k.Argument != nil:
		return t, usageError("%s asks about no argument; leave -a away, or ask with DC-%[2]s or DS-%[2]s", t, t.short)
	case k.Cap < 0:
		return t, usageError("--cap %d is no number of extensions", k.Cap)
	case k.File == "":
		return t, usageError("which framework? Name a file with -f, or - for standard input")
	}
	return t, nil
}
