// Command crux draws arguments: the premises and conclusions of a text as a
// map, from a plain-text source.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/alecthomas/kong"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// The exit statuses.
const (
	exitOK    = 0 // an answer was given, also "no"
	exitInput = 1 // the input has errors
	exitUsage = 2 // the command line has
	exitIO    = 3 // something could not be read or written
)

// commands are all commands with their flags.
type commands struct {
	Map        mapCmd        `cmd:"" help:"Draw a map; without FILE, that of the essay that comes with crux."`
	New        newCmd        `cmd:"" help:"Write a first map of a few lines, to start from."`
	Check      checkCmd      `cmd:"" help:"Tell what is wrong with files, and what could be better."`
	Fmt        fmtCmd        `cmd:"" help:"Write files in one form, so that they differ only in what they say."`
	Outline    outlineCmd    `cmd:"" help:"Write a map as text."`
	Convert    convertCmd    `cmd:"" help:"Write a file in another format."`
	Eval       evalCmd       `cmd:"" help:"Tell which claims stand, how strongly, and why."`
	Explain    explainCmd    `cmd:"" help:"Tell why a claim stands or falls, what it hangs on, and what would change it."`
	Solve      solveCmd      `cmd:"" help:"Answer a task of the argumentation competition about an abstract framework."`
	Compare    compareCmd    `cmd:"" help:"Hold readings of the same text against each other."`
	Merge      mergeCmd      `cmd:"" help:"Write two readings as one file that says whose everything is."`
	Examples   examplesCmd   `cmd:"" help:"List the readings that come with crux, or print one."`
	Version    versionCmd    `cmd:"" help:"Print which crux this is."`
	Completion completionCmd `cmd:"" help:"Print a script that completes crux's commands in a shell."`
}

// console is where a command reads and writes.
type console struct {
	in       io.Reader
	out, err io.Writer
}

// exitError ends a command with a status. What it says goes to standard error
// unless it is "".
type exitError struct {
	status  int
	message string
}

func (e *exitError) Error() string { return e.message }

func usageError(format string, args ...any) error {
	return &exitError{exitUsage, fmt.Sprintf(format, args...)}
}

// run runs crux with the given arguments and returns the exit status.
func run(args []string, in io.Reader, out, err io.Writer) (status int) {
	type exit struct{ status int }
	defer func() {
		// Kong calls Exit after help; nothing may run after it.
		switch e := recover().(type) {
		case nil:
		case exit:
			status = e.status
		default:
			panic(e)
		}
	}()
	parser := newParser(kong.Writers(out, err), kong.Exit(func(status int) { panic(exit{status}) }))
	if len(args) == 0 {
		args = []string{"--help"}
	}
	ctx, parseErr := parser.Parse(optional(competitionFlags(args)))
	if parseErr != nil {
		fmt.Fprintf(err, "crux: %s\n", parseErr)
		fmt.Fprintf(err, "Try crux %s--help\n", command(args))
		return exitUsage
	}
	runErr := ctx.Run(&console{in, out, err}, parser)
	if runErr == nil {
		return exitOK
	}
	status, message := exitIO, runErr.Error()
	if e := (*exitError)(nil); errors.As(runErr, &e) {
		status, message = e.status, e.message
	}
	if message != "" {
		fmt.Fprintf(err, "crux: %s\n", message)
	}
	return status
}

// command returns the command that args start with and a space, or "".
func command(args []string) string {
	if len(args) > 0 && examples[args[0]] != "" {
		return args[0] + " "
	}
	return ""
}

// newParser returns the parser of the command line.
func newParser(options ...kong.Option) *kong.Kong {
	options = append(options,
		kong.Name("crux"),
		kong.Description("Draws an argument as a map: claims, reasons and objections."),
		kong.Help(help),
		kong.Vars{"formats": formatsHelp()},
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
	)
	return kong.Must(&commands{}, options...)
}

// examples start the help of each command, "" that of crux itself.
var examples = map[string]string{
	"": `crux new first.argdown                 a map of a few lines to start from
crux map first.argdown -o first.svg    draw it
crux map -o essay.svg                  draw the essay that comes with crux
crux check first.argdown               what is wrong, what could be better`,
	"map": `crux map -o essay.svg                  the essay that comes with crux
crux map debate.argdown -o debate.svg
crux map debate.argdown -o debate.png --dpi 300
crux map debate.argdown -o debate.pdf
crux map debate.argdown -o debate.dot  for Graphviz
crux map debate.argdown --level claims --focus "[Jobs]" --radius 2 -o jobs.svg
crux map debate.argdown --fold Rivals --without voice:Plato --labels both -o short.svg
crux map debate.argdown --level arguments --set group.groupDepth=1 -o debate.svg
crux map debate.argdown --theme print --width 16cm -o debate.svg
crux map debate.argdown --eval -o verdicts.svg
crux map debate.argdown --alt            one sentence for a report's alternative text
crux map - -f svg -o - < debate.argdown > debate.svg`,
	"new": `crux new first.argdown
crux new                               to standard output`,
	"check": `crux check debate.argdown
crux check @paris --source essay.txt   is each sentence of the text accounted for?
crux check --json *.argdown
crux check --explain no-text           what a code means, with an example`,
	"fmt": `crux fmt debate.argdown                to standard output
crux fmt -w *.argdown
crux fmt --check *.argdown             names those that are in another form
crux fmt --diff debate.argdown`,
	"outline": `crux outline @paris
crux outline debate.argdown -o debate.md
crux outline debate.argdown -o debate.html
crux outline debate.argdown -f plain`,
	"convert": `crux convert debate.argdown --to argdown-json -o debate.json
crux convert nodeset.json -o debate.argdown     from whatever format it is in
crux convert corpus --to json -o converted      a folder, into another one
crux convert debate.argdown --source essay.txt --to json -o debate.json`,
	"eval": `crux eval debate.argdown                 which claims stand, how strongly, and why
crux eval debate.argdown --deny Shops     what if the claim Shops were denied?
crux eval debate.argdown --semantics preferred
crux eval debate.argdown --standard preponderance
crux eval debate.argdown --json`,
	"explain": `crux explain debate.argdown               why its main claims stand or fall
crux explain debate.argdown Shops 1.2     why these claims do
crux explain debate.argdown --strength    and what makes them strong`,
	"solve": `crux solve -p DC-PR -f debate.apx -a a   is a in some preferred extension?
crux solve -p DS-ST -f debate.af -a 3    is 3 in each stable one?
crux solve -p SE-GR -f debate.tgf        the grounded extension
crux solve -p EE-PR -f debate.af --cap 20
crux solve -p CE-CO -f - -fo apx --json < debate.apx`,
	"compare": `crux compare mine.argdown hers.argdown
crux compare mine.argdown hers.argdown --source text.txt       with the figures that need the text
crux compare mine.argdown hers.argdown -o both.svg             both readings as one map
crux compare mine.argdown hers.argdown -o both.html            a report with the map
crux compare mine.argdown hers.argdown --ribbon -o beside.svg  side by side, the text between
crux compare mine.argdown hers.argdown his.argdown --all-pairs
crux compare mine.argdown hers.argdown --match-out pairs.txt   then edit pairs.txt, and
crux compare mine.argdown hers.argdown --match pairs.txt
crux compare mine.argdown hers.argdown --on Thesis --json`,
	"merge": `crux merge mine.argdown hers.argdown -o both.argdown
crux merge mine.argdown hers.argdown --match pairs.txt -o both.argdown
crux map both.argdown --only tag:both -o shared.svg     what both readings have`,
	"examples": `crux examples
crux examples @paris > paris.argdown`,
	"version": `crux version`,
	"completion": `source <(crux completion bash)
crux completion zsh > ~/.zfunc/_crux
crux completion fish > ~/.config/fish/completions/crux.fish`,
}

// help prints examples before what Kong prints.
func help(options kong.HelpOptions, ctx *kong.Context) error {
	name := ""
	if n := ctx.Selected(); n != nil {
		name = n.Name
	}
	if e := examples[name]; e != "" {
		fmt.Fprintf(ctx.Stdout, "Examples:\n  %s\n\n", strings.ReplaceAll(e, "\n", "\n  "))
	}
	return kong.DefaultHelpPrinter(options, ctx)
}
