package main

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/spf13/pflag"
)

// call is a line of a script that runs the program.
type call struct {
	args []string
	code int    // the exit code that the script wants
	said string // what the script wants on standard error
}

// Every flag has a script in which it works, and one in which it is refused with a
// message that names the flag or the value that it was given.
func TestEveryFlagHasAGoodAndABadCase(t *testing.T) {
	calls := scriptCalls(t)
	for _, cmd := range newRoot().Commands() {
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			good, bad := false, false
			for _, c := range calls[cmd.Name()] {
				value, given := c.value(f)
				if given && c.code != exitFault {
					good = true
				}
				if given && c.code == exitFault && (strings.Contains(c.said, "--"+f.Name) || value != "" && strings.Contains(c.said, value)) {
					bad = true
				}
			}
			if !good || !bad {
				t.Errorf("demarc %s --%s: a script has it working: %t, refused by its name: %t", cmd.Name(), f.Name, good, bad)
			}
		})
	}
}

// Every word that a flag can be is said in a script.
func TestEveryChoiceOfAFlagHasACase(t *testing.T) {
	calls := scriptCalls(t)
	for _, cmd := range newRoot().Commands() {
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			chosen, _ := f.Value.(*choice)
			if chosen == nil {
				return
			}
			for _, word := range chosen.words {
				if !slices.ContainsFunc(calls[cmd.Name()], func(c call) bool {
					value, given := c.value(f)
					return given && value == word && c.code != exitFault
				}) {
					t.Errorf("demarc %s --%s %s is in no script", cmd.Name(), f.Name, word)
				}
			}
		})
	}
}

// Every command has a script in which its arguments are refused.
func TestEveryCommandRefusesWrongArguments(t *testing.T) {
	calls := scriptCalls(t)
	for _, cmd := range newRoot().Commands() {
		if !slices.ContainsFunc(calls[cmd.Name()], func(c call) bool {
			return c.code == exitFault && (strings.Contains(c.said, "argument") || cmd.Name() == "help")
		}) {
			t.Errorf("demarc %s: no script has its arguments refused", cmd.Name())
		}
	}
}

// value is what a flag is given in a call, "" for one that stands alone, and whether
// it is there.
func (c call) value(f *pflag.Flag) (value string, given bool) {
	long := "--" + f.Name
	for i, arg := range c.args {
		if value, ok := strings.CutPrefix(arg, long+"="); ok {
			return value, true
		}
		if arg != long {
			continue
		}
		if i+1 < len(c.args) && f.NoOptDefVal == "" {
			value = c.args[i+1]
		}
		return value, true
	}
	return "", false
}

// scriptCalls lists the calls of all scripts by their command.
func scriptCalls(t *testing.T) map[string][]call {
	t.Helper()
	names, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	calls := map[string][]call{}
	for _, name := range names {
		script, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files := map[string]string{}
		for _, f := range script.Files {
			files[f.Name] = string(f.Data)
		}
		var last *call
		for line := range strings.Lines(string(script.Comment)) {
			words := strings.Fields(strings.NewReplacer("'", "", `\`, "").Replace(line))
			code := exitClean
			if len(words) > 2 && words[0] == "preview" {
				words = words[2:]
			}
			if len(words) > 2 && words[0] == "exits" {
				code, _ = strconv.Atoi(words[1])
				words = words[2:]
			}
			switch {
			case len(words) > 1 && words[0] == "demarc":
				calls[words[1]] = append(calls[words[1]], call{args: words[2:], code: code})
				last = &calls[words[1]][len(calls[words[1]])-1]
			case len(words) > 1 && words[0] == "stderr" && last != nil:
				last.said += strings.Join(words[1:], " ")
			case len(words) > 2 && words[0] == "cmp" && words[1] == "stderr" && last != nil:
				last.said += files[words[2]]
			}
		}
	}
	return calls
}
