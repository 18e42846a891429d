package main

import (
	"fmt"
	"github.com/rivo/uniseg"
	"strconv"
	"strings"

	"crux/graph"
	"crux/graph/semantics"
	"crux/graph/semantics/gradual"
)

// evalCmd tells which claims stand.
type evalCmd struct {
	File      string `arg:"" help:"An Argdown file, - for standard input, or @name for a reading that comes with crux."`
	Semantics string `placeholder:"SEMANTICS" default:"grounded" help:"Which labellings count: grounded (the default: what stands whoever is right elsewhere), complete, preferred, stable, semi-stable, ideal or stage."`
	Cap       int    `placeholder:"N" default:"100" help:"How many labellings are listed at the most; 100 without it."`
	JSON      bool   `name:"json" help:"Write the verdicts, with labellings that prove them, as JSON."`
	strengthFlags
	judgeFlags
	timeFlags
	inputFlags
}

// An evaluation is what is told of a document.
type evaluation struct {
	File      string `json:"file"`
	Semantics string `json:"semantics"`
	// Status is "decided", or "timeout" where the time was over before.
	Status string `json:"status"`
	// Labellings are those that were found, Count of them; where Capped is set there are
	// more, or may be if the time was over. Behind the first Count are further ones that
	// claims refer to.
	Labellings []labelled      `json:"labellings"`
	Count      int             `json:"count"`
	Capped     bool            `json:"capped"`
	Claims     []claimVerdict  `json:"claims"`
	Strength   strengthSummary `json:"strength"`
	Notes      []string        `json:"notes"`
}

// labelled is a labelling by the numbers of claims.
type labelled struct {
	In        []string `json:"in"`
	Out       []string `json:"out"`
	Undecided []string `json:"undecided"`
}

// A claimVerdict is what is told of a claim or sketch.
type claimVerdict struct {
	Number string `json:"number"`
	Title  string `json:"title,omitempty"`
	Text   string `json:"text"`
	// Verdict is in, out or undecided where all labellings agree; "in-some" where it stands
	// in some and not in others, "never-in" where it stands in none and these differ,
	// and "open" where the time was over.
	Verdict string `json:"verdict"`
	// InSome and InAll are null where the time was over.
	InSome *bool `json:"in_some"`
	InAll  *bool `json:"in_all"`
	// Witness and Counter are places in Labellings, from 0, where it stands and where it
	// does not; null where there is none.
	Witness  *int    `json:"witness"`
	Counter  *int    `json:"counter"`
	Grounded string  `json:"grounded"` // the grounded verdict, which needs no search
	Step     int     `json:"step,omitempty"`
	Why      string  `json:"why"`
	Strength float64 `json:"strength"`
	Base     float64 `json:"base"`

	node graph.Node
}

// strengthSummary says how strengths were found.
type strengthSummary struct {
	Semantics string  `json:"semantics"`
	Method    string  `json:"method"`
	Acyclic   bool    `json:"acyclic"`
	Converged bool    `json:"converged"`
	Residual  float64 `json:"residual"`
	Steps     int     `json:"steps"`
}

func (e *evalCmd) Run(c *console) error {
	s, near, ok := semantics.Parse(e.Semantics)
	switch {
	case !ok:
		return unknown("semantics", e.Semantics, near, semantics.All)
	case e.Cap < 1:
		return usageError("--cap %d: give a number of labellings, 1 or more", e.Cap)
	}
	how, err := e.read()
	if err != nil {
		return err
	}
	ctx, cancel, err := e.context()
	if err != nil {
		return err
	}
	defer cancel()
	j, err := c.judge(e.File, e.inputFlags, e.judgeFlags)
	if err != nil {
		return err
	}
	strengths, err := j.strengths(how)
	if err != nil {
		return err
	}
	found, err := j.labellings(ctx, s, e.Cap)
	if err != nil {
		return err
	}
	count, capped := len(found.list), found.capped || found.timeout
	if err := j.decide(ctx, found); err != nil {
		return err
	}
	v := j.evaluation(found, strengths, how)
	v.Count, v.Capped = count, capped
	if e.JSON {
		return c.json(v)
	}
	return c.write("-", []byte(j.table(v, found, e.Timeout.String())))
}

// evaluation puts together what is told of a document.
func (j *judged) evaluation(found *labellings, strengths *gradual.Result, how gradual.Options) evaluation {
	v := evaluation{File: j.Name, Semantics: string(found.semantics), Status: "decided", Labellings: []labelled{}, Notes: j.without(),
		Strength: strengthSummary{how.Semantics.String(), strengths.Method.String(), strengths.Acyclic, strengths.Converged, significant(strengths.Residual), strengths.Steps}}
	if found.timeout {
		v.Status = "timeout"
	}
	v.Notes = append(v.Notes, unheard(strengths)...)
	if len(v.Notes) == 0 {
		v.Notes = []string{}
	}
	for _, l := range found.list {
		one := labelled{[]string{}, []string{}, []string{}}
		for _, n := range j.claims() {
			list := map[semantics.Label]*[]string{semantics.In: &one.In, semantics.Out: &one.Out, semantics.Undecided: &one.Undecided}[l.Of(n)]
			*list = append(*list, j.outline.Number(n))
		}
		v.Labellings = append(v.Labellings, one)
	}
	for _, n := range j.claims() {
		v.Claims = append(v.Claims, j.verdict(n, found, strengths))
	}
	return v
}

// verdict puts together what is told of a claim or sketch.
func (j *judged) verdict(n graph.Node, found *labellings, strengths *gradual.Result) claimVerdict {
	v := claimVerdict{Number: j.outline.Number(n), Grounded: found.grounded.Of(n).String(), Strength: decimal(strengths.Strength(n)), Base: decimal(strengths.Base(n)), node: n}
	v.Title, v.Text = said(n)
	for i, l := range found.list {
		in := l.Of(n) == semantics.In
		if in && v.Witness == nil {
			v.Witness = &i
		}
		if !in && v.Counter == nil {
			v.Counter = &i
		}
	}
	// Of stable labellings there may be none.
	decided, sure := found.decided(n), found.semantics != semantics.Stable
	yes, no := true, false
	switch {
	case v.Witness != nil || sure && decided == semantics.In:
		v.InSome = &yes
	case !found.timeout || decided == semantics.Out:
		v.InSome = &no
	}
	switch {
	case v.Counter != nil || sure && decided == semantics.Out:
		v.InAll = &no
	case !found.timeout && len(found.list) > 0 || sure && decided == semantics.In:
		v.InAll = &yes
	}
	switch {
	case len(found.list) == 0 && !found.timeout:
		v.Verdict = "none" // there is no labelling
		return v
	case v.InSome == nil || v.InAll == nil:
		v.Verdict = "open"
	case *v.InAll:
		v.Verdict = semantics.In.String()
	case *v.InSome:
		v.Verdict = "in-some"
	case decided == semantics.Out || len(found.where(n, semantics.Out)) == len(found.list):
		v.Verdict = semantics.Out.String()
	case len(found.where(n, semantics.Undecided)) == len(found.list):
		v.Verdict = semantics.Undecided.String()
	default:
		v.Verdict = "never-in"
	}
	// Where the grounded labelling decides, its reasons are the best: they start at what
	// needs none.
	l := found.grounded
	switch {
	case decided != semantics.Undecided:
	case v.Witness != nil:
		l = found.list[*v.Witness]
	case v.Counter != nil:
		l = found.list[*v.Counter]
	}
	v.Step, v.Why = l.Step(n), j.c.Tell(l, j.outline).Why(n)
	return v
}

// table returns an evaluation as a table.
func (j *judged) table(v evaluation, found *labellings, timeout string) string {
	var s strings.Builder
	s.WriteString(hang("", j.headline(v, found, timeout)) + "\n")
	if len(v.Labellings) == 0 && !found.timeout {
		return s.String()
	}
	rows := [][]string{{"claim", "verdict", "strength", "step", "why"}}
	for _, c := range v.Claims {
		step := ""
		if c.Step > 0 {
			step = strconv.Itoa(c.Step)
		}
		// That nothing speaks against a claim goes without saying where there is much to say.
		why := strings.TrimSuffix(c.Why, ". Nothing speaks against it")
		if len(v.Labellings) > 1 && c.Witness != nil && c.Counter != nil {
			why = fmt.Sprintf("in labelling %d %s", *c.Witness+1, why)
		}
		rows = append(rows, []string{shortened(j.title(c.node)), saidVerdict(c, v, found), strconv.FormatFloat(c.Strength, 'f', 2, 64), step, why})
	}
	widths := make([]int, 4)
	for _, row := range rows {
		for i := range widths {
			widths[i] = max(widths[i], uniseg.StringWidth(row[i]))
		}
	}
	for _, row := range rows {
		lead := ""
		for i, w := range widths {
			pad := strings.Repeat(" ", w-uniseg.StringWidth(row[i]))
			if i >= 2 { // numbers
				lead += pad + row[i] + "  "
			} else {
				lead += row[i] + pad + "  "
			}
		}
		s.WriteString(hang(lead, row[4]))
	}
	if !v.Strength.Converged {
		s.WriteString("\n" + hang("", fmt.Sprintf("The strengths did not settle: after %d steps they still change by %.2g.", v.Strength.Steps, v.Strength.Residual)))
	}
	for i, note := range v.Notes {
		if i == 0 {
			s.WriteString("\n")
		}
		s.WriteString(hang("", note+"."))
	}
	return s.String()
}

// longestTitle is how many characters of a title the table has.
const longestTitle = 32

func shortened(title string) string {
	if r := []rune(title); len(r) > longestTitle {
		return strings.TrimRight(string(r[:longestTitle-1]), " ") + "…"
	}
	return title
}

// headline says in a sentence or two what becomes of the claims.
func (j *judged) headline(v evaluation, found *labellings, timeout string) string {
	counts := map[string]int{}
	for _, c := range v.Claims {
		counts[c.Verdict]++
	}
	name := strings.ToUpper(v.Semantics[:1]) + v.Semantics[1:]
	none := counts["out"] + counts["undecided"] + counts["never-in"]
	of := count(len(v.Claims), "claim")
	var said string
	switch {
	case found.timeout:
		said = fmt.Sprintf("%s: not decided within %s; --timeout gives it longer. Of %s %s in all labellings, %d in some and %d in none, and %s open. The reasons are those of the grounded labelling where no other is named.",
			name, timeout, of, verbed(counts["in"], "stands", "stand"), counts["in-some"], none, verbed(counts["open"], "is", "are"))
		return said + j.main(v)
	case len(found.list) == 0:
		return fmt.Sprintf("No %s labelling exists. --semantics semi-stable or grounded has one always.", v.Semantics)
	case v.Count == 1 && !v.Capped:
		if said = name + ": one labelling only, and of "; v.Semantics == string(semantics.Grounded) || v.Semantics == string(semantics.Ideal) {
			said = name + ": of "
		}
		return said + fmt.Sprintf("%s %s, %s and %s.%s", of, verbed(counts["in"], "stands", "stand"), verbed(counts["out"], "falls", "fall"),
			verbed(counts["undecided"], "is undecided", "are undecided"), j.main(v))
	case found.cut:
		said = fmt.Sprintf("%s: %s or more; the time of %s was over before all were found, and --timeout gives it longer.", name, counted(v.Count), timeout)
	case v.Capped:
		said = fmt.Sprintf("%s: more than %s, of which --cap lists more.", name, counted(v.Count))
	default:
		said = fmt.Sprintf("%s: %s.", name, counted(v.Count))
	}
	return said + fmt.Sprintf(" Of %s %s in all of them, %d in some and %d in none.", of, verbed(counts["in"], "stands", "stand"), counts["in-some"], none) + j.main(v)
}

// verbed returns a number with the verb that goes with it: "none stands", "3 stand".
func verbed(n int, one, more string) string {
	switch n {
	case 0:
		return "none " + one
	case 1:
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}

// mostMain is how many main claims the headline names.
const mostMain = 6

// main says what becomes of the main claims, where they are few.
func (j *judged) main(v evaluation) string {
	main := map[graph.Node]bool{}
	for _, m := range j.Graph.MainClaims() {
		main[m] = true
	}
	if len(main) == 0 || len(main) > mostMain {
		return ""
	}
	var verdicts []string // those that occur, the first first
	with := map[string][]string{}
	for _, c := range v.Claims {
		if main[c.node] {
			if with[c.Verdict] == nil {
				verdicts = append(verdicts, c.Verdict)
			}
			with[c.Verdict] = append(with[c.Verdict], c.Number)
		}
	}
	one := map[string]string{"in": "stands", "out": "falls", "undecided": "is undecided", "in-some": "stands in some", "never-in": "never stands", "open": "is open"}
	more := map[string]string{"in": "stand", "out": "fall", "undecided": "are undecided", "in-some": "stand in some", "never-in": "never stand", "open": "are open"}
	var said []string
	for _, verdict := range verdicts {
		numbers := with[verdict]
		if last := len(numbers) - 1; last > 0 {
			said = append(said, strings.Join(numbers[:last], ", ")+" and "+numbers[last]+" "+more[verdict])
		} else {
			said = append(said, numbers[0]+" "+one[verdict])
		}
	}
	switch {
	case len(main) == 1:
		return " The main claim " + said[0] + "."
	case len(said) == 1:
		return " The main claims " + said[0] + "."
	}
	return " Of the main claims, " + strings.Join(said, "; ") + "."
}

func counted(n int) string { return count(n, "labelling") }

// saidVerdict says the verdict on a claim.
func saidVerdict(c claimVerdict, v evaluation, found *labellings) string {
	several := len(v.Labellings) > 1 || v.Capped
	switch c.Verdict {
	case "in", "out", "undecided":
		word := map[string]string{"in": "stands", "out": "falls", "undecided": "undecided"}[c.Verdict]
		if several {
			return word + " in all"
		}
		return word
	case "in-some":
		if v.Capped {
			return "stands in some"
		}
		return fmt.Sprintf("stands in %s", numbered(found.where(c.node, semantics.In)))
	case "never-in":
		return "never stands"
	}
	return "open"
}

// numbered returns "1, 2 and 5", or how many there are where these are many.
func numbered(list []int) string {
	if len(list) > 4 {
		return fmt.Sprintf("%d labellings", len(list))
	}
	var s []string
	for _, n := range list {
		s = append(s, strconv.Itoa(n))
	}
	if len(s) == 1 {
		return s[0]
	}
	return strings.Join(s[:len(s)-1], ", ") + " and " + s[len(s)-1]
}
