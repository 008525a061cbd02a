package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// usage makes a complaint about arguments say where the usage is told, and refuses
// empty ones.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		err := wantFilled(cmd, args)
		if err == nil && check != nil {
			err = check(cmd, args)
		}
		if err != nil {
			return usageError(cmd, err)
		}
		return nil
	}
}

// noArgs refuses arguments.
func noArgs(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("unexpected argument %q", args[0])
	}
	return nil
}

// oneArg wants a single argument.
func oneArg(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("got %s: want %s", count(len(args), "argument"), operands(cmd))
	}
	return nil
}

// someArgs wants an argument, or more.
func someArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return oneArg(cmd, args)
	}
	return nil
}

// commandArg wants the name of a command, or nothing.
func commandArg(cmd *cobra.Command, args []string) error {
	var names []string
	for _, c := range cmd.Root().Commands() {
		names = append(names, c.Name())
	}
	if len(args) == 0 || slices.Contains(names, args[0]) {
		return nil
	}
	return fmt.Errorf("unknown command %q%s", args[0], offer(args[0], names))
}

// wantFilled refuses empty arguments and values, as a variable leaves them that is
// not set in a shell: taken as not given, something else would be read or written
// than was meant.
func wantFilled(cmd *cobra.Command, args []string) (err error) {
	if i := slices.IndexFunc(args, isBlank); i >= 0 {
		return fmt.Errorf("argument %d is empty: want %s", i+1, operands(cmd))
	}
	cmd.Flags().Visit(func(f *pflag.Flag) {
		values := []string{f.Value.String()}
		if list, ok := f.Value.(pflag.SliceValue); ok {
			values = list.GetSlice()
		}
		if err == nil && (len(values) == 0 || slices.ContainsFunc(values, isBlank)) {
			err = fmt.Errorf("--%s %q: want %s", f.Name, strings.Join(values, ","), wanted(f))
		}
	})
	return err
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }

// operands are the arguments of a command as its usage names them.
func operands(cmd *cobra.Command) string {
	_, names, _ := strings.Cut(cmd.Use, " ")
	return names
}

// flagError tells a fault of a flag in this program's words: what stands there, and
// what is wanted.
func flagError(cmd *cobra.Command, err error) error {
	var invalid *pflag.InvalidValueError
	var lacking *pflag.ValueRequiredError
	var unknown *pflag.NotExistError
	switch {
	case errors.As(err, &invalid):
		err = fmt.Errorf("--%s %q: want %s", invalid.GetFlag().Name, invalid.GetValue(), wanted(invalid.GetFlag()))
	case errors.As(err, &lacking):
		err = fmt.Errorf("--%s: want %s behind it", lacking.GetFlag().Name, wanted(lacking.GetFlag()))
	case errors.As(err, &unknown):
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		err = fmt.Errorf("%w%s", err, offer(unknown.GetSpecifiedName(), names))
	}
	return usageError(cmd, err)
}

// wanted says what a flag takes, in the word that its help has for it.
func wanted(f *pflag.Flag) string {
	name, _ := pflag.UnquoteUsage(f)
	if c, ok := f.Value.(*choice); ok {
		return c.alternatives()
	}
	switch f.Value.Type() {
	case "bool":
		return "true or false"
	case "int":
		return "a number of " + name
	case "duration":
		return "a time such as 30s"
	case "stringSlice":
		return name
	}
	if strings.ContainsRune("aeiou", rune(name[0])) {
		return "an " + name
	}
	return "a " + name
}

// usageError says where the usage is told.
func usageError(cmd *cobra.Command, err error) error {
	return fmt.Errorf("%w (see %s --help)", err, cmd.CommandPath())
}
