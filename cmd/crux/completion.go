package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"crux/data/readings"
)

// completionCmd prints a script for a shell.
type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

func (s *completionCmd) Run(c *console, parser *kong.Kong) error {
	script := map[string]func([]*kong.Node) string{"bash": bash, "zsh": zsh, "fish": fish}[s.Shell]
	return c.write("-", []byte(script(parser.Model.Children)))
}

// flags returns the flags of a command as they are written.
func flags(command *kong.Node) []string {
	var list []string
	for _, f := range command.Flags {
		list = append(list, "--"+f.Name)
		if f.Short != 0 {
			list = append(list, "-"+string(f.Short))
		}
	}
	return append(list, "--help")
}

// names returns the readings as they are written.
func names() string {
	var list []string
	for _, n := range readings.Names() {
		list = append(list, "@"+n)
	}
	return strings.Join(list, " ")
}

func bash(commands []*kong.Node) string {
	var cases, all strings.Builder
	for _, c := range commands {
		all.WriteString(c.Name + " ")
		fmt.Fprintf(&cases, "    %s) flags=%q ;;\n", c.Name, strings.Join(flags(c), " "))
	}
	return fmt.Sprintf(`# bash completion for crux
_crux() {
  local cur=${COMP_WORDS[COMP_CWORD]} flags=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "%s--help" -- "$cur"))
    return
  fi
  case ${COMP_WORDS[1]} in
%s  esac
  case $cur in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$cur")) ;;
    @*) COMPREPLY=($(compgen -W "%s" -- "$cur")) ;;
    *) [ "${COMP_WORDS[1]}" = completion ] && COMPREPLY=($(compgen -W "bash zsh fish" -- "$cur")) || COMPREPLY=($(compgen -f -- "$cur")) ;;
  esac
}
complete -o filenames -F _crux crux
`, all.String(), cases.String(), names())
}

func zsh(commands []*kong.Node) string {
	var cases, all strings.Builder
	for _, c := range commands {
		fmt.Fprintf(&all, "    %s\n", shellQuote(c.Name+":"+c.Help))
		fmt.Fprintf(&cases, "    %s) compadd -- %s ;;\n", c.Name, strings.Join(flags(c), " "))
	}
	return fmt.Sprintf(`#compdef crux
_crux() {
  local -a commands
  commands=(
%s  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  if [[ $words[CURRENT] == -* ]]; then
    case $words[2] in
%s    esac
    return
  fi
  if [[ $words[2] == completion ]]; then
    compadd -- bash zsh fish
    return
  fi
  compadd -- %s
  _files
}
compdef _crux crux
`, all.String(), cases.String(), names())
}

func fish(commands []*kong.Node) string {
	var s strings.Builder
	s.WriteString("# fish completion for crux\n")
	for _, c := range commands {
		fmt.Fprintf(&s, "complete -c crux -n __fish_use_subcommand -f -a %s -d %s\n", c.Name, shellQuote(c.Help))
		on := fmt.Sprintf("-n '__fish_seen_subcommand_from %s'", c.Name)
		for _, f := range c.Flags {
			short := ""
			if f.Short != 0 {
				short = " -s " + string(f.Short)
			}
			value := " -r"
			if f.IsBool() {
				value = ""
			}
			fmt.Fprintf(&s, "complete -c crux %s -l %s%s%s -d %s\n", on, f.Name, short, value, shellQuote(f.Help))
		}
		if c.Name == "completion" {
			fmt.Fprintf(&s, "complete -c crux %s -f -a 'bash zsh fish'\n", on)
		} else {
			fmt.Fprintf(&s, "complete -c crux %s -a '%s'\n", on, names())
		}
	}
	return s.String()
}

// shellQuote puts s into single quotes.
func shellQuote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
